"""Reading what a window could not write into the database, when that window is gone.

:mod:`store.file.app_windows.journal` says what its lines are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeGuard
from zlib import crc32

from store.errors import DiskFull
from store.file.app_windows.gone_windows import GoneWindow, leave
from store.file.app_windows.journal import NO_ROOM, Draft, line_of
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
        serial: that of the half-typed texts.
    """

    changes: dict[int, dict[str, Any]] = field(default_factory=dict)
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    serial: int = 0

    def waiting(self, carried: int) -> dict[int, dict[str, Any]]:
        """Return the changes that wait where all up to ``carried`` are done."""
        return {n: change for n, change in self.changes.items() if n > carried}


def read(lines: Iterable[bytes]) -> Kept:
    """Read the lines of a journal; what is cut off or damaged is no record, but text all the same."""
    reader = _Reader()
    for line in lines:
        reader.read(line)
    return reader.kept()


class LeftJournal:
    """The journal of a window that is gone, and beside it one for what of it cannot be carried out yet.

    The database knows one number of a journal, up to which all is done. So a change whose meeting is not
    in the file is put, with its number, into a journal of its own before a later one is carried out.

    Attributes:
        window: the uid of the window.
        kept: what it holds.
        beside: the uid that the other journal has.
    """

    def __init__(self, database: Path, gone: GoneWindow) -> None:
        """Read what a window of ``database`` has left; raise StoreError where not all of it can be read."""
        self.kept = read(gone.lines())
        self.window = gone.uid
        self.beside = f"{gone.uid}{_BESIDE}"
        self._database = database
        self._stamp = gone.stamp

    def is_that_of(self, gone: GoneWindow) -> bool:
        """Return whether the files of a window, opened anew, hold what was read."""
        return gone.stamp == self._stamp

    def put_beside(self, number: int, change: Mapping[str, Any]) -> None:
        """Let a change wait in the other journal; raise DiskFull where it cannot."""
        self._put({"number": number, "change": change})

    def put_texts_beside(self, drafts: Collection[Draft]) -> None:
        """Let half-typed texts wait there; raise DiskFull where they cannot."""
        self._put({"serial": self.kept.serial, "drafts": list(drafts)})

    def _put(self, record: Mapping[str, Any]) -> None:
        if not leave(self._database, self.beside, line_of(record)):
            raise DiskFull(NO_ROOM)


_BESIDE = "~"
_BEGINNING = re.compile(rb'\{"(?:number|refused|given_back|settled|draft|serial)":')
_MOST_BEGINNINGS = 20
_LARGEST = 2**63 - 1


def _is_number(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 < value <= _LARGEST


class _Reader:
    """Takes in the records of a journal, one after the other."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._drafts: dict[tuple[str, str], str] = {}

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
        kept.changes = dict(
            sorted(kept.changes.items())
        )  # its files are not read in the order of time
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
