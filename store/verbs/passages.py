"""What a line about somebody who comes or goes brings along: the note of it beside the participant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, NamedTuple

from store.file.reading import load
from store.file.steps import Step
from store.file.store import Store
from store.model.names import Names
from store.model.records import Move
from store.verbs import people

WAYS: Mapping[str, Literal["in", "out"]] = {"arrival": "in", "departure": "out"}
"""The kinds of such lines, and what the note says."""

_NOTHING_ELSE = (
    *("aliases", "organisation", "unit", "title", "party", "email", "phone", "attendance"),
    *("standing", "substitute_for", "roles", "moves", "reason"),
)
"""What is not known of somebody of whom only the name is."""


class Passage(NamedTuple):
    """What a line about somebody who comes or goes says: who, which way, and where it stands."""

    person: str
    way: Literal["in", "out"]
    section: str
    ord: str


def with_person(
    store: Store, step: Step, entry: str, values: Mapping[str, object]
) -> Mapping[str, object]:
    """Return the changes of an entry with the participant whom its line names from now on.

    Who is not in the list, or not any more, comes into it, as with the command.
    """
    found = store.one("SELECT kind FROM entry WHERE uid = ?", [entry])
    name = values.get("speaker")
    if found is None or not name or values.get("kind", found[0]) not in WAYS:
        return values
    here = load(store, step.meeting, ("participant",))
    if here.participant(str(values.get("speaker_uid"))) is not None:
        return values
    known = Names(here).find(str(name))
    person = known.uid if known else people.add(store, step.meeting, name=name)
    return {**values, "speaker_uid": person}


def noted(store: Store, entry: str) -> Passage | None:
    """Return what an entry says about somebody who comes or goes; None where it is about nobody."""
    sql = "SELECT speaker_uid, kind, section, ord FROM entry WHERE uid = ? AND deleted = 0"
    person, kind, section, key = store.one(sql, [entry]) or (None, "", "", "")
    return Passage(person, WAYS[kind], section, key) if person and kind in WAYS else None


def follow_words(store: Store, step: Step, entry: str, before: Passage | None) -> None:
    """Let the notes beside the participants say what an entry says now, and no more what it said before.

    Who came into the list with that line alone, and of whom nothing else is known, leaves it.
    """
    now = noted(store, entry)
    if now == before:
        return
    if before is not None:
        _forget(store, step, before)
    if now is not None:
        _note(store, step, now)
    if before is not None and (now is None or now.person != before.person):
        _take_out_unknown(store, step, before.person, entry)


def _forget(store: Store, step: Step, passage: Passage) -> None:
    """Take the note of a line away: of several alike, the one of the same place in the section."""
    moves = _moves_of(store, passage.person)
    alike = [n for n, move in enumerate(moves) if move == Move(passage.section, passage.way)]
    if alike:
        del moves[alike[min(_count_above(store, passage, passage.way), len(alike) - 1)]]
        step.update("participant", passage.person, {"moves": tuple(moves)}, on_top=True)


def _note(store: Store, step: Step, passage: Passage) -> None:
    """Note what a line says among the other notes of the participant, in the order of the page."""
    moves = _moves_of(store, passage.person)
    sql = "SELECT uid FROM section WHERE meeting = ? ORDER BY ord, uid"
    places = {uid: n for n, (uid,) in enumerate(store.rows(sql, [step.meeting]))}
    here = places[passage.section]
    at = sum(places.get(move.section, here) < here for move in moves)
    moves.insert(at + _count_above(store, passage), Move(passage.section, passage.way))
    step.update("participant", passage.person, {"moves": tuple(moves)}, on_top=True)


def _count_above(store: Store, passage: Passage, *ways: str) -> int:
    """Return how many lines above this one in its section say that the same person comes or goes."""
    sql = "SELECT kind FROM entry WHERE section = ? AND speaker_uid = ? AND ord < ? AND deleted = 0"
    kinds = store.rows(sql, [passage.section, passage.person, passage.ord])
    return sum(WAYS.get(kind, "") in (ways or WAYS.values()) for (kind,) in kinds)


def _take_out_unknown(store: Store, step: Step, person: str, entry: str) -> None:
    """Take a participant out who came into the list in a step of this line, and whom nothing else names."""
    came = (
        "SELECT 1 FROM event p JOIN event e ON e.step = p.step "
        "WHERE p.uid = ? AND p.before IS NULL AND e.uid = ?"
    )
    empty = " AND ".join(f"coalesce({name}, '') IN ('', '[]')" for name in _NOTHING_ELSE)
    unknown = (
        f"SELECT 1 FROM participant WHERE uid = ? AND deleted = 0 AND summoned = 0 AND {empty}"
    )
    if store.one(came, [person, entry]) is None or store.one(unknown, [person]) is None:
        return
    if not any(store.one(sql, [step.meeting, person]) for sql in _NAMED_ELSEWHERE):
        people.delete(store, step.meeting, person)


_NAMED_ELSEWHERE = tuple(
    f'SELECT 1 FROM "{table}" WHERE meeting = ? AND deleted = 0 AND instr("{column}", ?)'
    for table, column in (
        *(("entry", "speaker_uid"), ("entry", "owners"), ("section", "presenters")),
        *(("section", "holders"), ("group", "members")),
    )
)
"""What finds the uid of a participant in anything else of the meeting."""


def follow(store: Store, step: Step, entry: str, to: str) -> None:
    """Let the note of an entry, which is about to move to another section, be of that section."""
    found = store.one("SELECT kind, speaker_uid, section FROM entry WHERE uid = ?", [entry])
    kind, person, section = found or ("", None, to)
    if kind in WAYS and person and section != to:
        moves = _moves_of(store, person)
        noted = Move(section, WAYS[kind])
        if noted in moves:
            moves[moves.index(noted)] = Move(to, noted.way)
            step.update("participant", person, {"moves": tuple(moves)}, on_top=True)


def follow_all(store: Store, step: Step, section: str, to: str) -> None:
    """Let every note of a section, with or without a line, be of another one."""
    sql = "SELECT uid FROM participant WHERE meeting = ? AND moves IS NOT NULL"
    for (person,) in store.rows(sql, [step.meeting]):
        moves = _moves_of(store, person)
        moved = tuple(Move(to, move.way) if move.section == section else move for move in moves)
        if moved != tuple(moves):
            step.update("participant", person, {"moves": moved}, on_top=True)


def _moves_of(store: Store, person: str) -> list[Move]:
    found = store.one("SELECT moves FROM participant WHERE uid = ?", [person])
    return [Move(*move) for move in json.loads(found[0])] if found and found[0] else []
