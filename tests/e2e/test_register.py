"""The register over all meetings, in the installed program."""

from __future__ import annotations

from typing import Any

from tests.e2e.program import Program, written


def action(heldag: Program, meeting: int, text: str) -> dict[str, Any]:
    """Return an action of a meeting in the JSON form."""
    entries = (e for section in heldag.show(meeting)["sections"] for e in section["entries"])
    return next(entry for entry in entries if entry["text"] == text)


def test_an_action_is_ticked_in_the_register_and_seen_in_the_meeting(heldag: Program) -> None:
    heldag.capture(["/titel Ett", "/datum 2026-01-10", "# Då", "å: Ring Kim !2026-02-01"])
    meeting = heldag.capture(["/titel Två", "/datum 2026-02-10", "# Nu", "å: Måla !2026-03-01"])
    with heldag.open(meeting, cols=80, rows=24) as window:
        window.line("/register")
        window.wait_for("Ring Kim")
        window.send(b"\x1b[B ")  # down, and a blank behind it in one write
        window.wait_until(lambda: action(heldag, meeting, "Måla")["done"])
        window.send(b"\x1b")
        window.wait_until(lambda: "Register:" not in window.picture())
        window.wait_for("klar")
        window.line("en rad efteråt")
        window.wait_until(lambda: "en rad efteråt" in heldag.texts(meeting))
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    assert not action(heldag, 1, "Ring Kim")["done"]


def test_enter_jumps_to_the_source(heldag: Program) -> None:
    lines = [
        "/titel Ett",
        "# Då",
        *(f"Rad {n}" for n in range(60)),
        "å: Ring Kim",
        "# Sedan",
        "Slut",
    ]
    first = heldag.capture(lines)
    heldag.capture(["/titel Två", "# Nu", "å: Måla"])
    with heldag.window(cols=80, rows=24) as window:
        window.wait_for("Två")
        window.send(b"\x12")  # ctrl+r
        window.wait_for("Ring Kim")
        window.type("kim")
        window.wait_until(lambda: written(window) == "kim")
        window.send(b"\r")
        window.wait_for("Rad 59")
        window.wait_for("Ring Kim")
        window.send(b"\x7f")  # the highlighted entry is taken out
        window.wait_until(lambda: "Ring Kim" not in heldag.texts(first))
        window.press("ctrl+q")
        assert window.wait_exit() == 0
