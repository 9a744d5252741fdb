"""Records to rows and back. Lists and small records lie in a row as JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar, cast

from locales import N_, message
from store.errors import Damaged
from store.language.cleaning import clean
from store.model.fields import RecordField, fields_of, in_order, of_order
from store.model.records import (
    Attachment,
    Entry,
    Group,
    GroupSet,
    Meeting,
    Part,
    Participant,
    Prompt,
    Row,
    Section,
    Signature,
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


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table that its record holds, in the record's order."""
    return columns_of(TABLES[table])


def columns_of(record: type) -> tuple[str, ...]:
    """Return the columns that a kind of record holds, in its order."""
    return tuple(field.key for field in fields_of(record))


def to_columns(values: Mapping[str, object]) -> dict[str, Any]:
    """Return field values as column values, every text cleaned."""
    return {name.rstrip("_"): _to_column(value) for name, value in values.items()}


def _to_column(value: object) -> Any:
    if value is None or value == ():
        return None
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, (bool, int, float)):
        return int(value) if isinstance(value, bool) else value
    return to_json(_clean_all(in_order(value)))


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
    try:
        named = zip(_readers(cast(Any, record)), row, strict=True)
        return record(
            **{name: value if read is None else read(value) for (name, _, read), value in named}
        )
    except (ValueError, TypeError, LookupError) as error:
        raise Damaged(message(N_("The file is damaged; not all of it can be read."))) from error


def of_columns(record: R, values: Mapping[str, Any]) -> R:
    """Return a record with columns, given as they lie in its table; what it does not hold is left out."""
    fields = {
        name: values[key] if read is None else read(values[key])
        for name, key, read in _readers(cast(Any, type(record)))
        if key in values
    }
    return cast(R, replace(cast(Any, record), **fields))


Read = Callable[[Any], Any]


@cache
def _readers(record: Any) -> tuple[tuple[str, str, Read | None], ...]:
    """Return name and column of each field, and what reads the column, where it is not the value itself."""
    return tuple((field.name, field.key, _reader(field)) for field in fields_of(record))


def _reader(field: RecordField) -> Read | None:
    if field.kind is bool:
        return bool
    made = of_order(field)
    if made is None:
        return None
    nothing = () if field.is_many else None
    return lambda value: made(json.loads(value)) if value else nothing
