"""Opening the file: ours and of our version or left untouched, private, whole, and safe to write.

A new file is made complete under another name and then given its own, so that no half-made file is ever
seen, even if three programs start at once. An older one is copied before it is migrated, for a reader too.
"""

from __future__ import annotations

import contextlib
import os
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from locales import N_, Message, message
from store.errors import FileParted, NotFound, ReadOnly, UnusableFile
from store.file import failures, fileformat
from store.file.driver import Database, DatabaseError, connect, version, wal_is_safe
from store.file.filesystems import network_kind
from store.file.passing import give_name, passing_file, take_place
from store.file.private import make_private_file, make_private_folder
from store.file.read_connection import connect_reader
from store.file.triggers_and_views import schema_version, strangers
from store.file.watch import watching
from store.file.watch.leftover_log import Leftover, is_in_use
from store.file.watch.log_file import INDEX, beside
from store.file.watch.setting_aside import UNDER_ANOTHER, settle_leftover
from store.file.watch.watching import Watch, is_given_up

if TYPE_CHECKING:
    from store.file.watch.laying_right_file import Settling

_TWO_NAMES = N_(
    "{path} has another name too (a hard link). Open it by one of them only: what is written by two names at "
    "once is lost."
)

_WRITTEN_OVER = N_(
    "{path} was written over while it was open; leave heldag and open it again to write in it."
)

_HEADER = 100
_PAUSE = 0.05
_MAGIC = b"SQLite format 3\x00"
_IS_READ = message(N_("The file was opened for reading only."))


@dataclass(slots=True)
class OpenFile:
    """A connection to a file, and the watch over that file.

    Attributes:
        schema: its schema's version, when it was opened.
        settling: what becomes of it where the file has become another one.
        only_read: why nothing is written with it; None where something may be.
    """

    db: Database
    watch: Watch
    schema: int
    settling: Settling | None = None
    only_read: Message | None = None
    _is_open: bool = True

    def give_up(self) -> None:
        """Never use the connection again, and never close it."""
        if self._is_open:
            self._is_open = False
            self.db.abandon()
            watching.give_up(self.watch)

    def close(self) -> None:
        """Close the connection; where the file is somebody else's by now, touch nothing of it."""
        if self._is_open and self.watch.difference() is not None:
            self.give_up()
        if not self._is_open:
            return
        self._is_open = False
        with watching.watched_until_closed(self.watch):
            self.db.close()


def open_database(path: Path, *, wait: float, create: bool, readonly: bool) -> OpenFile:
    """Return an open, migrated database.

    Args:
        path: the file; made, with its folder, where ``create`` allows it.
        wait: seconds to wait for another process; with 0 nothing is waited for.
        create: whether a missing file is made; never for one that only reads.
        readonly: whether the caller only reads; an older file is brought up to date for it all the same.

    Raises:
        NotFound: there is no such file and ``create`` is False.
        UnusableFile: the file is not ours, newer than this program, or on a network disk, or it may
            not be read.
        ReadOnly, DiskFull: it is to be written, and cannot be.
        Damaged: nothing of it can be read; or it is to be written, and is damaged.
        StoreBusy: another process held the lock all the time, or has not seen yet that what it has
            open was replaced.
    """
    if create and readonly:
        raise ValueError("one that only reads makes no file")
    until = monotonic() + wait
    while True:
        try:
            return _open(path, wait=wait, create=create, readonly=readonly)
        except FileParted:
            if monotonic() >= until:
                raise
            sleep(_PAUSE)


def _open(path: Path, *, wait: float, create: bool, readonly: bool) -> OpenFile:
    with _in_words(path):
        mode = _kind_of(path)
        if mode is None and not create:
            raise NotFound(message(N_("There is no file {path}."), path=path))
        if mode is None:
            watching.refuse_beside_ours(path)  # looking at our own index would drop our locks on it
            if is_in_use(beside(path, INDEX)):
                raise FileParted(message(UNDER_ANOTHER, path=path))
            _make(path)
        elif not stat.S_ISREG(mode):
            raise UnusableFile(message(N_("{path} is not a file."), path=path))
        with watching.watched(path) as watch:
            found = _check_header(path, watch.main.read(_HEADER, 0))
            if not readonly or found == fileformat.VERSION:
                return _connected(watch, path, found, wait=wait, readonly=readonly)
        _bring_up_to_date(path, wait)
        return _open(path, wait=wait, create=create, readonly=readonly)


