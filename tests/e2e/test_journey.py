"""From an empty folder to the finished file, and two people in one meeting."""

from __future__ import annotations

import json
import sys

import pytest

from tests.e2e.holding import held
from tests.e2e.program import Program, written
from tests.e2e.terminal import Terminal


def enter(window: Terminal, line: str) -> None:
    window.line(line)
    window.wait_for(lambda _: not written(window))


def leave(window: Terminal) -> None:
    window.press("ctrl+q")
    assert window.wait_exit() == 0


@pytest.mark.parametrize(("cols", "rows"), [(120, 40), (80, 24)])
def test_the_first_day_from_an_empty_folder(heldag: Program, cols: int, rows: int) -> None:
    document = heldag.home / "documents" / "heldag" / "2026-03-12-Planeringsdag.md"
    with heldag.window(cols=cols, rows=rows) as window:
        window.wait_for("Skriv en titel och tryck Enter, så börjar mötet.")
        enter(window, "Planeringsdag")
        enter(window, "/datum 2026-03-12")
        enter(window, "# Inledning")
        enter(window, "b: Vi börjar om i höst")
        window.wait_for("Vi börjar om i höst")
        window.line("/avsluta 16:00")
        window.wait_for("Beslut: Vi börjar om i höst")  # the preview of the document
        window.press("enter")
        window.wait_until(document.exists)
        leave(window)
    text = document.read_text("utf-8")
    assert text.startswith("# Planeringsdag\n")
    assert "**Beslut:** Vi börjar om i höst" in text
    backup = json.loads(document.with_suffix(".json").read_text("utf-8"))
    assert backup.pop("written")  # when it was
    assert backup == heldag.show()
    assert backup["status"] == "held"


def test_words_before_the_meeting_is_there_are_not_lost(heldag: Program) -> None:
    with heldag.window() as window:
        window.wait_for("Skriv en titel och tryck Enter, så börjar mötet.")
        window.send(b"Planeringsdag\r# Inledning\ren rad\r")
        window.wait_until(lambda: heldag.db.exists() and heldag.texts() == ["en rad"])
        leave(window)
    assert heldag.show()["title"] == "Planeringsdag"


def test_while_another_program_writes_typing_goes_on_and_nothing_is_dropped(
    heldag: Program,
) -> None:
    meeting = heldag.capture(["/titel Väntan", "# Samtal"])
    with heldag.open(meeting) as window:
        with held(heldag.db):
            for line in ("första raden", "andra raden", "- tredje raden"):
                enter(window, line)
            window.wait_for("Väntar")
            window.type("en halv rad")
            window.wait_for("en halv rad")
        window.wait_until(lambda: len(heldag.texts(meeting)) == 3)
        window.wait_for("Sparat")
        assert written(window) == "en halv rad"
        leave(window)
    assert heldag.texts(meeting) == ["första raden", "andra raden", "tredje raden"]


def test_two_people_see_each_others_lines_and_keep_their_own(heldag: Program) -> None:
    meeting = heldag.capture(["/titel Tillsammans", "# Samtal"])
    with heldag.open(meeting) as mine, heldag.open(meeting) as theirs:
        theirs.type("medan jag skriver")
        theirs.wait_for("medan jag skriver")
        mine.line("en rad från mig")
        mine.wait_for(lambda _: not written(mine))
        theirs.wait_for("en rad från mig")
        assert written(theirs) == "medan jag skriver"
        theirs.press("enter")
        mine.wait_for("medan jag skriver")
        leave(mine)
        leave(theirs)
    assert heldag.texts(meeting) == ["en rad från mig", "medan jag skriver"]


FAULT = """
import sys
from tui.app import HeldagApp
def fail(self):
    secret = "ett hemligt namn"
    raise ZeroDivisionError(secret)
HeldagApp.on_app_focus = fail
from tui.cli import run
run()
"""


def test_a_fault_of_ours_is_one_sentence_and_keeps_the_line(heldag: Program) -> None:
    meeting = heldag.capture(["/titel Fel", "# Samtal"])
    argv = [sys.executable, "-c", FAULT, "open", str(meeting)]
    with Terminal(argv, env=heldag.environment) as window:
        window.wait_for("›")
        window.type("en halv rad")
        window.wait_for("en halv rad")
        window.send(b"\x1b[I")  # the window got the focus
        assert window.wait_exit() == 1
        said = window.raw.rpartition(b"\x1b[?1049l")[2].decode()
        assert "ett fel i programmet" in said
        assert "Traceback" not in said
        assert "hemligt" not in said
    (report,) = heldag.home.rglob("crash-*.txt")
    assert "ZeroDivisionError" in report.read_text("utf-8")
    assert "hemligt" not in report.read_text("utf-8")
    with heldag.open(meeting) as window:
        window.wait_for(lambda _: written(window) == "en halv rad")


def test_an_example_is_looked_at_from_an_empty_file_and_nothing_of_it_is_kept(
    heldag: Program,
) -> None:
    with heldag.window() as window:
        window.wait_for("Skriv en titel och tryck Enter, så börjar mötet.")
        window.press("f8")
        window.wait_for("Kajbiblioteket")
        window.wait_for("Exempel: inget sparas")
        enter(window, "en rad")
        window.press("ctrl+q")
        window.wait_for("Skriv en titel och tryck Enter, så börjar mötet.")
        leave(window)
    assert json.loads(heldag.run("list", "--json").stdout) == []


def test_the_demo_leaves_nothing_behind(heldag: Program) -> None:
    with heldag.window("demo") as window:
        window.wait_for("Kajbiblioteket")
        leave(window)
    assert not heldag.db.exists()
    said = heldag.run("demo").stdout.decode()
    assert said.startswith("# Planeringsdag för Kajbiblioteket")
    assert not heldag.db.exists()
