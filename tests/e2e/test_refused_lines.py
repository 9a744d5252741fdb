"""A line that cannot be carried out is never lost: killed, taken up again, and listed at the closing."""

from __future__ import annotations

import signal

from tests.e2e.holding import held
from tests.e2e.program import Program, written

DAY = (
    *("/titel Tre grupper", "/datum 2026-03-12", "/grupper A-C", "# Dag"),
    *("/övning frågor Frågor", "/fråga Vad nu?", "A.1", "kaffe"),
)


def test_a_line_that_was_refused_outlives_a_kill_and_is_taken_up_again(heldag: Program) -> None:
    meeting = heldag.capture(DAY)
    with heldag.open(meeting) as window:
        window.line("E9: den nionde gruppen")
        window.wait_for("finns inte här")
        window.type("n")
        window.wait_for("F3: 1 rad ej utförd")
        window.kill(signal.SIGKILL)
        window.wait_exit()
    with heldag.open(meeting) as window:
        window.wait_for("F3: 1 rad ej utförd")
        window.wait_for(lambda _: written(window) in ("", "n"))
        window.press(*["backspace"] * len(written(window)))
        window.line("/gå ingenstans")
        window.line("en rad till")
        window.wait_for("F3: 2 rader ej utförda")
        window.press("f3")
        window.wait_for("ej utförd: ”E9: den nionde gruppen”")
        window.press("enter")
        window.wait_for(lambda _: written(window) == "E9: den nionde gruppen")
        window.press("home", "delete", "delete")
        window.type("C")
        window.press("enter")
        window.wait_until(lambda: "den nionde gruppen" in heldag.texts())
        window.wait_for("F3: 1 rad ej utförd")
        window.line("/avsluta")
        window.wait_for("ej utförd: ”/gå ingenstans”")
    assert heldag.texts() == ["kaffe", "en rad till", "den nionde gruppen"]
    assert "ej utförd: ”/gå ingenstans”" in heldag.run("check", "1").stdout.decode()


def test_the_other_reading_of_a_line_that_waits_is_carried_out_behind_it_after_a_kill(
    heldag: Program,
) -> None:
    meeting = heldag.capture(DAY)
    with heldag.open(meeting) as window, held(heldag.db):
        window.line("C.1 te")
        window.wait_for("^R: Grupp C · Fråga 1")
        window.press("ctrl+r")
        window.wait_for("(2)")
        window.kill(signal.SIGKILL)
        window.wait_exit()
    assert heldag.texts() == ["kaffe"]
    with heldag.open(meeting) as window:
        window.wait_until(lambda: heldag.texts() == ["kaffe", "te"])
        window.wait_for("te")
        window.press("ctrl+z")
        window.wait_until(lambda: heldag.texts() == ["kaffe", "C.1 te"])
