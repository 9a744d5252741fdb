"""What takes long to write, written in a thread so that typing goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from locales import N_, Message, message
from store.errors import FileParted, NotFound, StillWriting, UnusableFile
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Place
from store.waiting.change import Asked
from store.waiting.performing import Performer, Refusal


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a change.

    Attributes:
        result: what its verb has returned.
        place: of what is done in a meeting, the place after it.
        minutes: the meeting with all of it, so that nobody has to read it again.
        apart: whether it was typed in a place that is not in the file.
    """

    result: Any
    place: Place | None = None
    minutes: Minutes | None = None
    apart: bool = False


class LongWrite:
    """A change on its way into the file, with a connection of its own: many lines, or many people."""

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
            asked: the change; where it has a place, it is done in a meeting.
            journal: where it waits meanwhile.
            number: its number there; 0 where it could be kept nowhere.
            refused: told in the thread what of it was refused, before that counts as done.
        """
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="write")
        self._typed = asked.change.typed
        self._future: Future[Written] = self._pool.submit(
            _write, path, asked, journal, number, refused
        )

    @property
    def words(self) -> Message:
        """What is being done, in words."""
        more = self._typed.count("\n")
        return message(N_("Writing {n} lines"), n=more + 1) if more else message(N_("Writing"))

    def result(self) -> Written:
        """Return what became of it.

        Raises:
            StillWriting: not all of it is written yet.
            StoreError: it could not be written; nothing of it was.
        """
        if not self._future.done():
            raise StillWriting(self.words)
        self._pool.shutdown(wait=False)
        return self._future.result()


def _opened(path: Path, actor: str) -> Store:
    """Open the file as it is open in the app; raise FileParted where that does not lie there any more."""
    try:
        return Store.open(path, actor=actor)
    except (NotFound, UnusableFile) as error:
        raise FileParted(error.message) from error  # the app brings it back, or goes on without


def _write(
    path: Path, asked: Asked, journal: str, number: int, refused: Callable[[Refusal], object]
) -> Written:
    with _opened(path, asked.actor) as store:
        performer = Performer(store)
        if number:
            result = performer.perform_once(asked, journal, number, refused=refused)
        else:
            result = performer.perform(asked.change, performer.session_for(asked, journal))
        if asked.place is None:
            return Written(result)
        session = performer.session_of(asked.change.meeting)
        return Written(result, session.place, session.minutes, performer.apart > 0)
