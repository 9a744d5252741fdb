"""A long paste, written in a thread so that typing goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from locales import N_, Message, message
from screens.base.write_queue import StillWriting
from store.capture import Outcome
from store.minutes import Minutes
from store.records import Place
from store.store import Store
from store.waiting.change import Asked
from store.waiting.performing import Performer, Refusal


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
        self,
        path: Path,
        asked: Asked,
        journal: str,
        number: int,
        refused: Callable[[Refusal], object],
    ) -> None:
        """Begin to write.

        Args:
            path: the file.
            asked: the paste, and where it lands.
            journal: where it waits meanwhile.
            number: its number there; 0 where it could be kept nowhere.
            refused: told in the thread what of it was refused, before it is settled that it was.
        """
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="paste")
        self._count = asked.change.typed.count("\n") + 1
        self._future: Future[Written] = self._pool.submit(
            _write, path, asked, journal, number, refused
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
    path: Path, asked: Asked, journal: str, number: int, refused: Callable[[Refusal], object]
) -> Written:
    with Store.open(path, actor=asked.actor) as store:
        performer = Performer(store)
        if number:
            outcome = performer.perform_once(asked, journal, number, refused=refused)
        else:
            outcome = performer.perform(asked.change, performer.session_for(asked, journal))
        session = performer.session_of(asked.change.meeting)
        return Written(outcome, session.place, session.minutes)
