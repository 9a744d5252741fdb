"""The write queue: what cannot be written at once waits in order, on the disk, and nothing of it is lost."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from locales import Message, message, translator
from screens.base.waiting_changes import Fate
from screens.base.write_queue import WriteQueue
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.edited_entries import entry_of, field_of
from store.capture import CaptureSession
from store.capture.rewriting import given_out
from store.errors import DiskFull, NotFound, ReadOnly, StoreBusy, StoreError
from store.file import reading
from store.file.app_windows import journal, left_journal
from store.file.app_windows import window as windows
from store.file.app_windows.gone_windows import gone_windows, written_by_windows
from store.file.app_windows.refused_lines import refused_lines
from store.file.listing import list_meetings
from store.file.step_names import latest
from store.file.store import Store
from store.model.records import Place
from store.model.shared_records import REGISTER_UID
from store.people import changes as persons
from store.people.known_people import all_people
from store.verbs import entries, meetings, people, sections, status
from store.waiting import performing
from store.waiting.change import Asked, Change, to_data
from store.waiting.taking_up import Heir

FULL = message("The disk is full or cannot be written.")


@dataclass
class Screen:
    """What asks, and hears what became of it."""

    is_running: bool = True
    fates: list[Fate] = field(default_factory=list)


@pytest.fixture
def queue(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[WriteQueue]:
    monkeypatch.setattr("screens.base.write_queue._AT_A_TIME", 60.0)  # all in one look
    yield WriteQueue(store)
    store.journal.clear()


@pytest.fixture
def desk(store: Store, meeting: int, queue: WriteQueue) -> Desk:
    return Desk(store, meeting, queue=queue)


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, kind: type[StoreError]) -> Iterator[None]:
    """Let every write fail as a full disk does, at its end."""
    execute = Store.write

    @contextmanager
    def write(self: Store, *, durable: bool = True) -> Iterator[None]:
        outermost = not self.db.conn.in_transaction
        with execute(self, durable=durable):
            yield
            if outermost:
                raise kind(FULL)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "write", write)
        yield


def on_the_disk(store: Store) -> left_journal.Kept:
    lines = written_by_windows(store.path).get(store.window.uid, [])
    return left_journal.read(lines)


def texts(desk: Desk) -> list[str]:
    found = reading.load(desk.store, desk.meeting_id)
    return [entry.text for entry in found.all_entries()]


def test_what_waits_is_on_the_disk_before_that_is_said(
    desk: Desk, queue: WriteQueue, store: Store, other: Store
) -> None:
    with other.write():
        for line in ("ett", "b: två", "A.1", "tre"):
            assert desk.submit(line).waits
        kept = list(on_the_disk(store).changes.values())
        assert [change["args"] for change in kept] == [["ett"], ["b: två"], ["A.1"], ["tre"]]
        places = [change["place"]["Place"] for change in kept]
        assert places[0] == places[1] == places[2]
        assert places[3]["row"] != places[0]["row"]
        assert desk.state.words.msgid == "Waiting for another program ({n})"
        assert desk.waiting_texts == ["ett", "b: två", "A.1", "tre"]
        queue.tick()
        assert queue.count == 4
    queue.tick()
    assert queue.count == 0
    assert queue.state is None
    assert on_the_disk(store).changes == {}
    assert {"ett", "två", "tre"} <= set(texts(desk))
    assert desk.minutes.seq == reading.load(store, desk.meeting_id).seq


@pytest.mark.parametrize(("kind", "said"), [(DiskFull, "The disk is full"), (ReadOnly, "The file")])
def test_lines_typed_while_the_disk_is_full_keep_their_kinds(
    desk: Desk,
    queue: WriteQueue,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[StoreError],
    said: str,
) -> None:
    place, before = desk.session.place, texts(desk)
    shown = desk.minutes.cell(place)
    with failing(monkeypatch, kind):
        for line in ("Beslut: beslutet", "å: åtgärden +Åsa", "# Ny del", "- punkten"):
            assert desk.submit(line).waits
        for _ in range(3):
            queue.tick()
        assert desk.state.words.msgid.startswith(said)
        assert (desk.session.place, texts(desk)) == (place, before)
        assert list(shown) == list(desk.minutes.cell(place))
        assert [entry.text for entry in desk.minutes.all_entries()] == before
    queue.tick()
    found = {entry.text: entry.kind for entry in reading.load(desk.store, 1).all_entries()}
    assert (found["beslutet"], found["åtgärden"]) == ("decision", "action")
    assert found["punkten"] == "bullet"
    assert len(texts(desk)) == len(before) + 3


def test_where_nothing_can_be_kept_it_says_loudly_that_nothing_is_saved(
    desk: Desk, queue: WriteQueue, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "nowhere"
    nowhere.touch()
    with monkeypatch.context() as patch:
        patch.setattr(windows, "side_folders", lambda _: iter([nowhere]))
        fresh = journal.Journal(windows.Window(desk.store.path))
        patch.setattr(Store, "journal", fresh)
        with other.write():
            desk.submit("ett")
            desk.submit("två")
            assert desk.state.words.msgid == "NOT SAVED ({n}): {reason}"
            assert queue.unkept == ["ett", "två"]
            nowhere.unlink()
            patch.setattr(windows, "side_folders", lambda _: iter([tmp_path / "room"]))
            fresh._window.close()
            queue.tick()
            assert queue.unkept == []
            assert desk.state.words.msgid == "Waiting for another program ({n})"
        queue.tick()
    assert texts(desk)[-2:] == ["ett", "två"]


def test_a_refused_line_stays_in_the_journal_until_it_is_back(
    desk: Desk, queue: WriteQueue, store: Store, other: Store
) -> None:
    with other.write():
        desk.submit("/gör om")
        desk.submit("en rad")
    queue.tick()
    assert texts(desk)[-1] == "en rad"
    (returned,) = desk.returned
    assert returned.text == "/gör om"
    assert [text for text, _ in on_the_disk(store).refused.values()] == ["/gör om"]
    queue.given_back(returned.number)
    assert on_the_disk(store) == left_journal.Kept()


def test_a_refused_line_of_a_screen_that_has_gone_is_kept_with_its_meeting(
    store: Store, meeting: int, queue: WriteQueue, other: Store
) -> None:
    screen, told = Screen(), list[Message]()
    queue.on_orphan = told.append
    desk = Desk(store, meeting, queue=queue, owner=screen)
    with other.write():
        desk.submit("en rad")
        status.verify(other, meeting, "2026-03-12")
        screen.is_running = False
        desk.leave()
    queue.tick()
    assert queue.count == 0
    assert [text for _, text in refused_lines(store, meeting)] == ["en rad"]
    assert "“en rad” was not carried out" in translator("en")(told[0])
    assert on_the_disk(store) == left_journal.Kept()


def test_two_deletions_wait_and_both_are_done(
    store: Store, queue: WriteQueue, other: Store, meeting: int
) -> None:
    uids = [f"M{n}" for n in range(3)]
    for uid in uids:
        meetings.create(store, uid=uid)
    screen = Screen()
    with other.write():
        for uid in uids[:2]:
            assert queue.do(Change("meetings.delete", uid), screen.fates.append).waits
        assert queue.do(Change("meetings.restore", uids[0]), screen.fates.append).waits
    queue.tick()
    assert [fate.error for fate in screen.fates] == [None] * 3
    assert {one.uid for one in list_meetings(store)} >= {"M0", "M2"}
    assert "M1" not in {one.uid for one in list_meetings(store)}


def test_what_is_refused_at_once_never_waits(queue: WriteQueue, store: Store) -> None:
    fate = queue.do(Change("meetings.delete", "nowhere"))
    assert isinstance(fate.error, NotFound)
    assert queue.count == 0
    assert not store.journal.waits


def test_what_waits_goes_on_by_its_data_in_another_connection(
    desk: Desk, queue: WriteQueue, other: Store, open_store: Callable[[str], Store]
) -> None:
    with other.write():
        desk.submit("# Ny del")
        desk.submit("rad i den")
        queue.go_on(open_store("anna"))
    queue.tick()
    found = reading.load(desk.store, desk.meeting_id)
    last = list(found.all_entries())[-1]
    assert last.text == "rad i den"
    assert found.section(last.section).heading == "Ny del"  # type: ignore[union-attr]


@pytest.mark.parametrize("carried", [0, 1])
@pytest.mark.parametrize("first", ["entries.change", "entries.delete", "line"])
def test_what_a_killed_window_had_waiting_lands_where_it_was_typed(
    desk: Desk,
    queue: WriteQueue,
    store: Store,
    other: Store,
    take_over: Callable[[], int],
    first: str,
    carried: int,
) -> None:
    """Whatever waits before it, and whatever of that is carried out or refused."""
    place = Place(desk.minutes.sections[0].uid)
    desk.go_to(place)
    entry = next(iter(desk.minutes.cell(place))).uid
    other.db.execute("DELETE FROM place")
    CaptureSession(other, reading.load(other, desk.meeting_id)).submit("# Sist")
    if first == "entries.delete":
        entries.delete(other, desk.meeting_id, entry)
    with other.write():
        asked: dict[str, tuple[object, ...]] = {"line": ("ett",)}
        desk.change(first, *asked.get(first, (entry,)))
        assert desk.submit("två").waits
        assert desk.submit("tre").waits
    for _ in range(carried):
        queue._carry_out(queue._waiting.first)
    store.journal.close()
    other.db.execute("UPDATE place SET window = 'gone' WHERE window = ?", [store.window.uid])
    take_over()
    found = list(reading.load(store, desk.meeting_id).all_entries())
    assert {one.section for one in found if one.text in ("två", "tre")} == {place.section}


def test_what_waits_lands_where_it_was_typed_in_an_older_copy_of_the_file(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, tmp_path: Path
) -> None:
    first, last = (Place(section.uid) for section in desk.minutes.sections[:2])
    desk.go_to(last)
    store.db.execute("VACUUM INTO ?", [str(tmp_path / "copy.db")])
    desk.go_to(first)
    with other.write():
        assert desk.submit("ett").waits
        assert desk.step_place(0, 0).waits
        assert desk.submit("två").waits
    for _ in range(2):
        queue._carry_out(queue._waiting.first)
    with Store.open(tmp_path / "copy.db", actor="anna") as copy:
        queue.go_on(copy)
        queue.tick()
        found = reading.load(copy, desk.meeting_id).all_entries()
        assert [one.section for one in found if one.text == "två"] == [first.section]


def test_what_still_waits_at_the_end_is_left_to_the_next_start(
    desk: Desk, queue: WriteQueue, other: Store, store: Store, take_over: Callable[[], int]
) -> None:
    with other.write():
        desk.submit("ett")
        desk.submit("två")
        queue.finish(0.05)
        assert queue.count == 2
        store.journal.close()
    assert take_over() == 2
    assert texts(desk)[-2:] == ["ett", "två"]


def test_what_a_window_that_is_gone_has_left_is_seen_to_wait_and_is_done_first_and_once(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, path: Path
) -> None:
    gone, uid = journal.Journal(windows.Window(path)), desk.minutes.meeting.uid
    for line in ("ett", "två"):
        gone.change(to_data(Asked(Change("line", uid, (line,)), "bo", datetime.now())))
    gone.close()
    with other.write():
        queue.inherit(Heir(store, translator("en")), StoreBusy(message("busy")))
        assert translator("en")(desk.state.words) == "Waiting for another program (2), from before"
        assert desk.submit("tre").waits
        queue.tick()
        assert desk.waiting_texts == ["ett", "två", "tre"]
        assert (queue.count, desk.state.words.params["n"]) == (3, 2)
        assert isinstance(queue.do_now(Change("meetings.create")).error, StoreBusy)
    queue.tick()
    queue.tick()
    assert (queue.count, queue.state) == (0, None)
    assert texts(desk)[-3:] == ["ett", "två", "tre"]
    assert texts(desk).count("ett") == 1


def test_what_is_left_waits_on_while_another_window_is_about_to_write_it(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, path: Path
) -> None:
    """Each heir has the file for a moment, ten times a second; whose it was does not run for that."""
    gone, uid = journal.Journal(windows.Window(path)), desk.minutes.meeting.uid
    gone.change(to_data(Asked(Change("line", uid, ("ett",)), "bo", datetime.now())))
    gone.close()
    with other.write():
        queue.inherit(Heir(store, translator("en")), StoreBusy(message("busy")))
        desk.submit("två")
    (theirs,) = gone_windows(path)
    queue.tick()
    assert desk.waiting_texts == ["ett", "två"]
    theirs.close()
    queue.tick()
    queue.tick()
    assert (queue.count, texts(desk)[-2:]) == (0, ["ett", "två"])


def test_what_is_left_is_written_where_its_folder_is_deleted_or_cannot_be_read_for_a_moment(
    desk: Desk,
    queue: WriteQueue,
    store: Store,
    other: Store,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone, uid = journal.Journal(windows.Window(path)), desk.minutes.meeting.uid
    for line in ("ett", "två"):
        gone.change(to_data(Asked(Change("line", uid, (line,)), "bo", datetime.now())))
    gone.close()
    with other.write():
        queue.inherit(Heir(store, translator("en")), StoreBusy(message("busy")))
        desk.submit("tre")
        for folder in path.parent.glob("*-waiting"):
            shutil.rmtree(folder)
        queue.tick()
        assert desk.waiting_texts == ["ett", "två", "tre"]
        with monkeypatch.context() as faulty:
            faulty.setattr(os, "scandir", Mock(side_effect=OSError(errno.EIO, "")))
            queue.tick()
            queue.tick()
        assert desk.waiting_texts == ["ett", "två", "tre"]
    for _ in range(3):
        queue.tick()
    assert (queue.count, texts(desk)[-3:]) == (0, ["ett", "två", "tre"])


@pytest.mark.parametrize("is_typed_before", [True, False])
def test_what_is_typed_behind_a_heading_that_was_left_lands_below_it(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, path: Path, is_typed_before: bool
) -> None:
    gone, uid = journal.Journal(windows.Window(path)), desk.minutes.meeting.uid
    for line in ("# Nytt", "i nytt"):
        asked = Asked(Change("line", uid, (line,)), "anna", datetime.now(), desk.session.place)
        gone.change(to_data(asked if line == "# Nytt" else replace(asked, place=None)))
    gone.close()
    with other.write():
        queue.inherit(Heir(store, translator("en")), StoreBusy(message("busy")))
        if is_typed_before:
            desk.submit("efter")
    queue.tick()
    desk.tick()
    if not is_typed_before:
        desk.submit("efter")
    headings = {section.uid: section.heading for section in desk.minutes.sections}
    assert headings[desk.session.place.section] == "Nytt"
    below = [e.text for e in desk.minutes.all_entries() if headings[e.section] == "Nytt"]
    assert below == ["i nytt", "efter"]


def test_a_meeting_that_is_opened_again_while_a_heading_waits_goes_on_below_it(
    desk: Desk, queue: WriteQueue, store: Store, other: Store
) -> None:
    with other.write():
        desk.submit("# Nytt")
        desk.leave()
        again = Desk(store, desk.meeting_id, queue=queue)
        again.submit("under")
    queue.tick()
    again.tick()
    headings = {section.uid: section.heading for section in again.minutes.sections}
    assert headings[again.session.place.section] == "Nytt"
    assert [headings[e.section] for e in again.minutes.all_entries() if e.text == "under"] == [
        "Nytt"
    ]


@pytest.fixture
def take_over(open_store: Callable[[str], Store]) -> Callable[[], int]:
    """Return a way to write what waits as the next start does."""
    from store.waiting.taking_up import take_up

    return lambda: take_up(open_store("anna"), str).written


def test_a_long_paste_is_in_the_journal_before_it_begins(
    desk: Desk, queue: WriteQueue, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"rad {n}" for n in range(500)]
    seen: list[int] = []
    from screens.base import long_write

    begin = long_write.LongWrite.__init__

    def counted(self: long_write.LongWrite, *args: object) -> None:
        seen.append(len(on_the_disk(store).changes))
        begin(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(long_write.LongWrite, "__init__", counted)
    assert desk.paste(lines, commands=False).waits
    queue.finish(30)
    assert seen == [1]
    assert texts(desk)[-500:] == lines
    assert on_the_disk(store) == left_journal.Kept()


def test_a_long_paste_into_a_file_that_was_deleted_makes_no_other_and_waits(
    desk: Desk, queue: WriteQueue, store: Store
) -> None:
    """An empty file at the path would be taken for the right one, and all meetings be gone."""
    away = store.path.with_name("away.db")
    store.path.rename(away)
    assert desk.paste([f"rad {n}" for n in range(500)], commands=False).waits
    queue.finish(1)
    assert not store.path.exists()
    away.rename(store.path)
    queue.finish(30)
    assert texts(desk)[-1] == "rad 499"


def test_in_a_file_that_is_only_read_nothing_waits_however_long_it_would_take(
    desk: Desk, queue: WriteQueue, store: Store
) -> None:
    store.only_read = FULL
    assert not desk.paste([f"rad {n}" for n in range(500)], commands=False).taken
    assert not desk.submit("en rad").taken
    assert (queue.count, store.journal.waits) == (0, False)


def test_in_a_folder_that_gets_another_name_what_waits_keeps_its_journal_and_its_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that goes by a number of another journal would count as done before."""
    here, path = tmp_path / "here", Path("heldag.db")
    here.mkdir()
    monkeypatch.chdir(here)
    with Store.open(path, actor="anna", create=True) as store:
        kept = store.journal
        here.rename(tmp_path / "there")
        assert store.journal is kept
        assert store.journal.window == store.window.uid == windows.window_of(path).uid


