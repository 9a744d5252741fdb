"""When the program itself fails: a plain sentence for the person, a report without their words.

Textual's crash screen prints local variables, that is names and e-mails. The report holds only where
in the program it happened: types, files, functions and line numbers, no values and no messages.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path

from locales import N_, Message, message
from tui import folders

_KEPT = 20
"""So many reports are kept; the oldest go."""


def write_report(error: BaseException) -> Path | None:
    """Write a report of ``error`` for the owner alone (0600) and return it; None where that fails."""
    folder = folders.reports()
    name = f"crash-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(describe(error))
        for old in sorted(folder.glob("crash-*.txt"))[:-_KEPT]:
            old.unlink(missing_ok=True)
        return path
    return None


def describe(error: BaseException) -> str:
    """Return where ``error`` came from: no message, no source, no variable."""
    lines = [
        f"heldag {_version('heldag')}, textual {_version('textual')}, "
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        "",
    ]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__, limit=-60)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def in_words(path: Path | None) -> Message:
    """Return the sentence that the person reads."""
    if path is None:
        return message(
            N_(
                "heldag had to stop because of a fault in the program. What was said to be saved is on "
                "the disk."
            )
        )
    return message(
        N_(
            "heldag had to stop because of a fault in the program. What was said to be saved is on the "
            "disk. A report without your texts is in {path}"
        ),
        path=str(path),
    )


def report_threads() -> None:
    """Let an error in a thread leave a report instead of a traceback across the screen."""

    def hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            write_report(args.exc_value)

    threading.excepthook = hook


def _short(filename: str) -> str:
    """Return the end of a path: enough to find the line, nothing of whose computer it was."""
    path = Path(filename)
    for folder in sys.path:
        if folder and path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.name


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
