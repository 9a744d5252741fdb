"""Records to rows and back. Lists and small records lie in a row as JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar, cast

from locales import N_, message
from store.errors import Damaged
from store.language.cleaning import clean
from store.model.records import (
    Attachment,
    Dismissal,
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
    Reopening,
    Row,
    Section,
    Signature,
    Vote,
)

R = TypeVar("R")

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

_BOOLEANS = frozenset({"deleted", "given", "current", "appendix", "done", "own"})


def _named(value: Any) -> list[list[str | None]]:
    return [[n.name, n.uid] for n in value]


def _read_named(value: Any) -> tuple[Named, ...]:
    return tuple(Named(name, uid) for name, uid in value)


def _membership(value: Any) -> list[list[Any]]:
    return [
        [
            *(m.name, m.uid, m.standing, list(m.roles)),
            *(m.party, m.organisation, m.substitute_for, m.title),
        ]
        for m in value
    ]


def _read_membership(value: Any) -> tuple[Any, ...]:
    from store.model.shared_records import Member

    return tuple(Member(m[0], m[1], m[2], tuple(m[3]), *m[4:]) for m in value)


_CODECS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    **dict.fromkeys(
        ("aliases", "roles", "instruction", "marks", "clauses", "cells", "paused"), (list, tuple)
    ),
    "reopened": (
        lambda v: [[r.date, r.reason] for r in v],
        lambda v: tuple(Reopening(*r) for r in v),
    ),
    "dismissed": (
        lambda v: [[d.key, d.reason] for d in v],
        lambda v: tuple(Dismissal(*d) for d in v),
    ),
    **dict.fromkeys(("members", "presenters", "owners"), (_named, _read_named)),
    "moves": (lambda v: [[m.section, m.way] for m in v], lambda v: tuple(Move(*m) for m in v)),
    "links": (lambda v: [[k.rel, k.uid] for k in v], lambda v: tuple(Link(*k) for k in v)),
    "membership": (_membership, _read_membership),
    "phrases": (lambda v: [list(p) for p in v], lambda v: tuple(tuple(p) for p in v)),
    "vote": (lambda v: [v.for_, v.against, v.abstain], lambda v: Vote(*v)),
    "next": (
        lambda v: [v.date, v.starts, v.place, v.theme],
        lambda v: NextMeeting(*v),
    ),
}


@cache
def column(field: str) -> str:
    """Return the column of a record's field: ``from_`` is the column ``from``."""
    return field.rstrip("_")


_CODEC_DEFAULT: dict[str, object] = {"vote": None, "next": None}


@cache
def _fields(record: type) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, column(field.name)) for field in fields(record))


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table that its record holds, in the record's order."""
    return columns_of(TABLES[table])


def columns_of(record: type) -> tuple[str, ...]:
    """Return the columns that a kind of record holds, in its order."""
    return tuple(col for _, col in _fields(record))


def to_columns(values: Mapping[str, object]) -> dict[str, Any]:
    """Return field values as column values, every text cleaned."""
    return {column(field): _to_column(column(field), value) for field, value in values.items()}


def _to_column(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _CODECS:
        if not value:
            return None
        return to_json(_clean_all(_CODECS[name][0](value)))
    if isinstance(value, bool):
        return int(value)
    return clean(value) if isinstance(value, str) else value


def to_json(value: object) -> str:
    """Return ``value`` as compact JSON text."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _clean_all(value: Any) -> Any:
    """Return nested lists with every text in them cleaned, before JSON hides controls as escapes."""
    if isinstance(value, (list, tuple)):
        return [_clean_all(item) for item in value]
    return clean(value) if isinstance(value, str) else value


def to_record(table: str, row: tuple[Any, ...]) -> Meeting | Part:
    """Return the record of a row whose values stand in the order of :func:`columns`."""
    return record_of(TABLES[table], row)


def record_of(record: type[R], row: tuple[Any, ...]) -> R:
    """Return a record of a row whose values stand in the order of :func:`columns_of`.

    Raises:
        Damaged: the row holds what nobody has written there.
    """
    named = zip(_fields(cast("type", record)), row, strict=True)
    try:
        return record(**{field: _from_column(col, value) for (field, col), value in named})
    except (ValueError, TypeError, LookupError) as error:
        raise Damaged(message(N_("The file is damaged; not all of it can be read."))) from error


def of_columns(record: R, values: Mapping[str, Any]) -> R:
    """Return a record with columns, given as they lie in its table; what it does not hold is left out."""
    known = {col: field for field, col in _fields(cast("type", type(record)))}
    fields = {known[col]: _from_column(col, value) for col, value in values.items() if col in known}
    return cast(R, replace(cast(Any, record), **fields))


def _from_column(name: str, value: Any) -> Any:
    if name in _CODECS:
        return _CODECS[name][1](json.loads(value)) if value else _CODEC_DEFAULT.get(name, ())
    return bool(value) if name in _BOOLEANS else value
