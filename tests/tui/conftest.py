"""The file that the commands of a test work on."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the file will be; the environment names it."""
    path = tmp_path / "minutes.db"
    monkeypatch.setenv("HELDAG_DB", str(path))
    return path
