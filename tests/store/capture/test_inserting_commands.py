"""A forgotten arrival, departure or pause is typed at the line that it was forgotten below."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.capture import CaptureSession
from store.capture.inserting import insert_line, preview_insert
from store.file import reading
from store.file.store import Store
from store.model.minutes import Minutes
from store.verbs import meetings

DAY = ("/närvarande Greta Moberg, Bo Al", "# Ett", "alfa", "beta", "# Två", "/lämnar Bo Al 14:00")


@pytest.fixture
def session(open_store: Callable[..., Store]) -> CaptureSession:
    store = open_store("anna")
    meeting = meetings.create(store, language="sv")
    session = CaptureSession(store, reading.load(store, meeting))
    for line in DAY:
        assert session.submit(line).refusal is None, line
    return session


def lines(minutes: Minutes) -> list[str]:
    return [e.text or f"{e.kind} {e.speaker}" for e in minutes.all_entries()]


@pytest.mark.parametrize("at", ["alfa", "Ett"])
@pytest.mark.parametrize(
    ("line", "stands"),
    [
        ("/paus 10:15", ["Paus"]),
        ("/kommer Bo Al 9:40", ["arrival Bo Al"]),
        ("/lämnar Greta Moberg, Bo Al 9:40", ["departure Greta Moberg", "departure Bo Al"]),
    ],
)
def test_it_stands_there_and_one_stays_where_one_writes(
    session: CaptureSession, at: str, line: str, stands: list[str]
) -> None:
    minutes, place = session.minutes, session.place
    parts = {**{e.text: e.uid for e in minutes.all_entries()}, "Ett": minutes.sections[0].uid}
    assert preview_insert(session, line, parts[at]) is not None
    assert insert_line(session, line, parts[at]).refusal is None
    there = ["alfa", *stands] if at == "alfa" else [*stands, "alfa"]
    assert lines(session.minutes) == [*there, "beta", "departure Bo Al"]
    assert session.place == place


def test_who_comes_before_they_leave_is_noted_so(session: CaptureSession) -> None:
    beta = list(session.minutes.all_entries())[1].uid
    insert_line(session, "/kommer Bo Al 9:40", beta)
    bo = session.minutes.participants[1]
    assert [move.way for move in bo.moves] == ["in", "out"]
    insert_line(session, "/lämnar Bo Al 9:50", list(session.minutes.all_entries())[2].uid)
    assert [move.way for move in session.minutes.participants[1].moves] == ["in", "out", "out"]
