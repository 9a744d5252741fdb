"""A text that is edited by another program: its file beside the database, kept until the meeting has it.

Beside the text lies what it was when it was given out, so that what is left by a run that is gone can be
gone on with. Whoever has it open holds a lock on that.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path
from time import time

from store.file.app_windows.locked_file import lock
from store.file.app_windows.side_folders import files_in, make_side_folder, side_folders
from store.file.private import NO_LINKS

_TEXT, _GIVEN = ".txt", ".given"
_LARGEST = 16 * 1024 * 1024
"""Bytes of a text that is read back."""

_A_DAY = 86_400.0

GivenLine = tuple[str, int, str]
"""The uid and the revision of what a line was given out of, and the line."""


class OutsideText:
    """One text outside.

    Attributes:
        path: its file.
        part: the uid of what is edited.
        given: its lines as they were given out.
    """

    def __init__(self, path: Path, part: str, given: Sequence[GivenLine], handle: int) -> None:
        """Have the text at ``path``; ``handle`` is the open file beside it, which is locked."""
        self.path = path
        self.part = part
        self.given = tuple(given)
        self._handle = handle

    @classmethod
    def begun(
        cls, database: Path, meeting: str, part: str, given: Sequence[GivenLine]
    ) -> OutsideText | None:
        """Give a text out, or go on with the one of this part that is left, changed.

        Args:
            database: the file of the meeting.
            meeting: its uid.
            part: the uid of what is edited.
            given: its lines.

        Returns:
            The text; None where another window has it open.

        Raises:
            OSError: it can be written nowhere.
        """
        stem = f"{_digest(meeting)}-{_digest(part)}"
        for path in _texts_in(database, stem):
            with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
                text = cls.left(path)
                if text is None or text.is_changed or text.given == tuple(given):
                    return text
                text.close(keep=True)  # an editor may have it open that has not written yet
        failed = OSError()
        for folder in side_folders(database):
            try:
                make_side_folder(folder)
                return cls._given_out(_free_in(folder, stem), part, given)
            except OSError as error:
                failed = error
        raise failed

    @classmethod
    def left(cls, path: Path) -> OutsideText | None:
        """Return the text that is left at a path; None where a window has it open.

        Raises:
            OSError, ValueError, TypeError, KeyError: it is not known what it was when it was given out.
        """
        handle = _locked(path.with_suffix(_GIVEN), os.O_RDWR)
        if handle is None:
            return None
        try:
            with os.fdopen(os.dup(handle), "rb") as file:
                data = json.load(file)
            return cls(path, data["part"], [(u, r, line) for u, r, line in data["lines"]], handle)
        except BaseException:
            os.close(handle)
            raise

    @classmethod
    def _given_out(cls, path: Path, part: str, given: Sequence[GivenLine]) -> OutsideText | None:
        handle = _locked(path.with_suffix(_GIVEN), os.O_RDWR | os.O_CREAT)
        if handle is None:
            return None
        try:
            os.truncate(handle, 0)
            os.write(handle, json.dumps({"part": part, "lines": list(given)}).encode())
            os.fsync(handle)
            _write(path, "".join(f"{line}\n" for _, _, line in given))
        except BaseException:
            os.close(handle)
            raise
        return cls(path, part, given, handle)

    def lines(self) -> list[str]:
        """Return the lines as they are now, without those in which nothing stands.

        Raises:
            OSError: they cannot be read.
            ValueError: they are no text in UTF-8, or too many.
        """
        with self.path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise ValueError
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return [line.rstrip() for line in text.split("\n") if line.strip()]

    @property
    def is_changed(self) -> bool:
        """Whether something was written in it; what is no text is, what is empty or gone is not."""
        try:
            lines = self.lines()
        except OSError:
            return False
        except ValueError:
            return True
        return bool(lines) and lines != [line.rstrip() for _, _, line in self.given]

    def close(self, *, keep: bool) -> None:
        """Let others have it; unless it is kept, take it away."""
        if not keep:
            _remove(self.path)
        with contextlib.suppress(OSError):
            os.close(self._handle)
        if not keep:
            _remove(self.path)  # an open file cannot be taken away everywhere


def left_outside(database: Path, meeting: str) -> Iterator[tuple[str, Path]]:
    """Yield what is left of a meeting by runs that are gone: the uid of the part, and where its text lies.

    The uid is empty where it is not known. What nobody has changed is taken away after a day.
    """
    for path in _left_in(database, meeting):
        part = ""
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            if (text := OutsideText.left(path)) is not None:
                part = text.part
                text.close(keep=True)
        yield part, path


def _left_in(database: Path, meeting: str) -> Iterator[Path]:
    yield from filter(_is_left, _texts_in(database, _digest(meeting)))


def _texts_in(database: Path, stem: str) -> Iterator[Path]:
    """Yield the texts whose names begin so."""
    for folder in side_folders(database):
        with contextlib.suppress(OSError):
            for path in files_in(folder, _TEXT):
                if path.name.startswith(f"{stem}-") or path.stem == stem:
                    yield path


def _free_in(folder: Path, stem: str) -> Path:
    """Return the path of a text that is not there yet: a late editor writes into its own."""
    names = (f"{stem}{(number and f'-{number}') or ''}{_TEXT}" for number in count())
    paths = (folder / name for name in names)
    return next(p for p in paths if not (p.exists() or p.with_suffix(_GIVEN).exists()))


def _is_left(path: Path) -> bool:
    """Return whether a text has been changed and nobody has it open.

    One that was not changed is taken away after a day: until then an editor that has outlived us may write.
    """
    try:
        text = OutsideText.left(path)
    except (OSError, ValueError, TypeError, KeyError):
        return True  # what it was is not known, and what it is must not go
    if text is None:
        return False
    is_changed = text.is_changed
    text.close(keep=is_changed or _is_new(path))
    return is_changed


def _is_new(path: Path) -> bool:
    try:
        return time() - path.stat().st_mtime < _A_DAY
    except OSError:
        return False


def _digest(uid: str) -> str:
    """Return a uid, which may come from anywhere, as a part of a file's name."""
    return sha256(uid.encode()).hexdigest()[:16]


def _locked(path: Path, flags: int) -> int | None:
    """Open a file and lock it; None where a window has it."""
    handle = os.open(path, flags | NO_LINKS, 0o600)
    if lock(handle):
        return handle
    os.close(handle)
    return None


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | NO_LINKS, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    for one in (path, path.with_suffix(_GIVEN)):
        with contextlib.suppress(OSError):
            one.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        path.parent.rmdir()
