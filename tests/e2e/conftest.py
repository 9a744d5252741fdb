"""What every journey starts with: a person, and a pseudo-terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.e2e.disk import NoCompilerError, slow_disk
from tests.e2e.program import Program

if os.name != "posix":
    collect_ignore_glob = ["*"]  # a pseudo-terminal is a POSIX thing


@pytest.fixture
def heldag(tmp_path: Path) -> Program:
    """A person with an empty home, whose system speaks Swedish."""
    return Program(tmp_path)


@pytest.fixture
def slow(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A person whose disk takes 30 ms more for each fsync."""
    try:
        shim = slow_disk(tmp_path_factory.mktemp("disk"))
    except NoCompilerError:
        pytest.skip("a slow disk is made with a C compiler and LD_PRELOAD, which are not here")
    return Program(tmp_path_factory.mktemp("slow"), more=shim)
