"""What is written in a meeting, line by line, as it is searched: one table says where it lies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from locales import N_
from store.file.store import Store
from store.language.folding import folded
from store.model.kinds import BY_NAME

_NAMED = frozenset({"owners", "presenters", "members"})
_LISTS = frozenset({"clauses", "cells", "instruction", "aliases", "next"})
_MANY = 500


@dataclass(frozen=True, slots=True)
class Source:
    """One table in which something is written.

    Attributes:
        table: its name.
        kind: what its lines are; empty where they say so themselves.
        texts: the columns with words.
        people: the columns with names.
        uids: for the first of them, the column with the uid of whom it names.
        lies_in: how a living record is told from one that lies in a deleted part.
    """

    table: str
    kind: str
    texts: tuple[str, ...]
    people: tuple[str, ...] = ()
    uids: tuple[str, ...] = ()
    lies_in: str = ""


_IN_SECTION = "JOIN section home ON home.uid = x.section AND home.deleted = 0"

SOURCES: tuple[Source, ...] = (
    Source(
        "meeting",
        "title",
        ("title", "theme", "series", "organiser", "place", "reference", "cancelled", "next"),
    ),
    Source("section", "heading", ("heading", "instruction", "reference"), ("presenters",)),
    Source("prompt", "prompt", ("text", "hint"), lies_in=_IN_SECTION),
    Source("row", "row name", ("label", "hint"), lies_in=_IN_SECTION),
    Source(
        "entry",
        "",
        ("text", "clauses", "cells", "outcome", "due_text", "address"),
        ("speaker", "owners"),
        ("speaker_uid",),
        lies_in=_IN_SECTION,
    ),
    Source(
        "participant",
        "participant",
        ("title", "organisation", "unit", "party", "email", "phone"),
        ("name", "aliases"),
    ),
    Source("group", "group", ("name",), ("members",)),
    Source("signature", "signature", ("role", "title", "organisation", "party"), ("name",)),
    Source("attachment", "attachment", ("title", "address")),
)
"""Everything that is searched."""

LABELS: dict[str, str] = {
    "title": N_("Meeting"),
    "heading": N_("Heading"),
    "prompt": N_("Prompt"),
    "row name": N_("Row"),
    "participant": N_("Participant"),
    "group": N_("Group"),
    "signature": N_("Signature"),
    "attachment": N_("Attachment"),
    **{kind.name: kind.label for kind in BY_NAME.values()},
}
"""The word for each kind of line, a text to translate."""

TABLE_OF = {source.kind: source.table for source in SOURCES if source.kind}
"""The table in which the lines of a kind lie; ``entry`` for the rest."""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One thing that is written, as typed.

    Attributes:
        uid: of its record.
        meeting: the id of its meeting.
        section: the uid of its section, or None.
        row, prompt: the uids of its row and prompt in an exercise, or None.
        kind: a kind of entry, or one of :data:`LABELS`.
        text, people: what is written, and the names with it, full names too where they are known.
    """

    uid: str
    meeting: int
    section: str | None
    row: str | None
    prompt: str | None
    kind: str
    text: str
    people: str

    def folded(self) -> tuple[str, str]:
        """Return text and names as they are compared."""
        return folded(self.text.split("\n")), folded(self.people.split("\n"))


def lines_of(store: Store, meeting: int, uids: Iterable[str] | None = None) -> list[WrittenLine]:
    """Return the living lines of a meeting, or those of some of its records in the order of these.

    There are none of a meeting in the trash.
    """
    if (
        store.one("SELECT 1 FROM meeting WHERE id = ? AND deleted = 0 AND id > 0", [meeting])
        is None
    ):
        return []
    wanted = None if uids is None else list(uids)
    found: list[WrittenLine] = []
    for source in SOURCES:
        scope = "x.id = ?" if source.table == "meeting" else "x.meeting = ?"
        found += _select(store, source, scope, [meeting], wanted)
    if wanted is not None:
        order = {uid: n for n, uid in enumerate(wanted)}
        found.sort(key=lambda line: order[line.uid])
    return found


def uids_of(store: Store, meeting: int) -> list[str]:
    """Return the uids of everything in a meeting that lines may come from."""
    found: list[str] = []
    for source in SOURCES:
        scope = "x.id = ?" if source.table == "meeting" else "x.meeting = ?"
        sql = f'SELECT x.uid FROM "{source.table}" x WHERE x.deleted = 0 AND {scope}'
        found += (str(uid) for (uid,) in store.rows(sql, [meeting]))
    return found


