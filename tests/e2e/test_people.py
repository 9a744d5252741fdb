"""Who is there, noted with one key for each person, in the installed program."""

from __future__ import annotations

import json

from tests.e2e.program import Program


def test_presence_is_noted_with_one_key_for_each_person(heldag: Program) -> None:
    meeting = heldag.capture(
        ["/titel Nämnden", "/kallade Anna Ek; Bo Al; Cia Dahl; Dan Ros", "# Inledning"]
    )
    with heldag.open(meeting, cols=80, rows=24) as window:
        window.send(b"\x14nfd")  # ctrl+t, and three letters behind it in one write
        window.wait_for("Dan Ros")
        window.wait_for("1 frånvarande")
        window.send(b"k")
        window.wait_until(lambda: len(heldag.show(meeting)["participants"][3]["moves"]) == 1)
        window.wait_for(lambda screen: "Kommer: Dan Ros" in screen and "Inledning" not in screen)
        # a letter right behind escape is alt and that letter, so the next line waits for the meeting
        window.send(b"\x1b")
        window.wait_for("Inledning")
        window.line("en rad efteråt")
        window.wait_until(lambda: "en rad efteråt" in heldag.texts(meeting))
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    people = heldag.show(meeting)["participants"]
    assert [person["attendance"] for person in people] == ["present", "absent", "remote", "part"]


def test_the_register_from_the_command_line(heldag: Program) -> None:
    heldag.capture(["/titel Ett", "/närvarande Anna Ek, Norrby; Bo Al"])
    heldag.capture(["/titel Två", "/närvarande Ana Ek; Bo Al"])
    before = [heldag.show(1), heldag.show(2)]
    heldag.run("people", "merge", "Anna Ek", "Ana Ek", status=0)
    found = json.loads(heldag.run("people", "--json", status=0).stdout)
    assert [(one["name"], one["aliases"], one["meetings"]) for one in found] == [
        ("Anna Ek", ["Ana Ek"], 2),
        ("Bo Al", [], 2),
    ]
    assert [heldag.show(1), heldag.show(2)] == before


def test_a_meeting_is_opened_from_a_persons_page(heldag: Program) -> None:
    heldag.capture(["/titel Nämnden", "/datum 2026-01-10", "/närvarande Anna Ek, Norrby; Bo Al"])
    heldag.capture(["/titel Annat", "/datum 2026-02-10", "/närvarande Bo Al"])
    with heldag.window() as window:
        window.wait_for("Annat")
        window.send(b"\x14")  # ctrl+t
        window.wait_for("Anna Ek")
        window.send(b"anna\r")
        window.wait_for("Nämnden")
        window.press("end", "enter")
        window.wait_for(lambda _: "Nämnden" in window.lines[0])
        window.line("en rad")
        window.wait_until(lambda: heldag.texts(1) == ["en rad"])
        window.press("ctrl+q")
        assert window.wait_exit() == 0


def test_a_change_in_the_register_is_taken_back_after_a_restart(heldag: Program) -> None:
    heldag.capture(["/titel Nämnden", "/närvarande Anna Ek, Norrby;"])

    def known() -> str:
        return str(json.loads(heldag.run("people", "--json").stdout)[0]["organisation"])

    with heldag.window(cols=80, rows=24) as window:
        window.wait_for("Nämnden")
        window.send(b"\x14")
        window.wait_for("Anna Ek")
        window.send(b"\r")
        window.press("down", "down", "enter")
        window.send(b"\x15Soderby\r")
        window.wait_until(lambda: known() == "Soderby")
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    with heldag.window(cols=80, rows=24) as window:
        window.wait_for("Nämnden")
        window.send(b"\x14")
        window.wait_for("Soderby")
        window.send(b"\x1a")  # ctrl+z
        window.wait_until(lambda: known() == "Norrby")
        window.press("ctrl+q")
        assert window.wait_exit() == 0
