"""Undo: everything, any number of steps, also after a restart, and never somebody else's words."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import NotFound, UndoRefused
from store.file.listing import list_meetings
from store.file.reading import load, refresh
from store.file.store import Store
from store.file.undo import redo, undo
from store.model.minutes import Minutes
from store.model.records import Place
from store.verbs import entries, groups, meetings, people, sections


def content(store: Store, meeting: int) -> list[object]:
    """Return what a reader sees, without the numbers that only count changes."""
    minutes = load(store, meeting)
    parts = [*minutes.participants, *minutes.sections, *minutes.all_entries(), *minutes.group_sets]
    for section in minutes.sections:
        parts += [*minutes.rows(section.uid), *minutes.prompts(section.uid)]
    fields = [(type(p).__name__, *_values(p)) for p in parts]
    return [_values(minutes.meeting), *fields]


def _values(record: object) -> tuple[object, ...]:
    names = [n for n in type(record).__dataclass_fields__ if n != "rev"]  # type: ignore[attr-defined]
    return tuple(getattr(record, name) for name in names)


def texts(store: Store, meeting: int) -> list[str]:
    return [entry.text for entry in load(store, meeting).all_entries()]


def test_undo_brings_nothing_back_into_a_cell_of_another_section(
    store: Store, open_store: Callable[..., Store], meeting: int, place: Place
) -> None:
    exercise = sections.add(store, meeting, form="questions")
    (row,) = sections.set_rows(store, meeting, exercise, [{"label": "A"}])
    prompt = sections.add_prompt(store, meeting, exercise, "Varför?")
    entry = entries.add(store, meeting, Place(exercise, row, prompt), "note", "ett")
    bo = open_store(actor="bo")
    entries.change(bo, meeting, entry, prompt=None)
    entries.move(store, meeting, entry, place=place)
    with pytest.raises(UndoRefused):
        undo(bo, meeting)


def test_each_verb_is_one_step_and_comes_back(store: Store, meeting: int, place: Place) -> None:
    def edit() -> None:
        entries.change(store, meeting, first, text="ändrad", kind="decision")

    first = entries.add(store, meeting, place, "note", "ett")
    second = entries.add(store, meeting, place, "note", "två")
    verbs: list[Callable[[], object]] = [
        edit,
        lambda: entries.move(store, meeting, second, before=first),
        lambda: entries.delete(store, meeting, first),
        lambda: people.add(store, meeting, name="Klara Berg", roles=("chair",)),
        lambda: groups.add_set(store, meeting, ["A", "B"]),
        lambda: sections.add(store, meeting, heading="Nytt"),
        lambda: meetings.change(store, meeting, title="Annan", date="2026-03-04"),
        lambda: meetings.delete(store, meeting),
    ]
    for verb in verbs:
        before = content(store, meeting)
        verb()
        after = content(store, meeting)
        assert after != before
        assert undo(store, meeting)
        assert content(store, meeting) == before
        assert redo(store, meeting)
        assert content(store, meeting) == after


def test_undo_goes_all_the_way_back_also_after_a_restart(
    open_store: Callable[..., Store], store: Store, meeting: int, place: Place
) -> None:
    for n in range(30):
        entries.add(store, meeting, place, "note", f"rad {n}")
    store.close()
    again = open_store()
    for left in range(29, -1, -1):
        undo(again, meeting)
        assert len(texts(again, meeting)) == left
    assert undo(again, meeting)  # the section
    assert undo(again, meeting) is None  # the meeting itself stays
    while redo(again, meeting):
        pass
    assert len(texts(again, meeting)) == 30


def test_a_new_step_ends_redo(store: Store, meeting: int, place: Place) -> None:
    entries.add(store, meeting, place, "note", "ett")
    undo(store, meeting)
    entries.add(store, meeting, place, "note", "två")
    assert redo(store, meeting) is None
    assert texts(store, meeting) == ["två"]


def test_undo_takes_only_ones_own_steps(
    open_store: Callable[..., Store], store: Store, meeting: int, place: Place
) -> None:
    bo = open_store("bo")
    entries.add(store, meeting, place, "note", "Annas")
    entries.add(bo, meeting, place, "note", "Bos")
    undo(store, meeting)
    assert texts(store, meeting) == ["Bos"]


def test_a_step_that_somebody_has_built_on_is_refused_and_the_older_offered(
    open_store: Callable[..., Store], store: Store, meeting: int, place: Place
) -> None:
    bo = open_store("bo")
    entries.add(store, meeting, place, "note", "äldre")
    uid = entries.add(store, meeting, place, "note", "Annas")
    entries.change(bo, meeting, uid, text="Annas och Bos")
    with pytest.raises(UndoRefused) as refused:
        undo(store, meeting)
    assert refused.value.older
    assert undo(store, meeting, older_than=refused.value.step)
    assert texts(store, meeting) == ["Annas och Bos"]


def test_redo_is_refused_where_somebody_has_written_since(
    open_store: Callable[..., Store], store: Store, meeting: int, place: Place
) -> None:
    bo = open_store("bo")
    uid = entries.add(bo, meeting, place, "note", "text")
    entries.change(store, meeting, uid, text="Annas")
    undo(store, meeting)
    entries.change(bo, meeting, uid, text="Bos")
    with pytest.raises(UndoRefused):
        redo(store, meeting)
    assert texts(store, meeting) == ["Bos"]


def test_a_section_with_somebodys_words_in_it_is_not_undone(
    open_store: Callable[..., Store], store: Store, meeting: int
) -> None:
    section = sections.add(store, meeting, heading="Annas avsnitt")
    bo = open_store("bo")
    entries.add(bo, meeting, Place(section), "note", "Bos ord")
    with pytest.raises(UndoRefused) as refused:
        undo(store, meeting)
    assert not refused.value.older
    assert texts(store, meeting) == ["Bos ord"]
    undo(bo, meeting)
    assert undo(store, meeting)


def test_different_fields_of_one_entry_do_not_hinder_each_other(
    open_store: Callable[..., Store], store: Store, meeting: int, place: Place
) -> None:
    bo = open_store("bo")
    uid = entries.add(store, meeting, place, "note", "text")
    entries.change(store, meeting, uid, marks=("unfinished",))
    entries.change(bo, meeting, uid, text="Bos text")
    undo(store, meeting)
    entry = load(store, meeting).entry(uid)
    assert entry is not None
    assert (entry.text, entry.marks) == ("Bos text", ())


def test_undo_finds_the_place_again_after_keys_were_renewed(
    store: Store, meeting: int, place: Place
) -> None:
    first = entries.add(store, meeting, place, "note", "första")
    last = entries.add(store, meeting, place, "note", "sista")
    entries.move(store, meeting, last, before=first)
    minutes = load(store, meeting)
    for n in range(200):  # each right after the first: the keys grow until they are renewed
        entries.add(store, meeting, place, "note", f"{n}", after=last)
        refresh(store, minutes)
    assert [e.text for e in minutes.all_entries()] == texts(store, meeting)
    assert texts(store, meeting)[:2] == ["sista", "199"]
    for _ in range(201):
        undo(store, meeting)
    assert texts(store, meeting) == ["första", "sista"]


# Random sessions of two actors, with restarts -----------------------------------------------------

ACTORS = ("anna", "bo")
VERBS = ("add", "change", "move", "delete", "section", "row", "undo", "redo", "restart")
Command = tuple[str, str, int]
commands = st.lists(
    st.tuples(st.sampled_from(ACTORS), st.sampled_from(VERBS), st.integers(0, 1000)), max_size=40
)


class Session:
    """Two actors in one meeting, and what each of them has written and not taken back."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "heldag.db"
        self.stores = {actor: Store.open(self.path, actor=actor, create=True) for actor in ACTORS}
        self.meeting = meetings.create(self.stores["anna"], title="Dag")
        self.minutes: dict[str, Minutes] = {
            actor: load(store, self.meeting) for actor, store in self.stores.items()
        }
        self.count = 0

    def close(self) -> None:
        for store in self.stores.values():
            store.close()

    def do(self, actor: str, verb: str, number: int) -> None:
        """Carry one command out; what is not there to be changed is passed over."""
        store = self.stores[actor]
        others = self.words_of(actor, others=True)
        refresh(store, self.minutes[actor])
        getattr(self, f"_{verb}")(actor, store, number)
        if verb == "undo":
            assert others <= self.words_of(actor, others=True)

    def words_of(self, actor: str, *, others: bool) -> set[tuple[str, str]]:
        """Return uid and text of what the others (or the actor) wrote last, as a reader sees it."""
        store = self.stores[actor]
        last = (
            "SELECT s.actor FROM event e JOIN step s ON s.id = e.step WHERE e.uid = entry.uid "
            "AND instr(e.after, '\"text\"') AND s.undoes IS NULL AND s.undone = 0 "
            "ORDER BY e.seq DESC LIMIT 1"
        )
        rows = store.rows(
            f"SELECT uid, text, ({last}) FROM entry WHERE deleted = 0 AND section IN "
            "(SELECT uid FROM section WHERE deleted = 0)"
        )
        return {(uid, text) for uid, text, by in rows if (by != actor) is others}

    def _place(self, actor: str, number: int) -> Place | None:
        found = list(self.minutes[actor].sections)
        if not found:
            return None
        section = found[number % len(found)].uid
        rows = [None, *(row.uid for row in self.minutes[actor].rows(section))]
        return Place(section, rows[number % len(rows)])

    def _entry(self, actor: str, number: int) -> str | None:
        found = list(self.minutes[actor].all_entries())
        return found[number % len(found)].uid if found else None

    def _add(self, actor: str, store: Store, number: int) -> None:
        place = self._place(actor, number)
        if place:
            self.count += 1
            entries.add(store, self.meeting, place, "note", f"{actor} {self.count}")

    def _change(self, actor: str, store: Store, number: int) -> None:
        uid = self._entry(actor, number)
        if uid:
            self.count += 1
            entries.change(store, self.meeting, uid, text=f"{actor} {self.count}")

    def _move(self, actor: str, store: Store, number: int) -> None:
        uid, place = self._entry(actor, number), self._place(actor, number // 7)
        if uid and place:
            entries.move(store, self.meeting, uid, place=place)

    def _delete(self, actor: str, store: Store, number: int) -> None:
        uid = self._entry(actor, number)
        if uid:
            entries.delete(store, self.meeting, uid)

    def _section(self, actor: str, store: Store, number: int) -> None:
        sections.add(store, self.meeting, heading=f"{actor} {number}")

    def _row(self, actor: str, store: Store, number: int) -> None:
        place = self._place(actor, number)
        if place:
            sections.add_row(store, self.meeting, str(place.section), f"{number}")

    def _undo(self, actor: str, store: Store, number: int) -> None:
        try:
            undo(store, self.meeting)
        except UndoRefused as refused:
            if refused.older and number % 2:
                self._undo_older(store, refused.step)

    def _undo_older(self, store: Store, step: int) -> None:
        try:
            undo(store, self.meeting, older_than=step)
        except UndoRefused:
            return

    def _redo(self, actor: str, store: Store, number: int) -> None:
        try:
            redo(store, self.meeting)
        except UndoRefused:
            return

    def _restart(self, actor: str, store: Store, number: int) -> None:
        store.close()
        self.stores[actor] = Store.open(self.path, actor=actor)
        self.minutes[actor] = load(self.stores[actor], self.meeting)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(commands)
def test_nobodys_words_disappear_by_anothers_undo(session_commands: list[Command]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder))
        session.do("anna", "section", 1)
        for actor, verb, number in session_commands:
            session.do(actor, verb, number)
        store = session.stores["anna"]
        assert store.rows("PRAGMA foreign_key_check") == []
        for actor in ACTORS:  # what is followed event by event is what is read anew
            refresh(session.stores[actor], session.minutes[actor])
            fresh = load(session.stores[actor], session.meeting)
            assert list(session.minutes[actor].all_entries()) == list(fresh.all_entries())
            assert list(session.minutes[actor].sections) == list(fresh.sections)
        session.close()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(commands)
def test_undoing_all_of_one_actors_steps_alone_gives_the_earlier_content(
    session_commands: list[Command],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder))
        session.do("bo", "section", 1)
        session.do("bo", "add", 1)
        before = content(session.stores["bo"], session.meeting)
        for _, verb, number in session_commands:
            session.do("anna", verb, number)
        after = content(session.stores["anna"], session.meeting)
        steps = 0
        while undo(session.stores["anna"], session.meeting):
            steps += 1
        assert content(session.stores["anna"], session.meeting) == before
        while redo(session.stores["anna"], session.meeting):
            steps -= 1
        assert steps <= 0
        if "undo" not in {verb for _, verb, _ in session_commands}:
            assert content(session.stores["anna"], session.meeting) == after
        session.close()


def test_a_step_in_a_meeting_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(NotFound):
        meetings.change(store, 99, title="x")
    assert list_meetings(store) == []
