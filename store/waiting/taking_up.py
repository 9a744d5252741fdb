"""What windows that are gone have left unwritten: carried out, or kept in words where it cannot be."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from locales import N_, Message, message
from store import drafts
from store.errors import DiskFull, StoreError
from store.file.journal import NO_ROOM, Draft, Kept, LeftJournal, read
from store.file.windows import (
    GoneWindow,
    gone_windows,
    names_of_windows,
    side_folders,
    written_by_windows,
)
from store.private import make_private_folder
from store.store import Store
from store.waiting.change import UNKNOWN, Change, UnknownChange, from_data
from store.waiting.performing import (
    NO_MEETING,
    WAITING,
    NoMeeting,
    Performer,
    Refusal,
    forget,
    seen_settled,
    settle,
    settled,
)

Data = Mapping[str, Any]
"""A change as it stands in a journal."""

Said = Callable[[Message], str]
"""Puts a message into a person's language."""

HALF_TYPED = message(N_("Half-typed; its meeting is not in the file."))
DAMAGED = message(N_("What waited was damaged; this is what can be read of it."))

_DAMAGED = (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""What a verb raises that is given something it does not know."""


@dataclass
class TakenUp:
    """What became of what waited.

    Attributes:
        written: how many changes were carried out.
        refused: how many were not, and lie in words in the file ``kept``.
        kept: that file.
        homeless: how many belong to a meeting that is not in this file; they wait until it is.
        homeless_kept: the file that their texts lie in, too; None where nothing was typed for them.
    """

    written: int = 0
    refused: int = 0
    kept: Path | None = None
    homeless: int = 0
    homeless_kept: Path | None = None


def count_waiting(store: Store) -> int:
    """Return how many changes wait in windows that are gone; those that run see to theirs."""
    written = written_by_windows(store.path).items()
    gone = ((uid, read(lines)) for uid, lines in written if not store.window.is_there(uid))
    return sum(len(kept.waiting(seen_settled(store, uid))) for uid, kept in gone)


def not_taken(error: StoreError) -> Message:
    """Return why nothing can be carried out of what windows that are gone have left, in words."""
    said = N_("What had waited in a window that has ended cannot be written: {reason}")
    return message(said, reason=error.message)


@dataclass(frozen=True, slots=True)
class Left:
    """A change that a window which is gone has left.

    Attributes:
        journal: where it waits.
        number: its number there.
        change: what; one without a verb where a newer program has left it.
        is_aside: whether it waits for its meeting, whatever is done after it.
    """

    journal: str
    number: int
    change: Change
    is_aside: bool = False


def left_behind(store: Store) -> list[Left]:
    """Return what windows that are gone have left and is not carried out, in its order."""
    found: list[Left] = []
    for gone in gone_windows(store.path):
        try:
            kept = read(gone.lines)
            waiting = kept.waiting(settled(store, gone.uid))
        finally:
            gone.close(keep=True)
        found += (Left(gone.uid, n, _known(data), n in kept.aside) for n, data in waiting.items())
    return found


def still_left(store: Store, left: Iterable[Left]) -> list[Left]:
    """Return those that are not carried out by now; of a journal that is not there any more, all are."""
    done = {journal: settled(store, journal) for journal in names_of_windows(store.path)}
    there = (one for one in left if one.journal in done)
    return [one for one in there if one.is_aside or one.number > done[one.journal]]


def _known(data: Data) -> Change:
    try:
        return from_data(data).change
    except UnknownChange:
        return Change("")


def take_up(store: Store, said: Said) -> TakenUp:
    """Carry out, in order and once, what windows that are gone have left.

    Args:
        store: the open file.
        said: puts reasons into a person's language.

    Raises:
        StoreBusy, DiskFull, ReadOnly: not all could be; the rest still waits.
    """
    taken = TakenUp()
    for gone in gone_windows(store.path):
        keep = True
        try:
            keep = _Heir(store, said, taken).take(gone)
        finally:
            gone.close(keep=keep)
        if not keep:
            forget(store, gone.uid)
    return taken


def keep_in_words(database: Path, text: str, reason: str) -> Path | None:
    """Add a text that could not be written, below the reason, to a file that a person can read.

    Returns:
        The file; None where nothing can be written anywhere.
    """
    at = datetime.now()
    for folder in side_folders(database):
        path = folder / f"not-written-{at:%Y-%m-%d}.txt"
        try:
            make_private_folder(folder)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8", errors="replace") as file:
                file.write(f"# {at:%Y-%m-%d %H:%M} · {reason}\n{text}\n\n")
                file.flush()
                os.fsync(handle)
        except OSError:
            continue
        return path
    return None


def kept_in_words(database: Path, text: str) -> Path | None:
    """Return the file of :func:`keep_in_words` that a text lies in already; None where it is in none."""
    for folder in side_folders(database):
        with contextlib.suppress(OSError):
            for path in sorted(folder.glob("not-written-*.txt")):
                if text in path.read_text("utf-8", "replace"):
                    return path
    return None


@dataclass
class _Heir:
    """Takes over what one window has left."""

    store: Store
    said: Said
    taken: TakenUp

    def take(self, gone: GoneWindow) -> bool:
        """Carry out its changes, keep what was refused in words, and its half-typed texts as drafts.

        Returns:
            Whether some of it waits on in its journal, for a meeting that is not in the file.
        """
        journal, homeless = LeftJournal(gone), self.taken.homeless
        performer = Performer(self.store)
        waiting = journal.waiting(settled(self.store, gone.uid), performer.has_meeting)
        for number, data in waiting.items():
            if number in journal.kept.aside or not self._carry_out(
                performer, gone.uid, number, data
            ):
                journal.set_aside(number)
                self.taken.homeless += 1
                self._tell_homeless(from_data(data).change.typed, NO_MEETING)
        with self.store.write():  # so that they are kept once: not before the lock is ours
            unknown = self._keep_texts(gone.uid, journal.kept)
        waits = bool(unknown) or self.taken.homeless > homeless
        if waits:
            journal.dealt_with(unknown)
        return waits

    def _keep_texts(self, uid: str, kept: Kept) -> list[Draft]:
        """Keep the texts of a journal where they belong; return the drafts whose meeting is not here."""
        for text in kept.damaged:
            if kept_in_words(self.store.path, text) is None:
                self._keep_text(text, self.said(DAMAGED))
        for text, reason in kept.refused.values():
            self._keep_text(text, reason)
        unknown = drafts.take_in(self.store, uid, kept.drafts)
        for draft in unknown:
            self._tell_homeless(draft[-1], HALF_TYPED)
        return unknown

    def _carry_out(self, performer: Performer, uid: str, number: int, data: Data) -> bool:
        """Carry out one change; what of it is refused is on the disk before it counts as done.

        Returns:
            Whether it was; False where its meeting is not in the file.
        """
        before = self.taken.refused
        try:
            asked = from_data(data)
            performer.perform_once(asked, uid, number, refused=self._keep)
        except WAITING:
            raise
        except NoMeeting:
            return False
        except UnknownChange as error:
            with self.store.write():
                self._keep(Refusal(error.message, str(data)))
        except StoreError as error:
            self._keep(Refusal(error.message, asked.change.typed))
        except _DAMAGED:
            self._keep(Refusal(UNKNOWN, str(data)))
        if self.taken.refused == before:
            self.taken.written += 1
        else:
            settle(self.store, uid, number)
        return True

    def _keep(self, refusal: Refusal) -> None:
        self._keep_text(refusal.text, self.said(refusal.reason))

    def _keep_text(self, text: str, reason: str) -> None:
        path = keep_in_words(self.store.path, text, reason)
        if path is None:
            raise DiskFull(NO_ROOM)
        self.taken.refused, self.taken.kept = self.taken.refused + 1, path

    def _tell_homeless(self, text: str, reason: Message) -> None:
        """Keep a text that has no meeting here in words, too: once, however often it is looked at."""
        if text:
            database = self.store.path
            kept = kept_in_words(database, text) or keep_in_words(database, text, self.said(reason))
            self.taken.homeless_kept = kept
