"""The one place that turns an error into words for a person."""

from __future__ import annotations

from pathlib import Path

from locales import N_, Message, message
from store.errors import StoreError
from store.language.cleaning import clean, visible


def in_words(error: Exception) -> Message | None:
    """Return what to tell about ``error``; None for a fault in the program itself."""
    if isinstance(error, StoreError):
        return error.message
    if isinstance(error, OSError):
        from store.file.failures import reason_of  # with SQLite, which the help does not need

        told = reason_of(error)
        if error.filename is None:
            return message(N_("The system refused: {reason}."), reason=told)
        return message(N_("{path}: {reason}."), path=str(error.filename), reason=told)
    return None


def naming(path: Path, told: Message) -> Message:
    """Return ``told`` with the name of the file that it is about, unless it says it already."""
    if any(str(value) == str(path) for value in told.params.values()):
        return told
    return message(N_("{path}: {reason}"), path=str(path), reason=told)


def harmless(text: str) -> str:
    """Return ``text`` on one line with nothing in it that drives a terminal."""
    return visible(clean(text)).replace("\n", " ").replace("\t", " ")
