"""Files that are set aside beside the database: under a free name, and said in words."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from datetime import datetime
from glob import escape
from pathlib import Path

from locales import N_, Message, message
from store.errors import FileParted
from store.file.watch.leftover_log import Leftover
from store.file.watch.log_file import LOG
from store.file.watch.watching import Watch

_CHUNK = 1 << 20

_SAID_FOR = 14 * 24 * 3600
"""Seconds for which it is said again that something was kept."""

SETTLED_AFTER = 3.0
"""Seconds after which it is settled whether what was kept is needed; it may lie in the new file too."""

_KEPT_BESIDE = N_(
    "{path} was replaced or restored while it was open, and what had been written by then was kept; to see "
    'it: heldag --db "{kept}". This is said until that file is moved, or for two weeks.'
)
_MORE_KEPT_BESIDE = N_(
    "{path} was replaced or restored while it was open, more than once, and what had been written was kept "
    'each time, in {n} files; to see the newest: heldag --db "{kept}". This is said until they are moved, '
    "or for two weeks."
)


UNDER_ANOTHER = N_(
    "{path} was moved, replaced or written over while another program has it open; that one must go on "
    "first, or end."
)


def free_name(path: Path, what: str = "kept") -> Path:
    """Return a name beside ``path`` that nothing has: ``heldag-kept-20260312-101500.db``."""
    stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        free = path.with_name(f"{path.stem}-{what}-{stamp}{more}{path.suffix}")
        if not os.path.lexists(free) and not os.path.lexists(f"{free}{LOG}"):
            return free
        number += 1


def kept_words(path: Path) -> Message | None:
    """Return what is to be said of what was kept beside ``path`` in the last two weeks; None without any.

    It was told when it was kept, perhaps to nobody: the program may have ended in that moment.
    """
    kept = [one for one, age in _kept_beside(path) if not _is_young(age) and age < _SAID_FOR]
    if not kept:
        return None
    words = _KEPT_BESIDE if len(kept) == 1 else _MORE_KEPT_BESIDE
    return message(words, path=path.name, kept=kept[-1], n=len(kept))


def is_just_kept(path: Path) -> bool:
    """Return whether something was kept beside ``path`` so lately that it is not spoken of yet."""
    return any(_is_young(age) for _, age in _kept_beside(path))


def _kept_beside(path: Path) -> list[tuple[Path, float]]:
    """Return the files in which something of ``path`` was kept, with their age in seconds, in order."""
    with contextlib.suppress(OSError):
        now = time.time()
        kept = sorted(path.parent.glob(f"{escape(path.stem)}-kept-*{escape(path.suffix)}"))
        return [(one, now - one.stat().st_mtime) for one in kept]
    return []


def _is_young(age: float) -> bool:
    return 0 <= age <= SETTLED_AFTER


def settle_leftover(watch: Watch, *, readonly: bool) -> None:
    """Set a log aside that is proven not to be the file's; keep copies where that is in doubt.

    To be called before this process's first connection. A reader only tells of it.

    Raises:
        FileParted: it is another program's, which has not seen yet that its file was replaced.
    """
    if watch.leftover is Leftover.IN_USE:
        raise FileParted(message(UNDER_ANOTHER, path=watch.path))
    if watch.leftover is Leftover.FOREIGN:
        _set_aside(watch, readonly=readonly)
    elif watch.leftover is Leftover.DOUBTFUL and not readonly:
        _keep_both(watch)
    if not readonly:
        watch.leftover = Leftover.NONE


_NOT_IN_A_COPY = N_(
    "{said} Where this file is a copy that was put back, what was written after that copy is not in it."
)


def _set_aside(watch: Watch, *, readonly: bool) -> None:
    log = watch.names[LOG]
    if readonly:
        said = message(
            N_("{log} does not belong to {path} and was not read."), log=log, path=watch.path
        )
    else:
        aside = Path(f"{free_name(watch.path, 'aside')}{LOG}")
        log.rename(aside)
        said = message(
            N_("{log} did not belong to {path}, and now lies in {aside}."),
            log=log,
            path=watch.path,
            aside=aside,
        )
    watch.tell(message(_NOT_IN_A_COPY, said=said))


def _keep_both(watch: Watch) -> None:
    kept = free_name(watch.path)
    try:
        copy_main(watch, kept)
        shutil.copyfile(watch.names[LOG], f"{kept}{LOG}")
    except OSError:  # no room: half a copy is none
        kept.unlink(missing_ok=True)
        Path(f"{kept}{LOG}").unlink(missing_ok=True)
        raise
    watch.tell(
        message(
            N_(
                "It is not certain that {log} belongs to {path}. What was in it was taken in; both "
                "as they were are in {kept}."
            ),
            log=watch.names[LOG],
            path=watch.path,
            kept=kept,
        )
    )


def copy_main(watch: Watch, target: Path) -> None:
    """Copy the bytes of a watched file, for the owner alone; ``target`` must not be there."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as copy:
        at = 0
        while chunk := watch.main.read(_CHUNK, at):
            copy.write(chunk)
            at += len(chunk)
        copy.flush()
        os.fsync(copy.fileno())


def move_away(path: Path, aside: Path) -> None:
    """Give what lies at ``path``, if anything does, the name ``aside``."""
    with contextlib.suppress(FileNotFoundError):
        path.rename(aside)
