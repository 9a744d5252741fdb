"""Making one line into another: which exercise the new one goes to, or why there is none.

It is worked out in memory, so that the words are known before anything is written; the new entry keeps a
link to the old one, which stays as it is (:mod:`store.verbs.chains`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from locales import N_, Message, in_each, message
from store.capture.becoming import Becoming
from store.capture.owners import Task
from store.capture.parsed import Refused
from store.capture.placing import heading_words
from store.capture.plans import Done, Plan
from store.capture.table import BY_NAME as COMMANDS
from store.file import forms
from store.file.store import Store
from store.language.as_typed import as_typed
from store.language.blanks import squeezed
from store.language.spelling import spelling
from store.model.minutes import Minutes
from store.model.records import Entry, Group, Row, Section
from store.verbs import chains

STEP = "chain_entry"
_LONGEST_LABEL = 60
_SEVERAL = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """What a line is to become.

    Attributes:
        target: what.
        exercise: a part of the heading of the exercise it goes to; empty for the nearest one.
        task: words of one's own, for an action its owners and day too; without text the line's own words.
    """

    target: Becoming
    exercise: str = ""
    task: Task = field(default_factory=Task)


@dataclass(frozen=True, slots=True)
class _Making:
    """One line about to become something else."""

    store: Store
    minutes: Minutes
    entry: Entry
    wish: Wish

    @property
    def words(self) -> str:
        """The words of the new entry."""
        return self.wish.task.text or self.entry.text

    def plan(self, where: Message, make: Callable[[Store, int], str]) -> Plan:
        """Return the plan that ``make`` carries out; ``where`` says where the new entry lies."""
        what = message(self.wish.target.label)
        said = message(N_("Became {what} in {place}"), what=what, place=where)

        def carry_out() -> Done:
            return Done(entry=make(self.store, self.minutes.meeting.id), said=said)

        words = message(
            N_("Becomes {what} in {place}: {text}"), what=what, place=where, text=self.words
        )
        return Plan(words, carry_out, step=STEP)


def plan_making(store: Store, minutes: Minutes, entry: Entry, wish: Wish) -> Plan | Refused:
    """Return the plan for a line to become something else, or why it cannot."""
    making = _Making(store, minutes, entry, wish)
    if not making.words.strip():
        return Refused(message(N_("That line has no words of its own.")))
    if not wish.target.form:
        return _action(making)
    homes = _homes(making)
    if isinstance(homes, Refused):
        return homes
    if wish.target.form == "ring":
        return _question(making, homes)
    return _row(making, _nearest(making, homes))


# Where it goes ------------------------------------------------------------------------------------


def _homes(making: _Making) -> list[Section] | Refused:
    """Return the exercises that it can go to: the one that is named, else all but its own."""
    minutes, target, name = making.minutes, making.wish.target, making.wish.exercise
    fitting = [section for section in minutes.sections if target.fits(section)]
    if name:
        return _named(fitting, name)
    others = [section for section in fitting if section.uid != making.entry.section]
    return others or Refused(_none_there(target))


def _named(fitting: Sequence[Section], name: str) -> list[Section] | Refused:
    headed = [section for section in fitting if section.heading]
    whole = [s for s in headed if spelling(s.heading or "") == spelling(name)]
    found = whole or [s for s in headed if spelling(name) in spelling(s.heading or "")]
    if not found:
        return Refused(message(N_("There is no such exercise called “{name}”."), name=name))
    if len(found) > 1 and len(whole) != 1:
        several = "; ".join(section.heading or "" for section in found[:_SEVERAL])
        return Refused(
            message(N_("Several exercises fit “{name}”: {several}"), name=name, several=several)
        )
    return found


def _none_there(target: Becoming) -> Message:
    form = forms.get(target.form)

    def command(language: str) -> str:
        name = form.names(language) if form else target.form
        return f"{COMMANDS['exercise'].word(language)} {name} {name.capitalize()}"

    return message(
        N_("There is no exercise for it yet; {command} makes one."), command=in_each(command)
    )


def _nearest(making: _Making, homes: Sequence[Section]) -> Section:
    """Return the nearest exercise behind the line, else the nearest before it."""
    place = {section.uid: n for n, section in enumerate(making.minutes.sections)}
    own = place.get(making.entry.section, 0)
    return min(homes, key=lambda home: (place[home.uid] < own, abs(place[home.uid] - own)))


# What it becomes ----------------------------------------------------------------------------------


def _action(making: _Making) -> Plan:
    """Return the plan for an action right after the line, in its cell."""
    entry, task = making.entry, making.wish.task
    given = {"owners": task.owners, "due": task.due, "due_text": task.due_text}
    fields = {name: value for name, value in given.items() if value}

    def make(store: Store, meeting: int) -> str:
        return chains.to_action(store, meeting, entry.uid, task.text or None, **fields)

    return making.plan(message(N_("the line below it")), make)


def _question(making: _Making, rings: Sequence[Section]) -> Plan | Refused:
    """Return the plan for the question of a group, in the nearest ring where that group is advised."""
    if making.minutes.row(making.entry.row) is None:
        return Refused(message(N_("Only what a group has said can become its question.")))
    advised = {ring.uid: row for ring in rings if (row := _advised(making, ring))}
    if not advised:
        return Refused(message(N_("Nobody in that exercise advises the group that said this.")))
    ring = _nearest(making, [ring for ring in rings if ring.uid in advised])
    row = advised[ring.uid]

    def make(store: Store, meeting: int) -> str:
        text = making.wish.task.text or None
        return chains.to_ring(store, meeting, making.entry.uid, ring.uid, text, row=row.uid)

    return making.plan(_in_row(ring, row.label), make)


def _advised(making: _Making, ring: Section) -> Row | None:
    """Return the row of a ring in which the group that a line belongs to is advised."""
    own = making.minutes.row(making.entry.row)
    if own is None:
        return None
    group = making.minutes.get(own.group)
    labels = (own.label, group.label if isinstance(group, Group) else "")
    owner = {spelling(label) for label in labels if label}
    return next(
        (r for r in making.minutes.rows(ring.uid) if r.to and spelling(r.to) in owner), None
    )


def _row(making: _Making, home: Section) -> Plan:
    """Return the plan for a row: an activity called by its words, or a round of follow-up."""
    followed = making.wish.target.form == "followup"
    label = _round(making) if followed else shortened(making.words)
    text = None if followed else making.wish.task.text or None
    kind = "label" if followed else "note"

    def make(store: Store, meeting: int) -> str:
        uid = making.entry.uid
        return chains.to_row(store, meeting, uid, home.uid, label, text, kind=kind, whole=followed)

    return making.plan(_in_row(home, label), make)


def _round(making: _Making) -> str:
    """Return the name of a round: one's own, the day of the next meeting, else the activity's."""
    coming = making.minutes.meeting.next
    return shortened(making.wish.task.text or (coming and coming.date) or making.entry.text)


def shortened(text: str) -> str:
    """Return a text on one line, short enough for the name of a row; the whole text stands in the row."""
    line = squeezed(text)
    if len(line) <= _LONGEST_LABEL:
        return line
    head = line[:_LONGEST_LABEL]
    return (head.rpartition(" ")[0] or head) + "…"


def _in_row(section: Section, label: str) -> Message:
    return message(N_("{section} · {row}"), section=heading_words(section), row=as_typed(label))
