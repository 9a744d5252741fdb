"""What a command knows before it does anything: language, settings and where the file is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from locales import Message, Translator
from tui.settings import Settings

if TYPE_CHECKING:
    from store.file.store import Store


@dataclass(slots=True)
class Context:
    """One run of the program.

    Attributes:
        t: the translator of the run's language.
        settings: what the person has chosen.
        db: the file that everything is kept in.
        named: whether the person named that file; then it is an error that a reader finds none.
        language: the language that was asked for in this very call, or None.
        told: what has been told of the file.
        damaged: whether not all could be read that was asked for.
        example: whether the file is an example that is thrown away.
    """

    t: Translator
    settings: Settings
    db: Path
    named: bool = False
    language: str | None = None
    told: list[str] = field(default_factory=list)
    damaged: bool = False
    example: bool = False

    def reader(self, *, quiet: bool = False) -> contextlib.AbstractContextManager[Store]:
        """Open the file for reading; nothing is made.

        Args:
            quiet: whether nothing is said of what waits to be written, because it soon is.

        Raises:
            StoreError: as :meth:`Store.open`.
        """
        from store.file.store import Store
        from tui.left_waiting import tell_waiting

        actor = self.settings.actor
        store = Store.open(self.db, actor=actor, readonly=True)
        return self._noting(store, None if quiet else tell_waiting)

    def writer(self, *, wait: float = 5.0) -> contextlib.AbstractContextManager[Store]:
        """Open the file for writing, made if missing; each lock is waited for ``wait`` seconds at most.

        What another run had to leave unwritten is written first.
        """
        from store.file.store import Store
        from tui.left_waiting import take_over

        store = Store.open(self.db, actor=self.settings.actor, wait=wait, create=True)
        return self._noting(store, take_over)

    @contextlib.contextmanager
    def _noting(
        self, store: Store, first: Callable[[Store, Translator], None] | None
    ) -> Iterator[Store]:
        """Give a store, and say what is to be told of the file, before and after it is used."""
        with store:
            self._tell_all(store)
            if first is not None:
                first(store, self.t)
            yield store
            self._tell_all(store)
            self.damaged |= store.damage is not None

    def tell_kept(self) -> None:
        """Say on standard error what was kept beside the file lately, where anything was."""
        from store.file.watch.setting_aside import kept_words

        kept = kept_words(self.db)
        if kept is not None:
            self.tell(kept)

    def _tell_all(self, store: Store) -> None:
        for notice in store.notices:
            self.tell(notice)

    def tell(self, words: Message | str) -> None:
        """Say something of the file on standard error, once; a text is in the language already."""
        from tui.output import complain

        text = words if isinstance(words, str) else self.t(words)
        if text not in self.told:
            self.told.append(text)
            complain(f"heldag: {text}")
