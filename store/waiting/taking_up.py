"""What windows that are gone have left unwritten: carried out, or kept in words where it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from math import inf
from operator import attrgetter
from pathlib import Path
from time import monotonic
from typing import Any

from locales import N_, Message, message
from store.errors import DiskFull, StoreBusy, StoreError, UnusableFile
from store.file.app_windows import drafts
from store.file.app_windows.gone_windows import (
    GoneWindow,
    gone_windows,
    leave,
    names_of_windows,
    written_by_windows,
)
from store.file.app_windows.journal import NO_ROOM, Draft
from store.file.app_windows.journals_done import (
    are_texts_done,
    done_up_to,
    note_done,
    note_texts_done,
    seen_done_up_to,
)
from store.file.app_windows.left_journal import LeftJournal, read
from store.file.app_windows.refused_lines import keep_refused_line
from store.file.store import Store
from store.model.shared_records import REGISTER_UID
from store.waiting.change import MOVES, UNKNOWN, Change, UnknownChange, from_data
from store.waiting.in_words import HALF_TYPED, keep_in_words, kept_in_words
from store.waiting.performing import (
    NO_MEETING,
    WAITING,
    NoMeeting,
    Performer,
    Refusal,
)

Data = Mapping[str, Any]
"""A change as it stands in a journal."""

Said = Callable[[Message], str]
"""Puts a message into a person's language."""

UNREAD = N_("{reason} What waits there is left until it can be read.")
DAMAGED = message(N_("What waited was damaged; this is what can be read of it."))

_DAMAGED = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""What a verb raises that is given something it does not know."""


@dataclass
class TakenUp:
    """What became of what waited.

    Attributes:
        written: how many changes were carried out.
        steps: how many of them only lead to another place.
        apart: how many of them were typed in a place that is not in this file, and lie in one of their own.
        moved: how many of them were typed in a place that somebody has taken away since.
        refused: how many were not.
        lines: how many of these are kept with their meeting, as lines that were not carried out.
        keys: how many of these were no text: a step back, a move.
        kept: the file that the others lie in, in words.
        homeless: how many belong to a meeting that is not in this file; they wait until it is.
        homeless_kept: the file that their texts lie in, too; None where nothing was typed for them.
        unread: why some of it cannot be read; it is left as it is.
        in_trash: the titles of the meetings in the trash that something of it was typed for, by their uids.
    """

    written: int = 0
    apart: int = 0
    moved: int = 0
    refused: int = 0
    lines: int = 0
    kept: Path | None = None
    homeless: int = 0
    homeless_kept: Path | None = None
    steps: int = 0
    keys: int = 0
    unread: list[Message] = field(default_factory=list)
    in_trash: dict[str, str] = field(default_factory=dict)


def count_waiting(store: Store, *, running: bool = False) -> int:
    """Return how many changes wait in windows that are gone, or in the others that are ``running``."""
    return sum(1 for _ in _waiting(store, running=running))


def count_homeless(store: Store) -> int:
    """Return how many changes in windows that are gone wait for a meeting that is not in the file."""
    performer = Performer(store)
    return sum(not _has_home(performer, str(data.get("meeting"))) for data in _waiting(store))


def _waiting(store: Store, *, running: bool = False) -> Iterator[Data]:
    """Yield what waits in other windows and is more than a step to another place."""
    for uid, lines in written_by_windows(store.path).items():
        if uid != store.window.uid and store.window.is_there(uid) is running:
            waiting = read(lines).waiting(seen_done_up_to(store, uid)).values()
            yield from (data for data in waiting if data.get("verb") not in MOVES)


def _has_home(performer: Performer, meeting: str) -> bool:
    return meeting in ("", REGISTER_UID) or performer.has_meeting(meeting)


def unread(store: Store) -> list[Message]:
    """Return why some of what windows have left cannot be read, a sentence each."""
    found = []
    for gone in gone_windows(store.path):
        with closing(gone), suppress(StoreBusy):
            try:
                gone.lines()
            except UnusableFile as error:
                found.append(message(UNREAD, reason=error.message))
    return found


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
        actor: who has asked for it; empty where that is not known.
        beside: all lines of that journal.
    """

    journal: str
    number: int
    change: Change
    actor: str
    beside: Sequence[bytes] = field(repr=False)