def _kind_of(path: Path) -> int | None:
    """Return what kind of thing lies at ``path``, as the system has it; None where nothing does."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _connected(watch: Watch, path: Path, found: int, *, wait: float, readonly: bool) -> OpenFile:
    if not readonly:
        _check_writable(path)
        if is_given_up(watch.main.identity):
            raise ReadOnly(message(_WRITTEN_OVER, path=path))
        make_private_file(path)
    # a reader of a file without rights leaves such; who opens them so could not write later either, because
    # SQLite shares them in a process
    for file in watch.names.values():
        make_private_file(file)
    settle_leftover(watch, readonly=readonly)
    db = connect_reader(watch, path, wait=wait) if readonly else Database(connect(path, wait=wait))
    try:
        _prepare(db, readonly=readonly, unhurried=wait > 0)
        _check_version(path, int(_pragma(db, "user_version")))
        if found < fileformat.VERSION and not readonly:
            _check_strangers(db, path, readonly=readonly)
            _migrate(db, path)
        schema = schema_version(db)
        strange = _check_strangers(db, path, readonly=readonly)
        _learn(watch, db, path, readonly=readonly)
    except BaseException:
        db.close()
        raise
    watch.connections += 1
    if not readonly and path.stat().st_nlink > 1:
        watch.tell(message(_TWO_NAMES, path=path))
    if strange is not None:
        watch.tell(strange)
    return OpenFile(db, watch, schema, only_read=strange or (_IS_READ if readonly else None))


def _check_strangers(db: Database, path: Path, *, readonly: bool) -> Message | None:
    """Return what to tell of triggers and views; raise ReadOnly where the file is to be written."""
    strange = strangers(db, path)
    if strange is not None and not readonly:
        raise ReadOnly(strange)
    return strange


def _learn(watch: Watch, db: Database, path: Path, *, readonly: bool) -> None:
    """Let the watch learn the file; raise FileParted where it was replaced under another program."""
    is_read = watch.leftover is not Leftover.FOREIGN
    try:
        if watch.learn(db) and is_read and not watch.fits():
            raise FileParted(message(UNDER_ANOTHER, path=path))
    except DatabaseError as error:
        if not readonly or not failures.is_damage(error):
            raise
    known = watch.latest is not None or int(_pragma(db, "user_version")) < fileformat.WITNESSED
    if not known and not readonly:
        raise failures.missing(path, "file")


@contextlib.contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Turn what the library and the system say into an error a person can read."""
    try:
        with failures.in_words(path):
            yield
    except OSError as error:
        raise failures.of_system(error, path) from error


def _make(path: Path) -> None:
    """Make a new, complete and private file at ``path``, unless another process was faster."""
    try:
        _make_whole(path, path.parent)
    except OSError as error:
        raise failures.of_system(error, path, failures.MAKING) from error


def _make_whole(path: Path, folder: Path) -> None:
    make_private_folder(folder)
    kind = network_kind(folder)
    if kind:
        raise UnusableFile(
            message(
                N_(
                    "{folder} is on a network disk or synchronised folder ({kind}), where the file "
                    "would be damaged. Choose a folder on this computer; the standard place is one."
                ),
                folder=folder,
                kind=kind,
            )
        )
    with passing_file(folder, "") as made:
        _fill(made)
        with contextlib.suppress(FileExistsError):  # another process was faster
            give_name(made, path)


def _fill(made: Path) -> None:
    """Write the tables of a new file into an empty one."""
    db = Database(connect(made, wait=5.0))
    _apply(db)
    db.execute("PRAGMA journal_mode=DELETE")
    db.close()


def _check_header(path: Path, header: bytes) -> int:
    """Return the schema version in the ``header`` of ``path``; raise UnusableFile where it is not ours.

    Only bytes are read: SQLite itself would make files beside a database it opens.
    """
    if not header:
        raise UnusableFile(message(N_("{path} is empty, not a heldag file."), path=path))
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise UnusableFile(message(N_("{path} is not a heldag file."), path=path))
    found, application = struct.unpack(">I4xI", header[60:72])
    if application != fileformat.APPLICATION_ID:
        raise UnusableFile(message(N_("{path} belongs to another program."), path=path))
    _check_version(path, found)
    return int(found)


