"""What a window that is gone has left: carried out in order, once, and what cannot be is kept in words."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from itertools import count
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from locales import translator
from store.capture import CaptureSession
from store.errors import StoreBusy, StoreError
from store.file import reading
from store.file.app_windows import drafts
from store.file.app_windows.drafts import Field
from store.file.app_windows.gone_windows import GoneWindow, gone_windows
from store.file.app_windows.journal import Journal
from store.file.app_windows.refused_lines import refused_lines
from store.file.app_windows.window import Window
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Place
from store.verbs import entries, meetings, people, rows, status
from store.waiting import performing
from store.waiting.change import Asked, Change, to_data
from store.waiting.in_words import keep_in_words
from store.waiting.performing import Performer, done_up_to, refusal_of
from store.waiting.taking_up import (
    Heir,
    TakenUp,
    count_waiting,
    left_behind,
    still_left,
    take_up,
    unread,
)
from tui.left_waiting import taken_words

T = translator("en")
AT = datetime.fromisoformat("2026-03-02T10:14")
LINES = """
# Inledning
En rad
b: ett beslut
# Frågor
/grupper A-C
/övning frågor Frågor
/fråga Vad fungerar?
/fråga Vad saknas?
A.1
Kaffet
B.2
Nycklar
""".strip().splitlines()

Leave = Callable[..., Journal]


@pytest.fixture
def written(store: Store, meeting: int) -> Minutes:
    """Return a meeting with plain talk and an exercise in it."""
    session = CaptureSession(store, reading.load(store, meeting))
    for line in LINES:
        assert session.submit(line).refusal is None, line
    return reading.load(store, meeting)


@pytest.fixture
def leave(path: Path) -> Leave:
    """Return a way to leave changes as a window does that was killed, each later than the one before."""
    numbers = count(1)

    def left(*changes: Change, actor: str = "anna", place: Place | None = None) -> Journal:
        window = Window(path)
        window.uid = f"{next(numbers):026}"  # two that begin in one millisecond have no order
        journal = Journal(window)
        for change in changes:
            assert journal.change(to_data(Asked(change, actor, AT, place)))
            place = None
        journal.close()
        return journal

    return left


def lines(meeting: str, *texts: str) -> list[Change]:
    return [Change("line", meeting, (text,)) for text in texts]


def keep_journals(patch: pytest.MonkeyPatch) -> None:
    """Leave the files, as when the process ends before they are taken away."""
    patch.setattr(GoneWindow, "take_away", GoneWindow.close)


def texts(store: Store, meeting: int) -> list[str]:
    return [entry.text for entry in reading.load(store, meeting).all_entries()]


@pytest.mark.parametrize(
    "refused",
    [
        Change("sections.rename", args=("nowhere", "Nytt"), named={"was": "Ett"}),
        Change("rewrite_lines", args=((("nowhere", 1, "en rad"),), ("en annan rad",))),
        Change("remove_section", args=("nowhere",)),
        Change("line", args=("/rubrik nowhere = Nytt",)),
    ],
    ids=attrgetter("verb"),
)
def test_what_comes_behind_a_refused_change_lands_where_that_was_asked_for(
    store: Store,
    meeting: int,
    written: Minutes,
    leave: Leave,
    refused: Change,
) -> None:
    uid, place = written.meeting.uid, Place(written.sections[0].uid)
    leave(replace(refused, meeting=uid), *lines(uid, "två", "tre"), place=place)
    take_up(store, T)
    found = reading.load(store, meeting)
    assert [one.text for one in found.entries(place.section)][-2:] == ["två", "tre"]


def test_lines_are_written_in_order_and_once(
    store: Store, meeting: int, written: Minutes, leave: Leave
) -> None:
    before, uid = texts(store, meeting), written.meeting.uid
    place = Place(written.sections[0].uid)
    step = Change("step_place", uid, (1, 0))
    leave(*lines(uid, "# Ny del", "ett", "å: göra klart", "två"), step, actor="bo", place=place)
    assert count_waiting(store) == 4
    assert take_up(store, T) == TakenUp(written=5, steps=1)
    assert take_up(store, T) == TakenUp()
    assert count_waiting(store) == 0
    found = reading.load(store, meeting)
    assert sorted(texts(store, meeting)) == sorted([*before, "ett", "göra klart", "två"])
    assert [section.heading for section in found.sections][1] == "Ny del"
    assert {entry.author for entry in found.all_entries() if entry.text in ("ett", "två")} == {"bo"}
    assert store.actor == "anna"


def test_lines_of_a_meeting_in_the_trash_are_written_there_and_that_is_told(
    store: Store, meeting: int, written: Minutes, leave: Leave
) -> None:
    uid = written.meeting.uid
    leave(*lines(uid, "ett", "två"))
    meetings.delete(store, meeting)
    taken = take_up(store, T)
    assert (taken.written, list(taken.in_trash)) == (2, [uid])
    assert {"ett", "två"} <= set(texts(store, meeting))
    assert any("in the trash" in said for said in taken_words(taken, T))


def test_a_change_is_carried_out_at_the_time_it_was_asked_for(
    store: Store, meeting: int, written: Minutes, leave: Leave
) -> None:
    person = people.add(store, meeting, name="Åsa")
    leave(Change("come_or_go", written.meeting.uid, ("arrives", person)))
    take_up(store, T)
    assert [entry.time for entry in reading.load(store, meeting).all_entries()][-1] == "10:14"


def test_killed_between_the_change_and_the_end_of_the_journal_nothing_comes_twice(
    store: Store, meeting: int, written: Minutes, leave: Leave, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = written.meeting.uid
    leave(*lines(uid, "ett", "två"), Change("undo", uid), *lines(uid, "tre"))
    with monkeypatch.context() as patch:
        keep_journals(patch)
        assert take_up(store, T).written == 4
    once = texts(store, meeting)
    assert take_up(store, T) == TakenUp()
    assert texts(store, meeting) == once
    assert once.count("två") == 0


def test_what_comes_back_from_a_copy_of_its_folder_is_written_once(
    store: Store, meeting: int, written: Minutes, path: Path, tmp_path: Path
) -> None:
    uid, gone = written.meeting.uid, Journal(Window(path))
    for change in (*lines(uid, "ett"), *lines("ANOTHER", "borta"), *lines(uid, "två")):
        gone.change(to_data(Asked(change, "anna", AT)))
    gone.draft(uid, "line", "halv")
    gone.close()
    folder, copies = windows_of(path)[0].parent, [tmp_path / "first", tmp_path / "second"]
    shutil.copytree(folder, copies[0])
    assert take_up(store, T).written == 2
    shutil.copytree(folder, copies[1])
    assert drafts.take_over(store, Field(meeting, "line")) == "halv"
    drafts.keep(store, Field(meeting, "line"), "")
    there = meetings.create(store, uid="ANOTHER")
    assert take_up(store, T).written == 1
    once = texts(store, meeting), texts(store, there)
    for copy in copies:
        shutil.copytree(copy, folder, dirs_exist_ok=True)
        assert take_up(store, T).written == 0
        assert (texts(store, meeting), texts(store, there)) == once
        assert drafts.take_over(store, Field(meeting, "line")) == ""
        assert not windows_of(path)


def test_what_lies_where_nothing_can_be_taken_away_is_written_once(
    store: Store, meeting: int, written: Minutes, leave: Leave, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a folder of somebody else, or one that is only read."""
    leave(*lines(written.meeting.uid, "ett", "två"))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        patch.setattr(os, "ftruncate", refuse)
        assert take_up(store, T).written == 2
        once = texts(store, meeting)
        assert take_up(store, T) == TakenUp()
    assert take_up(store, T) == TakenUp()
    assert texts(store, meeting) == once


