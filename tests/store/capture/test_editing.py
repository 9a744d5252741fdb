"""What the line of an entry shows while it is edited is what the next Enter reads, for every kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import Message, translator
from store.capture import Outcome
from store.capture.editing import as_edited, changes_of, line_of
from store.file.store import Store
from store.file.undo import undo
from store.model.kinds import BY_NAME
from store.model.records import Entry, Vote
from store.verbs import entries, several
from store.verbs.taken_out import bring_back, taken_out
from tests.cases import each
from tests.store.capture.conftest import MEETING_DAY, Note, made_minutes
from tests.store.capture.test_writing import WRITABLE
from tests.store.capture.test_writing import entries as any_entry

Typed = Callable[[str], Note]

BEGUN = "/datum 2026-10-02\n/närvarande Anna Ek, Bo Al, Cia Maria Dahl\n# Ett"

CASES: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("en rad", "rad", "sak", {"text": "en sak"}),
    ("- punkt", "punkt", "prick", {"text": "prick"}),
    ("1. först", "först", "sist", {"text": "1. sist"}),
    ("l: Rubrik", "Rubrik", "Titel", {"text": "Titel"}),
    ("b: vi börjar", "börjar", "slutar", {"text": "vi slutar"}),
    ("f: Anna: att bygga", "bygga", "riva", {"text": "att riva"}),
    ("f: Anna: att bygga", "Anna", "Bo Al", {"speaker": "Bo Al", "speaker_uid": "Bo Al"}),
    ("f: Ordföranden: att bygga", "bygga", "riva", {"text": "att riva"}),
    ("Yrkande: att bygga", "bygga", "riva", {"text": "att riva"}),
    ("å: ring +Bo !9 dec", "ring", "skriv", {"text": "skriv"}),
    ("å: ring +Bo !9 dec", "9 dec", "10 dec", {"due": "2026-12-10", "due_text": "10 dec"}),
    ("å: ring +Anna !9 dec", " !9 dec", "", {"due": None, "due_text": None}),
    ("?: när", "när", "hur", {"text": "hur"}),
    ("c: ja", "ja", "nej", {"text": "nej"}),
    ("s: allt", "allt", "inget", {"text": "inget"}),
    ("p: sen", "sen", "nu", {"text": "nu"}),
    ("intern: oss", "oss", "er", {"text": "er"}),
    ("ref: bild https://a.se", "bild", "bok", {"text": "bok"}),
    ("ref: bild https://a.se", "a.se", "b.se", {"address": "https://b.se"}),
    ("Anna: hej", "hej", "nej", {"text": "nej"}),
    ("-- svar", "svar", "ord", {"text": "ord"}),
    ("namn\tantal", "antal", "tal", {"text": "namn\ttal", "cells": ("namn", "tal")}),
    ("o: 5-2-1", "2-1", "3-0", {"vote": Vote(5, 3, 0)}),
    ("r: Bo, mot allt", "allt", "inget", {"text": "mot inget"}),
    ("j: Bo", "Bo", "Anna Ek", {"speaker": "Anna Ek", "speaker_uid": "Anna Ek"}),
    ("Protokollsanteckning: Bo, ja", "ja", "nej", {"text": "nej"}),
    ("x: halv", "halv", "hel", {"text": "hel"}),
    ("x: halv", "x: ", "", {"marks": ()}),
    ("10:15 Paus", "10:15", "10:20", {"text": "10:20 Paus", "time": "10:20"}),
    ("10:15 Paus", "10:15 Paus", "Lunch", {"text": "Lunch", "time": None}),
    ("/paus 10:15 Paus", "10:15", "10:20", {"time": "10:20"}),
    ("/paus 10:15 Paus", "Paus", "Lunch", {"text": "Lunch"}),
    ("/paus 10:15 Paus", "10:15 Paus", "/paus 10:20 Fika", {"time": "10:20", "text": "Fika"}),
    ("/paus 10:15 Paus", "10:15 Paus", "/pause Fika", {"text": "Fika"}),
    (
        *("/paus 10:15 Paus", "10:15 Paus", "Lunch"),
        {"kind": "note", "text": "Lunch", "time": None},
    ),
    ("/kommer Bo Al 9:40", "09:40", "9:55", {"time": "09:55"}),
    ("/kommer Bo Al 9:40", " 09:40", "", {"time": None}),
    ("/kommer Bo Al", "Al", "Al 9:55", {"time": "09:55"}),
    ("/kommer Bo Al 9:40", "Bo Al", "Anna", {"speaker": "Anna", "speaker_uid": "Anna Ek"}),
    ("/kommer Bo Al 9:40", "/kommer", "/lämnar", {"kind": "departure"}),
    ("/kommer Bo Al 9:40", "/kommer", "/leaves", {"kind": "departure"}),
    ("/lämnar Bo Al 9:40", "/lämnar", "/kommer", {"kind": "arrival"}),
    ("/lämnar Bo Al 9:40", "09:40", "kl 10", {"time": "10:00"}),
    ("/lämnar Bo Al 9:40", "Bo Al", "Ny Person", {"speaker": "Ny Person", "speaker_uid": None}),
    ("en rad", "en rad", "/kommer Bo 9:40", {"kind": "arrival", "time": "09:40", "text": ""}),
    (" /kommer snart", "snart", "sen", {"text": "/kommer sen"}),
)
"""A line that is typed, the part of its line that is changed and into what, and what changes then."""


def uid_of(note: Note, name: str | None) -> str | None:
    return next((p.uid for p in note.minutes.participants if p.name == name), None)


def wanted(note: Note, changed: dict[str, Any]) -> dict[str, Any]:
    """Return changes with the uids of whom they name."""
    if "speaker_uid" in changed:
        return {**changed, "speaker_uid": uid_of(note, changed["speaker_uid"])}
    return changed


@each("case", CASES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_one_part_of_the_line_that_is_changed_is_all_that_changes(
    case: tuple[str, str, str, dict[str, Any]], language: str, typed: Typed
) -> None:
    line, old, new, changed = case
    note = typed(f"/språk {language}\n{BEGUN}\n{line}")
    entry = note.entries()[-1]
    shown = line_of(entry, note.minutes)
    assert changes_of(entry, shown, shown, note.minutes) == {}
    old = old if old in shown else {"/kommer": "/arrives", "/lämnar": "/leaves"}[old]
    changes = changes_of(entry, shown, shown.replace(old, new), note.minutes)
    if "speaker" not in changed and isinstance(changes, dict) and entry.speaker is None:
        changes = {n: v for n, v in changes.items() if n not in ("speaker", "speaker_uid")}
    assert changes == wanted(note, changed)


@each("kind", WRITABLE)
def test_the_line_of_an_entry_is_read_as_the_entry_though_nobody_is_called_so_any_more(
    kind: str,
) -> None:
    nobody = made_minutes()
    nobody.meeting = replace(nobody.meeting, date=MEETING_DAY.isoformat())
    nobody.fill([replace(p, name=f"X {p.uid}", aliases=()) for p in nobody.participants])

    @given(any_entry(kind), st.sampled_from([made_minutes(), nobody]))
    def check(entry: Entry, minutes: Any) -> None:
        line = line_of(entry, minutes)
        read = as_edited(entry, line, minutes)
        assert isinstance(read, Entry), read
        same = ("kind", "text", "depth", "speaker", "speaker_uid", "due", "vote", "address", "time")
        for field in (*same, "marks"):
            assert getattr(read, field) == getattr(entry, field), field

    check()


def edit(note: Note, entry: Entry, old: str, new: str) -> Message | None:
    """Edit the line of an entry as Enter does; return why it stays."""
    shown = line_of(entry, note.minutes)
    assert old in shown
    changes = changes_of(entry, shown, shown.replace(old, new), note.minutes)
    if isinstance(changes, Message):
        return changes
    entries.rewrite(note.store, note.meeting, entry, **changes)
    note.session.refresh(Outcome())
    return None


def moves(note: Note) -> dict[str, list[tuple[str | None, str]]]:
    """Return under which heading everybody has come and gone."""
    headings = {section.uid: section.heading for section in note.minutes.sections}
    return {
        person.name: [(headings[move.section], move.way) for move in person.moves]
        for person in note.minutes.participants
        if person.moves
    }


@pytest.mark.parametrize(
    "change",
    [
        ("09:40", "9:55", {"Bo Al": [("Ett", "in")]}),
        ("Bo Al", "Anna Ek", {"Anna Ek": [("Ett", "in")]}),
        ("Bo Al", "Ny Person", {"Ny Person": [("Ett", "in")]}),
        ("/kommer", "/lämnar", {"Bo Al": [("Ett", "out")]}),
        ("/kommer Bo Al 09:40", "Bo kom sent", {}),
    ],
)
def test_the_list_of_people_says_what_the_line_says_now(
    change: tuple[str, str, dict[str, Any]], typed: Typed
) -> None:
    note = typed(f"{BEGUN}\nföre\n/kommer Bo Al 9:40\nefter")
    before, people = moves(note), list(note.minutes.participants)
    arrival = note.entries()[1]
    assert edit(note, arrival, change[0], change[1]) is None
    assert moves(note) == change[2]
    assert [entry.uid for entry in note.entries()][1] == arrival.uid
    now = note.entries()[1]
    assert now.speaker_uid == uid_of(note, next(iter(change[2]), None))
    undo(note.store, note.meeting)
    note.session.refresh(Outcome())
    undone = [(p.name, p.moves) for p in note.minutes.participants]
    assert (moves(note), undone) == (before, [(p.name, p.moves) for p in people])
    assert note.entries()[1].time == "09:40"


def test_who_only_came_with_a_mistyped_line_goes_with_it(typed: Typed) -> None:
    note = typed(f"{BEGUN}\n/kommer Greta Moburg 9:40")
    assert edit(note, note.entries()[-1], "Moburg", "Moberk") is None
    assert edit(note, note.entries()[-1], "Moberk", "Moberg") is None
    assert set(note.people()) == {"Anna Ek", "Bo Al", "Cia Maria Dahl", "Greta Moberg"}
    assert note.type("/närvarande Lo Li\n/lämnar Lo Li 10:00\nGreta Moberg: hej") == []
    assert edit(note, note.entries()[-2], "Lo Li", "Bo Al") is None
    assert edit(note, note.entries()[0], "Greta Moberg", "Bo Al") is None
    assert {"Lo Li", "Greta Moberg"} <= set(note.people())


def test_who_comes_and_goes_does_so_in_the_order_of_the_page(typed: Typed) -> None:
    note = typed(f"{BEGUN}\n/lämnar Anna 9:10\n/lämnar Bo 9:20\n# Två\n/kommer Anna 9:30")
    assert edit(note, note.entries()[1], "Bo", "Anna") is None
    assert moves(note) == {"Anna Ek": [("Ett", "out"), ("Ett", "out"), ("Två", "in")]}
    assert edit(note, note.entries()[1], "/lämnar", "/kommer") is None
    assert moves(note) == {"Anna Ek": [("Ett", "out"), ("Ett", "in"), ("Två", "in")]}
    assert edit(note, note.entries()[1], "Anna", "Bo") is None
    assert moves(note) == {"Anna Ek": [("Ett", "out"), ("Två", "in")], "Bo Al": [("Ett", "in")]}


@each(
    "change",
    [
        ("09:40", "25:10", "“25:10” is no time of day."),
        ("Bo Al 09:40", "", "After /kommer: NAMES [TIME]"),
        ("Bo Al", "Bo Al, Anna", "This line is about one person"),
        ("Bo Al", "Cia", "“Cia” may be: "),
        ("/kommer", "/komer", "/komer leaves no line here"),
        ("/kommer", "/titel", "/titel leaves no line here"),
    ],
)
def test_a_command_that_cannot_be_read_stays_with_words(
    change: tuple[str, str, str], typed: Typed
) -> None:
    note = typed(f"{BEGUN}\n/närvarande Cia Lund\n/kommer Bo Al 9:40")
    refused = edit(note, note.entries()[-1], change[0], change[1])
    assert refused is not None
    assert translator("en")(refused).startswith(change[2])


def test_a_time_that_is_none_is_no_name(note: Note) -> None:
    assert note.type("/kommer Bo Al 25:10") == ["“25:10” is no time of day."]
    assert note.people() == {}


@each("word", ["b+ att två", "d+ and two"])
def test_a_clause_is_no_text_of_another_line(word: str, typed: Typed) -> None:
    note = typed(f"{BEGUN}\nb: Ja")
    assert edit(note, note.entries()[-1], "b: Ja", word) is not None


def test_a_list_of_quotes_stays_one_line_without_its_marker(typed: Typed) -> None:
    note = typed(f"{BEGUN}\nc: ’ja’")
    assert edit(note, note.entries()[-1], "’ja’", "’ja’, ’nej’") is None
    assert [(e.kind, e.text) for e in note.entries()] == [("quote", "’ja’, ’nej’")]


def test_every_kind_of_entry_is_among_the_cases(typed: Typed) -> None:
    note = typed(BEGUN + "\n" + "\n".join(line for line, *_ in CASES))
    assert {entry.kind for entry in note.entries()} == set(BY_NAME)


def test_the_mark_of_an_arrival_is_no_part_of_its_command(typed: Typed) -> None:
    note = typed(f"{BEGUN}\n/kommer Bo Al 9:40")
    entry = replace(note.entries()[-1], marks=("unfinished",))
    shown = line_of(entry, note.minutes)
    assert shown == "x: /kommer Bo Al 09:40"
    assert changes_of(entry, shown, shown.replace("09:40", "9:55"), note.minutes) == {
        "time": "09:55"
    }


def test_an_unknown_kind_keeps_its_words(typed: Typed) -> None:
    note = typed(f"{BEGUN}\nrad")
    entry = replace(note.entries()[-1], kind="kommande")
    shown = line_of(entry, note.minutes)
    assert changes_of(entry, shown, "rad två", note.minutes) == {"text": "rad två"}


def test_a_line_that_is_taken_out_says_nothing_in_the_list_of_people(typed: Typed) -> None:
    note = typed(f"{BEGUN}\n/kommer Greta Moburg 9:40\nrad")
    uids = [entry.uid for entry in note.entries()]
    several.delete(note.store, note.meeting, uids)
    note.session.refresh(Outcome())
    assert (moves(note), "Greta Moburg" in note.people()) == ({}, False)
    (missing,) = taken_out(note.store, note.meeting)
    bring_back(note.store, note.meeting, missing.step)
    note.session.refresh(Outcome())
    assert moves(note) == {"Greta Moburg": [("Ett", "in")]}


@each("is_out", [True, False])
def test_an_arrival_that_is_written_anew_is_in_the_list_of_people(
    is_out: bool, typed: Typed
) -> None:
    note = typed(f"# Två\n{BEGUN}\n/kommer Bo Al 9:40")
    arrival = note.entries()[-1]
    with Store.open(note.store.path, actor="bo") as other:
        if is_out:
            entries.delete(other, note.meeting, arrival.uid)
        else:
            entries.change(other, note.meeting, arrival.uid, speaker="Anna Ek", time="09:45")
    assert edit(note, arrival, "Bo Al", "Ny Person") is None
    kept = {} if is_out else {"Anna Ek": [("Ett", "in")]}
    assert moves(note) == {**kept, "Ny Person": [("Ett", "in")]}
    for entry in note.minutes.entries(arrival.section):
        entries.delete(note.store, note.meeting, entry.uid)
    note.session.refresh(Outcome())
    assert moves(note) == {}
