"""What a step is known by in every copy of the file, and in no file that has gone another way."""

from __future__ import annotations

from store.file.store import Store

CREATE = "create_meeting"
"""The step that is never undone: without it there is no meeting to undo anything in."""

NEWER = ">"
"""Stands before the name of the latest step there was, for one that was not written yet."""

UNKNOWN_STEP = "?"
"""Names no step: whatever there is, it is not the one that is meant."""

STEP_NAME = (
    "id || ' ' || at || ' ' || "
    "coalesce((SELECT uid || ' ' || rev FROM event WHERE step = s.id ORDER BY seq LIMIT 1), '')"
)
"""The name of a step, in SQL."""


def steps_done(
    store: Store, meeting: int, most: int, *, older_than: int | None = None
) -> list[str]:
    """Return the names of the actor's latest steps that are not undone, as :func:`undo` takes them back."""
    rows = store.rows(
        f"SELECT {STEP_NAME} FROM step s WHERE meeting = ? AND actor = ? AND undoes IS NULL "
        "AND undone = 0 AND name != ? AND id < ? ORDER BY id DESC LIMIT ?",
        [meeting, store.actor, CREATE, older_than or 2**62, most],
    )
    return [name for (name,) in rows]


def steps_undone(store: Store, meeting: int, most: int) -> list[str]:
    """Return the names of the actor's steps that can be done again, the one undone last first."""
    rows = store.rows(
        f"SELECT (SELECT {STEP_NAME} FROM step s WHERE s.id = u.undoes) FROM step u "
        "WHERE u.meeting = ?1 AND u.actor = ?2 AND u.undone = 0 AND u.name = 'undo' AND u.id > "
        "(SELECT coalesce(max(id), 0) FROM step "
        " WHERE meeting = ?1 AND actor = ?2 AND undoes IS NULL) ORDER BY u.id DESC LIMIT ?3",
        [meeting, store.actor, most],
    )
    return [name for (name,) in rows]


def first_after(store: Store, meeting: int, seq: int) -> int | None:
    """Return the id of the first step in a meeting that came after an event, by its ``seq``; else None."""
    found = store.one("SELECT min(step) FROM event WHERE meeting = ? AND seq > ?", [meeting, seq])
    return found[0] if found else None


def newer_than_now(store: Store) -> str:
    """Return a name for a step that is not written yet: any that comes after what is in the file now."""
    return f"{NEWER}{latest(store)}"


def latest(store: Store) -> str:
    """Return the name of the latest step in the file; empty where there is none."""
    found = store.one(f"SELECT {STEP_NAME} FROM step s ORDER BY id DESC LIMIT 1", [])
    return str(found[0]) if found else ""


def number_of(store: Store, name: str) -> int | None:
    """Return the number of a step by its name; None where the file has gone another way since."""
    number = name.partition(" ")[0]
    if not number.isdecimal() or _name_of(store, int(number)) != name:
        return None
    return int(number)


def is_meant(store: Store, found: int, step: str | None) -> bool:
    """Return whether the step that was found is the one that was named, or one was not named."""
    if step is None:
        return True
    if not step.startswith(NEWER):
        return _name_of(store, found) == step
    last = step[1:]
    number = int(last.partition(" ")[0] or 0)
    return found > number and (not number or _name_of(store, number) == last)


def _name_of(store: Store, step: int) -> str:
    named = store.one(f"SELECT {STEP_NAME} FROM step s WHERE id = ?", [step])
    return str(named[0]) if named else UNKNOWN_STEP
