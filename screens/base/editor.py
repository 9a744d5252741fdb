"""The person's own editor: it has the terminal while a file is edited in it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from locales import N_, Message, message
from store.file.failures import reason_of

_USUAL = ("notepad",) if os.name == "nt" else ("nano", "vi")
"""What is taken where the person has named none."""

_HELD = ("SIGINT", "SIGQUIT")
"""What ctrl+c and ctrl+\\ send to all that have the terminal: the editor answers, we wait for it."""

_STOPS = ("SIGTSTP", "SIGCONT")
"""What ctrl+z sends: the editor and we stop, and go on, together."""

_NO_EDITOR = message(N_("No editor is known: name one in the variable EDITOR."))
_NOT_READ = N_("The editor “{name}” cannot be read as a command: {reason}")
_NOT_STARTED = N_("The editor “{name}” could not be started: {reason}.")
_ENDED = N_("The editor ended with an error ({status}).")
_NO_TERMINAL = message(N_("No other program can have the terminal here."))


def editor_of(variables: Mapping[str, str]) -> list[str] | Message:
    """Return the editor that a person has named, as words of a command; why there is none in a Message."""
    named = variables.get("VISUAL", "").strip() or variables.get("EDITOR", "").strip()
    if not named:
        found = next(filter(shutil.which, _USUAL), None)
        return [found] if found else _NO_EDITOR
    try:
        return shlex.split(named, posix=os.name != "nt")
    except ValueError as error:
        return message(_NOT_READ, name=named, reason=str(error))


def edit_file(app: App[Any], path: Path) -> Message | None:
    """Let the editor have the terminal until it is done with a file; return what went wrong, if anything.

    No shell is in between: neither the editor's name nor the file's is read as a command.
    """
    editor = editor_of(os.environ)
    if isinstance(editor, Message):
        return editor
    try:
        with app.suspend():
            return _run(editor, path)  # nothing is raised in here: the screen would stay dead
    except SuspendNotSupported:
        return _NO_TERMINAL


def _run(editor: list[str], path: Path) -> Message | None:
    try:
        with _signals_for_the_editor():
            status = subprocess.run([*editor, str(path)], check=False).returncode  # noqa: S603
    except OSError as error:
        return message(_NOT_STARTED, name=Path(editor[0]).name, reason=reason_of(error))
    except ValueError as error:  # a NUL in the name
        return message(_NOT_READ, name=editor[0], reason=str(error))
    return message(_ENDED, status=status) if status else None


@contextmanager
def _signals_for_the_editor() -> Iterator[None]:
    """Let the keys that send signals mean what they mean in the editor, and end nothing here."""
    held = dict.fromkeys(_HELD, _wait) | dict.fromkeys(_STOPS, signal.SIG_DFL)
    known = {getattr(signal, name): how for name, how in held.items() if hasattr(signal, name)}
    before = {number: signal.signal(number, how) for number, how in known.items()}
    try:
        yield
    finally:
        for number, how in before.items():
            signal.signal(number, signal.SIG_DFL if how is None else how)


def _wait(*_: object) -> None:
    """Go on waiting for the editor."""
