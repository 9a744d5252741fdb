"""Laying the right file at the path, in a thread; before that, what a connection still holds is kept.

It is kept whole, in a file of its own. The right file is ours again where it was deleted or its log was,
else the one that somebody has put at the path. It always gets an inode that no connection had before.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from concurrent import futures
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from locales import N_, Message, message
from store.errors import BeingKept, FileParted
from store.file.driver import Database, DatabaseError, connect
from store.file.failures import reason_of
from store.file.passing import give_name, passing_file, settle_file, take_place
from store.file.watch import watching
from store.file.watch.descriptors import status
from store.file.watch.keeping import is_sound, keep
from store.file.watch.leftover_log import goes_on_from
from store.file.watch.log_file import LOG
from store.file.watch.setting_aside import copy_main, free_name, move_away
from store.file.watch.watching import BEING_KEPT, Difference, Watch, is_given_up

PATIENCE = 5.0
"""Seconds that a file may take to be copied over ours until it is taken for what it is."""

_BY_ANOTHER = N_("{path} is just being put right by another heldag.")


@dataclass
class Settling:
    """How far the matter of one file has come; it is tried again and again until it is settled.

    Attributes:
        db: the connection, which only copying uses in the thread.
        watch: over its file.
        path: where that lay.
        copy: what was kept; None where the connection does not hold all of it, or that is not known yet.
        seen: what was written over the file, when that was looked at last.
        tried: the same, when it was looked into whether it is a whole file.
    """

    db: Database
    watch: Watch
    path: Path
    copy: Path | None = None
    seen: tuple[int, int] | None = None
    tried: tuple[int, int] | None = None
    _is_kept: bool = False
    _work: futures.Future[bool] | None = field(default=None, repr=False)

    def result(self, wait: float | None) -> bool:
        """Return whether our copy lies at the path now.

        Raises:
            BeingKept: that has not ended after ``wait`` seconds; None waits for its end.
            FileParted: it cannot be settled yet; to be tried again.
        """
        if self._work is None:
            pool = futures.ThreadPoolExecutor(1, "parting")
            self._work = pool.submit(self._settle)
            pool.shutdown(wait=False)
        if not futures.wait([self._work], wait).done:
            raise BeingKept(message(BEING_KEPT, path=self.path))
        work, self._work = self._work, None
        try:
            return work.result()
        except OSError as error:
            raise FileParted(_not_yet(error, self.path, self.copy)) from error

    def _settle(self) -> bool:
        with _one_process_at_a_time(self.watch):
            self._keep()
            with _written_over(self) as other, watching.undisturbed():
                ours = _lay_right(self, other)
                self.watch.is_settled = True
                return ours

    def _keep(self) -> None:
        """Keep what the connection holds, once: it is there until another file is known to hold the same."""
        if not self._is_kept or (self.copy is not None and not self.copy.exists()):
            self.copy = keep(self.db, self.watch, self.path)
            self._is_kept = True


@contextlib.contextmanager
def _one_process_at_a_time(watch: Watch) -> Iterator[None]:
    """Let no other process settle the same file; one that holds the lock for long is no heldag."""
    try:
        lock = contextlib.ExitStack()
        lock.enter_context(watch.main.locked())
    except BlockingIOError:
        if monotonic() - watch.parted_at < PATIENCE:
            raise BeingKept(message(_BY_ANOTHER, path=watch.path)) from None
    with lock:
        yield


@contextlib.contextmanager
def _written_over(settling: Settling) -> Iterator[Path | None]:
    """Give a copy of what was written over our file in place; None where that is no whole file of ours.

    What is still being written is waited for; the same is not looked into twice.
    """
    watch, path = settling.watch, settling.path
    here = status(path)
    content = here.content if here and here.identity == watch.main.identity else None
    is_still = settling.seen in (None, content)
    settling.seen = content
    if content in (None, settling.tried) or _only_lacks_log(settling) or not is_still:
        yield None
        return
    with passing_file(path.parent, path.suffix) as new:
        new.unlink()
        copy_main(watch, new)
        _play_in(watch, new)
        settling.tried = content
        whole = _is_ours(new, whole=True)
        here = status(path)
        yield new if whole and here is not None and here.content == content else None


def _play_in(watch: Watch, new: Path) -> None:
    """Take into a copy of what was written over our file what others have written in that since."""
    log = watch.names[LOG]
    if goes_on_from(new, log, watch.latest):
        shutil.copyfile(log, f"{new}{LOG}")
        with contextlib.closing(connect(new, wait=0.0)) as copy:
            copy.execute("PRAGMA journal_mode=DELETE")
        settle_file(new)


def _only_lacks_log(settling: Settling) -> bool:
    return settling.watch.parted is Difference.LOG_GONE and settling.copy is not None


# The right file -----------------------------------------------------------------------------------------


def _lay_right(settling: Settling, other: Path | None) -> bool:
    """Let the right file lie at the path, with no log of another one; return whether it is our copy.

    While our log lies there, nobody else gets at the file (:class:`Leftover`): it is cleared away last.

    Args:
        settling: how far it has come.
        other: a copy of what was written over ours, which is to lie there; None where nothing was.
    """
    watch, path, copy = settling.watch, settling.path, settling.copy
    here = status(path)
    if here is not None and here.identity != watch.main.identity:
        if not _is_ours(path):
            _clear_logs(watch, copy)
            return _put_back(path, copy)
        if is_given_up(here.identity):
            _give_another_inode(path)
        _clear_logs(watch, copy)
        return False
    if here is None:
        _clear_logs(watch, copy)
        return _publish(copy, path)
    if copy is not None and _only_lacks_log(settling):
        with _beside(copy, path) as new:
            take_place(new, path)
        _clear_logs(watch, copy)
        copy.unlink(missing_ok=True)
        return True
    if other is not None:
        take_place(other, path)
        _clear_logs(watch, copy)
        return False
    if monotonic() - watch.parted_at < PATIENCE:
        raise FileParted(message(N_("{path} is being written over."), path=path))
    _clear_logs(watch, copy)
    return _put_back(path, copy)


def _is_ours(path: Path, *, whole: bool = False) -> bool:
    """Return whether a heldag file lies at ``path``; it is only looked at, with ``whole`` at every page."""
    if not path.is_file():
        return False
    try:
        with contextlib.closing(connect(path, wait=0.0, mode="immutable")) as found:
            found.execute("SELECT 1 FROM meeting LIMIT 1").fetchone()
            return not whole or is_sound(Database(found))
    except DatabaseError:
        return False


def _give_another_inode(path: Path) -> None:
    """Put a copy in the place of a file that this process had open once, as it is without a log."""
    with passing_file(path.parent, path.suffix) as new:
        shutil.copyfile(path, new)
        settle_file(new)
        take_place(new, path)


def _put_back(path: Path, copy: Path | None) -> bool:
    """Set aside what lies at the path and is no heldag file, and put ours there again."""
    move_away(path, free_name(path, "aside"))
    return _publish(copy, path)


def _publish(copy: Path | None, path: Path) -> bool:
    """Give a copy the name of the file; return False where there is none, or another process was faster."""
    if copy is None:
        return False
    try:
        with _beside(copy, path) as new:
            give_name(new, path)
    except FileExistsError:
        return False
    copy.unlink(missing_ok=True)
    return True


@contextlib.contextmanager
def _beside(copy: Path, path: Path) -> Iterator[Path]:
    """Give a copy that lies where the file is to lie: it may have had to be kept on another disk."""
    if copy.parent == path.parent:
        yield copy
        return
    with passing_file(path.parent, path.suffix) as new:
        shutil.copyfile(copy, new)
        settle_file(new)
        yield new


def _clear_logs(watch: Watch, copy: Path | None) -> None:
    """Take our log and its index from their names; they stay where what is in them was not copied whole."""
    for name in filter(watch.has, watch.names):
        if copy is not None:
            watch.names[name].unlink(missing_ok=True)
        else:
            move_away(watch.names[name], Path(f"{free_name(watch.path, 'aside')}{name}"))


def _not_yet(error: OSError, path: Path, copy: Path | None) -> Message:
    reason = reason_of(error)
    if copy is None:
        return message(
            N_("{path} has changed, and heldag cannot go on with it yet: {reason}."),
            path=path,
            reason=reason,
        )
    return message(
        N_(
            "{path} has changed, and heldag cannot go on with it yet: {reason}. All that was written is in "
            "{kept}."
        ),
        path=path,
        reason=reason,
        kept=copy,
    )
