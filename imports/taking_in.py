"""One file taken in: read, compared with what is here already, and put into the store as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from imports.blocks import DocumentSource
from imports.documents import Writer, is_json, read_file, read_meetings, source_of
from imports.report import FoundMeeting, to_plain
from locales import N_, Message, message
from store.file.sources import Origin, taken_from, taken_in
from store.file.store import Store
from store.verbs import sources


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one file.

    Attributes:
        found: the meetings in it.
        ids: the id of each, where they were taken in; empty where nothing was written.
        known: the ids of the meetings that were read from these very bytes before; then nothing is done.
        earlier: the ids of the meetings that were read from this file when something else was in it.
    """

    found: Sequence[FoundMeeting] = ()
    ids: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    earlier: tuple[int, ...] = ()


def here_already(path: str, taken: TakenIn) -> Message:
    """Return in words that the meetings of a file are known, the file called ``path``."""
    ids = ", ".join(map(str, taken.known))
    return message(N_("{path} is here already, as {ids}."), path=path, ids=ids)


def look(
    path: Path | None, data: bytes | None = None, writer: Writer | None = None
) -> Sequence[FoundMeeting]:
    """Return the meetings in a file and write nothing; takes and raises as :func:`take_in`."""
    source, data = _read(path, data)
    return read_meetings(data, source, writer)


def take_in(
    store: Store, path: Path | None, data: bytes | None = None, writer: Writer | None = None
) -> TakenIn:
    """Read a file and put its meetings into the store, all of them or none.

    Args:
        store: the open file.
        path: the document; None for bytes that come from elsewhere.
        data: those bytes.
        writer: how heldag writes a meeting, by which its own documents are told.

    Raises:
        StoreError: it cannot be read or written, or a meeting of the form ``heldag/1`` is here already.
    """
    source, data = _read(path, data)
    known = () if is_json(data, source) else tuple(taken_in(store, source.digest))
    if known:
        return TakenIn(known=known)
    found = read_meetings(data, source, writer)
    earlier = tuple(taken_from(store, source.path)) if source.path else ()
    ids = sources.take_in(store, [(one.minutes, _origin(source, one)) for one in found])
    return TakenIn(found, tuple(ids), earlier=earlier)


def _read(path: Path | None, data: bytes | None) -> tuple[DocumentSource, bytes]:
    if data is None and path is not None:
        return read_file(path)
    return source_of(data or b"", path), data or b""


def _origin(source: DocumentSource, found: FoundMeeting) -> Origin:
    return Origin(source.path, source.digest, found.container, to_plain(found.report))
