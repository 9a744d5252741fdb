"""``heldag capture`` where another program writes or replaces the file: what is not written is named."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from store.capture import CaptureSession
from store.file.app_windows.journal import Journal
from store.file.app_windows.window import Window
from store.file.store import Store
from store.verbs import meetings, sections
from store.waiting.change import Asked, Change, to_data
from tui import cli, patience
from tui.commands import capture


@pytest.fixture
def meeting(db: Path) -> str:
    with Store.open(db, actor="maja", create=True) as store:
        meeting = meetings.create(store, language="en", uid="M")
        sections.add(store, meeting, heading="Talk")
    return str(meeting)


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])


Before = Callable[[str, Callable[[], object]], None]


@pytest.fixture
def before(monkeypatch: pytest.MonkeyPatch) -> Before:
    """Return a way to let something happen just before a line is carried out."""
    real = capture._one

    def let(line: str, happen: Callable[[], object]) -> None:
        def one(session: CaptureSession, number: int, text: str) -> list[capture.LineReport]:
            if text == line:
                happen()
            return real(session, number, text)

        monkeypatch.setattr(capture, "_one", one)

    return let


@contextlib.contextmanager
def held(db: Path) -> Iterator[threading.Event]:
    """Let another thread hold the write lock until the event is set, or the block ends."""
    has_it, release = threading.Event(), threading.Event()

    def hold() -> None:
        with Store.open(db, actor="other") as other, other.write():
            has_it.set()
            release.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    has_it.wait(60)
    try:
        yield release
    finally:
        release.set()
        holder.join()


def test_another_program_is_waited_for_and_that_is_said(
    db: Path,
    meeting: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(patience, "QUIET", 0.0)
    monkeypatch.setattr(capture, "QUIET", 0.0)
    lines = tmp_path / "lines.txt"
    lines.write_text("one more\nand one\n", "utf-8")
    with held(db) as release:
        monkeypatch.setattr(patience, "sleep", lambda _: release.set())
        assert run("capture", meeting, lines) == 0
    said = capfd.readouterr().err
    assert said == "heldag: Another program is writing; it is waited for, 30 s at most.\n"
    run("show", meeting)
    assert "one more\n\nand one\n" in capfd.readouterr().out


def test_the_lines_that_were_not_written_are_named(
    db: Path,
    meeting: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: Before,
    capfd: pytest.CaptureFixture[str],
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("first\n/present\nMaja Holm\nAli Nordin\n\n# Next\nlast\n", "utf-8")
    monkeypatch.setattr(capture, "QUIET", 0.0)
    monkeypatch.setattr(patience, "SECONDS", 0.0)

    with contextlib.ExitStack() as stack:
        before("Maja Holm", lambda: stack.enter_context(held(db)))
        assert run("capture", meeting, lines) == 1
    said = capfd.readouterr().err.splitlines()
    assert [line.removeprefix(f"{lines}:").partition(":")[0] for line in said] == list("234567")
    assert all("Not written. Another program is writing in minutes.db." in line for line in said)
    run("show", meeting, "--json")
    shown = json.loads(capfd.readouterr().out)
    assert shown["participants"] == []
    assert shown["sections"][-1]["entries"][-1]["text"] == "first"


def test_the_lines_after_the_file_was_replaced_are_named_with_what_was_kept(
    db: Path,
    meeting: str,
    tmp_path: Path,
    before: Before,
    capfd: pytest.CaptureFixture[str],
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("first\nsecond\nthird\n", "utf-8")
    other = tmp_path / "other.db"
    Store.open(other, actor="bo", create=True).close()
    before("second", lambda: other.replace(db))
    assert run("capture", meeting, lines) == 1
    said = capfd.readouterr().err.splitlines()
    assert [line.removeprefix(f"{lines}:")[0] for line in said] == ["2", "3"]
    (kept,) = tmp_path.glob("minutes-kept-*.db")
    assert str(kept) in said[0]
    assert run("--db", kept, "show", meeting) == 0
    assert capfd.readouterr().out.endswith("first\n")


def test_what_an_earlier_run_left_and_nobody_can_write_stops_no_command(
    db: Path, meeting: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    left = Journal(Window(db))
    left.change(to_data(Asked(Change("line", "M", ("left",)), "maja", datetime.now())))
    left.close()
    with Store.open(db, actor="maja") as store:
        store.db.execute("DROP TABLE carried")
    lines = tmp_path / "lines.txt"
    lines.write_text("one more\n", "utf-8")
    assert run("capture", meeting, lines) == 0
    assert "What had waited in a window that has ended cannot be written" in capfd.readouterr().err
    assert run("show", meeting) == run("list") == 0
    said = capfd.readouterr()
    assert "one more" in said.out
    assert "1 change waits to be written" in said.err


def test_a_reader_tells_what_waits_in_a_window_that_is_open(
    db: Path, meeting: str, capfd: pytest.CaptureFixture[str]
) -> None:
    waits = Journal(Window(db))
    for number in range(2):
        waits.change(to_data(Asked(Change("line", "M", (str(number),)), "maja", datetime.now())))
    assert run("show", meeting) == run("export", meeting, "-o", "-") == run("list") == 0
    said = capfd.readouterr().err.splitlines()
    assert said == ["heldag: 2 changes wait in a window that is open; they are not in here."] * 3
    waits.close()
    assert run("show", meeting) == 0
    assert "2 changes wait to be written into the file" in capfd.readouterr().err


def test_a_reader_tells_what_waits_for_a_meeting_that_is_not_here(
    db: Path, meeting: str, capfd: pytest.CaptureFixture[str]
) -> None:
    left = Journal(Window(db))
    left.change(to_data(Asked(Change("line", "GONE", ("left",)), "maja", datetime.now())))
    left.close()
    for command in (["show", meeting], ["list"]):
        assert run(*command) == 0
        said = "until a file that has it lies here."
        assert capfd.readouterr().err.splitlines()[0].endswith(said)
