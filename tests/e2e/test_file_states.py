"""Whatever state the file is in, each command says it in one line, and shows what can be read."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from store.file import fileformat
from store.file.driver import connect
from store.file.store import Store
from tests.e2e import rights
from tests.e2e.program import Program

READING = [["list"], ["show", "1"], ["export", "1", "-o", "-"]]
WRITING = [["capture", "1", "-"], ["new"]]


@dataclass(frozen=True)
class State:
    """A state of the file.

    Attributes:
        make: brings the file into it.
        said: what is said of it; nothing where reading goes well.
        reads: the status of what only reads.
        shows: whether something of the meeting is shown.
        refused: what is said where something is to be written.
        before: what is done in each process before it becomes the program.
        is_ours: whether it is a file of this heldag; any other is left untouched.
    """

    make: Callable[[Path], object]
    said: str = ""
    reads: int = 1
    shows: bool = False
    refused: str = ""
    before: Callable[[], object] | None = None
    is_ours: bool = True


def with_bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def instead(make: Callable[[Path], object]) -> Callable[[Path], object]:
    def act(path: Path) -> None:
        path.unlink()
        make(path)

    return act


def newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (fileformat.VERSION + 1).to_bytes(4, "big")
    path.write_bytes(data)


def with_sql(sql: str) -> Callable[[Path], object]:
    def act(path: Path) -> None:
        connection = connect(path, wait=1.0)
        connection.execute(sql)
        connection.close()

    return act


def zeroed(table: str) -> Callable[[Path], object]:
    """A page of zeros in place of the first one of a table."""

    def act(path: Path) -> None:
        connection = connect(path, wait=1.0)
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        page = connection.execute(sql, [table]).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.close()
        with path.open("r+b") as file:
            file.seek((page - 1) * size)
            file.write(bytes(size))

    return act


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def with_a_log(path: Path) -> None:
    """As after a kill: the latest line lies in the log only."""
    with Store.open(path, actor="anna", wait=0.0) as store, store.write():
        store.db.execute("UPDATE meeting SET title = 'Senast' WHERE id = 1")
        store.db.execute("COMMIT")
        store.db.execute("BEGIN")
        shutil.copyfile(path, path.with_name("copy.db"))
        shutil.copyfile(f"{path}-wal", path.with_name("copy.db-wal"))
    for name in ("", "-wal"):
        path.with_name(f"copy.db{name}").replace(f"{path}{name}")
    path.parent.chmod(0o555)


def full_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


MARK = "could change what is written: the trigger “x”"
TRIGGER = "CREATE TRIGGER x AFTER INSERT ON entry BEGIN DELETE FROM event; END"

STATES = {
    "missing": State(Path.unlink, "There is no file", refused=""),
    "not to be read": State(
        lambda path: path.chmod(0),
        "cannot be read: the rights are missing",
        before=rights.give_up,
    ),
    "its folder not to be read": State(
        lambda path: path.parent.chmod(0),
        "cannot be read: the rights are missing",
        before=rights.give_up,
    ),
    "read-only": State(
        lambda path: path.chmod(0o444),
        reads=0,
        shows=True,
        refused="cannot be written; it can only be read",
        before=rights.give_up,
    ),
    "in a read-only folder": State(
        lambda path: path.parent.chmod(0o555),
        reads=0,
        shows=True,
        refused="nothing can be written in its folder",
        before=rights.give_up,
    ),
    "with a log in a read-only folder": State(
        with_a_log,
        reads=0,
        shows=True,
        refused="nothing can be written in its folder",
        before=rights.give_up,
    ),
    "on a full disk": State(
        lambda _: None, reads=0, shows=True, refused="The disk is full", before=full_disk
    ),
    "with a damaged page": State(zeroed("entry"), "is damaged; not all", shows=True),
    "without a part": State(zeroed("section"), "is damaged; not all", shows=True),
    "cut off": State(cut, "is damaged; not all"),
    "with a trigger": State(with_sql(TRIGGER), MARK, reads=0, shows=True),
    "of a newer version": State(newer, "newer heldag", is_ours=False),
    "a picture": State(
        with_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200)), "is not a heldag file", is_ours=False
    ),
    "of another program": State(
        with_bytes(b"SQLite format 3\x00" + bytes(4080)), "belongs to another", is_ours=False
    ),
    "empty": State(with_bytes(b""), "is empty", is_ours=False),
    "a folder": State(instead(Path.mkdir), "is not a file"),
    "a pipe": State(instead(os.mkfifo), "is not a file"),
}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A person whose file lies in a folder of its own."""
    folder = tmp_path / "files"
    folder.mkdir()
    program = Program(tmp_path, "en", more={"HELDAG_DB": str(folder / "main.db")})
    program.capture(["/title Senast", "# Talk", "a line", "d: A decision"])
    return program


