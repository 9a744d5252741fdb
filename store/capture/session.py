"""One note-taker at work in one meeting: lines in, entries and everything else in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import date, datetime, time
from random import Random, SystemRandom
from time import time as unix_time

from locales import N_, Message, message
from store.capture import meant
from store.capture.commands.head import day_words
from store.capture.commands.people import plan_lines, plan_move
from store.capture.commands.undoing import NothingToUndo
from store.capture.completion import suggest, suggest_person
from store.capture.lines import leads, parse
from store.capture.meant_people import Joined
from store.capture.outcome import Foretold, Outcome, Preview
from store.capture.parsed import (
    Action,
    ListLine,
    Refused,
    RunCommand,
)
from store.capture.pasting import foretell, paste, write_all
from store.capture.person import is_extra
from store.capture.plan_making import Circumstances, Planning, draft_of
from store.capture.plans import Plan, Request, Work
from store.capture.scene import Scene
from store.capture.scene_making import Scenes
from store.capture.whereabouts import Whereabouts
from store.errors import (
    DotsSpent,
    LabelTaken,
    Locked,
    Misplaced,
    NotFound,
    OutOfTurn,
    StoreBusy,
    UndoRefused,
)
from store.file import reading
from store.file.as_seen import as_seen
from store.file.countdown import Clock
from store.file.steps import NOT_SEEN, Step
from store.file.store import Store
from store.language.cleaning import clean
from store.language.suggestion import Suggestion
from store.model.minutes import Minutes
from store.model.records import Entry, Place
from store.people.directory import NOBODY, Directory
from store.verbs import entries, meeting_day

_REFUSALS = (
    *(NotFound, LabelTaken, Misplaced, UndoRefused, NothingToUndo, Locked, OutOfTurn, DotsSpent),
)
"""What a line is refused for; a lock or a full disk is no fault of the line."""


class CaptureSession:
    """The capture language at work in one meeting, for the app and for files of lines alike.

    Attributes:
        store: the open file.
        minutes: the meeting, brought up to date with every line.
        directory: the people of the register, whom completion offers, and
            whose organisations are told from persons in a list; none for a file of lines.
        inserted: by the uid of an entry, the latest line that was inserted below it.
        planning: plans what lines ask for.
    """

    def __init__(
        self,
        store: Store,
        minutes: Minutes,
        *,
        today: Callable[[], date] = date.today,
        now: Callable[[], time] = lambda: datetime.now().time(),
        clock: Clock = unix_time,
        chance: Random | None = None,
        interactive: bool = False,
        keeps_place: bool = True,
    ) -> None:
        """Go on where the actor of ``store`` was last.

        Args:
            store: the open file.
            minutes: the meeting, as :func:`store.file.reading.load` gives it.
            today: gives the day.
            now: gives the time of day.
            clock: gives the moment that a countdown begins.
            chance: draws lots; None is that of the system.
            interactive: the lines are typed, not read from a file: a bare ``/närvarande`` is then a
                request, for the app to open a field that a list can be pasted into, and a countdown
                begins when minutes are planned.
            keeps_place: whether the place is where this window goes on, and kept as that.
        """
        self.minutes = minutes
        self.directory: Directory = NOBODY
        self.inserted: dict[str, str] = {}
        self.store = store
        self._whereabouts = Whereabouts(store, minutes, keeps=keeps_place)
        self._scenes = Scenes(store, minutes, self._whereabouts, today)
        self._scenes.organisations = lambda: self.directory.organisations
        moment = clock if interactive else None
        around = Circumstances(today, now, moment, chance or SystemRandom(), interactive)
        self.planning = Planning(store, minutes, self._whereabouts, around, self.wrote)
        self._listed = ""
        self._interactive = interactive
        self._today = today
        self._asked: tuple[str, Message] | None = None
        self._asked_at: Place | None = None

    # The place ------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """Where the next line lands. Setting it keeps it for the next time the meeting is opened."""
        return self._whereabouts.place

    @place.setter
    def place(self, place: Place) -> None:
        self._whereabouts.move_to(place)
        self._whereabouts.keep()

    def keep_place(self) -> None:
        """Keep where this window stands, though it has gone nowhere."""
        self._whereabouts.keep()

    def switch(self, rows: int = 0, prompts: int = 0) -> Place:
        """Step through rows and prompts (in plain talk, sections) and return the new place."""
        with self.as_meant():
            place = self.place_from(self.place, rows, prompts)
        if place != self.place:
            self.place = place
        return self.place

    def place_from(self, place: Place, rows: int, prompts: int) -> Place:
        """Return the place so many rows and prompts on from another; in plain talk, sections."""
        return self._whereabouts.step(place, rows, prompts)

    def stand_at(self, place: Place, key: str = "") -> bool:
        """Go to a place as it was in another copy of the file; return whether it is here as it was.

        Args:
            place: the place; where it is not here, the one that it leads to takes its place.
            key: the ``ord`` that its section had there.
        """
        return self._whereabouts.stand_at(place, key)

    def was_moved(self) -> bool:
        """Return, once, whether the place is another one by what somebody else has done."""
        return self._whereabouts.was_moved()

    @contextmanager
    def as_meant(self) -> Iterator[Place | None]:
        """Let the meeting be, for the block, as it was known when what is carried out was asked for.

        Returns:
            The place that it was asked for in; None where nobody else has written in the meeting since.
        """
        place = self._asked_at or self.place
        with as_seen(self.store, self.minutes) as differs:
            if not differs:
                yield None
                return
            with self._whereabouts.held(place):
                yield place

    @contextmanager
    def whole(self, asked_at: Place | None = None) -> Iterator[None]:
        """Run the block; where it fails, be as before it, and hold of the meeting what the file holds.

        Args:
            asked_at: the place that what is carried out was asked for in; None where that is
                the current one, or known already.
        """
        before, self._asked_at = self._asked_at, asked_at or self._asked_at
        place, listed, axis = self.place, self._listed, self.planning.axis
        open_list, seq = self.planning.open_list, self.minutes.seq
        kept = open_list and replace(open_list, lines=[*open_list.lines])
        try:
            yield
        except BaseException:
            self._listed, self.planning.axis, self.planning.open_list = listed, axis, kept
            if self.minutes.seq != seq:
                self.minutes.become(reading.load(self.store, self.minutes.meeting.id))
            self._whereabouts.back_to(place)
            raise
        finally:
            self._asked_at = before

    @property
    def in_list(self) -> bool:
        """Whether lines belong to a list, which is written when it ends."""
        return self.planning.open_list is not None

    def go_on_with_list(self, before: CaptureSession) -> None:
        """Let lines belong to the list that is open in another session of the same meeting."""
        self.planning.open_list = before.planning.open_list

    # What a line will do --------------------------------------------------------------------------

    def preview(self, line: str, place: Place | None = None) -> Preview:
        """Say what Enter will do with ``line``; nothing is changed, whatever the size of the meeting.

        Args:
            line: what is typed.
            place: where it will be carried out; None for the current place.
        """
        scene, typed = self.scene(place), clean(line)
        if self._asked is not None and self._asked[0] != typed:
            self._asked = None  # another line is being typed: what was asked is not answered
        plan = self.plan(parse(typed, scene), scene)
        if isinstance(plan, Refused):
            return Preview(plan.reason, accepted=False)
        return Preview.of(plan)

    def request(self, line: str) -> Request | None:
        """Return what a line leaves to the app, which writes nothing; None for any other line."""
        if self.in_list or not line.lstrip().startswith("/"):
            return None
        scene = self.scene()
        plan = self.plan(parse(clean(line), scene), scene)
        return plan.request if isinstance(plan, Plan) else None

    def complete(self, line: str, cursor: int, place: Place | None = None) -> list[Suggestion]:
        """Return ways to go on with ``line`` at the cursor, the best first; None is the current place."""
        return suggest(line, cursor, self.scene(place), self.directory)

    def complete_person(self, line: str) -> list[Suggestion]:
        """Return people to go on with on a line of a list with one person on each."""
        return suggest_person(line, self.scene(), self.directory)

    def foretell(self, lines: Sequence[str]) -> Foretold:
        """Return what a paste of ``lines`` would do: which are commands, and which go to other cells."""
        return foretell(lines, self.scene())

    def scene(self, place: Place | None = None) -> Scene:
        """Return what a line is read in, at ``place`` or the current one."""
        open_list = self.planning.open_list
        return self._scenes.at(place, open_list.command if open_list else None)

    def plan(self, action: Action, scene: Scene) -> Plan | Refused:
        """Return what will be done for an action, or why it cannot be."""
        return meant.plan(self, action, scene)

    def _begun(self) -> Outcome:
        """Look at what others have done since: nothing is written into a place that they took away."""
        outcome = Outcome()
        self.refresh(outcome)
        return outcome

    def work(self) -> Work:
        """Return what a command has to work with, where the note-taker is."""
        return self.planning.work(self.scene())

    # Carrying lines out ---------------------------------------------------------------------------

    def submit(self, line: str, place: Place | None = None) -> Outcome:
        """Carry out one line, as one step, committed when this returns.

        Args:
            line: what was typed. Where it asks something first, the same line again says yes.
            place: where it was typed; None for the current place.

        Raises:
            StoreBusy, DiskFull, ReadOnly: nothing was changed, and the line can be tried again.
        """
        outcome = self._begun()
        scene, typed = self.scene(place), clean(line)
        asked, self._asked = self._asked, None
        answered = asked[1] if asked is not None and asked[0] == typed else None
        self.do(meant.read(self, typed, scene), scene, outcome, answered)
        if outcome.refusal is not None and self.store.seen is not None and leads(typed, scene):
            self.place = Place(
                self.place.section
            )  # what waits behind it was meant for another cell
        if outcome.asks and outcome.refusal is not None:
            self._asked = typed, outcome.refusal
        return outcome

    def paste(self, lines: Sequence[str], *, commands: bool) -> Outcome:
        """Carry out many lines in one step; those that are refused are in ``kept`` of the outcome.

        Args:
            lines: the lines, one entry each.
            commands: whether commands, headings and switch tokens among them act; else they are text.

        Raises:
            StoreBusy, DiskFull, ReadOnly: nothing was changed.
        """
        begun = self._begun()
        outcome = paste(self, self.store, lines, commands=commands)
        self.refresh(outcome)  # the step ends with what its lines bring about together
        outcome.touched |= begun.touched
        return outcome

    def people_list(self, command: str, text: str) -> Outcome:
        """Note the people in a ``text`` under a command such as ``present``, in one step.

        Somebody's second line may come by itself, as when a list is typed: it is read with the first.
        """
        outcome = self._begun()
        self.carry_out(self._plan_people(command, text), outcome)
        self._listed = clean(text).split("\n")[-1].strip()
        return outcome

    def preview_people(self, command: str, text: str) -> Message:
        """Say whom :meth:`people_list` would note, and how many they are; nothing is changed."""
        return self._plan_people(command, text).words

    def _plan_people(self, command: str, text: str) -> Plan:
        lines = clean(text).split("\n")
        goes_on = is_extra(lines[0]) or self._listed.endswith(",")
        read = [self._listed, *lines] if self._listed and goes_on else lines
        return plan_lines(self.work(), command, read)

    def come_or_go(self, command: str, participant: str) -> Outcome:
        """Note that a participant comes (``arrives``) or goes (``leaves``) here and now.

        Who was noted as absent has been there for a part of the meeting then.
        """
        outcome = Outcome()
        known = self.minutes.participant(participant)
        if known is None:
            outcome.refusal = message(N_("That person is not in the meeting any more."))
            return outcome
        away = command == "arrives" and known.attendance in (None, "absent", "excused")
        person = replace(known, attendance="part") if away else known
        work = self.work()
        clock = work.clock() if work.is_own_day else None
        found = [Joined(known, person, known)]
        words = " ".join(filter(None, (known.name, clock)))
        plan = plan_move(work, command, found, clock, words)
        self.carry_out(plan, outcome)
        outcome.said = outcome.said or plan.words
        return outcome

    def finish(self) -> Outcome:
        """End the list that is open, at the end of a file."""
        outcome = Outcome()
        self.close_list(outcome)
        return outcome

    def do(
        self, action: Action, scene: Scene, outcome: Outcome, answered: Message | None = None
    ) -> None:
        """Carry out what a line asked for in ``scene`` and note in ``outcome`` what became of it.

        Args:
            action: what the line asked for.
            scene: what it was read in.
            outcome: what became of it.
            answered: what a person was asked before, and has said yes to.
        """
        ends = self.planning.open_list is not None and not isinstance(action, ListLine | Refused)
        if ends:
            self.close_list(outcome)
            if isinstance(action, RunCommand) and action.command.name == "end":
                return
            scene = self.scene()
        plan = self.plan(action, scene)
        if isinstance(plan, Refused):
            outcome.refusal = plan.reason
        elif self._interactive and plan.asks not in (None, answered):
            outcome.refusal, outcome.asks = plan.asks, True
        elif plan.lines:
            self._write_lines(plan, outcome)
        else:
            outcome.request = plan.request or outcome.request
            self.carry_out(plan, outcome, scene.place)
            if plan.asks not in (None, answered) and outcome.refusal is None:
                outcome.told = outcome.said

    def _write_lines(self, plan: Plan, outcome: Outcome) -> None:
        """Carry out the lines of a plan in one step; where one is refused, none is written."""
        try:
            written = write_all(self, self.store, plan.lines, str(plan.step))
        except _REFUSALS as error:
            outcome.refusal = error.message
            return
        outcome.entry, outcome.moved = written.entry, written.moved
        outcome.day = written.day or outcome.day
        outcome.touched |= written.touched

    def close_list(self, outcome: Outcome) -> None:
        """End the list that is open, if one is, and carry out what it says."""
        open_list = self.planning.open_list
        plan = open_list.plan_end(self.work()) if open_list else None
        if plan is not None:
            self.carry_out(plan, outcome)
        self.planning.open_list = None

    def write_entries(self, written: Sequence[Entry], outcome: Outcome) -> None:
        """Write entries, each in the cell it names, in one step."""
        drafts = [
            draft_of(entry, Place(entry.section, entry.row, entry.prompt)) for entry in written
        ]
        meeting = self.minutes.meeting.id
        uids = entries.add_many(self.store, meeting, drafts)
        outcome.entry = uids[-1]
        self._begin_day(outcome)
        self.refresh(outcome)

    def carry_out(self, plan: Plan, outcome: Outcome, typed_at: Place | None = None) -> None:
        """Carry out a plan as one step; a line typed elsewhere than the current place moves nowhere."""
        here, before = self._whereabouts, self.place
        try:
            with self._step(plan.step) as step:
                done = plan.carry_out()
                if done.entry is not None or done.opened:
                    self._begin_day(outcome, opens=done.opened)
                if done.place is not None and typed_at in (None, before):
                    here.move_to(done.place)
                    here.keep()
        except _REFUSALS as error:
            here.back_to(before)
            outcome.refusal = error.message
            return
        except BaseException:
            here.back_to(before)
            raise
        here.moved_by(step.id if step else None, before)
        self.planning.axis = done.axis or self.planning.axis
        outcome.entry = done.entry or outcome.entry
        outcome.closed = done.closed or outcome.closed
        outcome.said = done.said or outcome.said
        outcome.day = done.day or outcome.day
        outcome.kept += [(0, line, NOT_SEEN) for line in done.kept]
        self.refresh(outcome)
        outcome.moved = outcome.moved or self.place != before

    def _begin_day(self, outcome: Outcome, *, opens: bool = False) -> None:
        """Move a provisional date to today, with what is written in the app or opens the meeting there."""
        head, today = self.minutes.meeting, self._today()
        if head.provisional is None or not self._interactive:
            return
        moved = meeting_day.begin(self.store, head.id, today, opens=opens)
        if moved is not None:
            outcome.day = day_words(today.isoformat(), moved)

    def wrote(self, place: Place, columns: tuple[int, ...]) -> None:
        """Remember the cell that was written in, and the columns of the bullets around the next line."""
        self._scenes.columns = (place, columns)
        self._whereabouts.wrote(place)

    def refresh(self, outcome: Outcome) -> None:
        """Bring the meeting up to date. What was written is safe; a lock only delays seeing it."""
        try:
            outcome.touched |= reading.refresh(self.store, self.minutes)
        except StoreBusy:
            return

    def _step(self, name: str | None) -> AbstractContextManager[Step | None]:
        return self.store.step(self.minutes.meeting.id, name) if name else nullcontext()
