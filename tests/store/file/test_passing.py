"""A file under a passing name is given its own on the disk, or is taken away."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from store.file.passing import give_name, passing_file, sweep, take_place


@pytest.mark.parametrize("give", [give_name, take_place])
def test_the_new_name_is_brought_onto_the_disk(
    tmp_path: Path, give: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[list[Path]] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            settled.append(list(tmp_path.iterdir()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    with passing_file(tmp_path, ".db") as made:
        assert callable(give)
        give(made, tmp_path / "a.db")
    assert tmp_path / "a.db" in settled[0]
    assert list(tmp_path.iterdir()) == [tmp_path / "a.db"]


def test_what_a_stopped_program_has_left_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    with passing_file(tmp_path, ".db") as left, passing_file(tmp_path, ".db") as made:
        mine = tmp_path / "mine.db"
        mine.touch()
        for old in (left, mine):
            os.utime(old, (0, 0))
        sweep(tmp_path)
        assert set(tmp_path.iterdir()) == {made, mine}
    sweep(tmp_path / "no")
