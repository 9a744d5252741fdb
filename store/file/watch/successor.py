"""The successor of a connection whose file has become another one.

What the old connection holds is kept and the right file laid first
(:mod:`store.file.watch.laying_right_file`). It stays open and is never used again: closing it would move
the old log over the new file, and delete the new log by its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from locales import N_, Message, message
from store.errors import FileParted
from store.file.database import OpenFile, open_database
from store.file.watch import watching
from store.file.watch.descriptors import status
from store.file.watch.keeping import is_contained
from store.file.watch.laying_right_file import Settling
from store.file.watch.log_file import LOG
from store.file.watch.watching import Difference


@dataclass(frozen=True, slots=True)
class Parting:
    """What has become of the file, and how it was settled.

    Attributes:
        difference: what had happened.
        opened: a connection to the file that is there now.
        kept: the file with all that was written until then; None where the one at the path holds it, or
            nothing could be kept.
        whole: whether all that was written by the connection is in one of them. Where something was written
            over the file in place, it may hold no more than its log does.
        words: the same, for a person.
    """

    difference: Difference
    opened: OpenFile
    kept: Path | None
    whole: bool
    words: Message


def part(
    old: OpenFile, path: Path, *, readonly: bool = False, wait: float | None = None
) -> Parting:
    """Keep what ``old`` holds, and go on with the right file at ``path``; one that only reads keeps nothing.

    Args:
        old: a connection to a file that has become another one; it is given up.
        path: where the file lay.
        readonly: whether it is gone on with for reading only.
        wait: seconds to wait for what is done in a thread; None waits for its end.

    Raises:
        BeingKept: that has not ended yet; the next call goes on waiting.
        FileParted: it cannot be settled yet, because the file is still being copied over ours, or nothing
            can be kept anywhere; to be tried again.
        StoreError: the file at the path cannot be opened.
    """
    difference = old.watch.difference()
    if difference is None:
        raise ValueError("the file is the one that is open")
    old.db.rollback()
    if old.only_read is not None:
        return _read_on(old, path, difference)
    if old.settling is None:
        old.settling = Settling(old.db, old.watch, path)
    ours = old.settling.result(wait)
    copy = old.settling.copy
    create = copy is None and not readonly
    opened = open_database(path, wait=0.0, create=create, readonly=readonly)
    kept = None if copy is None or ours or is_contained(copy, opened.db) else copy
    old.give_up()
    whole = copy is not None
    words = _in_words(difference, path, kept, ours=ours, whole=whole)
    return Parting(difference, opened, kept, whole, words)


def _read_on(old: OpenFile, path: Path, difference: Difference) -> Parting:
    """Read what lies at the path now, and touch nothing: the file is a matter of those who write.

    Without its log the file itself holds less than what the connection still reads.
    """
    here = status(path)
    if difference is Difference.LOG_GONE and here and here.identity == old.watch.main.identity:
        raise FileParted(message(_READ_STILL, path=path, log=f"{path.name}{LOG}"))
    with watching.undisturbed():
        watching.begin_anew(old.watch)
        opened = open_database(path, wait=0.0, create=False, readonly=True)
    old.give_up()
    return Parting(difference, opened, None, True, message(_READ_ON, path=path))


# In words -----------------------------------------------------------------------------------------------

_PUT_BACK = {
    Difference.GONE: N_(
        "{path} was deleted or moved while it was open. It is back, with all that was written."
    ),
    Difference.LOG_GONE: N_(
        "A part of {path} ({log}) was removed while it was open. It is whole again, with all that was "
        "written."
    ),
}
_NOT_OURS = N_(
    "Something that is no heldag file was written over {path}; it was set aside. The meetings are back, "
    "with all that was written."
)
_WITH_KEPT = N_(
    "{path} was replaced by another file while it was open; heldag goes on with the file that lies there "
    'now. All that was written until then is kept; to see it: heldag --db "{kept}"'
)
_HELD_THERE = N_(
    "{path} was replaced while it was open; heldag goes on with the file that lies there now, which holds "
    "all that was written."
)
_READ_ON = N_(
    "{path} was replaced while it was open; what is shown from now on is the file that lies there now."
)
_READ_STILL = N_(
    "A part of {path} ({log}) was removed while it was open. What had been written is shown; what is written "
    "from now on may be missing until the file is opened again."
)
_NOT_WHOLE = N_(
    "Something was written over {path} while it was open, and not all of what was written there before "
    "could be kept; heldag goes on with what lies there now."
)


def _in_words(
    difference: Difference, path: Path, kept: Path | None, *, ours: bool, whole: bool
) -> Message:
    if ours:
        return message(_PUT_BACK.get(difference, _NOT_OURS), path=path, log=f"{path.name}{LOG}")
    if kept is not None:
        return message(_WITH_KEPT, path=path, kept=kept)
    return message(_HELD_THERE if whole else _NOT_WHOLE, path=path)