def left_behind(store: Store) -> list[Left]:
    """Return what windows that are gone have left and is not carried out, in its order.

    What cannot be read is not among it.
    """
    found: list[Left] = []
    for gone in gone_windows(store.path):
        with closing(gone), suppress(StoreBusy, UnusableFile):
            lines = gone.lines()
            waiting = read(lines).waiting(done_up_to(store, gone.uid)).items()
            found += (Left(gone.uid, number, *_known(data), lines) for number, data in waiting)
    return found


def still_left(store: Store, left: Iterable[Left]) -> list[Left]:
    """Return those that are not carried out by now.

    A journal that is not there any more although not all of it is done is written anew: somebody has
    removed it, or its folder.

    Raises:
        StoreError: it cannot be known.
    """
    there = names_of_windows(store.path)  # first: who carries out writes so before the file goes
    still: list[Left] = []
    for journal, group in groupby(left, attrgetter("journal")):
        done = done_up_to(store, journal)
        waits = [one for one in group if one.number > done]
        if waits and journal not in there:
            leave(store.path, journal, b"\n".join((*waits[0].beside, b"")))
        still += waits
    return still


def _known(data: Data) -> tuple[Change, str]:
    """Return a change and who has asked for it; one without a verb where it is not understood."""
    try:
        asked = from_data(data)
    except UnknownChange:
        return Change(""), ""
    return asked.change, asked.actor


def take_up(store: Store, said: Said) -> TakenUp:
    """Carry out, in order and once, what windows that are gone have left.

    Args:
        store: the open file.
        said: puts reasons into a person's language.

    Raises:
        StoreBusy, DiskFull, ReadOnly: not all could be; the rest still waits.
    """
    heir = Heir(store, said)
    heir.go_on()
    return heir.taken


class Heir:
    """Takes over what windows that are gone have left, a little at a time.

    Attributes:
        taken: what became of it so far.
        dealt_with: the uids of those windows that there is no more to do of.
    """

    def __init__(self, store: Store, said: Said) -> None:
        """Write into ``store``; ``said`` puts reasons into a person's language."""
        self.taken = TakenUp()
        self._store = store
        self._said = said
        self._shares: dict[str, _Share] = {}
        self.dealt_with: set[str] = set()

    def go_on(self, until: float = inf) -> bool:
        """Carry out, in order and once, what is left: one change, and more until a moment.

        Args:
            until: the moment (s, of the monotonic clock).

        Returns:
            Whether it is all dealt with.

        Raises:
            StoreBusy, DiskFull, ReadOnly: not all could be; the rest still waits. Busy is also a window
                that takes some of it over.
        """
        for gone in gone_windows(self._store.path):
            with closing(gone):
                if gone.uid not in self.dealt_with and not self._take(gone, until):
                    return False
        return True

    def _take(self, gone: GoneWindow, until: float) -> bool:
        """Take over what one window has left; return False where the time is up before that is done."""
        try:
            share = self._share_of(gone)
            for _ in share.carry_out():
                if monotonic() >= until:
                    return False
            waits_on = share.keep_texts()
        except UnusableFile as error:
            self.taken.unread.append(message(UNREAD, reason=error.message))
            waits_on = True
        self.dealt_with.add(gone.uid)
        if not waits_on:
            gone.take_away()  # where that cannot be done, its number says that all of it is done
        return True

    def _share_of(self, gone: GoneWindow) -> _Share:
        """Return what a window has left; its journal is read again only where it is another one by now."""
        share = self._shares.get(gone.uid)
        if share is None or not share.journal.is_that_of(gone):
            journal = LeftJournal(self._store.path, gone)
            share = _Share(self._store, self._said, self.taken, journal)
            self._shares[gone.uid] = share
        return share


