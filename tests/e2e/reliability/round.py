"""One round: a meeting is written in, things happen meanwhile, the program ends, and it is opened again.

What happens is drawn from a seed, so that a round that went wrong can be played again; only the moments
at which the program does what it is told are its own.
"""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable
from pathlib import Path

from tests.e2e import rights
from tests.e2e.program import Program
from tests.e2e.reliability import disks, judging, reading, stock
from tests.e2e.reliability.figures import LOST_AT_MOST, Figures, Wrong
from tests.e2e.reliability.happenings import KINDS, drawn
from tests.e2e.reliability.ledger import Half, Ledger
from tests.e2e.reliability.moments import now
from tests.e2e.reliability.page import TITLE
from tests.e2e.reliability.sitting import CRASHED, ENDS, Away, Sitting

_STARTED = 15.0
"""Seconds that a start may take."""
_OFFERED = 2.0
"""Seconds in which a half-typed text must be offered again."""


def nothing() -> None:
    """Do nothing."""


class Round:
    """One round.

    Attributes:
        figures: what came of it so far.
        rng: what is drawn from.
        ledger: what was typed.
        program: the person's program.
        disk: where the files lie.
        copies: a folder for copies and moved files.
        obstacles: what is in the way of writing, to be taken away.
        harmed: whether something has happened to the file itself.
        replaced: whether another heldag's file was put there.
        after: what is done to the file when the program has ended; what is drawn does not happen any more.
    """

    def __init__(self, seed: int, folder: Path, tell: Callable[[str], object] = str) -> None:
        """Draw what happens, and lay out the files in a folder of the round's own.

        Args:
            seed: what is drawn from.
            folder: an empty one.
            tell: called with what happens, as it happens.
        """
        self.figures = Figures(rounds=1)
        self.rng: random.Random = random.Random(seed)
        self.ledger = Ledger(self.rng, tell)
        self.kinds = drawn(seed, self.rng)
        self.disk: disks.Disk = disks.Disk(
            folder, small="a full disk" in self.kinds, nowhere=self.rng.random() < 0.3
        )
        self.program: Program = Program(
            self.disk.home,
            self.rng.choice(("sv", "sv", "en")),
            more=self.disk.environment,
            before=rights.give_up if "read-only" in self.kinds else None,
        )
        self.copies = folder / "copies"
        self.copies.mkdir()
        self.obstacles = contextlib.ExitStack()
        self.harmed = False
        self.replaced = False
        self.after: Callable[[], object] = nothing
        self._ended = 0.0
        self._excused = False
        stock.lay(stock.own_file(), self.program.db)

    # The course -----------------------------------------------------------------------------------

    def play(self) -> Figures:
        """Play the round and judge it."""
        try:
            shares = [self.kinds[::2], self.kinds[1::2]]
            for share in shares:
                self._sit(share)
            self._come_back()
            self._judge()
        finally:
            self.obstacles.close()
            self.disk.close()
        return self.figures

    def _sit(self, kinds: list[str]) -> None:
        """Open the meeting, write while ``kinds`` happen, and end the program."""
        sitting = self._open()
        if sitting is None:
            return
        with sitting.window:
            with contextlib.suppress(Away):
                self._let_happen(sitting, kinds)
            how = "kill -9" if self.after is not nothing else self.rng.choice(list(ENDS))
            self._end(sitting, how)
        self.after()
        self.after = nothing

    def _let_happen(self, sitting: Sitting, kinds: list[str]) -> None:
        """Write while ``kinds`` happen, until the screen is left or something is to happen after the end."""
        for kind in kinds:
            self._write(sitting)
            self.ledger.tell(kind)
            self.figures.happenings[kind] += 1
            KINDS[kind](self, sitting)
            if self.after is not nothing:
                return
        self._write(sitting)
        self._leave_something_half_typed(sitting)

    def _write(self, sitting: Sitting) -> None:
        """Enter some lines, one by one or together, and mostly wait for what comes of them."""
        for _ in range(self.rng.randint(1, 2)):
            sitting.lines(self.rng.choice((1, 1, 3)))
            if self.rng.random() < 0.8:
                sitting.watch()

    def _leave_something_half_typed(self, sitting: Sitting) -> None:
        match self.rng.choice(("line", "line", "edit", "edit", "register", "nothing")):
            case "line":
                sitting.half_line()
            case "edit":
                sitting.edit(half=True)
            case "register":
                sitting.half_day()
        sitting.window.pump(self.rng.uniform(0.0, 2 * LOST_AT_MOST), until_quiet=False)

    def _end(self, sitting: Sitting, how: str) -> None:
        """End the program; what is in the way of writing is taken away before or after it."""
        self.figures.happenings[how] += 1
        if self.rng.random() < 0.4:
            self.obstacles.close()
        if sitting.window.process.poll() is None:
            status = sitting.end(how)
            if status not in ENDS[how]:
                self.wrong("other", f"{how}: ended with {status}: {sitting.last_words[-300:]}")
        else:
            sitting.ended = now()
            self.wrong("other", f"ended by itself: {sitting.last_words[-300:]}")
        if CRASHED.search(sitting.last_words):
            self.wrong("other", f"crashed: {sitting.last_words[-300:]}")
        self._ended = sitting.ended
        self._excused = self.disk.nowhere and self.disk.is_full
        self.ledger.end(self._ended, excused=self._excused)
        self.obstacles.close()

    # Coming back ----------------------------------------------------------------------------------

    def _open(self) -> Sitting | None:
        """Open the meeting, look for what was being typed, and return who sits there."""
        meeting = self.meeting()
        if meeting is None:
            return None
        window = self.program.window("open", str(meeting), cols=160)
        sitting = Sitting(window, self.ledger, self.rng)
        if not sitting.begins(_STARTED):
            self.wrong("other", f"does not open: {window.picture()}")
            window.close()
            return None
        self.ledger.tell(f"opens the meeting\n{window.picture()}")
        self._look_for_the_half_typed(sitting)
        return sitting

    def meeting(self) -> int | None:
        """Return the number of the meeting, made anew where the file has none; None where none can be."""
        if not self.harmed:
            return 1
        for one in json.loads(self.run("list", "--json") or "[]"):
            if one["title"] == TITLE:
                return int(one["id"])
        made = self.run("capture", "--new", "-", data="\n".join(stock.OWN))
        if not made:
            self.wrong("other", f"no meeting can be made: {self.ledger.said[-1]}")
            return None
        return int(made.split()[0])

    def _look_for_the_half_typed(self, sitting: Sitting) -> None:
        half, self.ledger.half = self.ledger.half, None
        if half is None or not half.letters:
            return
        self.figures.half_typed += 1
        try:
            age = sitting.offers(half, self._ended, _OFFERED)
        except Away:
            self.wrong("other", f"the line does not become free: {sitting.window.picture()}")
            return
        if half.where != "register" and half.token in sitting.window.screen:
            self.ledger.half = half  # it is entered before anything else is typed
        if not age or self._excused or (self.harmed and self._is_kept(half)):
            return
        self.figures.oldest = max(self.figures.oldest, age)
        if age > LOST_AT_MOST:
            self.wrong("half", f"{half.text!r} in the {half.where}, {age:.2f} s old")

    def _is_kept(self, half: Half) -> bool:
        """Return whether a half-typed text lies in a file that was kept, or was said."""
        files, _ = judging.read_all(self.program.db, self.disk.elsewhere)
        texts = [text for file in files for text in (*file.drafts, *file.texts)]
        return any(map(half.is_kept_in, (*texts, *self._reports())))

    # Judging ----------------------------------------------------------------------------------------

    def _come_back(self) -> None:
        """Let a command carry out what waits, and see whether the half-typed text is offered."""
        if not self.harmed and self.run("list") is None:
            self.wrong("other", self.ledger.said[-1])
        meeting = self.meeting()
        if meeting is not None:
            self.run("capture", str(meeting), "-")
            sitting = self._open()
            if sitting is not None:
                with sitting.window:
                    self._end(sitting, "ctrl+q")

    def _judge(self) -> None:
        """Hold the ledger against the files."""
        files, wrong = judging.read_all(self.program.db, self.disk.elsewhere)
        if not self.harmed:
            wrong += judging.false_alarms(self.program.db)
        for file in files:
            self.ledger.tell(f"{file.path.name}: {file.texts}, half-typed: {file.drafts}")
        wrong += judging.losses(self.ledger.lines, files, self._reports())
        wrong += judging.dropped(self.ledger.aside, files)
        wrong += judging.doubles(files)
        wrong += judging.disorders(self.ledger.lines, files)
        wrong += judging.misplaced(self.ledger.below, files)
        if self.replaced:
            other = reading.content(stock.other_file())
            assert isinstance(other, reading.Content)
            wrong += judging.touched(other, files)
        self.figures.wrong += wrong
        states = [line.state for line in self.ledger.lines]
        self.figures.acknowledged = states.count("acknowledged")
        self.figures.half_typed += len(self.ledger.aside)
        self.figures.waiting = sum(line.waited for line in self.ledger.lines)

    def _reports(self) -> list[str]:
        """Return all that the program has said, and the texts of the files that it has named.

        A notification names a file of texts too, but breaks its name over lines of the screen.
        """
        said = "\n".join(self.ledger.said)
        folders = (self.program.home, self.disk.elsewhere)
        texts = [path for folder in folders for path in folder.rglob("*.txt")]
        named = (p for p in texts if p.name in said or p.name.startswith("not-written-"))
        return [said, *(path.read_text("utf-8", "replace") for path in named)]

    # What the happenings use --------------------------------------------------------------------

    def wrong(self, what: str, words: str) -> None:
        """Note something that must not be."""
        self.figures.wrong.append(Wrong(what, words))

    def run(self, *arguments: str, data: str = "") -> str | None:
        """Run a command and return what it printed, None where it failed; its words are taken down."""
        done = self.program.run(*arguments, data=data.encode(), status=None)
        words = done.stderr.decode(errors="replace")
        self.ledger.said.append(f"heldag {' '.join(arguments)} ({done.returncode}): {words}")
        self.ledger.tell(self.ledger.said[-1])
        if CRASHED.search(words):
            self.wrong("other", self.ledger.said[-1])
        return done.stdout.decode() if done.returncode == 0 else None


def play(seed: int, folder: Path, tell: Callable[[str], object] = str) -> Figures:
    """Play one round in an empty folder and return what came of it; see :class:`Round`."""
    began = now()
    figures = Round(seed, folder, tell).play()
    figures.seconds = now() - began
    return figures
