"""Group work: who answers what. Lines get their cell, tables become lines, parts their form.

Groups take turns under questions, or questions under groups; a ring advises itself; strengths and weaknesses,
keep, stop and start stand side by side or below one another; sticky notes lie in clusters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from imports.recognise.draft import DraftPart
from imports.recognise.group_tables import groups_in_table
from imports.recognise.grouping import Speaking, starts_group, starts_question
from imports.recognise.lines import ReadLine
from imports.recognise.next_meeting import announces
from imports.recognise.sides import (
    SIDES,
    cells_below,
    side_named,
    side_of,
    sides_in_headings,
    sides_in_labels,
    sides_in_table,
)
from imports.recognise.stickies import stickies
from imports.recognise.vocabulary import said, words
from store.model.grouping import pair

_QUESTION = re.compile(r"(?:\d{1,2}[.)]|[a-z]\))\s+\S.*\?\W{0,2}$", re.DOTALL)
_RING = ("client_question", "causes", "proposals")
_RING_PROMPTS = ("Frågeställning", "Orsaker", "Åtgärdsförslag")
_FEW = 2


def find_exercises(parts: list[DraftPart]) -> list[DraftPart]:
    """Return the parts, those that hold an exercise with its form, rows and prompts."""
    for part in parts:
        speaking = [found for line in part.lines if (found := starts_group(line.text))]
        if len({found.label for found in speaking}) >= _FEW:
            _Groups(part).read()
        elif not any(find(part) for find in (groups_in_table, sides_in_table, sides_in_labels)):
            stickies(part)
    return sides_in_headings(parts)


# Groups -----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Groups:
    """Goes through the lines of a part in which groups speak, and says in which cell each lies."""

    part: DraftPart
    row: str | None = None
    prompt: int | None = None
    _asked: list[int] = field(default_factory=list)
    """The questions since a group spoke last."""
    _spoken: bool = False
    _numbered: dict[int, int] = field(default_factory=dict)
    _sides: set[str] = field(default_factory=set)
    _after_mark: bool = False

    def read(self) -> None:
        lines: list[ReadLine] = []
        source = self.part.lines
        for place, line in enumerate(source):
            if line.taken:
                lines.append(line)
                continue
            lines.extend(self._line(line, source, place))
        self.part.lines = lines
        self.part.form = self._form()
        self.part.groups = list(dict.fromkeys(label.split("→")[0] for label in self.part.rows))

    def _form(self) -> str:
        if any("→" in row for row in self.part.rows):
            self.part.prompts += list(_RING_PROMPTS[len(self.part.prompts) :])
            return "ring"
        if {"strengths", "weaknesses"} <= self._sides:
            return "swot" if len(self._sides) > _FEW else "sw"
        return "retro" if len(self._sides & set(SIDES["retro"])) >= _FEW else "questions"

    def _line(self, line: ReadLine, source: Sequence[ReadLine], place: int) -> list[ReadLine]:
        speaking = starts_group(line.text)
        if speaking:
            return self._begin(line, speaking)
        if line.shape == "table" and (found := self._table(line)):
            return found
        if self._turn(line, source, place):
            return [line]
        self._place(line)
        if self._is_small_heading(line, source, place):
            line.kind = "label"
        self._after_mark = False
        return [line]

    def _begin(self, line: ReadLine, speaking: Speaking) -> list[ReadLine]:
        label = speaking.label
        self.row = pair(label, speaking.to) if speaking.to else label
        if self.row not in self.part.rows:
            self.part.rows.append(self.row)
        if self._asked:
            self.prompt = self._asked[-1] if len(self._asked) == 1 else None
        elif speaking.to or self._numbered:
            self.prompt = None
        self._spoken = True
        if len(self._asked) > 1:
            self._asked.clear()
        line.taken = True
        return [line, self._rest(line, speaking.rest)] if speaking.rest else [line]

    def _rest(self, line: ReadLine, text: str) -> ReadLine:
        rest = ReadLine("text", text, line.number)
        self._place(rest)
        return rest

    def _turn(self, line: ReadLine, source: Sequence[ReadLine], place: int) -> bool:
        """Turn to a question or a side that a line names; return whether it does no more."""
        if line.shape not in ("text", "item", "heading"):
            return False
        turned = starts_question(line.text)
        if turned and (self.row is not None or turned[1]):
            self._to_numbered(turned[0], line, turned[1])
        elif self.row and "→" in self.row and (side := _ring_side(line)) is not None:
            self._to_ring(side, line)
        elif self._is_question(line, source, place):
            self._ask(line)
        elif line.shape == "heading" or self._names_side(line):
            self._to_named(line)
        else:
            return False
        self._after_mark = True
        return True

    def _is_question(self, line: ReadLine, source: Sequence[ReadLine], place: int) -> bool:
        if line.shape == "item":
            asks = line.ordered and line.depth == 0 and line.text.rstrip().endswith("?")
            return asks and (self.row is None or _group_soon(source, place))
        return bool(_QUESTION.match(line.text)) and (self.row is None or _group_soon(source, place))

    def _ask(self, line: ReadLine) -> None:
        """Take a question: the groups that speak next answer it."""
        text = re.sub(r"^(?:\d{1,2}[.)]|[a-z]\))\s+", "", line.text)
        number = re.match(r"\d+", line.marker or line.text)
        if self._spoken:
            self._asked.clear()
            self._spoken = False
        self.part.prompts.append(text)
        self.prompt, self.row = len(self.part.prompts), None
        self._asked.append(self.prompt)
        if number:
            self._numbered[int(number[0])] = self.prompt
        line.taken = True

    def _to_numbered(self, number: int, line: ReadLine, rest: str) -> None:
        if number not in self._numbered:
            asks = self.row is None and bool(rest)
            text = rest if asks else line.text[: len(line.text) - len(rest)].strip(" :.-–*")
            self.part.prompts.append(text)
            self._numbered[number] = len(self.part.prompts)
            if asks:
                self._asked.append(len(self.part.prompts))
                line.taken, rest = True, ""
        self.prompt = self._numbered[number]
        if rest:
            line.say(rest)
            self._place(line)
        else:
            line.taken = True

    def _to_ring(self, side: int, line: ReadLine) -> None:
        while len(self.part.prompts) < side:
            self.part.prompts.append(_RING_PROMPTS[len(self.part.prompts)])
        self.prompt = side
        if line.label and line.value:
            line.say(line.value)
            self._place(line)
        else:
            line.taken = True

    def _names_side(self, line: ReadLine) -> bool:
        side = side_named(line)
        if side is None or self.row is None:
            return False
        self._sides.add(side)
        return True

    def _to_named(self, line: ReadLine) -> None:
        text = line.text.rstrip(" :;?") if line.shape != "heading" else line.text
        named = [
            key for key, prompt in enumerate(self.part.prompts, 1) if said(prompt) == said(text)
        ]
        if not named:
            self.part.prompts.append(text)
        self.prompt = named[0] if named else len(self.part.prompts)
        line.taken = True

    def _place(self, line: ReadLine) -> None:
        if self.row is not None and announces(line.text[:60]):
            self.row = self.prompt = None
        if self.row is None:
            line.prompt = self.prompt
            return
        line.row = self.row
        number = re.match(r"\d+", line.marker) if line.shape == "item" and not line.depth else None
        if self.prompt is None and number and int(number[0]) in self._numbered:
            line.prompt = self._numbered[int(number[0])]
        else:
            line.prompt = self.prompt

    def _is_small_heading(self, line: ReadLine, source: Sequence[ReadLine], place: int) -> bool:
        """Return whether a short line in an answer stands above a list of its own."""
        below = source[place + 1] if place + 1 < len(source) else None
        before = source[place - 1] if place else None
        return (
            line.row is not None
            and line.shape == "text"
            and line.alone
            and below is not None
            and below.shape == "item"
            and len(line.text) < 60
            and line.text[-1:] not in ".:"
            and (self._after_mark or (before is not None and before.shape == "item"))
        )

    # Tables -----------------------------------------------------------------------------------

    def _table(self, line: ReadLine) -> list[ReadLine]:
        """Return the cells of a table as lines, where its head names sides and a group speaks."""
        sides = [side_of(cell) for cell in line.table[0]]
        if self.row is None or not all(sides) or len(sides) < _FEW:
            return []
        self._sides.update(side for side in sides if side)
        line.taken = True
        return [line, *cells_below(self.part, line, self.row)]


def _group_soon(source: Sequence[ReadLine], place: int) -> bool:
    """Return whether a group speaks soon below."""
    return any(starts_group(line.text) for line in source[place + 1 : place + 5])


def _ring_side(line: ReadLine) -> int | None:
    bare = line.label or said(line.text)
    if line.shape == "item" or len(bare) > 30:
        return None
    return next((n for n, c in enumerate(_RING, 1) if bare in words("exercises", c)), None)


# Sides without groups -----------------------------------------------------------------------------


# Sticky notes -------------------------------------------------------------------------------------
