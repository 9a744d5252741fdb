"""The journal of a window: what it keeps where the database cannot be written."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from store.file.app_windows import gone_windows as of_gone
from store.file.app_windows import left_journal, locked_file
from store.file.app_windows import side_folders as of_sides
from store.file.app_windows import window as windows
from store.file.app_windows.gone_windows import (
    gone_windows,
    have_others_written,
    take_away_empty,
    written_by_windows,
)
from store.file.app_windows.journal import Journal
from store.file.app_windows.locked_file import RESERVED
from store.file.app_windows.side_folders import make_side_folder, side_folders
from store.file.app_windows.window import Window
from store.waiting.in_words import keep_in_words, kept_in_words


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a database would be; nothing outside its folder is written."""
    folders = [tmp_path / "beside", tmp_path / "own"]
    for module in (windows, of_gone):
        monkeypatch.setattr(module, "side_folders", lambda _: iter(folders))
    return tmp_path / "heldag.db"


def kept_by(database: Path) -> list[left_journal.Kept]:
    found = []
    for gone in gone_windows(database):
        found.append(left_journal.read(gone.lines()))
        gone.close()
    return found


def test_what_waits_is_found_when_its_window_has_gone(database: Path) -> None:
    ours = Journal(Window(database))
    assert ours.change({"verb": "line", "text": "först"}) == 1
    assert ours.change({"verb": "line", "text": "sedan \ud800"}) == 2
    ours.draft("M", "line", "hal")
    ours.draft("M", "line", "halv")
    assert kept_by(database) == [], "a running window's journal is left alone"
    ours.close()
    (kept,) = kept_by(database)
    assert [change["text"] for change in kept.waiting(0).values()] == ["först", "sedan \ud800"]
    assert list(kept.waiting(1)) == [2]
    assert kept.drafts == [("M", "line", "halv")]


