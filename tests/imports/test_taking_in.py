"""A file is taken in as a whole, once, with what was told about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from imports import taking_in
from imports.blocks import Doubt
from imports.documents import LARGEST, read_file, read_meetings
from imports.errors import ImportRefused
from imports.report import FoundMeeting, Report, from_plain, lines, to_plain
from imports.taking_in import look, take_in
from locales import message, translator
from store.errors import StoreError
from store.file.listing import list_meetings
from store.file.named_files import UnreadableFile
from store.file.reading import load
from store.file.sources import origin_of
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Meeting
from store.verbs import meetings
from tests.cases import each

NOTES = "# Planering 2026-03-12\n\n## Närvarande\n\n- Maj Sten\n- Per Alm\n\n## Val\n\nVi talar om salen.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "minutes.db", actor="maja", create=True) as opened:
        yield opened


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(NOTES, "utf-8")
    return path


def test_a_document_becomes_a_meeting_that_was_held(store: Store, notes: Path) -> None:
    outcome = take_in(store, notes)
    minutes = load(store, outcome.ids[0])
    assert [s.heading for s in minutes.sections if s.heading][-1] == "Val"
    assert minutes.meeting.status == "held"
    assert list_meetings(store)[0].exported, "its document is there already"


def test_where_it_comes_from_is_kept_beside_it(store: Store, notes: Path) -> None:
    outcome = take_in(store, notes)
    origin = origin_of(store, outcome.ids[0])
    assert origin is not None
    assert (origin.path, origin.container) == (str(notes), "markdown")
    assert from_plain(origin.report) == outcome.found[0].report


def test_a_meeting_that_was_written_here_comes_from_nowhere(store: Store) -> None:
    assert origin_of(store, meetings.create(store)) is None


def test_the_same_bytes_are_taken_in_once_wherever_they_lie(
    store: Store, notes: Path, tmp_path: Path
) -> None:
    first = take_in(store, notes)
    copy = tmp_path / "copy.md"
    copy.write_text(NOTES, "utf-8")
    for path in (notes, copy):
        assert take_in(store, path) == taking_in.TakenIn(known=first.ids)
    assert len(list_meetings(store)) == 1


def test_a_meeting_in_the_trash_can_be_taken_in_again(store: Store, notes: Path) -> None:
    first = take_in(store, notes)
    meetings.delete(store, first.ids[0])
    assert take_in(store, notes).ids


def test_a_file_with_other_content_is_told(store: Store, notes: Path) -> None:
    first = take_in(store, notes)
    notes.write_text(NOTES + "\nMer.\n", "utf-8")
    second = take_in(store, notes)
    assert second.ids
    assert second.earlier == first.ids


def test_all_meetings_of_a_file_come_in_or_none(
    store: Store, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [Minutes(Meeting(0, uid)) for uid in ("A", "B", "A")]
    found = [FoundMeeting(minutes, Report({})) for minutes in made]
    monkeypatch.setattr(taking_in, "read_meetings", lambda *_: found)
    with pytest.raises(StoreError):
        take_in(store, notes)
    assert not list_meetings(store)


def test_looking_writes_nothing(notes: Path, tmp_path: Path) -> None:
    (found,) = look(notes)
    assert found.report.recognised["people"] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnreadableFile):
        read_file(path)


@each("data", [b"#", b"| a |\n|", b"- [", b"<!--", b"x"])
def test_hardly_anything_is_still_a_meeting(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "little.md"
    path.write_bytes(data)
    source, read = read_file(path)
    assert len(read_meetings(read, source)) == 1


@each("data", [b"", b"\n \n", b"\xff\xfe", b"---\n---\n"])
def test_nothing_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "empty.md"
    path.write_bytes(data)
    with pytest.raises(ImportRefused):
        look(path)


def test_a_report_survives_as_plain_data_and_reads_in_words() -> None:
    inner = message("inside {n}", n=2)
    report = Report(
        {"headings": 2, "decision": 1, "note": 3},
        (Doubt(7, message("about {what}", what=inner)), Doubt(0, message("all of it"))),
        (12,),
    )
    assert from_plain(to_plain(report)) == report
    assert lines(report, translator("en")) == [
        "2 headings, 1 decision, 3 other entries",
        "line 12: a personal identity number",
        "line 7: about inside 2",
        "all of it",
    ]
