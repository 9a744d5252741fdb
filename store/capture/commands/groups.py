"""Commands for groups: a new set from here on, one more group, and who sits where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from locales import N_, Message, in_each, message
from store.capture.commands.head import SET
from store.capture.commands.people import as_named, find_people
from store.capture.holding import lines_in_row
from store.capture.meant_people import Joined
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.table import BY_NAME as COMMANDS
from store.file import forms
from store.language.blanks import BLANKS, B, squeezed, words
from store.language.spelling import spelling
from store.language.words import NONE_WORDS, ROW_WORDS
from store.model.drawing import Drawn
from store.model.grouping import group_rows, late_pairs
from store.model.pile import answering
from store.model.records import Group, Place, Section
from store.verbs import groups, sections

MOST = 100
"""More groups than this are a slip of the finger."""

_RANGE = re.compile(rf"([^\W\d_]|\d{{1,4}}){B}*[-–—]{B}*([^\W\d_]|\d{{1,4}})(?:{B}+(.*))?")
_LAST_WITH_NAME = re.compile(f"([^{BLANKS}]{{1,2}}){B}+(.+)")
_SHORT = 2


def _groups(work: Work, argument: str) -> Plan | Refused:
    """Make a new set of groups; in an exercise without answers they become its rows."""
    if spelling(argument) in NONE_WORDS:
        return _end(work)
    labels, name = read_labels(argument)
    reason = why_not(labels)
    if reason is not None:
        return Refused(reason)

    shown = message(SET, what=message(N_("Groups")), value=", ".join(labels))
    shown = with_kept(work, shown)

    def carry_out() -> Done:
        place = make_set(work, [(label, ()) for label in labels], name or None)
        return Done(place, said=shown)

    return Plan(shown, carry_out, step="add_groups")


def make_set(work: Work, drawn: Sequence[Drawn], name: str | None) -> Place | None:
    """Make a set of groups with who sits in them, current from here on.

    In an exercise without answers they become its rows.

    Returns:
        The place in the first of these rows; None where there are none.
    """
    exercise = _without_answers(work)
    made = groups.add_drawn(work.store, work.meeting, drawn, name)
    return _set_rows(work, exercise, made) if exercise else None


def read_labels(argument: str) -> tuple[list[str], str]:
    """Return the labels in a range or a comma list, and the name behind them."""
    match = _RANGE.fullmatch(argument)
    if match:
        return _between(match[1], match[2]), (match[3] or "").strip(BLANKS)
    labels = [squeezed(label) for label in argument.split(",") if label.strip(BLANKS)]
    last = _LAST_WITH_NAME.fullmatch(labels[-1]) if labels else None
    if last and len(labels) > 1 and all(len(label) <= _SHORT for label in labels[:-1]):
        return [*labels[:-1], last[1]], last[2]
    return labels, ""


def _between(first: str, last: str) -> list[str]:
    """Return the labels of a range, none where it has no order."""
    if first.isdecimal() and last.isdecimal():
        return [str(n) for n in range(int(first), min(int(last), int(first) + MOST) + 1)]
    if first.isdecimal() or last.isdecimal() or first.isupper() != last.isupper():
        return []
    return [chr(n) for n in range(ord(first), min(ord(last), ord(first) + MOST) + 1)]


def why_not(labels: Sequence[str]) -> Message | None:
    """Return why groups cannot have these labels; None where they can."""
    if not labels:
        return message(N_("That is no range: write A-E, 1-3 or names with commas."))
    if len(labels) > MOST:
        return message(N_("At most {n} groups."), n=MOST)
    if len({spelling(label) for label in labels}) < len(labels):
        return message(N_("Two groups cannot have the same label."))
    return None


def _end(work: Work) -> Plan:
    def carry_out() -> Done:
        groups.end(work.store, work.meeting)
        return Done()

    return Plan(message(N_("No groups from here on")), carry_out, step="end_groups")


def _without_answers(work: Work) -> Section | None:
    """Return the current exercise, if its rows are groups and none of them has answered yet."""
    return None if _answered(work) else _of_groups(work)


def _of_groups(work: Work) -> Section | None:
    """Return the current exercise, if its rows are groups."""
    form = forms.get(work.section.form) if work.section else None
    return work.section if form is not None and form.rows in ("groups", "ring") else None


def _answered(work: Work) -> bool:
    rows = work.minutes.rows(work.place.section)
    return any(lines_in_row(work.minutes, row) for row in rows)


def with_kept(work: Work, said: Message) -> Message:
    """Add which groups the current exercise keeps where a new set is made, since it has answers."""
    kept = ", ".join(row.label for row in answering(work.minutes, work.place.section))
    if _of_groups(work) is None or not _answered(work) or not kept:
        return said
    return message(
        N_("{what} · this exercise has answers and keeps {groups}"), what=said, groups=kept
    )


def _set_rows(work: Work, section: Section, group_set: str) -> Place:
    form = forms.get(section.form)
    made = groups.in_set(work.store, group_set)
    rows = group_rows(made, ring=form is not None and form.rows == "ring")
    sections.change(work.store, work.meeting, section.uid, group_set=group_set)
    uids = sections.set_rows(work.store, work.meeting, section.uid, rows)
    return Place(section.uid, uids[0], work.place.prompt)


# One more group -----------------------------------------------------------------------------------


def _group(work: Work, argument: str) -> Plan | Refused:
    """Add groups to the set of the exercise, else to the current one; they get rows in the exercise too."""
    current = work.minutes.current_group_set()
    group_set = (work.section.group_set if work.section else None) or (current and current.uid)
    if not group_set:
        command = in_each(COMMANDS["groups"].word)
        return Refused(message(N_("There are no groups yet: {command} A-C"), command=command))
    new = [read_labelled(part) for part in argument.split(",") if part.strip(BLANKS)]
    taken = [group.label for group in work.minutes.groups(group_set)]
    reason = why_not([*taken, *(label for label, _ in new)]) if new else why_not([])
    if reason is not None:
        return Refused(reason)
    labels = ", ".join(f"{label} ({name})" if name else label for label, name in new)
    shown = message(SET, what=message(N_("New group")), value=labels)

    def with_ring() -> Message:
        return with_pairs(work, group_set, [label for label, _ in new], shown)

    def carry_out() -> Done:
        said = with_ring()  # others may have let a group in since it was asked for
        for label, name in new:
            late = exercise_of(work, group_set)
            groups.add(work.store, work.meeting, group_set, label, late=late, name=name)
        return Done(said=said)

    return Plan(with_ring(), carry_out, step="add_group")


def exercise_of(work: Work, group_set: str) -> list[str]:
    """Return the exercise one is in, by uid, where groups of this set work in it: it takes late ones."""
    section = work.section
    return [section.uid] if section and section.group_set == group_set else []


def with_pairs(work: Work, group_set: str, new: Sequence[str], said: Message) -> Message:
    """Add which pairs new groups bring into the ring one is in, and which pair stays since it has begun."""
    section, form = work.section, forms.get(work.section.form) if work.section else None
    if section is None or section.group_set != group_set or form is None or form.rows != "ring":
        return said
    there = [(group.uid, group.label) for group in work.minutes.groups(group_set)]
    pairs = [str(row["label"]) for row in late_pairs(there, [("", label) for label in new])]
    said = message(N_("{what} · {pairs}"), what=said, pairs=", ".join(pairs))
    for row in work.minutes.rows(section.uid):
        closes = there and (row.group, row.to) == (there[-1][0], there[0][1])
        if closes and lines_in_row(work.minutes, row):
            said = message(N_("{what} · {pair} stays with its answers"), what=said, pair=row.label)
    return said


def read_labelled(text: str) -> tuple[str, str | None]:
    """Return the label and the longer name of one group: ``F Skolan`` has both, ``Skolan`` a label."""
    match = _LAST_WITH_NAME.fullmatch(text.strip(BLANKS))
    return (match[1], squeezed(match[2])) if match else (squeezed(text), None)


# Members ------------------------------------------------------------------------------------------


def _members(work: Work, argument: str) -> Plan | Refused:
    group, names = _split_group(work, argument)
    if group is None:
        return Refused(message(N_("There is no such group: {name}"), name=words(argument)[0]))
    found = find_people(work, names)
    if isinstance(found, Refused):
        return found

    shown = _seated_words(work, group, found)

    def carry_out() -> Done:
        named = as_named(work, names, found)
        seated = {one.uid for one in group.members}
        new = [one for one in named if one.uid not in seated]
        groups.set_members(work.store, work.meeting, group.uid, (*group.members, *new))
        return Done(said=shown)

    return Plan(shown, carry_out, step="set_members")


def _seated_words(work: Work, group: Group, found: Sequence[Joined]) -> Message:
    """Return who sits in a group, and whom another one of its set loses by that."""
    what = message(N_("Group {label}"), label=group.label)
    said = message(SET, what=what, value=", ".join(one.person.name for one in found))
    for other in work.minutes.groups(group.group_set):
        seated = {one.uid for one in other.members} if other.uid != group.uid else set()
        moved = [one.person.name for one in found if one.known and one.known.uid in seated]
        if moved:
            words_ = N_("{what} · from group {label}: {names}")
            said = message(words_, what=said, label=other.label, names=", ".join(moved))
    return said


def _split_group(work: Work, argument: str) -> tuple[Group | None, str]:
    """Return the group that the argument begins with, by its longest name, and the rest."""
    parts = words(argument)
    if spelling(parts[0]) in ROW_WORDS and len(parts) > 1:
        parts = parts[1:]
    for count in range(len(parts), 0, -1):
        group = work.scene.names.group(" ".join(parts[:count]).rstrip(":"))
        if group is not None:
            return group, " ".join(parts[count:])
    return None, argument


PLANNERS: dict[str, Planner] = {"groups": _groups, "group": _group, "members": _members}
