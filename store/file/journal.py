"""What a window could not write into the database: in its own file, a line of JSON for each.

A change stands there, on the disk, before anybody is told that it waits. Its number is written into the
database in the transaction that carries it out, so that a change is known to be done by the database alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, TypeGuard

from locales import N_, message
from store.cleaning import clean, is_blank
from store.errors import DiskFull
from store.file.windows import GoneWindow, Window
from store.plain_data import NotUnderstood, read_json

Draft = tuple[str, str, str]
"""A half-typed text: the uid of the meeting, the field it is typed in, the text."""

NO_ROOM = message(N_("The disk is full or cannot be written."))


class Journal:
    """What waits in one window.

    Attributes:
        window: the uid of the window.
        waits: whether a change or a refused text lies in the file.
    """

    def __init__(self, window: Window) -> None:
        """Write into the file of ``window``, which may not be there yet."""
        self.window = window.uid
        self.waits = False
        self._window = window
        self._number = 0
        self._drafts: dict[tuple[str, str], str] = {}

    def change(self, data: Mapping[str, Any]) -> int | None:
        """Keep a change that waits, on the disk; return its number, or None where it cannot be kept."""
        self._number += 1
        if not self._write({"number": self._number, "change": data}):
            return None
        self.waits = True
        return self._number

    def refused(self, number: int, text: str, reason: str) -> bool:
        """Keep what of a change was refused, so that the text is not lost before its writer has it back.

        Returns:
            Whether it could be kept.
        """
        return self._write({"refused": number, "text": text, "reason": reason})

    def settled(self, number: int) -> None:
        """Keep that a refused text has gone back to its writer."""
        self._write({"settled": number})

    @property
    def drafts(self) -> list[Draft]:
        """The half-typed texts that the database does not have."""
        return [(*of, text) for of, text in self._drafts.items()]

    def draft(self, meeting: str, name: str, text: str | None) -> bool:
        """Keep a half-typed text that the database could not take; the newest of a field counts.

        It does not wait for the disk. An empty text is one that the database is to forget; None is one
        that it has by now.

        Returns:
            Whether it could be kept.
        """
        if text is not None and self._drafts.get((meeting, name)) == text:
            return True
        if text is not None:
            self._drafts[meeting, name] = text
        elif self._drafts.pop((meeting, name), None) is None:
            return True
        return self._write({"draft": [meeting, name, text]}, durable=False)

    def clear(self) -> None:
        """Forget the changes: all are carried out, and no refused text is kept any more."""
        self.waits = False
        drafts = ({"draft": draft} for draft in self.drafts)
        self._window.rewrite(b"".join(map(_line, drafts)))

    def close(self) -> None:
        """End the window; what still waits stays on the disk for the next one."""
        self._window.close(keep=self.waits or bool(self._drafts))

    def _write(self, record: Mapping[str, Any], *, durable: bool = True) -> bool:
        return self._window.append(_line(record), durable=durable)


def _line(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, separators=(",", ":")).encode() + b"\n"


@dataclass
class Kept:
    """What a journal holds.

    Attributes:
        changes: those that were to be carried out, by number, in their order.
        refused: text and reason of what was refused and not given back, by number.
        drafts: the half-typed texts, the newest of each field.
        damaged: what of it is no record, as text.
        aside: the numbers of those changes that wait for their meeting, whatever is done after them.
        last: the highest number that was ever given.
    """

    changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)
    last: int = 0

    def waiting(self, carried: int) -> dict[int, dict[str, Any]]:
        """Return the changes that wait where all up to ``carried``, but those set aside, are done."""
        changes = self.changes.items()
        return {n: change for n, change in changes if n > carried or n in self.aside}


def read(lines: Iterable[bytes]) -> Kept:
    """Read the lines of a journal; what is cut off or damaged is no record, but text all the same."""
    reader = _Reader()
    for line in lines:
        reader.read(line)
    return reader.kept()


class LeftJournal:
    """The journal of a window that is gone, for what of it cannot be carried out yet.

    The database knows one number of a journal, up to which all is done. A change that is not done while
    later ones are is set aside, and gets a number behind all others, with what else waits, before it is
    tried again.

    Attributes:
        kept: what it holds.
    """

    def __init__(self, gone: GoneWindow) -> None:
        """Read what a window has left."""
        self.kept = read(gone.lines)
        self._gone = gone

    def waiting(self, carried: int, is_here: Callable[[str], bool]) -> dict[int, dict[str, Any]]:
        """Return the changes that wait, in order; those set aside that still have to are among them.

        Args:
            carried: the number up to which all is done.
            is_here: whether the file has a meeting, its uid given.

        Raises:
            DiskFull: no new numbers can be given.
        """
        waiting = self.kept.waiting(carried)
        aside = self.kept.aside.intersection(waiting)
        if not any(is_here(str(waiting[number].get("meeting"))) for number in aside):
            return waiting
        behind = max(carried, self.kept.last) + 1
        self._write({"moved": {old: behind + i for i, old in enumerate(waiting)}})
        self.kept = read(self._gone.lines)
        return self.kept.waiting(carried)

    def set_aside(self, number: int) -> None:
        """Let a change wait on, although later ones are carried out; raise DiskFull where it cannot."""
        if number not in self.kept.aside:
            self._write({"aside": number})
            self.kept.aside.add(number)

    def dealt_with(self, unknown: Iterable[Draft]) -> None:
        """Keep that its refused and half-typed texts, but the ``unknown``, are where they belong."""
        for number in self.kept.refused:
            self._write({"settled": number})
        for meeting, name, _ in set(self.kept.drafts).difference(unknown):
            self._write({"draft": [meeting, name, None]})

    def _write(self, record: Mapping[str, Any]) -> None:
        if not self._gone.append(_line(record)):
            raise DiskFull(NO_ROOM)


_BEGINNING = re.compile(rb'\{"(?:number|refused|settled|draft|aside|moved)":')
_MOST_BEGINNINGS = 20
_LARGEST = 2**63 - 1


def _is_number(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 < value <= _LARGEST


class _Reader:
    """Takes in the records of a journal, one after the other."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._drafts: dict[tuple[str, str], str] = {}
        self._moved: dict[int, int] = {}

    def read(self, line: bytes) -> None:
        """Take a line in; where it is damaged, the whole record that may stand at its end."""
        for start in chain([0], islice(_beginnings(line), _MOST_BEGINNINGS)):
            if self._take(_value(line[start:])):
                break
        else:
            start = len(line)
        words = _readable(line[:start])
        if words:
            self._kept.damaged.append(words)

    def _take(self, record: object) -> bool:
        """Take a record in; return whether it is one."""
        kept = self._kept
        match record:
            case {"number": number, "change": dict(change)} if _is_number(number):
                return kept.changes.setdefault(number, change) == change
            case {"refused": number, "text": str(text), "reason": str(reason)} if _is_number(
                number
            ):
                kept.refused[number] = text, reason
            case {"settled": number} if _is_number(number):
                kept.refused.pop(number, None)
            case {"draft": [str(meeting), str(name), str(text)]}:
                self._drafts[meeting, name] = text
            case {"draft": [str(meeting), str(name), None]}:
                self._drafts.pop((meeting, name), None)
            case {"aside": number} if _is_number(number):
                kept.aside.add(number)
            case {"moved": dict(moved)} if all(map(_is_number, moved.values())):
                self._moved.update((new, int(old)) for old, new in moved.items() if old.isdigit())
            case _:
                return False
        return True

    def kept(self) -> Kept:
        """Return what was read."""
        kept = self._kept
        for new, old in sorted(self._moved.items()):  # its files are not read in the order of time
            if old in kept.changes:
                kept.changes[new] = kept.changes.pop(old)
        kept.last = max(
            (*kept.changes, *kept.refused, *self._moved, *self._moved.values()), default=0
        )
        kept.changes = dict(sorted(kept.changes.items()))
        kept.drafts = [(*of, text) for of, text in self._drafts.items()]
        return kept


def _beginnings(line: bytes) -> Iterator[int]:
    return (found.start() for found in _BEGINNING.finditer(line, 1))


def _value(line: bytes) -> object:
    try:
        return read_json(line.decode())
    except (ValueError, NotUnderstood):
        return None


_ESCAPED = re.compile(r"(?:\\u[0-9a-f]{4})+")
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]+")


def _readable(line: bytes) -> str:
    """Return what a person can read of a line; empty where that is nothing."""

    def unescaped(found: re.Match[str]) -> str:
        units = bytes.fromhex(found[0].replace("\\u", ""))
        return units.decode("utf-16-be", "replace")

    text = _ESCAPED.sub(unescaped, line.decode("utf-8", "replace"))
    text = clean(_NOT_TEXT.sub(" ", text)).strip()
    return "" if is_blank(text) else text


_JOURNALS: dict[str, Journal] = {}


def journal_of(window: Window) -> Journal:
    """Return the journal of a window of this process; the same for all its connections."""
    return _JOURNALS.setdefault(window.uid, Journal(window))
