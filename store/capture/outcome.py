"""What becomes of a line: before Enter and after it."""

from __future__ import annotations

from dataclasses import dataclass, field

from locales import Message
from store.capture.plans import OtherReading, Plan, Request
from store.model.records import Place


@dataclass(slots=True)
class Outcome:
    """What became of a line, or of many.

    Attributes:
        refusal: why the line was not carried out; None where it was.
        asks: whether it was not because the refusal is a question, to which the same line again says yes.
        request: a command that is left to the app.
        entry: the uid of the last entry written.
        moved: whether the place is another one now.
        closed: whether the meeting was closed: the time for checks and export.
        said: what became of the last one, where that is not seen where it was typed.
        day: that the date of the meeting is another one by it, or that other days moved with the date.
        told: what was carried out unasked and would have been asked for at the keyboard.
        kept: of many lines, those that were not carried out: number from 0, line, reason.
        touched: the table and uid of everything that changed.
    """

    refusal: Message | None = None
    asks: bool = False
    request: Request | None = None
    entry: str | None = None
    moved: bool = False
    closed: bool = False
    said: Message | None = None
    day: Message | None = None
    told: Message | None = None
    kept: list[tuple[int, str, Message]] = field(default_factory=list)
    touched: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a text of several lines would do.

    Attributes:
        lines: how many there are.
        commands: how many of them would do something other than write where they stand.
        answers: how many lines of its tables go to cells of the exercise.
        rows: in how many rows of the exercise they are.
        left: how many lines of these tables go to no cell, and stay a table.
    """

    lines: int
    commands: int
    answers: int = 0
    rows: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What Enter will do with a line.

    Attributes:
        message: it in words.
        accepted: whether it will.
        place: the place it concerns.
        other: what it may have been meant as, which is offered after Enter.
        doubted: whether it may have been meant otherwise; then it is said after Enter too.
    """

    message: Message
    accepted: bool = True
    place: Place | None = None
    other: OtherReading | None = None
    doubted: bool = False

    @classmethod
    def of(cls, plan: Plan) -> Preview:
        """Return what is foretold of a line that will be carried out."""
        return cls(plan.words, place=plan.place, other=plan.other, doubted=plan.doubted)
