"""Documents read as an import reads them, and what came out in a form that tests can look at."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from imports.blocks import Document
from imports.containers import read_document
from imports.containers.lenient import as_meant
from imports.documents import read_file, source_of
from imports.recognise import recognise
from imports.report import FoundMeeting
from store.model.minutes import Minutes
from store.model.records import Entry, Participant, Section

WORD = re.compile(r"[^\W_]+")
_SALT = "heldag-import"
_NOT_TEXT = ("uid", "ord", "section", "row", "prompt", "speaker_uid", "group_set", "person")


def read(text: str, name: str = "notes.md") -> list[FoundMeeting]:
    """Return the meetings of a text, as if it lay in a file of that name."""
    return found_in(document_of(text, name))


def one(text: str, name: str = "notes.md") -> Minutes:
    """Return the only meeting of a text."""
    (found,) = read(text, name)
    return found.minutes


def document_of(text: str, name: str) -> Document:
    return read_document(text.encode(), source_of(text.encode(), Path("/nowhere") / name))


def read_path(path: Path) -> tuple[Document, list[FoundMeeting]]:
    source, data = read_file(path)
    document = read_document(data, source)
    return document, found_in(document)


def found_in(document: Document) -> list[FoundMeeting]:
    from dataclasses import replace

    return recognise(replace(document, blocks=tuple(as_meant(document.blocks))))


# What came out --------------------------------------------------------------------------------


def people(minutes: Minutes) -> dict[str, Participant]:
    return {person.name: person for person in minutes.participants}


def attendance(minutes: Minutes) -> dict[str, str | None]:
    return {person.name: person.attendance for person in minutes.participants}


def headings(minutes: Minutes) -> list[str | None]:
    return [section.heading for section in minutes.sections]


def kinds(minutes: Minutes) -> list[tuple[str, str]]:
    """Return the kind and text of every entry that readers see."""
    return [(e.kind, e.text) for e in minutes.all_entries() if e.kind != "internal"]


def of_kind(minutes: Minutes, kind: str) -> list[Entry]:
    return [entry for entry in minutes.all_entries() if entry.kind == kind]


def cells(minutes: Minutes, section: Section) -> dict[tuple[str | None, str | None], list[str]]:
    """Return the texts of each cell, by the row's label and the prompt's text."""
    found: dict[tuple[str | None, str | None], list[str]] = {}
    for entry in minutes.entries(section.uid):
        row, prompt = minutes.row(entry.row), minutes.prompt(entry.prompt)
        place = (row.label if row else None, prompt.text if prompt else None)
        found.setdefault(place, []).append(entry.text)
    return found


def exercise(minutes: Minutes, form: str) -> Section:
    (section,) = [section for section in minutes.sections if section.form == form]
    return section


# Words ----------------------------------------------------------------------------------------


def words_of(minutes: Minutes) -> set[str]:
    """Return every word that a meeting holds."""
    records = [minutes.meeting, *minutes.participants, *minutes.group_sets, *minutes.signatures]
    for section in minutes.sections:
        records += [section, *minutes.prompts(section.uid), *minutes.rows(section.uid)]
        records += minutes.entries(section.uid)
    return set(WORD.findall("\n".join(_texts(records)).casefold()))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NOT_TEXT:
                yield from _texts(getattr(value, field.name))


# Facts about real documents -------------------------------------------------------------------


def spelled(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s-]", " ", text.casefold()).split())


def hashed(text: str) -> str:
    """Return what stands for a name or title in ``tests/imports/expected``."""
    return hashlib.blake2b((_SALT + spelled(text)).encode(), digest_size=6).hexdigest()
