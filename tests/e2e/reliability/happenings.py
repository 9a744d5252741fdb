"""What happens in a round besides typing lines, by its name in the figures."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e import rights
from tests.e2e.reliability import damage, disks, foreign, stock
from tests.e2e.reliability.figures import LOST_AT_MOST
from tests.e2e.reliability.moments import now
from tests.e2e.reliability.sitting import Sitting

if TYPE_CHECKING:
    from tests.e2e.reliability.round import Round

Happening = Callable[["Round", Sitting], object]

_MANY = 200
"""Lines that take a command a few seconds."""
_NOTICED = 1.5
"""Seconds after which the program must have noticed what happened to the file, without a line."""


def _reader(read: Callable[[Path], object]) -> Happening:
    def happen(round_: Round, sitting: Sitting) -> None:
        """Let it come while a line is there, mostly after a thread has opened the file beside us."""
        sitting.lines()
        sitting.watch()
        if round_.rng.random() < 0.7:
            sitting.go_round_by_the_list()
        read(round_.program.db)
        sitting.lines(5)
        sitting.watch()

    return happen


def _obstacle(make: Callable[[Round], AbstractContextManager[None]], *, stops: bool) -> Happening:
    def happen(round_: Round, sitting: Sitting) -> None:
        """Write while something is there; now and then it stays until the end."""
        sitting.free()
        round_.obstacles.enter_context(make(round_))
        for _ in range(round_.rng.randint(1, 3)):
            sitting.lines()
            sitting.watch()
        if stops and round_.rng.random() < 0.5:
            round_.obstacles.close()
            if not sitting.all_saved():
                round_.wrong("other", f"still waits: {sitting.look().head}")

    return happen


def _harm(do: Callable[[Path, Path], object], *, replaces: bool = False) -> Happening:
    def happen(round_: Round, sitting: Sitting) -> None:
        sitting.lines(5)
        sitting.watch()
        do(round_.program.db, stock.other_file() if replaces else round_.copies)
        _harmed(round_, sitting)
        round_.replaced = replaces

    return happen


def _harmed(round_: Round, sitting: Sitting) -> None:
    """Give the program the time to notice that the file is another: until the next line, or a moment."""
    round_.harmed = True
    if round_.rng.random() < 0.5:
        sitting.wait(lambda page: page.is_home, _NOTICED)
    round_.rng.choice((sitting.lines, sitting.section))()
    sitting.watch()


def _copied_five_lines_ago(round_: Round, sitting: Sitting) -> Path:
    """Copy the file, write five lines, and return the copy."""
    sitting.lines()
    sitting.watch()
    copy = round_.copies / "earlier.db"
    round_.rng.choice(list(damage.COPIED.values()))(round_.program.db, copy)
    sitting.lines(5)
    sitting.watch()
    return copy


def _restored(do: Callable[[Path, Path], None]) -> Happening:
    def happen(round_: Round, sitting: Sitting) -> None:
        """Copy the file, write five lines, and put the copy back."""
        copy = _copied_five_lines_ago(round_, sitting)
        if round_.rng.random() < 0.3:
            foreign.checkpoint(round_.program.db)
        do(round_.program.db, copy)
        _harmed(round_, sitting)

    return happen


def _between(do: Callable[[Path, Path], object], *, replaces: bool = False) -> Happening:
    def happen(round_: Round, sitting: Sitting) -> None:
        """Copy the file, write five lines, end the program, and put something over what it left."""
        copy = _copied_five_lines_ago(round_, sitting)

        def after() -> None:
            round_.harmed, round_.replaced = True, replaces
            if replaces:  # nobody has the lines any more but a log without its file
                round_.ledger.discard()
            elif not damage.log_size(round_.program.db):
                round_.ledger.discard_written()  # the last to close has folded it in
            do(round_.program.db, stock.other_file() if replaces else copy)

        round_.after = after

    return happen


def _another_window(round_: Round, _: Sitting) -> None:
    """Somebody writes in the same meeting in a second window, and leaves a line half-typed there."""
    meeting, ledger = round_.meeting(), round_.ledger
    if meeting is None:
        return
    window = round_.program.window("open", str(meeting), cols=160)
    second = Sitting(window, ledger, round_.rng)
    with window:
        if not second.begins(15):
            round_.wrong("other", f"a second window does not open: {window.picture()}")
            return
        second.lines(2)
        for line in ledger.lines[-2:]:  # each window keeps the order of its own
            line.ordered = False
        second.watch()
        second.half_line()
        window.pump(2 * LOST_AT_MOST, until_quiet=False)
        second.end(round_.rng.choice(("kill -9", "SIGTERM", "ctrl+q")))
    if ledger.half is not None:
        ledger.aside.append(ledger.half)
        ledger.half = None


def _second_writer(round_: Round, sitting: Sitting) -> None:
    """A command adds a line to the meeting."""
    meeting = round_.meeting()
    if meeting is None:
        return
    token, text = round_.ledger.words()
    line = round_.ledger.enter(token, now(), ordered=False)
    if round_.run("capture", str(meeting), "-", data=text) is not None:
        line.state = "acknowledged"
    elif "heldag: " in round_.ledger.said[-1] or "-:1:" in round_.ledger.said[-1]:
        line.discarded = True  # the call is refused, or the line named as not written


def _long_capture(round_: Round, sitting: Sitting) -> None:
    """A command adds many lines to the meeting, while lines are typed in it."""
    meeting = round_.meeting()
    if meeting is None:
        return
    written = [round_.ledger.words() for _ in range(_MANY)]
    lines = [round_.ledger.enter(token, now(), ordered=False) for token, _ in written]
    data = "\n".join(text for _, text in written)
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(round_.run, "capture", str(meeting), "-", data=data)
        while not done.done():
            sitting.lines()
            sitting.watch()
    for line in lines:
        if done.result() is not None:
            line.state = "acknowledged"
        else:
            line.discarded = True  # it is named as not written, or the call is refused


def _partly_moved(round_: Round, sitting: Sitting) -> None:
    """A checkpoint comes while somebody reads, so that it cannot move all of the log."""
    with foreign.reading(round_.program.db):
        sitting.lines(3)
        sitting.watch()
        foreign.checkpoint(round_.program.db, "PASSIVE")
        sitting.lines(2)
        sitting.watch()


def _stopped(round_: Round, sitting: Sitting) -> None:
    """The program stands still while others write and fold the log in."""
    process = sitting.window.process
    process.send_signal(signal.SIGSTOP)
    try:
        for _ in range(2):
            _second_writer(round_, sitting)
        foreign.checkpoint(round_.program.db)
        _second_writer(round_, sitting)
    finally:
        process.send_signal(signal.SIGCONT)
    sitting.lines(2)
    sitting.watch()


KINDS: dict[str, Happening] = {
    **{name: _reader(read) for name, read in foreign.READERS.items()},
    "a reader that stays": _obstacle(lambda round_: foreign.reading(round_.program.db), stops=True),
    "a checkpoint beside a reader": _partly_moved,
    "a vacuum": _reader(foreign.vacuum),
    "stopped for a while": _stopped,
    "a lock": _obstacle(lambda round_: foreign.locking(round_.program.db), stops=True),
    "a full disk": _obstacle(lambda round_: round_.disk.full(), stops=True),
    "read-only": _obstacle(lambda round_: rights.forbidden(round_.program.db), stops=True),
    **{name: _harm(do) for name, do in damage.GONE.items()},
    **{name: _harm(do, replaces=True) for name, do in damage.REPLACED.items()},
    "restored by cp": _restored(damage.replace_by_cp),
    "restored by mv": _restored(damage.replace_by_mv),
    "restored, its log removed": _restored(damage.replace_in_order),
    "restored by cp after a kill": _between(damage.replace_by_cp),
    "restored by mv after a kill": _between(damage.replace_by_mv),
    "replaced by mv after a kill": _between(damage.replace_by_mv, replaces=True),
    "an edit in place": lambda _, sitting: sitting.edit(),
    "the list of meetings": lambda _, sitting: sitting.go_round_by_the_list(),
    "a due date": lambda round_, sitting: sitting.put_off(
        f"2027-01-{round_.rng.randint(1, 31):02}"
    ),
    "another window": _another_window,
    "a second writer": _second_writer,
    "a long capture": _long_capture,
}

_HARMS = frozenset(
    (*damage.GONE, *(name for name in KINDS if name.startswith(("restored", "replaced"))))
)


def drawn(seed: int, rng: random.Random) -> list[str]:
    """Return what happens in a round, the file harmed at most once.

    Two things by the number of the round, so that few rounds have all of them and many have all pairs; and
    now and then a third by chance.
    """
    names = [name for name in KINDS if _is_possible(name)]
    lap, at = divmod(seed, len(names))
    other = (at + lap + len(names) // 2) % len(names)
    chosen = [names[at], names[other], *rng.sample(names, rng.randint(0, 1))]
    spare = [name for name in chosen if name in _HARMS][1:]
    chosen = [name for name in dict.fromkeys(chosen) if name not in spare]
    rng.shuffle(chosen)
    return chosen


def _is_possible(name: str) -> bool:
    """Return whether this machine can do it."""
    if name == "a full disk":
        return disks.can_fill()
    return name != "read-only" or rights.hold()
