"""A line is edited as it could have been typed: what it says then is what the entry says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from locales import Message, translator
from store.capture import CaptureSession
from store.capture.editing import changes_of, line_of
from store.file import reading
from store.file.store import Store
from store.file.undo import undo
from store.model.minutes import Minutes
from store.model.records import Entry
from store.verbs import entries, meetings

BEFORE = ("/närvarande Greta Moberg, Bo Al, Bo Ek", "# Ett")


@pytest.fixture
def typed(open_store: Callable[..., Store]) -> Callable[..., tuple[Store, Minutes, Entry]]:
    """Return a way to type a line into a meeting of its own, which gives the entry."""

    def given(line: str, language: str = "sv") -> tuple[Store, Minutes, Entry]:
        store = open_store("anna")
        meeting = meetings.create(store, language=language)
        session = CaptureSession(store, reading.load(store, meeting))
        for one in (*BEFORE, line):
            assert session.submit(one).refusal is None, one
        minutes = reading.load(store, meeting)
        return store, minutes, list(minutes.all_entries())[-1]

    return given


def edited(minutes: Minutes, entry: Entry, line: str) -> dict[str, Any] | Message:
    return changes_of(entry, line_of(entry, minutes), line, minutes)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    ("line", "after", "changes"),
    [
        ("/kommer Greta Moberg 9:40", "{c} Greta Moberg 9:55", {"time": "09:55"}),
        ("/kommer Greta Moberg 9:40", "{c} Greta Moberg", {"time": None}),
        ("/lämnar Greta Moberg 9:40", "{c} Greta Moberg 09.45", {"time": "09:45"}),
        ("/kommer Greta Moberg 9:40", "/lämnar Greta Moberg 9:40", {"kind": "departure"}),
        ("/kommer Greta Moberg 9:40", "/leaves Greta Moberg 9:40", {"kind": "departure"}),
        ("/paus 10:15", "10:20 Pause", {"time": "10:20"}),
        ("/paus 10:15 Kaffe", "10:15 Lunch", {"text": "Lunch"}),
        ("10:15 Genomgång", "10:20 Genomgång", {"time": "10:20", "text": "10:20 Genomgång"}),
        ("omröstning: 4-3-1", None, {}),
        ("b: Vi köper", "b: Vi hyr", {"text": "Vi hyr"}),
    ],
)
def test_what_is_changed_in_the_line_changes_in_the_entry(
    typed: Callable[..., tuple[Store, Minutes, Entry]],
    language: str,
    line: str,
    after: str | None,
    changes: dict[str, Any],
) -> None:
    _, minutes, entry = typed(line, language)
    before = line_of(entry, minutes)
    assert edited(minutes, entry, before) == {}
    line = (after or before).format(c=before.partition(" ")[0])
    if "Pause" in line and language == "sv":
        line = line.replace("Pause", "Paus")
    assert edited(minutes, entry, line) == changes


def test_who_comes_and_when_is_changed_in_the_list_of_people_too(
    typed: Callable[..., tuple[Store, Minutes, Entry]],
) -> None:
    store, minutes, entry = typed("/kommer Greta Moberg 9:40")

    def moves() -> dict[str, list[str]]:
        now = reading.load(store, minutes.meeting.id)
        return {p.name: [m.way for m in p.moves] for p in now.participants if p.moves}

    for line, told in (
        ("/lämnar Greta Moberg 9:55", {"Greta Moberg": ["out"]}),
        ("/kommer Bo Al 9:55", {"Bo Al": ["in"]}),
        ("Bo kom sent", {}),
    ):
        changes = edited(minutes, entry, line)
        assert not isinstance(changes, Message)
        assert entries.rewrite(store, minutes.meeting.id, entry, **changes) == "changed"
        assert moves() == told
        undo(store, minutes.meeting.id)
        assert moves() == {"Greta Moberg": ["in"]}
    entries.delete(store, minutes.meeting.id, entry.uid)
    assert moves() == {}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("/kommer Bo 9:40", "may be"),
        ("/kommer Greta Mobreg 9:40", "not in the list"),
        ("/kommer Bo Al, Bo Ek", "one person"),
        ("/komer Greta Moberg", "/kommer or /lämnar"),
        ("/paus 10:15", "/kommer or /lämnar"),
        ("/lämnar", "one person"),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(
    typed: Callable[..., tuple[Store, Minutes, Entry]], line: str, reason: str
) -> None:
    _, minutes, entry = typed("/kommer Greta Moberg 9:40")
    said = edited(minutes, entry, line)
    assert isinstance(said, Message)
    assert reason in translator("en")(said)
