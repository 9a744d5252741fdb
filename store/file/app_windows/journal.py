"""What a window could not write into the database: in its own file, a line of JSON with a checksum for each.

A change stands there, on the disk, before anybody is told that it waits. Its number is written into the
database in the transaction that carries it out, so that a change is known to be done by the database alone.

All half-typed texts are one line, written over and over. The line with the highest serial number counts.
What was half-typed and is to be carried out now is a change, and no half-typed text any more, in one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from zlib import crc32

from locales import N_, message
from store.file.app_windows.window import Window

if TYPE_CHECKING:
    from store.file.app_windows.drafts import Field

Draft = tuple[str, str, str]
"""A half-typed text: the uid of the meeting, the field it is typed in, the text."""

NO_ROOM = message(N_("The disk is full or cannot be written."))


class Journal:
    """What waits in one window.

    Attributes:
        window: the uid of the window.
        waits: whether a change or a refused text in the file is needed yet.
        handed_on: the field whose kept text is carried out just now, on whatever screen; None where none is.
        serial: the number of the half-typed texts that were kept last; 0 where none were.
    """

    def __init__(self, window: Window) -> None:
        """Write into the file of ``window``, which may not be there yet."""
        self.window = window.uid
        self.waits = False
        self.handed_on: Field | None = None
        self._window = window
        self._number = 0
        self.serial = 0
        self._drafts: dict[tuple[str, str], str] = {}
        self._drafts_kept: dict[tuple[str, str], str] = {}

    def change(
        self, data: Mapping[str, Any], typed_in: tuple[str, str] | None = None
    ) -> int | None:
        """Keep a change that waits, on the disk.

        Args:
            data: the change.
            typed_in: the uid of the meeting and the field that it was typed in; nothing is half-typed there
                from then on.

        Returns:
            Its number; None where it cannot be kept.
        """
        self._number += 1
        record: dict[str, Any] = {"number": self._number, "change": data}
        left = self._drafts if typed_in is None else {**self._drafts, typed_in: ""}
        if typed_in is not None:
            self.serial += 1
            record |= {"serial": self.serial, "drafts": _listed(left)}
        if not self._write(record):
            return None
        self.waits = True
        if typed_in is not None:
            self._drafts, self._drafts_kept = left, dict(left)
        return self._number

    def refused(self, number: int, text: str, reason: str) -> bool:
        """Keep what of a change was refused, so that the text is not lost before its writer has it back.

        Returns:
            Whether it could be kept.
        """
        return self._write({"refused": number, "text": text, "reason": reason})

    def given_back(self, number: int) -> None:
        """Keep that a refused text has gone back to its writer."""
        self._write({"given_back": number})

    @property
    def drafts(self) -> list[Draft]:
        """The half-typed texts that the database does not have."""
        return _listed(self._drafts)

    @property
    def has_drafts(self) -> bool:
        """Whether there are any, or such lie in the file that the database has by now."""
        return bool(self._drafts or self._drafts_kept)

    @property
    def keeps_drafts(self) -> bool:
        """Whether the file has them as they are now."""
        return self._drafts == self._drafts_kept

    def draft(self, meeting: str, name: str, text: str | None) -> bool:
        """Keep a half-typed text that the database could not take; the newest of a field counts.

        It does not wait for the disk. An empty text is one that the database is to forget; None is one
        that it has by now.

        Returns:
            Whether it could be kept; else it is to be kept again.
        """
        if text is None:
            self._drafts.pop((meeting, name), None)
        else:
            self._drafts[meeting, name] = text
        return self._keep_drafts()

    def _keep_drafts(self) -> bool:
        """Let the file have the half-typed texts as they are now; return whether it has."""
        if self.keeps_drafts:
            return True
        self.serial += 1
        if self._drafts or self.waits:
            kept = self._window.put(line_of({"serial": self.serial, "drafts": self.drafts}))
        else:
            kept = self._window.empty()
        if kept:
            self._drafts_kept = dict(self._drafts)
        return kept

    def clear(self) -> None:
        """Forget the changes: all are carried out, and no refused text is kept any more.

        Where there are half-typed texts in the file, it is emptied when the database has them.
        """
        self.waits = False
        if not self.has_drafts:
            self._window.empty()

    def close(self) -> None:
        """End the window; what still waits stays on the disk for the next one."""
        self._keep_drafts()
        self._window.close(keep=self.waits or bool(self._drafts))

    def _write(self, record: Mapping[str, Any]) -> bool:
        return self._window.append(line_of(record))


def _listed(drafts: Mapping[tuple[str, str], str]) -> list[Draft]:
    return [(*of, text) for of, text in list(drafts.items())]  # another thread may type on


def line_of(record: Mapping[str, Any]) -> bytes:
    """Return a record as a line; its last field is the checksum of all before it."""
    import json  # the app starts without

    body = json.dumps(record, separators=(",", ":")).encode()[:-1]
    return b'%b,"sum":"%08x"}\n' % (body, crc32(body))


_JOURNALS: dict[str, Journal] = {}


def journal_of(window: Window) -> Journal:
    """Return the journal of a window of this process; the same for all its connections."""
    return _JOURNALS.setdefault(window.uid, Journal(window))
