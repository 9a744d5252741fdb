"""Headings of plain text: short lines, where what follows shows that they are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from imports.recognise import deciding
from imports.recognise.grouping import is_group_line, starts_group
from imports.recognise.heading_lines import (
    FEW,
    LONGEST,
    NUMBER,
    SENTENCE_ENDS,
    become,
    is_people_or_head,
)
from imports.recognise.lines import ReadLine, is_known
from imports.recognise.person import is_full_name
from imports.recognise.times import first_time
from imports.recognise.vocabulary import concepts, said, words
from store.capture.quotes import split_quotes

_RUNNING_TEXT = 110


_MOST_WORDS = 8
_SHORTEST = 60


_PARTY = re.compile(r"(?:För|For|On behalf of) (?:det|den|the|[A-ZÅÄÖ])")


_ASIDE = re.compile(r"\s*\([^()]{1,40}\)$")


_AND = re.compile(r",\s*|\s*&\s*|\s(?:och|and)\s")


def promote_short(lines: Sequence[ReadLine]) -> None:
    """Make short lines headings where what follows shows that they are: running text, a list, a group."""
    _Promoting(lines, _first_names(lines)).go_through()


@dataclass(slots=True)
class _Promoting:
    """Goes through lines once and knows what it is among: people, answers of groups, signatures."""

    lines: Sequence[ReadLine]
    names: frozenset[str]
    people: bool = False
    signing: bool = False
    groups: set[str] = field(default_factory=set)
    """The groups that have spoken since the last heading."""

    def go_through(self) -> None:
        for place, line in enumerate(self.lines):
            if line.shape == "heading":
                self._pass_heading(line)
            elif speaking := starts_group(line.text):
                self.groups.add(speaking.label)
                self.people = False
            elif line.shape == "text" and not line.depth:
                self._text(line, place)

    def _pass_heading(self, line: ReadLine) -> None:
        self.people, self.signing = _is_people(line.text), _is_way_to_sign(line)
        self.groups.clear()

    def _text(self, line: ReadLine, place: int) -> None:
        bare = said(line.text)
        if not line.first:
            if _has_presenters(self.lines, place, self.names):
                self._promote(line, 2)
        elif bare in words("headings", "appendix"):
            self._promote(line, 2)
        elif bare in words("headings", "signatures"):
            self.signing = True
        elif _is_people(line.text):
            if line.alone and not line.text.endswith(":"):
                self._promote(line, 2)
            self.people = True
        elif not ((self.people or self.signing) and _is_people_line(line)) and self._is_heading(
            place
        ):
            presented = _has_presenters(self.lines, place, self.names)
            self._promote(line, 2 if line.alone or presented else 3)

    def _promote(self, line: ReadLine, level: int) -> None:
        become(line, level)
        self._pass_heading(line)

    def _is_heading(self, place: int) -> bool:
        line, below = self.lines[place], _next(self.lines, place)
        if below is None or not _could_be(line, below):
            return False
        if not line.alone:
            return _has_presenters(self.lines, place, self.names) or (
                below.shape == "text" and self._heads_block(below)
            )
        if self.groups and not self._opens_round(place):
            running = len(below.text) > _RUNNING_TEXT and below.shape == "text"
            return running and not starts_group(below.text) and not line.text.endswith("?")
        return True

    def _heads_block(self, below: ReadLine) -> bool:
        """Return whether the first line of a block is the heading of what follows in it."""
        if starts_group(below.text):
            return True
        return not self.groups and _is_running(below) and not _holds_quotes(below.text)

    def _opens_round(self, place: int) -> bool:
        """Return whether a group that has spoken speaks again soon below: a new round, and its heading."""
        if self.lines[place].text[-1:] in SENTENCE_ENDS:
            return False
        for below in self.lines[place + 1 : place + 9]:
            if speaking := starts_group(below.text):
                return below is not self.lines[place + 1] and speaking.label in self.groups
            if below.shape != "item":
                return False
        return False


def _is_people(text: str) -> bool:
    known = concepts("people").get(said(text), ())
    return any(
        concept in known for concept in ("present", "absent", "excused", "deciding", "other")
    )


def _is_people_line(line: ReadLine) -> bool:
    return is_full_name(line.text.split(",")[0])


def _could_be(line: ReadLine, below: ReadLine) -> bool:
    text = line.text
    if len(text) > LONGEST or not text[:1].isalnum() or text[:1].islower():
        return False
    if is_group_line(text) or (NUMBER.match(text) and text.endswith("?")):
        return False
    if line.label:
        return _is_heading_with_colon(line, below)
    if text.endswith("?"):
        return line.alone and len(text) < 30 and len(below.text) > _RUNNING_TEXT
    if text.endswith("."):
        return line.alone and len(below.text) > 2 * _RUNNING_TEXT and ". " not in text
    if (
        text.endswith(SENTENCE_ENDS)
        or ". " in text
        or (text.endswith(")") and "pdf" in text.casefold())
    ):
        return False
    if _is_date_or_dots(text) or is_people_or_head(line) or _is_way_to_sign(line):
        return False
    if len(text.split()) > _MOST_WORDS and len(below.text) <= _RUNNING_TEXT:
        return False
    if (
        first_time(text[:8]) is not None
        or _PARTY.match(text)
        or said(text) in words("head", "date")
        or _says_decision(text)
    ):
        return False
    return below.text[:1] != "." or below.number > line.number + 1


def _is_heading_with_colon(line: ReadLine, below: ReadLine) -> bool:
    """Return whether a line with a label is a heading all the same: ``Nuläge: styrkor och svagheter``."""
    if not line.alone or line.text[-1:] in SENTENCE_ENDS or len(line.text) >= _SHORTEST:
        return False
    if is_known(line.label) or line.label in concepts("kinds") or len(line.label.split()) > 2:
        return False
    runs = below.first and below.shape == "text"
    said_more = len(line.value) > 2 and line.label[:1].isalpha()
    return (
        said_more and runs and (len(below.text) > _SHORTEST or starts_group(below.text) is not None)
    )


def _says_decision(text: str) -> bool:
    """Return whether a line says what is decided or proposed, and so is no heading."""
    if text[:4].casefold() == "att ":
        return True
    return deciding.ends_open(text) or deciding.decides(text) or deciding.proposes(text) is not None


def _is_way_to_sign(line: ReadLine) -> bool:
    return not line.alone and said(line.text) in words("headings", "signatures")


def _is_date_or_dots(text: str) -> bool:
    return not re.search(r"[^\W\d_]{3}", text)


def _is_running(line: ReadLine) -> bool:
    return len(line.text) > 60 or line.text[-1:] in ".?!"


def _holds_quotes(text: str) -> bool:
    return len(split_quotes(text)) > 1


def _first_names(lines: Sequence[ReadLine]) -> frozenset[str]:
    """Return the first names of those whom a list of full names near the beginning names."""
    found: set[str] = set()
    for line in lines[:20]:
        names = [name for name in _AND.split(line.value.rstrip(".")) if name]
        if line.shape == "text" and len(names) >= FEW and all(map(is_full_name, names)):
            found.update(name.split()[0] for name in names)
    return frozenset(found)


def _has_presenters(lines: Sequence[ReadLine], place: int, names: frozenset[str]) -> bool:
    """Return whether a line says who presents it: first names behind a comma, or on the next line."""
    line = lines[place]
    if not names or len(line.text) > 60 or is_group_line(line.text) or line.label:
        return False
    heading, comma, behind = line.text.rpartition(", ")
    if comma and behind in names and heading not in names and line.last:
        return True
    if line.last or place + 2 >= len(lines) or line.text[-1:] in SENTENCE_ENDS:
        return False
    return said(line.text) not in words("headings", "signatures") and all(
        name in names for name in _AND.split(_ASIDE.sub("", lines[place + 1].text))
    )


def _next(lines: Sequence[ReadLine], place: int) -> ReadLine | None:
    for at in range(place + 1, len(lines)):
        if lines[at].shape not in ("rule", "comment"):
            return lines[at]
    return None
