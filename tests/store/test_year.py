"""A year of a board: twelve meetings, § numbers that run on, actions carried until they are ticked.

Each meeting is begun from the last one and typed as lines. The register is looked at after every step, and
at the end every step of every meeting is taken back, to the beginning of its meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

import pytest

from exports.json_form import to_json
from store.capture import CaptureSession
from store.file.reading import load
from store.file.store import Store
from store.file.undo import undo
from store.items import progress
from store.items.item_query import ItemQuery
from store.items.items import RegisterItem
from store.items.shelf import Shelf, load_shelf, renewed
from store.model.shared_records import REGISTER, Member
from store.series import carrying
from store.series import changes as series
from store.series.known_series import find_series, list_series, neighbours
from store.verbs import meetings, status

BOARD = "Husstyrelsen"
MONTHS = range(1, 13)
LIFE = 3
"""An action is ticked in the third meeting after the one in which it was decided."""


@dataclass
class Year:
    """The board's file, and what it has promised."""

    store: Store
    verified: bool = True
    ids: list[int] = field(default_factory=list)
    shelves: dict[str, Shelf] = field(default_factory=dict)

    def hold(self, month: int) -> None:
        """Hold one meeting, and verify its minutes where that is done here."""
        self.ids.append(carrying.begin_next(self.store, BOARD))
        meeting = self.ids[-1]
        if month == 1:
            self.type(meeting, "/titel Styrelsemöte\n/datum 2026-01-15")
        self.type(meeting, f"§ Läget i månad {month}\nf: Vi godkänner läget\nb:")
        self.type(meeting, f"å: Sak {month} +Bo !2026-12-{month:02}")
        if month == 6:
            self.type(meeting, "§ Hyran\nb: Hyran höjs\n/ersätter § 1")
        if month < 12:
            self.type(meeting, f"/nästa 2026-{month + 1:02}-15 18:00")
        self.type(meeting, "/avsluta 20:00")
        self.check(month)
        if self.verified:
            status.verify(self.store, meeting, f"2026-{month:02}-20")
        if month > LIFE:
            (old,) = self.find("action", f"Sak {month - LIFE}", "open")
            progress.tick(self.store, old.entry)
        self.check(month, ticked=month - LIFE)

    def type(self, meeting: int, text: str) -> None:
        session = CaptureSession(
            self.store,
            load(self.store, meeting),
            today=lambda: date(2026, 1, 15),
            now=lambda: time(18),
        )
        for line in text.split("\n"):
            assert session.submit(line).refusal is None, line

    def shelf(self, kind: str) -> Shelf:
        """The register as a screen has it: read once, then brought up to date."""
        known = self.shelves.get(kind)
        self.shelves[kind] = (
            load_shelf(self.store, kind) if known is None else renewed(self.store, known)
        )
        return self.shelves[kind]

    def find(self, kind: str, text: str, *states: str) -> list[RegisterItem]:
        found = self.shelf(kind).page(ItemQuery(states=states, carried=True))
        return [item for item in found if item.text == text]

    def open(self, kind: str) -> list[str]:
        return [item.text for item in self.shelf(kind).page(ItemQuery(states=("open",)))]

    def check(self, month: int, ticked: int | None = None) -> None:
        """The open actions are those decided in the last meetings, each once, by their day."""
        gone = month - 1 - LIFE if ticked is None else ticked
        assert self.open("action") == [f"Sak {n}" for n in range(max(gone, 0) + 1, month + 1)]
        assert self.shelf("action").page(ItemQuery(carried=True)) == load_shelf(
            self.store, "action"
        ).page(ItemQuery(carried=True))


@pytest.fixture
def year(store: Store) -> Year:
    """A year whose minutes are verified."""
    return held(Year(store))


def held(made: Year) -> Year:
    """Hold the twelve meetings."""
    store = made.store
    uid = series.add(store, BOARD, kind="minutes", numbering="year", place="Salen")
    members = [Member("Anna Ek", roles=("chair",), standing="deciding"), Member("Bo Al")]
    series.set_members(store, uid, members)
    for month in MONTHS:
        made.hold(month)
    return made


def paragraphs(year: Year) -> Iterator[list[str]]:
    for meeting in year.ids:
        yield [s.paragraph for s in load(year.store, meeting).sections if s.paragraph]


def test_a_year_of_one_board(year: Year, store: Store) -> None:
    numbers = [int(number) for some in paragraphs(year) for number in some]
    assert numbers == list(range(1, 14))
    assert all(load(store, meeting).meeting.place == "Salen" for meeting in year.ids)
    dates = [load(store, meeting).meeting.date for meeting in year.ids]
    assert dates == [f"2026-{month:02}-15" for month in MONTHS]
    (summary,) = list_series(store, date(2026, 6, 20))
    assert (summary.meetings, summary.last, summary.next) == (12, "2026-06-15", "2026-07-15")
    for before, after in zip(year.ids, year.ids[1:], strict=False):
        found = neighbours(store, load(store, before).meeting)
        assert found.next is not None
        assert found.next.id == after

    chain = year.find("action", "Sak 1")
    assert [item.state for item in chain].count("carried") == LIFE
    assert [item.state for item in chain].count("done") == 1
    replaced = year.shelf("decision").page(ItemQuery(states=("replaced",)))
    assert [(item.text, item.paragraph) for item in replaced] == [("Vi godkänner läget", "1")]
    assert len(year.open("decision")) == 12


def test_every_step_of_the_year_is_taken_back_to_the_beginning_of_its_meeting(store: Store) -> None:
    year = held(Year(store, verified=False))
    while undo(store, REGISTER):
        pass
    assert find_series(store, BOARD) is None
    for meeting in reversed(year.ids):
        while undo(store, meeting):
            shelf = year.shelf("action")
            assert shelf.page(ItemQuery()) == load_shelf(store, "action").page(ItemQuery())
        minutes = load(store, meeting)
        assert not list(minutes.sections)
        assert not list(minutes.participants)
        assert minutes.meeting.status == "draft"
        assert meeting not in {
            item.meeting for item in year.shelf("action").page(ItemQuery(carried=True))
        }
    assert all(not year.open(kind) for kind in ("action", "decision"))


def test_what_was_ticked_in_verified_minutes_is_open_again_when_that_is_taken_back(
    year: Year, store: Store
) -> None:
    ticked = len(MONTHS) - LIFE
    assert len(year.shelf("action").page(ItemQuery(states=("done",)))) == ticked
    for left in reversed(range(ticked)):
        undo(store, REGISTER)
        assert len(year.shelf("action").page(ItemQuery(states=("done",)))) == left


def test_the_verified_minutes_of_the_year_are_as_they_were(year: Year, store: Store) -> None:
    before = [to_json(load(store, meeting)) for meeting in year.ids]
    for item in year.shelf("action").page(ItemQuery(carried=True)):
        progress.tick(store, item.entry, done=not item.done)
    meetings.delete(store, carrying.begin_next(store, BOARD))
    assert [to_json(load(store, meeting)) for meeting in year.ids] == before
