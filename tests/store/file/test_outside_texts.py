"""A text that is edited by another program is found again, whatever becomes of the program and of ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.file.app_windows.outside_texts import OutsideText, left_outside

MEETING, PART = "../möte", "en/rad"
"""Uids come from anywhere: they name no file."""

GIVEN = [("en/rad", 3, "b: ett beslut"), ("två", 1, "två ")]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "heldag.db"


def begun(database: Path, line: str = "b: ett beslut") -> OutsideText:
    text = OutsideText.begun(database, MEETING, PART, [(PART, 3, line), GIVEN[1]])
    assert text is not None
    return text


def test_one_window_at_a_time_has_a_text(database: Path) -> None:
    text = begun(database)
    assert text.lines() == ["b: ett beslut", "två"]
    assert not text.is_changed
    assert OutsideText.begun(database, MEETING, PART, GIVEN) is None
    assert list(left_outside(database, MEETING)) == []
    assert text.path.stat().st_mode & 0o077 == 0
    text.close(keep=False)
    assert not text.path.parent.exists()


def test_what_is_left_is_gone_on_with_and_what_nobody_changed_is_not(database: Path) -> None:
    text = begun(database)
    text.path.write_bytes(b"b: ett annat\r\n\r\n")
    text.close(keep=True)
    assert list(left_outside(database, MEETING)) == [(PART, text.path)]
    again = begun(database, "b: av någon annan")
    assert (again.lines(), list(again.given)) == (["b: ett annat"], GIVEN)
    again.path.write_text("b: ett beslut\ntvå\n", encoding="utf-8")
    again.close(keep=True)
    assert list(left_outside(database, MEETING)) == []
    assert again.path.exists()  # an editor may have it open
    os.utime(again.path, (0, 0))
    assert list(left_outside(database, MEETING)) == []
    assert not again.path.exists()


def test_what_an_editor_saves_late_is_a_change_of_what_was_given_to_it(database: Path) -> None:
    first = begun(database)
    first.close(keep=True)
    second = begun(database, "b: av någon annan")
    assert second.path != first.path
    first.path.write_text("sparat sent\n", encoding="utf-8")
    second.close(keep=True)
    assert list(left_outside(database, MEETING)) == [(PART, first.path)]
    again = begun(database, "b: nu")
    assert (again.lines(), list(again.given)) == (["sparat sent"], GIVEN)


def test_a_text_of_which_it_is_not_known_what_it_was_is_a_change_of_nothing(database: Path) -> None:
    text = begun(database)
    text.close(keep=False)
    text.path.parent.mkdir()
    text.path.write_text("sparat sent\n", encoding="utf-8")
    assert list(left_outside(database, MEETING)) == [("", text.path)]
    again = begun(database, "b: nu")
    assert (again.lines(), again.path != text.path) == (["b: nu", "två"], True)
    assert text.path.read_text("utf-8") == "sparat sent\n"


def test_what_is_no_text_is_kept(database: Path) -> None:
    text = begun(database)
    text.path.write_bytes(b"\xe5\n")
    with pytest.raises(ValueError, match="utf-8"):
        text.lines()
    assert text.is_changed
