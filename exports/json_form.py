"""A whole meeting in the stable form ``heldag/1``, complete and in a fixed order.

``imports.json_form`` reads it back without loss. Beyond the form's own keys a group set says whether it
is the ``current`` one, prompts and rows whether the form brought them (``given``), prompts their planned
``minutes``, rows the uids of the prompts that they answer later (``paused``), and the meeting and its
sections when they were ``verified`` and what belongs to that, each at the end of its object: without them a
meeting that is read back could not be continued as it was. The JSON beside a document says, last of all,
when it was ``written`` (:mod:`exports.beside`).

What points at something that has been deleted is written as pointing at nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from store.model.minutes import Minutes
from store.model.records import (
    Attachment,
    Entry,
    Group,
    GroupSet,
    Meeting,
    Named,
    Participant,
    Prompt,
    Row,
    Section,
    Signature,
    Vote,
)

FORMAT = "heldag/1"

Object = dict[str, Any]


def to_json(minutes: Minutes) -> Object:
    """Return the meeting as plain data; equal meetings give equal data in the same order."""
    return {
        "format": FORMAT,
        **_head(minutes.meeting),
        "participants": [_participant(minutes, p) for p in minutes.participants],
        "group_sets": [_group_set(minutes, s) for s in minutes.group_sets],
        "sections": [_section(minutes, n, s) for n, s in enumerate(minutes.sections, 1)],
        "signatures": [_signature(s) for s in minutes.signatures],
        "attachments": [_attachment(a) for a in minutes.attachments],
        **_verifying(minutes.meeting),
    }


def to_text(data: Mapping[str, Any]) -> str:
    """Return ``data`` as the text of a file: the same data is always the same text."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _head(meeting: Meeting) -> Object:
    announced = meeting.next
    return {
        "uid": meeting.uid,
        "kind": meeting.kind,
        "title": meeting.title,
        "theme": meeting.theme,
        "organiser": meeting.organiser,
        "series": meeting.series,
        "reference": meeting.reference,
        "date": meeting.date,
        "starts": meeting.starts,
        "ends": meeting.ends,
        "opened": meeting.opened,
        "closed": meeting.closed,
        "place": meeting.place,
        "status": meeting.status,
        "cancelled": meeting.cancelled,
        "language": meeting.language,
        "next": announced
        and {
            "date": announced.date,
            "starts": announced.starts,
            "place": announced.place,
            "theme": announced.theme,
        },
    }


def _verifying(meeting: Meeting) -> Object:
    return {
        "first": meeting.first,
        "sent": meeting.sent,
        "verified": meeting.verified,
        "announced": meeting.announced,
        "reopened": [{"date": r.date, "reason": r.reason} for r in meeting.reopened],
        "dismissed": [{"key": d.key, "reason": d.reason} for d in meeting.dismissed],
    }


def _participant(minutes: Minutes, person: Participant) -> Object:
    return {
        "uid": person.uid,
        "name": person.name,
        "aliases": list(person.aliases),
        "organisation": person.organisation,
        "unit": person.unit,
        "title": person.title,
        "party": person.party,
        "email": person.email,
        "phone": person.phone,
        "attendance": person.attendance,
        "standing": person.standing,
        "substitute_for": person.substitute_for,
        "roles": list(person.roles),
        "moves": [
            {"section": move.section, "way": move.way}
            for move in person.moves
            if minutes.section(move.section)
        ],
    }


def _group_set(minutes: Minutes, group_set: GroupSet) -> Object:
    return {
        "uid": group_set.uid,
        "name": group_set.name,
        "groups": [
            {
                "uid": group.uid,
                "label": group.label,
                "name": group.name,
                "members": _named(minutes, group.members),
            }
            for group in minutes.groups(group_set.uid)
        ],
        "current": group_set.current,
    }


def _section(minutes: Minutes, number: int, section: Section) -> Object:
    prompts = {p.uid: n for n, p in enumerate(minutes.prompts(section.uid), 1)}
    rows = {r.uid: r.label for r in minutes.rows(section.uid)}
    return {
        "uid": section.uid,
        "number": number,
        "paragraph": section.paragraph,
        "reference": section.reference,
        "heading": section.heading,
        "level": section.level,
        "appendix": section.appendix,
        "date": section.date,
        "form": section.form,
        "instruction": list(section.instruction),
        "presenters": _named(minutes, section.presenters),
        "group_set": _position(minutes, section.group_set),
        "planned": section.planned,
        "minutes": section.minutes,
        "prompts": [_prompt(n, p) for n, p in enumerate(minutes.prompts(section.uid), 1)],
        "rows": [_row(minutes, r) for r in minutes.rows(section.uid)],
        "entries": [_entry(minutes, e, rows, prompts) for e in minutes.entries(section.uid)],
        "verified": section.verified,
    }


def _position(minutes: Minutes, group_set: str | None) -> int | None:
    found = minutes.get(group_set)
    return minutes.group_sets.index(found) + 1 if isinstance(found, GroupSet) else None


def _prompt(number: int, prompt: Prompt) -> Object:
    return {
        "uid": prompt.uid,
        "number": number,
        "text": prompt.text,
        "hint": prompt.hint,
        "given": prompt.given,
        "minutes": prompt.minutes,
    }


def _row(minutes: Minutes, row: Row) -> Object:
    group = minutes.get(row.group)
    return {
        "uid": row.uid,
        "label": row.label,
        "group": group.label if isinstance(group, Group) else None,
        "from": row.from_,
        "to": row.to,
        "hint": row.hint,
        "given": row.given,
        "paused": [uid for uid in row.paused if minutes.prompt(uid)],
    }


def _entry(
    minutes: Minutes, entry: Entry, rows: Mapping[str, str], prompts: Mapping[str, int]
) -> Object:
    row = entry.row if entry.row in rows else None
    prompt = entry.prompt if entry.prompt in prompts else None
    return {
        "uid": entry.uid,
        "kind": entry.kind,
        "text": entry.text,
        "depth": entry.depth,
        "row": rows[row] if row else None,
        "row_uid": row,
        "prompt": prompts[prompt] if prompt else None,
        "prompt_uid": prompt,
        "speaker": entry.speaker,
        "speaker_uid": entry.speaker_uid if minutes.get(entry.speaker_uid) else None,
        "marks": list(entry.marks),
        "owners": _named(minutes, entry.owners),
        "due": entry.due,
        "due_text": entry.due_text,
        "done": entry.done,
        "clauses": list(entry.clauses),
        "outcome": entry.outcome,
        "vote": entry.vote and _vote(entry.vote),
        "address": entry.address,
        "cells": list(entry.cells),
        "time": entry.time,
        "dots": entry.dots,
        "links": [{"rel": link.rel, "uid": link.uid} for link in entry.links],
    }


def _vote(vote: Vote) -> Object:
    return {"for": vote.for_, "against": vote.against, "abstain": vote.abstain}


def _named(minutes: Minutes, named: Iterable[Named]) -> list[Object]:
    return [{"name": n.name, "uid": n.uid if minutes.get(n.uid) else None} for n in named]


def _signature(signature: Signature) -> Object:
    return {
        "role": signature.role,
        "name": signature.name,
        "title": signature.title,
        "organisation": signature.organisation,
        "party": signature.party,
    }


def _attachment(attachment: Attachment) -> Object:
    return {"title": attachment.title, "address": attachment.address}
