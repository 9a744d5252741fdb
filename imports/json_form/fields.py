"""Reading plain data field by field, with the path of each in the error when it is not what it should be."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import date

from imports.errors import ImportRefused
from locales import N_, Message, message
from store.language.cleaning import clean

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LARGEST = 2**31 - 1
_SHOWN = 40


class Fields:
    """One object of the document. Absent fields and null are the same; unknown fields are passed over.

    Every text is cleaned as the store would clean it.
    """

    __slots__ = ("_values", "path")

    def __init__(self, value: object, path: str = "") -> None:
        """Take an object and its path; raise ImportRefused where it is no object."""
        self.path = path
        if not isinstance(value, dict):
            raise refusal(
                path, message(N_("an object is expected, not {value}"), value=_short(value))
            )
        self._values: dict[str, object] = value

    def at(self, key: str) -> str:
        """Return the path of a field."""
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """Return whether something stands in a field."""
        return self._values.get(key) is not None

    def refusal(self, key: str, reason: Message) -> ImportRefused:
        """Return what to raise for a field."""
        return refusal(self.at(key), reason)

    def text(self, key: str) -> str | None:
        """Return a text, or None."""
        value = self._values.get(key)
        if value is None or isinstance(value, str):
            return None if value is None else clean(value)
        raise self.refusal(key, message(N_("a text is expected, not {value}"), value=_short(value)))

    def word(self, key: str, allowed: Collection[str], default: str | None = None) -> str | None:
        """Return one of the words in ``allowed``, or ``default`` where there is none."""
        value = self.text(key)
        if value is None:
            return default
        if value not in allowed:
            raise self.refusal(key, message(N_("{value} is not known here"), value=_short(value)))
        return value

    def day(self, key: str) -> str | None:
        """Return a date of the form ``2026-03-12``, or None."""
        value = self.text(key)
        if value is None or (_DAY.fullmatch(value) and _is_day(value)):
            return value
        raise self.refusal(
            key, message(N_("a date like 2026-03-12 is expected, not {value}"), value=_short(value))
        )

    def clock(self, key: str) -> str | None:
        """Return a time of the form ``09:00``, or None."""
        value = self.text(key)
        if value is None or _CLOCK.fullmatch(value):
            return value
        raise self.refusal(
            key, message(N_("a time like 09:00 is expected, not {value}"), value=_short(value))
        )

    def number(self, key: str, least: int = 0) -> int | None:
        """Return a whole number from ``least`` up, or None."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= _LARGEST:
            return value
        raise self.refusal(
            key,
            message(
                N_("a whole number from {least} is expected, not {value}"),
                least=least,
                value=_short(value),
            ),
        )

    def flag(self, key: str) -> bool:
        """Return true or false; false where there is none."""
        value = self._values.get(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        raise self.refusal(
            key, message(N_("true or false is expected, not {value}"), value=_short(value))
        )

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self._list(key)
        for number, value in enumerate(values):
            if not isinstance(value, str):
                raise self.refusal(
                    f"{key}[{number}]",
                    message(N_("a text is expected, not {value}"), value=_short(value)),
                )
        return tuple(clean(str(value)) for value in values)

    def part(self, key: str) -> Fields | None:
        """Return an object, or None."""
        value = self._values.get(key)
        return None if value is None else Fields(value, self.at(key))

    def objects(self, key: str) -> list[Fields]:
        """Return a list of objects."""
        return [Fields(v, f"{self.at(key)}[{n}]") for n, v in enumerate(self._list(key))]

    def _list(self, key: str) -> list[object]:
        value = self._values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refusal(
                key, message(N_("a list is expected, not {value}"), value=_short(value))
            )
        return value


def refusal(path: str, reason: Message) -> ImportRefused:
    """Return what to raise for what stands at ``path``; an empty path is the whole document."""
    where: Message | str = path or message(N_("The document"))
    return ImportRefused(message(N_("{path}: {reason}."), path=where, reason=reason))


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _short(value: object) -> str:
    """Return ``value`` as it stands in the document, cut to a few words."""
    if isinstance(value, str):
        shown = clean(value[:_SHOWN]).replace("\n", " ")
        return f"“{shown}…”" if len(value) > _SHOWN else f"“{shown}”"
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    return json.dumps(value, default=str)[:_SHOWN]
