"""Half-typed texts: kept while they are typed, so that a crash takes a fraction of a second at most.

A text belongs to the window that it is typed in. What a window that is gone has left is taken over by the
next one that asks for it, in one transaction, so that two windows never have the same text.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.errors import StoreError, UnusableFile
from store.file.app_windows.gone_windows import written_by
from store.file.app_windows.journal import Draft
from store.file.app_windows.journals_done import note_texts_done
from store.file.store import Store, now
from store.language.cleaning import clean

_OF = "\t"
"""Stands in a journal between who types and the name of the field."""


_OF_FIELD = "meeting = ? AND actor = ? AND window = ? AND field = ?"


class Field(NamedTuple):
    """Where a text is typed.

    Attributes:
        meeting: the id of the meeting; 0 for what lies over all meetings.
        name: which field of it.
    """

    meeting: int
    name: str


def keep(store: Store, field: Field, text: str) -> bool:
    """Keep this window's unfinished ``text`` of a field; an empty text removes it.

    The write does not wait for the disk: it survives the end of the process at once, and a power cut
    after the next durable commit. Where the database cannot be written, the window's journal has the text.

    Returns:
        Whether the database has it; else it is to be kept again a little later.
    """
    try:
        write_text(store, field, text)
    except StoreError:
        tell_journal(store, field, text)
        return False
    if store.journal.has_drafts:
        tell_journal(store, field, None)
        _tell_done(store)
    return True


def _tell_done(store: Store) -> None:
    """Let the database know that it has all that the journal had, should a copy of that come back."""
    if not store.journal.has_drafts:
        with contextlib.suppress(StoreError), store.write(durable=False):
            note_texts_done(store, store.window.uid, store.journal.serial)


def _write(store: Store, of: Sequence[object], text: str) -> None:
    """Write the text of a meeting, an actor, a window and the name of a field; an empty one is none."""
    if not text and store.one(f"SELECT 1 FROM draft WHERE {_OF_FIELD}", of) is None:
        return
    with store.write(durable=False):
        if text:
            store.db.execute(
                "INSERT INTO draft (meeting, actor, window, field, text, at) "
                "VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (meeting, actor, field, window) DO UPDATE SET "
                "text = excluded.text, at = excluded.at",
                [*of, clean(text), now()],
            )
        else:
            store.db.execute(f"DELETE FROM draft WHERE {_OF_FIELD}", of)


def write_text(store: Store, field: Field, text: str) -> None:
    """Write this window's text of a field into the database; an empty one removes it.

    Raises:
        StoreBusy, DiskFull, ReadOnly: it could not be written.
    """
    _write(store, [field.meeting, store.actor, store.window.uid, field.name], text)


def keep_with(store: Store, field: Field, text: str) -> None:
    """Keep a text of a field, or none, in the transaction that writes what was typed there.

    Where that cannot be done, what was typed is written all the same.
    """
    with contextlib.suppress(StoreError):
        write_text(store, field, text)


def tell_journal(store: Store, field: Field, text: str | None) -> None:
    """Let the journal keep a text, or forget that it has one; where even that fails, memory has it."""
    known = in_journal(store, field)
    if known is not None:
        store.journal.draft(*known, text)


def in_journal(store: Store, field: Field) -> tuple[str, str] | None:
    """Return the uid of the meeting and the name that a journal knows a field by; None where not known."""
    with contextlib.suppress(StoreError):
        uid = store.one("SELECT uid FROM meeting WHERE id = ?", [field.meeting])
        if uid is not None:
            return uid[0], f"{store.actor}{_OF}{field.name}"
    return None


def take_in(store: Store, window: str, drafts: Iterable[Draft]) -> list[Draft]:
    """Put into the database what the journal of a window has of half-typed texts.

    Returns:
        Those of meetings that are not in the file, which were not put in.

    Raises:
        StoreBusy, DiskFull, ReadOnly: nothing was put in.
    """
    unknown = []
    with store.write(durable=False):
        for draft in drafts:
            meeting = store.one("SELECT id FROM meeting WHERE uid = ?", [draft[0]])
            actor, _, field = draft[1].rpartition(_OF)
            if meeting is None:
                unknown.append(draft)
            else:
                _write(store, [meeting[0], actor or store.actor, window, field], draft[2])
    return unknown


def take_in_own(store: Store) -> None:
    """Put into the database what this window's journal has of half-typed texts.

    Raises:
        StoreBusy, DiskFull, ReadOnly: the journal has them still.
    """
    drafts = store.journal.drafts
    unknown = take_in(store, store.window.uid, drafts) if drafts else ()
    for uid, name, _ in set(drafts).difference(unknown):
        store.journal.draft(uid, name, None)


def carry_over(old: Store, store: Store) -> None:
    """Let another file have this window's texts as they are now, whatever it had of them before.

    What it cannot take now, or has no meeting for, the journal has. Where the texts of now cannot be read,
    those that it had stay.

    Args:
        old: the file that they were kept in; it is only read.
        store: the one that is gone on with.
    """
    with contextlib.suppress(StoreError):
        before = dict.fromkeys(_own(store), "")
        waiting = {(meeting, name): text for meeting, name, text in store.journal.drafts}
        for (meeting, name), text in {**before, **_own(old), **waiting}.items():
            store.journal.draft(meeting, name, text)
        take_in_own(store)


def by_window(store: Store) -> dict[str, list[Draft]]:
    """Return all texts in the file, by the windows that have them, as a journal has them."""
    rows = store.rows(
        "SELECT draft.window, meeting.uid, draft.actor, draft.field, draft.text FROM draft "
        "JOIN meeting ON meeting.id = draft.meeting"
    )
    found: dict[str, list[Draft]] = {}
    for window, uid, actor, field, text in rows:
        found.setdefault(window, []).append((uid, f"{actor}{_OF}{field}", text))
    return found


def _own(store: Store) -> dict[tuple[str, str], str]:
    """Return this window's texts in the file, by what the journal knows them by."""
    own = by_window(store).get(store.window.uid, ())
    return {(uid, name): text for uid, name, text in own}


