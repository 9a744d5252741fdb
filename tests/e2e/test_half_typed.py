"""Every text that is being typed comes back, wherever it is typed and however the program ends."""

from __future__ import annotations

import contextlib
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from store.file.store import Store
from tests.e2e.holding import held
from tests.e2e.program import Program, written
from tests.e2e.terminal import Terminal

DAY = (
    *("/titel Halvskrivet", "# Samtal", "en rad som står där"),
    *("åtgärd: Boka salen", "/närvarande Asta Ek"),
)
WORDS = "halvt skrivet"


@pytest.fixture
def meeting(heldag: Program) -> int:
    return heldag.capture(DAY)


def kept(heldag: Program) -> list[str]:
    """Return every half-typed text that is in the file."""
    with Store.open(heldag.db, actor="reader", readonly=True) as store:
        return [text for (text,) in store.rows("SELECT text FROM draft")]


def kill(window: Terminal, heldag: Program, words: str = WORDS) -> None:
    """Kill the program when the words are in the file."""
    window.wait_until(lambda: any(words in text for text in kept(heldag)))
    window.kill(signal.SIGKILL)


ENDS: tuple[Callable[[Terminal, Program, str], object], ...] = (
    kill,
    lambda window, *_: window.kill(signal.SIGTERM),
    lambda window, *_: window.kill(signal.SIGHUP),
    lambda window, *_: window.hang_up(),
    lambda window, *_: window.press("ctrl+q"),
)
"""How the program ends: killed, asked to, hung up, its window closed, left by a key."""


def test_an_edit_in_place_is_gone_on_with_however_it_was_ended(
    heldag: Program, meeting: int
) -> None:
    text = "en rad som står där"
    with contextlib.ExitStack() as windows:
        window = windows.enter_context(heldag.open(meeting))
        for number, end in enumerate(ENDS):
            typed = f" {WORDS} nr{number}"
            window.press("up", "up", "enter")
            window.wait_for("✎")
            window.type(typed)
            window.wait_for(f"nr{number}")
            end(window, heldag, typed)
            window.process.wait(15)
            text += typed
            window = windows.enter_context(heldag.open(meeting))
            window.wait_for("✎")
            window.press("enter")
            window.wait_until(partial(stands_alone, heldag, text))


def stands_alone(heldag: Program, text: str) -> bool:
    """Return whether the first entry has a text, and nothing half-typed is left."""
    return heldag.texts()[0] == text and not kept(heldag)


@pytest.mark.parametrize(
    ("happening", "told"), [("deleted", "flyttades"), ("replaced by its copy", "byttes")]
)
def test_an_edit_in_place_is_gone_on_with_at_the_file_that_is_there_now(
    heldag: Program, meeting: int, happening: str, told: str
) -> None:
    copy = heldag.home / "copy.db"
    shutil.copy(heldag.db, copy)
    with heldag.open(meeting) as window:
        window.press("up", "up", "enter")
        window.wait_for("✎")
        window.type(f" {WORDS}")
        window.wait_until(lambda: any(WORDS in text for text in kept(heldag)))
        window.type(".")
        window.wait_for(f"{WORDS}.")
        if happening == "deleted":
            heldag.db.unlink()
        else:
            copy.replace(heldag.db)
        window.wait_for(told)  # which may stand over the end of the text
        window.wait_for("✎ en rad")
        window.press("enter")
        window.wait_until(lambda: heldag.texts()[0] == f"en rad som står där {WORDS}.")


@dataclass(frozen=True)
class Typed:
    """A text that is typed somewhere.

    Attributes:
        arguments: how heldag is started.
        keys: how one comes to where it is typed, and what is seen there.
        again: how one comes there the next time.
    """

    arguments: tuple[str, ...]
    keys: tuple[tuple[tuple[str, ...], str], ...]
    again: tuple[str, ...] = ()


