"""Texts that could not be written: in a file that a person can read, each below the reason."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from locales import N_, message
from store.file.app_windows.side_folders import files_in, make_side_folder, side_folders
from store.file.private import NO_LINKS

HALF_TYPED = message(N_("Half-typed; its meeting is not in the file."))
"""The reason of a text that was not even entered."""

_NAME = "not-written-"
_HEADING = rb"# \d{4}-\d\d-\d\d \d\d:\d\d \xc2\xb7 [^\n]*\n"


def keep_in_words(database: Path, text: str, reason: str) -> Path | None:
    """Add a text that could not be written, below the reason, to a file that a person can read.

    Returns:
        The file; None where nothing can be written anywhere.
    """
    at = datetime.now()
    heading = f"# {at:%Y-%m-%d %H:%M} · {' '.join(reason.split())}\n"
    for folder in side_folders(database):
        path = folder / f"{_NAME}{at:%Y-%m-%d}.txt"
        try:
            make_side_folder(folder)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | NO_LINKS, 0o600)
            with os.fdopen(handle, "ab") as file:
                file.write(_encoded(heading) + _encoded(text) + b"\n\n")
                file.flush()
                os.fsync(handle)
        except OSError:
            continue
        return path
    return None


def kept_in_words(database: Path, text: str) -> Path | None:
    """Return the file of :func:`keep_in_words` that has all of a text, and nothing else, below a reason.

    Returns:
        The file; None where none has it.
    """
    whole = rb"(?:\A|\n\n)%b%b\n\n(?=\Z|%b)" % (_HEADING, re.escape(_encoded(text)), _HEADING)
    for folder in side_folders(database):
        with suppress(OSError):
            for path in files_in(folder, ".txt"):
                if path.name.startswith(_NAME) and re.search(whole, path.read_bytes()):
                    return path
    return None


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
