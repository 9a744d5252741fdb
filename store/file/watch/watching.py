"""Whether the file at the path is still the one that is open, asked before each write and at each look.

A file that was deleted, moved, replaced or restored over while it is open takes writes as before, and loses
them. Nothing of SQLite says so; the files themselves do.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from time import monotonic

from locales import N_, Message, message
from store.errors import BeingKept
from store.file.driver import Database
from store.file.watch import leftover_log, log_file, witness
from store.file.watch.checkpointed import holds_what_was_moved, is_begun_from
from store.file.watch.descriptors import Descriptor, Identity, Status, status
from store.file.watch.leftover_log import Leftover
from store.file.watch.log_file import INDEX, LOG, LogIndex
from store.file.watch.witness import Witness

BEING_KEPT = N_("What was written in {path} is being kept.")

_LOOKS = 5
"""How often what changes is looked at, until it is twice the same."""

_HEAD = 100
"""Bytes of the header of the file."""


class Difference(Enum):
    """What has become of a file that is open."""

    GONE = "gone"
    """Nothing lies at its path: it was deleted or moved."""
    REPLACED = "replaced"
    """Another file lies at its path, or another one's content in it."""
    RESTORED = "restored"
    """An earlier content of its own was written over it."""
    LOG_GONE = "log gone"
    """Its log, or the index of that, was deleted or replaced."""


