"""What may lie where a document is to go: consent replaces a document of the same format, and nothing else.

Not with any consent: a database, a file that ends otherwise than the format or holds anything else,
another meeting's JSON, and what is no ordinary file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exports.contents import is_meeting, is_text, meeting_of
from exports.errors import AlreadyThere, NotWritten
from locales import N_, message
from store.file.named_files import MissingFile, UnreadableFile, read_bytes
from store.file.recognising import is_database


@dataclass(frozen=True, slots=True)
class TargetForm:
    """A format as files know it.

    Attributes:
        name: what it is called.
        endings: how the names of its files end; the first is the usual one.
        tolerated: other endings that a new file may be given; one that is there is never replaced.
        holds: whether what a file holds could have been written in this format; else it is never replaced.
    """

    name: str
    endings: tuple[str, ...]
    tolerated: tuple[str, ...]
    holds: Callable[[bytes], bool]


FORMS = {
    "md": TargetForm("Markdown", (".md", ".markdown"), (".txt", ""), is_text),
    "json": TargetForm("JSON", (".json",), ("",), is_meeting),
}


def means_folder(text: str) -> bool:
    """Return whether a path as it was typed says by its end that it is a folder, whether there or not."""
    return text.strip().endswith(tuple(filter(None, (os.sep, os.altsep))))


def refuse_target(path: Path, form: str, *, force: bool, uid: str | None = None) -> None:
    """Raise where a document must not go to ``path``.

    Args:
        path: where it is to lie.
        form: its format, a key of :data:`FORMS`.
        force: whether a document that is there may be replaced.
        uid: the meeting, where the file is to be its JSON.

    Raises:
        AlreadyThere: a document is there, and ``force`` is not given.
        NotWritten: what is there is never replaced, or the name does not fit the format.
    """
    if is_database(path):
        raise NotWritten(
            message(N_("“{path}” belongs to a database and is never written over."), path=path)
        )
    try:
        state = path.lstat()
    except (OSError, ValueError):  # writing will say why, where it is more than a new name
        _refuse_new_name(path, FORMS[form])
        return
    data = _content(path)
    _refuse_other_ending(path, FORMS[form])
    if data is not None:
        _refuse_other_content(path, data, FORMS[form], uid)
    if not force:
        raise AlreadyThere(message(N_("“{path}” is there already."), path=path))
    if stat.S_ISREG(state.st_mode) and not state.st_mode & stat.S_IWUSR:
        raise NotWritten(message(N_("“{path}” is write-protected."), path=path))


def _content(path: Path) -> bytes | None:
    """Return what the file at ``path`` holds; None where it is a link to nothing."""
    try:
        return read_bytes(path)
    except MissingFile:
        return None
    except UnreadableFile as error:
        said = message(N_("{reason} It is never replaced."), reason=error.message)
        raise NotWritten(said) from error


def _refuse_other_ending(path: Path, form: TargetForm) -> None:
    if path.suffix.lower() not in form.endings:
        raise NotWritten(
            message(
                N_("“{path}” is there already and does not end in {ending}: it is never replaced."),
                path=path,
                ending=form.endings[0],
            )
        )


def _refuse_other_content(path: Path, data: bytes, form: TargetForm, uid: str | None) -> None:
    if not form.holds(data):
        raise NotWritten(
            message(
                N_("“{path}” is not {format} as heldag writes it and is never replaced."),
                path=path,
                format=form.name,
            )
        )
    if meeting_of(data) != uid:
        raise NotWritten(
            message(N_("“{path}” holds another meeting and is never replaced."), path=path)
        )


def _refuse_new_name(path: Path, form: TargetForm) -> None:
    if path.suffix.lower() not in (*form.endings, *form.tolerated):
        raise NotWritten(
            message(
                N_("“{path}” is to be {format}: let its name end in {ending}."),
                path=path,
                format=form.name,
                ending=form.endings[0],
            )
        )