def _check_version(path: Path, found: int) -> None:
    newer = newer_words(path, found)
    if newer is not None:
        raise UnusableFile(newer)


def newer_words(path: Path, found: int) -> Message | None:
    """Return that a file of the version ``found`` is of a newer program, None where it is not."""
    if found <= fileformat.VERSION:
        return None
    words = N_(
        "{path} was written by a newer heldag (version {found} of the file, this program "
        "knows {known}). Update heldag; the file is untouched."
    )
    return message(words, path=path, found=found, known=fileformat.VERSION)


def _check_writable(path: Path) -> None:
    barred = next((each for each in (path, path.parent) if not os.access(each, os.W_OK)), None)
    if barred is not None:
        words = N_("{path} cannot be written; it can only be read.")
        in_folder = N_("{path} can only be read: nothing can be written in its folder.")
        raise ReadOnly(message(words if barred == path else in_folder, path=path))


def _bring_up_to_date(path: Path, wait: float) -> None:
    """Migrate an older file for a caller that only reads; raise UnusableFile where it cannot be written."""
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise UnusableFile(
            message(
                N_(
                    "{path} was written by an older heldag and must be brought up to date, but it cannot "
                    "be written. Copy it to a folder of your own and open the copy."
                ),
                path=path,
            )
        )
    open_database(path, wait=wait, create=False, readonly=False).close()


def _pragma(db: Database, name: str) -> str:
    return str(db.execute(f"PRAGMA {name}").fetchone()[0])


PRAGMAS = {
    "foreign_keys": "1",
    "trusted_schema": "0",
    "cell_size_check": "1",
    "mmap_size": "0",
    "secure_delete": "1",
    "temp_store": "2",
}
"""What each connection is set to, and reads back."""


def _prepare(db: Database, *, readonly: bool, unhurried: bool) -> None:
    """Set every pragma and read it back; a library that ignores one must not be used silently.

    A connection that never waits leaves the checkpoints to :mod:`store.file.upkeep` in an idle thread.
    """
    for name, value in PRAGMAS.items():
        db.execute(f"PRAGMA {name}={value}")
        if _pragma(db, name) != value:
            raise UnusableFile(message(N_("SQLite does not accept {name}."), name=name))
    db.execute("PRAGMA fullfsync=1")
    if readonly:
        db.execute("PRAGMA query_only=1")
        return
    wal = wal_is_safe(version())
    if _pragma(db, "journal_mode") != ("wal" if wal else "delete"):
        db.execute(f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}")
    db.execute(f"PRAGMA wal_autocheckpoint={1000 if unhurried else 0}")
    set_durable(db, durable=True)


def set_durable(db: Database, *, durable: bool) -> None:
    """Choose whether the next commits reach the disk before they return (FULL) or soon after."""
    full = "FULL" if wal_is_safe(version()) else "EXTRA"
    db.execute(f"PRAGMA synchronous={full if durable else 'NORMAL'}")


def _migrate(db: Database, path: Path) -> None:
    """Copy an older file beside itself, then bring it up to this version in one transaction."""
    found = int(_pragma(db, "user_version"))
    if found >= fileformat.VERSION:
        return  # another process was faster
    copy = path.with_name(f"{path.stem}.before-version-{fileformat.VERSION}{path.suffix}")
    if not copy.exists():
        with passing_file(path.parent, "") as made:
            with contextlib.closing(connect(made, wait=5.0)) as target:
                db.conn.backup(target)
            take_place(made, copy)
    _apply(db)


def _apply(db: Database) -> None:
    """Run the migrations that are missing, all or none, one process at a time."""
    from store.file import schema

    db.execute("PRAGMA foreign_keys=0")
    db.execute("BEGIN IMMEDIATE")
    try:
        schema.migrations.apply(db.tools)
        db.execute(f"PRAGMA application_id={fileformat.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={fileformat.VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
    db.execute("PRAGMA foreign_keys=1")
