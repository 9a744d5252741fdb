"""Answers written and notes sorted on the board, in a real terminal and in single writes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.e2e.program import Program, written
from tests.e2e.terminal import KEYS, PASTE_END, PASTE_START, Terminal

QUESTIONS = [
    *("/titel Planering", "/grupper A-C", "/övning frågor Frågor"),
    *("/fråga Vad fungerar?", "/fråga Vad saknas?", "A.1"),
]
WALL = [
    *("/titel Workshop", "/övning lappar Lappar", "/fråga Mat", "/fråga Lokal", ".1"),
    *("Soppa", "Bröd", "Stolar"),
]


def keys(*names: str) -> bytes:
    """Return what a terminal sends for keys by name, and for any other text the text itself."""
    return b"".join(KEYS.get(name, name.encode()) for name in names)


def send(window: Terminal, pieces: Sequence[bytes], *, at_once: bool) -> None:
    """Send everything in one write, or piece by piece, each when the one before has been answered."""
    if at_once:
        window.send(b"".join(pieces))
        return
    for piece in pieces:
        window.send(piece)
        window.settle(0.05)


def cells(heldag: Program) -> list[tuple[str | None, int | None, str, int]]:
    """Return where everything lies."""
    (section,) = (s for s in heldag.show()["sections"] if s["form"])
    return [(e["row"], e["prompt"], e["text"], e["dots"] or 0) for e in section["entries"]]


def leave(window: Terminal) -> None:
    window.press("ctrl+q")
    assert window.wait_exit() == 0


@pytest.mark.parametrize("at_once", [True, False])
def test_answers_are_typed_and_edited_on_the_board(heldag: Program, at_once: bool) -> None:
    heldag.capture(QUESTIONS)
    with heldag.open(cols=80, rows=24) as window:
        pasted = PASTE_START + "klistrat ett\nklistrat två".encode() + PASTE_END
        session = [
            keys("ctrl+l", "kaffet", "enter", "ctrl+o", "ctrl+o"),
            keys("right", "tiden", "enter"),
            keys("C.2", "enter", "nycklar", "enter"),
            keys("enter", " till skåpet", "enter"),
            keys("left"),
            pasted,
            keys("left", "bort", "enter", "backspace"),
            keys("ctrl+l", "i Live", "enter"),
            keys("ctrl+l"),
            keys("halv rad"),
            keys("esc"),
        ]
        send(window, session, at_once=at_once)
        window.wait_for(lambda _: written(window) == "halv rad" and "[Alla" not in window.screen)
        window.wait_until(lambda: len(cells(heldag)) == 6)
        leave(window)
    assert sorted(cells(heldag), key=str) == [
        ("A", 1, "kaffet", 2),
        ("A", 2, "i Live", 0),
        ("B", 1, "tiden", 0),
        ("B", 2, "klistrat ett", 0),
        ("B", 2, "klistrat två", 0),
        ("C", 2, "nycklar till skåpet", 0),
    ]
    with heldag.open() as window:
        window.wait_for(lambda _: written(window) == "halv rad")


@pytest.mark.parametrize("at_once", [True, False])
def test_a_wall_is_sorted_and_every_step_undone(heldag: Program, at_once: bool) -> None:
    heldag.capture(WALL)
    before = cells(heldag)
    with heldag.open(cols=80, rows=24) as window:
        window.send(keys("ctrl+l"))
        steps = [
            keys("ctrl+t", "ctrl+t", "2"),  # two notes marked and moved together
            keys("f5", "Övrigt", "enter"),  # the third one out into a new cluster
            keys("ctrl+r", "Annat", "enter"),
            keys("f9", "right", "enter"),
            keys("right", "f8"),
            keys("f4", "Bullar", "enter", "enter", "3"),
        ]
        send(window, steps, at_once=at_once)
        window.wait_until(lambda: len(cells(heldag)) == 4)
        window.wait_until(lambda: any(text == "Bullar" for _, _, text, _ in cells(heldag)))
        window.settle(0.3)
        window.send(keys("ctrl+z") * 7)
        window.wait_until(lambda: cells(heldag) == before)
        leave(window)