def test_a_window_that_has_gone_is_found_also_while_somebody_asks_whether_it_is_there(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Journal(Window(database))
    assert ours.change({"verb": "line"}) == 1
    ours.close()
    lock, asked = locked_file.lock, [True, True]

    def held(handle: int, *, shared: bool = False) -> bool:
        return lock(handle, shared=shared) if shared or not asked else not asked.pop()

    monkeypatch.setattr(locked_file, "lock", held)
    assert len(kept_by(database)) == 1


def test_a_refused_text_is_kept_until_its_writer_has_it(database: Path) -> None:
    ours = Journal(Window(database))
    for number in (1, 2):
        assert ours.change({"verb": "line", "text": str(number)}) == number
        ours.refused(number, str(number), "locked")
    ours.given_back(1)
    ours.close()
    assert kept_by(database)[0].refused == {2: ("2", "locked")}


def test_the_empty_file_of_a_killed_window_counts_for_nothing_and_is_taken_away(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed, running, unread = (Window(database) for _ in range(3))
    for window in (killed, running):
        window.open()
    killed.close(keep=True)
    assert not have_others_written(database, running.uid)
    take_away_empty(database)
    assert [path.stem for path in (tmp_path / "beside").iterdir()] == [running.uid]
    running.append(b"something\n")
    assert not have_others_written(database, running.uid)
    assert have_others_written(database, unread.uid)
    running.close(keep=True)
    take_away_empty(database)
    assert have_others_written(database, unread.uid)
    with monkeypatch.context() as patch:  # whose lines somebody is about to write
        patch.setattr(locked_file.LockedFile, "of_gone", pytest.fail)
        take_away_empty(database)


def test_a_folder_that_cannot_be_written_is_passed_over(database: Path, tmp_path: Path) -> None:
    (tmp_path / "beside").write_text("no folder")
    ours = Journal(Window(database))
    assert ours.change({"verb": "line"}) == 1
    assert len(written_by_windows(database)) == 1
    assert len(list((tmp_path / "own").iterdir())) == 1


def test_a_half_written_line_is_taken_back_and_the_next_folder_taken(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Journal(Window(database))
    assert ours.change({"verb": "line", "text": "hel"}) == 1
    write, full = os.write, [True]

    def cut(handle: int, data: bytes) -> int:
        return write(handle, data[:5]) if full and full.pop() else write(handle, data)

    monkeypatch.setattr(os, "write", cut)
    assert ours.change({"verb": "line", "text": "kom fram"}) == 2
    ours.close()
    assert len(list((tmp_path / "own").iterdir())) == 1
    (kept,) = kept_by(database)
    assert [change["text"] for change in kept.changes.values()] == ["hel", "kom fram"]


def test_a_full_disk_has_room_for_what_waits(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(database)
    window.open()
    (path,) = (tmp_path / "beside").iterdir()
    size = path.stat().st_size
    ours = Journal(window)
    for number in range(100):
        assert ours.change({"verb": "line", "text": "en rad av vanlig längd"}) == number + 1
    assert path.stat().st_size == size, "nothing more of the disk was needed"
    ours.close()
    assert len(kept_by(database)[0].changes) == 100


def test_half_typed_texts_leave_the_room_for_what_waits(database: Path, tmp_path: Path) -> None:
    window = Window(database)
    window.open()
    ours = Journal(window)
    for end in range(600):
        assert ours.draft("M", "line", "ett ord till " * 50 + "!" * end)
        assert ours.draft("M", "title", f"Titel {end}")
    for number in range(100):
        assert ours.change({"verb": "line", "text": "en rad av vanlig längd"}) == number + 1
    (path,) = (tmp_path / "beside").iterdir()
    assert path.stat().st_size == RESERVED
    ours.close()
    (kept,) = kept_by(database)
    assert (len(kept.changes), len(kept.drafts), kept.damaged) == (100, 2, [])


def test_a_text_that_does_not_fit_leaves_the_room_for_what_waits(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(database)
    window.open()
    ours = Journal(window)
    assert ours.change({"verb": "line", "text": "en rad"}) == 1
    write = os.write
    (path,) = (tmp_path / "beside").iterdir()

    def full(handle: int, data: bytes) -> int:
        here = os.lseek(handle, 0, os.SEEK_CUR)
        if here >= RESERVED:
            raise OSError(errno.ENOSPC, "")
        return write(handle, data[: RESERVED - here])

    (tmp_path / "own").touch()
    monkeypatch.setattr(os, "write", full)
    assert ours.change({"verb": "paste", "text": "x" * RESERVED}) is None
    assert path.stat().st_size == RESERVED
    assert ours.change({"verb": "line", "text": "nästa"}) is not None
    ours.close()
    (kept,) = kept_by(database)
    assert [change["text"] for change in kept.changes.values()] == ["en rad", "nästa"]
    assert not kept.damaged


def test_a_half_typed_text_that_could_not_be_kept_is_kept_when_it_can(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Journal(Window(database))
    with monkeypatch.context() as patch:
        patch.setattr(Window, "put", lambda *_: False)
        assert not ours.draft("M", "line", "halv")
    assert ours.draft("M", "line", "halv")
    with monkeypatch.context() as patch:
        patch.setattr(Window, "empty", lambda *_: False)
        assert not ours.draft("M", "line", None)
        assert ours.has_drafts, "the file has what the database has by now"
    ours._window.close(keep=True)
    assert [kept.drafts for kept in kept_by(database)] == [[("M", "line", "halv")]]


def test_wherever_a_write_is_cut_off_all_that_was_kept_before_is_there(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the end of the process, at any byte of each write: of a short one at every one."""
    window = Window(database)
    window.open()
    (path,) = (tmp_path / "beside").iterdir()
    ours, write = Journal(window), os.write
    changes: list[str] = []
    drafts = [""]

    def texts_in(data: bytes) -> tuple[list[str], str]:
        kept = left_journal.read(locked_file.lines_in(data))
        found = [change["text"] for change in kept.changes.values()]
        return found, kept.drafts[0][-1] if kept.drafts else ""

    def cut(handle: int, data: bytes) -> int:
        at, before = os.lseek(handle, 0, os.SEEK_CUR), path.read_bytes()
        size = len(data.rstrip()) + 2
        for end in range(0, size, 1 + size // 500):
            found, draft = texts_in(before[:at] + data[:end] + before[at + end :])
            assert found[: len(changes)] == changes
            assert draft in drafts[-2:]
        return write(handle, data)

    monkeypatch.setattr(os, "write", cut)
    for length in (5, 900, 40, 5_000):
        assert ours.change({"verb": "line", "text": f"rad {length} å"})
        changes += [f"rad {length} å"]
        for text in ("å" * (length // 6), "b" * length, "c"):
            drafts += [text]
            assert ours.draft("M", "line", text)
            assert texts_in(path.read_bytes()) == (changes, text)
    window.close()


OF_BEFORE = """
{"number":1,"change":{"verb":"line","text":"ett"}}
{"draft":["M","line","hal"]}
{"draft":["M","title","Titel"]}
{"draft":["M","line","halv"]}
{"refused":1,"text":"ett","reason":"locked"}
{"draft":["M","title",null]}
{"number":2,"change":{"verb":"line","text":"två"}}
{"refused":2,"text":"två","reason":"locked"}
{"settled":1}
"""


def test_a_journal_without_checksums_as_once_was_written_is_read() -> None:
    kept = left_journal.read(OF_BEFORE.encode().split(b"\n"))
    assert {n: change["text"] for n, change in kept.changes.items()} == {1: "ett", 2: "två"}
    assert kept.refused == {2: ("två", "locked")}
    assert (kept.drafts, kept.damaged) == ([("M", "line", "halv")], [])


def test_a_line_in_which_a_letter_is_another_one_is_no_change_but_text(database: Path) -> None:
    ours = Journal(Window(database))
    assert ours.change({"verb": "line", "text": "elva kronor"}) == 1
    ours.close()
    (path,) = written_by_windows(database).values()
    kept = left_journal.read([path[0].replace(b"elva", b"elvb")])
    assert not kept.changes
    assert "elvb kronor" in kept.damaged[0]


def test_where_nothing_can_be_written_it_says_so(database: Path, tmp_path: Path) -> None:
    (tmp_path / "beside").write_text("")
    (tmp_path / "own").write_text("")
    ours = Journal(Window(database))
    assert ours.change({"verb": "line"}) is None
    assert not ours.waits


def test_a_window_with_nothing_to_keep_leaves_nothing(database: Path, tmp_path: Path) -> None:
    window = Window(database)
    window.open()
    ours = Journal(window)
    ours.change({"verb": "line"})
    (path,) = (tmp_path / "beside").iterdir()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ours.clear()
    assert not path.read_bytes().strip()
    ours.close()
    assert not (tmp_path / "beside").exists()


def test_the_first_folder_lies_beside_the_database(tmp_path: Path) -> None:
    assert next(side_folders(tmp_path / "a.db")) == tmp_path / "a.db-waiting"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder for temporary files, which lies in this test's."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_a_folder_for_temporary_files_without_room_is_looked_into_and_not_written_in(
    tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, other = tmp_path / "a.db", tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv("TEMP", str(other))
    monkeypatch.setattr(of_sides, "_own_folders", [])
    (tmp_path / "a.db-waiting").touch()  # nothing can be kept beside it
    before, after = Journal(Window(database)), Journal(Window(database))
    before.change({"verb": "line", "text": "före"})
    assert list(elsewhere.rglob("*.window"))
    make, full = os.open, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def no_room(path: str, flags: int, *more: int, **options: int) -> int:
        if flags & os.O_CREAT and elsewhere in Path(path).parents:
            raise full
        return make(path, flags, *more, **options)

    monkeypatch.setattr(os, "open", no_room)
    assert after.change({"verb": "line", "text": "efter"})
    for ours in (before, after):
        ours.close()
    texts = {change["text"] for kept in kept_by(database) for change in kept.waiting(0).values()}
    assert texts == {"före", "efter"}
    assert list(other.rglob("*.window"))


@pytest.mark.skipif(os.name == "nt", reason="links are made by few there")
def test_a_folder_with_two_names_is_one_and_one_that_is_not_there_is_none(
    tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(elsewhere)
    monkeypatch.setenv("TEMP", str(tmp_path / "link"))
    monkeypatch.setenv("TMP", str(tmp_path / "missing"))
    monkeypatch.setattr(of_sides, "_own_folders", [])
    assert len(list(side_folders(tmp_path / "a.db"))) == 2


@pytest.mark.skipif(os.name == "nt", reason="there is no folder that everybody can write in")
@pytest.mark.parametrize("of", ["us, for others too", "somebody else", "a link"])
def test_where_everybody_can_write_only_what_is_known_to_be_ours_is_trusted(
    tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    database, uid = tmp_path / "a.db", os.getuid()
    if of == "somebody else":
        uid += 1
        monkeypatch.setattr(os, "getuid", lambda: uid)
    planted = elsewhere / f"heldag-{uid}"
    if of == "a link":
        (tmp_path / "planted").mkdir(mode=0o700)
        planted.symlink_to(tmp_path / "planted")
    else:
        planted.mkdir()
        planted.chmod(0o777 if of.startswith("us") else 0o700)
    assert all(elsewhere not in folder.parents for folder in side_folders(database))


@pytest.mark.skipif(os.name == "nt", reason="there is no folder that everybody can write in")
def test_a_folder_where_everybody_can_write_is_not_used_where_somebody_else_makes_it_first(
    tmp_path: Path, elsewhere: Path
) -> None:
    *_, last = side_folders(tmp_path / "a.db")
    make_side_folder(last)
    assert stat.S_IMODE(last.parent.stat().st_mode) == 0o700
    assert last in side_folders(tmp_path / "a.db")
    last.parent.chmod(0o777)
    with pytest.raises(PermissionError):
        make_side_folder(last)


@pytest.mark.skipif(os.name == "nt", reason="links are made by few there")
def test_what_is_kept_in_words_is_written_through_no_link(elsewhere: Path) -> None:
    database, victim = elsewhere.parent / "a.db", elsewhere.parent / "victim"
    kept = keep_in_words(database, "ett", "so")
    assert kept is not None
    kept.rename(victim)
    kept.symlink_to(victim)
    other = keep_in_words(database, "två", "so")
    assert other is not None
    assert other != kept
    assert "två" not in victim.read_text("utf-8")
    assert kept_in_words(database, "ett") is None


def removed(folder: Path) -> None:
    shutil.rmtree(folder)


def renamed(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def put_in_its_place(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.touch()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away there")
@pytest.mark.parametrize("take_away", [removed, renamed, put_in_its_place])
def test_what_waits_is_written_anew_where_its_folder_is_taken_away(
    database: Path, tmp_path: Path, take_away: Callable[[Path], None]
) -> None:
    window = Window(database)
    ours = Journal(window)
    assert ours.change({"verb": "line", "text": "före"}) == 1
    assert ours.draft("M", "line", "halv")
    take_away(tmp_path / "beside")
    assert ours.change({"verb": "line", "text": "efter"}) == 2
    assert Window(database).is_there(window.uid)
    assert [len(lines) for lines in written_by_windows(database).values()] == [3]
    shutil.rmtree(next(path for path in tmp_path.glob("*/*.window") if path.stat().st_size).parent)
    window.look()
    assert Window(database).is_there(window.uid)
    ours.clear()
    ours.close()
    assert [kept.drafts for kept in kept_by(database)] == [[("M", "line", "halv")]]
    left = [file for file in tmp_path.glob("elsewhere/*.window") if file.read_bytes().strip()]
    assert not left, "what was written anew lies in one place"


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be taken away there")
def test_where_the_folder_of_a_relative_path_is_gone_what_waits_lies_where_it_lay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    ours = Journal(Window(Path("heldag.db")))
    assert ours.change({"verb": "line", "text": "före"}) == 1
    shutil.rmtree(here)
    assert ours.change({"verb": "line", "text": "efter"}) == 2
    (lines,) = written_by_windows(here / "heldag.db").values()
    assert len(left_journal.read(lines).changes) == 2
    ours.close()