def take_over(store: Store, field: Field, *, own: bool = False) -> str:
    """Return this window's text of a field, or the newest of a window that is gone, or nothing.

    With ``own`` what windows that are gone have left does not count; else it is this window's from then on.

    Raises:
        StoreBusy, DiskFull, ReadOnly: it could not be taken over; nothing has changed.
    """
    with contextlib.suppress(StoreError):  # what this window has typed is known all the same
        take_in_own(store)
    left = _left(store, field.meeting, field.name, own=own)
    if left and left[0].window != store.window.uid:
        with store.write(durable=False):
            left = _left(store, field.meeting, field.name)  # another one may have been faster
            if left:
                store.db.execute(
                    "UPDATE draft SET window = ? "
                    "WHERE meeting = ? AND actor = ? AND field = ? AND window = ?",
                    [
                        *(store.window.uid, field.meeting, store.actor),
                        *(field.name, left[0].window),
                    ],
                )
    return left[0].text if left else ""


def fields_left(store: Store, meeting: int, beginning: str, *, own: bool = False) -> list[Field]:
    """Return the fields that this window or one that is gone has a text for, the newest first.

    Args:
        store: the file.
        meeting: the meeting that they lie in.
        beginning: what their names begin with.
        own: whether only this window's count.
    """
    with contextlib.suppress(StoreError):  # what cannot be taken in now is not the newest of these
        take_in_own(store)
    left = _left(store, meeting, beginning, begins=True, own=own)
    names = (draft.name for draft in left)
    return [Field(meeting, name) for name in dict.fromkeys(names)]


def texts_left(store: Store, meeting: int, beginning: str) -> list[tuple[str, str]]:
    """Return the fields whose names begin so that this window or one that is gone has left a text of.

    Returns:
        Their names with the texts, the newest first.
    """
    left = _left(store, meeting, beginning, begins=True)
    return [(draft.name, draft.text) for draft in left]


class _Draft(NamedTuple):
    """One row: the window it belongs to, its field and its text."""

    window: str
    name: str
    text: str


def _left(
    store: Store, meeting: int, name: str, *, begins: bool = False, own: bool = False
) -> list[_Draft]:
    """Return this window's texts, then those of windows that are gone, the newest of each first.

    What the journal of this window has is newer than what the database has of the same field.
    """
    length = len(name) if begins else -1
    rows = store.side_rows(
        "SELECT window, field, text FROM draft WHERE meeting = ? AND actor = ? "
        "AND iif(? < 0, field, substr(field, 1, ?)) = ? ORDER BY window = ? DESC, at DESC",
        [meeting, store.actor, length, length, name, store.window.uid],
    )
    ours, newer = store.window.uid, _in_own_journal(store, meeting)
    found = [
        _Draft(*row)
        for row in rows
        if (row[1] not in newer if row[0] == ours else not own)
        and _is_ours(store, Field(meeting, row[1]), row[0])
    ]
    fits = str.startswith if begins else str.__eq__
    return [_Draft(ours, of, text) for of, text in newer.items() if text and fits(of, name)] + found


def _in_own_journal(store: Store, meeting: int) -> dict[str, str]:
    """Return the texts that this window's journal has of a meeting, by field; empty for what is dropped."""
    waiting = store.journal.drafts
    if not waiting:
        return {}
    found = store.one("SELECT uid FROM meeting WHERE id = ?", [meeting])
    of = (found and found[0], store.actor)
    names = ((uid, *name.rpartition(_OF)[::2], text) for uid, name, text in reversed(waiting))
    return {field: text for uid, actor, field, text in names if of == (uid, actor or store.actor)}


def _is_ours(store: Store, field: Field, window: str) -> bool:
    """Return whether what a window has typed in a field is this one's to go on with.

    While the window's journal knows of the field, or cannot be read, what the database has is not the newest.
    """
    if window == store.window.uid:
        return True
    if store.window.is_there(window):
        return False
    try:
        lines = written_by(store.path, window)
    except UnusableFile:
        return False
    if not lines:
        return True
    from store.file.app_windows.left_journal import read

    known = in_journal(store, field)
    return all((meeting, name) != known for meeting, name, _ in read(lines).drafts)
