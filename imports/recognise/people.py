"""Who took part, and who did not: lists below a heading, one line after a label, tables, roll calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from imports.recognise.attending import Said, said_of
from imports.recognise.draft import Draft, DraftPart, take
from imports.recognise.found_people import NameRegister
from imports.recognise.lines import ReadLine
from imports.recognise.name_lists import AND, COMMA, COUNT, is_bare_list, names_in, pieces_of
from imports.recognise.people_tables import people_in_table
from imports.recognise.person import (
    could_be_name,
    is_full_name,
    is_nobody,
    person,
)
from imports.recognise.presenting import find_contact, find_presenters
from imports.recognise.vocabulary import said
from store.capture.people import read_people, read_people_lines
from store.model.records import Participant

_RUNS_ON = re.compile(r"[^,]{3,60}, \([^()]{1,4}\),")
_FEW = 3


def find_people(draft: Draft) -> None:
    """Find the people of a meeting and take the lines that name them."""
    register = NameRegister()
    for place, part in enumerate(draft.parts):
        _in_part(part, register, opening=place == 0, early=place < _FEW)
    for part in draft.parts[:_FEW] if not register.count else ():
        _bare_items(part, register)
    if draft.parts:
        find_contact(draft.parts[-1], register)
    draft.people = register.people()
    find_presenters(draft)


def _bare_items(part: DraftPart, register: NameRegister) -> None:
    """Read a list whose items are all full names, which no heading announces."""
    run: list[tuple[ReadLine, Participant]] = []
    for line in [*part.left(), None]:
        one = person(line.text) if line and line.shape == "item" and len(line.text) < 120 else None
        if line is not None and one is not None and is_full_name(one.name):
            run.append((line, one))
            continue
        if len(run) > _FEW or (run and all(_has_handle(found) for _, found in run)):
            _enter(Said("present"), [found for _, found in run], register)
            take(item for item, _ in run)
            return
        run = []


def _has_handle(one: Participant) -> bool:
    return any(alias.startswith("@") for alias in one.aliases)


def _in_part(part: DraftPart, register: NameRegister, *, opening: bool, early: bool) -> None:
    heading = said_of(said(part.heading), part.heading) if part.heading else None
    if heading is not None and not heading.role:
        _below(heading, part.lines, register)
    elif opening or early or _is_all_roles(part):
        _labelled(part, register, bare=opening)
    else:
        _labelled(part, register, bare=False, roles=False)


def _is_all_roles(part: DraftPart) -> bool:
    lines = [line for line in part.left() if line.text]
    roles = [line for line in lines if (found := said_of(line.label)) and found.role]
    return bool(roles) and len(roles) * 2 >= len(lines)


# Below a heading --------------------------------------------------------------------------------


def _below(said_first: Said, lines: Sequence[ReadLine], register: NameRegister) -> None:
    """Read the people below a heading, up to what is no list any more."""
    now = said_first
    paragraphs: list[ReadLine] = []
    items = sum(line.shape == "item" and line.depth == 0 for line in lines)
    for line in lines:
        if line.taken or line.shape in ("comment", "rule", "code", "quote"):
            continue
        found = said_of(line.label, _typed(line)) if line.label else None
        if found is None and not line.label and line.depth == 0:
            found = said_of(said(line.text), line.text) if len(line.text) < 40 else None
            found = found if found and not found.role else None
        if found is not None:
            _paragraphs(now, paragraphs, register)
            paragraphs = []
            value = line.value if line.label else ""
            if not value or _add_value(found, value, line, register):
                line.taken = True
                now = found if not value and not found.role else now
        elif line.shape == "text" and line.depth == 0:
            paragraphs.append(line)
        else:
            _one(now, line, register, alone=items < _FEW)
    _paragraphs(now, paragraphs, register)


def _one(now: Said, line: ReadLine, register: NameRegister, *, alone: bool) -> None:
    """Read a table, or an item that names one person, or several."""
    if line.shape == "table":
        people = people_in_table(line)
        if people:
            line.taken = True
            _enter(now, people, register)
        return
    if line.shape != "item" or line.depth > 1:
        return
    value = line.value if line.label and not _is_initials(line) else line.text
    if is_nobody(line.text):
        line.taken = True
    elif _names_several(value, labelled=value is not line.text, alone=alone):
        people = [one for text in names_in(value) if (one := person(text))]
        of = line.text.partition(":")[0].strip() if line.label and not _is_initials(line) else None
        _enter(now, [_from(one, of) for one in people], register)
        line.taken = True
    else:
        one = person(line.text)
        if one is not None and (line.depth == 0 or is_full_name(one.name)):
            _enter(now, [_ticked(one, line)], register)
            line.taken = True


def _names_several(value: str, *, labelled: bool, alone: bool) -> bool:
    """Return whether an item of a list names several people, and not one with what is said of them."""
    names = names_in(value)
    if labelled:
        return bool(names)
    joined = bool(AND.search(value)) and "(" not in value and "@" not in value
    return len(names) > 1 and (alone or joined) and all(map(is_full_name, pieces_of(value)))


def _from(one: Participant, of: str | None) -> Participant:
    return replace(one, organisation=of) if of and not one.organisation else one


def _ticked(one: Participant, line: ReadLine) -> Participant:
    if line.struck:
        return replace(one, attendance="absent")
    if line.checked is None or one.attendance:
        return one
    return replace(one, attendance="present" if line.checked else "absent")


def _is_initials(line: ReadLine) -> bool:
    first = line.text.partition(":")[0].strip()
    return len(first) <= 5 and first[:1].isupper() and " " not in first


def _paragraphs(now: Said, lines: Sequence[ReadLine], register: NameRegister) -> None:
    """Read people who stand in paragraphs: one a line, over two lines, or many on a line."""
    while lines and not _may_be_person(lines[0]):
        lines = lines[1:]
    end = next((n for n, line in enumerate(lines) if not _may_be_person(line)), len(lines))
    lines = lines[:end]
    if not lines:
        return
    if len(lines) == 1 or all(is_bare_list(line, 3) for line in lines):
        for line in lines:
            line.taken = _add_value(now, line.text, line, register) or line.taken
        return
    typed: list[str] = []
    for line in lines:
        typed += [""] * line.first + [line.text]
    people = [one for one in read_people_lines(typed) if could_be_name(one.name)]
    if people and all(len(one.name.split()) <= 5 for one in people):
        _enter(now, people, register)
        take(lines)


def _may_be_person(line: ReadLine) -> bool:
    """Return whether a line may be of a list of people: no sentence, no count."""
    text = line.text
    if (COUNT.match(text) and "@" not in text) or len(text) > 600:
        return False
    if text[-1:] in ".!?" and len(text.split()) > 7 and len(names_in(text)) < _FEW:
        return False
    first = COMMA.split(text)[0].partition(". ")[0]
    return "@" in text or bool(names_in(text)) or len(first.split()) <= 5


# After a label ------------------------------------------------------------------------------------


def _labelled(part: DraftPart, register: NameRegister, *, bare: bool, roles: bool = True) -> None:
    """Read lines such as ``Närvarande: …``, and lists that stand below such a label."""
    lines = part.lines
    for place, line in enumerate(lines):
        if line.taken or line.shape not in ("text", "item"):
            if bare and line.shape == "table" and (people := people_in_table(line, sure=True)):
                line.taken = True
                _enter(Said("present"), people, register)
            continue
        label = line.label or (said(line.text) if line.first and len(line.text) < 30 else "")
        found = said_of(label, _typed(line)) if label else None
        if found is None:
            if bare and is_bare_list(line):
                _add_value(Said("present"), line.text, line, register)
                line.taken = True
            continue
        if found.role and (not roles or ":" not in line.text):
            continue
        value = line.value if line.label else ""
        if value:
            line.taken = _add_value(found, value, line, register)
        elif not found.role:
            below = _list_below(line, lines[place + 1 :])
            before = register.count
            _below(found, below, register)
            line.taken = register.count > before or (
                all(one.taken for one in below) and bool(below)
            )


def _list_below(label: ReadLine, lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Return the lines of the list that a label stands above."""
    found: list[ReadLine] = []
    for line in lines:
        deeper = line.depth > label.depth or label.shape == "text"
        if line.shape == "table" or (line.shape == "item" and deeper):
            if found and found[-1].shape == "text":
                break
            found.append(line)
        elif line.shape == "text" and not line.label and (not found or found[-1].shape == "text"):
            if not _is_name_line(line):
                break
            found.append(line)
        else:
            break
    return found


