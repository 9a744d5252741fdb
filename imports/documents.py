"""A file to meetings: the whole way from the bytes to what is put into the store."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from imports.blocks import DocumentSource
from imports.containers import read_document
from imports.containers.lenient import as_meant
from imports.errors import ImportRefused
from imports.files import decode
from imports.own_markdown import read_own
from imports.recognise import recognise
from imports.report import FoundMeeting, report
from locales import N_, message
from store.file.named_files import read_bytes
from store.model.minutes import Minutes

LARGEST = 20 * 1024 * 1024
"""Bytes of a document. Minutes with pictures in the text are well under this."""

Writer = Callable[[Minutes, str, str], str]
"""Writes a meeting as heldag does, as the profile of this name and in this language, as Markdown."""

_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]")


def read_file(path: Path) -> tuple[DocumentSource, bytes]:
    """Return where a file is and what is in it; raise UnreadableFile where it cannot be read."""
    data = read_bytes(path, LARGEST)
    return source_of(data, path), data


def source_of(data: bytes, path: Path | None) -> DocumentSource:
    """Return where bytes come from; ``path`` is None for standard input."""
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    if path is None:
        return DocumentSource("-", digest=digest)
    whole = path.absolute()
    folders = tuple(folder.name for folder in whole.parents if folder.name)
    return DocumentSource(whole.name, str(whole), digest=digest, folders=folders)


def read_meetings(
    data: bytes, source: DocumentSource, writer: Writer | None = None
) -> Sequence[FoundMeeting]:
    """Return the meetings in a file, under no id yet; there is always at least one.

    Args:
        data: the bytes of the file.
        source: where they come from.
        writer: how heldag writes a meeting; with it, its own documents are read back as they were.

    Raises:
        ImportRefused: it cannot be read, or is no document.
    """
    if is_json(data, source):
        return [_from_json(data, source)]
    document = read_document(data, source)
    if not document.blocks and not document.front_text:
        raise ImportRefused(message(N_("There is nothing in “{path}”."), path=source.path or "-"))
    own = (
        read_own(document, writer, data)
        if writer and document.source.container == "markdown"
        else None
    )
    if own is not None:
        return [FoundMeeting(own, report(own, document.doubts))]
    meant = replace(document, blocks=tuple(as_meant(document.blocks)))
    return [_held(replace(one, container=document.source.container)) for one in recognise(meant)]


def is_json(data: bytes, source: DocumentSource) -> bool:
    """Return whether bytes are to be read as the form ``heldag/1``, by the name or by how they begin."""
    return source.name.lower().endswith(".json") or _JSON.match(data) is not None


def _from_json(data: bytes, source: DocumentSource) -> FoundMeeting:
    from imports.json_form import from_text

    minutes = from_text(decode(data, source.path or source.name))
    return FoundMeeting(minutes, report(minutes), "json")


def _held(found: FoundMeeting) -> FoundMeeting:
    """Return a meeting of the past as held: its document is there already."""
    head = found.minutes.meeting
    if head.status == "draft" and (head.date or "") <= date.today().isoformat():
        found.minutes.meeting = replace(head, status="held")
    return found
