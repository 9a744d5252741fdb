"""The command that parts a group: its answers stay with the first part, the others are new groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from locales import N_, Message, message
from store.capture.commands.groups import exercise_of, read_labelled, why_not, with_pairs
from store.capture.commands.people import as_named, find_people
from store.capture.pairs import halves_of, unknown
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.subjects import Subject, find_subject
from store.language.blanks import BLANKS, B, squeezed
from store.language.spelling import spelling
from store.model.records import Group
from store.verbs import groups

_EQUALS = re.compile("=")
_LABEL = re.compile(f"([^{BLANKS}]+)(?:{B}+(.+))?", re.DOTALL)
_HOW = N_("Write the group, = and its parts: B = B, F; or B = B Ada, Bo; F Cia")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the group: its label, a longer name if it has one, and the names of members as typed."""

    label: str
    name: str | None = None
    members: str = ""

    @property
    def words(self) -> str:
        """The part as a list of groups has it."""
        more = self.name or self.members
        return f"{self.label} ({more})" if more else self.label


def _split(work: Work, argument: str) -> Plan | Refused:
    """Part the group that is named; the new groups get rows as with ``/grupp``."""
    found = _read(work, argument)
    if isinstance(found, Refused):
        return found
    group, (first, *new) = found
    reason = _why_not_parts(work, group, [first, *new])
    if reason is not None:
        return Refused(reason)
    for part in (first, *new):
        if part.members and isinstance(people := find_people(work, part.members), Refused):
            return people
    said = message(
        N_("{what} is split: its answers stay with {first}; new: {new}"),
        what=Subject(group=group).words,
        first=first.words,
        new=", ".join(part.words for part in new),
    )
    said = with_pairs(work, group.group_set, [part.label for part in new], said)

    def carry_out() -> Done:
        if first.label != group.label:
            groups.rename(work.store, work.meeting, group.uid, first.label)
        if first.name:
            groups.change(work.store, work.meeting, group.uid, name=first.name)
        _seat(work, group.uid, first, group)
        for part in new:
            uid = groups.add(
                *(work.store, work.meeting, group.group_set, part.label),
                late=exercise_of(work, group.group_set),
                name=part.name,
            )
            _seat(work, uid, part)
        return Done(said=said)

    return Plan(said, carry_out, step="split_group")


def _seat(work: Work, uid: str, part: _Part, group: Group | None = None) -> None:
    """Seat the members of a part, beside those of the ``group`` whose answers it has."""
    found = find_people(work, part.members) if part.members else []
    if not found or isinstance(found, Refused):
        return
    there = group.members if group else ()
    seated = {one.uid for one in there}
    new = [one for one in as_named(work, part.members, found) if one.uid not in seated]
    groups.set_members(work.store, work.meeting, uid, (*there, *new))


def _read(work: Work, argument: str) -> tuple[Group, list[_Part]] | Refused:
    """Return the group that is to be split, and its parts."""
    halves = list(halves_of(argument, _EQUALS))
    if not halves:
        return Refused(message(_HOW))
    named = ((find_subject(name, work.scene), parts) for name, parts in halves)
    subject, text = next(((one, parts) for one, parts in named if one), (None, ""))
    if subject is None:
        return unknown(halves[0][0])
    if subject.group is None:
        return Refused(message(N_("Only a group can be split.")))
    parts = _parts(text, subject.group)
    letter = subject.group.letter
    if parts and letter and spelling(parts[0].label) == spelling(letter):
        parts[0] = replace(
            parts[0], label=subject.group.label
        )  # its letter is it, whatever it is called
    return (subject.group, parts) if len(parts) > 1 else Refused(message(_HOW))


def _parts(text: str, group: Group) -> list[_Part]:
    """Return the parts: with ``;`` between them each has members, with commas each may have a longer name."""
    if ";" in text:
        return [_with_members(part, group) for part in text.split(";") if part.strip(BLANKS)]
    return [_Part(*read_labelled(part)) for part in text.split(",") if part.strip(BLANKS)]


def _with_members(text: str, group: Group) -> _Part:
    """Return a part with its members: the label of the group that is split may be of several words."""
    typed = squeezed(text)
    if spelling(f"{typed} ").startswith(f"{spelling(group.label)} "):
        return _Part(group.label, None, typed[len(group.label) :].strip(BLANKS))
    match = _LABEL.fullmatch(typed)
    return _Part(match[1], None, match[2] or "") if match else _Part(typed)


def _why_not_parts(work: Work, group: Group, parts: Sequence[_Part]) -> Message | None:
    """Return why a group cannot be split so; None where it can."""
    others = [one.label for one in work.minutes.groups(group.group_set) if one.uid != group.uid]
    taken = next((p.label for p in parts if spelling(p.label) in map(spelling, others)), None)
    if taken is not None:
        return message(N_("“{label}” is the name of another one."), label=taken)
    return why_not([*others, *(part.label for part in parts)])


PLANNERS: dict[str, Planner] = {"split": _split}
