"""The list of meetings at work in a real terminal: the trash, comparing, a timeline, saved searches."""

from __future__ import annotations

import json

from tests.e2e.program import Program


def meeting(heldag: Program, number: int, *lines: str) -> int:
    head = [f"/titel Rådslag {number}", "/serie Rådet", f"/datum 2026-0{number}-15"]
    return heldag.capture([*head, "§ Läget", *lines])


def listed(heldag: Program) -> list[str]:
    return [one["title"] for one in json.loads(heldag.run("list", "--json").stdout)]


def _on_one_line(seen: str, first: str, second: str) -> bool:
    return any(first in line and second in line for line in seen.splitlines())


def test_a_meeting_goes_to_the_trash_and_comes_back_after_a_restart(heldag: Program) -> None:
    for number in (1, 2):
        meeting(heldag, number, "b: Vi börjar")
    with heldag.window(cols=80, rows=24) as window:
        window.wait_for("Rådslag 2")
        window.press("f8")
        window.wait_until(lambda: listed(heldag) == ["Rådslag 1"])
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    with heldag.window(cols=80, rows=24) as window:
        window.wait_for("Rådslag 1")
        window.send(b"\x0f\r")  # the trash, and at once what is in it comes back
        window.wait_until(lambda: listed(heldag) == ["Rådslag 2", "Rådslag 1"])
        window.send(b"\x1a")  # ctrl+z
        window.wait_until(lambda: listed(heldag) == ["Rådslag 1"])
        window.press("enter")
        window.wait_until(lambda: listed(heldag) == ["Rådslag 2", "Rådslag 1"])
        window.press("esc")
        window.wait_for(lambda seen: "Rådslag 1" in seen and "Rådslag 2" in seen)
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    assert heldag.texts(2) == ["Vi börjar"]


def test_two_meetings_are_compared_and_one_is_opened(heldag: Program) -> None:
    meeting(heldag, 1, "b: Vi börjar i mars")
    meeting(heldag, 2, "b: Vi börjar i april", "å: Ring +Anna")
    with heldag.window() as window:
        window.wait_for("Rådslag 1")
        window.press("f3", "down", "f3")
        window.wait_for(lambda seen: _on_one_line(seen, "Vi börjar i april", "Vi börjar i mars"))
        window.resize(80, 24)
        window.wait_for(
            lambda seen: (
                "Vi börjar i april" in seen
                and not _on_one_line(seen, "Vi börjar i april", "Vi börjar i mars")
            )
        )
        window.press("left")
        window.wait_for("Ring")
        window.line("Ny rad")
        window.wait_until(lambda: "Ny rad" in heldag.texts(2))
        window.press("ctrl+q")
        assert window.wait_exit() == 0


def test_a_search_is_saved_and_looked_for_again_after_a_restart(heldag: Program) -> None:
    meeting(heldag, 1)
    heldag.capture(["/titel Annat möte"])
    with heldag.window(cols=80, rows=24) as window:
        window.wait_for("Annat möte")
        window.type("serie:rådet")
        window.wait_for(lambda seen: "Annat möte" not in seen)
        window.send("\x13Rådets möten\r".encode())  # ctrl+s, the name, Enter, without waiting
        window.wait_for(lambda seen: _on_one_line(seen, "Rådets möten", "serie:rådet"))
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    with heldag.window(cols=80, rows=24) as window:
        window.wait_for("Annat möte")
        window.send(b"\x13\r")
        window.wait_for("› serie:rådet")
        window.wait_for(lambda seen: "Annat möte" not in seen)
        window.press("ctrl+g")
        window.wait_for("2026-01-15")
        window.press("ctrl+q")
        assert window.wait_exit() == 0
