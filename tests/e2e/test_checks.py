"""From a finding to its place, and dismissing one with a reason, in a real terminal."""

from __future__ import annotations

import json
from typing import Any

from tests.e2e.program import Program

DAY = [
    *("/titel Planering", "# Inledning", "x: Siffrorna saknas", "en rad till"),
    *("# Frågorna", "/grupper A-B", "/övning frågor Frågor", "/fråga Vad saknas?", "A.1", "Tid"),
]


def listed(heldag: Program, *more: str) -> list[dict[str, Any]]:
    """Return what the checks list."""
    found: list[dict[str, Any]] = json.loads(heldag.run("check", "1", "--json", *more).stdout)
    return found


def test_a_finding_leads_to_its_place_and_another_is_dismissed_and_comes_back(
    heldag: Program,
) -> None:
    meeting = heldag.capture(DAY)
    assert [one["check"] for one in listed(heldag)] == ["no-date", "empty", "unfinished"]
    with heldag.open(meeting, cols=80, rows=24) as window:
        window.line("/kontroll")
        window.wait_for("Siffrorna saknas")
        window.press("f8")
        window.type("datum kommer")
        window.press("enter")
        window.wait_until(lambda: len(listed(heldag)) == 2)
        window.wait_for("datum kommer")
        (dismissed,) = (one for one in listed(heldag, "--all") if one["dismissed"])
        assert (dismissed["check"], dismissed["reason"]) == ("no-date", "datum kommer")
        assert "datum kommer" not in heldag.run("show", "1").stdout.decode()
        window.press("ctrl+z")
        window.wait_until(lambda: len(listed(heldag)) == 3)
        window.press("end", "enter")
        window.wait_for("en rad till")
        window.press("enter")  # the entry is highlighted: it is edited where it stands
        window.type(" helt")
        window.press("enter")
        window.wait_until(lambda: "Siffrorna saknas helt" in heldag.texts(meeting))
        window.press("ctrl+q")
        assert window.wait_exit() == 0


def test_typed_ahead_in_one_write_it_is_the_same(heldag: Program) -> None:
    meeting = heldag.capture(DAY)
    with heldag.open(meeting) as window:
        window.line("/kontroll")
        window.wait_for("Siffrorna saknas")
        window.send(b"\x1b[19~datum kommer\r\x1b[F\x1b[19~\x1b[Hx\x1b[B\x1b[19~strax\r")
        window.wait_until(lambda: len(listed(heldag)) == 2)
        (dismissed,) = (one for one in listed(heldag, "--all") if one["dismissed"])
        assert dismissed["reason"] == "strax"
        window.press("ctrl+q")
        assert window.wait_exit() == 0
