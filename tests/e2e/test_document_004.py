"""A real newsletter: nine meetings through the command line, typed into the app, and gathered in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.program import Program
from tests.e2e.typing_days import type_day
from tests.exports.reading import headings, lists, words
from tests.exports.typed import part
from tests.store.capture.documents import texts_of

INTERVIEW, INVITATION, TIMETABLE = 3, 6, 7


@pytest.fixture
def meetings(heldag: Program, seeds: Path) -> list[dict[str, Any]]:
    """The nine meetings, captured from files of lines."""
    return [heldag.show(heldag.capture(lines)) for lines in texts_of(seeds)]


def exported(heldag: Program, *options: str) -> str:
    numbers = [str(n) for n in range(1, 10)]
    done = heldag.run("export", *numbers, "--as", "nyhetsbrev", *options)
    return (heldag.home / done.stdout.decode().strip()).read_text("utf-8")


def kinds(meeting: dict[str, Any]) -> Counter[str]:
    return Counter(e["kind"] for s in meeting["sections"] for e in s["entries"])


def test_every_count_is_in_the_meetings_and_in_one_newsletter(
    heldag: Program, meetings: list[dict[str, Any]]
) -> None:
    counted = [kinds(meeting) for meeting in meetings]
    assert (counted[0]["bullet"], counted[1]["bullet"]) == (2, 7)
    assert [m["status"] for m in meetings].count("cancelled") == 1
    assert (counted[3]["statement"], counted[3]["reply"], counted[4]["reply"]) == (16, 25, 9)
    assert counted[TIMETABLE]["time"] == 7
    text = exported(heldag)
    titles = [meeting["title"] for meeting in meetings]
    assert [h for level, h in headings(text) if level == 2][1:] == titles
    parts = [part(text, title) for title in titles]
    assert [len(items) for items in lists(parts[0])] == [2]
    assert [len(items) for items in lists(parts[1])] == [7]
    assert meetings[2]["cancelled"] in words(parts[2])[0]
    assert [sum(w.startswith("– ") for w in words(p)) for p in parts[3:5]] == [25, 9]
    asked = Counter(w.partition(":")[0] for w in words(parts[INTERVIEW])[1:] if w[:1] != "–")
    assert sorted(asked.values()) == [5, 11]
    assert [len(items) for items in lists(parts[INVITATION])] == [5]
    assert [len(items) for items in lists(parts[TIMETABLE])] == [7, 3]
    assert words(parts[8])[-1].startswith("Nästa")
    assert exported(heldag, "-o", "ut.md") == text


def test_typed_into_the_app_one_is_the_same(heldag: Program, seeds: Path) -> None:
    type_day(heldag, texts_of(seeds)[TIMETABLE])


def test_meetings_are_marked_and_become_one_newsletter(heldag: Program) -> None:
    for day in (1, 2, 3):
        heldag.capture([f"/titel Text {day}", f"/datum 2026-05-0{day}", f"ord ur text {day}"])
    with heldag.window(cols=80, rows=24) as window:
        window.wait_for("Text 1")
        shown = [line for line in window.lines if "2026-05-0" in line]
        order = [line.partition("Text ")[2][0] for line in shown]
        window.press("down", "down")
        window.type(" ")
        window.press("up", "up")
        window.type(" ")
        window.press("f5")
        window.wait_for(f"• Text {order[0]}")
        window.press("enter")
        window.wait_until(lambda: bool(list(heldag.home.glob("documents/heldag/*.md"))))
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    (path,) = heldag.home.glob("documents/heldag/*.md")
    tops = [text for level, text in headings(path.read_text("utf-8")) if level == 2]
    assert tops[1:] == [f"Text {order[2]}", f"Text {order[0]}"]
