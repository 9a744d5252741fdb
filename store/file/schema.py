"""The tables, as migrations that are only ever added to.

Every table is strict. What lies in a meeting has a ``uid`` as its key, the ``meeting`` it lies in, an
``ord``, a ``deleted`` mark (rows are never deleted) and a ``rev`` that counts its changes.
"""

from __future__ import annotations

from typing import Any

import store.file.driver  # noqa: F401  # the driver must be in place before sqlite-utils

from sqlite_utils import Database  # isort: skip
from sqlite_utils.migrations import Migrations  # isort: skip

from store.file.watch import witness

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


@migrations()
def m008_countdown(db: Database) -> None:
    """The countdown of a meeting (the Unix time it ends at, or what is left), and how long a prompt takes."""
    db.execute(
        """CREATE TABLE countdown (
            meeting INTEGER PRIMARY KEY REFERENCES meeting(id),
            section TEXT NOT NULL REFERENCES section(uid),
            ends INTEGER, remaining INTEGER,
            CHECK ((ends IS NULL) <> (remaining IS NULL))
        ) STRICT"""
    )
    db.table("prompt").add_column("minutes", int)


@migrations()
def m009_minutes_and_registers(db: Database) -> None:
    """Verifying minutes, and what lies over all meetings: series, people, progress after a meeting.

    What lies over all meetings has the row 0 of ``meeting`` as its meeting, so that its steps are in the
    same log and are undone alike.
    """
    for name in ("sent", "verified", "announced", "reopened", "dismissed"):
        db.table("meeting").add_column(name, str)
    db.table("meeting").add_column("first", int)
    db.table("section").add_column("verified", str)
    db.table("participant").add_column("person", str)
    db.execute(
        "INSERT INTO meeting (id, uid, kind, status, language, deleted) "
        "VALUES (0, 'register', 'notes', 'draft', 'sv', 1)"
    )
    series = _texts(
        *("name", "kind", "organiser", "place", "language", "profile", "style", "numbering"),
        *("membership", "phrases"),
    )
    days = {"verify_days": int, "announce_days": int, "appeal_days": int}
    _table(db, "series", {**series, **days}, refers={})
    person = _texts(
        *("name", "key", "aliases", "organisation", "unit", "title", "party", "email", "phone"),
        "merged",
    )
    _table(db, "person", {**person, "own": int}, refers={}, defaults={"own": 0})
    progress = _texts("entry", "owners", "due", "due_text")
    _table(db, "progress", {**progress, "done": int}, refers={"entry": "entry"})
    db.table("person").create_index(["key"])
    db.table("participant").create_index(["person"])
    db.table("progress").create_index(["entry"])
    db.execute("CREATE INDEX idx_meeting_series ON meeting(series, date) WHERE deleted = 0")
    for kind in ("decision", "action", "question", "parked"):
        db.execute(
            f"CREATE INDEX idx_entry_{kind} ON entry(meeting, ord) "
            f"WHERE kind = '{kind}' AND deleted = 0"
        )
    for at in (0, 1):
        db.execute(
            f"CREATE INDEX idx_entry_link_{at} ON entry(json_extract(links, '$[{at}][1]')) "
            "WHERE links IS NOT NULL"
        )


@migrations()
def m010_exercises_by_form(db: Database) -> None:
    """Finds the exercises of one form in all meetings: what was answered in them earlier."""
    db.execute(
        "CREATE INDEX idx_section_form ON section(form, meeting) "
        "WHERE form IS NOT NULL AND deleted = 0"
    )


@migrations()
def m011_finding_people(db: Database) -> None:
    """Finds people of the register by e-mail address and by alias."""
    db.execute("CREATE INDEX idx_person_email ON person(lower(email)) WHERE email IS NOT NULL")
    db.execute("CREATE INDEX idx_person_aliases ON person(aliases) WHERE aliases IS NOT NULL")


@migrations()
def m012_open_actions(db: Database) -> None:
    """Finds the actions that no later one carries on: two sorted lists, one taken off the other."""
    acts = "kind = 'action' AND deleted = 0"
    db.execute(f"CREATE INDEX idx_entry_undone ON entry(uid) WHERE {acts} AND done = 0")
    db.execute(
        "CREATE INDEX idx_entry_carried ON entry(json_extract(links, '$[0][1]')) "
        f"WHERE {acts} AND links IS NOT NULL"
    )
    db.execute("CREATE INDEX idx_section_deleted ON section(uid) WHERE deleted = 1")


