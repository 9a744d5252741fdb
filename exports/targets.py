"""What may lie where a document is to go: consent replaces a document of the same format, and nothing else.

Not with any consent: a database, a file that ends otherwise than the format, another meeting's JSON, and
what is no ordinary file.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from exports.errors import AlreadyThere, NotWritten
from locales import N_, message
from store.file.recognising import beginning, is_database


@dataclass(frozen=True, slots=True)
class Form:
    """A format as files know it.

    Attributes:
        name: what it is called.
        endings: how the names of its files end; the first is the usual one.
        tolerated: other endings that a new file may be given; one that is there is never replaced.
    """

    name: str
    endings: tuple[str, ...]
    tolerated: tuple[str, ...]


FORMS = {
    "md": Form("Markdown", (".md", ".markdown"), (".txt", "")),
    "json": Form("JSON", (".json",), ("",)),
}

_HEAD = re.compile(rb'\s*\{\s*"format"\s*:\s*"heldag/\d+"\s*,\s*"uid"\s*:\s*"([^"\\]+)"')
_HEAD_SIZE = 400
"""Bytes in which a file of the form ``heldag/1`` says which meeting it holds."""


def means_folder(text: str) -> bool:
    """Return whether a path as it was typed says by its end that it is a folder, whether there or not."""
    return text.strip().endswith(tuple(filter(None, (os.sep, os.altsep))))


def meeting_in(path: Path) -> str | None:
    """Return the uid of the meeting that heldag has written to ``path`` as JSON; None where there is none."""
    head = _HEAD.match(beginning(path, _HEAD_SIZE))
    return head[1].decode("utf-8", "replace") if head else None


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
    _refuse_what_is_no_file(path, state)
    _refuse_other_format(path, FORMS[form])
    if uid and meeting_in(path) not in (uid, None):
        raise NotWritten(
            message(N_("“{path}” holds another meeting and is never replaced."), path=path)
        )
    if not force:
        raise AlreadyThere(message(N_("“{path}” is there already."), path=path))
    if stat.S_ISREG(state.st_mode) and not state.st_mode & stat.S_IWUSR:
        raise NotWritten(message(N_("“{path}” is write-protected."), path=path))


def _refuse_what_is_no_file(path: Path, state: os.stat_result) -> None:
    if stat.S_ISDIR(state.st_mode):
        raise NotWritten(message(N_("“{path}” is a folder."), path=path))
    if not (stat.S_ISREG(state.st_mode) or stat.S_ISLNK(state.st_mode)):
        raise NotWritten(message(N_("“{path}” is not an ordinary file."), path=path))


def _refuse_other_format(path: Path, form: Form) -> None:
    if path.suffix.lower() not in form.endings:
        raise NotWritten(
            message(
                N_("“{path}” is there already and does not end in {ending}: it is never replaced."),
                path=path,
                ending=form.endings[0],
            )
        )


def _refuse_new_name(path: Path, form: Form) -> None:
    if path.suffix.lower() not in (*form.endings, *form.tolerated):
        raise NotWritten(
            message(
                N_("“{path}” is to be {format}: let its name end in {ending}."),
                path=path,
                format=form.name,
                ending=form.endings[0],
            )
        )
