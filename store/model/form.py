"""What a form says about an exercise."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from locales import Message

Rows = Literal["groups", "room", "added", "ring", "participants"]
Layout = Literal["table", "table per row", "lists per prompt", "lists per row", "talk"]

ROWS: tuple[Rows, ...] = get_args(Rows)
"""Where the rows come from.

``groups``: the current groups, the whole room where there are none; ``room``: one row without a name;
``added``: typed with ``/rad``; ``ring``: each group with the next, ``A→B`` … ``→A``; ``participants``: a
row each.
"""

LAYOUTS: tuple[Layout, ...] = get_args(Layout)
"""How an exercise is written out.

``table``: one table, a line for each row and a column for each prompt; ``table per row``: under each row
a table whose columns are the prompts; ``lists per prompt``: under each prompt the rows with what they
said; ``lists per row``: under each row the prompts; ``talk``: one entry after the other.
"""


TIMETABLE = "schedule"
"""The form whose lines begin with a time."""

FillIn = Literal["never", "appendix", "always"]

FILL_IN: tuple[FillIn, ...] = get_args(FillIn)
"""Where empty cells are written out as lines to fill in by hand.

``never``: an empty cell is left out; ``appendix``: in an appendix, which is a form to be filled in later;
``always``: everywhere.
"""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    sv: str
    en: str

    def __call__(self, language: str) -> str:
        """Return the text in ``sv`` or, for any other language, in English."""
        return self.sv if language == "sv" else self.en


@dataclass(frozen=True, slots=True)
class FormPrompt:
    """A ready-made prompt.

    Attributes:
        text: what is asked.
        hint: help for whoever answers it, which stands in no document.
        names_row: whether it asks for the name of its row, which a row that has one need not answer.
    """

    text: Words
    hint: Words | None = None
    names_row: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One form of exercise.

    Attributes:
        name: the English name, as in the JSON form.
        names: what is typed after ``/övning``.
        title: what a person reads.
        rows: where the rows come from.
        plain: the kind of entry that a plain line in a cell becomes.
        layout: how it is written out.
        fill_in: where its empty cells are lines to fill in.
        report_empty: whether the checks list its empty cells.
        numbered: whether prompts are spoken of as questions 1, 2, 3 rather than by their text.
        prompts: the ready-made prompts.
        description: what it is for; None where the file does not say.
        own: whether it is a user's own.
        file: where it was read from.
    """

    name: str
    names: Words
    title: Words
    rows: Rows
    plain: str
    layout: Layout
    fill_in: FillIn
    report_empty: bool
    numbered: bool
    prompts: tuple[FormPrompt, ...]
    description: Words | None
    own: bool
    file: Path

    @property
    def numbers_prompts(self) -> bool:
        """Whether prompts stand with their numbers in a document."""
        return self.numbered or (self.fill_in == "always" and self.layout.startswith("lists"))

    @property
    def asks(self) -> bool:
        """Whether its prompts are questions that each row is to answer."""
        return self.report_empty and (self.numbered or self.rows == "participants")

    @property
    def is_wall(self) -> bool:
        """Whether the prompts are clusters of notes, which are moved between them."""
        return self.plain == "quote"


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read as a form; ``line`` counts from 1, None where it has no lines."""

    file: Path
    line: int | None
    reason: Message
