"""Common acts on the page, typed in a real terminal and counted: none takes more keys than it may.

Not counted: the letters of a text, of a token or a marker, the Enter that ends a typed line, and keys that
move the cursor inside a line. What each act may take stands in the cases, where they are there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from tests.conftest import SEEDS
from tests.e2e.program import Program
from tests.e2e.terminal import KEYS

CASES = SEEDS.parent / "cases" / "keys.md"

DAY = [
    *(
        "/titel Planeringsdag",
        "/datum 2026-03-12",
        "/närvarande Anna Ek; Bo Lind",
        "/frånvarande Eva Ask",
    ),
    *("# Inledning", "Vi hälsar välkommen", "Dagens tema gås igenom"),
    *("# Budget", "Budgeten för våren", "Vi avvaktar"),
    *(
        "# Frågor",
        "/grupper A-C",
        "/övning frågor Grupparbete",
        "/fråga Vad?",
        "/fråga Hur?",
        "A.1",
    ),
    *("ett", "två", "tre"),
]
TALK = [*DAY, "# Avslutning", "en rad", "en till", "ännu en", "nästa gång ses vi", "tack för i dag"]
"""The days that the acts begin on: one in an exercise, one in plain talk after it."""

TEXT, MOVE = "=", "~"
"""What is typed without being counted: a text with its Enter where it ends in one, and cursor keys."""


@dataclass(frozen=True)
class Act:
    """One act.

    Attributes:
        name: what it is called in the cases.
        day: the lines of the meeting before.
        strokes: keys by name; a text begins with ``=``, a cursor key with ``~``.
        done: whether the meeting is as it is to be then.
    """

    name: str
    day: Sequence[str]
    strokes: Sequence[str]
    done: Callable[[dict[str, Any]], object]

    @property
    def count(self) -> int:
        """How many of its keys count."""
        return sum(not stroke.startswith((TEXT, MOVE)) for stroke in self.strokes)


def heads(minutes: dict[str, Any]) -> list[str]:
    return [section["heading"] for section in minutes["sections"]]


def said(minutes: dict[str, Any], heading: str) -> list[str]:
    (section,) = (one for one in minutes["sections"] if one["heading"] == heading)
    return [entry["text"] for entry in section["entries"]]


def by_row(minutes: dict[str, Any]) -> list[tuple[str | None, str]]:
    (section,) = (one for one in minutes["sections"] if one["form"])
    return [(entry["row"], entry["text"]) for entry in section["entries"]]


def last(minutes: dict[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = minutes["sections"][-1]["entries"][-1]
    return entry


ACTS = (
    Act(
        "fix a word in the last line",
        TALK,
        ("up", "enter", "= allihop", "enter", "=sist\r"),
        lambda m: said(m, "Avslutning")[-2:] == ["tack för i dag allihop", "sist"],
    ),
    Act(
        "fix a word two sections up and be back where one wrote",
        TALK,
        ("ctrl+f", "=avvaktar", "enter", "= ännu", "enter", "=sist\r"),
        lambda m: said(m, "Budget")[1] == "Vi avvaktar ännu" and last(m)["text"] == "sist",
    ),
    Act(
        "a heading forgotten above the last four lines",
        TALK,
        ("up", "up", "up", "up", "=# Övrigt\r", "=sist\r"),
        lambda m: heads(m)[-1] == "Övrigt" and len(said(m, "Övrigt")) == 5,
    ),
    Act(
        "split the last line at a word",
        TALK,
        ("up", "enter", "~left", "~left", "~left", "~left", "~left", "ctrl+n"),
        lambda m: said(m, "Avslutning")[-2:] == ["tack för", "i dag"],
    ),
    Act(
        "join the last line to the one above",
        TALK,
        ("up", "enter", "~home", "backspace"),
        lambda m: last(m)["text"] == "nästa gång ses vi tack för i dag",
    ),
    Act(
        "rename a section",
        TALK,
        ("f4", "enter", "= och tack", "enter"),
        lambda m: heads(m)[-1] == "Avslutning och tack",
    ),
    Act(
        "move the current section one step up",
        TALK,
        ("f9", "up", "=sist\r"),
        lambda m: heads(m)[2:4] == ["Avslutning", "Frågor"] and said(m, "Avslutning")[-1] == "sist",
    ),
    Act(
        "remove the current section with its text",
        TALK,
        ("f4", "delete", "enter"),
        lambda m: heads(m)[-1] == "Grupparbete",
    ),
    Act(
        "insert a line two lines up and be back",
        TALK,
        ("up", "up", "up", "=inskjutet\r", "esc", "=sist\r"),
        lambda m: said(m, "Avslutning")[3] == "inskjutet" and last(m)["text"] == "sist",
    ),
    Act(
        "change the kind of the last line",
        TALK,
        ("up", "=b:\r"),
        lambda m: last(m)["kind"] == "decision",
    ),
    Act(
        "move one answer to another group",
        DAY,
        ("up", "=C\r", "=fyra\r"),
        lambda m: by_row(m)[2:] == [("C", "tre"), ("A", "fyra")],
    ),
    Act(
        "move three answers in a row to another group",
        DAY,
        ("up", "space", "space", "space", "=C\r", "=fyra\r"),
        lambda m: by_row(m) == [("C", "ett"), ("C", "två"), ("C", "tre"), ("A", "fyra")],
    ),
    Act(
        "an answer to a group that is not the current one",
        DAY,
        ("=B: fyra\r", "=fem\r"),
        lambda m: by_row(m)[3:] == [("B", "fyra"), ("A", "fem")],
    ),
    Act(
        "a person comes late (name known)",
        TALK,
        ("k", "o", "m", "tab", "=Eva Ask\r"),
        lambda m: last(m)["kind"] == "arrival",
    ),
    Act(
        "undo five steps, knowing which",
        TALK,
        ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z"),
        lambda m: said(m, "Avslutning") == [],
    ),
)


def limits() -> dict[str, int]:
    """Return how many keys each act may take."""
    rows = [line.split("|") for line in CASES.read_text("utf-8").splitlines() if line[:2] == "| "]
    return {row[1].strip(): int(row[3]) for row in rows if row[3].strip().isdigit()}


def test_no_act_takes_more_keys_than_it_may() -> None:
    if not CASES.exists():
        pytest.skip(f"no {CASES}")
    may = limits()
    assert set(may) == {act.name for act in ACTS}
    assert {act.name: act.count for act in ACTS if act.count > may[act.name]} == {}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_is_done_by_its_keys(heldag: Program, act: Act) -> None:
    heldag.capture(act.day)
    with heldag.open() as window:
        if act.name.startswith("a person"):
            window.type("/")
        for stroke in act.strokes:
            if stroke.startswith(TEXT):
                window.send(stroke[1:].encode())
            else:
                name = stroke.removeprefix(MOVE)
                window.send(KEYS.get(name, {"space": b" "}.get(name, name.encode())))
        if "undo" in act.name:
            window.wait_for("en rad")
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    minutes = heldag.show()
    told = [
        (s["heading"], [(e["row"], e["text"]) for e in s["entries"]]) for s in minutes["sections"]
    ]
    assert act.done(minutes), told
