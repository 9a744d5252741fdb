"""All that the meetings say of one person: where they were, for whom, what they have to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from store.file.mapping import columns, to_json, to_record
from store.file.store import Store
from store.items.items import RegisterItem, RegisterKind, read_items
from store.language.spelling import spelling
from store.model.records import Participant
from store.people.known_people import Listed

_PARTICIPANT = ", ".join(f'p."{name}"' for name in columns("participant"))
_APPEARANCES = f"""
SELECT m.id, m.date, m.title, m.series, {_PARTICIPANT}
FROM participant AS p JOIN meeting AS m ON m.id = p.meeting
WHERE p.person = ? AND p.deleted = 0 AND m.deleted = 0
"""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody in one meeting, as they were there."""

    meeting: int
    date: str | None
    title: str | None
    series: str | None
    participant: Participant


@dataclass(frozen=True, slots=True)
class Period:
    """How long somebody was known as belonging to one place; the days are those of meetings, or None."""

    first: str | None
    last: str | None
    organisation: str | None
    unit: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person.

    Attributes:
        listed: the person as known now.
        appearances: the meetings, the newest first.
        periods: the places, the latest first.
        actions: what the person has to do and has not done.
        decisions: the decisions that name the person as who spoke or who is to do something.
    """

    listed: Listed
    appearances: tuple[Appearance, ...]
    periods: tuple[Period, ...]
    actions: tuple[RegisterItem, ...]
    decisions: tuple[RegisterItem, ...]


def read_page(store: Store, listed: Listed) -> PersonPage:
    """Return all that the meetings say of somebody; it costs by the size of those meetings."""
    found = [a for uid in (listed.person.uid, *listed.merged) for a in _appearances(store, uid)]
    found.sort(key=lambda one: (one.date is None, one.date or "", one.meeting))
    actions = _items_of(store, "action", listed, found)
    decisions = _items_of(store, "decision", listed, found)
    return PersonPage(
        listed,
        tuple(reversed(found)),
        tuple(reversed(_periods(found))),
        tuple(item for item in actions if item.state == "open"),
        tuple(reversed(decisions)),
    )


def _appearances(store: Store, uid: str) -> list[Appearance]:
    return [
        Appearance(
            meeting, date, title, series, cast(Participant, to_record("participant", tuple(row)))
        )
        for meeting, date, title, series, *row in store.rows(_APPEARANCES, [uid])
    ]


def _periods(appearances: Iterable[Appearance]) -> list[Period]:
    """Return the places in their order; meetings in a row that say the same are one period."""
    periods: list[Period] = []
    for one in appearances:
        who = one.participant
        place = (who.organisation, who.unit, who.title)
        if not any(place):
            continue
        last = periods[-1] if periods else None
        if last is not None and (last.organisation, last.unit, last.title) == place:
            periods[-1] = Period(last.first or one.date, one.date or last.last, *place)
        else:
            periods.append(Period(one.date, one.date, *place))
    return periods


def _items_of(
    store: Store,
    kind: RegisterKind,
    listed: Listed,
    appearances: Sequence[Appearance],
) -> list[RegisterItem]:
    """Return the items of a kind that name somebody as an owner, or as who spoke where they were."""
    uids = {one.participant.uid for one in appearances}
    called = (listed.person.name, *listed.person.aliases)
    names = {spelling(name) for name in called}
    meetings = {one.meeting for one in appearances} | _naming(store, kind, called)
    spoken = _spoken_by(store, kind, uids)
    return [
        item
        for item in read_items(store, kind, sorted(meetings))
        if item.entry in spoken
        or any(
            owner.uid in uids if owner.uid else spelling(owner.name) in names
            for owner in item.owners
        )
    ]


def _naming(store: Store, kind: RegisterKind, names: Iterable[str]) -> set[int]:
    """Return the meetings in which somebody is an owner by one of these names, without being there."""
    entries = (
        f"SELECT e.meeting FROM entry e INDEXED BY idx_entry_{kind} "
        f"WHERE e.kind = '{kind}' AND e.deleted = 0 AND instr(e.owners, ?)"
    )
    later = (
        "SELECT e.meeting FROM progress p JOIN entry e ON e.uid = p.entry "
        "WHERE p.deleted = 0 AND instr(p.owners, ?)"
    )
    found = ([to_json([name, None])] * 2 for name in names)
    return {
        int(meeting)
        for both in found
        for (meeting,) in store.rows(f"{entries} UNION {later}", both)
    }


def _spoken_by(store: Store, kind: RegisterKind, uids: Iterable[str]) -> set[Any]:
    sql = (
        f"SELECT e.uid FROM participant p JOIN entry e INDEXED BY idx_entry_{kind} "
        f"ON e.meeting = p.meeting AND e.kind = '{kind}' AND e.deleted = 0 "
        "AND e.speaker_uid = p.uid WHERE p.uid = ?"
    )
    return {entry for uid in uids for (entry,) in store.rows(sql, [uid])}
