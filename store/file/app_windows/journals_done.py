"""What of the journals of windows is dealt with: the database knows one number of each, and their steps.

It is never forgotten: a file of a window that is gone may come back, from a copy of its folder.
"""

from __future__ import annotations

from store.file.store import Store, now


def note_done(store: Store, journal: str, number: int) -> None:
    """Write that the changes of a journal up to a number are dealt with."""
    with store.write():
        store.db.execute(
            "INSERT INTO carried (journal, number, at) VALUES (?, ?, ?) ON CONFLICT (journal) "
            "DO UPDATE SET number = excluded.number, at = excluded.at WHERE number < excluded.number",
            [journal, number, now()],
        )


def note_steps(store: Store, journal: str) -> None:
    """Write that the steps of the open transaction were made by changes of a journal."""
    for step in store.steps_made:
        note_done(store, _step_of(journal, step), step)


def has_made_step(store: Store, journal: str, step: int) -> bool:
    """Return whether a step was made by a change of a journal, by whatever run of the program."""
    return done_up_to(store, _step_of(journal, step)) == step


def done_up_to(store: Store, journal: str) -> int:
    """Return the number up to which the changes of a journal are dealt with; 0 where none is."""
    found = store.one("SELECT number FROM carried WHERE journal = ?", [journal])
    return int(found[0]) if found else 0


def seen_done_up_to(store: Store, journal: str) -> int:
    """Return what :func:`done_up_to` does for who only looks: where it cannot be read, as if none were."""
    found = store.side_rows("SELECT number FROM carried WHERE journal = ?", [journal])
    return int(found[0][0]) if found else 0


def note_texts_done(store: Store, journal: str, serial: int) -> None:
    """Write that the half-typed texts of a journal, up to those of a serial number, are drafts or gone."""
    note_done(store, _texts_of(journal), serial)


def are_texts_done(store: Store, journal: str, serial: int) -> bool:
    """Return whether the half-typed texts of a serial number are; those without one, 0, never are."""
    return 0 < serial <= done_up_to(store, _texts_of(journal))


def _step_of(journal: str, step: int) -> str:
    return f"{journal} step {step}"


def _texts_of(journal: str) -> str:
    return f"{journal} texts"