def read_lines(store: Store, kinds: dict[str, str]) -> dict[str, WrittenLine]:
    """Return lines by uid, of the kinds that are given by uid."""
    found: dict[str, WrittenLine] = {}
    for source in SOURCES:
        wanted = [uid for uid, kind in kinds.items() if TABLE_OF.get(kind, "entry") == source.table]
        if wanted:
            found |= {line.uid: line for line in _select(store, source, "1", [], wanted)}
    return found


def day_of(iso: str | None) -> int:
    """Return the number of a day; what has no date counts as later than every day."""
    try:
        return date.fromisoformat(iso or "").toordinal()
    except ValueError:
        return UNDATED


UNDATED = 1 << 22
"""The day of a meeting without a date: it comes first."""


def _select(
    store: Store, source: Source, scope: str, parameters: list[object], uids: list[str] | None
) -> Iterator[WrittenLine]:
    names = (*source.texts, *source.people)
    columns = ", ".join(f'x."{name}"' for name in (*names, *source.uids))
    sql = f'SELECT {_place(source)}, {columns} FROM "{source.table}" x {source.lies_in} WHERE x.deleted = 0'
    for some in [None] if uids is None else _portions(uids):
        within = f"{scope} AND x.uid IN ({', '.join('?' * len(some))})" if some else scope
        rows = store.rows(f"{sql} AND {within}", [*parameters, *(some or [])])
        known = _full_names(store, (uid for row in rows for _, uid in _named(source, row)))
        for row in rows:
            uid, meeting, section, exercise_row, prompt, kind = row[:_PLACE]
            texts = zip(source.texts, row[_PLACE:], strict=False)
            text = _joined(_words(name, value) for name, value in texts)
            people = _joined(
                dict.fromkeys(_known_as(n, of, known) for n, of in _named(source, row))
            )
            yield WrittenLine(uid, meeting, section, exercise_row, prompt, kind, text, people)


def _named(source: Source, row: tuple[Any, ...]) -> Iterator[tuple[str, str | None]]:
    """Give the names in a row, each with the uid of whom it means, if that is known."""
    values = row[_PLACE + len(source.texts) :]
    uids = dict(zip(source.people, values[len(source.people) :], strict=False))
    for name, value in zip(source.people, values, strict=False):
        if value and name in _NAMED:
            yield from ((one, uid) for one, uid in json.loads(value))
        elif value:
            yield from ((one, uids.get(name)) for one in _words(name, value).split("\n"))


def _full_names(store: Store, uids: Iterable[str | None]) -> dict[str, str]:
    """Return the names of participants by uid."""
    found: dict[str, str] = {}
    for some in _portions(list({uid for uid in uids if uid})):
        marks = ", ".join("?" * len(some))
        found |= dict(store.rows(f"SELECT uid, name FROM participant WHERE uid IN ({marks})", some))
    return found


def _known_as(name: str, uid: str | None, known: dict[str, str]) -> str:
    """Return a name as typed, and the full name where that says more."""
    full = known.get(uid or "", name)
    return full if name in full else f"{name}\n{full}"


_PLACE = 6
"""How many columns :func:`_place` gives."""


def _place(source: Source) -> str:
    """Return the SQL for uid, meeting, section, row, prompt and kind."""
    section = {"section": "x.uid"}.get(source.table, "x.section" if source.lies_in else "NULL")
    row = {"entry": 'x."row"', "row": "x.uid"}.get(source.table, "NULL")
    prompt = {"entry": "x.prompt", "prompt": "x.uid"}.get(source.table, "NULL")
    kind = f"'{source.kind}'" if source.kind else "x.kind"
    meeting = "x.id" if source.table == "meeting" else "x.meeting"
    return f"x.uid, {meeting}, {section}, {row}, {prompt}, {kind}"


def _portions(uids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(uids), _MANY):
        yield uids[start : start + _MANY]


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _words(name: str, value: Any) -> str:
    """Return a column's words, the items of a list on lines of their own."""
    if not value:
        return ""
    if name not in _LISTS:
        return str(value)
    items = json.loads(value)
    if name == "next":
        items = items[2:]  # place and theme; a day and a time are no words
    return _joined([item for item in items if isinstance(item, str)])
