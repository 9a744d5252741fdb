"""The house rule: arrows between the folders point one way, and some commands never load Textual."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.file.store import Store
from store.model.records import Place
from store.verbs import entries, meetings, sections
from tests.cases import each
from tests.conftest import ROOT

pytestmark = pytest.mark.xdist_group("architecture")
"""One worker reads the files once."""

MAY_IMPORT = {
    "tui": {"screens", "exports", "imports", "store", "locales"},
    "screens": {"exports", "imports", "store", "locales"},
    "exports": {"store", "locales"},
    "imports": {"store", "locales"},
    "store": {"locales"},
    "locales": set(),
}
ONLY_IN = {
    "textual": {"tui", "screens"},
    "rich": {"tui", "screens"},
    "jinja2": {"exports"},
    "sqlite_utils": {"store"},
    "sqlcipher3": {"store"},
    "sqlite3": {"store"},
    "markdown_it": {"imports"},
    "yaml": {"imports"},
    "click": {"tui"},
    "platformdirs": {"tui"},
}
SQL_DRIVER = "store/file/driver.py"


def files(package: str) -> Iterator[Path]:
    yield from (ROOT / package).rglob("*.py")


@functools.cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in the syntax tree of a file, read once for all tests."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every name that a file imports, with its line; those for the type checker alone count too."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import hides which folder is meant"
            yield node.lineno, node.module or ""


@each("package", MAY_IMPORT)
def test_imports_point_one_way(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in files(package)
        for line, name in imported(path)
        if (top := name.partition(".")[0]) in MAY_IMPORT
        and top != package
        and top not in MAY_IMPORT[package]
    ]
    assert not wrong


FLOORS = (
    {"errors"},
    {"language"},
    {"model"},
    {"file"},
    {"verbs"},
    {"people", "series", "items", "page"},
    {"search"},
    {"capture"},
    {"waiting"},
)
"""The floors of ``store``, the lowest first: each uses those below it, and rooms on its own."""

UNDER_SCREENS = {
    "base": set(),
    "writing": {"base"},
    "board": {"base", "writing"},
    "live": {"base", "writing", "board"},
}
"""What the rooms of ``screens`` may use; all others use ``base`` and ``writing``, and no screen another."""


def rooms(package: str) -> Iterator[tuple[str, str, str]]:
    """Every arrow between two rooms of a package: from, to, and where it stands."""
    for path in files(package):
        room = path.relative_to(ROOT / package).with_suffix("").parts[0]
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom):
                whole = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                whole = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in whole:
                top, _, inner = name.partition(".")
                if top == package and (used := inner.partition(".")[0]) != room:
                    yield room, used, f"{path.relative_to(ROOT)}:{node.lineno}: {name}"


def test_each_floor_of_the_store_uses_those_below_it() -> None:
    floor = {room: number for number, names in enumerate(FLOORS) for room in names}
    floor["__init__"] = len(FLOORS)
    assert not [where for room, used, where in rooms("store") if floor[used] > floor[room]]


def test_no_screen_uses_another() -> None:
    allowed = {"base", "writing"}
    wrong = [
        where
        for room, used, where in rooms("screens")
        if used not in UNDER_SCREENS.get(room, allowed)
    ]
    assert not wrong


@each("package", MAY_IMPORT)
def test_each_library_is_known_to_one_layer(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in files(package)
        for line, name in imported(path)
        if package not in ONLY_IN.get(name.partition(".")[0], {package})
    ]
    assert not wrong


def test_one_module_chooses_the_sqlite_library() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for package in MAY_IMPORT
        for path in files(package)
        for line, name in imported(path)
        if name.partition(".")[0] in {"sqlite3", "sqlcipher3", "pysqlite3"}
        and path.relative_to(ROOT).as_posix() != SQL_DRIVER
    ]
    assert not wrong


OWN_FILES = {
    "store/file/named_files.py",
    "store/file/app_windows/gone_windows.py",  # what windows have left
    "store/waiting/in_words.py",  # texts that were kept in words
    "store/file/filesystems.py",  # the system's table of disks
    "imports/recognise/vocabulary.py",
    "store/language/people_words.py",
    "tui/commands/demo.py",
}
"""What may read a file in its own way: the one place for what a person names, and files of ours."""


def test_a_file_that_a_person_names_is_read_in_one_place() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for package in MAY_IMPORT
        for path in files(package)
        if path.relative_to(ROOT).as_posix() not in OWN_FILES
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and (
            node.attr in {"read_text", "read_bytes", "expanduser"}
            or (node.attr == "buffer" and ast.unparse(node.value) == "sys.stdin")
        )
    ]
    assert not wrong


WITH_A_CLOCK = {
    "tests/e2e/terminal.py",  # waits with a bound
    "tests/screens/hosts.py",
    "tests/tui/test_indexing.py",
    "tests/e2e/reliability/moments.py",  # how old a letter was that a kill took is a figure there
}


def test_no_test_looks_at_a_clock() -> None:
    clocks = {"perf_counter", "monotonic", "process_time", "perf_counter_ns", "monotonic_ns"}
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in files("tests")
        if path.relative_to(ROOT).as_posix() not in WITH_A_CLOCK
        for node in nodes(path)
        if (isinstance(node, ast.Attribute) and node.attr in clocks)
        or (isinstance(node, ast.Name) and node.id in clocks)
    ]
    assert not wrong


def loaded_by(arguments: list[str], tmp_path: Path) -> set[str]:
    """The top-level modules in a process that has carried out a command."""
    code = (
        "import sys\n"
        "from tui.cli import main\n"
        f"status = main({arguments!r})\n"
        "names = sorted({name.partition('.')[0] for name in sys.modules})\n"
        "print('\\n', *names, sep='\\n', file=sys.stderr)\n"
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = tmp_path / "minutes.db"
    with Store.open(path, actor="maja", create=True) as store:
        meeting = meetings.create(store, title="Planning")
        place = Place(sections.add(store, meeting, heading="Opening"))
        entries.add(store, meeting, place, "note", "A note")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--help"], ("textual", "rich", "jinja2", "sqlite_utils")),
        (["list"], ("textual", "rich", "jinja2")),
        (["list", "--json"], ("textual", "rich", "jinja2")),
        (["people", "--json"], ("textual", "rich", "jinja2")),
        (["show", "1", "--json"], ("textual", "rich", "jinja2")),
        (["search", "note"], ("textual", "rich", "jinja2")),
        (["check", "1"], ("textual", "rich")),
        (["export", "1", "-o", "-"], ("textual", "rich")),
    ],
    ids=" ".join,
)
def test_a_command_loads_no_more_than_it_needs(
    arguments: list[str], never: tuple[str, ...], db: str, tmp_path: Path
) -> None:
    assert not loaded_by(["--db", db, *arguments], tmp_path) & set(never)


def test_the_app_loads_nothing_that_its_first_screen_does_not_need() -> None:
    """Each of them is a millisecond or more of the start."""
    late = ("json", "hashlib", "sqlite_utils", "jinja2", "store.model.records", "store.model.form")
    code = "import sys, tui.cli, tui.commands.open, tui.app, screens.meetings.screen; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {*late, "store.file.app_windows.left_journal", "store.waiting.taking_up"}


def test_nothing_opens_a_file_with_pythons_own_sqlite(db: str, tmp_path: Path) -> None:
    code = (
        "import sqlite3, sys\n"
        "def refuse(*_, **__): raise AssertionError('two SQLite libraries in one process')\n"
        "sqlite3.connect = sqlite3.dbapi2.connect = sqlite3.Connection = refuse\n"
        "from tui.cli import main\n"
        f"sys.exit(main(['--db', {db!r}, 'show', '1', '--json']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
