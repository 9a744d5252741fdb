"""Documents looked at and taken in: the work of the import screen, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from exports import document
from imports.errors import ImportRefused
from imports.meant_files import files_of
from imports.report import FoundMeeting
from imports.taking_in import TakenIn, look, take_in
from locales import Message
from store.errors import StoreError
from store.file.named_files import path_of
from store.file.store import Store

LOOKED_AT = 20
"""So many documents are looked at before Enter; a folder may hold thousands."""

COUNTED = 10_000
"""So many documents are counted at most."""


@dataclass(frozen=True, slots=True)
class LookedAtDocument:
    """One document that was looked at: the meetings in it, or why it cannot be read."""

    path: str
    found: tuple[FoundMeeting, ...] = ()
    refused: Message | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What a path means: how many documents, and the first of them as they would come in."""

    count: int
    first: tuple[LookedAtDocument, ...]


NOTHING = TakenIn()
"""What becomes of a document that is refused."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one document."""

    path: str
    outcome: TakenIn = NOTHING
    refused: Message | None = None


def look_at(_: Store, text: str) -> Look | None:
    """Return what the path ``text`` means and what would come of it; for a thread, nothing is written."""
    if not text.strip():
        return None
    files = list(islice(files_of([path_of(text.strip())]), COUNTED))
    return Look(len(files), tuple(_look(file) for file in files[:LOOKED_AT]))


def _look(file: Path | ImportRefused) -> LookedAtDocument:
    if not isinstance(file, Path):
        return LookedAtDocument("", refused=file.message)
    try:
        return LookedAtDocument(str(file), tuple(look(file, document)))
    except StoreError as error:
        return LookedAtDocument(str(file), refused=error.message)


def bring_in(text: str, goes_on: Callable[[], bool], store: Store) -> Iterator[Taken]:
    """Take in the documents that the path ``text`` means; for a thread.

    Each document is taken in as a whole. ``goes_on`` is asked before each whether there is to be another.
    """
    for file in files_of([path_of(text.strip())]):
        if not goes_on():
            return
        if not isinstance(file, Path):
            yield Taken("", refused=file.message)
            continue
        try:
            yield Taken(str(file), take_in(store, file, writer=document))
        except StoreError as error:
            yield Taken(str(file), refused=error.message)
