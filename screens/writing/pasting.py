"""A long paste, written in a thread so that typing goes on meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from locales import N_, Message, message
from store import reading
from store.capture import CaptureSession, Outcome
from store.errors import StoreBusy
from store.minutes import Minutes
from store.records import Place
from store.store import Store

MANY = 400
"""Lines from which a paste is written in a thread."""

LONG = 20_000
"""Characters from which a single line is: a list of quotes may be thousands of entries."""


class StillWriting(StoreBusy):
    """The paste is not written yet; ask again."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a long paste.

    Attributes:
        outcome: what the capture language said.
        place: the place after it.
        minutes: the meeting with all of it, so that nobody has to read it again.
    """

    outcome: Outcome
    place: Place
    minutes: Minutes


class LongPaste:
    """Many lines on their way into a meeting, in one step, with a connection of their own."""

    def __init__(
        self, store: Store, meeting: int, place: Place, lines: Sequence[str], *, commands: bool
    ) -> None:
        """Begin to write ``lines`` at ``place``."""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="paste")
        self._count = len(lines)
        self._future: Future[Written] = self._pool.submit(
            _write, store.path, store.actor, meeting, place, tuple(lines), commands
        )

    @property
    def words(self) -> Message:
        """What is being done, in words."""
        return message(N_("Writing {n} lines"), n=self._count)

    def result(self) -> Written:
        """Return what became of the lines.

        Raises:
            StillWriting: they are not all written yet.
            StoreError: they could not be written; none was.
        """
        if not self._future.done():
            raise StillWriting(self.words)
        self._pool.shutdown(wait=False)
        return self._future.result()


def _write(
    path: Path, actor: str, meeting: int, place: Place, lines: Sequence[str], commands: bool
) -> Written:
    with Store.open(path, actor=actor) as store:
        session = CaptureSession(store, reading.load(store, meeting), interactive=True)
        session.place = place
        outcome = session.paste(lines, commands=commands)
        return Written(outcome, session.place, session.minutes)
