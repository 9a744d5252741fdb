"""Read back in a second terminal: what is typed in the first is there within a second."""

from __future__ import annotations

from tests.e2e.program import Program, written

LINES = ["/titel Planeringsdag", "# Samtal", "b: Vi börjar i höst", "/grupper A-C"]
LINES += ["/övning frågor Frågor", "/fråga Vad fungerar?", "/fråga Vad saknas?", "A.1"]


def test_a_second_terminal_follows_the_first(heldag: Program) -> None:
    meeting = heldag.capture(LINES)
    with heldag.open(meeting) as mine, heldag.window("view", "1", cols=80, rows=24) as wall:
        wall.wait_for("1. Vad fungerar?")
        wall.wait_for("▸ Grupp A")
        mine.line("B.2")
        wall.wait_for("2. Vad saknas?")
        mine.line("Nycklar [/]")
        mine.wait_for(lambda screen: "Nycklar [/]" in screen and not written(mine))
        wall.wait_for("Nycklar [/]")
        wall.press("tab")
        wall.wait_for("■ Beslut")
        wall.wait_for("Vi börjar i höst")
        before = heldag.show(meeting)
        wall.line("b: en rad som inte skrivs")
        wall.press("tab", "esc", "f8")
        wall.press("ctrl+q")
        assert wall.wait_exit() == 0
        assert heldag.show(meeting) == before
        mine.line("/visa beslut")
        mine.wait_for("Vi börjar i höst")
        mine.wait_for("följer mötet")
        mine.press("esc")
        mine.wait_for("›")
        mine.press("ctrl+q")
        assert mine.wait_exit() == 0


def test_without_a_terminal_it_says_so_and_makes_nothing(heldag: Program) -> None:
    done = heldag.run("view", "1", status=1)
    assert "behöver en terminal" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert not heldag.db.exists()


def test_a_meeting_that_is_not_there_is_one_line(heldag: Program) -> None:
    heldag.capture(["/titel Ett"])
    with heldag.window("view", "9") as window:
        window.wait_for("Det finns inget möte ”9”.")
        assert window.wait_exit() == 1
