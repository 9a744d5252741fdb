"""What the app does when its file has become another one: it keeps, says so, and goes on.

:mod:`store.file.watch.watching` says what has happened, :mod:`store.file.watch.successor` goes on; here is
what a person sees of it, and the last resort: where something was written over the file in place, the
meetings of this session are kept from memory.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from locales import N_, Message, message
from store.errors import BeingKept, StoreError
from store.file.app_windows import drafts
from store.file.listing import list_meetings
from store.file.store import Store

if TYPE_CHECKING:
    from store.file.app_windows.journal import Draft
    from store.model.minutes import Minutes

TRY_SECONDS = 5.0
"""How often it is tried whether a file that is only read can be written again."""


_A_MOMENT = 0.01
"""Seconds that a key may wait while a file of the common size is put right."""


class FileKeeper:
    """Looks after the file of the app.

    Attributes:
        store: the connection that the app works with; another one after the file has become another.
    """

    def __init__(
        self,
        store: Store,
        *,
        keep: bool,
        tell: Callable[[Message], object],
        go_on: Callable[[Store], object],
    ) -> None:
        """Look after the file of ``store``.

        Args:
            store: the app's own connection.
            keep: whether it writes, so that there may be something to keep.
            tell: tells the person something important.
            go_on: shows everything anew, with another connection.
        """
        self.store = store
        self._keep = keep
        self._news: list[Message] = []
        self._try_at = monotonic() + TRY_SECONDS
        self._tell = tell
        self._go_on = go_on
        self._known: dict[str, Minutes] = {}
        self._half_typed: dict[str, list[Draft]] = {}
        self._seen = -1
        self._told = ""

    def remember(self, minutes: Minutes) -> None:
        """Hold a meeting that was worked on, in case that its file is written over."""
        self._known[minutes.meeting.uid] = minutes

    def _remember_half_typed(self) -> None:
        """Hold what other windows have left half-typed, in case that the file is written over."""
        with contextlib.suppress(StoreError):
            version = self.store.data_version()
            if version != self._seen:
                self._seen, self._half_typed = version, drafts.by_window(self.store)

    @property
    def only_read(self) -> Message | None:
        """Why nothing is written, where it was meant to be; None where it is."""
        return self.store.only_read if self._keep else None

    def tell_news(self) -> None:
        """Tell what has become known of the file, each once."""
        known = [*([self.only_read] if self.only_read else []), *self.store.notices]
        for words in known:
            self._tell_news_once(words)

    def _tell_news_once(self, words: Message) -> None:
        if words not in self._news:
            self._news.append(words)
            self._tell(words)

    def look(self, wait: float | None = _A_MOMENT) -> None:
        """See whether the file is still ours, and go on with the right one where it is not.

        Args:
            wait: seconds to wait until that is put right; None waits for its end.
        """
        self.tell_news()
        if self.only_read is not None:
            self._try_to_write()
        if self.store.difference() is None:
            self._remember_half_typed()
            return
        try:
            successor, parting = self.store.successor(wait=wait)
        except BeingKept:
            return
        except StoreError as error:
            self._tell_once(error.message)
            return
        self._told = ""
        drafts.carry_over(self.store, successor)
        self.store, self._seen = successor, -1
        words = parting.words if parting.whole else self._keep_from_memory() or parting.words
        self._go_on(self.store)
        self._tell(words)

    def finish(self, go_on: Callable[[Store], object]) -> None:
        """Have ``go_on`` go on with the right file where the app has ended before that was put right."""
        self._go_on = go_on
        self.look(wait=None)

    def _try_to_write(self) -> None:
        """See now and then whether the file can be written again, and go on so where it can."""
        if monotonic() < self._try_at:
            return
        self._try_at = monotonic() + TRY_SECONDS
        try:
            store = _writing(self.store)
        except StoreError as error:
            self._tell_news_once(error.message)
            return
        self.store = store
        self._news = [words for words in self._news if words in store.notices]
        self._go_on(store)
        self._tell(message(N_("{path} can be written again."), path=store.path))

    def _tell_once(self, words: Message) -> None:
        """Tell why it cannot be settled yet; it is tried again at the next look."""
        if str(words) != self._told:
            self._told = str(words)
            self._tell(words)

    def _keep_from_memory(self) -> Message | None:
        """Write the meetings of this session into the file, where it is empty, else into one of their own.

        Returns:
            Where they are, in words; None where they could be written nowhere.
        """
        from store.file.app_windows.side_folders import side_folders
        from store.file.watch.setting_aside import free_name

        path = self.store.path
        with contextlib.suppress(StoreError):
            if self._known and not list_meetings(self.store, limit=1):
                self._insert_known(self.store)
                return message(_BACK_FROM_MEMORY, path=path)
        for folder in (path.parent, *side_folders(path)) if self._known else ():
            kept = free_name(folder / path.name)
            with (
                contextlib.suppress(StoreError),
                Store.open(kept, actor=self.store.actor, create=True) as store,
            ):
                self._insert_known(store)
                return message(_FROM_MEMORY, path=kept)
        return None

    def _insert_known(self, store: Store) -> None:
        from store.verbs import meetings

        with store.write():
            for minutes in self._known.values():
                meetings.insert(store, minutes)
            for window, texts in self._half_typed.items():
                if window != self.store.window.uid:
                    drafts.take_in(store, window, texts)


def _writing(reader: Store) -> Store:
    """Return a store that can write the file of one that could not; raise StoreError where none can yet."""
    store = Store.open(reader.path, actor=reader.actor, wait=0.0)
    try:
        with store.write():
            """Find out whether it can: what this process reads with may stand in the way."""
    except StoreError:
        store.close()
        raise
    return store


_BACK_FROM_MEMORY = N_(
    "Something was written over {path} while it was open. The meetings of this session are back in it; what "
    "else was in it could not be kept."
)
_FROM_MEMORY = N_(
    "Something was written over the file while it was open; heldag goes on with what lies there now. The "
    'meetings of this session are kept, what else was in it is not; to see them: heldag --db "{path}"'
)
