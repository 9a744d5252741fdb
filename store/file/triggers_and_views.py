"""Triggers and views that somebody has made in a file: they change what is read or written.

heldag has none of its own. A trigger runs with every change, whoever makes it, and may empty any table.
"""

from __future__ import annotations

from functools import reduce
from pathlib import Path

from locales import N_, Message, message
from store.file.driver import Database
from store.language.cleaning import one_line

_NAMED = 5
"""So many are named at most."""

_KINDS = {"trigger": N_("the trigger “{name}”"), "view": N_("the view “{name}”")}
_SQL = f"SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT {_NAMED}"


def strangers(db: Database, path: Path) -> Message | None:
    """Return what to tell of the triggers and views in a file; None where there are none."""
    found = [message(_KINDS[kind], name=one_line(name)) for kind, name in db.execute(_SQL)]
    if not found:
        return None
    return message(
        N_(
            "{path} holds what heldag did not make, and which could change what is written: {things}. "
            "It is only read."
        ),
        path=path,
        things=reduce(_and, found),
    )


def schema_version(db: Database) -> int:
    """Return a number that changes when a table, trigger or view is made or taken away."""
    return int(db.execute("PRAGMA schema_version").fetchone()[0])


def _and(first: Message, second: Message) -> Message:
    return message(N_("{first}, {second}"), first=first, second=second)
