"""What five groups, three agencies and a round of eight say stands where the facilitator meant it.

Every line goes through the installed program in a real terminal; where it stands is read from the file.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.program import Program, written
from tests.e2e.terminal import Terminal

Stands = tuple[str, str | None, int | None, str, str]
"""Heading, row, prompt, kind and text of an entry."""

ROUND = ("Ada Berg", "Bo Ek", "Cia Li", "Dan Ros", "Eva Sten", "Filip Ål", "Gun Dal", "Hans Vik")


def stands(heldag: Program) -> list[Stands]:
    sections = heldag.show()["sections"]
    return [
        (section["heading"] or "", entry["row"], entry["prompt"], entry["kind"], entry["text"])
        for section in sections
        for entry in section["entries"]
    ]


def enter(window: Terminal, *lines: str) -> None:
    for line in lines:
        window.line(line)
        window.wait_for(lambda _: written(window) == "", timeout=20)


@pytest.mark.parametrize("write", [str.lower, str.upper], ids=["lower", "upper"])
def test_five_groups_report_out_of_order(heldag: Program, write: Callable[[str], str]) -> None:
    meeting = heldag.capture(["/titel Dagen", "/datum 2026-03-12", "/närvarande Ada Berg, Bo Ek"])
    wanted: list[Stands] = []

    def say(
        line: str, heading: str, row: str | None, prompt: int | None, text: str, kind: str = "note"
    ) -> None:
        enter(window, line)
        wanted.append((heading, row, prompt, kind, text))

    with heldag.open(meeting) as window:
        enter(window, "# Morgon")
        say("Vi hälsas välkomna", "Morgon", None, None, "Vi hälsas välkomna")
        enter(window, "/grupper A-E", "# Grupparbete", "/övning frågor Två frågor")
        enter(window, "/fråga Vad fungerar?", "/fråga Vem ansvarar?")
        for group in "EACBD":
            at = write(group)
            say(f"{at}.1: {group} om ett", "Två frågor", group, 1, f"{group} om ett")
            enter(window, f"{at}.2")
            answer = "Polisen" if group == "C" else f"{group} om två"
            say(answer, "Två frågor", group, 2, answer)
            if group == "C":
                say("Beslut: Vi frågar igen", "Två frågor", "C", 2, "Vi frågar igen", "decision")
        enter(window, f"{write('a')}: rättat i efterhand")
        wanted.append(("Två frågor", "A", 2, "note", "rättat i efterhand"))
        enter(window, "/kommer Cia Li 10:20")
        wanted.append(("Två frågor", None, None, "arrival", ""))
        enter(window, "# Lunch", "# Efter lunch")
        say("Vi samlas igen", "Efter lunch", None, None, "Vi samlas igen")
        say("D: sen tanke", "Efter lunch", None, None, "D: sen tanke")
        say("b: Alla får listan", "Efter lunch", None, None, "Alla får listan", "decision")
        enter(window, "/gå Två frågor", "0")
        say("Alla är nöjda", "Två frågor", None, None, "Alla är nöjda")
        enter(window, "/gå Efter lunch")
        say("Tack för i dag", "Efter lunch", None, None, "Tack för i dag")
        window.line("/avsluta 16:00")
        window.wait_until(lambda: heldag.show()["status"] == "held")
    found = [
        (heading, row, prompt, kind, "" if kind == "arrival" else text)
        for heading, row, prompt, kind, text in stands(heldag)
    ]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_groups_with_names_report_out_of_order(heldag: Program) -> None:
    meeting = heldag.capture(["/titel Dagen", "/datum 2026-03-12"])
    names = ("Kommunen", "Regionen", "Polisen")
    wanted: list[Stands] = []
    with heldag.open(meeting) as window:
        enter(window, f"/grupper {', '.join(names)}", "# Samverkan", "/övning frågor Vem gör vad")
        enter(window, "/fråga Vad?", "/fråga Vem ansvarar?")
        for name in ("Polisen", "Kommunen", "Regionen"):
            enter(window, f"{name}.1: {name} om ett", f"{name.lower()}.2")
            wanted.append(("Vem gör vad", name, 1, "note", f"{name} om ett"))
            enter(window, "Polisen")  # an answer that is a group's name
            wanted.append(("Vem gör vad", name, 2, "note", "Polisen"))
        enter(window, "Regionen: sist en rad till", "Grupp Kommunen", "en rad i Kommunen")
        wanted.append(("Vem gör vad", "Regionen", 2, "note", "sist en rad till"))
        wanted.append(("Vem gör vad", "Kommunen", 2, "note", "en rad i Kommunen"))
        window.wait_until(lambda: len(stands(heldag)) == len(wanted))
    assert sorted(stands(heldag), key=str) == sorted(wanted, key=str)


def test_a_round_of_eight_is_typed_by_their_names(heldag: Program) -> None:
    meeting = heldag.capture(
        ["/titel Dagen", "/datum 2026-03-12", f"/närvarande {', '.join(ROUND)}", "# Runda"]
    )
    with heldag.open(meeting) as window:
        enter(window, "/övning runda Vad tar du med dig?")
        for name in reversed(ROUND):
            enter(window, f"{name.split()[0]}: det {name.split()[1]} sa")
        window.wait_until(lambda: len(stands(heldag)) == len(ROUND))
    assert [(row, text) for _, row, _, _, text in stands(heldag)] == [
        (name, f"det {name.split()[1]} sa") for name in reversed(ROUND)
    ]
