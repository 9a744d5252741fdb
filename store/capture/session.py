"""One note-taker at work in one meeting: lines in, entries and everything else in the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime, time

from locales import N_, message
from store import reading
from store.capture.actions import (
    Action,
    AddClause,
    AddEntries,
    ListLine,
    Nothing,
    OpenSection,
    Refused,
    RunCommand,
    Switch,
)
from store.capture.commands import PLANNERS
from store.capture.commands.course import open_section
from store.capture.commands.people import plan_lines
from store.capture.commands.steps import NothingToUndo
from store.capture.completion import Suggestion, suggest
from store.capture.dates import Calendar
from store.capture.lines import acts, parse
from store.capture.lists import NO_LIST, OpenList
from store.capture.names import Names
from store.capture.outcome import Outcome, Preview
from store.capture.pasting import paste
from store.capture.person import is_extra
from store.capture.placing import place_words
from store.capture.plans import Done, Plan, Request, Work
from store.capture.previews import written_words
from store.capture.said import NOTHING
from store.capture.scene import Scene
from store.capture.table import Command
from store.capture.whereabouts import Whereabouts
from store.cleaning import clean
from store.errors import NotFound, StoreBusy, UndoRefused
from store.minutes import Minutes
from store.records import Entry, Place
from store.store import Store
from store.verbs import entries
from store.verbs.entries import EntryDraft

_REFUSALS = (NotFound, UndoRefused, NothingToUndo)
"""What a line is refused for; a lock or a full disk is no fault of the line."""

_FIELDS = (
    *("depth", "speaker", "speaker_uid", "marks", "owners", "due", "due_text", "clauses", "vote"),
    *("address", "cells", "time", "links"),
)
"""The fields of an entry that a line gives, beside its kind, its text and its place."""


class CaptureSession:
    """The capture language at work in one meeting, for the app and for files of lines alike.

    Attributes:
        minutes: the meeting, brought up to date with every line.
    """

    def __init__(
        self,
        store: Store,
        minutes: Minutes,
        *,
        today: Callable[[], date] = date.today,
        now: Callable[[], time] = lambda: datetime.now().time(),
        interactive: bool = False,
    ) -> None:
        """Go on where the actor of ``store`` was last.

        Args:
            store: the open file.
            minutes: the meeting, as :func:`store.reading.load` gives it.
            today: gives the day.
            now: gives the time of day.
            interactive: the lines are typed, not read from a file: a bare ``/närvarande`` is then a
                request, for the app to open a field that a list can be pasted into.
        """
        self.minutes = minutes
        self._store = store
        self._today = today
        self._now = now
        self._interactive = interactive
        self._whereabouts = Whereabouts(store, minutes)
        self._names: dict[str | None, Names] = {}
        self._columns: tuple[Place, tuple[int, ...]] = (Place(), ())
        self._axis: str | None = None
        self._list: OpenList | None = None
        self._listed = ""

    # The place ------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """Where the next line lands. Setting it keeps it for the next time the meeting is opened."""
        return self._whereabouts.place

    @place.setter
    def place(self, place: Place) -> None:
        self._whereabouts.move_to(place)
        self._whereabouts.keep()

    def switch(self, rows: int = 0, prompts: int = 0) -> Place:
        """Step through rows and prompts (in plain talk, sections) and return the new place."""
        place = self._whereabouts.step(rows, prompts)
        if place != self.place:
            self.place = place
        return place

    # What a line will do --------------------------------------------------------------------------

    def preview(self, line: str) -> Preview:
        """Say what Enter will do with ``line``; nothing is changed, whatever the size of the meeting."""
        scene = self.scene()
        plan = self.plan(parse(clean(line), scene), scene)
        if isinstance(plan, Refused):
            return Preview(plan.reason, accepted=False)
        return Preview(plan.words, place=plan.place)

    def complete(self, line: str, cursor: int) -> list[Suggestion]:
        """Return ways to go on with ``line`` at the cursor, the best first."""
        return suggest(line, cursor, self.scene())

    def count_commands(self, lines: Sequence[str]) -> int:
        """Return how many of ``lines`` would do something other than write where they stand."""
        scene = self.scene()
        return sum(acts(line, scene) for line in lines)

    def scene(self, place: Place | None = None) -> Scene:
        """Return what a line is read in, at ``place`` or the current one."""
        place = place or self.place
        section = self.minutes.section(place.section)
        group_set = section.group_set if section else None
        if group_set not in self._names:
            self._names[group_set] = Names(self.minutes, group_set)
        day = self.minutes.meeting.date
        at, columns = self._columns
        return Scene(
            self.minutes,
            place,
            self._names[group_set],
            Calendar(date.fromisoformat(day) if day else self._today()),
            last=self._whereabouts.last_written(place.section),
            indents=columns if at == place else (),
            listing=self._list.command if self._list else None,
        )

    def plan(self, action: Action, scene: Scene) -> Plan | Refused:
        """Return what will be done for an action, or why it cannot be."""
        match action:
            case Refused():
                return action
            case AddEntries():
                return self._plan_entries(action, scene)
            case AddClause(entry, text):
                return self._plan_clause(entry, text)
            case Switch(place):
                return Plan(place_words(self.minutes, place), lambda: Done(place), place)
            case OpenSection():
                return open_section(self._work(scene), action)
            case RunCommand(command, argument):
                return self._plan_command(command, argument, scene)
            case ListLine(text) if self._list is not None:
                return self._list.plan_line(text, self._work(scene))
            case Nothing() | ListLine():
                return Plan(NOTHING)

    def _work(self, scene: Scene) -> Work:
        place_in = self._whereabouts.place_in
        return Work(self._store, scene, self._today(), self._now, place_in, self._axis)

    def _plan_entries(self, action: AddEntries, scene: Scene) -> Plan:
        def carry_out() -> Done:
            place = self._work(scene).ensured(action.place)
            drafts = [draft_of(entry, place) for entry in action.entries]
            uids = entries.add_many(self._store, self.minutes.meeting.id, drafts)
            self.wrote(place, action.indents)
            return Done(place if place != action.place else None, uids[-1])

        step = "add_entry" if len(action.entries) == 1 else "add_entries"
        return Plan(written_words(action, scene), carry_out, action.place, step)

    def _plan_clause(self, entry: Entry, text: str) -> Plan:
        def carry_out() -> Done:
            clauses = (*entry.clauses, text)
            entries.change(self._store, self.minutes.meeting.id, entry.uid, clauses=clauses)
            return Done(entry=entry.uid)

        return Plan(message(N_("One more clause")), carry_out, step="change_entry")

    def _plan_command(self, command: Command, argument: str, scene: Scene) -> Plan | Refused:
        if command.app_only:
            return Plan(message(command.help), request=Request(command.name, argument))
        if command.name == "end":
            return Plan(message(command.help)) if self._list else Refused(message(NO_LIST))
        if command.lines and not argument:
            return self._plan_list(command)
        return PLANNERS[command.name](self._work(scene), argument)

    def _plan_list(self, command: Command) -> Plan:
        if self._interactive and command.name != "agenda":
            return Plan(message(command.help), request=Request(command.name))

        def carry_out() -> Done:
            self._list = OpenList(command)
            return Done()

        words = message(N_("{what}: one line each, then /end"), what=message(command.help))
        return Plan(words, carry_out)

    # Carrying lines out ---------------------------------------------------------------------------

    def submit(self, line: str, place: Place | None = None) -> Outcome:
        """Carry out one line, as one step, committed when this returns.

        Args:
            line: what was typed.
            place: where it was typed; None for the current place.

        Raises:
            StoreBusy, DiskFull, ReadOnly: nothing was changed, and the line can be tried again.
        """
        outcome = Outcome()
        scene = self.scene(place)
        self.do(parse(clean(line), scene), scene, outcome)
        return outcome

    def paste(self, lines: Sequence[str], *, commands: bool) -> Outcome:
        """Carry out many lines in one step; those that are refused are in ``kept`` of the outcome.

        Args:
            lines: the lines, one entry each.
            commands: whether commands, headings and switch tokens among them act; else they are text.

        Raises:
            StoreBusy, DiskFull, ReadOnly: nothing was changed.
        """
        return paste(self, self._store, lines, commands=commands)

    def people_list(self, command: str, text: str) -> Outcome:
        """Note the people in a ``text`` under a command such as ``present``, in one step.

        Somebody's second line may come by itself, as when a list is typed: it is read with the first.
        """
        outcome = Outcome()
        lines = clean(text).split("\n")
        goes_on = is_extra(lines[0]) or self._listed.endswith(",")
        read = [self._listed, *lines] if self._listed and goes_on else lines
        self.carry_out(plan_lines(self._work(self.scene()), command, read), outcome)
        self._listed = lines[-1].strip()
        return outcome

    def finish(self) -> Outcome:
        """End the list that is open, at the end of a file."""
        outcome = Outcome()
        self.close_list(outcome)
        return outcome

    def do(self, action: Action, scene: Scene, outcome: Outcome) -> None:
        """Carry out what a line asked for in ``scene`` and note in ``outcome`` what became of it."""
        ends = self._list is not None and not isinstance(action, ListLine | Refused)
        if ends:
            self.close_list(outcome)
            if isinstance(action, RunCommand) and action.command.name == "end":
                return
            scene = self.scene()
        plan = self.plan(action, scene)
        if isinstance(plan, Refused):
            outcome.refusal = plan.reason
        else:
            outcome.request = plan.request or outcome.request
            self.carry_out(plan, outcome, scene.place)

    def close_list(self, outcome: Outcome) -> None:
        """End the list that is open, if one is, and carry out what it says."""
        plan = self._list.plan_end(self._work(self.scene())) if self._list else None
        if plan is not None:
            self.carry_out(plan, outcome)
        self._list = None

    def write_entries(self, written: Sequence[Entry], outcome: Outcome) -> None:
        """Write entries, each in the cell it names, in one step."""
        drafts = [
            draft_of(entry, Place(entry.section, entry.row, entry.prompt)) for entry in written
        ]
        meeting = self.minutes.meeting.id
        uids = entries.add_many(self._store, meeting, drafts)
        outcome.entry = uids[-1]
        self.refresh(outcome)

    def carry_out(self, plan: Plan, outcome: Outcome, typed_at: Place | None = None) -> None:
        """Carry out a plan as one step; a line typed elsewhere than the current place moves nowhere."""
        here, before = self._whereabouts, self.place
        try:
            with self._step(plan.step):
                done = plan.carry_out()
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
        self._axis = done.axis or self._axis
        outcome.entry = done.entry or outcome.entry
        outcome.closed = done.closed or outcome.closed
        self.refresh(outcome)
        outcome.moved = outcome.moved or self.place != before

    def wrote(self, place: Place, columns: tuple[int, ...]) -> None:
        """Remember the cell that was written in, and the columns of the bullets around the next line."""
        self._columns = (place, columns)
        self._whereabouts.wrote(place)

    def refresh(self, outcome: Outcome) -> None:
        """Bring the meeting up to date. What was written is safe; a lock only delays seeing it."""
        try:
            outcome.touched |= reading.refresh(self._store, self.minutes)
        except StoreBusy:
            return

    def _step(self, name: str | None) -> AbstractContextManager[object]:
        return self._store.step(self.minutes.meeting.id, name) if name else nullcontext()


def draft_of(entry: Entry, place: Place) -> EntryDraft:
    """Return what is to be written for an entry that a line gave."""
    default = Entry("", "")
    values = {name: getattr(entry, name) for name in _FIELDS}
    fields = {name: value for name, value in values.items() if value != getattr(default, name)}
    return EntryDraft(place, entry.kind, entry.text, fields)
