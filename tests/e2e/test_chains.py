"""A weakness becomes the question that its group brings to the ring, in a real terminal."""

from __future__ import annotations

import re
from typing import Any

from tests.e2e.program import Program, written

DAY = [
    "/titel Arbetsdag",
    "/grupper A-C",
    "# Dagen",
    "/övning styrkor Styrkor och svagheter",
    "B.2",
    "Vi saknar tid",
    "/övning ring Konsultation",
    "/gå Styrkor",
]

SOURCE = re.compile(r"▌ +· +Vi saknar tid +→ \w+ · A→B")
MADE = re.compile(r"▌ +· +Vi saknar tid +← \w+ \w+ B · Svagheter")
"""What is selected: the weakness, or the question that was made of it."""


def cells(minutes: dict[str, Any], form: str) -> list[tuple[str, str]]:
    """Return row and text of everything in the exercise of a form."""
    (section,) = (section for section in minutes["sections"] if section["form"] == form)
    return [(entry["row"], entry["text"]) for entry in section["entries"]]


def test_a_weakness_becomes_the_question_of_the_ring_and_the_key_goes_back(heldag: Program) -> None:
    meeting = heldag.capture(DAY)
    with heldag.open(meeting) as window:
        window.wait_for("Vi saknar tid")
        window.send(b"\x1b[A")  # up
        window.press("ctrl+r")
        window.type("q")
        window.wait_until(lambda: cells(heldag.show(meeting), "ring") == [("A→B", "Vi saknar tid")])
        window.wait_for(lambda screen: SOURCE.search(screen) is not None)
        window.press("f3")
        window.wait_for(lambda screen: MADE.search(screen) is not None)
        window.press("f3")
        window.wait_for(lambda screen: SOURCE.search(screen) is not None)
        window.press("esc")
        window.line("en svaghet till")
        window.wait_for(lambda _: not written(window))
        window.press("ctrl+z", "ctrl+z")
        window.wait_until(lambda: cells(heldag.show(meeting), "ring") == [])
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    shown = heldag.show(meeting)
    assert cells(shown, "sw") == [("B", "Vi saknar tid")]


def test_typed_ahead_in_one_write_nothing_is_lost(heldag: Program) -> None:
    meeting = heldag.capture([*DAY, "/övning plan Handlingsplan", "/gå Styrkor"])
    with heldag.open(meeting) as window:
        window.send("/blir fråga\r/blir aktivitet = Mötesfri dag\r\x1b[A\x12åoch en rad\r".encode())
        window.wait_until(lambda: "och en rad" in heldag.texts(meeting))
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    shown = heldag.show(meeting)
    assert cells(shown, "ring") == [("A→B", "Vi saknar tid")]
    plan = ("Mötesfri dag", "och en rad")  # below what was selected: the activity written last
    assert [cell for cell in cells(shown, "plan") if cell == plan] == [plan]
    assert cells(shown, "sw") == [("B", "Vi saknar tid")]
