"""Reading what a window could not write into the database, when that window is gone.

:mod:`store.file.windows.journal` says what its lines are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, TypeGuard
from zlib import crc32

from store.errors import DiskFull
from store.file.windows.gone_windows import GoneWindow
from store.file.windows.journal import NO_ROOM, Draft, line_of
from store.language.cleaning import clean, is_blank
from store.model.plain_data import NotUnderstood, read_json


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
        serial: that of the half-typed texts.
    """

    changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)
    last: int = 0
    serial: int = 0

    def waiting(self, carried: int) -> dict[int, dict[str, Any]]:
        """Return the changes that wait where all up to ``carried``, but those set aside, are done."""
        changes = self.changes.items()
        return {n: change for n, change in changes if n > carried or n in self.aside}

    def move(self, moved: Mapping[int, int]) -> None:
        """Give changes other numbers, each by the one it has."""
        for old, new in moved.items():
            if old in self.changes:
                self.changes[new] = self.changes.pop(old)
        self.changes = dict(sorted(self.changes.items()))
        self.last = max((*self.changes, *self.refused, *moved, *moved.values(), self.last))


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
        window: the uid of the window.
        kept: what it holds.
    """

    def __init__(self, gone: GoneWindow) -> None:
        """Read what a window has left; raise StoreError where not all of it can be read."""
        self.kept = read(gone.lines())
        self.window = gone.uid
        self._gone = gone
        self._stamp = gone.stamp

    def goes_on(self, gone: GoneWindow) -> bool:
        """Go on with the same files, opened anew; return False where somebody else has written in them."""
        self._gone = gone
        return gone.stamp == self._stamp

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
        moved = {old: behind + i for i, old in enumerate(waiting)}
        self._write({"moved": moved})
        self.kept.move(moved)
        return self.kept.waiting(carried)

    def set_aside(self, number: int) -> None:
        """Let a change wait on, although later ones are carried out; raise DiskFull where it cannot."""
        if number not in self.kept.aside:
            self._write({"aside": number})
            self.kept.aside.add(number)

    def dealt_with(self, unknown: Collection[Draft]) -> None:
        """Keep that its refused and half-typed texts, but the ``unknown``, are where they belong."""
        for number in self.kept.refused:
            self._write({"given_back": number})
        drafts = [draft for draft in self.kept.drafts if draft in unknown]
        if drafts != self.kept.drafts:
            self._write({"serial": self.kept.serial + 1, "drafts": drafts})

    def _write(self, record: Mapping[str, Any]) -> None:
        if not self._gone.append(line_of(record)):
            raise DiskFull(NO_ROOM)
        self._stamp = self._gone.stamp


_BEGINNING = re.compile(rb'\{"(?:number|refused|given_back|settled|draft|serial|aside|moved)":')
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
        """Take a record in; return whether it is one. Once ``settled`` and ``draft`` were written."""
        kept = self._kept
        match record:
            case {"number": number, "change": dict(change), **more} if _is_number(number):
                if more.keys() >= {"serial", "drafts"}:
                    self._take(more)
                return kept.changes.setdefault(number, change) == change
            case {"refused": number, "text": str(text), "reason": str(reason)} if _is_number(
                number
            ):
                kept.refused[number] = text, reason
            case {"given_back": number} | {"settled": number} if _is_number(number):
                kept.refused.pop(number, None)
            case {"serial": serial, "drafts": list(drafts)} if _is_number(serial):
                return self._take_drafts(serial, drafts)
            case {"draft": [str(meeting), str(name), str() | None as text]}:
                self._take_draft(meeting, name, text)
            case {"aside": number} if _is_number(number):
                kept.aside.add(number)
            case {"moved": dict(moved)} if all(map(_is_number, moved.values())):
                self._moved.update((new, int(old)) for old, new in moved.items() if old.isdigit())
            case _:
                return False
        return True

    def _take_drafts(self, serial: int, drafts: list[object]) -> bool:
        """Take all half-typed texts in, where they are newer than those that were read."""
        texts: dict[tuple[str, str], str] = {}
        for draft in drafts:
            match draft:
                case [str(meeting), str(name), str(text)]:
                    texts[meeting, name] = text
                case _:
                    return False
        if serial > self._kept.serial:
            self._kept.serial, self._drafts = serial, texts
        return True

    def _take_draft(self, meeting: str, name: str, text: str | None) -> None:
        if self._kept.serial:
            return
        if text is None:
            self._drafts.pop((meeting, name), None)
        else:
            self._drafts[meeting, name] = text

    def kept(self) -> Kept:
        """Return what was read."""
        kept = self._kept
        # its files are not read in the order of time, but a new number is higher than all before
        kept.move({old: new for new, old in sorted(self._moved.items())})
        kept.drafts = [(*of, text) for of, text in self._drafts.items()]
        return kept


def _beginnings(line: bytes) -> Iterator[int]:
    return (found.start() for found in _BEGINNING.finditer(line, 1))


_SUM = re.compile(rb',"sum":"([0-9a-f]{8})"\}')
_SUM_LENGTH = 18


def _value(line: bytes) -> object:
    """Return what a line says; None where it is damaged. Some once had no checksum."""
    whole = line.strip()
    checksum = _SUM.fullmatch(whole[-_SUM_LENGTH:])
    if checksum and int(checksum[1], 16) != crc32(whole[:-_SUM_LENGTH]):
        return None
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
