"""The file is deleted, replaced or restored under the running app: nothing is lost, and it is said."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.program import Program, written
from tests.e2e.terminal import KEYS, Terminal

FIRST, AFTER = ("rad ett", "rad två"), ("rad tre", "rad fyra")


def another(home: Path) -> Path:
    """Return a heldag file of somebody else, with one meeting of one line."""
    other = Program(home / "other")
    other.home.mkdir()
    other.capture(["/titel Annans möte", "annans rad"])
    return other.db


def copied(home: Path, db: Path) -> None:
    subprocess.run(["cp", another(home), db], check=True)


CHECKPOINT = (
    "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA wal_checkpoint(TRUNCATE)')"
)


def copied_after_a_checkpoint(home: Path, db: Path) -> None:
    subprocess.run(["python3", "-c", CHECKPOINT, str(db)], check=True)
    copied(home, db)


@contextlib.contextmanager
def begun(heldag: Program) -> Iterator[Terminal]:
    """Give the window of a first meeting in which the first lines are saved."""
    with heldag.open(heldag.capture(["/titel Dag"])) as window:
        for line in FIRST:
            window.line(line)
            window.wait_for(line)
        yield window


@pytest.mark.parametrize(
    "happening",
    [
        lambda home, db: db.unlink(),
        lambda home, db: db.rename(home / "moved.db"),
        lambda home, db: db.with_name("heldag.db-wal").unlink(),
    ],
    ids=["deleted", "moved", "its log removed"],
)
def test_the_file_comes_back_and_typing_goes_on(
    heldag: Program, happening: Callable[[Path, Path], object]
) -> None:
    with begun(heldag) as window:
        window.type("halv")
        happening(heldag.home, heldag.db)
        window.wait_for("skrevs.")  # one word: a long path breaks the sentence anywhere
        window.wait_for(lambda screen: written(window).startswith("halv"))
        window.line("vtypad")
        window.line(AFTER[0])
        window.wait_for(AFTER[0])
        window.wait_for("Sparat")
        window.kill()
    assert heldag.texts(1) == [*FIRST, "halvvtypad", AFTER[0]]


def test_who_leaves_before_it_is_seen_that_the_file_is_gone_finds_it_again(heldag: Program) -> None:
    with begun(heldag) as window:
        heldag.db.unlink()
        window.press("ctrl+q")
        assert window.wait_exit() == 0
        window.wait_for("skrevs.")
    assert heldag.texts(1) == [*FIRST]


@pytest.mark.parametrize(
    "happening",
    [lambda home, db: another(home).rename(db), copied, copied_after_a_checkpoint],
    ids=["moved over it", "copied over it", "copied over it after a checkpoint"],
)
def test_what_was_written_is_kept_where_another_file_took_its_place(
    heldag: Program, happening: Callable[[Path, Path], object]
) -> None:
    with begun(heldag) as window:
        happening(heldag.home, heldag.db)
        window.wait_for("Annans möte")
        window.wait_for("fortsätter")  # one word, as above
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    assert heldag.texts(1) == ["annans rad"]
    (kept,) = heldag.home.glob("heldag-kept-*.db")
    assert Program(heldag.home, more={"HELDAG_DB": str(kept)}).texts(1) == [*FIRST]
    a_minute_before = kept.stat().st_mtime - 60
    os.utime(kept, (a_minute_before, a_minute_before))
    assert kept.name.encode() in heldag.run("list").stderr
    assert kept.name.encode() in heldag.run("show", "1").stderr
    os.utime(kept, (0, 0))
    assert kept.name.encode() not in heldag.run("list").stderr


def test_what_is_typed_for_a_meeting_that_is_gone_becomes_no_meeting(heldag: Program) -> None:
    heldag.capture(["/titel Kvar"])
    meeting = heldag.capture(["/titel Dag"])
    with heldag.open(meeting) as window:
        window.line(FIRST[0])
        window.wait_for(FIRST[0])
        window.type("halvtypad")
        window.wait_for("halvtypad")
        another(heldag.home).rename(heldag.db)
        window.wait_for("Annans möte")
        window.line(" och resten")
        window.wait_for("Halvskriven")
        window.wait_until(lambda: "och resten" in kept_in_words(heldag))
        window.line("rad två")
        window.wait_until(lambda: "rad två" in kept_in_words(heldag))
        window.wait_for("Esc fortsätter")
        window.press("esc")
        window.type("Annans")
        window.wait_for("› Annans")
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    assert "halvtypad" in kept_in_words(heldag)
    assert heldag.run("list").stdout.count(b"\n") == 1
    assert heldag.texts(1) == ["annans rad"]


def test_what_was_left_in_a_restored_file_does_not_come_up_under_a_typing_hand(
    heldag: Program,
) -> None:
    copy = heldag.home / "copy.db"
    with heldag.open(heldag.capture(["/titel Dag", "rad ett"])) as window:
        window.type("gammal")
        window.wait_until(lambda: b"gammal" in draft_of(heldag))
        window.kill()
        window.wait_exit()
    subprocess.run(["cp", heldag.db, copy], check=True)
    subprocess.run(["cp", f"{heldag.db}-wal", f"{copy}-wal"], check=True)
    subprocess.run(["python3", "-c", CHECKPOINT, copy], check=True)
    with heldag.open() as window:
        window.wait_for("› gammal")
        window.press(*["backspace"] * 6)
        window.line("rad två")
        window.wait_until(lambda: heldag.texts() == ["rad ett", "rad två"])
        copy.replace(heldag.db)
        window.wait_for("fortsätter")  # one word, as above
        window.wait_for("Tab")
        window.line("rad tre")
        window.wait_until(lambda: heldag.texts() == ["rad ett", "rad tre"])
        window.press("tab")
        window.wait_for("› gammal")


def draft_of(heldag: Program) -> bytes:
    """Return what lies in the log of the file, with the half-typed texts."""
    return heldag.db.with_name("heldag.db-wal").read_bytes()


SECTIONS = ["/titel Dag", "# Budget", "rad ett", "# Bad", "rad två"]
GROUPS = ["/titel Dag", "/grupper 1-3", "/övning frågor Frågor", "/fråga Vad?", "1.1", "rad ett"]


@pytest.mark.parametrize(
    ("day", "back", "there", "where"),
    [(SECTIONS, "pgup", "pgdn", "─ Bad"), (GROUPS, "1.1", "3.1", "─ Grupp 3")],
    ids=["another section", "another group"],
)
def test_what_is_half_typed_stays_where_it_is_typed(
    heldag: Program, day: list[str], back: str, there: str, where: str
) -> None:
    copy = heldag.home / "copy.db"

    def go(to: str) -> None:
        window.press(to) if to in KEYS else window.line(to)

    with heldag.open(heldag.capture(day)) as window:
        go(back)
        window.wait_for(lambda screen: where not in screen)
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    subprocess.run(["cp", heldag.db, copy], check=True)
    with heldag.open() as window:
        go(there)
        window.wait_for(where)
        window.type("halv")
        window.wait_for("› halv")
        copy.replace(heldag.db)
        window.wait_for("fortsätter")  # one word, as above
        window.wait_for(lambda screen: where in screen and "› halv" in screen)
        window.line(" rad")
        window.wait_until(lambda: "halv rad" in heldag.texts())
        window.press("ctrl+q")
        window.wait_exit()
    section = heldag.show()["sections"][-1]
    (entry,) = (one for one in section["entries"] if one["text"] == "halv rad")
    assert entry["row"] == ("3" if day is GROUPS else None)


@pytest.mark.parametrize(
    ("day", "keys", "where"),
    [
        (SECTIONS, ["up", "up", "up"], "Markerad"),
        (SECTIONS, ["up", "up", "up", "enter"], "Ändrar"),
        (GROUPS, ["ctrl+l"], "[Alla grupper]"),
    ],
    ids=["selected", "edited and unchanged", "the board"],
)
def test_what_is_selected_or_open_is_so_still_and_the_next_keys_are_for_it(
    heldag: Program, day: list[str], keys: list[str], where: str
) -> None:
    with heldag.open(heldag.capture(day)) as window:
        for key in keys:
            window.press(key)
        window.wait_for(where)
        heldag.db.unlink()
        window.wait_for("skrevs.")  # one word, as above
        window.wait_for(where)
        for key in ("enter", "end") if where != "Ändrar" else ("end",):
            window.press(key)
        window.line(" till")
        window.wait_until(lambda: "rad ett till" in heldag.texts())


@pytest.mark.parametrize("board", [False, True], ids=["the page", "the board"])
@pytest.mark.parametrize("happening", ["deleted", "killed"])
def test_the_next_line_never_goes_on_with_a_refused_one(
    heldag: Program, happening: str, board: bool
) -> None:
    meeting = heldag.capture(GROUPS)
    with contextlib.ExitStack() as windows:
        window = windows.enter_context(heldag.open(meeting))
        if board:
            window.press("ctrl+l")
            window.wait_for("[Alla grupper]")
        window.line("/finnsinte")
        window.wait_for("Kommandot /finnsinte finns inte")
        if happening == "deleted":
            heldag.db.unlink()
            window.wait_for("skrevs.")  # one word, as above
        else:
            window.kill()
            window = windows.enter_context(heldag.open(meeting))
        window.line("nästa rad")
        window.wait_for("1 rad ej utförd")
        window.wait_until(lambda: "nästa rad" in heldag.texts())
    assert [text for text in heldag.texts() if "finnsinte" in text] == []


WALL = ["/titel Dag", "/övning lappar Vägg", "/fråga Ljus", "/fråga Ljud", "1: ett", "2: två"]


@pytest.mark.parametrize("first", [True, False], ids=["asked before", "asked after"])
@pytest.mark.parametrize(
    ("key", "asks", "typed", "names"),
    [
        ("ctrl+r", "Döp om", "Buller", ["Ljus", "Buller"]),
        ("ctrl+g", "Slå ihop", "1", ["Ljus"]),
    ],
)
def test_what_the_wall_asks_as_the_file_goes_is_answered(
    heldag: Program, key: str, asks: str, typed: str, names: list[str], first: bool
) -> None:
    with heldag.open(heldag.capture(WALL)) as window:
        window.press("ctrl+l")
        window.wait_for("Ljud")
        window.press("up")
        if first:
            window.press(key)
            window.wait_for(asks)
        heldag.db.unlink()
        if not first:
            window.press(key)
        window.wait_for("skrevs.")
        window.wait_for(asks)
        window.line(typed)
        window.line("sen lapp")
        window.wait_until(lambda: "sen lapp" in heldag.texts())
        prompts = heldag.show()["sections"][-1]["prompts"]
    assert [one["text"] for one in prompts] == names
    assert sorted(heldag.texts()) == ["ett", "sen lapp", "två"]


def test_a_meeting_that_is_begun_as_the_file_goes_takes_the_lines_behind_it(
    heldag: Program,
) -> None:
    heldag.capture(["/titel Gammalt"])
    with heldag.window() as window:
        window.wait_for("Gammalt")
        window.type("Nytt möte")
        window.wait_for("› Nytt möte")
        heldag.db.unlink()
        window.press("ctrl+n")
        window.line("rad ett")
        window.wait_until(lambda: heldag.texts(2) == ["rad ett"])
        assert heldag.show(2)["title"] == "Nytt möte"


def test_what_is_looked_for_as_the_file_goes_becomes_no_line(heldag: Program) -> None:
    with begun(heldag) as window:
        window.press("ctrl+f")
        window.type("rad")
        window.wait_for("Sök: rad")
        heldag.db.unlink()
        window.type(" ett")
        window.wait_for("Sök: rad ett")
        window.wait_for("skrevs.")
        window.press("esc")
        window.line(AFTER[0])
        window.wait_for("Sparat")
        window.wait_until(lambda: heldag.texts(1) == [*FIRST, AFTER[0]])


def test_a_list_that_is_open_as_the_file_goes_takes_the_next_lines(heldag: Program) -> None:
    with begun(heldag) as window:
        window.line("/dagordning")
        window.line("Val")
        window.wait_for("Val")
        heldag.db.unlink()
        window.wait_for("skrevs.")
        window.line("Budget")
        window.wait_until(
            lambda: [s["heading"] for s in heldag.show()["sections"]][-2:] == ["Val", "Budget"]
        )


def test_a_heading_typed_as_the_file_goes_is_where_the_next_line_lands(heldag: Program) -> None:
    with begun(heldag) as window:
        heldag.db.unlink()
        window.line("# Tre")
        window.wait_for("─ Tre")
        window.line(AFTER[0])
        window.wait_for(AFTER[0])
        window.wait_for("Sparat")
        sections = heldag.show()["sections"]
    assert [entry["text"] for entry in sections[-1]["entries"]] == [AFTER[0]]


def test_what_is_typed_on_another_screen_is_entered_in_no_meeting(heldag: Program) -> None:
    copy = heldag.home / "copy.db"
    with begun(heldag) as window:
        subprocess.run(["cp", heldag.db, copy], check=True)
        window.press("f5")
        window.wait_for("Export")
        window.type("halvtyp")
        window.wait_for("halvtyp")
        copy.rename(heldag.db)
        window.wait_for("fortsätter")  # one word, as above
        window.line("at")
        window.wait_until(lambda: "halvtypat" in kept_in_words(heldag))
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    assert heldag.run("list").stdout.count(b"\n") == 1
    assert "at" not in heldag.texts(1)


def kept_in_words(heldag: Program) -> str:
    """Return what lies in words beside the file."""
    return "".join(path.read_text() for path in heldag.home.glob("*-waiting/not-written-*.txt"))


def _has(heldag: Program, meeting: int, texts: list[str]) -> bool:
    return heldag.texts(meeting) == texts


def test_no_key_is_lost_while_another_screen_takes_the_place(heldag: Program) -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123456789"
    meeting = heldag.capture(["/titel Dag"])
    with heldag.open(meeting) as window:
        for count in range(1, 5):
            for number, letter in enumerate(text):
                if number == 5 * count:
                    heldag.db.unlink()
                window.send(letter.encode())
                window.pump(0.015, until_quiet=False)
            window.press("enter")
            window.wait_until(partial(_has, heldag, meeting, [text] * count))
    assert heldag.texts(meeting) == [text] * 4
