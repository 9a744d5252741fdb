"""What can go wrong in the store, as types. Each carries a message for a person."""

from __future__ import annotations

from locales import Message


class StoreError(Exception):
    """Something the user can be told in one sentence: ``message`` is translated where it is shown."""

    def __init__(self, message: Message) -> None:
        """Keep the message; ``str()`` gives it in English for logs."""
        super().__init__(message.msgid.format(**message.params))
        self.message = message


class StoreBusy(StoreError):
    """Another process holds the lock; the same call may go through a moment later."""


class FileParted(StoreBusy):
    """What lies at the path is not the file that is open; nothing is written before that is settled."""


class BeingKept(FileParted):
    """It is being settled, which takes a moment more."""


class StillWriting(StoreBusy):
    """What takes long is being written, and is not written yet; ask again."""


class NotFound(StoreError):
    """No such meeting, section or entry."""


class UnusableFile(StoreError):
    """The file is not ours, is from a newer version, or cannot be opened. It is left untouched."""


class ReadOnly(StoreError):
    """The file or its folder cannot be written."""


class Damaged(StoreError):
    """A part of the file is not what was written there; the other parts can be read."""


class OnlyRead(StoreError):
    """The file was opened for reading, or is only read from now on; waiting does not help."""


class DiskFull(StoreError):
    """There is no room left; nothing was written."""


class Clash(StoreError):
    """Somebody else has changed the record since it was read (``rev`` differs)."""


class Misplaced(StoreError):
    """What is named does not lie where it would have to, for instance in the same exercise."""


class LabelTaken(StoreError):
    """Another row or group has this label already."""


class UndoRefused(StoreError):
    """The step cannot be undone, because somebody else has built on it.

    ``step`` is the refused step; ``older`` is True where an older one of the same actor is on offer,
    by ``undo(…, older_than=step)``.
    """

    def __init__(self, message: Message, *, older: bool, step: int) -> None:
        """Keep the message, the refused step, and whether an older one is on offer."""
        super().__init__(message)
        self.older = older
        self.step = step


class Locked(StoreError):
    """The minutes, or this § of them, are verified and cannot be changed until they are opened again."""


class DotsSpent(StoreError):
    """Everybody has given the dots that they have in an exercise."""


class OutOfTurn(StoreError):
    """The minutes cannot become this from what they are now, or not on this day."""