class Watch:
    """One file that this process has connections to.

    Attributes:
        path: where it lies.
        main: the file itself, open for looking as long as there is any connection.
        parted: what has become of it, once that is known; then it is nobody's file any more.
        parted_at: when that was found out, by the monotonic clock in seconds.
        connections: how many are used in this process.
        is_settled: whether what lies at the path is no matter of theirs any more.
        latest: the witness of the latest transaction that is known of; None before :meth:`learn`.
        names: the paths of its log and of the index of that.
        leftover: whose the log was that lay beside it before the first connection.
        notices: what a person is to be told about it.
    """

    def __init__(self, path: Path, main: Descriptor) -> None:
        """Watch the file at ``path``, which is open as ``main``; nothing is known of it yet."""
        self.path = path
        self.main = main
        self.parted: Difference | None = None
        self.parted_at = 0.0
        self.connections = 0
        self.is_settled = self._is_closed = False
        self._beside: dict[str, Descriptor] = {}
        self.names = {name: log_file.beside(path, name) for name in (LOG, INDEX)}
        self.notices: list[Message] = []
        self.leftover = Leftover.NONE
        self._asked = threading.Lock()
        self._page_size = 0
        self._pages: set[int] = set()
        self._number = 0
        self._content: tuple[int, int] | None = None
        self._known: tuple[bytes, Witness | None] = (b"", None)
        self._index: LogIndex | None = None
        self.latest: Witness | None = None

    def tell(self, words: Message) -> None:
        """Have a person told something of the file, once."""
        if words not in self.notices:
            self.notices.append(words)

    # Learning ---------------------------------------------------------------------------------------

    def learn(self, db: Database) -> bool:
        """Learn from the first connection what the file looks like; return whether anything was learnt.

        ``db`` has read from the file, so that what lies beside it is there.
        """
        if self.latest is not None:
            return False
        for name, path in self.names.items():
            if name not in self._beside and status(path) is not None:
                self._beside[name] = Descriptor(path)
        index = self._read_index()
        found = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'file'").fetchone()
        row = db.execute("SELECT witness FROM file").fetchone() if found else None
        mark = witness.read(row[0]) if row else None
        if mark is None:
            return False
        self._page_size = int(db.execute("PRAGMA page_size").fetchone()[0])
        self._pages.add(int(found[0]))
        here = status(self.path)
        self._content = here.content if here else None
        self._index = index  # from before the witness, which counts no fewer transactions
        self._known = self._look()
        self._number = mark.number
        self.wrote(mark)
        return True

    def fits(self) -> bool:
        """Return whether the file and its log belong together, as far as they say so.

        They do not where something was written over the file while another program has it open.
        """
        self._find_pages()
        seen = False
        for _ in range(_LOOKS):
            index, mark = self._read_index(), self._look()[1]
            if mark is None or self._is_of_one_piece(mark, index):
                return True
            seen |= self._read_index() == index
        return not seen

    def wrote(self, mark: Witness) -> None:
        """Learn the witness of a transaction that was committed."""
        if self.latest is None or mark.number > self.latest.number:
            self.latest = mark

    @property
    def is_written_over(self) -> bool:
        """Whether the bytes of the file that is open are not those any more that were rightly there."""
        return self.main.content != self._content

    # Asking -----------------------------------------------------------------------------------------

    def difference(self) -> Difference | None:
        """Return what has become of the file; None where it is as it was, or rightly changed."""
        with (
            self._asked,
            contextlib.suppress(OSError),
        ):  # what cannot be seen is not known to be another
            if self.parted is None and self.latest is not None:
                self.parted = self._difference()
                self.parted_at = monotonic()
        return self.parted

    @property
    def identities(self) -> set[Identity]:
        """The files that are open here."""
        return {held.identity for held in (self.main, *self._beside.values())}

    def has(self, name: str) -> bool:
        """Return whether the log or index (by its ending) at its path is the one of our connections."""
        return name in self._beside and not _lies_elsewhere(self.names[name], self._beside[name])

    def _difference(self) -> Difference | None:
        here = status(self.path)
        if here is None:
            return Difference.GONE
        if here.identity != self.main.identity:
            return Difference.REPLACED
        if not all(map(self.has, self._beside)):
            return Difference.LOG_GONE
        if self._has_changed(here) and (found := self._content_differs(here)):
            return found
        return Difference.LOG_GONE if self._log_is_foreign() else None

    def _has_changed(self, here: Status) -> bool:
        """Return whether the file was written to, or a checkpoint was made, since it was last looked into."""
        index = self._read_index()
        return (
            here.content != self._content
            or (index is None) != (self._index is None)
            or (
                index is not None and self._index is not None and index.moving != self._index.moving
            )
        )

    def _content_differs(self, here: Status) -> Difference | None:
        """Look at what is in the file and its log: is it what checkpoints make of what was there?

        File, log and index are read one after the other. Where the index is another one behind them,
        something was written meanwhile, and they may be of different times: nothing is known then, and it is
        asked again at the next look.
        """
        found: list[Difference] = []
        for _ in range(_LOOKS):
            latest, index, now = self.latest, self._read_index(), self._look()
            judged = self._judge(latest, index, now)
            if self._read_index() != index:
                found.clear()
            elif isinstance(judged, Difference):
                if found:
                    return judged
                self._find_pages()
                found.append(judged)
            else:
                self._content, self._known, self._index = here.content, now, index
                if judged is not None:
                    self._number = judged.number
                    self.wrote(judged)
                return None
        return None

    def _judge(
        self, latest: Witness | None, index: LogIndex | None, now: tuple[bytes, Witness | None]
    ) -> Difference | Witness | None:
        """Return what has become of the file, else its newest transaction; None where it has none."""
        before, mark = self._known[1], now[1]
        if mark is None:
            return Difference.REPLACED if before is not None else None
        if latest is None or mark.uid != latest.uid:
            return Difference.REPLACED
        if before is not None and mark.number < before.number:
            return Difference.RESTORED
        if not self._is_of_one_piece(mark, index):
            return Difference.RESTORED
        newest = self._newest(mark, index, latest)
        if newest is None:
            return Difference.RESTORED
        is_still = index is not None and _is_still(self._index, index)
        if is_still and now != self._known:  # else it was touched, or the same was written over it
            return Difference.RESTORED
        return newest

    def _is_of_one_piece(self, mark: Witness, index: LogIndex | None) -> bool:
        """Return whether the log goes on from the file, whose witness is ``mark``."""
        log = self._beside.get(LOG)
        if log is None or index is None:
            return True
        return is_begun_from(mark, self._logged(index)) and holds_what_was_moved(
            self.main, log, index, self._page_size
        )

    def _newest(self, mark: Witness, index: LogIndex | None, latest: Witness) -> Witness | None:
        """Return the newest transaction in file and log; None where it does not come after ``latest``.

        What is known to be committed must be there. Where no log says what the file goes on from, no more
        can have come to it than was committed; the index counts that, until SQLite makes it anew.
        """
        logged = self._logged(index)
        here = {each.number: each for each in (*logged, mark)}
        newest = here[max(here)]
        if newest.number < latest.number or here.get(latest.number, latest) != latest:
            return None
        if index is not None and self._index is not None and not logged:
            committed = index.changes - self._index.changes
            if 0 <= committed < newest.number - self._number:
                return None
        return newest

    def _log_is_foreign(self) -> bool:
        """Return whether another log was written over the one that the index is for."""
        log = self._beside.get(LOG)
        if log is None:
            return False
        for _ in range(3):  # the log may begin again between two looks
            index = self._read_index()
            if index is None or not index.frames or log_file.salts(log) == index.salts:
                return False
        return True

    # Looking ----------------------------------------------------------------------------------------

    def _logged(self, index: LogIndex | None) -> list[Witness]:
        """Return the witnesses of the transactions in the log, the oldest first."""
        log = self._beside.get(LOG)
        if log is None or index is None:
            return []
        return [each for _, each in log_file.witnesses(log, self._pages, index.frames) or ()]

    def _find_pages(self) -> None:
        """Find the pages that the witness lies in: VACUUM gives its table another one."""
        log, index = self._beside.get(LOG), self._read_index()
        if log is not None and index is not None:
            self._pages.update(
                page for page, _ in log_file.witnesses(log, frames=index.frames) or ()
            )

    def _read_index(self) -> LogIndex | None:
        index = self._beside.get(INDEX)
        return log_file.read_index(index) if index is not None else None

    def _look(self) -> tuple[bytes, Witness | None]:
        """Return the header of the file, and its newest witness."""
        size = self._page_size
        found = (witness.read(self.main.read(size, (page - 1) * size)) for page in self._pages)
        marks = [mark for mark in found if mark is not None]
        newest = max(marks, key=lambda mark: mark.number) if marks else leftover_log.find(self.main)
        return self.main.read(_HEAD, 0), newest

    def close(self) -> None:
        """Close what is open for looking, once."""
        if not self._is_closed:
            self._is_closed = True
            for held in (self.main, *self._beside.values()):
                held.close()


