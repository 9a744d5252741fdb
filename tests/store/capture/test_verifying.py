"""The commands for the way of the minutes: sent, verified, announced, opened again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from locales import translator
from tests.cases import each
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]

RULES = "(check against your own rules)"


@pytest.fixture
def note(typed: Typed) -> Note:
    """A meeting of 16 September with two §§ and a verifier; today is 1 October."""
    return typed("/datum 2026-09-16\n/roll justerare Bo Al\n§ Val\nett\n## Under\n§ Slut\ntvå")


def said(note: Note, line: str) -> str:
    outcome = note.session.submit(line)
    assert outcome.refusal is None, translator("en")(outcome.refusal)
    return translator("en")(outcome.said) if outcome.said else ""


def test_each_step_says_what_was_done_and_the_next_last_day(note: Note) -> None:
    assert said(note, "/skicka 20 sep") == (
        f"Sent for verifying 2026-09-20 · to be verified by 2026-09-30 {RULES}"
    )
    assert said(note, "/justera") == (
        f"Verified 2026-10-01 by Bo Al · to be announced by 2026-10-03 {RULES}"
    )
    assert said(note, "/anslå 2/10") == (f"Announced 2026-10-02 · appeals until 2026-10-23 {RULES}")
    assert note.head.status == "announced"
    assert said(note, "/öppna igen fel namn i § 1") == "Opened again: fel namn i § 1"
    assert note.head.status == "held"
    assert [r.reason for r in note.head.reopened] == ["fel namn i § 1"]


def test_a_day_without_a_year_lies_between_the_meeting_and_today(note: Note) -> None:
    assert said(note, "/datum 2025-11-10") == ""  # today is 1 October of the year after
    assert said(note, "/skicka 12 nov").startswith("Sent for verifying 2025-11-12")
    assert said(note, "/justera 20 sep").startswith("Verified 2026-09-20")


def test_the_same_in_english(note: Note) -> None:
    assert note.type("/send\n/verify 30 Sep\n/announce\n/reopen wrong name") == []
    assert note.head.reopened[0].reason == "wrong name"


def test_one_section_by_its_number(note: Note) -> None:
    assert said(note, "/justera § 1 17 sep") == "§ 1 verified 2026-09-17 by Bo Al"
    verified = [s.verified for s in note.minutes.sections]
    assert verified == ["2026-09-17", "2026-09-17", None]
    assert len(note.type("/gå 1\nnytt")) == 1
    assert said(note, "/öppna igen § 1 fel namn") == "Opened again: fel namn"
    assert [s.verified for s in note.minutes.sections] == [None] * 3
    assert note.type("nytt") == []


@each(
    "line",
    [
        *("/justera § 9", "/justera snart", "/justera 1 sep", "/skicka 31 feb", "/anslå"),
        *("/öppna igen fel", "/öppna igen § 1 fel", "/öppna igen § 9 fel", "/öppna igen"),
    ],
)
def test_what_cannot_be_is_refused_in_words(note: Note, line: str) -> None:
    before = note.head
    assert len(note.type(line)) == 1
    assert note.head == before


def test_opening_the_meeting_is_another_command(note: Note) -> None:
    assert note.type("/öppna 09:00") == []
    assert note.head.opened == "09:00"


def test_verified_minutes_say_so_while_a_line_is_typed(note: Note) -> None:
    note.type("/justera")
    reason = "[The minutes are verified. /reopen with a reason opens them again.]"
    assert [note.preview(line) for line in ("en rad", "b: ja", "§ Ny", "/titel X")] == [reason] * 4
    assert note.preview("/anslå") == "Announced 2026-10-01"
    assert note.preview("/gå 2").startswith("Go to")
