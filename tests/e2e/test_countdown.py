"""The countdown in two windows of 80×24: begun in one, seen in the other, and there after a restart."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.program import Program


def test_a_countdown_is_shared_and_survives_a_restart(tmp_path: Path) -> None:
    heldag = Program(tmp_path, language="en")
    meeting = heldag.capture(["/titel Planeringsdag", "# Samtal"])
    with (
        heldag.open(meeting, cols=80, rows=24) as mine,
        heldag.window("view", "1", cols=80, rows=24) as wall,
    ):
        wall.wait_for("Samtal")
        mine.line("/minuter 12")
        mine.wait_for("12 min left")
        wall.wait_for("12 min left")
        assert wall.lines[0].startswith(" Planeringsdag")
        mine.press("ctrl+g")
        wall.wait_for("17 min left")
        mine.line("/minuter paus")
        wall.wait_for("17 min left, paused")
        assert "Saved" in mine.lines[0]
        mine.press("ctrl+q")
        assert mine.wait_exit() == 0
    with heldag.open(meeting, cols=80, rows=24) as again:
        again.wait_for("17 min left, paused")
        again.line("/minuter slut")
        again.wait_for(lambda screen: "left" not in screen)
    assert heldag.show(meeting)["sections"][0]["minutes"] == 12
