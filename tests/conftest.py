"""What every test gets without asking: nothing of this machine, and no network.

The home folder is empty, the language is English, the time zone is one, the cursor does not blink, and
a socket to another machine is an error.
"""

from __future__ import annotations

import gc
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SEEDS = Path(os.environ.get("HELDAG_SEEDS", ROOT.parent / "shared" / "seeds"))
"""Real documents that lie beside the project; their texts are read at run time and never copied."""

settings.register_profile(
    "heldag",
    max_examples=15,
    derandomize=True,  # the same examples each time; `make reliability` looks for new ones
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile(
    "reliability", parent=settings.get_profile("heldag"), max_examples=2000, derandomize=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "heldag"))

gc.set_threshold(100_000, 50, 50)  # the program freezes what it loads; a test run loads all of it

_IN_MEMORY = Path("/dev/shm")
_ROOM = 2 * 1024**3

if os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > _ROOM:
    # what tests write need not outlive a power cut, and no disk is waited for
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))

_FOREIGN = (
    "HELDAG_DB",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "NO_COLOR",
    "COLUMNS",
    "LINES",
    "TMPDIR",
    "TEXTUAL",
    "TEXTUAL_DRIVER",
    "TEXTUAL_LOG",
)


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the homes: thousands of them among other folders are slow to number."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def own_home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own, with no settings, data or documents in it."""
    home = Path(tempfile.mkdtemp(dir=_homes))
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setattr("store.file.app_windows.side_folders._OF_THE_SYSTEM", ())
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(
            name, str(home / name.removeprefix("XDG_").removesuffix("_HOME").lower())
        )
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home / "documents"))
    return home


@pytest.fixture(scope="session", autouse=True)
def _ready_tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let a new file be written from one that was made before, with a witness of its own.

    Making the tables takes ten times as long as opening a file, and nearly every test begins with it.
    """
    from store.file import database, schema
    from store.file.watch import witness

    path = tmp_path_factory.mktemp("tables") / "ready.db"
    database.open_database(path, wait=5.0, create=True, readonly=False).close()
    ready, fill, migrations = path.read_bytes(), database._fill, schema.migrations
    known = witness.read(ready)
    assert known is not None

    def write(made: Path) -> None:
        if schema.migrations is migrations:
            made.write_bytes(ready.replace(known.data, witness.new().data))
        else:
            fill(made)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "_fill", write)
        yield


@pytest.fixture(autouse=True)
def _own_locale(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let language and time zone be the same everywhere; texts are English unless a test says so."""
    for name in _FOREIGN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection but those within this machine's kernel."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"a test must not use the network: {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _no_blink(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the cursor still, so that a screen at rest stays at rest."""
    if "textual" in sys.modules:
        from textual.widgets import Input, TextArea

        monkeypatch.setattr(Input.cursor_blink, "_default", False)
        monkeypatch.setattr(TextArea.cursor_blink, "_default", False)


@pytest.fixture(scope="session", autouse=True)
def _rest_seen_sooner() -> Iterator[None]:
    """Let a pilot look more often whether the app is at rest; what it takes for rest stays the same.

    It looks every 20 ms, some times for each key, and a test that presses many keys does little else.
    """
    if "textual" not in sys.modules:
        yield
        return
    from textual import _wait

    with pytest.MonkeyPatch.context() as patched:
        for name in ("SLEEP_GRANULARITY", "SLEEP_IDLE"):
            patched.setattr(_wait, name, getattr(_wait, name) / 2)
        yield


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the real documents; skip where this machine has none."""
    if not SEEDS.is_dir():
        pytest.skip(f"the real documents are not here ({SEEDS}); set HELDAG_SEEDS to their folder")
    return SEEDS


@pytest.fixture(scope="session", autouse=True)
def _styles_read_once() -> Iterator[None]:
    """Let the apps of the tests share what they have read of the styles, which never changes."""
    if "textual" not in sys.modules:
        yield
        return
    from textual.css.stylesheet import Stylesheet

    read: dict[Any, Any] = {}
    parse = Stylesheet._parse_rules

    def parsed(self: Stylesheet, *arguments: Any, **named: Any) -> Any:
        key = (*self._variables.items(), *arguments, *sorted(named.items()))
        if key not in read:
            read[key] = parse(self, *arguments, **named)
        return read[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stylesheet, "_parse_rules", parsed)
        yield
