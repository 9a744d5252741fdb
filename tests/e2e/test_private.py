"""Nobody else reads it: whatever the umask, files are their owner's alone, and memory is not dumped."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.program import Program


@pytest.mark.parametrize("umask", [0o000, 0o077], ids=oct)
def test_every_file_that_is_made_is_private(heldag: Program, umask: int) -> None:
    folder = heldag.home / "data" / "heldag"
    heldag.more["HELDAG_DB"] = str(folder / "heldag.db")
    heldag.run("capture", "--new", "-", data=b"# x\nen rad\n", umask=umask)
    heldag.run("export", "1", umask=umask)
    with heldag.open() as window:
        files = [path for path in heldag.home.rglob("*") if path.is_file()]
        assert {path.name for path in files} >= {"heldag.db", "heldag.db-wal", "heldag.db-shm"}
        assert [path for path in files if path.suffix == ".md"]
        for path in files:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700, path.parent
        window.press("ctrl+q")
        assert window.wait_exit() == 0


def test_the_process_leaves_no_dump_and_makes_private_files(tmp_path: Path) -> None:
    code = (
        "import os, resource\n"
        "from tui import process\n"
        "process.make_private()\n"
        "print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout == "0o77 (0, 0)\n"
