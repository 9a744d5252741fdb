"""Random sessions of merging, splitting, moving, renaming and regrouping: no entry is lost or doubled."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from locales import message
from store.capture import CaptureSession
from store.errors import StoreError, UndoRefused
from store.file.reading import load, refresh
from store.file.store import Store
from store.file.undo import Undone, redo, undo
from store.model import drawing
from store.model.minutes import Minutes
from store.model.records import Entry, Participant, Place
from store.verbs import (
    chains,
    clusters,
    entries,
    groups,
    meetings,
    outline,
    people,
    rows,
    sections,
    several,
)
from tests.store.verbs.conftest import everything

T = TypeVar("T")

_NOTHING = message("There is nothing to choose from.")

WRITING = ("add", "delete", "chain", "remove_section")
SHAPING = (
    *("move", "merge_prompts", "split", "rename_prompt", "move_prompt", "remove_prompt"),
    *("merge_rows", "rename_row", "move_row", "remove_row", "pause", "resume", "dot"),
    *("shift_section", "level_section", "order_sections", "move_several", "indent_several"),
    *("add_group", "rename_group", "merge_groups", "remove_group", "draw", *["typed"] * 6),
)
TYPED = (
    *("/grupp {n}", "/grupp {n}, Grupp{n}", "/lotta 2", "/lotta par", "/lotta 1-3 jämnt"),
    *("/grupper A-C", "/grupper inga", "/döp om {row} = {n}", "/döp om .1 = fråga {n}"),
    *("/döp om {row} = {other}", "/slå ihop {row} = {other}", "/slå ihop .1 till .2"),
    *(
        "/slå ihop {row} = .1",
        "/dela {row} = {row}, {n}",
        "/ta bort {row}",
        "/ta bort .2",
        "/flytta {row} före {other}",
    ),
    *("/flytta .2 först", "/flytta {row} sist", "/senare {row}.1", "/senare", "/prickar {n}"),
)
"""What may be typed to regroup, with names that are there and some that are not."""

BACK = ("undo", "redo")
GONE = {"delete_entry", "delete_section"}
WORDS = {*GONE, "add_entry", "chain_entry"}
"""The steps that write or delete words; no other step, nor its undo, may change what is written."""

Command = tuple[str, int]
VERBS = st.sampled_from((*WRITING, *SHAPING, *SHAPING, *BACK, *BACK, *BACK))
COMMANDS = st.lists(st.tuples(VERBS, st.integers(0, 10_000)), max_size=30)
ACTORS = ("anna", "bo")
COLLIDING = (
    *("add", "delete", "move", "merge_prompts", "split", "remove_prompt"),
    *("merge_rows", "remove_row", "merge_groups", "remove_group"),
)


@st.composite
def together(draw: st.DrawFn) -> list[tuple[str, Command]]:
    """What two actors do to the same few things; evenly chosen, so that they often meet."""
    chance = Random(draw(st.integers(0, 2**32)))
    verbs = (*WRITING, *SHAPING, *COLLIDING * 2, *BACK * 12)
    return [
        (chance.choice(ACTORS), (chance.choice(verbs), chance.randrange(10_000)))
        for _ in range(draw(st.integers(1, 40)))
    ]


class Session:
    """A meeting with an exercise and a ring of three groups, and the verbs of it, chosen by a number."""

    def __init__(self, folder: Path) -> None:
        path = folder / "heldag.db"
        store = Store.open(
            path, actor="host", create=True
        )  # whose steps neither of the two takes back
        self.count = 0
        self.meeting = meetings.create(store, title="Dag")
        there = [{"name": name, "attendance": "present"} for name in ("Ada", "Bo", "Cia")]
        people.add_many(store, self.meeting, there)
        group_set = groups.add_set(store, self.meeting, ["A", "B", "C"])
        made = groups.in_set(store, group_set)
        self._exercise(store, group_set, "questions", [{"label": n, "group": u} for u, n in made])
        pairs = zip(made, (*made[1:], made[0]), strict=True)
        ring = [{"label": f"{a}→{b}", "group": u, "from_": a, "to": b} for (u, a), (_, b) in pairs]
        self._exercise(store, group_set, "ring", ring)
        store.close()
        self.stores = {actor: Store.open(path, actor=actor) for actor in ACTORS}
        self.following = {actor: load(self.stores[actor], self.meeting) for actor in ACTORS}

    def _exercise(self, store: Store, group_set: str, form: str, labels: list[dict]) -> None:  # type: ignore[type-arg]
        section = sections.add(store, self.meeting, form=form, group_set=group_set)
        made = sections.set_rows(store, self.meeting, section, labels)
        for n in range(2):
            prompt = sections.add_prompt(store, self.meeting, section, f"{form} {n}")
            if form == "questions":
                for row in made:
                    self.write(store, Place(section, row, prompt))

    def write(self, store: Store, place: Place) -> None:
        self.count += 1
        entries.add(store, self.meeting, place, "note", f"{store.actor} {self.count}")

    def close(self) -> None:
        for store in self.stores.values():
            store.close()

    def last_step(self) -> int:
        return int(self.stores["anna"].rows("SELECT max(id) FROM step")[0][0])

    def do(self, actor: str, verb: str, number: int) -> Undone | None:
        """Carry one command out; a refused one changes nothing, and what is not there is passed over."""
        store = self.stores[actor]
        refresh(store, self.following[actor])
        before = everything(store, self.meeting)
        try:
            return Verbs(self, store, self.following[actor], number).do(verb)
        except StoreError:
            assert everything(store, self.meeting) == before
            return None

    def written(self) -> Counter[tuple[str, str]]:
        """What stands in the meeting: the uid and text of every living entry."""
        minutes = load(self.stores["anna"], self.meeting)
        return Counter((entry.uid, entry.text) for entry in minutes.all_entries())

    def words_of_others(self, actor: str) -> set[tuple[str, str]]:
        """What others than ``actor`` have written."""
        return {(uid, text) for uid, text in self.written() if not text.startswith(actor)}

    def check(self) -> None:
        """Check what always holds: everything lies in a cell that is there, and is read once."""
        store = self.stores["anna"]
        assert store.rows("PRAGMA foreign_key_check") == []
        minutes = load(store, self.meeting)
        for section in minutes.sections:
            axes = (minutes.rows(section.uid), minutes.prompts(section.uid))
            assert all(len(axis) for axis in axes)
            row_uids = {None, *(row.uid for row in axes[0])}
            prompt_uids = {None, *(prompt.uid for prompt in axes[1])}
            for entry in minutes.entries(section.uid):
                assert entry.row in row_uids
                assert entry.prompt in prompt_uids
            for row in axes[0]:
                assert row.group is None or minutes.get(row.group)


class Verbs:
    """One command of one actor; each picks what it is done to by a number."""

    def __init__(self, session: Session, store: Store, minutes: Minutes, number: int) -> None:
        self.session, self.store, self.minutes = session, store, minutes
        self.meeting, self.number, self.chance = session.meeting, number, Random(number)
        found = list(minutes.sections)
        if not found:
            raise StoreError(_NOTHING)
        self.section = found[number % 5 == 0 and number % len(found)].uid
        self.rows = [row.uid for row in minutes.rows(self.section)]
        self.prompts = [prompt.uid for prompt in minutes.prompts(self.section)]

    def do(self, verb: str) -> Undone | None:
        done = getattr(self, f"_{verb}")()
        return done if isinstance(done, Undone) else None

    def pick(self, among: Sequence[T]) -> T:
        if not among:
            raise StoreError(_NOTHING)
        return self.chance.choice(among)

    def entry(self) -> Entry:
        return self.pick(list(self.minutes.entries(self.section)))

    def group(self) -> str:
        made = [g.uid for s in self.minutes.group_sets for g in self.minutes.groups(s.uid)]
        return self.pick(made)

    def _add(self) -> None:
        place = Place(self.section, self.pick([None, *self.rows]), self.pick([None, *self.prompts]))
        self.session.write(self.store, place)

    def _delete(self) -> None:
        entries.delete(self.store, self.meeting, self.entry().uid)

    def _chain(self) -> None:
        self.session.count += 1
        text = f"{self.store.actor} {self.session.count}"
        chains.to_action(self.store, self.meeting, self.entry().uid, text)

    def _dot(self) -> None:
        entries.dot(self.store, self.meeting, self.entry().uid, self.number % 3 - 1)

    def _move(self) -> None:
        to = self.pick([None, *self.prompts])
        clusters.move(self.store, self.meeting, [self.entry().uid], to)

    def _merge_prompts(self) -> None:
        uid, into = self.pick(self.prompts), self.pick(self.prompts)
        clusters.merge(self.store, self.meeting, uid, into)

    def _split(self) -> None:
        some = [e.uid for e in self.minutes.entries(self.section)][self.number % 3 :: 2]
        clusters.split(self.store, self.meeting, some, f"ny {self.number}")

    def _rename_prompt(self) -> None:
        clusters.rename(self.store, self.meeting, self.pick(self.prompts), f"namn {self.number}")

    def _move_prompt(self) -> None:
        uid, by = self.pick(self.prompts), self.pick(self.prompts)
        clusters.reorder(self.store, self.meeting, uid, before=by)

    def _remove_prompt(self) -> None:
        clusters.remove(self.store, self.meeting, self.pick(self.prompts))

    def _merge_rows(self) -> None:
        rows.merge(self.store, self.meeting, self.pick(self.rows), self.pick(self.rows))

    def _rename_row(self) -> None:
        rows.rename(self.store, self.meeting, self.pick(self.rows), f"{self.number % 5}")

    def _move_row(self) -> None:
        uid, by = self.pick(self.rows), self.pick(self.rows)
        rows.reorder(self.store, self.meeting, uid, after=by)

    def _remove_row(self) -> None:
        rows.remove(self.store, self.meeting, self.pick(self.rows))

    def _pause(self) -> None:
        rows.pause(self.store, self.meeting, self.pick(self.rows), self.pick(self.prompts))

    def _resume(self) -> None:
        rows.resume(self.store, self.meeting, self.pick(self.rows), self.pick(self.prompts))

    def _add_group(self) -> None:
        group_set = self.pick([s.uid for s in self.minutes.group_sets])
        late = [self.section] if self.number % 2 else []
        groups.add(self.store, self.meeting, group_set, f"{self.number % 7}", late=late)

    def _rename_group(self) -> None:
        groups.rename(self.store, self.meeting, self.group(), f"{self.number % 7}")

    def _merge_groups(self) -> None:
        groups.merge(self.store, self.meeting, self.group(), self.group())

    def _remove_group(self) -> None:
        groups.remove(self.store, self.meeting, self.group())

    def _draw(self) -> None:
        there: list[Participant] = list(self.minutes.participants)
        drawn = drawing.at_random(there, drawing.labels(2), Random(self.number))
        groups.add_drawn(self.store, self.meeting, drawn)

    def _remove_section(self) -> None:
        if self.number % 3 == 0:
            sections.delete(self.store, self.meeting, self.section)

    def _shift_section(self) -> None:
        outline.shift(self.store, self.meeting, self.section, 1 - self.number % 2 * 2)

    def _level_section(self) -> None:
        outline.set_level(self.store, self.meeting, self.section, self.number % 3 + 1)

    def _order_sections(self) -> None:
        other = self.pick([section.uid for section in self.minutes.sections])
        where = {"before": other} if self.number % 2 else {"after": other}
        sections.move(self.store, self.meeting, self.section, **where)

    def several(self) -> list[str]:
        return [e.uid for e in self.minutes.entries(self.section)][:: self.number % 2 + 1]

    def _move_several(self) -> None:
        section = self.pick([section.uid for section in self.minutes.sections])
        rows_ = [row.uid for row in self.minutes.rows(section)]
        cell = Place(section, self.pick([None, *rows_]), None)
        several.move(self.store, self.meeting, self.several(), place=cell)

    def _indent_several(self) -> None:
        several.indent(self.store, self.meeting, self.several(), self.number % 3 - 1)

    def _typed(self) -> None:
        """Type a line of the capture language somewhere in the exercise."""
        rows = self.minutes.rows(self.section)
        names = [row.label for row in rows if row.label] + [
            "X"
        ]  # a bare command is for the section
        named = {"row": self.pick(names), "other": self.pick(names), "n": str(self.number % 7)}
        line = self.pick(TYPED).format(**named)
        capture = CaptureSession(self.store, load(self.store, self.meeting), chance=self.chance)
        capture.place = Place(self.section, self.pick(self.rows), self.pick(self.prompts))
        refusal = capture.submit(line).refusal
        if refusal is not None:
            raise StoreError(refusal)
        assert capture.place.section == self.section

    def _undo(self) -> Undone | None:
        try:
            return undo(self.store, self.meeting)
        except UndoRefused as refused:
            if refused.older and self.number % 2:
                return undo(self.store, self.meeting, older_than=refused.step)
            raise

    def _redo(self) -> Undone | None:
        return redo(self.store, self.meeting)


@contextmanager
def session() -> Iterator[Session]:
    with tempfile.TemporaryDirectory() as folder:
        made = Session(Path(folder))
        yield made
        made.close()


def one_actor(commands: list[Command]) -> None:
    """Go through commands of one actor, holding each undo against what stood there before."""
    with session() as here:
        store = here.stores["anna"]
        seen, undone = [everything(store, here.meeting)], []
        for verb, number in commands:
            words, step = here.written(), here.last_step()
            done = here.do("anna", verb, number)
            now = everything(store, here.meeting)
            if verb == "undo":
                if done:
                    undone.append(seen.pop())
                assert now == seen[-1]
            elif verb == "redo":
                assert bool(done) is bool(undone)
                if done:
                    seen.append(undone.pop())
                assert now == seen[-1]
            elif here.last_step() > step:
                assert here.last_step() == step + 1
                seen, undone = [*seen, now], []
            if verb in SHAPING:
                assert here.written() == words
            here.check()


def two_actors(commands: list[tuple[str, Command]]) -> None:
    """Go through commands of two actors: neither loses the other's words, whoever takes back what."""
    with session() as here:
        for actor, (verb, number) in commands:
            words, others = here.written(), here.words_of_others(actor)
            done = here.do(actor, verb, number)
            if verb in SHAPING or (done and done.name not in WORDS):
                assert here.written() == words
            if verb in BACK and (done is None or done.name not in GONE or verb == "undo"):
                assert others <= here.words_of_others(actor)
            here.check()
        for actor in ACTORS:
            refresh(here.stores[actor], here.following[actor])
            assert seen_in(here.following[actor]) == seen_in(load(here.stores[actor], here.meeting))


def seen_in(minutes: Minutes) -> list[object]:
    made: list[object] = [*minutes.sections, *minutes.group_sets]
    for group_set in minutes.group_sets:
        made += minutes.groups(group_set.uid)
    for section in minutes.sections:
        made += [*minutes.rows(section.uid), *minutes.prompts(section.uid)]
    entries_ = list(minutes.all_entries())
    return [*made, *entries_, *(minutes.made_from(entry.uid) for entry in entries_)]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(COMMANDS)
def test_each_step_of_one_actor_is_taken_back_as_it_was(commands: list[Command]) -> None:
    one_actor(commands)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(together())
def test_no_entry_is_lost_or_doubled_by_two_actors(commands: list[tuple[str, Command]]) -> None:
    two_actors(commands)


@pytest.mark.reliability
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(COMMANDS)
def test_each_step_is_taken_back_as_it_was_in_many_sessions(commands: list[Command]) -> None:
    one_actor(commands)


@pytest.mark.reliability
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(together())
def test_no_entry_is_lost_in_many_sessions(commands: list[tuple[str, Command]]) -> None:
    two_actors(commands)
