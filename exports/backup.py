"""The backup of a meeting, as JSON beside its document: whose it is, and as new as the document.

It is first written when the meeting is closed, says when (``written``), and is written anew with each
document that goes to the same name. Both have the same stem, which is suggested to no other meeting.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from exports.contents import meeting_in
from exports.errors import NotWritten
from exports.json_form import to_json, to_text
from exports.targets import refuse_target
from exports.writing import write
from locales import N_, message
from store.model.minutes import Minutes


@dataclass(frozen=True, slots=True)
class Backup:
    """A meeting as JSON.

    Attributes:
        uid: the meeting.
        text: the form ``heldag/1``, with the moment at its end (``written``).
        moment: when the meeting was read, local time to the second.
    """

    uid: str
    text: str
    moment: datetime


def backup_of(minutes: Minutes) -> Backup:
    """Return a meeting as it is now."""
    moment = datetime.now().astimezone().replace(microsecond=0)
    text = to_text({**to_json(minutes), "written": moment.isoformat()})
    return Backup(minutes.meeting.uid, text, moment)


def json_beside(document: Path) -> Path:
    """Return where the JSON of a document lies."""
    return document.with_suffix(".json")


def own_name(path: Path, uid: str, taken: Collection[Path] = ()) -> Path:
    """Return ``path``, or the first of ``name-2``, ``name-3`` … that is no other meeting's.

    Args:
        path: where a document of the meeting would lie.
        uid: the meeting.
        taken: paths that are others' already, whatever lies there.
    """
    if not path.name:
        return path
    names = (path.with_stem(f"{path.stem}-{n}") if n > 1 else path for n in count(1))
    return next(name for name in names if name not in taken and _is_free(json_beside(name), uid))


def write_document(
    path: Path,
    text: str,
    backup: Backup | None,
    *,
    closing: bool = False,
    force: bool = False,
    make_folder: bool = False,
) -> tuple[Path, Path | None]:
    """Write a document in Markdown and, before it, the JSON beside it; return the path of each.

    Args:
        path: where the document is to lie.
        text: the document.
        backup: its meeting; None where it is made of several.
        closing: write JSON where there is none yet too; else only that of this meeting is written anew.
        force: replace a document that is there. JSON of this meeting is always replaced.
        make_folder: make the folder if it is missing.

    Raises:
        AlreadyThere: a document is there, and ``force`` is not given.
        NotWritten: it cannot be written, or what lies at either place is never replaced.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links
    beside = json_beside(path) if path.name else path
    own = backup is not None and meeting_in(beside) == backup.uid
    json = None
    if backup and (closing or own):
        refuse_target(path, "md", force=True)
        _refuse_others(path, beside, backup.uid)
        refuse_target(path, "md", force=force)  # before anything is written
        json = write(
            beside, backup.text, form="json", uid=backup.uid, force=own, make_folder=make_folder
        )
    return write(path, text, force=force, make_folder=make_folder), json


def _is_free(json: Path, uid: str) -> bool:
    """Return whether nothing lies at ``json`` but what is this meeting's own."""
    try:
        json.lstat()
    except (OSError, ValueError):
        return True
    return meeting_in(json) == uid


def _refuse_others(path: Path, beside: Path, uid: str) -> None:
    if not _is_free(beside, uid):
        raise NotWritten(
            message(
                N_("“{json}” is not this meeting's and is never replaced; “{free}” is free."),
                json=beside,
                free=own_name(path, uid),
            )
        )
