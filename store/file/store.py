"""The open file: one connection, one actor, and the only two ways to write.

:meth:`Store.write` is a transaction that takes the lock at once; :meth:`Store.step` is a transaction that
is also one undoable step of the actor in a meeting. Both nest: the outermost one commits, and an inner one
that fails takes back what it has done.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from locales import N_, Message, message
from store.errors import Damaged, DiskFull, FileParted, OnlyRead, ReadOnly, StoreError
from store.file import verified_locks as locking
from store.file.app_windows.window import window_of
from store.file.database import OpenFile, newer_words, open_database, set_durable
from store.file.driver import Database
from store.file.failures import in_words
from store.file.triggers_and_views import schema_version, strangers
from store.file.watch import witness
from store.file.watch.watching import Difference
from store.file.watch.witness import Witness

if TYPE_CHECKING:
    from store.file.app_windows.journal import Journal
    from store.file.steps import Step
    from store.file.watch.successor import Parting


class Store:
    """One thread's way into the file.

    Attributes:
        actor: who writes; undo takes back the steps of this actor only.
        path: the file.
        window: this run of the program, for what belongs to a window.
        db: sqlite-utils' view of the connection, for the modules of this folder.
        only_read: why nothing is written with it; None where something may be.
        damage: what to tell where not all could be read that was asked for; None where all could.
    """

    def __init__(self, opened: OpenFile, path: Path, actor: str) -> None:
        """Take an open file; use :meth:`open` to get one."""
        opened.db.conn.create_function("fold", 1, fold, deterministic=True)
        self._opened = opened
        self.db: Database = opened.db
        self.path = path
        self.window = window_of(path)
        self.actor = actor
        self.only_read = opened.only_read
        self.damage: Message | None = None
        self._broken: set[int] = set()
        self._schema = opened.schema
        self._step: Step | None = None
        self._behalf: str | None = None
        self._seen: int | None = None
        self._steps_made: list[int] = []
        self._gone_on_with: set[str] = set()
        self._done_in: defaultdict[str, set[int]] = defaultdict(set)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        actor: str,
        wait: float = 5.0,
        create: bool = False,
        readonly: bool = False,
    ) -> Store:
        """Open ``path``; see :func:`store.file.database.open_database` for what it makes and raises."""
        return cls(open_database(path, wait=wait, create=create, readonly=readonly), path, actor)

    @classmethod
    def open_as_can_be(cls, path: Path, *, actor: str, wait: float) -> Store:
        """Open ``path`` for writing, made if missing; where that cannot be, for reading.

        :attr:`only_read` says why it is only read.

        Raises:
            StoreError: it cannot be read either, or is none of ours.
        """
        try:
            return cls.open(path, actor=actor, wait=wait, create=True)
        except (ReadOnly, DiskFull, Damaged) as error:
            try:
                store = cls.open(path, actor=actor, wait=wait, readonly=True)
            except StoreError:
                raise error from None
            store.only_read = error.message
            return store

    def another(self, *, wait: float = 5.0) -> Store:
        """Open the same file as it is open here, for the same actor: a store for another thread."""
        only_read = self.only_read
        store = Store.open(
            self.path,
            actor=self.actor,
            wait=wait,
            readonly=only_read is not None,
        )
        store.only_read = store.only_read and only_read
        return store

    def close(self) -> None:
        """Close the connection. What was committed stays."""
        self._opened.close()

    @property
    def notices(self) -> Sequence[Message]:
        """What a person is to be told about the file, since it was opened first in this process."""
        return self._opened.watch.notices

    def difference(self) -> Difference | None:
        """Return what has become of the file under us; None where it is ours as before."""
        return self._opened.watch.difference()

    def successor(self, *, wait: float | None = None) -> tuple[Store, Parting]:
        """Go on with the right file where the one at the path is not ours any more.

        This store stays as it is, and refuses every write: what is known of its meetings, by their ids, is
        not known of those in the other file.

        Args:
            wait: seconds to wait for what is done in a thread; None waits for its end.

        Raises:
            StoreError: see :func:`store.file.watch.successor.part`.
        """
        from store.file.watch.successor import part

        parting = part(self._opened, self.path, readonly=self.only_read is not None, wait=wait)
        after = Store(parting.opened, self.path, self.actor)
        after.only_read = after.only_read and self.only_read
        return after, parting

    def __enter__(self) -> Store:
        """Use the store as a context that closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    @property
    def journal(self) -> Journal:
        """What this run of the program could not write into the file."""
        from store.file.app_windows.journal import journal_of

        return journal_of(self.window)

    def data_version(self) -> int:
        """Return a number that changes when another connection has committed something."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query at once, so that no open cursor holds the log file back."""
        with in_words(self.path.name):
            return list(self.db.execute(sql, tuple(parameters)).fetchall())

    def side_rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of what lies beside the meetings; none where that is damaged or missing.

        A meeting is read without its log, and without places, drafts and all that is kept for comfort.
        """
        try:
            return self.rows(sql, parameters)
        except Damaged:
            return []

    def one(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    @contextlib.contextmanager
    def write(self, *, durable: bool = True) -> Iterator[None]:
        """Run the block as one transaction that holds the write lock from its first moment.

        Args:
            durable: whether the commit survives a power cut before it returns. Drafts and places are
                written without, so that no key press waits for a disk.

        Raises:
            StoreBusy, DiskFull, ReadOnly, OnlyRead, Damaged: nothing of the block was kept.
            FileParted: the file is not the one that is open; see :mod:`store.file.watch.successor`.
        """
        if self.db.conn.in_transaction:
            part = contextlib.nullcontext() if self._step else savepoint(self.db)
            with in_words(self.path.name), part:
                yield
            return
        if self.only_read is not None:
            raise OnlyRead(self.only_read)
        with in_words(self.path.name):
            if not durable:
                set_durable(self.db, durable=False)
            try:
                self.db.execute("BEGIN IMMEDIATE")
                try:
                    self._check_ours()
                    self._check_strangers()
                    yield
                    mark = self._renew_witness()
                    self.db.execute("COMMIT")
                    self._done_here.update(self._steps_made)
                    self._opened.watch.wrote(mark)
                except BaseException:
                    self.db.rollback()
                    raise
            finally:
                self._steps_made.clear()
                if not durable:
                    set_durable(self.db, durable=True)

    def _check_ours(self) -> None:
        """Raise FileParted where what lies at the path is not what is open."""
        if self.difference() is not None:
            raise FileParted(
                message(N_("{path} is not the file any more that was open."), path=self.path)
            )

    def _check_strangers(self) -> None:
        """Raise ReadOnly where somebody has made a trigger or view since, or a newer program has come.

        Nothing is written any more from then on.
        """
        now = schema_version(self.db)
        if now != self._schema:
            version = int(self.db.execute("PRAGMA user_version").fetchone()[0])
            self.only_read = newer_words(self.path, version) or strangers(self.db, self.path)
            if self.only_read is not None:
                raise ReadOnly(self.only_read)
            self._schema = now

    def broken(self, meeting: int | None, error: Damaged) -> None:
        """Note that not all of a meeting could be read: it is shown, and never written in again.

        Args:
            meeting: its id; None where it is something that lies around the meetings.
            error: why.
        """
        self.damage = error.message
        if meeting is not None:
            self._broken.add(meeting)
        self._opened.watch.tell(self.damage)

    def is_broken(self, meeting: int) -> bool:
        """Return whether not all of a meeting could be read."""
        return meeting in self._broken

    def _check_whole(self, meeting: int) -> None:
        if self.is_broken(meeting) and self.damage is not None:
            raise Damaged(self.damage)

    def _renew_witness(self) -> Witness:
        """Write the witness of the open transaction, and return it."""
        before = witness.read(self.db.execute("SELECT witness FROM file").fetchone()[0])
        mark = (before or witness.new()).next()
        self.db.execute("UPDATE file SET witness = ?", [mark.data])
        return mark

    def did(self, step: Step) -> None:
        """Note that a step of the open transaction is done, so that nobody takes it for somebody else's."""
        if step.id is not None:
            self._steps_made.append(step.id)

    @property
    def _done_here(self) -> set[int]:
        """The steps of the window that is worked for."""
        return self._done_in[self._behalf or self.window.uid]

    @property
    def _own(self) -> set[int]:
        """The steps that count as those of the window that is worked for.

        Of this one these are also what the same person had left in windows that are gone, as far as it was
        done here: it was on the screen, and is gone on with.
        """
        if self._gone_on_with and self._behalf in (None, self.window.uid):
            return self._done_here.union(*(self._done_in[one] for one in self._gone_on_with))
        return self._done_here

    @property
    def seen(self) -> int | None:
        """The number of the latest step that was there when what is carried out was asked for.

        None where that is now, or not known.
        """
        return self._seen

    @property
    def steps_made(self) -> Sequence[int]:
        """The ids of the steps of the open transaction that are done."""
        return self._steps_made

    def has_done(self, step: int) -> bool:
        """Return whether a step, its id given, was done for the window that is worked for."""
        if step in self._own or step in self._steps_made:
            return True
        if self._step is not None and self._step.id == step:
            return True
        if self._behalf is None:
            return False
        from store.file.app_windows.journals_done import has_made_step

        return has_made_step(self, self._behalf, step)

    @contextlib.contextmanager
    def on_behalf_of(self, actor: str, window: str, seen: int | None = None) -> Iterator[None]:
        """Run the block as the actor and the window, its uid given, that something was asked for in.

        What is asked for then was foreseen as what was asked for before leaves it, so that nothing may have
        come between, whoever has done it.

        Args:
            actor: who has asked for it.
            window: where.
            seen: the number of the latest step that was there then; what was written later is not written
                over. None where that is not known.
        """
        before = self.actor, self._behalf, self._seen
        if actor == self.actor and window != self.window.uid:
            self._gone_on_with.add(window)
        self.actor, self._behalf, self._seen = actor, window, seen
        try:
            yield
        finally:
            self.actor, self._behalf, self._seen = before

    @contextlib.contextmanager
    def step(self, meeting: int, name: str, *, unlocks: bool = False) -> Iterator[Step]:
        """Run the block as one undoable step; a step within a step is part of the outer one.

        Args:
            meeting: the id of the meeting that the step lies in.
            name: the verb, as the log keeps it (``add_entry``).
            unlocks: whether it may be done to verified minutes: it announces them, or opens them again.

        Raises:
            NotFound: there is no such meeting.
            Locked: its minutes are verified.
            Damaged: not all of it could be read.
            StoreBusy, DiskFull, ReadOnly: nothing of the block was kept.
        """
        self._check_whole(meeting)
        if self._step is not None and self._step.meeting == meeting:
            with self._step.part():
                yield self._step
            return
        # with the records, which only looking at a list does not need
        from store.file.steps import Seen, Step

        with self.write():
            locks = locking.locks_of(self, meeting)
            if not unlocks:
                locks.check()
            kept = None if unlocks else locks
            own = self._own if self._behalf is None else ()
            seen = Seen(self._seen, self.has_done) if self._seen is not None else None
            self._step = Step(
                *(self.db, meeting, self.actor, name, now()), locks=kept, own=own, seen=seen
            )
            try:
                yield self._step
                self._step.end(self)
                self.did(self._step)
            finally:
                self._step = None


@contextlib.contextmanager
def savepoint(db: Database) -> Iterator[None]:
    """Run the block as a part of a transaction: where it fails, what it has done is taken back."""
    db.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if db.conn.in_transaction:  # a full disk takes the whole transaction back itself
            db.execute("ROLLBACK TO part")
            db.execute("RELEASE part")
        raise
    db.execute("RELEASE part")


def fold(text: str | None) -> str:
    """Return ``text`` in the case that comparing ignores; SQLite's own ``lower`` knows no å ä ö."""
    return (text or "").casefold()


def now() -> str:
    """Return the time of a step: ISO, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
