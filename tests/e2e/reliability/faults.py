"""A fault of the disk at each single call of a short day: ``python -m tests.e2e.reliability.faults``.

The day is played once to count the calls, and then once for each call, which fails. Nothing may crash, and
each line is in the meeting or named as not written.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from tests.e2e.disk import Call, Fault, faulty_disk
from tests.e2e.program import Program
from tests.e2e.reliability import stock
from tests.e2e.reliability.judging import losses, read_all
from tests.e2e.reliability.ledger import Ledger
from tests.e2e.reliability.sitting import CRASHED, Away, Sitting

DAY = ["/titel Dagen", "# Ett", "fa0001 salen", "b: fa0002 beslut", "å: fa0003 ring !2026-12-01"]
MORE = ["fa0004 mera", "# Två", "- fa0005 punkt"]

Done = subprocess.CompletedProcess[bytes]


def _person(folder: Path, fault: Fault) -> Program:
    """Return somebody whose disk fails once; everything that is written lies in the home folder."""
    home = folder / "home"
    temporary = home / "temporary"
    temporary.mkdir(parents=True)
    disk = faulty_disk(stock.shelf("disk"), [home], folder / "count", fault)
    return Program(home, more={"TMPDIR": str(temporary)} | disk)


def _well(program: Program) -> Program:
    """Return the same person with a disk that fails no more."""
    return Program(program.home, more={"TMPDIR": program.more["TMPDIR"]})


# By commands --------------------------------------------------------------------------------------


def by_commands(folder: Path, fault: Fault) -> list[str]:
    """Play the day by commands in an empty folder and return what is wrong with it."""
    program = _person(folder, fault)
    day, more = program.home / "day.txt", program.home / "more.txt"
    day.write_text("\n".join(DAY), "utf-8")
    more.write_text("\n".join(MORE), "utf-8")
    document = program.home / "document.md"
    new = program.run("capture", "--new", day, status=None)
    further = program.run("capture", "1", more, status=None)
    exported = program.run("export", "1", "-o", document, status=None)
    others = [program.run(*call, status=None) for call in (("list",), ("show", "1"))]
    wrong = [words for done in (new, further, exported, *others) for words in _insane(done)]
    written, unreadable = _written(_well(program))
    wrong += unreadable
    wrong += _unwritten(DAY, new, written)
    wrong += _unwritten(MORE, further, written)
    if document.exists():
        text = document.read_text("utf-8")
        wrong += [f"{token} is not in the document" for token in _tokens(written, text)]
    return wrong


def _insane(done: Done) -> Iterator[str]:
    """Yield what a command must not do, whatever the disk does."""
    words = done.stderr.decode(errors="replace")
    if CRASHED.search(words) or done.returncode not in (0, 1):
        yield f"{done.args[1]} ended with {done.returncode}: {words[-300:]}"
    if done.returncode == 1 and not words.strip():
        yield f"{done.args[1]} does not say why it failed"


def _written(program: Program) -> tuple[list[str], list[str]]:
    """Return the texts in the file once a healthy program has written to it, and what is wrong there."""
    if not program.db.exists():
        return [], []
    program.run("capture", "1", "-", status=None)
    files, wrong = read_all(program.db)
    return [text for file in files for text in file.texts], [one.words for one in wrong]


def _tokens(lines: Iterable[str], text: str) -> list[str]:
    """Return the tokens in ``lines`` that are not in ``text``."""
    tokens = (word for line in lines for word in line.split() if word.startswith("fa0"))
    return [token for token in tokens if token not in text]


def _unwritten(lines: list[str], done: Done, written: list[str]) -> Iterator[str]:
    """Yield the lines that are not written and not named; a call that did nothing need not name them."""
    text, words = "\n".join(written), done.stderr.decode(errors="replace")
    lost = _tokens(lines, text)
    if done.returncode == 1 and lost == _tokens(lines, ""):
        return
    for number, line in enumerate(lines, 1):
        if _tokens([line], text) and f":{number}:" not in words:
            yield f"{line!r} is neither written nor named ({done.returncode}: {words.strip()})"


# In the app ---------------------------------------------------------------------------------------


def in_the_app(folder: Path, fault: Fault) -> list[str]:
    """Play the day in the app and return what is wrong with it."""
    program = _person(folder, fault)
    stock.lay(stock.own_file(), program.db)
    ledger = Ledger(random.Random(fault.at))
    sitting = Sitting(program.window("open", "1", cols=160), ledger, random.Random(fault.at))
    with sitting.window as window:
        if sitting.begins(15):
            _type(sitting)
            sitting.end("ctrl+q")
        screen = window.screen
    ledger.end(sitting.ended, excused=False)
    wrong = [f"crashed: {screen}"] if CRASHED.search(sitting.last_words + screen) else []
    if not sitting.ended and not screen.strip():
        wrong.append("did not start and does not say why")
    done = _well(program).run("capture", "1", "-", status=None)
    files, unreadable = read_all(program.db)
    said = [*ledger.said, done.stderr.decode(errors="replace")]
    return wrong + [one.words for one in (*unreadable, *losses(ledger.lines, files, said))]


def _type(sitting: Sitting) -> None:
    try:
        for _ in range(3):
            sitting.lines()
            sitting.watch()
        sitting.edit()
        sitting.watch()
    except Away:
        return


# Every call ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Course:
    """A way to play the day; of its many reads and writes each ``every``-th one fails, of the rest each."""

    play: Callable[[Path, Fault], list[str]]
    every: int


COURSES = {"commands": Course(by_commands, 1), "app": Course(in_the_app, 10)}


def wrongs(course: str, fault: Fault) -> list[str]:
    """Play the day in a folder that is thrown away, and return what is wrong with it."""
    with tempfile.TemporaryDirectory(prefix="heldag-fault-") as folder:
        return COURSES[course].play(Path(folder), fault)


def calls(course: str, call: Call) -> int:
    """Return how many calls of a kind the day has."""
    with tempfile.TemporaryDirectory(prefix="heldag-fault-") as folder:
        wrong = COURSES[course].play(Path(folder), Fault(call, 0))
        assert not wrong, wrong
        count = Path(folder) / "count"
        return count.stat().st_size if count.exists() else 0


def main() -> int:
    """Let every call fail, print what went wrong and a table; return 1 if anything did."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.reliability.faults")
    parser.add_argument("--course", choices=COURSES, action="append", help="one of the two")
    parser.add_argument("--call", choices=get_args(Call), action="append", help="one kind of call")
    parser.add_argument("--at", type=int, help="the number of the one call that fails")
    parser.add_argument("--every", type=int, default=1, help="of how many points one is taken")
    parser.add_argument("--workers", type=int, default=2, help="how many days at once")
    chosen = parser.parse_args()
    rows = ["| the day | call | points | wrong |", "|---|---|---|---|"]
    failed = 0
    with ProcessPoolExecutor(chosen.workers) as pool:
        for course in chosen.course or COURSES:
            for call in chosen.call or get_args(Call):
                step = chosen.every * (COURSES[course].every if call in ("read", "write") else 1)
                points = [chosen.at] if chosen.at else range(1, calls(course, call) + 1, step)
                faults = [Fault(call, at) for at in points]
                found = pool.map(wrongs, [course] * len(faults), faults)
                wrong = 0
                for fault, words in zip(faults, found, strict=True):
                    wrong += bool(words)
                    for one in words:
                        print(f"{course}, {fault}: {one}", flush=True)
                rows.append(f"| {course} | {call} | {len(faults)} | {wrong} |")
                failed += wrong
    print("\n".join(rows))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
