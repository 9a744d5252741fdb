"""Doing something to the file; where another program is writing, doing it as soon as that is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from locales import Message
from store.errors import StoreBusy, StoreError


class Retrying:
    """Does one thing at a time; a new one takes the place of one that waits."""

    def __init__(self, tell: Callable[[Message], object]) -> None:
        """Tell what could not be done with ``tell``."""
        self._tell = tell
        self._again: Callable[[], None] | None = None

    def do(self, act: Callable[[], object]) -> None:
        """Do something now, or keep it for :meth:`again`."""
        self._again = None
        try:
            act()
        except StoreBusy as error:
            self._again = partial(self.do, act)
            self._tell(error.message)
        except StoreError as error:
            self._tell(error.message)

    def again(self) -> None:
        """Do what waits, if anything does."""
        if self._again is not None:
            self._again()