class _Share:
    """What one window has left."""

    def __init__(self, store: Store, said: Said, taken: TakenUp, journal: LeftJournal) -> None:
        self.store = store
        self.said = said
        self.taken = taken
        self.journal = journal
        self._performer = Performer(store)
        self._beside: list[Data] = []

    def carry_out(self) -> Iterator[None]:
        """Carry its changes out, one with each step; put those beside whose meeting is not in the file."""
        if self._waits_whole():
            return
        window = self.journal.window
        for number, data in self.journal.kept.waiting(done_up_to(self.store, window)).items():
            if not self._carry_out(window, number, data):
                with self.store.write():  # first, so that nothing is put there again and again
                    self.journal.put_beside(number, data)
                    note_done(self.store, window, number)
                self._beside.append(data)
            yield

    def _waits_whole(self) -> bool:
        """Return whether there is nothing in it but what is for meetings that are not in the file."""
        kept = self.journal.kept
        waiting = kept.waiting(done_up_to(self.store, self.journal.window)).values()
        meetings = [str(data.get("meeting")) for data in waiting]
        meetings += [meeting for meeting, _, _ in kept.drafts]
        if kept.refused or kept.damaged or not meetings:
            return False
        return not any(_has_home(self._performer, uid) for uid in meetings)

    def keep_texts(self) -> bool:
        """Keep what was refused in words, and its half-typed texts as drafts.

        Returns:
            Whether it waits on in its journal, for meetings that are not in the file.
        """
        waits_whole, kept = self._waits_whole(), self.journal.kept
        done = done_up_to(self.store, self.journal.window)
        homeless = kept.waiting(done).values() if waits_whole else self._beside
        with self.store.write():  # so that they are kept once: not before the lock is ours
            for data in homeless:
                self._tell_homeless(_known(data)[0].typed, NO_MEETING)
            unknown = kept.drafts if waits_whole else self._keep_texts()
            for draft in unknown:
                self._tell_homeless(draft[-1], HALF_TYPED)
        self.taken.homeless += len(homeless)
        return waits_whole

    def _keep_texts(self) -> list[Draft]:
        """Keep the texts of the journal where they belong; return the drafts whose meeting is not here."""
        uid, kept = self.journal.window, self.journal.kept
        for text in kept.damaged:
            if kept_in_words(self.store.path, text) is None:
                self._keep_text(text, self.said(DAMAGED))
        for number, (text, reason) in kept.refused.items():
            self._keep(_known(kept.changes.get(number, {}))[0], text, reason)
        if not kept.drafts or are_texts_done(self.store, uid, kept.serial):
            return []
        unknown = drafts.take_in(self.store, uid, kept.drafts)
        if unknown:
            self.journal.put_texts_beside(unknown)
        note_texts_done(self.store, uid, kept.serial)
        return unknown

    def _carry_out(self, uid: str, number: int, data: Data) -> bool:
        """Carry out one change; what of it is refused is on the disk before it counts as done.

        Returns:
            Whether it was; False where its meeting is not in the file.
        """
        before, apart, moved = self.taken.refused, self._performer.apart, self._performer.moved
        try:
            asked = from_data(data)
            refused = partial(self._refuse, asked.change)
            self._performer.perform_once(asked, uid, number, refused=refused)
            self.taken.apart += self._performer.apart - apart
            self.taken.moved += self._performer.moved - moved
            self.taken.steps += asked.change.is_move
            if asked.change.typed:
                self._note_trash(asked.change.meeting)
        except WAITING:
            raise
        except NoMeeting:
            return False
        except UnknownChange as error:
            with self.store.write():
                self._keep_text(str(data), self.said(error.message))
        except StoreError as error:
            self._refuse(asked.change, Refusal(error.message, asked.change.typed))
        except _DAMAGED:
            self._keep_text(str(data), self.said(UNKNOWN))
        if self.taken.refused == before:
            self.taken.written += 1
        else:
            note_done(self.store, uid, number)
        return True

    def _note_trash(self, meeting: str) -> None:
        """Note that something was typed for a meeting, its uid given, where that lies in the trash."""
        of_uid = "SELECT title FROM meeting WHERE uid = ? AND deleted"
        found = self.store.one(of_uid, [meeting])
        if found is not None:
            self.taken.in_trash[meeting] = found[0] or ""

    def _refuse(self, change: Change, refusal: Refusal) -> None:
        self._keep(change, refusal.text, self.said(refusal.reason))

    def _keep(self, change: Change, text: str, reason: str) -> None:
        """Keep what was typed for a change: lines with their meeting, anything else in words."""
        if change.stays_with_meeting and keep_refused_line(self.store, change.meeting, text):
            self.taken.refused, self.taken.lines = self.taken.refused + 1, self.taken.lines + 1
        else:
            self._keep_text(text, reason)

    def _keep_text(self, text: str, reason: str) -> None:
        if not text.strip():
            self.taken.refused, self.taken.keys = self.taken.refused + 1, self.taken.keys + 1
            return
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
