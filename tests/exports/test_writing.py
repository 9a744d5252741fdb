"""A document is written whole or not at all, for its owner alone, and over nothing without consent."""

import errno
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from exports import writing
from exports.errors import AlreadyThere, NotWritten
from exports.writing import sweep, write
from locales import translator

POSIX = pytest.mark.skipif(os.name == "nt", reason="rights, links and pipes of POSIX")


def words(error: NotWritten) -> str:
    return translator("en")(error.message)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_bytes_are_those_of_the_text(tmp_path):
    target = tmp_path / "a.md"
    assert write(target, "# Å\n\nx\n") == target
    assert target.read_bytes() == "# Å\n\nx\n".encode()
    assert left(tmp_path) == ["a.md"]


@POSIX
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_only_the_owner_can_read_it(tmp_path, mask):
    before = os.umask(mask)
    try:
        write(tmp_path / "new" / "a.md", "x", make_folder=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new" / "a.md").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) & 0o077 == 0


def test_what_lies_there_is_left_alone_without_consent(tmp_path):
    target = tmp_path / "a.md"
    target.write_text("mine")
    with pytest.raises(AlreadyThere) as refused:
        write(target, "yours")
    assert str(target) in words(refused.value)
    assert target.read_text() == "mine"
    assert left(tmp_path) == ["a.md"]


def test_with_consent_it_is_replaced(tmp_path):
    target = tmp_path / "a.md"
    target.write_text("a longer text that was there before")
    write(target, "new", force=True)
    assert target.read_text() == "new"


@POSIX
def test_a_link_is_replaced_and_never_followed(tmp_path):
    victim, target = tmp_path / "victim", tmp_path / "a.md"
    victim.write_text("precious")
    target.symlink_to(victim)
    with pytest.raises(AlreadyThere):
        write(target, "x")
    write(target, "x", force=True)
    assert victim.read_text() == "precious"
    assert not target.is_symlink()
    assert target.read_text() == "x"


@POSIX
def test_a_link_to_nothing_is_something_too(tmp_path):
    target = tmp_path / "a.md"
    target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(AlreadyThere):
        write(target, "x")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_refused(tmp_path, force):
    with pytest.raises(NotWritten) as refused:
        write(tmp_path, "x", force=force)
    assert "is a folder" in words(refused.value)


@POSIX
@pytest.mark.parametrize("force", [False, True])
def test_a_pipe_is_refused_at_once(tmp_path, force):
    target = tmp_path / "pipe"
    os.mkfifo(target)
    with pytest.raises(NotWritten) as refused:
        write(target, "x", force=force)
    assert "not an ordinary file" in words(refused.value)


@POSIX
def test_a_write_protected_file_stays(tmp_path):
    target = tmp_path / "a.md"
    target.write_text("mine")
    target.chmod(0o400)
    with pytest.raises(NotWritten) as refused:
        write(target, "x", force=True)
    assert "write-protected" in words(refused.value)
    assert target.read_text() == "mine"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(NotWritten) as refused:
        write(tmp_path / "no" / "a.md", "x")
    assert f"There is no folder “{tmp_path / 'no'}”" in words(refused.value)


def test_a_folder_that_is_there_and_takes_no_file_is_not_said_to_be_missing(tmp_path, monkeypatch):
    def refuse(*_: object) -> int:
        raise FileNotFoundError(errno.ENOENT, "as in /proc")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(NotWritten) as refused:
        write(tmp_path / "a.md", "x")
    assert words(refused.value) == f"The folder “{tmp_path}” cannot be written to."


@POSIX
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(NotWritten) as refused:
        write(tmp_path / "a.md", "x")
    tmp_path.chmod(0o700)
    assert "cannot be written to" in words(refused.value)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EACCES, "cannot be written to"),
        (errno.EROFS, "cannot be written to"),
        (errno.EIO, "could not be written"),
    ],
)
@pytest.mark.parametrize("call", ["open", "fsync"])
def test_a_failing_system_changes_nothing(tmp_path, monkeypatch, number, said, call):
    target = tmp_path / "a.md"
    target.write_text("mine")

    real = getattr(os, call)

    def fail(what, flags=os.O_WRONLY, *more):
        if not flags & os.O_WRONLY:  # what is there is looked at
            return real(what, flags, *more)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(NotWritten) as refused:
        write(target, "x", force=True)
    monkeypatch.undo()
    assert said in words(refused.value)
    assert target.read_text() == "mine"
    assert left(tmp_path) == ["a.md"]


@pytest.mark.parametrize("name", ["a\0b.md", "x" * 300 + ".md"])
def test_an_impossible_name_is_refused_in_words(tmp_path, name):
    with pytest.raises(NotWritten):
        write(tmp_path / name, "x")
    assert left(tmp_path) == []


def test_where_files_have_one_name_only_nothing_is_overwritten_either(tmp_path, monkeypatch):
    def no_links(*_args, **_kwargs):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    write(tmp_path / "a.md", "first")
    with pytest.raises(AlreadyThere):
        write(tmp_path / "a.md", "second")
    assert (tmp_path / "a.md").read_text() == "first"
    assert left(tmp_path) == ["a.md"]


def test_of_many_writers_at_once_one_succeeds(tmp_path):
    target = tmp_path / "a.md"
    gate = threading.Barrier(8)
    done: list[str] = []

    def run(name: str) -> None:
        gate.wait()
        try:
            write(target, name * 1000)
            done.append(name)
        except AlreadyThere:
            pass

    threads = [threading.Thread(target=run, args=(name,)) for name in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1
    assert target.read_text() == done[0] * 1000
    assert left(tmp_path) == ["a.md"]


KILLED = """
import sys
from pathlib import Path
from exports.writing import write
print("ready", flush=True)
for n in range(100000):
    write(Path(sys.argv[1]), f"{n:06}" * 20000, force=True)
"""


@POSIX
def test_a_killed_writer_leaves_a_whole_file_and_nothing_after_the_sweep(tmp_path):
    target = tmp_path / "a.md"
    write(target, "000000" * 20000)
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(target)],
            stdout=subprocess.PIPE,
            cwd=Path(writing.__file__).parent.parent,
        )
        assert process.stdout
        process.stdout.readline()
        before = target.stat().st_ino
        while target.stat().st_ino == before:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        text = target.read_text()
        assert text == text[:6] * 20000
        sweep(tmp_path)
        assert left(tmp_path) == ["a.md"]


def _hold_one(folder: str, ready, go_on) -> None:
    with writing._passing_file(Path(folder), b"x"):
        ready.set()
        go_on.wait(30)


def test_a_sweep_takes_what_was_left_and_not_what_is_being_written(tmp_path):
    (tmp_path / ".heldag-0123456789abcdef.part").write_bytes(b"half")
    (tmp_path / ".heldag-folder.part").mkdir()
    (tmp_path / "mine.part").write_bytes(b"mine")
    context = multiprocessing.get_context("spawn")
    ready, go_on = context.Event(), context.Event()
    process = context.Process(target=_hold_one, args=(str(tmp_path), ready, go_on))
    process.start()
    assert ready.wait(30)
    assert sweep(tmp_path) == 1
    assert len(left(tmp_path)) == 3
    go_on.set()
    process.join()
    assert left(tmp_path) == [".heldag-folder.part", "mine.part"]


def test_a_sweep_of_no_folder_is_nothing(tmp_path):
    assert sweep(tmp_path / "no") == 0
