"""The tables, as migrations that are only ever added to.

Every table is strict. What lies in a meeting has a ``uid`` as its key, the ``meeting`` it lies in, an
``ord``, a ``deleted`` mark (rows are never deleted) and a ``rev`` that counts its changes.
"""

from __future__ import annotations

from typing import Any

import store.driver  # noqa: F401  # the driver must be in place before sqlite-utils

from sqlite_utils import Database  # isort: skip
from sqlite_utils.migrations import Migrations  # isort: skip

migrations = Migrations("heldag")

_PART = {"uid": str, "meeting": int, "ord": str}
_STATE = {"deleted": int, "rev": int}
_DEFAULTS = {"deleted": 0, "rev": 1}


def _table(
    db: Database,
    name: str,
    columns: dict[str, Any],
    *,
    refers: dict[str, str],
    defaults: dict[str, Any] | None = None,
) -> None:
    """Create a table of parts; ``refers`` names the table that a column of uids points into."""
    keys = [("meeting", "meeting", "id"), *((c, table, "uid") for c, table in refers.items())]
    db.table(name).create(
        {**_PART, **columns, **_STATE},
        pk="uid",
        not_null={"uid", "meeting", "ord", "deleted", "rev"},
        defaults={**_DEFAULTS, **(defaults or {})},
        foreign_keys=keys,
        strict=True,
    )
    db.table(name).create_index(["meeting"])


def _texts(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, str)


@migrations()
def m001_meeting(db: Database) -> None:
    """The head of a meeting."""
    texts = _texts(
        *("uid", "kind", "title", "theme", "organiser", "series", "reference", "date", "starts"),
        *(
            "ends",
            "opened",
            "closed",
            "place",
            "status",
            "cancelled",
            "language",
            "next",
            "exported",
        ),
    )
    db.table("meeting").create(
        {"id": int, **texts, **_STATE},
        pk="id",
        not_null={"uid", "kind", "status", "language", "deleted", "rev"},
        defaults={**_DEFAULTS, "kind": "notes", "status": "draft", "language": "sv"},
        strict=True,
    )
    db.table("meeting").create_index(["uid"], unique=True)
    db.execute(
        "CREATE INDEX idx_meeting_listed ON meeting(deleted, date IS NULL DESC, date DESC, id DESC)"
    )
    db.execute(
        "CREATE INDEX idx_meeting_unfinished ON meeting(date IS NULL DESC, date DESC, id DESC) "
        "WHERE deleted = 0 AND (status = 'draft' OR (status = 'held' AND exported IS NULL))"
    )


@migrations()
def m002_people_and_groups(db: Database) -> None:
    """Who is there, and in which groups."""
    texts = _texts(
        *("name", "aliases", "organisation", "unit", "title", "party", "email", "phone"),
        *("attendance", "standing", "substitute_for", "roles", "moves"),
    )
    _table(db, "participant", texts, refers={})
    _table(db, "group_set", {"name": str, "current": int}, refers={}, defaults={"current": 0})
    _table(
        db,
        "group",
        _texts("group_set", "label", "name", "members"),
        refers={"group_set": "group_set"},
    )


@migrations()
def m003_sections_and_entries(db: Database) -> None:
    """What the day consists of, and everything that is written down."""
    section = _texts(
        *("heading", "paragraph", "reference", "date", "form", "instruction", "presenters"),
        *("group_set", "planned"),
    )
    counts = {"level": int, "appendix": int, "minutes": int}
    _table(
        db,
        "section",
        {**section, **counts},
        refers={"group_set": "group_set"},
        defaults={"level": 1, "appendix": 0},
    )
    given = {"given": int}
    _table(
        db,
        "prompt",
        {**_texts("section", "text", "hint"), **given},
        refers={"section": "section"},
        defaults={"given": 0},
    )
    _table(
        db,
        "row",
        {**_texts("section", "label", "group", "from", "to", "hint"), **given},
        refers={"section": "section", "group": "group"},
        defaults={"given": 0},
    )
    entry = _texts(
        *("section", "row", "prompt", "kind", "text", "speaker", "speaker_uid", "marks", "owners"),
        *(
            "due",
            "due_text",
            "clauses",
            "outcome",
            "vote",
            "address",
            "cells",
            "time",
            "links",
            "author",
        ),
    )
    _table(
        db,
        "entry",
        {**entry, "depth": int, "done": int, "dots": int},
        refers={"section": "section", "row": "row", "prompt": "prompt"},
        defaults={"depth": 0, "done": 0, "dots": 0, "kind": "note", "text": ""},
    )
    db.table("entry").create_index(["section", "ord"])
    for table in ("prompt", "row"):
        db.table(table).create_index(["section", "ord"])


@migrations()
def m004_signatures_and_attachments(db: Database) -> None:
    """What stands under the minutes, and beside them."""
    _table(db, "signature", _texts("role", "name", "title", "organisation", "party"), refers={})
    _table(db, "attachment", _texts("title", "address"), refers={})


@migrations()
def m005_log(db: Database) -> None:
    """Every step of every actor, and the events it consists of, in the order they were written."""
    db.execute(
        """CREATE TABLE step (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            meeting INTEGER NOT NULL REFERENCES meeting(id),
            actor TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL,
            undoes INTEGER REFERENCES step(id), undone INTEGER NOT NULL DEFAULT 0
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE event (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            step INTEGER NOT NULL REFERENCES step(id),
            meeting INTEGER NOT NULL REFERENCES meeting(id),
            "table" TEXT NOT NULL, uid TEXT NOT NULL, rev INTEGER NOT NULL,
            before TEXT, after TEXT
        ) STRICT"""
    )
    db.execute("CREATE INDEX idx_step_actor ON step(meeting, actor, id)")
    db.execute("CREATE INDEX idx_event_meeting ON event(meeting, seq)")
    db.execute("CREATE INDEX idx_event_uid ON event(uid, seq)")
    db.execute("CREATE INDEX idx_event_step ON event(step)")


@migrations()
def m006_draft_and_place(db: Database) -> None:
    """The half-typed lines, and where each person was last, in each meeting."""
    db.execute(
        """CREATE TABLE draft (
            meeting INTEGER NOT NULL REFERENCES meeting(id),
            actor TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (meeting, actor, field)
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE place (
            meeting INTEGER NOT NULL REFERENCES meeting(id),
            actor TEXT NOT NULL, section TEXT, "row" TEXT, prompt TEXT,
            PRIMARY KEY (meeting, actor)
        ) STRICT"""
    )


@migrations()
def m007_paused(db: Database) -> None:
    """The prompts that a row answers later, by uid."""
    db.table("row").add_column("paused", str)
