"""What a command knows before it does anything: language, settings and where the file is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from locales import Translator
from tui.settings import Settings

if TYPE_CHECKING:
    from store.store import Store


@dataclass(frozen=True, slots=True)
class Context:
    """One run of the program.

    Attributes:
        t: the translator of the run's language.
        settings: what the person has chosen.
        db: the file that everything is kept in.
        named: whether the person named that file; then it is an error that a reader finds none.
        language: the language that was asked for in this very call, or None.
    """

    t: Translator
    settings: Settings
    db: Path
    named: bool = False
    language: str | None = None

    def reader(self, *, quiet: bool = False) -> Store:
        """Open the file for reading; nothing is made.

        Args:
            quiet: whether nothing is said of what waits to be written, because it soon is.

        Raises:
            StoreError: as :meth:`Store.open`.
        """
        from tui.left_waiting import tell_waiting

        store = self._open(create=False, readonly=True)
        if not quiet:
            tell_waiting(store, self.t)
        return store

    def writer(self) -> Store:
        """Open the file for writing, waiting at most 5 s for another process; made if missing.

        What another run had to leave unwritten is written first.
        """
        from tui.left_waiting import take_over

        store = self._open()
        take_over(store, self.t)
        return store

    def _open(self, **how: bool) -> Store:
        """Open the file, and say on standard error what is to be told about it."""
        from store.store import Store
        from tui.output import complain

        store = Store.open(self.db, actor=self.settings.actor, **how)
        for notice in store.notices:
            complain(f"heldag: {self.t(notice)}")
        return store
