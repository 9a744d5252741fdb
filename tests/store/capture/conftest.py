"""A note-taker at work, and a meeting filled by hand for the parser alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from locales import translator
from store.capture import CaptureSession
from store.capture.parsed import Action, AddEntries
from store.capture.scene import Scene
from store.file.reading import load
from store.file.store import Store
from store.language.dates import Calendar
from store.model.minutes import Minutes
from store.model.names import Names
from store.model.records import (
    Entry,
    Group,
    GroupSet,
    Meeting,
    Participant,
    Place,
    Prompt,
    Row,
    Section,
)
from store.verbs import meetings

TODAY = date(2026, 10, 1)
"""A Thursday."""

MEETING_DAY = date(2026, 10, 16)
"""A Friday."""


@pytest.fixture
def minutes() -> Minutes:
    """Return :func:`made_minutes`."""
    return made_minutes()


def made_minutes() -> Minutes:
    """Return a meeting in three sections: plain talk, questions to three groups, sticky notes."""
    made = Minutes(Meeting(id=1, uid="m", date=MEETING_DAY.isoformat()))
    made.fill(
        [
            Participant("anna", "Anna Ek", "a", organisation="Norrby kommun", roles=("chair",)),
            Participant("bo", "Bo Al", "b", aliases=("Bosse",)),
            Participant("cia", "Cia Maria Dahl", "c", organisation="Region Söder"),
            Participant("cia2", "Cia Lund", "d"),
            GroupSet("set", "a", current=True),
            *(Group(f"g{label}", "set", label, label) for label in "ABC"),
            Section("talk", "a", heading="Samtal"),
            Section("exercise", "b", heading="Övning", form="questions", group_set="set"),
            *(Row(f"r{label}", "exercise", label, label, f"g{label}") for label in "ABC"),
            *(Prompt(f"q{n}", "exercise", str(n), f"Fråga {n}?") for n in (1, 2, 3)),
            Section("wall", "c", heading="Lappar", form="stickies"),
            Row("room", "wall", "a", ""),
            Prompt("w1", "wall", "1", "Ett"),
            Prompt("w2", "wall", "2", "Två"),
            Section("times", "d", heading="Tider", form="schedule"),
            Row("hours", "times", "a", ""),
        ]
    )
    return made


@pytest.fixture
def scene(minutes: Minutes) -> Scene:
    """Return the scene of the plain section."""
    return scene_at(minutes, Place("talk"))


@pytest.fixture
def cell(minutes: Minutes) -> Scene:
    """Return the scene of group A's first question."""
    return scene_at(minutes, Place("exercise", "rA", "q1"))


@pytest.fixture
def wall(minutes: Minutes) -> Scene:
    """Return the scene of the first cluster of sticky notes."""
    return scene_at(minutes, Place("wall", "room", "w1"))


def scene_at(minutes: Minutes, place: Place, **values: object) -> Scene:
    """Return the scene of a place."""
    section = minutes.section(place.section)
    names = Names(minutes, section.group_set if section else None)
    return Scene(minutes, place, names, Calendar(MEETING_DAY), **values)  # type: ignore[arg-type]


def one(action: Action) -> Entry:
    """Return the one entry that an action writes."""
    assert isinstance(action, AddEntries), action
    (entry,) = action.entries
    return entry


class Note:
    """A note-taker who types lines and is told in English what became of them."""

    def __init__(self, store: Store, meeting: int) -> None:
        self.store = store
        self.meeting = meeting
        self.again()

    def again(self, **options: object) -> None:
        """Begin anew, as after a restart."""
        self.session = CaptureSession(
            self.store,
            load(self.store, self.meeting),
            today=lambda: TODAY,
            now=lambda: time(9, 4),
            **options,  # type: ignore[arg-type]
        )

    def type(self, text: str) -> list[str]:
        """Type lines; return why some were refused."""
        lines = text.split("\n") if "\n" not in text else text.strip("\n").split("\n")
        outcomes = [self.session.submit(line) for line in lines]
        outcomes.append(self.session.finish())
        return [translator("en")(o.refusal) for o in outcomes if o.refusal]

    @property
    def minutes(self) -> Minutes:
        return self.session.minutes

    @property
    def head(self) -> Meeting:
        return self.minutes.meeting

    def sections(self) -> list[tuple[int, str | None]]:
        """Return level and heading of every section."""
        return [(s.level, s.heading) for s in self.minutes.sections]

    def section(self, heading: str | None = None) -> Section:
        """Return the section with this heading, else the current one."""
        if heading is None:
            found = self.minutes.section(self.session.place.section)
            assert found is not None
            return found
        return next(s for s in self.minutes.sections if s.heading == heading)

    def entries(self, heading: str | None = None) -> list[Entry]:
        """Return what is written in a section, else in the whole meeting."""
        if heading is None:
            return list(self.minutes.all_entries())
        return list(self.minutes.entries(self.section(heading).uid))

    def texts(self, heading: str | None = None) -> list[str]:
        return [entry.text for entry in self.entries(heading)]

    def cells(self, heading: str) -> list[tuple[str | None, int | None, str]]:
        """Return row, number of the prompt and text of everything in an exercise."""
        uid = self.section(heading).uid
        prompts = [p.uid for p in self.minutes.prompts(uid)]
        return [
            (
                row.label if (row := self.minutes.row(e.row)) else None,
                prompts.index(e.prompt) + 1 if e.prompt else None,
                e.text,
            )
            for e in self.minutes.entries(uid)
        ]

    def rows(self, heading: str) -> list[str]:
        return [row.label for row in self.minutes.rows(self.section(heading).uid)]

    def prompts(self, heading: str) -> list[str]:
        return [prompt.text for prompt in self.minutes.prompts(self.section(heading).uid)]

    def people(self) -> dict[str, Participant]:
        return {person.name: person for person in self.minutes.participants}

    def preview(self, line: str) -> str:
        """Return the words under a line; in brackets where it would be refused."""
        found = self.session.preview(line)
        words = translator("en")(found.message)
        return words if found.accepted else f"[{words}]"


@pytest.fixture
def note(store: Store) -> Note:
    """Return a note-taker in an empty meeting."""
    return Note(store, meetings.create(store))


@pytest.fixture
def typed(note: Note) -> Callable[[str], Note]:
    """Return a way to type lines that are all carried out."""

    def type_lines(text: str) -> Note:
        assert note.type(text) == []
        return note

    return type_lines
