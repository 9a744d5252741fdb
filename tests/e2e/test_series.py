"""The next meeting of a series, begun with one key in a real terminal, and what the register then says."""

from __future__ import annotations

import json

from tests.e2e.program import Program

LAST = [
    "/titel Styrelsemöte",
    "/serie Styrelsen",
    "/datum 2026-01-15",
    "/närvarande Anna Ek; Bo Al",
    "§ Läget",
    "å: Ring hyresvärden +Anna !2026-02-01",
    "?: När öppnar vi?",
    "b: Vi börjar i mars",
    "/nästa 2026-02-15 18:00, Salen",
    "/avsluta 20:00",
]


def actions(heldag: Program, *options: str) -> list[tuple[str, str, int]]:
    found = json.loads(heldag.run("actions", "--json", *options).stdout)
    return [(one["text"], one["state"], one["meeting"]) for one in found]


def test_one_key_begins_the_next_meeting_with_what_is_open(heldag: Program) -> None:
    old = heldag.capture(LAST)
    with heldag.window() as window:
        window.wait_for("Styrelsemöte")
        window.press("ctrl+l")
        window.wait_for("Ring hyresvärden")
        window.line("/gå från")
        window.wait_for("2026-01-15 Styrelsemöte")
        window.line("/gå 1")
        window.line("/serie styrelsen")
        window.line("§ Ny tid")
        window.line("b: Vi börjar i april")
        window.line("/ersätter § 1")
        window.wait_for("§ 1, 2026-01-15")
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    new = old + 1
    shown = heldag.show(new)
    assert (shown["series"], shown["date"], shown["place"]) == ("Styrelsen", "2026-02-15", "Salen")
    assert [p["name"] for p in shown["participants"]] == ["Anna Ek", "Bo Al"]
    assert actions(heldag) == [("Ring hyresvärden", "open", new)]
    assert actions(heldag, "--all") == [
        ("Ring hyresvärden", "open", new),
        ("Ring hyresvärden", "carried", old),
    ]
    decisions = json.loads(heldag.run("decisions", "--json").stdout)
    assert {one["text"]: one["state"] for one in decisions} == {
        "Vi börjar i april": "open",
        "Vi börjar i mars": "replaced",
    }
