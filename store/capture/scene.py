"""What a line is read in: the meeting, the place, and what stands above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from store.capture.table import Command
from store.file import forms
from store.language.dates import Calendar
from store.model.form import TIMETABLE
from store.model.minutes import Minutes
from store.model.names import Names
from store.model.records import Entry, Place


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the parser may look at; it changes nothing of it.

    Attributes:
        minutes: the meeting.
        place: the current place.
        names: the names of the meeting.
        calendar: what dates without a year are reckoned from.
        last: the last cell of this section that was written in.
        indents: the columns of the bullets around the line, as far as they were typed just now.
        listing: the command whose list the lines belong to, if one is open.
        commands: whether lines with ``/``, ``#`` and ``§`` act; else they are text.
        switches: whether switch tokens act; else they are text.
        edited: the entry whose line is edited, which is read as what it is; None where a line is typed.
        after, before: the entry that what a command leaves stands right below or above; None at the end.
        behind_token: whether a token stands before the line, which is then read as where there are no rows.
        phrases: gives the names of the standing texts that the series has of its own.
        series: gives the names of the series that there are.
        organisations: gives those that people of the register belong to, in the spelling that is
            compared; none where lines are read from a file, which gives the same meeting everywhere.
    """

    minutes: Minutes
    place: Place
    names: Names
    calendar: Calendar
    last: Place = field(default_factory=Place)
    indents: tuple[int, ...] = ()
    listing: Command | None = None
    commands: bool = True
    switches: bool = True
    edited: Entry | None = None
    after: str | None = None
    before: str | None = None
    behind_token: bool = False
    phrases: Callable[[], Sequence[str]] = tuple
    series: Callable[[], Sequence[str]] = tuple
    organisations: Callable[[], frozenset[str]] = frozenset
    _above: Entry | None = None

    @property
    def above(self) -> Entry | None:
        """The entry above: the last one of the cell."""
        if self._above is not None:
            return self._above
        cell = self.minutes.cell(self.place)
        return cell[-1] if cell else None

    @property
    def in_exercise(self) -> bool:
        """Whether the place lies in an exercise."""
        return len(self.minutes.rows(self.place.section)) > 0

    @property
    def plain_kind(self) -> str:
        """What a line without a marker becomes here."""
        section = self.minutes.section(self.place.section)
        if section is None or section.form is None or self.place.row is None:
            return "note"
        form = forms.get(section.form)
        return form.plain if form else "note"

    @property
    def in_timetable(self) -> bool:
        """Whether lines that begin with a time are the rows of a timetable here."""
        if self.edited is not None and self.edited.kind == "time":
            return True  # a pause, wherever it stands
        section = self.minutes.section(self.place.section)
        return section is not None and section.form == TIMETABLE

    def at(self, place: Place) -> Scene:
        """Return the scene of another cell."""
        return self if place == self.place else replace(self, place=place, indents=(), _above=None)

    def below(self, entry: Entry) -> Scene:
        """Return the scene right below ``entry``, which need not be written yet."""
        return replace(self, _above=entry)

    def entry(self, kind: str, text: str, **values: object) -> Entry:
        """Return an entry to be written here; ``values`` are fields of the record."""
        place = self.place
        return Entry(
            uid="",
            section=place.section or "",
            row=place.row,
            prompt=place.prompt,
            kind=kind,
            text=text,
            **values,  # type: ignore[arg-type]  # fields of the record
        )
