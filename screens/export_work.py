"""A document made ready and written: the work of the export screen, without a screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exports import document
from exports.checks import Check, check
from exports.json_form import to_json, to_text
from exports.writing import write
from store import reading
from store.store import Store


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that can be read and written.

    Attributes:
        text: the document.
        checks: what is missing or doubtful.
        backup: the meeting as JSON, where it is to be written beside the document.
    """

    text: str
    checks: tuple[Check, ...]
    backup: str | None


def prepare(
    path: Path, actor: str, meeting: int, profile: str, language: str, *, backup: bool
) -> Prepared:
    """Read a meeting with a connection of its own and make its document; for a thread.

    Raises:
        StoreError: the meeting cannot be read, or there is no such profile.
    """
    with Store.open(path, actor=actor, readonly=True) as store:
        minutes = reading.load(store, meeting)
    return Prepared(
        document(minutes, profile, language),
        tuple(check(minutes)),
        to_text(to_json(minutes)) if backup else None,
    )


def write_out(prepared: Prepared, path: Path, *, force: bool, make_folder: bool) -> Path:
    """Write the document, and its backup before it; return the document's path.

    Raises:
        AlreadyThere: one of the files is there, and ``force`` is not given.
        NotWritten: it cannot be written.
    """
    if prepared.backup is not None:
        beside = path.with_suffix(".json")
        write(beside, prepared.backup, force=force, make_folder=make_folder)
    return write(path, prepared.text, force=force, make_folder=make_folder)
