"""Records to rows and back. Lists and small records lie in a row as JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from store.cleaning import clean
from store.records import (
    Attachment,
    Entry,
    Group,
    GroupSet,
    Link,
    Meeting,
    Move,
    Named,
    NextMeeting,
    Part,
    Participant,
    Prompt,
    Row,
    Section,
    Signature,
    Vote,
)

TABLES: dict[str, type[Meeting] | type[Part]] = {
    "meeting": Meeting,
    "participant": Participant,
    "group_set": GroupSet,
    "group": Group,
    "section": Section,
    "prompt": Prompt,
    "row": Row,
    "entry": Entry,
    "signature": Signature,
    "attachment": Attachment,
}
"""The table of each record, parents before children."""

PARTS: tuple[str, ...] = tuple(TABLES)[1:]
"""The tables of what lies in a meeting."""

TABLE_OF: dict[type, str] = {record: table for table, record in TABLES.items()}
"""The record of each table, the other way round."""

_BOOLEANS = frozenset({"deleted", "given", "current", "appendix", "done"})


def _named(value: Any) -> list[list[str | None]]:
    return [[n.name, n.uid] for n in value]


def _read_named(value: Any) -> tuple[Named, ...]:
    return tuple(Named(name, uid) for name, uid in value)


_CODECS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    **dict.fromkeys(
        ("aliases", "roles", "instruction", "marks", "clauses", "cells", "paused"), (list, tuple)
    ),
    **dict.fromkeys(("members", "presenters", "owners"), (_named, _read_named)),
    "moves": (lambda v: [[m.section, m.way] for m in v], lambda v: tuple(Move(*m) for m in v)),
    "links": (lambda v: [[k.rel, k.uid] for k in v], lambda v: tuple(Link(*k) for k in v)),
    "vote": (lambda v: [v.for_, v.against, v.abstain], lambda v: Vote(*v)),
    "next": (
        lambda v: [v.date, v.starts, v.place, v.theme],
        lambda v: NextMeeting(*v),
    ),
}


def column(field: str) -> str:
    """Return the column of a record's field: ``from_`` is the column ``from``."""
    return field.rstrip("_")


_CODEC_DEFAULT: dict[str, object] = {"vote": None, "next": None}
_FIELDS = {
    table: tuple((f.name, column(f.name)) for f in fields(record))
    for table, record in TABLES.items()
}


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table that its record holds, in the record's order."""
    return tuple(col for _, col in _FIELDS[table])


def to_columns(values: Mapping[str, object]) -> dict[str, Any]:
    """Return field values as column values, every text cleaned."""
    return {column(field): _to_column(column(field), value) for field, value in values.items()}


def _to_column(name: str, value: Any) -> Any:
    if name in _CODECS:
        if not value:
            return None
        return to_json(_clean_all(_CODECS[name][0](value)))
    if isinstance(value, bool):
        return int(value)
    return clean(value) if isinstance(value, str) else value


def to_json(value: object) -> str:
    """Return ``value`` as compact JSON text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _clean_all(value: Any) -> Any:
    """Return nested lists with every text in them cleaned, before JSON hides controls as escapes."""
    if isinstance(value, (list, tuple)):
        return [_clean_all(item) for item in value]
    return clean(value) if isinstance(value, str) else value


def to_record(table: str, row: tuple[Any, ...]) -> Meeting | Part:
    """Return the record of a row whose values stand in the order of :func:`columns`."""
    values = {
        field: _from_column(col, value)
        for (field, col), value in zip(_FIELDS[table], row, strict=True)
    }
    return TABLES[table](**values)


def _from_column(name: str, value: Any) -> Any:
    if name in _CODECS:
        return _CODECS[name][1](json.loads(value)) if value else _CODEC_DEFAULT.get(name, ())
    return bool(value) if name in _BOOLEANS else value
