"""What will be done for a line: entries, a move, a command. Nothing is done before it is carried out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from random import Random

from locales import N_, message
from store.capture.commands import PLANNERS
from store.capture.commands.course import open_section
from store.capture.lists import NO_LIST, OpenList
from store.capture.parsed import (
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
from store.capture.placing import place_words
from store.capture.plans import Done, Plan, Request, Work
from store.capture.previews import other_reading, written_words
from store.capture.scene import Scene
from store.capture.table import Command
from store.capture.verified_refusal import locked_words
from store.capture.whereabouts import Whereabouts
from store.file.countdown import Clock
from store.file.store import Store
from store.language.as_typed import NOTHING
from store.model.minutes import Minutes
from store.model.pile import is_to_be_made
from store.model.records import Entry, Place
from store.verbs import entries, rows
from store.verbs.entries import EntryDraft

_FIELDS = (
    *("depth", "speaker", "speaker_uid", "marks", "owners", "due", "due_text", "clauses", "vote"),
    *("address", "cells", "time", "links"),
)
"""The fields of an entry that a line gives, beside its kind, its text and its place."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What does not lie in the meeting.

    Attributes:
        today: gives the day.
        now: gives the time of day.
        moment: gives the moment that a countdown begins; None where none does.
        chance: draws lots.
        interactive: whether the lines are typed, not read from a file.
    """

    today: Callable[[], date]
    now: Callable[[], time]
    moment: Clock | None
    chance: Random
    interactive: bool


class Planning:
    """Plans what lines ask for, for one note-taker in one meeting.

    Attributes:
        axis: the row or prompt that was added last, which a hint belongs to.
        open_list: the list that the lines belong to, or None.
    """

    def __init__(
        self,
        store: Store,
        minutes: Minutes,
        whereabouts: Whereabouts,
        circumstances: Circumstances,
        wrote: Callable[[Place, tuple[int, ...]], object],
    ) -> None:
        """Plan for ``minutes``; ``wrote`` is told where entries were written, and in which columns."""
        self.axis: str | None = None
        self.open_list: OpenList | None = None
        self._store = store
        self._minutes = minutes
        self._whereabouts = whereabouts
        self._circumstances = circumstances
        self._wrote = wrote

    def plan(self, action: Action, scene: Scene) -> Plan | Refused:
        """Return what will be done for an action, or why it cannot be."""
        plan = self._plan(action, scene)
        locked = locked_words(self._minutes, plan) if isinstance(plan, Plan) else None
        return plan if locked is None else Refused(locked)

    def _plan(self, action: Action, scene: Scene) -> Plan | Refused:
        match action:
            case Refused():
                return action
            case AddEntries():
                return self._plan_entries(action, scene)
            case AddClause(entry, text):
                return self._plan_clause(entry, text)
            case Switch(place):
                return self._plan_switch(place)
            case OpenSection():
                return open_section(self.work(scene), action)
            case RunCommand(command, argument):
                return self._plan_command(command, argument, scene)
            case ListLine(text) if self.open_list is not None:
                return self.open_list.plan_line(text, self.work(scene))
            case Nothing() | ListLine():
                return Plan(NOTHING)

    def _plan_switch(self, place: Place) -> Plan:
        words = place_words(self._minutes, place)
        if place.row is None or not is_to_be_made(place.row):
            return Plan(words, lambda: Done(place), place)

        name = place.row

        def carry_out() -> Done:
            with self._store.step(self._minutes.meeting.id, "add_row") as step:
                pile = rows.make_pile(self._store, step, str(place.section), name)
            return Done(replace(place, row=pile), axis=pile)

        return Plan(words, carry_out, place, step="add_row")

    def work(self, scene: Scene) -> Work:
        """Return what a command has to work with, in the scene of its line."""
        place_in = self._whereabouts.place_in
        return Work(
            self._store,
            scene,
            self._circumstances.today(),
            self._circumstances.now,
            place_in,
            self.axis,
            self._circumstances.moment,
            self._circumstances.chance,
        )

    def _plan_entries(self, action: AddEntries, scene: Scene) -> Plan:
        def carry_out() -> Done:
            place = self.work(scene).ensured(action.place)
            drafts = [draft_of(entry, place) for entry in action.entries]
            meeting = self._minutes.meeting.id
            beside = {"after": action.after, "before": action.before}
            uids = entries.add_many(self._store, meeting, drafts, **beside)
            if not any(beside.values()):
                self._wrote(place, action.indents)
            return Done(place if place != action.place else None, uids[-1])

        step = "add_entry" if len(action.entries) == 1 else "add_entries"
        words, other = written_words(action, scene), other_reading(action, scene)
        doubted = action.doubt is not None
        return Plan(words, carry_out, action.place, step, other=other, doubted=doubted)

    def _plan_clause(self, entry: Entry, text: str) -> Plan:
        def carry_out() -> Done:
            clauses = (*entry.clauses, text)
            entries.change(self._store, self._minutes.meeting.id, entry.uid, clauses=clauses)
            return Done(entry=entry.uid)

        place = Place(entry.section, entry.row, entry.prompt)
        return Plan(message(N_("One more clause")), carry_out, place, step="change_entry")

    def _plan_command(self, command: Command, argument: str, scene: Scene) -> Plan | Refused:
        if command.app_only:
            return Plan(message(command.help), request=Request(command.name, argument))
        if command.name == "end":
            return Plan(message(command.help)) if self.open_list else Refused(message(NO_LIST))
        if command.name == "agenda":
            return self._plan_agenda(command, argument, scene)
        if command.lines and not argument:
            return self._plan_list(command)
        return PLANNERS[command.name](self.work(scene), argument)

    def _plan_list(self, command: Command) -> Plan:
        if self._circumstances.interactive:
            return Plan(message(command.help), request=Request(command.name))
        return self._plan_lines(command, Plan(NOTHING))

    def _plan_agenda(self, command: Command, first: str, scene: Scene) -> Plan:
        """Return what opens an agenda; what stands behind the command is its first line."""
        agenda = OpenList(command)
        begun = agenda.plan_line(first, self.work(scene)) if first else Plan(NOTHING)
        return self._plan_lines(command, begun, agenda)

    def _plan_lines(self, command: Command, begun: Plan, opened: OpenList | None = None) -> Plan:
        """Return what opens a list, whose first line is planned already."""

        def carry_out() -> Done:
            self.open_list = opened or OpenList(command)
            return begun.carry_out()

        words = message(N_("{what}: one line each, then /end"), what=message(command.help))
        return Plan(words, carry_out, step=begun.step)


def draft_of(entry: Entry, place: Place) -> EntryDraft:
    """Return what is to be written for an entry that a line gave."""
    default = Entry("", "")
    values = {name: getattr(entry, name) for name in _FIELDS}
    fields = {name: value for name, value in values.items() if value != getattr(default, name)}
    return EntryDraft(place, entry.kind, entry.text, fields)