def put_into(program: Program, name: str) -> State:
    """Bring a person's file into a state, and let the program be run as the state wants it."""
    state = STATES[name]
    if state.before is rights.give_up and not rights.hold():
        pytest.skip(rights.MISSING)
    state.make(program.db)
    program.before = state.before
    return state


def fingerprint(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", STATES)
def test_each_command_says_it_in_one_line_and_shows_what_can_be_read(
    program: Program, name: str
) -> None:
    state, path = put_into(program, name), program.db
    before = fingerprint(path.parent) if not state.is_ours else {}
    try:
        for command in READING:
            done = program.run(*command, status=None)
            told = done.stderr.decode()
            whole = command == ["list"] and state.shows  # it needs no page of the entries
            assert done.returncode == state.reads or (whole and done.returncode == 0), told
            assert told.count("\n") == (1 if done.returncode or MARK in state.said else 0), told
            assert not told or state.said in told
            assert ("Senast" in done.stdout.decode()) == state.shows
        for command in WRITING if name != "missing" else []:
            done = program.run(*command, data=b"one more\n", status=None)
            told = done.stderr.decode()
            if "damaged" not in state.said:  # the damage may lie elsewhere
                assert done.returncode == 1, told
                assert told.count("\n") == 1, told
            assert "Traceback" not in told
            assert done.returncode == 0 or (state.refused or state.said) in told, told
        assert not before or fingerprint(path.parent) == before
    finally:
        path.parent.chmod(0o755)


@pytest.mark.parametrize("name", ["read-only", "with a trigger", "on a full disk"])
def test_the_app_opens_it_for_reading_and_keeps_what_is_typed(program: Program, name: str) -> None:
    put_into(program, name)
    with program.window("open", "1") as window:
        window.wait_for("Read only")
        window.wait_for("a line")
        window.line("never lost")
        window.wait_for(lambda screen: "! " in screen and "› never lost" in screen)
        window.press("ctrl+q")
        assert window.wait_exit() == 0


@pytest.mark.parametrize(
    ("table", "arguments"),
    [("meeting", []), ("meeting", ["open", "1"]), ("entry", ["open", "1"]), ("event", [])],
)
def test_damage_is_no_fault_of_the_program(
    program: Program, table: str, arguments: list[str]
) -> None:
    zeroed(table)(program.db)
    with program.window(*arguments) as window:
        window.wait_for("main.db is damaged")
        window.press("ctrl+q")
        window.wait_exit()
        assert "fault in the program" not in window.screen


@pytest.mark.skipif(not rights.hold(), reason=rights.MISSING)
def test_a_file_that_may_be_written_again_is_written(tmp_path: Path) -> None:
    program = Program(tmp_path, before=rights.give_up)
    meeting = program.capture(["/titel Dag", "rad ett"])
    program.db.chmod(0o444)
    with program.open(meeting) as window:
        window.wait_for("Endast läsning")
        program.db.chmod(0o600)
        window.wait_for("igen.")
        window.line("rad två")
        window.wait_until(lambda: program.texts(meeting) == ["rad ett", "rad två"])
        window.wait_for("Sparat")
        window.press("ctrl+q")
        window.wait_exit()
