"""Lines as they are parsed: what each asks for, of which nothing is carried out yet."""

from __future__ import annotations

from dataclasses import dataclass

from locales import Message
from store.capture.table import Command
from store.model.records import Entry, Place


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty line."""


@dataclass(frozen=True, slots=True)
class UnclearName:
    """A name that several rows of the exercise have, or somebody's who has none.

    Attributes:
        tokens: what is to be typed instead.
    """

    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingDoubt:
    """That a line may have been meant otherwise.

    Attributes:
        said: what is said of it before and after Enter: of ``{what}`` it becomes, of the ``{place}`` or the
            ``{kind}`` that it may have been meant to have, and of the ``{tokens}`` that lead there.
        offer: what it is offered to become instead, with the same fields.
        other: what it asks for then; a name that is unclear asks for nothing.
        tokens: what would lead there, as it would be typed.
    """

    said: str
    offer: str
    other: AddEntries | Switch | UnclearName
    tokens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddEntries:
    """Write entries; usually one, several for a pasted list of quotes.

    Attributes:
        entries: what to write, each without ``uid`` and ``ord``.
        place: the cell they go to.
        elsewhere: the line names another cell than the current one and does not move there.
        indents: the columns of the bullets around the next line; see :mod:`store.capture.bullets`.
        after: the entry that they come right below; None where they are the last ones.
        before: the entry that they come right above.
        beside: a name that is taken as text and may have been meant as one more owner.
        by_letter: whether the cell is named by a letter that is a marker where no row is called so.
        doubt: that it may have been meant otherwise; None where nothing speaks for that.
    """

    entries: tuple[Entry, ...]
    place: Place
    elsewhere: bool = False
    indents: tuple[int, ...] = ()
    after: str | None = None
    before: str | None = None
    beside: str | None = None
    by_letter: bool = False
    doubt: ReadingDoubt | None = None


@dataclass(frozen=True, slots=True)
class AddClause:
    """Add a clause to a decision or proposal."""

    entry: Entry
    text: str


@dataclass(frozen=True, slots=True)
class Switch:
    """Go to another cell of the exercise."""

    place: Place


@dataclass(frozen=True, slots=True)
class OpenSection:
    """Begin a new section.

    Attributes:
        level: 1 for the outermost.
        heading: its heading, or None.
        item: whether it is an item with a §.
        paragraph: the § as typed; None to count the next one.
    """

    level: int
    heading: str | None
    item: bool = False
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class RunCommand:
    """Carry out a command."""

    command: Command
    argument: str


@dataclass(frozen=True, slots=True)
class ListLine:
    """One more line of the list that is open."""

    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The line cannot be carried out and stays; ``reason`` says why."""

    reason: Message


Action = Nothing | AddEntries | AddClause | Switch | OpenSection | RunCommand | ListLine | Refused
