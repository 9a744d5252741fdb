"""Which files a person means by a path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from imports.errors import ImportRefused
from imports.meant_files import files_of


def named(*paths: Path) -> list[str]:
    return [one.name if isinstance(one, Path) else type(one).__name__ for one in files_of(paths)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b" / ".hidden").mkdir(parents=True)
    for name in ("b/2.txt", "b/1.md", "a.html", "z.exe", ".x.md", "b/.hidden/3.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "ours.json").write_text('{"format": "heldag/1"}')
    (tmp_path / "other.json").write_text('{"name": "x"}')
    return tmp_path


def test_a_folder_means_the_documents_in_it_and_below(folder: Path) -> None:
    assert named(folder) == ["a.html", "ours.json", "1.md", "2.txt"]


def test_a_pattern_means_what_it_fits(folder: Path) -> None:
    assert named(folder / "**" / "*.md") == ["1.md"]
    assert named(folder / "*.odt") == ["ImportRefused"]


def test_each_file_is_meant_once(folder: Path) -> None:
    assert named(folder / "b/1.md", folder / "b", folder / "b") == ["1.md", "2.txt"]


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    (found,) = files_of([tmp_path])
    assert isinstance(found, ImportRefused)


def test_a_file_that_is_not_there_is_left_to_the_reader(tmp_path: Path) -> None:
    assert named(tmp_path / "none.md", Path("-")) == ["none.md", "-"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipes_in_a_folder_are_passed_over(folder: Path) -> None:
    for name in ("pipe.md", "pipe.json"):
        os.mkfifo(folder / name)
    assert not {"pipe.md", "pipe.json"} & set(named(folder))


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert named(Path("x" * 10_000)) == ["ImportRefused"]


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "b" / "again").symlink_to(folder)
    assert named(folder).count("1.md") == 1