PLACES = {
    "a title": Typed((), ()),
    "an owner": Typed((), ((("ctrl+r",), "Boka salen"), (("f3",), "Vem är ansvarig")), ("ctrl+r",)),
    "people added": Typed(
        ("open", "1"), ((("ctrl+t",), "Asta Ek"), (("ctrl+n",), "Lägg till")), ("ctrl+t",)
    ),
    "a person's field": Typed(
        (),
        ((("ctrl+t",), "Asta Ek"), (("enter",), "Telefon"), (("down", "enter"), "Enter skriver")),
        ("ctrl+t",),
    ),
    "a reason": Typed(("open", "1"), ((("f3",), "saknar datum"), (("f8",), "Varför?")), ("f3",)),
    "a path": Typed((), ((("f9",), "Vilket dokument"),), ("f9",)),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_text_is_there_again_where_it_was_typed(
    heldag: Program, meeting: int, place: str
) -> None:
    typed = PLACES[place]
    with heldag.window(*typed.arguments) as window:
        window.wait_for("Halvskrivet")
        for names, seen in typed.keys:
            window.press(*names)
            window.wait_for(seen)
        window.type(WORDS)
        window.wait_for(WORDS)
        kill(window, heldag)
    with heldag.window(*typed.arguments) as window:
        window.wait_for("Halvskrivet" if typed.arguments or typed.again else WORDS)
        for name in typed.again:
            window.press(name)
        window.wait_for(lambda _: WORDS in written(window))


def test_windows_have_a_line_of_their_own_and_take_over_what_is_left(
    heldag: Program, meeting: int
) -> None:
    with heldag.open(meeting) as first, heldag.open(meeting) as second:
        first.type("den första raden")
        first.wait_for("den första raden")
        first.wait_until(lambda: "den första raden" in kept(heldag))
        second.type("den andra")
        second.wait_until(lambda: "den andra" in kept(heldag))
        assert written(first) == "den första raden"
        first.kill()
        first.wait_exit()
        with heldag.open(meeting) as third:
            third.wait_for(lambda _: written(third) == "den första raden")
            second.kill()
            second.wait_exit()
            with heldag.open(meeting) as fourth:
                fourth.wait_for(lambda _: written(fourth) == "den andra")
                assert written(third) == "den första raden"


def test_a_text_typed_while_another_program_writes_comes_back(
    heldag: Program, meeting: int
) -> None:
    with heldag.open(meeting) as window:
        with held(heldag.db):
            window.type(WORDS)
            window.wait_for(WORDS)
            files = heldag.home / "heldag.db-waiting"
            window.wait_until(
                lambda: any(WORDS in file.read_text() for file in files.glob("*.window"))
            )
            window.kill()
            window.wait_exit()
        assert kept(heldag) == []
    with heldag.open(meeting) as window:
        window.wait_for(lambda _: written(window) == WORDS)


def in_a_journal(heldag: Program) -> bool:
    """Return whether the half-typed text lies in the journal of a window."""
    files = heldag.home / "heldag.db-waiting"
    return any(WORDS in file.read_text() for file in files.glob("*.window"))


EDIT = Typed((), ((("up", "up", "enter"), "✎"),))


@pytest.mark.parametrize("typed", [EDIT, PLACES["a person's field"]], ids=["an edit", "a person"])
def test_what_was_typed_elsewhere_while_another_program_writes_is_told_and_comes_back(
    heldag: Program, meeting: int, typed: Typed
) -> None:
    with contextlib.ExitStack() as windows, held(heldag.db):
        with heldag.open(meeting) as window:
            for names, seen in typed.keys:
                window.press(*names)
                window.wait_for(seen)
            window.type(f" {WORDS}")
            window.wait_until(lambda: in_a_journal(heldag))
            window.kill()
            window.wait_exit()
        window = windows.enter_context(heldag.open(meeting))
        window.press(*typed.again)
        window.wait_for("kommer tillbaka")
        windows.callback(window.wait_for, WORDS)


MIDST = ["- Glutenfri", "- Nötter", "- Ägg", "- Halal", "- Laktosfri"]


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "gone on with"])
def test_what_is_half_typed_behind_lines_that_wait_in_the_midst_comes_behind_them(
    heldag: Program, killed: bool
) -> None:
    meeting = heldag.capture(["# Mat", MIDST[0], MIDST[-1]])
    with contextlib.ExitStack() as windows:
        with held(heldag.db):
            window = windows.enter_context(heldag.open(meeting))
            window.press("up", "up")
            for line in MIDST[1:3]:
                window.line(line)
                window.wait_for(f"… {line}")
            window.type(MIDST[3])
            window.wait_for("Infogas under ”- Ägg”")
            files = heldag.home / "heldag.db-waiting"
            window.wait_until(
                lambda: any("Halal" in file.read_text() for file in files.glob("*.window"))
            )
            if killed:
                window.kill()
                window.wait_exit()
        if killed:
            window = windows.enter_context(heldag.open(meeting))
        window.wait_for("Infogas under ”Ägg”")
        window.wait_for(lambda _: written(window) == MIDST[3])
        window.wait_until(lambda: kept(heldag) == [MIDST[3]])
        window.press("enter")
        window.wait_until(lambda: "Halal" in heldag.texts(meeting))
    assert heldag.texts(meeting) == [line.removeprefix("- ") for line in MIDST]