def test_what_was_carried_out_before_is_taken_in_and_nobody_misses_its_result(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a commit has reached the disk, but was said to have failed."""
    with other.write():
        desk.submit("ett")
    performing.note_done(store, store.journal.window, 2**62)
    desk.on_late = pytest.fail
    queue.tick()
    assert queue.count == 0
    assert not desk.waits


def undo_while_locked(desk: Desk, other: Store, *verbs: str) -> None:
    with other.write():
        for verb in verbs:
            if verb in ("undo", "redo"):
                desk.change(verb)
            else:
                desk.submit(verb)


def test_steps_back_that_wait_are_the_ones_that_were_seen(
    desk: Desk, queue: WriteQueue, other: Store
) -> None:
    before = texts(desk)
    for line in ("ett", "två", "tre"):
        desk.submit(line)
    undo_while_locked(desk, other, "undo", "undo", "redo", "fyra", "undo", "undo", "undo")
    queue.finish(5)
    assert texts(desk) == before
    undo_while_locked(desk, other, "redo", "redo", "redo")
    queue.finish(5)
    assert set(texts(desk)) - set(before) == {"ett", "två", "fyra"}


@pytest.mark.parametrize(
    "keys",
    [("/ångra",), ("/gå Frågor", "undo"), ("en till", "/ångra 2"), ("en till", "/ångra", "undo")],
)
def test_a_typed_step_back_is_one_and_to_go_elsewhere_is_none(
    desk: Desk, queue: WriteQueue, other: Store, keys: tuple[str, ...]
) -> None:
    desk.submit("en rad")
    seen = list(desk.minutes.all_entries())[-1]
    with other.write():
        desk.change("entries.rewrite", seen, text="en annan rad")
        for key in keys:
            desk.change(key) if key == "undo" else desk.submit(key)
        desk.change("entries.rewrite", seen, text="en tredje rad")
    queue.finish(5)
    assert texts(desk)[-1:] == ["en tredje rad"]
    assert not {"en rad", "en annan rad", "en till"} & set(texts(desk))


def test_a_line_that_waits_is_taken_back_whatever_another_window_writes_between(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, open_store: Callable[..., Store]
) -> None:
    with other.write():
        desk.submit("en rad")
        desk.change("undo")
    queue._carry_out(queue._waiting.first)
    Desk(open_store(store.actor), desk.meeting_id).submit("en till")
    queue.finish(5)
    assert "en till" in texts(desk)
    assert "en rad" not in texts(desk)


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_a_step_back_that_waits_takes_nothing_else(
    desk: Desk,
    queue: WriteQueue,
    store: Store,
    other: Store,
    open_store: Callable[..., Store],
    verb: str,
) -> None:
    """Another window of the same person writes before it is its turn."""
    for line in ("ett", "två"):
        desk.submit(line)
    if verb == "redo":
        desk.change("undo")
    told: list[Message | None] = []
    desk.on_late = lambda answer: told.append(answer.words)
    undo_while_locked(desk, other, verb)
    second = Desk(open_store(store.actor), desk.meeting_id)
    second.submit("en till")
    if verb == "redo":
        second.change("undo")
    before = texts(desk)
    queue.finish(5)
    assert texts(desk) == before
    assert any("nothing was" in str(words) for words in told)


def test_somebody_who_changes_a_line_twice_is_not_somebody_else(
    desk: Desk, queue: WriteQueue, other: Store
) -> None:
    """Whatever else of it waits, and whether it is taken back meanwhile."""
    desk.submit("en rad")
    seen = list(desk.minutes.all_entries())[-1]
    with other.write():
        desk.change("entries.change", seen.uid, kind=seen.kind)
        desk.change("entries.change", seen.uid, kind="decision")
        desk.change("entries.rewrite", seen, text="en rad till")
        desk.change("undo")
        desk.change("entries.dot", seen.uid, 1)
        desk.change("entries.rewrite", seen, text="en annan rad")
    queue.finish(5)
    now = list(reading.load(desk.store, desk.meeting_id).all_entries())[-1]
    assert (now.uid, now.kind, now.text, now.dots) == (seen.uid, "decision", "en annan rad", 1)
    desk.change("entries.rewrite", seen, text="en tredje rad")
    assert texts(desk)[-1] == "en tredje rad"
    entries.change(other, desk.meeting_id, seen.uid, text="andras")
    desk.change("entries.rewrite", seen, text="min")
    assert texts(desk)[-2:] == ["andras", "min"]


@pytest.mark.parametrize("is_edited_before", [True, False])
def test_a_change_of_a_line_goes_on_from_the_one_that_a_gone_window_has_left(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, path: Path, is_edited_before: bool
) -> None:
    gone, uid = journal.Journal(windows.Window(path)), desk.minutes.meeting.uid
    line = list(desk.minutes.all_entries())[-1]
    left = Change("entries.rewrite", uid, (line,), {"text": "först"})
    gone.change(to_data(Asked(left, "anna", datetime.now(), seen=latest(store))))
    gone.close()
    with other.write():
        queue.inherit(Heir(store, translator("en")), StoreBusy(message("busy")))
        then = desk.as_then(line)
        assert then.text == "först"
        half = field_of(desk.meeting_id, then)
        assert entry_of(half, desk.minutes, desk.as_then) == line
        if is_edited_before:
            desk.change("entries.rewrite", line, text="sedan")
    offered = []
    queue.on_taken = lambda _: offered.append(entry_of(half, desk.minutes, desk.as_then))
    queue.tick()
    if not is_edited_before:
        assert offered == [desk.minutes.entry(line.uid)]
        assert desk.change("entries.rewrite", line, text="sedan").taken
    assert texts(desk)[-1] == "sedan"
    assert "först" not in texts(desk)


def test_a_line_is_cut_joined_and_inserted_beside_while_nothing_can_be_written(
    desk: Desk, queue: WriteQueue, other: Store
) -> None:
    """Each is done to the line as what waits before leaves it, and clashes with nothing of one's own."""
    desk.submit("en lång rad")
    desk.submit("en till")
    seen, last = list(desk.minutes.all_entries())[-2:]
    with other.write():
        desk.change("entries.split", seen, 2)
        desk.change("several.change", (seen.uid, last.uid), kind="bullet")
        desk.insert("infogad", seen.uid)
        desk.change("entries.split", desk.as_then(last), 2, text="ett tillägg")
        assert desk.as_then(last).text == "et"
        desk.change("entries.rewrite", last, text="två")
        assert desk.as_then(seen).text == "en"
        desk.change("entries.join", seen, last)
        assert desk.as_then(seen).text == "en två"
        desk.change("entries.rewrite", desk.as_then(seen), text="allt")
    queue.finish(5)
    assert texts(desk)[-4:] == ["allt", "infogad", "lång rad", "t tillägg"]


def test_a_text_of_many_lines_that_is_refused_is_kept_with_the_meeting_and_not_in_the_line(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, path: Path
) -> None:
    desk.submit("# Del")
    desk.submit("en rad")
    section = desk.minutes.sections[-1]
    given = given_out(desk.minutes, section)
    lines = ("# Min del", "en rad", "en till")
    with other.write():
        desk.change("rewrite_lines", given, lines, typed="\n".join(lines))
        sections.rename(other, desk.meeting_id, section.uid, "Deras del", was="Del")
    told = list[Message]()
    queue.on_orphan = told.append
    queue.finish(5)
    assert not list(path.with_name("heldag.db-waiting").glob("*.txt"))
    assert [text for _, text in refused_lines(store, desk.meeting_id)] == ["\n".join(lines)]
    assert (len(told), list(desk.returned), texts(desk)[-1]) == (1, [], "en rad")


def test_what_somebody_else_has_changed_meanwhile_is_kept_beside(
    desk: Desk, queue: WriteQueue, store: Store, other: Store
) -> None:
    desk.submit("en rad")
    seen = list(desk.minutes.all_entries())[-1]
    with other.write():
        desk.change("entries.change", seen.uid, kind="decision")
        desk.change("entries.rewrite", seen, text="min")
    entries.change(other, desk.meeting_id, seen.uid, text="andras")
    queue.finish(5)
    assert texts(desk)[-2:] == ["andras", "min"]


@pytest.mark.parametrize("by", ["nobody else", "somebody else"])
def test_what_is_taken_out_behind_own_changes_stays_where_somebody_else_has_changed_it(
    desk: Desk, queue: WriteQueue, other: Store, by: str
) -> None:
    desk.submit("en rad")
    desk.submit("/närvarande Åsa Ek")
    (asa,) = desk.minutes.participants
    seen = list(desk.minutes.all_entries())[-1]
    told: list[Answer] = []
    desk.on_late = told.append
    with other.write():
        desk.change("entries.rewrite", seen, text="en rad till")
        desk.change("entries.take_out", seen)
        desk.change("people.change", asa.uid, title="chef")
        desk.change("people.take_out", asa)
    if by == "somebody else":
        queue._carry_out(queue._waiting.first)
        entries.change(other, desk.meeting_id, seen.uid, text="andras")
        people.change(other, desk.meeting_id, asa.uid, phone="1")
    queue.finish(5)
    now = reading.load(desk.store, desk.meeting_id)
    refused = [answer for answer in told if not answer.taken]
    if by == "nobody else":
        assert (now.entry(seen.uid), now.participant(asa.uid), refused) == (None, None, [])
    else:
        assert (now.entry(seen.uid).text, now.participant(asa.uid).phone) == ("andras", "1")
        assert len(refused) == 2


def test_somebody_in_the_register_is_changed_and_merged_while_nothing_can_be_written(
    store: Store, queue: WriteQueue, other: Store
) -> None:
    persons.take_in(store, [{"name": "Anna Ek"}, {"name": "Ann Ek", "phone": "1"}])
    anna, ann = (all_people(store).find(name) for name in ("Anna Ek", "Ann Ek"))
    fates: list[Fate] = []

    def asked(verb: str, *args: object, **named: object) -> None:
        assert queue.do(Change(verb, REGISTER_UID, args, named), fates.append).waits

    with other.write():
        asked("persons.change", anna.person, title="chef")
        asked("persons.change", anna.person, unit="IT")
        asked("persons.change", ann.person, email="a@x.example")
        asked("persons.merge", anna, (ann,))
        asked("persons.merge", ann, (anna,))  # the other way round
        asked("persons.take_in", ((("name", "Bo Al"),),), ((anna.person, (("party", "s"),)),))
        asked("persons.change", anna.person, phone="2")
    queue.finish(5)
    assert [at for at, fate in enumerate(fates) if fate.error is not None] == [4]
    now = all_people(store).find("Anna Ek").person
    assert (now.title, now.unit, now.email, now.phone, now.party, now.aliases) == (
        *("chef", "IT", "a@x.example", "2", "s"),
        ("Ann Ek",),
    )
    with other.write():
        asked("persons.change", now, phone="3")
        for verb in ("undo", "undo", "undo", "redo"):
            asked(verb)
        asked("persons.change", now, title="vd")
    queue.finish(5)
    now = all_people(store).find("Anna Ek").person
    assert (now.phone, now.title, now.party) == ("1", "vd", "s")


def test_a_refused_text_that_cannot_be_kept_waits_on(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = list(desk.minutes.all_entries())[-1]
    with other.write():
        desk.submit("/gör om")
        desk.change("entries.move", entry.uid, place=Place("gone"), typed="flyttad")
    with monkeypatch.context() as patch:
        patch.setattr(journal.Journal, "refused", lambda *_: False)
        for left in (2, 2):
            queue.tick()
            assert queue.count == left
        assert desk.state.words.msgid == "The disk is full: {n} waiting"
    queue.tick()
    assert [text for text, _ in on_the_disk(store).refused.values()] == ["/gör om", "flyttad"]
    assert queue.count == 0


def test_a_trigger_that_is_made_while_lines_are_typed_lets_them_wait(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, open_store: Callable[[str], Store]
) -> None:
    other.db.execute("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END")
    assert desk.submit("ett").waits
    assert desk.submit("två").waits
    for _ in range(3):
        queue.tick()
    queue.finish(0.05)
    assert (queue.count, len(on_the_disk(store).changes)) == (2, 2)
    assert on_the_disk(store).refused == {}
    other.db.execute("DROP TRIGGER t")
    queue.go_on(open_store("anna"))
    queue.tick()
    assert texts(desk)[-2:] == ["ett", "två"]


@pytest.mark.parametrize("line", ["ett", "/gör om"])
def test_in_a_file_without_its_numbers_what_waits_stays_in_the_journal(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, line: str
) -> None:
    with other.write():
        desk.submit(line)
    other.db.execute("ALTER TABLE carried RENAME TO lost")
    for _ in range(3):
        queue.tick()
    assert desk.state.words.msgid == "{n} waiting: {reason}"
    kept = on_the_disk(store)
    assert (len(kept.changes), kept.refused) == (1, {})
    other.db.execute("ALTER TABLE lost RENAME TO carried")


def test_a_part_of_what_was_left_that_is_written_is_seen_while_the_rest_waits(
    desk: Desk, queue: WriteQueue, store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, uid = journal.Journal(windows.Window(path)), desk.minutes.meeting.uid
    for line in ("ett", "två"):
        gone.change(to_data(Asked(Change("line", uid, (line,)), "bo", datetime.now())))
    gone.close()
    queue.inherit(Heir(store, translator("en")), StoreBusy(message("busy")))
    real, done = performing.Performer.perform_once, []

    def fill(self: performing.Performer, *args: Any, **named: Any) -> object:
        if done:
            raise DiskFull(FULL)
        done.append(real(self, *args, **named))
        return done[0]

    monkeypatch.setattr(performing.Performer, "perform_once", fill)
    queue.tick()
    assert desk.tick()
    assert texts(desk)[-1:] == ["ett"]
    assert desk.waiting_texts == ["två"]


def test_a_change_that_is_not_seen_to_wait_is_said_to(desk: Desk, other: Store) -> None:
    desk.submit("ett")
    with other.write():
        undone = desk.change("undo", said=None)
        assert undone.waits
        assert undone.words is not None
        assert desk.submit("två").words is None


def test_what_others_have_left_and_nobody_can_write_is_said_and_stops_nothing(
    desk: Desk, queue: WriteQueue, store: Store, other: Store, path: Path
) -> None:
    told: list[Message] = []
    queue.on_orphan = told.append
    gone = journal.Journal(windows.Window(path))
    uid = desk.minutes.meeting.uid
    gone.change(to_data(Asked(Change("line", uid, ("ett",)), "bo", datetime.now())))
    gone.close()
    with other.write():
        queue.inherit(Heir(store, translator("en")), StoreBusy(message("busy")))
    other.db.execute("DROP TABLE carried")
    queue.tick()
    assert len(told) == 1
    assert not desk.submit("två").waits
    assert len(written_by_windows(path)[gone.window]) == 1


def test_what_waits_for_a_place_that_another_copy_lacks_lands_apart_there_and_that_is_told(
    desk: Desk, queue: WriteQueue, other: Store, tmp_path: Path
) -> None:
    desk.submit("# Nytt")
    told: list[Message] = []
    queue.on_orphan = told.append
    with other.write():
        assert desk.submit("ett").waits
        assert desk.submit("två").waits
    with Store.open(tmp_path / "copy.db", actor="anna", wait=0, create=True) as copy:
        meeting = meetings.create(copy, language="sv", uid=desk.minutes.meeting.uid)
        CaptureSession(copy, reading.load(copy, meeting)).submit("/övning frågor Frågor")
        queue.go_on(copy)
        queue.tick()
        found = reading.load(copy, meeting)
        assert [section.heading for section in found.sections] == [
            "Frågor",
            "Rader vars plats inte finns i den här filen",
        ]
        assert [e.text for e in found.entries(found.sections[1].uid)] == ["ett", "två"]
        assert [words.params["n"] for words in told] == [2]
