"""Plain data to records, field by field as their classes have them."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from imports.json_form.fields import Fields, refusal
from locales import N_, message
from store.model.fields import INWARD, RecordField, fields_of
from store.model.records import Clock, Day, Pointer
from store.model.uids import new_uid

R = TypeVar("R")


class Records:
    """Makes the records of one document, and remembers which uids there are, and which are pointed at."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._uids: set[str] = set()
        self._pointers: list[tuple[str, str]] = []

    def part(self, record: type[R], fields: Fields, **given: object) -> R:
        """Return a record under the uid that an object has, or a new one; no two may have the same.

        Args:
            record: its class.
            fields: the object.
            given: values of its fields that do not stand so in the object.
        """
        uid = fields.text("uid") or new_uid()
        if uid in self._uids:
            raise fields.refusal("uid", message(N_("“{uid}” is there twice"), uid=uid))
        self._uids.add(uid)
        return self._record(record, fields, {"uid": uid, **given})

    def check_pointers(self) -> None:
        """Raise ImportRefused where something points at what is not there."""
        for path, uid in self._pointers:
            if uid not in self._uids:
                raise refusal(path, message(N_("nothing here has the uid “{uid}”"), uid=uid))

    def _record(self, record: type[R], fields: Fields, given: dict[str, Any]) -> R:
        for field in fields_of(record):
            if field.name not in given and field.key not in INWARD:
                value = self._value(fields, field)
                if value is not None:
                    given[field.name] = value
        return record(**given)

    def _value(self, fields: Fields, field: RecordField) -> object:
        """Return what stands in a field; None where nothing does, and the record may do without."""
        if field.is_record:
            return self._records(fields, field)
        if field.is_many:
            return fields.texts(field.key)
        if field.kind is bool:
            return fields.flag(field.key)
        found = self._number_or_text(fields, field)
        return field.empty if found is None and field.is_needed else found

    def _number_or_text(self, fields: Fields, field: RecordField) -> str | int | None:
        if field.kind is int:
            return fields.number(field.key)
        if field.words:
            return fields.word(field.key, field.words)
        if field.kind is Pointer:
            return self._pointer(fields, field.key)
        read = {Day: fields.day, Clock: fields.clock}.get(field.kind, fields.text)
        return read(field.key)

    def _pointer(self, fields: Fields, key: str) -> str | None:
        uid = fields.text(key)
        if uid is not None:
            self._pointers.append((fields.at(key), uid))
        return uid

    def _records(self, fields: Fields, field: RecordField) -> object:
        kind = cast(Any, field.kind)
        if field.is_many:
            return tuple(self._record(kind, each, {}) for each in fields.objects(field.key))
        part = fields.part(field.key)
        return None if part is None else self._record(kind, part, {})
