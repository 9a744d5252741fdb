"""A person's own forms of exercises, which lie in a folder beside the settings."""

from __future__ import annotations

from pathlib import Path

from locales import N_, Message, message
from store import forms
from tui import folders
from tui.failures import naming


def use(folder: Path | None = None) -> tuple[Message, ...]:
    """Read the forms in ``folder`` (the standard place if None) from here on.

    Returns:
        The files that are no forms, each with its line and the reason.
    """
    folder = folder or folders.forms()
    there = _is_there(folder)
    forms.use_folder(folder if there else None)
    return tuple(_in_words(problem) for problem in forms.problems()) if there else ()


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # the folder around it must not be looked into
        return False


def _in_words(problem: forms.Problem) -> Message:
    if problem.line is None:
        return naming(problem.file, problem.reason)
    return message(
        N_("{path}:{line}: {reason}"),
        path=str(problem.file),
        line=problem.line,
        reason=problem.reason,
    )
