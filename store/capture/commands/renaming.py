"""Commands that change what is there already: groups, rows and prompts are renamed, merged and taken out.

No answer is ever lost by them: it goes where they say, and the words that follow say where that is. What
names none of these is a section; see :mod:`store.capture.commands.sections`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from locales import N_, message
from store.capture.asked import asked_anew
from store.capture.commands import sections as in_outline
from store.capture.commands.groups import read_labelled
from store.capture.holding import lines_in_row
from store.capture.pairs import between, both_of, halves_of, not_found, unknown
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.section_names import NO_SUCH, find_section
from store.capture.subjects import Subject, find_subject
from store.language.blanks import squeezed
from store.language.spelling import spelling
from store.language.words import INTO_WORDS
from store.model.records import Group, Place, Prompt, Row
from store.verbs import clusters, groups, rows, sections

_EQUALS = re.compile("=")
_INTO = between(INTO_WORDS)
_RENAME = N_("Write what it is called, = and its new name: B = North")
_MERGE = N_("Write what goes into what: B = C")


# Renaming -----------------------------------------------------------------------------------------


def _rename(work: Work, argument: str) -> Plan | Refused:
    halves = list(halves_of(argument, _EQUALS))
    found = next(((t, new) for old, new in halves if (t := find_subject(old, work.scene))), None)
    if found is None:
        return _rename_section(work, halves) if halves else Refused(message(_RENAME))
    subject, name = found
    if subject.prompt is not None:
        return _rename_prompt(work, subject, subject.prompt, name)
    taken = _taken(work, subject, name)
    if taken is not None:
        return Refused(message(N_("“{label}” is the name of another one."), label=taken))
    if subject.group is not None:
        return _renamed(
            subject, name, partial(_rename_group, work, subject.group, name), "change_group"
        )
    row = str(subject.row and subject.row.uid)
    act = partial(rows.rename, work.store, work.meeting, row, squeezed(name))
    return _renamed(subject, name, act, "change_row")


def _rename_prompt(work: Work, subject: Subject, prompt: Prompt, name: str) -> Plan | Refused:
    asked = asked_anew(work, prompt, name)
    if isinstance(asked, Refused):
        return asked

    def act() -> None:
        clusters.rename(work.store, work.meeting, prompt.uid, asked.text)
        sections.change_prompt(work.store, work.meeting, prompt.uid, **asked.fields)

    return _renamed(subject, asked.text, act, "change_prompt")


def _rename_section(work: Work, halves: list[tuple[str, str]]) -> Plan | Refused:
    """Rename a section, where nothing here is called so."""
    for old, new in halves:
        section = find_section(old, work.minutes)
        if not isinstance(section, Refused):
            return in_outline.rename(work, section, new)
    return unknown(halves[0][0])


def _rename_group(work: Work, group: Group, name: str) -> None:
    label, longer = read_labelled(name)
    groups.rename(work.store, work.meeting, group.uid, label)
    if longer is not None:
        groups.change(work.store, work.meeting, group.uid, name=longer)


def _renamed(subject: Subject, name: str, act: Callable[[], None], step: str) -> Plan:
    said = message(N_("{what} is now called {name}"), what=subject.words, name=name)

    def carry_out() -> Done:
        act()
        return Done(said=said)

    return Plan(said, carry_out, step=step)


def _taken(work: Work, subject: Subject, name: str) -> str | None:
    """Return the new label, where another group or row has it already."""
    label = read_labelled(name)[0] if subject.group is not None else squeezed(name)
    others: list[str] = [
        row.label
        for row in work.minutes.rows(work.place.section)
        if subject.row is None or row.uid != subject.row.uid
    ]
    if subject.group is not None:
        siblings = work.minutes.groups(subject.group.group_set)
        others += [group.label for group in siblings if group.uid != subject.group.uid]
    return label if spelling(label) in map(spelling, others) else None


# Merging ------------------------------------------------------------------------------------------


def _merge(work: Work, argument: str) -> Plan | Refused:
    halves = list(halves_of(argument, _EQUALS, _INTO))
    pair = next((both for half in halves if (both := both_of(work.scene, *half))), None)
    if pair is None:
        return _merge_section(work, argument, halves)
    one, into = pair
    if one == into:
        return Refused(message(N_("They are one and the same.")))
    merged = _merging(work, one, into)
    if merged is None:
        return Refused(message(N_("A row and a question cannot be merged.")))
    act, step = merged
    said = message(N_("{what} goes into {into}"), what=one.words, into=into.words)

    def carry_out() -> Done:
        count = _written(work, one)
        act()
        counted = message(N_("{what} (lines: {n})"), what=said, n=count)
        return Done(_now_in(work, one, into), said=counted)

    return Plan(said, carry_out, step=step)


def _merge_section(work: Work, argument: str, halves: list[tuple[str, str]]) -> Plan | Refused:
    """Join a section to the one before it: the current one, or the one that is named."""
    if not argument:
        return in_outline.merge(work, work.section)
    section = find_section(argument, work.minutes)
    if not isinstance(section, Refused) and find_subject(argument, work.scene) is None:
        return in_outline.merge(work, section)
    return not_found(work.scene, halves) if halves else Refused(message(_MERGE))


def _merging(work: Work, one: Subject, into: Subject) -> tuple[Callable[[], None], str] | None:
    """Return what merges two of a kind, and its step; None where they are of different kinds."""
    if one.prompt is not None and into.prompt is not None:
        uids = (one.prompt.uid, into.prompt.uid)
        return partial(clusters.merge, work.store, work.meeting, *uids), "merge_prompts"
    if one.group is not None and into.group is not None:
        uids = (one.group.uid, into.group.uid)
        return partial(groups.merge, work.store, work.meeting, *uids), "merge_groups"
    if one.row is not None and into.row is not None:
        uids = (one.row.uid, into.row.uid)
        return partial(rows.merge, work.store, work.meeting, *uids), "merge_rows"
    return None


def _now_in(work: Work, one: Subject, into: Subject) -> Place | None:
    """Return where a line lands that would have landed in what is merged; None where it still is there."""
    place = work.place
    if one.prompt is not None and into.prompt is not None and place.prompt == one.prompt.uid:
        return Place(place.section, place.row, into.prompt.uid)
    ring = one.row is not None and one.row.from_ is not None and one.group is not None
    if one.row is not None and into.row is not None and place.row == one.row.uid and not ring:
        return Place(place.section, into.row.uid, place.prompt)
    return None


def _written(work: Work, subject: Subject) -> int:
    """Return how much is written in a row, in every row of a group, or under a prompt."""
    minutes = work.minutes
    if subject.prompt is not None:
        section, of = subject.prompt.section, subject.prompt.uid
        cells = (Place(section, row, of) for row in _uids(minutes.rows(section)))
        return sum(len(minutes.cell(place)) for place in cells)
    if subject.group is None:
        return lines_in_row(work.minutes, subject.row) if subject.row is not None else 0
    every = (row for section in minutes.sections for row in minutes.rows(section.uid))
    return sum(lines_in_row(work.minutes, row) for row in every if row.group == subject.group.uid)


def _uids(parts: Iterable[Row | Prompt]) -> tuple[str | None, ...]:
    """Return None, which is the room or the row as a whole, and the uids."""
    return (None, *(part.uid for part in parts))


# Taking out ---------------------------------------------------------------------------------------


def _remove(work: Work, argument: str) -> Plan | Refused:
    subject = find_subject(argument, work.scene) if argument else None
    if subject is None:
        return _remove_section(work, argument)
    act, step, stays = _removing(work, subject)

    def carry_out() -> Done:
        count = _written(work, subject)
        act()
        return Done(_beside(work, subject), said=message(stays, what=subject.words, n=count))

    return Plan(message(N_("Take out {what}"), what=subject.words), carry_out, step=step)


def _remove_section(work: Work, argument: str) -> Plan | Refused:
    """Take a section out: the current one, or the one that is named."""
    section = find_section(argument, work.minutes) if argument else work.section
    if isinstance(section, Refused):
        no_such = section.reason.msgid == NO_SUCH
        return unknown(argument) if no_such else section
    return in_outline.remove(work, section)


def _removing(work: Work, subject: Subject) -> tuple[Callable[[], None], str, str]:
    """Return what takes something out, its step, and the words for where that which is written stays."""
    store, meeting = work.store, work.meeting
    if subject.prompt is not None:
        said = N_("{what} is taken out; its lines stay under no question ({n})")
        return partial(clusters.remove, store, meeting, subject.prompt.uid), "delete_prompt", said
    if subject.group is not None:
        said = N_("{what} is taken out; its lines stay under its name ({n})")
        return partial(groups.remove, store, meeting, subject.group.uid), "delete_group", said
    said = N_("{what} is taken out; its lines are the whole room's now ({n})")
    row = str(subject.row and subject.row.uid)
    return partial(rows.remove, store, meeting, row), "delete_row", said


def _beside(work: Work, subject: Subject) -> Place | None:
    """Return the place beside what goes, where the current one lies in it; None where it stays."""
    place, minutes = work.place, work.minutes
    if subject.prompt is not None and place.prompt == subject.prompt.uid:
        beside = _neighbour(_uids(minutes.prompts(place.section))[1:], place.prompt)
        return Place(place.section, place.row, beside)
    stays = (
        subject.group is not None
        and subject.row is not None
        and lines_in_row(work.minutes, subject.row)
    )
    if (
        subject.row is not None
        and place.row == subject.row.uid
        and not stays
        and not subject.row.from_
    ):
        beside = _neighbour(_uids(minutes.rows(place.section))[1:], place.row)
        return Place(place.section, beside, place.prompt)
    return None


def _neighbour(uids: tuple[str | None, ...], uid: str) -> str | None:
    """Return the next uid, or for the last one that before it; None where there is no other."""
    at = uids.index(uid)
    return (*uids[:at], *uids[at + 1 :], None)[min(at, max(len(uids) - 2, 0))]


PLANNERS: dict[str, Planner] = {
    "rename": _rename,
    "merge": _merge,
    "remove": _remove,
}
