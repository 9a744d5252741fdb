"""The fields of a record, read off its class: the one place where a record is spelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class RecordField:
    """One field of a record.

    Attributes:
        name: in the record: ``from_``.
        key: in rows and in the JSON form: ``from``.
        kind: what stands in it, or in each place of it: ``str``, ``int``, ``bool``, another record, a tuple
            of texts, or one of the annotated texts of :mod:`store.model.records`.
        words: the only words it may have; none where any may stand there.
        is_many: whether it is a tuple of any length of them.
        is_optional: whether it may be None.
        has_default: whether the record may be made without it.
    """

    name: str
    key: str
    kind: Any
    words: tuple[str, ...]
    is_many: bool
    is_optional: bool
    has_default: bool

    @property
    def is_needed(self) -> bool:
        """Whether there is no record without something in it."""
        return not (self.is_optional or self.has_default)

    @property
    def empty(self) -> str | int:
        """What is nothing in a field that is needed: no text, no number, the first word."""
        return self.words[0] if self.words else 0 if self.kind is int else ""

    @property
    def is_record(self) -> bool:
        """Whether a record stands in it, or in each place of it."""
        return is_dataclass(self.kind)


INWARD = frozenset({"id", "ord", "author", "person", "deleted", "rev"})
"""What a record has for the file alone; no document has it."""


def fields_of(record: type) -> tuple[RecordField, ...]:
    """Return the fields of a record class, in its order."""
    return _read_off(cast(Any, record))


@cache
def _read_off(record: Any) -> tuple[RecordField, ...]:
    hints = get_type_hints(record, include_extras=True)
    return tuple(
        _field(each.name, hints[each.name], has_default=each.default is not MISSING)
        for each in fields(record)
    )


def _field(name: str, hint: Any, *, has_default: bool) -> RecordField:
    of = _without_none(hint)
    is_many = get_origin(of) is tuple and get_args(of)[1:] == (...,)
    kind = get_args(of)[0] if is_many else of
    words = get_args(kind) if get_origin(kind) is Literal else ()
    of_words = str if words else kind
    return RecordField(
        name, name.rstrip("_"), of_words, words, is_many, of is not hint, has_default
    )


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, UnionType):
        return hint
    (kept,) = (each for each in get_args(hint) if each is not NoneType)
    return kept


def in_order(value: Any) -> Any:
    """Return the values of a record in its order, with the records in it the same way; all else as it is."""
    if is_dataclass(value) and not isinstance(value, type):
        return [in_order(getattr(value, each.name)) for each in fields(value)]
    if isinstance(value, (list, tuple)):
        return [in_order(each) for each in value]
    return value


def of_order(field: RecordField) -> Callable[[Any], Any] | None:
    """Return what makes a field's value of what :func:`in_order` made of it; None where it is the same."""
    one = _of_one(field.kind)
    if not field.is_many:
        return one
    return tuple if one is None else lambda values: tuple(map(one, values))


@cache
def _of_one(kind: Any) -> Callable[[Any], Any] | None:
    if not is_dataclass(kind):
        return tuple if get_origin(kind) is tuple else None
    record = cast("Callable[..., Any]", kind)
    readers = [of_order(field) for field in fields_of(cast(Any, kind))]
    if not any(readers):
        return lambda values: record(*values)
    return lambda values: record(
        *(v if read is None else read(v) for read, v in zip(readers, values, strict=False))
    )
