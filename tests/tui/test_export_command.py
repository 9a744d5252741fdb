"""``heldag export``: which document a meeting becomes, and the order of its groups."""

from pathlib import Path

import pytest

from tests.exports.reading import headings, words
from tui import cli

LINES = """/language en
/kind documentation
/title Day
/present Ann Oak
/groups 1-2
/exercise questions Plans
/prompt Why?
2
Because
1
Why not
"""


@pytest.fixture
def db(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    lines = tmp_path / "lines.txt"
    lines.write_text(LINES, "utf-8")
    db = tmp_path / "minutes.db"
    assert cli.main(["--db", str(db), "--lang", "en", "capture", "--new", str(lines)]) == 0
    capsys.readouterr()
    return db


def exported(db: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert cli.main(["--db", str(db), "export", "1", "-o", "-", *options]) == 0
    return capsys.readouterr().out


def test_a_meeting_becomes_the_document_of_its_kind(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert headings(exported(db, capsys))[-1] == (2, "Present")
    assert exported(db, capsys) == exported(db, capsys, "--as", "dokumentation")


def test_another_profile_may_be_asked_for_in_both_languages(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = exported(db, capsys, "--as", "notes")
    assert headings(notes)[1] == (2, "Present")
    assert exported(db, capsys, "--as", "anteckningar") == notes
    assert "Agreement" not in exported(db, capsys, "--as", "agreement")


def test_groups_stand_as_they_spoke_or_in_their_order(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def groups(*options: str) -> list[str]:
        return [text for text in words(exported(db, capsys, *options)) if "Group" in text]

    assert groups() == ["Group 2:", "Group 1:"]
    assert groups("--order", "rows") == ["Group 1:", "Group 2:"]


def test_an_unknown_profile_is_refused_with_those_there_are(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--db", str(db), "--lang", "en", "export", "1", "--as", "poem"]) == 1
    told = capsys.readouterr().err
    assert "dokumentation/documentation" in told
    assert "överenskommelse/agreement" in told