@migrations()
def m013_source(db: Database) -> None:
    """Where a meeting that was read in comes from: the file, what was in it, and what was told about it."""
    db.execute(
        """CREATE TABLE source (
            meeting INTEGER PRIMARY KEY REFERENCES meeting(id),
            path TEXT, digest TEXT NOT NULL, container TEXT NOT NULL,
            report TEXT NOT NULL, at TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX idx_source_digest ON source(digest)")
    db.execute("CREATE INDEX idx_source_path ON source(path) WHERE path IS NOT NULL")


@migrations()
def m014_search(db: Database) -> None:
    """The index of everything that is written; :mod:`store.search.index` says what lies in it.

    What is not in it yet is what the log has behind ``search_state.seq``, in an older file everything.
    """
    db.execute(
        """CREATE TABLE search_line (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL, meeting INTEGER NOT NULL, kind TEXT NOT NULL, "row" TEXT,
            text TEXT NOT NULL, people TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE UNIQUE INDEX idx_search_line ON search_line(meeting, uid)")
    db.execute(
        "CREATE INDEX idx_search_kind ON search_line(kind) WHERE kind NOT IN ('note', 'bullet')"
    )
    db.execute('CREATE INDEX idx_search_row ON search_line(id) WHERE "row" IS NOT NULL')
    db.execute(
        """CREATE TABLE search_vocabulary (
            id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, lines INTEGER NOT NULL
        ) STRICT"""
    )
    for name, columns, content, tokenizer in (
        ("search_word", "text, people", "search_line", "ascii"),
        ("search_part", "text, people", "search_line", "trigram"),
        ("search_spelling", "word", "search_vocabulary", "trigram"),
    ):
        db.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='{content}', "
            f"content_rowid='id', tokenize='{tokenizer}', detail=none, columnsize=0)"
        )
    db.execute(
        """CREATE TABLE search_state (
            id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, lines INTEGER NOT NULL
        ) STRICT"""
    )
    db.execute("INSERT INTO search_state (id, seq, lines) VALUES (1, 0, 0)")


@migrations()
def m015_browsing(db: Database) -> None:
    """The searches that people have given a name; and an index that counts what is written in a meeting."""
    db.execute(
        """CREATE TABLE saved_search (
            actor TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (actor, name)
        ) STRICT"""
    )
    db.execute("CREATE INDEX idx_entry_living ON entry(meeting, deleted)")
    db.execute("DROP INDEX idx_entry_meeting")


@migrations()
def m016_file_and_windows(db: Database) -> None:
    """What the file is known by, which waiting changes it holds, and drafts and places by window.

    The witness is written anew in every transaction (:mod:`store.file.watch.witness`). ``carried`` holds the
    number of the latest change of a journal that was carried out, written in the transaction of that
    change, so that none is carried out twice. What was kept before windows were told apart belongs to a
    window that is gone.
    """
    db.execute(
        "CREATE TABLE file (id INTEGER PRIMARY KEY CHECK (id = 1), witness BLOB NOT NULL) STRICT"
    )
    db.execute("INSERT INTO file (id, witness) VALUES (1, ?)", [witness.new().data])
    db.execute(
        """CREATE TABLE carried (
            journal TEXT PRIMARY KEY, number INTEGER NOT NULL, at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("ALTER TABLE draft RENAME TO old_draft")
    db.execute(
        """CREATE TABLE draft (
            meeting INTEGER NOT NULL REFERENCES meeting(id),
            actor TEXT NOT NULL, window TEXT NOT NULL, field TEXT NOT NULL,
            text TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (meeting, actor, field, window)
        ) STRICT"""
    )
    db.execute(
        "INSERT INTO draft (meeting, actor, window, field, text, at) "
        "SELECT meeting, actor, '', field, text, at FROM old_draft"
    )
    db.execute("DROP TABLE old_draft")
    db.execute("ALTER TABLE place RENAME TO old_place")
    db.execute(
        """CREATE TABLE place (
            meeting INTEGER NOT NULL REFERENCES meeting(id),
            actor TEXT NOT NULL, window TEXT NOT NULL,
            section TEXT, "row" TEXT, prompt TEXT, at TEXT NOT NULL,
            PRIMARY KEY (meeting, actor, window)
        ) STRICT"""
    )
    db.execute(
        'INSERT INTO place (meeting, actor, window, section, "row", prompt, at) '
        "SELECT meeting, actor, '', section, \"row\", prompt, '' FROM old_place"
    )
    db.execute("DROP TABLE old_place")


@migrations()
def m017_provisional_date(db: Database) -> None:
    """Why the date of a meeting is provisional; those that there are have the date that they were given."""
    db.table("meeting").add_column("provisional", str)


@migrations()
def m018_letter_of_a_group(db: Database) -> None:
    """The short label that a renamed group had, to which it still answers."""
    db.table("group").add_column("letter", str)


@migrations()
def m019_number_of_a_cluster(db: Database) -> None:
    """The number that a cluster of a wall goes by, whichever come and go."""
    db.table("prompt").add_column("kept_number", int)


@migrations()
def m020_reason_of_absence_and_roles_in_a_section(db: Database) -> None:
    """Why somebody was away, as typed; and who has a role in a part of the meeting only."""
    db.table("participant").add_column("reason", str)
    db.table("section").add_column("holders", str)


@migrations()
def m021_who_was_called(db: Database) -> None:
    """Who was called to a meeting: until now everybody of whom nothing else was noted."""
    db.table("participant").add_column("summoned", int, not_null_default=0)
    db.execute(
        "UPDATE participant SET summoned = 1 "
        "WHERE attendance IS NULL AND standing IS NULL AND moves IS NULL "
        "AND NOT instr(coalesce(roles, ''), '\"contact\"')"
    )


@migrations()
def m022_dots(db: Database) -> None:
    """How many dots everybody has in an exercise, and whether they are hidden."""
    db.table("section").add_column("dots_each", int)
    db.table("section").add_column("dots_hidden", int, not_null_default=0)


@migrations()
def m023_branches(db: Database) -> None:
    """The answer after which alone a prompt is asked, and the prompt that it is an answer to."""
    db.table("prompt").add_column("on", str)
    db.table("prompt").add_column("follows", str)


@migrations()
def m024_arrangement(db: Database) -> None:
    """How the answers of exercises stand in the documents of a series."""
    db.table("series").add_column("answers_order", str)
    db.table("series").add_column("answers_by", str)


@migrations()
def m025_arrangement_of_a_meeting(db: Database) -> None:
    """How the answers of exercises stand in the documents of a meeting that belongs to no series."""
    db.table("meeting").add_column("answers_order", str)
    db.table("meeting").add_column("answers_by", str)