def test_a_change_that_is_undone_for_want_of_its_number_leaves_nothing(
    store: Store, meeting: int, written: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the process ends, or the disk is full, before the commit."""
    performer, before = Performer(store), texts(store, meeting)
    asked = Asked(*lines(written.meeting.uid, "# Ny del"), "anna", AT)

    def fail(*_: object) -> None:
        raise StoreBusy(performing.UNKNOWN)

    session = performer.session_of(written.meeting.uid)
    place, seq = session.place, session.minutes.seq
    with monkeypatch.context() as patch:
        patch.setattr(performing, "note_done", fail)
        with pytest.raises(StoreBusy):
            performer.perform_once(asked, "J", 1)
    assert (session.place, session.minutes.seq) == (place, seq)
    assert texts(store, meeting) == before
    for _ in range(2):
        performer.perform_once(asked, "J", 1)
    assert done_up_to(store, "J") == 1
    found = reading.load(store, meeting)
    assert [section.heading for section in found.sections].count("Ny del") == 1


def test_a_refused_verb_within_the_transaction_leaves_nothing_half_done(
    store: Store, meeting: int, written: Minutes, open_store: Callable[..., Store]
) -> None:
    """Undo writes before it knows that it is refused; that must not stay with the number."""
    session = CaptureSession(store, reading.load(store, meeting))
    session.submit("# Del")
    other = CaptureSession(open_store("bo"), reading.load(store, meeting))
    other.submit("bos rad")
    before = texts(store, meeting), len(reading.load(store, meeting).sections)
    asked = Asked(Change("undo", written.meeting.uid), "anna", AT)
    with pytest.raises(StoreError):
        Performer(store).perform_once(asked, "J", 1)
    assert (texts(store, meeting), len(reading.load(store, meeting).sections)) == before


def test_a_line_that_is_refused_is_kept_with_its_meeting(
    store: Store, meeting: int, written: Minutes, leave: Leave, path: Path
) -> None:
    uid = written.meeting.uid
    leave(*lines(uid, "före"))
    status.verify(store, meeting, "2026-03-12")
    assert take_up(store, T).lines == 1
    status.reopen(store, meeting, "fel", "2026-03-13")
    leave(*lines(uid, "/datum trettonde", "efter"))
    taken = take_up(store, T)
    assert (taken.written, taken.refused, taken.lines, taken.kept) == (1, 1, 1, None)
    unsettled = Journal(Window(path))
    number = unsettled.change(to_data(Asked(*lines(uid, "/gör om"), "anna", AT)))
    assert number is not None
    unsettled.refused(number, "/gör om", "There is nothing to do again.")
    performing.note_done(store, unsettled.window, number)
    unsettled.close()
    assert take_up(store, T).lines == 1
    assert [text for _, text in refused_lines(store, meeting)] == [
        *("före", "/datum trettonde", "/gör om")
    ]
    assert texts(store, meeting)[-1] == "efter"


def test_another_text_that_is_refused_is_kept_in_words_beside_the_file(
    store: Store, meeting: int, written: Minutes, leave: Leave, path: Path
) -> None:
    reason = Change("dismissals.dismiss", written.meeting.uid, ("no-date", "skälet"), text="skälet")
    leave(reason)
    status.verify(store, meeting, "2026-03-12")
    taken = take_up(store, T)
    assert (taken.refused, taken.lines) == (1, 0)
    assert taken.kept is not None
    kept = taken.kept.read_text("utf-8")
    assert taken.kept.parent == path.with_name("heldag.db-waiting")
    assert "skälet" in kept
    assert "The minutes are verified" in kept
    if os.name == "posix":
        assert taken.kept.stat().st_mode & 0o077 == 0


def test_a_refused_text_that_was_not_given_back_is_kept_in_words(
    store: Store, path: Path, meeting: int
) -> None:
    journal = Journal(Window(path))
    number = journal.change(to_data(Asked(Change("undo", "M"), "anna", AT)))
    assert number == 1
    journal.refused(number, "min rad", "The minutes are verified.")
    performing.note_done(store, journal.window, number)
    journal.close()
    taken = take_up(store, T)
    assert (taken.written, taken.refused) == (0, 1)
    assert taken.kept is not None
    assert "min rad" in taken.kept.read_text("utf-8")


def test_what_waits_in_a_window_that_runs_is_not_said_to_wait_for_the_next_start(
    store: Store, written: Minutes, path: Path
) -> None:
    window = Window(path)
    (change,) = lines(written.meeting.uid, "ett")
    Journal(window).change(to_data(Asked(change, "anna", AT)))
    assert count_waiting(store) == 0
    window.close(keep=True)
    assert count_waiting(store) == 1


def test_what_another_window_takes_over_is_still_left_and_waits_for_it(
    store: Store, meeting: int, written: Minutes, leave: Leave, path: Path
) -> None:
    uid = leave(*lines(written.meeting.uid, "ett")).window
    (theirs,) = gone_windows(path)
    assert not store.window.is_there(uid)
    assert count_waiting(store) == 1
    with pytest.raises(StoreBusy):
        take_up(store, T)
    theirs.close()
    assert take_up(store, T).written == 1
    assert texts(store, meeting)[-1] == "ett"


def test_while_somebody_writes_it_waits_on(
    store: Store, meeting: int, written: Minutes, leave: Leave, open_store: Callable[..., Store]
) -> None:
    leave(*lines(written.meeting.uid, "ett", "två"))
    hurried = open_store("anna", wait=0.0)
    with store.write(), pytest.raises(StoreBusy):
        take_up(hurried, T)
    assert count_waiting(store) == 2
    assert take_up(hurried, T).written == 2
    assert texts(store, meeting)[-2:] == ["ett", "två"]


def test_while_somebody_writes_a_refused_text_is_not_kept_again_and_again(
    store: Store, path: Path, leave: Leave, open_store: Callable[..., Store]
) -> None:
    journal = leave()
    journal.refused(1, "min rad", "The minutes are verified.")
    journal._window.close(keep=True)
    hurried = open_store("anna", wait=0.0)
    for _ in range(3):
        with store.write(), pytest.raises(StoreBusy):
            take_up(hurried, T)
    kept = take_up(hurried, T).kept
    assert kept is not None
    assert kept.read_text("utf-8").count("min rad") == 1


def test_while_somebody_writes_nothing_is_kept_elsewhere_again_and_again(
    store: Store, path: Path, leave: Leave, open_store: Callable[..., Store]
) -> None:
    leave(*lines("ANOTHER", "borta"))
    leave(Change("entries.sing", "ANOTHER"))
    journal = leave()
    journal.change(to_data(Asked(Change("undo", "M"), "anna", AT)))
    journal.refused(1, "min rad", "The minutes are verified.")
    performing.note_done(store, journal.window, 1)
    journal.close()
    hurried = open_store("anna", wait=0.0)
    folder = path.with_name("heldag.db-waiting")
    assert {one.change.verb for one in left_behind(store)} == {"line", "entries.sing"}

    def lies_there() -> dict[str, int]:
        return {file.name: file.stat().st_size for file in folder.iterdir()}

    with store.write():
        seen = []
        for _ in range(3):
            with pytest.raises(StoreBusy):
                take_up(hurried, T)
            seen.append(lies_there())
    assert seen[0] == seen[1] == seen[2]
    taken = take_up(hurried, T)
    assert (taken.refused, taken.homeless) == (1, 2)


def test_what_is_left_is_taken_up_a_little_at_a_time(
    store: Store, meeting: int, written: Minutes, leave: Leave
) -> None:
    uid, heir = written.meeting.uid, Heir(store, T)
    leave(*lines(uid, "ett", "två"), *lines("ANOTHER", "borta"))
    leave(*lines(uid, "tre"))
    seen = []
    while not heir.go_on(until=0.0):
        seen.append(texts(store, meeting)[-1])
    assert seen == ["ett", "två", "tre"]
    assert (heir.taken.written, heir.taken.homeless) == (3, 1)


def test_while_somebody_writes_a_journal_is_read_once_and_the_disk_left_alone(
    store: Store,
    meeting: int,
    written: Minutes,
    leave: Leave,
    open_store: Callable[..., Store],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leave(*lines(written.meeting.uid, "ett", "två"))
    hurried, calls = open_store("anna", wait=0.0), []
    heir, read, sync = Heir(hurried, T), os.read, os.fsync
    monkeypatch.setattr(os, "read", lambda *args: calls.append("read") or read(*args))
    monkeypatch.setattr(os, "fsync", lambda *args: calls.append("sync") or sync(*args))
    for _ in range(3):
        with store.write(), pytest.raises(StoreBusy):
            heir.go_on()
    assert calls == ["read"]
    leave(*lines(written.meeting.uid, "tre"))
    assert heir.go_on()
    assert heir.taken == TakenUp(written=3)
    assert texts(store, meeting)[-3:] == ["ett", "två", "tre"]


def test_what_is_left_is_known_without_being_carried_out(
    store: Store, meeting: int, written: Minutes, leave: Leave
) -> None:
    left_over = leave(*lines(written.meeting.uid, "ett", "två"))
    left = left_behind(store)
    assert [one.change.typed for one in left] == ["ett", "två"]
    performing.note_done(store, left_over.window, 1)
    assert [one.change.typed for one in still_left(store, left)] == ["två"]
    assert take_up(store, T).written == 1
    assert still_left(store, left) == []


def test_a_text_that_is_a_part_of_one_that_is_kept_is_not_kept_by_that(
    store: Store, leave: Leave, path: Path
) -> None:
    keep_in_words(path, "ja, det blir bra\n\nja", "ja")
    leave(*lines("ANOTHER", "ja", "ja, det blir bra"))
    in_words = take_up(store, T).homeless_kept
    assert in_words is not None
    assert take_up(store, T).homeless_kept == in_words
    kept = in_words.read_text("utf-8").split("Its meeting is not in the file.\n")
    assert [text.partition("\n\n#")[0].strip() for text in kept[1:]] == ["ja", "ja, det blir bra"]


def test_what_belongs_to_a_meeting_that_is_not_here_waits_for_it(
    store: Store, meeting: int, written: Minutes, leave: Leave, path: Path
) -> None:
    uid = written.meeting.uid
    leave(*lines("ANOTHER", "borta", "också"), *lines(uid, "här"))
    taken = take_up(store, T)
    in_words = taken.homeless_kept
    assert in_words is not None
    assert taken == TakenUp(written=1, homeless=2, homeless_kept=in_words)
    assert take_up(store, T) == TakenUp(homeless=2, homeless_kept=in_words)
    assert in_words.read_text().count("borta") == in_words.read_text().count("också") == 1
    there = meetings.create(store, uid="ANOTHER")
    assert take_up(store, T) == TakenUp(written=2)
    assert texts(store, there) == ["borta", "också"]


def test_what_waits_for_its_meeting_is_there_once_whatever_happens_meanwhile(
    store: Store,
    meeting: int,
    written: Minutes,
    leave: Leave,
    path: Path,
    open_store: Callable[..., Store],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A lock that is held, a process that ends before each write, and order among what waits."""
    uid, hurried = written.meeting.uid, open_store("anna", wait=0.0)
    away = lines("ANOTHER", "ett", "tre")
    leave(away[0], *lines(uid, "två"), away[1], *lines(uid, "fyra"))
    descriptors = Path("/proc/self/fd")
    before = len(list(descriptors.iterdir())) if descriptors.exists() else 0
    for _ in range(3):
        with store.write(), pytest.raises(StoreBusy):
            take_up(hurried, T)
    assert not before or len(list(descriptors.iterdir())) == before
    assert [file.suffix for file in windows_of(path)] == [".window"]
    assert count_waiting(store) == 4
    taken = take_up(store, T)
    assert (taken.written, taken.homeless) == (2, 2)
    left = windows_of(path)[0].read_bytes()
    assert take_up(store, T).homeless == count_waiting(store) == 2
    assert [one.change for one in still_left(store, left_behind(store))] == away
    assert windows_of(path)[0].read_bytes() == left
    there = meetings.create(store, uid="ANOTHER")
    with monkeypatch.context() as patch:
        keep_journals(patch)
        assert take_up(store, T).written == 2
    assert take_up(store, T) == TakenUp()
    assert texts(store, there) == ["ett", "tre"]
    assert texts(store, meeting)[-2:] == ["två", "fyra"]
    assert not windows_of(path)


def windows_of(path: Path) -> list[Path]:
    return sorted(path.with_name(f"{path.name}-waiting").glob("*.window"))


def test_a_half_typed_text_that_is_a_draft_by_now_does_not_come_back_from_a_journal_that_waits_on(
    store: Store, meeting: int, written: Minutes, path: Path
) -> None:
    journal = Journal(Window(path))
    journal.draft(written.meeting.uid, "line", "halv ra")
    journal.draft("ANOTHER", "line", "borta")
    journal.close()
    take_up(store, T)
    store.rows("DELETE FROM draft")
    there = meetings.create(store, uid="ANOTHER")
    take_up(store, T)
    assert store.rows("SELECT meeting, text FROM draft") == [(there, "borta")]
    assert not windows_of(path)


def line_of(meeting: str, number: int, text: str) -> bytes:
    change = to_data(Asked(*lines(meeting, text), "anna", AT))
    return json.dumps({"number": number, "change": change}).encode()


def test_what_is_damaged_in_a_journal_is_kept_in_words_and_the_rest_of_it_counts(
    store: Store, meeting: int, written: Minutes, path: Path
) -> None:
    uid = written.meeting.uid
    torn = line_of(uid, 2, "hälften är 🙂 kvar")[:-30]
    damaged = [
        *(b"\xff\x00" * 50 + line_of(uid, 1, "ett"), torn, torn + line_of(uid, 3, "två")),
        *(b"[" * 100_000, b'{"number":%d,"change":{}}' % 10**30, b'{"number":true,"change":{}}'),
        *(line_of(uid, 3, "samma nummer"), line_of(uid, 4, "tre")),
        *(b'{"number":5,"change":{"verb":"line","args":%s}}' % (b"[" * 900 + b"]" * 900), torn),
    ]
    journal = Journal(Window(path))
    journal._window.append(b"\n".join(damaged))
    journal._window.close(keep=True)
    assert count_waiting(store) == 4
    taken = take_up(store, T)
    assert taken.written == 3
    assert texts(store, meeting)[-3:] == ["ett", "två", "tre"]
    assert taken.kept is not None
    in_words = taken.kept.read_text("utf-8")
    for text in ("hälften är 🙂 kvar", "[[[", "1000000", "samma nummer"):
        assert text in in_words
    assert "ett" not in in_words
    assert take_up(store, T) == TakenUp()


def test_a_journal_that_cannot_be_read_is_left_as_it_is_and_the_others_are_taken_up(
    store: Store,
    meeting: int,
    written: Minutes,
    leave: Leave,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    uid, read = written.meeting.uid, os.read
    leave(*lines(uid, "ett"))
    bad = windows_of(path)[0].stat()
    leave(*lines(uid, "två"))

    def faulty(handle: int, size: int) -> bytes:
        if os.path.samestat(os.fstat(handle), bad):
            raise OSError(errno.EIO, "")
        return read(handle, size)

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", faulty)
        assert [one.change.typed for one in left_behind(store)] == ["två"]
        taken = take_up(store, T)
    assert taken.written == 1
    (said,) = taken.unread
    assert str(windows_of(path)[0]) in T(said)
    assert take_up(store, T).written == 1
    assert texts(store, meeting)[-2:] == ["två", "ett"]


def test_a_folder_that_cannot_be_read_is_said_and_does_not_count_as_empty(
    store: Store, meeting: int, written: Minutes, leave: Leave, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(*lines(written.meeting.uid, "ett"))
    left, scan = left_behind(store), os.scandir

    def barred(folder: Path) -> Any:
        if folder.name.endswith("-waiting"):
            raise PermissionError(errno.EACCES, "")
        return scan(folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", barred)
        (said,) = take_up(store, T).unread
        assert "the rights are missing" in T(said)
        assert unread(store) == [said]
        with pytest.raises(StoreError):
            still_left(store, left)
    assert take_up(store, T).written == 1


def test_what_is_left_and_somebody_takes_away_before_it_is_written_is_left_anew(
    store: Store, meeting: int, written: Minutes, leave: Leave, path: Path
) -> None:
    gone = leave(*lines(written.meeting.uid, "ett", "två"))
    left = left_behind(store)
    shutil.rmtree(windows_of(path)[0].parent)
    assert still_left(store, left) == left
    assert take_up(store, T).written == 2
    assert still_left(store, left) == []
    assert not windows_of(path)
    assert done_up_to(store, gone.window) == 2


def test_what_a_newer_program_has_left_is_kept_and_the_rest_goes_on(
    store: Store, meeting: int, written: Minutes, leave: Leave
) -> None:
    uid = written.meeting.uid
    odd = [
        *(Change("entries.sing", uid), Change("line", uid, ("a", "b", "c", "d"))),
        *(Change("paste", uid, ((),)), Change("paste", uid, (7,)), Change("line", uid)),
    ]
    leave(*odd, *lines(uid, "efter"))
    leave(*(Change(verb, "ANOTHER") for verb in ("line", "paste", "people_list")))
    assert [one.change.in_short for one in left_behind(store)].count("") == 7
    taken = take_up(store, T)
    assert (taken.written, taken.refused, taken.homeless) == (1, 5, 3)
    assert texts(store, meeting)[-1] == "efter"


def test_a_half_typed_text_becomes_a_draft_of_its_window(
    store: Store, meeting: int, written: Minutes, path: Path
) -> None:
    journal = Journal(Window(path))
    journal.draft(written.meeting.uid, "line", "halv ra")
    journal.close()
    take_up(store, T)
    assert store.rows("SELECT meeting, window, field, text FROM draft") == [
        (meeting, journal.window, "line", "halv ra")
    ]


def test_what_waits_in_a_journal_that_is_not_had_is_not_offered_as_half_typed(
    store: Store, meeting: int, written: Minutes, path: Path, open_store: Callable[..., Store]
) -> None:
    field, gone = Field(meeting, "line"), open_store("anna")
    gone.window = Window(path)
    assert drafts.keep(gone, field, "Kaffet räck")
    journal = Journal(gone.window)
    asked = Asked(*lines(written.meeting.uid, "Kaffet räcker"), "anna", AT)
    assert journal.change(to_data(asked), drafts.in_journal(gone, field))
    journal.close()
    (theirs,) = gone_windows(path)
    assert drafts.take_over(store, field) == ""
    theirs.close()
    assert take_up(store, T).written == 1
    assert drafts.take_over(store, field) == ""


def test_an_edit_of_what_somebody_else_has_changed_keeps_both(
    store: Store, meeting: int, written: Minutes, leave: Leave, open_store: Callable[..., Store]
) -> None:
    mine = next(entry for entry in written.all_entries() if entry.text == "En rad")
    entries.change(open_store("bo"), meeting, mine.uid, text="bos text")
    leave(Change("entries.rewrite", written.meeting.uid, (mine,), {"text": "min text"}))
    take_up(store, T)
    found = texts(store, meeting)
    assert found[found.index("bos text") + 1] == "min text"


# What waits becomes what it would have at once -------------------------------------------------------


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    with Store.open(path, actor="anna") as store:
        yield store


def state_of(store: Store, meeting: int) -> Any:
    minutes = reading.load(store, meeting)

    def cell(entry: Any) -> tuple[object, ...]:
        row, prompt = minutes.row(entry.row), minutes.prompt(entry.prompt)
        section = minutes.section(entry.section)
        return (
            *(section and section.heading, row and row.label, prompt and prompt.text),
            *(entry.kind, entry.text, entry.depth, entry.due, entry.done),
            tuple(owner.name for owner in entry.owners),
        )

    people = [(one.name, one.organisation, one.attendance) for one in minutes.participants]
    return [cell(entry) for entry in minutes.all_entries()], people


@pytest.mark.parametrize("seed", range(25))
def test_what_waits_becomes_what_it_would_have_at_once(
    store: Store, path: Path, meeting: int, written: Minutes, seed: int, leave: Leave
) -> None:
    changes = random_changes(random.Random(seed), written)
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = path.with_name("aside.db")
    shutil.copy(path, aside)
    refused = 0
    with opened(aside) as direct, direct.on_behalf_of("anna", "W"):
        performer = Performer(direct)
        performer.moment.at = AT
        for change in changes:
            refusal = True
            with suppress(StoreError):
                refusal = refusal_of(change, performer.perform(change)) is not None
            refused += refusal
        expected = state_of(direct, meeting)
    leave(*changes)
    taken = take_up(store, T)
    assert (taken.written, taken.refused) == (len(changes) - refused, refused)
    assert state_of(store, meeting) == expected


def random_changes(rng: random.Random, minutes: Minutes) -> list[Change]:
    """Things that a note-taker may do, of all kinds, some of which will be refused."""

    uid, entries = minutes.meeting.uid, list(minutes.all_entries())
    places = [Place(entry.section, entry.row, entry.prompt) for entry in entries]

    def one() -> Change:
        entry = rng.choice(entries)
        lines = ("rad", "- punkt", "b: beslut", "å: göra +Åsa !9 dec", "# Ny del", "A.1", "fel: /x")
        match rng.randrange(12):
            case 0 | 1 | 2:
                return Change("line", uid, (f"{rng.choice(lines)} {rng.randrange(99)}",))
            case 3:
                return Change("paste", uid, (rng.choices(lines, k=4),), {"commands": True})
            case 4:
                return Change("people_list", uid, ("present", f"Åsa {rng.randrange(5)}, Kommunen"))
            case 5:
                return Change("go_to", uid, (rng.choice(places),))
            case 6:
                return Change("step_place", uid, (rng.randint(-1, 1), rng.randint(-1, 1)))
            case 7:
                return Change("entries.rewrite", uid, (entry,), {"text": f"ny {rng.random()}"})
            case 8:
                return Change("entries.change", uid, (entry.uid,), {"kind": "bullet", "depth": 1})
            case 9:
                return Change("carry_entry", uid, (entry.uid, 1, rng.randint(0, 1)))
            case 10:
                return Change(rng.choice(("undo", "undo", "redo")), uid)
            case _:
                return rng.choice(
                    (Change("entries.delete", uid, (entry.uid,)), Change("next_hole", uid))
                )

    return [one() for _ in range(rng.randint(1, 25))]


# Places that are not in the file ------------------------------------------------------------------


def cells(store: Store, meeting: int) -> dict[str, list[str]]:
    """Return the texts of each section by its heading, those of a row with its label before them."""
    found = reading.load(store, meeting)
    return {
        section.heading or "": [
            f"{row.label}: {entry.text}" if (row := found.row(entry.row)) else entry.text
            for entry in found.entries(section.uid)
        ]
        for section in found.sections
    }


def test_lines_whose_place_is_not_in_the_file_get_a_place_of_their_own(
    store: Store, meeting: int, written: Minutes, leave: Leave
) -> None:
    """As where an older copy of the file was put back: the newer one had a section more, or a row."""
    uid, exercise = written.meeting.uid, written.sections[-1].uid
    row = written.rows(exercise)[0].uid
    places = [Place("GONE"), Place("GONE"), Place("GONE", "ROW", "P"), Place(exercise, "ROW")]
    for number, place in enumerate(places):
        leave(*lines(uid, f"b: rad {number}", f"och {number}"), place=place)
    leave(*lines(uid, "känd"), place=Place(exercise, row))
    before = cells(store, meeting)
    stood = CaptureSession(store, reading.load(store, meeting)).place
    taken = take_up(store, T)
    now = cells(store, meeting)
    apart = now.pop("Rader vars plats inte finns i den här filen")
    assert sorted(zip(apart[::2], apart[1::2], strict=True)) == [
        (f"rad {n}", f"och {n}") for n in range(4)
    ]  # windows that were begun in the same moment have no order
    heading = written.sections[-1].heading or ""
    assert now == {**before, heading: [*before[heading], "A: känd"]}
    assert taken == TakenUp(written=9, apart=8)
    assert CaptureSession(store, reading.load(store, meeting)).place == stood


@pytest.mark.parametrize("verb", ["step_place", "next_hole"])
def test_a_step_from_a_place_that_is_not_in_the_file_leads_to_no_other_cell(
    store: Store, meeting: int, written: Minutes, leave: Leave, verb: str
) -> None:
    args = {"step_place": (1, 0), "next_hole": ()}[verb]
    uid, before = written.meeting.uid, cells(store, meeting)
    leave(Change(verb, uid, args), *lines(uid, "efter"), place=Place("GONE"))
    take_up(store, T)
    apart = {"Rader vars plats inte finns i den här filen": ["efter"]}
    assert cells(store, meeting) == {**before, **apart}


def test_a_place_that_was_taken_away_meanwhile_leads_where_it_went(
    store: Store, meeting: int, written: Minutes, leave: Leave
) -> None:
    exercise = written.sections[-1].uid
    first, second, *_ = written.rows(exercise)
    leave(*lines(written.meeting.uid, "ett", "två"), place=Place(exercise, second.uid))
    rows.merge(store, meeting, second.uid, first.uid)
    assert take_up(store, T) == TakenUp(written=2, moved=1)
    assert cells(store, meeting)[written.sections[-1].heading or ""][-2:] == ["A: ett", "A: två"]


def test_after_an_undo_of_its_own_what_waited_goes_on_where_it_came_from(
    store: Store, meeting: int, written: Minutes, leave: Leave
) -> None:
    uid, exercise = written.meeting.uid, written.sections[-1].uid
    place = Place(exercise, written.rows(exercise)[1].uid)
    leave(*lines(uid, "# Ny del"), Change("undo", uid), *lines(uid, "efter"), place=place)
    take_up(store, T)
    assert cells(store, meeting)[written.sections[-1].heading or ""][-1] == "B: efter"
