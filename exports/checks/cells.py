"""The checks of the exercises: cells without an answer, and names that are there twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_uppercase

from exports.checks.finding import (
    Finding,
    each_entry,
    in_section,
    of_meeting,
    of_section,
    short,
)
from exports.wording import row_name
from locales import N_, Message, message
from store.capture.doubts import doubted_cell_of
from store.file import forms
from store.language.spelling import spelling
from store.model.branches import is_asked
from store.model.minutes import Minutes
from store.model.pile import answering, pile_of
from store.model.records import Entry, Place, Prompt, Row, Section

_BLANK = N_("nothing is filled in yet ({n} empty)")

_MOST_GROUPS = 100
"""Labels such as 2018 and 2026 number no groups one after the other."""


def empty_cells(minutes: Minutes) -> Iterator[Finding]:
    """Find the cells that nobody has written in, in exercises where every cell is to be filled.

    Where all of them are empty that is one thing to say. Those that are answered later are no holes;
    :func:`paused_cells` finds them.
    """
    for number, section in enumerate(minutes.sections, 1):
        form = forms.get(section.form)
        if form is None or not form.report_empty:
            continue
        cells = [cell for cell in _cells(minutes, section) if is_asked(minutes, cell[3])]
        holes = [cell for cell in cells if not _is_answered(minutes, cell[3])]
        if len(holes) == len(cells) > 1:
            yield of_section("empty", section, number, message(_BLANK, n=len(holes)))
            continue
        for row, which, prompt, place in holes:
            asked = None if form.numbered and prompt.text else prompt.text
            text = in_section(section, number, _empty(minutes, row, asked, which))
            yield Finding("empty", number, row.label, which, text, place)


def _is_answered(minutes: Minutes, place: Place) -> bool:
    """Return whether something is written in a cell, or is to come later."""
    return minutes.is_paused(place) or any(map(_says, minutes.cell(place)))


def paused_cells(minutes: Minutes) -> Iterator[Finding]:
    """Find the cells whose answer was put off, in every exercise."""
    for number, section in enumerate(minutes.sections, 1):
        for row, which, prompt, place in _cells(minutes, section):
            if minutes.is_paused(place):
                text = in_section(section, number, _later(minutes, section, row, prompt, which))
                yield Finding("paused", number, row.label, which, text, place)


def unsorted_lines(minutes: Minutes) -> Iterator[Finding]:
    """Find what was caught in an exercise and is not sorted: in its pile, or on a wall in no cluster."""
    for number, section in enumerate(minutes.sections, 1):
        lines = list(_unsorted(minutes, section))
        if lines:
            what = message(N_("not sorted: “{text}”"), text=short(lines[0].text))
            if len(lines) > 1:
                count = len(lines) - 1
                what = message(
                    N_("not sorted: “{text}” and {n} more"), text=short(lines[0].text), n=count
                )
            place = Place(section.uid, lines[0].row, lines[0].prompt)
            yield Finding("unsorted", number, None, None, in_section(section, number, what), place)


def _unsorted(minutes: Minutes, section: Section) -> Iterator[Entry]:
    form = forms.get(section.form)
    clusters = {one.uid for one in minutes.prompts(section.uid) if one.text}
    pile = pile_of(minutes, section.uid)
    for entry in minutes.entries(section.uid):
        is_in_no_cluster = entry.row is not None and entry.prompt not in clusters
        if (pile is not None and entry.row == pile.uid) or (
            form is not None and form.is_wall and clusters and is_in_no_cluster
        ):
            yield entry


def same_rows(minutes: Minutes) -> Iterator[Finding]:
    """Find rows of one exercise that have the same label, so that a line may have gone to either."""
    for number, section in enumerate(minutes.sections, 1):
        for label in _doubled(row.label for row in minutes.rows(section.uid)):
            text = in_section(
                section, number, message(N_("two rows are called “{label}”"), label=label)
            )
            place = Place(section.uid)
            yield Finding("same-rows", number, label, None, text, place, subject=spelling(label))


def same_prompts(minutes: Minutes) -> Iterator[Finding]:
    """Find questions of one exercise that say the same."""
    for number, section in enumerate(minutes.sections, 1):
        for text in _doubled(p.text for p in minutes.prompts(section.uid) if p.text.strip()):
            what = message(N_("“{text}” is asked twice"), text=text)
            yield of_section("same-prompts", section, number, what, spelling(text))


def same_groups(minutes: Minutes) -> Iterator[Finding]:
    """Find groups of one set that have the same label."""
    for group_set in minutes.group_sets:
        for label in _doubled(group.label for group in minutes.groups(group_set.uid)):
            text = message(N_("Two groups are called “{label}”."), label=label)
            yield of_meeting("same-groups", text, f"{group_set.uid}:{spelling(label)}")


def doubtful_cells(minutes: Minutes) -> Iterator[Finding]:
    """Find lines whose beginning names another cell than the one that they stand in."""
    for entry, about in each_entry(minutes):
        meant = doubted_cell_of(entry, minutes)
        row = minutes.row(meant.row) if meant else None
        name = row_name(minutes, row) if row else ""
        if name:
            said = {"row": name, "text": short(entry.text)}
            yield about("doubtful-cell", message(N_("may be meant for {row}: “{text}”"), **said))


def group_gaps(minutes: Minutes) -> Iterator[Finding]:
    """Find a letter or number that none of the groups of a set has, between those that they have."""
    for group_set in minutes.group_sets:
        labels = [group.label.strip().upper() for group in minutes.groups(group_set.uid)]
        for label in _left_out(labels):
            text = message(N_("There is no group {label} among the others."), label=label)
            yield of_meeting("group-gap", text, f"{group_set.uid}:{label}")


def _left_out(labels: list[str]) -> list[str]:
    if len(labels) < 2:
        return []
    if all(label.isdecimal() for label in labels):
        numbers = {int(label) for label in labels}
        run = range(min(numbers), min(max(numbers), min(numbers) + _MOST_GROUPS))
        return [str(number) for number in run if number not in numbers]
    if all(len(label) == 1 and label in ascii_uppercase for label in labels):
        first, last = ord(min(labels)), ord(max(labels))
        return [chr(code) for code in range(first, last) if chr(code) not in labels]
    return []


def _cells(minutes: Minutes, section: Section) -> Iterator[tuple[Row, int, Prompt, Place]]:
    """Give every cell that is to be answered: its row, the number of its prompt, the prompt, the place."""
    for row in answering(minutes, section.uid):
        for which, prompt in enumerate(minutes.prompts(section.uid), 1):
            yield row, which, prompt, Place(section.uid, row.uid, prompt.uid)


def _doubled(labels: Iterable[str]) -> list[str]:
    """Return the labels that there are twice or more, each once; case and blanks do not count."""
    alike: dict[str, list[str]] = {}
    for label in labels:
        alike.setdefault(spelling(label), []).append(label)
    return [same[0] for same in alike.values() if len(same) > 1]


def _later(minutes: Minutes, section: Section, row: Row, prompt: Prompt, number: int) -> Message:
    name, form = row_name(minutes, row) or message(N_("the room")), forms.get(section.form)
    if prompt.text and form is not None and not form.numbered:
        return message(N_("{row} answers “{prompt}” later"), row=name, prompt=prompt.text)
    return message(N_("{row} answers question {number} later"), row=name, number=number)


def _empty(minutes: Minutes, row: Row, asked: str | None, number: int) -> Message:
    """Say that a cell is empty; ``asked`` is None for numbered questions."""
    name = row_name(minutes, row)
    if asked is None:
        if name:
            return message(N_("{row} has not answered question {number}"), row=name, number=number)
        return message(N_("question {number} has no answer"), number=number)
    if asked:
        if name:
            return message(N_("{row} has nothing under “{prompt}”"), row=name, prompt=asked)
        return message(N_("nothing under “{prompt}”"), prompt=asked)
    return (
        message(N_("{row} has said nothing"), row=name) if name else message(N_("nothing written"))
    )


def _says(entry: Entry) -> bool:
    return entry.kind != "internal" and bool(entry.text.strip() or entry.cells or entry.address)
