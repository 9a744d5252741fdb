"""What stands in the registers: decisions, actions, questions and parked items of all meetings.

An item is what an entry says, merged with how it stands now (:class:`store.model.shared_records.Progress`),
and whether it was taken over by a later meeting, answered or replaced. Nothing of that is written anywhere:
it follows from the links and from what is deleted, so that it is right again after every undo.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from locales import N_
from store.file.store import Store
from store.file.verified_locks import LOCKED
from store.model.records import Named

RegisterKind = Literal["decision", "action", "question", "parked"]
State = Literal["open", "done", "carried", "answered", "replaced"]

REGISTER_KINDS: tuple[RegisterKind, ...] = ("decision", "action", "question", "parked")
"""The kinds of entries that have a register."""

STATES: dict[State, str] = {
    "open": N_("open"),
    "done": N_("done"),
    "carried": N_("carried on"),
    "answered": N_("answered"),
    "replaced": N_("replaced"),
}
"""A word for each state, a text to translate. A decision that is open is in force."""

IN_FORCE = N_("in force")

FIRST = 60
"""How many items the first page has."""


@dataclass(frozen=True, slots=True)
class RegisterItem:
    """One item of a register.

    Attributes:
        entry: the uid of the entry.
        kind, text, clauses, speaker, speaker_uid, outcome: as they stand in the minutes.
        owners, due, due_text, done: as they are now.
        state: what has become of it.
        later: the uid of the entry that carries it on or replaces it, or None.
        meeting, date, title, series: of the meeting; ``date`` is ISO.
        section, paragraph, heading: of the section; its § is that of the item it belongs to.
        row: the label of its row, in an exercise.
        locked: whether the minutes are verified, so that what changes is kept beside them.
    """

    entry: str
    kind: RegisterKind
    text: str
    clauses: tuple[str, ...]
    speaker: str | None
    speaker_uid: str | None
    outcome: str | None
    owners: tuple[Named, ...]
    due: str | None
    due_text: str | None
    done: bool
    state: State
    later: str | None
    meeting: int
    date: str | None
    title: str | None
    series: str | None
    section: str
    paragraph: str | None
    heading: str | None
    row: str | None
    locked: bool


class FoundItem(NamedTuple):
    """An item as it lies in the file; lists are still JSON texts. ``people`` are full names."""

    entry: str
    text: str
    clauses: str | None
    speaker: str | None
    speaker_uid: str | None
    outcome: str | None
    owners: str | None
    due: str | None
    due_text: str | None
    done: int
    meeting: int
    date: str | None
    title: str | None
    series: str | None
    status: str
    section: str
    paragraph: str | None
    heading: str | None
    verified: str | None
    row: str | None
    group: str | None
    people: str | None
    later: str | None
    answered: int


def item_of(kind: RegisterKind, found: FoundItem) -> RegisterItem:
    """Return the item that was found in the register of a kind."""
    return RegisterItem(
        entry=found.entry,
        kind=kind,
        text=found.text,
        clauses=tuple(_list(found.clauses)),
        speaker=found.speaker,
        speaker_uid=found.speaker_uid,
        outcome=found.outcome,
        owners=owners_of(found),
        due=found.due,
        due_text=found.due_text,
        done=bool(found.done),
        state=state_of(kind, found),
        later=found.later,
        meeting=found.meeting,
        date=found.date,
        title=found.title,
        series=found.series,
        section=found.section,
        paragraph=found.paragraph,
        heading=found.heading,
        row=found.row or None,
        locked=found.status in LOCKED or found.verified is not None,
    )


def owners_of(found: FoundItem) -> tuple[Named, ...]:
    """Return who is to do what was found."""
    return tuple(Named(name, uid) for name, uid in _list(found.owners))


def state_of(kind: RegisterKind, found: FoundItem) -> State:
    """Return what has become of what was found."""
    if found.done:
        return "done"
    if found.answered:
        return "answered"
    if found.later is None:
        return "open"
    return "replaced" if kind == "decision" else "carried"


def _list(text: str | None) -> list[Any]:
    return list(json.loads(text)) if text else []


# Reading ------------------------------------------------------------------------------------------

_NOW = (("owners", "owners"), ("due", "due"), ("due_text", "due_text"), ("done", "done"))

PARAGRAPH = """coalesce(s.paragraph, (
    SELECT above.paragraph FROM section above
    WHERE above.meeting = s.meeting AND above.deleted = 0 AND above.ord < s.ord AND above.level < s.level
    ORDER BY above.ord DESC LIMIT 1))"""
"""The § that a section ``s`` belongs to, in SQL: its own, or that of the item it is a part of."""

_PEOPLE = """concat_ws(char(10),
    (SELECT who.name FROM participant who WHERE who.uid = e.speaker_uid),
    (SELECT group_concat(who.name, char(10)) FROM json_each(e.owners) named
     JOIN participant who ON who.uid = json_extract(named.value, '$[1]')))"""

ANSWERED = """coalesce((
    SELECT next.kind = 'reply' FROM entry next
    WHERE next.section = e.section AND next."row" IS e."row" AND next.prompt IS e.prompt
      AND (next.ord, next.uid) > (e.ord, e.uid) AND next.deleted = 0 AND next.kind != 'internal'
    ORDER BY next.ord, next.uid LIMIT 1), 0)"""

# The plus takes the affinity off the column: with it the index on the expression could not be used.
_LATER = """(
    SELECT made.uid FROM entry made INDEXED BY idx_entry_link_{at}
    CROSS JOIN section home ON home.uid = made.section AND home.deleted = 0
    CROSS JOIN meeting later ON later.id = made.meeting AND later.deleted = 0
    WHERE made.links IS NOT NULL AND json_extract(made.links, '$[{at}][1]') = +e.uid
      AND json_extract(made.links, '$[{at}][0]') = '{rel}'
      AND made.kind = '{kind}' AND made.deleted = 0 LIMIT 1)"""


def later_sql(kind: str) -> str:
    """Return the SQL for the uid of the entry that carries on, or replaces, the entry ``e``."""
    rel = "replaces" if kind == "decision" else "from"
    return f"coalesce({', '.join(_LATER.format(at=at, rel=rel, kind=kind) for at in (0, 1))})"


def _columns(kind: RegisterKind) -> str:
    now = {name: f"iif(p.uid IS NULL, e.{name}, p.{name})" for name, _ in _NOW}
    return ", ".join(
        (
            *("e.uid", "e.text", "e.clauses", "e.speaker", "e.speaker_uid", "e.outcome"),
            *(now["owners"], now["due"], now["due_text"], now["done"]),
            *("m.id", "m.date", "m.title", "m.series", "m.status"),
            *("s.uid", PARAGRAPH, "s.heading", "s.verified", "r.label", "g.name"),
            *(_PEOPLE, later_sql(kind), ANSWERED if kind == "question" else "0"),
        )
    )


_MEETING = "CROSS JOIN meeting m ON m.id = e.meeting AND m.deleted = 0"
_REST = """
CROSS JOIN section s ON s.uid = e.section AND s.deleted = 0
LEFT JOIN progress p ON p.entry = e.uid AND p.deleted = 0
LEFT JOIN "row" r ON r.uid = e."row"
LEFT JOIN "group" g ON g.uid = r."group"
WHERE e.kind = '{kind}' AND e.deleted = 0"""


def _select(kind: RegisterKind) -> str:
    entries = f"FROM entry e INDEXED BY idx_entry_{kind}"
    return f"SELECT {_columns(kind)} {entries} {_MEETING} {_REST.format(kind=kind)}"


def read_all(store: Store, kind: RegisterKind) -> list[tuple[Any, ...]]:
    """Return what the register of a kind holds, in no order, each as the fields of a :class:`FoundItem`."""
    return store.rows(_select(kind))


def read_found(store: Store, kind: RegisterKind, meetings: Sequence[int]) -> list[FoundItem]:
    """Return what the register of a kind holds of some meetings, in spoken order."""
    sql = f"{_select(kind)} AND e.meeting = ? ORDER BY s.ord, s.uid, e.ord, e.uid"
    return [FoundItem._make(row) for meeting in meetings for row in store.rows(sql, [meeting])]


def read_items(store: Store, kind: RegisterKind, meetings: Sequence[int]) -> list[RegisterItem]:
    """Return the items of a kind in some meetings, in spoken order."""
    return [item_of(kind, found) for found in read_found(store, kind, meetings)]


def read_item(store: Store, kind: RegisterKind, entry: str) -> RegisterItem | None:
    """Return the item of an entry, or None where the register of the kind does not hold it."""
    sql = f"{_select(kind)} AND e.meeting = (SELECT meeting FROM entry WHERE uid = ?) AND e.uid = ?"
    row = store.one(sql, [entry, entry])
    return item_of(kind, FoundItem._make(row)) if row is not None else None


# The first page -----------------------------------------------------------------------------------

_BY_MEETING = """FROM meeting m INDEXED BY idx_meeting_listed
CROSS JOIN entry e INDEXED BY idx_entry_{kind} ON e.meeting = m.id"""
_NEWEST = "m.date IS NULL DESC, m.date DESC, m.id DESC"

_TARGET = "json_extract(links, '$[0][1]')"
_AN_ACTION = "kind = 'action' AND deleted = 0"
# Two sorted lists are read past each other, which does not care how many actions were carried. What is
# added are those whose successor is in the trash, and those that were ticked or unticked in the register.
_UNDONE = f"""
WITH undone(uid) AS (
    SELECT uid FROM (
        SELECT uid FROM entry INDEXED BY idx_entry_undone WHERE {_AN_ACTION} AND done = 0
        EXCEPT SELECT {_TARGET} FROM entry INDEXED BY idx_entry_carried
        WHERE {_AN_ACTION} AND links IS NOT NULL ORDER BY 1)
    UNION SELECT entry FROM progress WHERE deleted = 0
    UNION SELECT {_TARGET} FROM entry INDEXED BY idx_entry_action
    WHERE {_AN_ACTION} AND links IS NOT NULL
      AND meeting IN (SELECT id FROM meeting WHERE deleted = 1)
    UNION SELECT {_TARGET} FROM entry INDEXED BY idx_entry_section_ord
    WHERE {_AN_ACTION} AND links IS NOT NULL
      AND section IN (SELECT uid FROM section WHERE deleted = 1)
)"""


def first_items(store: Store, kind: RegisterKind, limit: int = FIRST) -> list[RegisterItem]:
    """Return the first of what is open, without reading the rest: actions by their day, else the newest.

    It is what :meth:`store.items.shelf.Shelf.page` gives first where nothing is filtered.
    """
    columns, rest = _columns(kind), _REST.format(kind=kind)
    nothing_later = f"m.deleted = 0 AND m.id > 0 AND {later_sql(kind)} IS NULL"
    still = f"NOT iif(p.uid IS NULL, e.done, p.done) AND {nothing_later}"
    if kind == "action":
        due = "iif(p.uid IS NULL, e.due, p.due)"
        sql = (
            f"{_UNDONE} SELECT {columns} FROM undone CROSS JOIN entry e ON e.uid = undone.uid "
            f"{_MEETING} {rest} AND {still} ORDER BY {due} IS NULL, {due}, {_NEWEST}, s.ord, e.ord"
        )
    else:
        answered = f"AND NOT {ANSWERED}" if kind == "question" else ""
        sql = (
            f"SELECT {columns} {_BY_MEETING.format(kind=kind)} {rest} AND {still} {answered} "
            f"ORDER BY {_NEWEST}, s.ord, e.ord"
        )
    rows = store.rows(f"{sql} LIMIT ?", [limit])
    return [item_of(kind, FoundItem._make(row)) for row in rows]
