"""Documents looked at and taken in: the work of the import screen, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from exports import document
from imports.errors import ImportRefused
from imports.meant_files import files_of
from imports.taking_in import TakenIn, look, take_in
from locales import Message
from store.errors import StoreError
from store.file.named_files import path_of
from store.file.store import Store

LOOKED_AT = 20
"""So many documents are looked at before Enter; a folder may hold thousands."""

COUNTED = 10_000
"""So many documents are counted at most."""


NOTHING = TakenIn()
"""What becomes of a document that is refused."""


@dataclass(frozen=True, slots=True)
class HandledDocument:
    """One document that was looked at or taken in: what became of it, or why it was refused."""

    path: str
    outcome: TakenIn = NOTHING
    refused: Message | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What a path means: how many documents, and the first of them as they would come in."""

    count: int
    first: tuple[HandledDocument, ...]


def look_at(_: Store, text: str) -> Look | None:
    """Return what the path ``text`` means and what would come of it; for a thread, nothing is written."""
    if not text.strip():
        return None
    files = list(islice(files_of([path_of(text.strip())]), COUNTED))
    return Look(len(files), tuple(_handled(file, _looked) for file in files[:LOOKED_AT]))


def _looked(path: Path) -> TakenIn:
    return TakenIn(look(path, writer=document))


def bring_in(text: str, goes_on: Callable[[], bool], store: Store) -> Iterator[HandledDocument]:
    """Take in the documents that the path ``text`` means; for a thread.

    Each document is taken in as a whole. ``goes_on`` is asked before each whether there is to be another.
    """
    for file in files_of([path_of(text.strip())]):
        if not goes_on():
            return
        yield _handled(file, lambda path: take_in(store, path, writer=document))


def _handled(file: Path | ImportRefused, handle: Callable[[Path], TakenIn]) -> HandledDocument:
    """Return what becomes of what a path means, where it means a document that can be handled."""
    if not isinstance(file, Path):
        return HandledDocument("", refused=file.message)
    try:
        return HandledDocument(str(file), handle(file))
    except StoreError as error:
        return HandledDocument(str(file), refused=error.message)