def _is_name_line(line: ReadLine) -> bool:
    one = person(line.text)
    return len(names_in(line.text)) > 1 or (
        one is not None and (is_full_name(one.name) or "@" in line.text)
    )


def _add_value(found: Said, value: str, line: ReadLine, register: NameRegister) -> bool:
    """Enter the people in a list on one line; return whether it was one."""
    if is_nobody(value):
        return not found.role
    if _RUNS_ON.match(value):
        people: list[Participant] = read_people(value)
    elif COUNT.match(value):
        return False
    else:
        people = [one for text in register.joined(names_in(value)) if (one := person(text))]
    if not people or (found.role and not _may_have_role(people)):
        return False
    _enter(found, [_ticked(one, line) for one in people], register)
    return True


def _may_have_role(people: Sequence[Participant]) -> bool:
    """Return whether these are few enough, and named as people are, to have a role."""
    return len(people) <= 4 and all(
        is_full_name(one.name) or len(one.name.split()) == 1 for one in people
    )


def _enter(found: Said, people: Iterable[Participant], register: NameRegister) -> None:
    for one in people:
        if one.name and not is_nobody(one.name):
            register.enter(found.of(one), summoned=found.summoned, role=bool(found.role))


def _typed(line: ReadLine) -> str:
    """Return the label of a line as it was typed."""
    return line.text.split(":")[0].strip(" *_-") if ":" in line.text else line.text.strip(" *_")


# Names on one line --------------------------------------------------------------------------------
