"""The backup beside a document: of the same meeting, of the same stem, and as new as the document."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from exports.backup import Backup, backup_of, own_name, write_document
from exports.errors import AlreadyThere, NotWritten
from imports.json_form import from_text
from locales import translator
from store.model.minutes import Minutes
from store.model.records import Meeting


def backup(uid: str = "mine", title: str = "Day") -> Backup:
    return backup_of(Minutes(Meeting(id=1, uid=uid, title=title)))


def texts(folder: Path) -> dict[str, str]:
    """What lies in a folder: documents by their text, JSON by its title."""
    return {
        path.name: json.loads(path.read_text())["title"]
        if path.suffix == ".json"
        else path.read_text()
        for path in sorted(folder.iterdir())
    }


def test_it_says_when_it_was_written_and_is_read_back_without_loss() -> None:
    minutes = Minutes(Meeting(id=0, uid="mine", title="Day"))
    made = backup_of(minutes)
    *_, last = json.loads(made.text).items()
    assert last == ("written", made.moment.isoformat())
    assert datetime.fromisoformat(last[1]).utcoffset() is not None
    assert from_text(made.text).meeting == minutes.meeting


def test_it_is_first_written_at_closing_and_then_with_every_document(tmp_path: Path) -> None:
    path = tmp_path / "Day.md"
    write_document(path, "draft", backup())
    assert texts(tmp_path) == {"Day.md": "draft"}
    assert write_document(path, "one", backup(), closing=True, force=True)[1]
    assert write_document(path, "two", backup(title="Later"), force=True)[1]
    assert texts(tmp_path) == {"Day.json": "Later", "Day.md": "two"}


def test_a_document_that_is_there_is_asked_about_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "Day.md"
    path.write_text("mine")
    with pytest.raises(AlreadyThere):
        write_document(path, "one", backup(), closing=True)
    assert texts(tmp_path) == {"Day.md": "mine"}


@pytest.mark.parametrize("there", ["theirs", "no meeting", "a link to nothing"])
def test_what_is_not_of_this_meeting_stays_and_a_free_name_is_told(
    tmp_path: Path, there: str
) -> None:
    beside = tmp_path / "Day.json"
    if there == "theirs":
        beside.write_text(backup("theirs").text)
    elif there == "no meeting":
        beside.write_text('{"title": "a program\'s settings"}')
    else:
        beside.symlink_to("nowhere.json")
    (tmp_path / "Day.md").write_text("theirs")
    before = beside.readlink() if beside.is_symlink() else beside.read_text()
    for force in (False, True):
        with pytest.raises(NotWritten) as refused:
            write_document(tmp_path / "Day.md", "one", backup(), closing=True, force=force)
        assert f"“{tmp_path / 'Day-2.md'}” is free" in translator("en")(refused.value.message)
    assert (beside.readlink() if beside.is_symlink() else beside.read_text()) == before
    assert (tmp_path / "Day.md").read_text() == "theirs"
    assert len(list(tmp_path.iterdir())) == 2


def test_an_own_name_is_that_of_no_other_meeting(tmp_path: Path) -> None:
    path = tmp_path / "2026-03-12-Day.md"
    assert own_name(path, "mine") == path
    for uid in ("one", "two"):
        write_document(own_name(path, uid), uid, backup(uid), closing=True)
    assert [own_name(path, uid).stem[15:] for uid in ("one", "two", "new")] == ["", "2", "3"]
    assert own_name(path, "one", {path}).stem.endswith("-3")
