"""A person's own forms of exercises, which lie in a folder beside the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from locales import N_, Message, message
from store.file import forms
from tui import folders
from tui.failures import naming

if TYPE_CHECKING:
    from store.model.form import Problem


def use() -> None:
    """Have the forms in the standard place read too, when the first form is asked for."""
    folder = folders.forms()
    forms.use_folder(folder if _is_there(folder) else None)


def problems() -> tuple[Message, ...]:
    """Return the files there that are no forms, each with its line and the reason."""
    there = _is_there(folders.forms())
    return tuple(_in_words(problem) for problem in forms.problems()) if there else ()


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # the folder around it must not be looked into
        return False


def _in_words(problem: Problem) -> Message:
    if problem.line is None:
        return naming(problem.file, problem.reason)
    return message(
        N_("{path}:{line}: {reason}"),
        path=str(problem.file),
        line=problem.line,
        reason=problem.reason,
    )
