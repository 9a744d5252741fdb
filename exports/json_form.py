"""A whole meeting in the stable form ``heldag/1``, complete and in a fixed order.

``imports.json_form`` reads it back without loss. The keys are the fields of the records; here stands only
where the form has something else. What points at something that has been deleted is written as pointing at
nothing. The JSON beside a document says, last of all, when it was ``written`` (:mod:`exports.backup`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from store.model.fields import INWARD, RecordField, fields_of
from store.model.minutes import Minutes
from store.model.records import (
    Entry,
    Group,
    GroupSet,
    Participant,
    Pointer,
    Prompt,
    Row,
    Section,
)

FORMAT = "heldag/1"

Object = dict[str, Any]


def to_json(minutes: Minutes) -> Object:
    """Return the meeting as plain data; equal meetings give equal data in the same order."""
    parts = {
        "participants": [_participant(minutes, p) for p in minutes.participants],
        "group_sets": [_group_set(minutes, s) for s in minutes.group_sets],
        "sections": [_section(minutes, n, s) for n, s in enumerate(minutes.sections, 1)],
        "signatures": [_object(minutes, s, {"uid": {}}) for s in minutes.signatures],
        "attachments": [_object(minutes, a, {"uid": {}}) for a in minutes.attachments],
    }
    first = {**parts, "first": minutes.meeting.first}
    return {"format": FORMAT, **_object(minutes, minutes.meeting, {"first": first})}


def to_text(data: Mapping[str, Any]) -> str:
    """Return ``data`` as the text of a file: the same data is always the same text."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _object(
    minutes: Minutes, record: object, instead: Mapping[str, Object] | None = None
) -> Object:
    """Return the fields of a record by their keys, in its order.

    Args:
        minutes: the meeting, in which what is pointed at is to be found.
        record: the record.
        instead: what stands in the place of a field, by its key.
    """
    made: Object = {}
    for field in fields_of(type(record)):
        if instead and field.key in instead:
            made |= instead[field.key]
        elif field.key not in INWARD:
            made[field.key] = _value(minutes, field, getattr(record, field.name))
    return made


def _value(minutes: Minutes, field: RecordField, value: Any) -> Any:
    if value is None:
        return None
    if field.kind is Pointer:
        if field.is_many:
            return [uid for uid in value if minutes.get(uid)]
        return value if minutes.get(value) else None
    if field.is_record:
        return (
            [_object(minutes, each) for each in value] if field.is_many else _object(minutes, value)
        )
    return list(value) if field.is_many else value


def _participant(minutes: Minutes, person: Participant) -> Object:
    moves = [_object(minutes, move) for move in person.moves if minutes.section(move.section)]
    return _object(minutes, person, {"moves": {"moves": moves}})


def _group_set(minutes: Minutes, group_set: GroupSet) -> Object:
    groups = [_object(minutes, g, {"group_set": {}}) for g in minutes.groups(group_set.uid)]
    return _object(
        minutes, group_set, {"current": {"groups": groups, "current": group_set.current}}
    )


def _section(minutes: Minutes, number: int, section: Section) -> Object:
    prompts = {p.uid: n for n, p in enumerate(minutes.prompts(section.uid), 1)}
    rows = {r.uid: r.label for r in minutes.rows(section.uid)}
    within = {
        "prompts": [_prompt(minutes, n, p) for n, p in enumerate(minutes.prompts(section.uid), 1)],
        "rows": [_row(minutes, r) for r in minutes.rows(section.uid)],
        "entries": [_entry(minutes, e, rows, prompts) for e in minutes.entries(section.uid)],
    }
    instead: dict[str, Object] = {
        "uid": {"uid": section.uid, "number": number},
        "group_set": {"group_set": _position(minutes, section.group_set)},
        "verified": {**within, "verified": section.verified},
    }
    return _object(minutes, section, instead)


def _position(minutes: Minutes, group_set: str | None) -> int | None:
    found = minutes.get(group_set)
    return minutes.group_sets.index(found) + 1 if isinstance(found, GroupSet) else None


def _prompt(minutes: Minutes, number: int, prompt: Prompt) -> Object:
    return _object(minutes, prompt, {"uid": {"uid": prompt.uid, "number": number}, "section": {}})


def _row(minutes: Minutes, row: Row) -> Object:
    group = minutes.get(row.group)
    label = group.label if isinstance(group, Group) else None
    return _object(minutes, row, {"section": {}, "group": {"group": label}})


def _entry(
    minutes: Minutes, entry: Entry, rows: Mapping[str, str], prompts: Mapping[str, int]
) -> Object:
    row = entry.row if entry.row in rows else None
    prompt = entry.prompt if entry.prompt in prompts else None
    instead: dict[str, Object] = {
        "section": {},
        "row": {"row": rows[row] if row else None, "row_uid": row},
        "prompt": {"prompt": prompts[prompt] if prompt else None, "prompt_uid": prompt},
    }
    return _object(minutes, entry, instead)