def _is_still(before: LogIndex | None, now: LogIndex) -> bool:
    """Return whether no checkpoint has begun, gone on or ended between two looks at the index."""
    return now.moved == now.meant and before is not None and before.moving == now.moving


def _lies_elsewhere(path: Path, held: Descriptor) -> bool:
    here = status(path)
    return here is None or here.identity != held.identity


# All files of this process ----------------------------------------------------------------------------

_WATCHES: dict[Identity, Watch] = {}
_GIVEN_UP: set[Identity] = set()
_ONE_AT_A_TIME = threading.RLock()


@contextlib.contextmanager
def watched(path: Path) -> Iterator[Watch]:
    """Give the watch over the file at ``path`` while a connection is made, which the block then counts.

    One connection at a time is made or closed: the last one that is closed takes the log with it. None is
    made to a file that was put in the place of ours before that is settled: the log beside it is ours, which
    SQLite would play in, and have both connections share.

    Raises:
        BeingKept: this process has the file open that lay there before.
        OSError: there is no such file, or it cannot be read.
    """
    with _ONE_AT_A_TIME:
        here = status(path)
        watch = _WATCHES.get(here.identity) if here else None
        if watch is None:
            refuse_beside_ours(path)
            watch = Watch(path, Descriptor(path))
            watch.leftover = leftover_log.whose(watch.main, path, watch.names)
            _WATCHES[watch.main.identity] = watch
        try:
            yield watch
        finally:
            _let_go(watch)


def refuse_beside_ours(path: Path) -> None:
    """Raise BeingKept where this process has a file open that lay at ``path``, and that is not settled."""
    log = log_file.beside(path, LOG)
    with _ONE_AT_A_TIME:
        for watch in _WATCHES.values():
            if watch.connections and not watch.is_settled and watch.names[LOG] == log:
                raise BeingKept(message(BEING_KEPT, path=path))


@contextlib.contextmanager
def watched_until_closed(watch: Watch) -> Iterator[None]:
    """Count a connection off that the block closes; after the last one nothing is held open."""
    with _ONE_AT_A_TIME:
        yield
        watch.connections -= 1
        _let_go(watch)


def give_up(watch: Watch) -> None:
    """Count a connection off that is never used again, and never closed.

    After the last one others need not wait for this process: closing what it looked with drops its locks.
    """
    with _ONE_AT_A_TIME:
        _GIVEN_UP.add(watch.main.identity)
        watch.connections -= 1
        _let_go(watch)


def begin_anew(watch: Watch) -> None:
    """Let what lies at the path be watched as another file, though it be the same one written over."""
    if _WATCHES.get(watch.main.identity) is watch:
        del _WATCHES[watch.main.identity]
        _GIVEN_UP.add(watch.main.identity)


def _let_go(watch: Watch) -> None:
    if watch.connections:
        return
    if _WATCHES.get(watch.main.identity) is watch:
        del _WATCHES[watch.main.identity]
    watch.close()


def is_given_up(identity: Identity) -> bool:
    """Return whether connections to a file are open that are never used again.

    SQLite would have new ones share what those know of its log, which may be of another file.
    """
    return identity in _GIVEN_UP


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Let no other thread make or close a connection in the block."""
    with _ONE_AT_A_TIME:
        yield


def holds(path: Path) -> bool:
    """Return whether this process has what lies at ``path`` open as a database, or as a part of one."""
    here = None
    with contextlib.suppress(OSError):
        here = status(path)
    watches = list(_WATCHES.values())
    return here is not None and any(here.identity in watch.identities for watch in watches)
