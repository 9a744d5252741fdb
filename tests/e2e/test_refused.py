"""What cannot be used is refused in one line, in words, and left as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e import rights
from tests.e2e.holding import held
from tests.e2e.program import Program

NAMED = {
    "capture": ["capture", "--new", "{}"],
    "members": ["series", "members", "Rådet", "{}"],
    "people": ["people", "import", "{}"],
    "import": ["import", "{}"],
}
"""The commands that read a file which a person names."""


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line that was said; nothing else was."""
    text = done.stderr.decode()
    assert done.returncode == 1, text
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    assert done.stdout == b""
    return text


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file()
    }


@pytest.fixture
def locked(heldag: Program) -> Iterator[None]:
    """Another process holds the write lock of the file."""
    heldag.capture(["/titel Upptaget", "en rad"])
    with held(heldag.db):
        yield


@pytest.mark.usefixtures("locked")
def test_a_locked_file_is_told_and_can_be_read(heldag: Program) -> None:
    told(heldag.run("new", status=None))
    assert heldag.texts() == ["en rad"]


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder with a file in it, neither of which anybody can write."""
    if not rights.hold():
        pytest.skip(rights.MISSING)
    folder = Path(tempfile.mkdtemp(prefix="heldag-read-only-"))
    home = Program(folder)
    home.capture(["/titel Skrivskyddat", "en rad"])
    for left in folder.glob("heldag.db-*"):
        left.unlink()
    home.db.chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_folder_can_be_read_and_not_written(read_only: Path) -> None:
    program = Program(read_only, before=rights.give_up)
    before = fingerprint(read_only)
    assert "Skrivskyddat" in program.run("list").stdout.decode()
    refused = program.run("capture", "1", "-", data=b"en till\n", status=None)
    assert "heldag.db" in told(refused)
    assert fingerprint(read_only) == before


def test_nothing_can_be_made_in_a_read_only_folder(read_only: Path) -> None:
    ours = {"HELDAG_DB": str(read_only / "ny.db")}
    program = Program(read_only, more=ours, before=rights.give_up)
    refused = program.run("capture", "--new", "-", data=b"en rad\n", status=None)
    assert str(read_only) in told(refused)


@pytest.mark.parametrize(
    "command",
    [["list"], ["show", "1"], ["check", "1"], ["export", "1"], ["open", "1"]],
    ids=" ".join,
)
def test_reading_makes_no_file(heldag: Program, command: list[str]) -> None:
    told(heldag.run(*command, status=None))
    assert not [path for path in heldag.home.rglob("*") if path.is_file()]


def test_the_app_refuses_before_it_shows_anything(heldag: Program) -> None:
    heldag.db.write_bytes(b"no database")
    with heldag.window() as window:
        assert window.wait_exit() == 1
        assert "heldag.db" in window.screen
        assert b"\x1b[?1049h" not in window.raw


def test_without_a_terminal_the_app_names_the_commands_that_work(heldag: Program) -> None:
    text = told(heldag.run(status=None))
    for command in ("capture", "list", "show", "export", "import", "check"):
        assert command in text


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe that nobody writes to."""
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


@pytest.mark.parametrize("command", NAMED)
def test_a_pipe_that_is_named_is_refused_at_once(heldag: Program, pipe: Path, command: str) -> None:
    call = [part.format(pipe) for part in NAMED[command]]
    assert str(pipe) in told(heldag.run(*call, status=None))


def test_settings_and_forms_that_are_pipes_are_named_and_passed_over(
    heldag: Program, pipe: Path
) -> None:
    own = heldag.home / ".config" / "heldag"
    (own / "forms").mkdir(parents=True)
    for name in ("settings.toml", "forms/egen.toml"):
        (own / name).symlink_to(pipe)
    said = heldag.run("forms").stderr.decode().splitlines()
    assert len(said) == 2
    for name in ("settings.toml", "egen.toml"):
        assert any(name in line for line in said), said
