"""A meeting while it is being recognised: its head, its people and its parts, not yet records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from imports.blocks import Doubt
from imports.recognise.lines import ReadLine
from locales import Message
from store.model.records import NextMeeting, Participant

Values = dict[str, Any]
"""The fields of an entry. ``row`` is a row's label, ``prompt`` counts prompts from 1."""


@dataclass(slots=True, eq=False)
class DraftPart:
    """A section: its heading, the lines below it, and what they are recognised as."""

    heading: str | None = None
    level: int = 1
    number: int = 0
    lines: list[ReadLine] = field(default_factory=list)
    paragraph: str | None = None
    appendix: bool = False
    date: str | None = None
    form: str | None = None
    planned: str | None = None
    minutes: int | None = None
    instruction: list[str] = field(default_factory=list)
    presenters: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    entries: list[Values] = field(default_factory=list)

    def left(self) -> list[ReadLine]:
        """Return the lines that nothing has been made of yet."""
        return [line for line in self.lines if not line.taken]


@dataclass(slots=True)
class Draft:
    """One meeting.

    Attributes:
        head: the fields of the record Meeting that are known.
        year: the year that dates without one are meant in; None where nothing says.
        people: those who are named as taking part, or as absent.
        signatures: the fields of the record Signature.
    """

    parts: list[DraftPart] = field(default_factory=list)
    language: str = "sv"
    head: dict[str, Any] = field(default_factory=dict)
    next: NextMeeting | None = None
    year: int | None = None
    people: list[Participant] = field(default_factory=list)
    signatures: list[dict[str, str | None]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, line: int, said: Message) -> None:
        """Note something that a person should look at."""
        self.doubts.append(Doubt(line, said))

    def set(self, name: str, value: object) -> bool:
        """Set a field of the head that has no value yet; return whether it was so."""
        if value in (None, "") or self.head.get(name):
            return False
        self.head[name] = value
        return True


def take(lines: Iterable[ReadLine]) -> None:
    """Mark lines as part of the meeting."""
    for line in lines:
        line.taken = True
