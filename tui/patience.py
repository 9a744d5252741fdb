"""Waiting for another program that is writing: so long in all, and said once."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar

from locales import N_, Message, message
from store.errors import FileParted, StoreBusy

T = TypeVar("T")

SECONDS = 30.0
"""How long is waited at most, all waits of a run together."""

QUIET = 1.0
"""Seconds after which it is said that something is waited for."""

SETTLED = 2.0
"""Seconds in which another program sees that the file it has open was replaced."""

_PAUSE = 0.02


class Patience:
    """Carries things out that may meet another program's lock."""

    def __init__(self, tell: Callable[[Message], object]) -> None:
        """Tell with ``tell``, once, that something is waited for."""
        self._tell = tell
        self._waited = 0.0
        self._told = False

    def carry_out(self, act: Callable[[], T]) -> T:
        """Do something, again and again while another program has the lock.

        Raises:
            StoreBusy: it still has it after :data:`SECONDS`.
        """
        while True:
            began = monotonic()
            try:
                return act()
            except FileParted:
                raise
            except StoreBusy as busy:
                sleep(_PAUSE)
                self._waited += monotonic() - began
                if self._waited >= SECONDS:
                    raise StoreBusy(_given_up(busy.message)) from busy
                self._say()

    def _say(self) -> None:
        if not self._told and self._waited >= QUIET:
            self._told = True
            words = N_("Another program is writing; it is waited for, {n} s at most.")
            self._tell(message(words, n=round(SECONDS)))


def when_settled(act: Callable[[], T]) -> T:
    """Open a file, again where another program has not yet seen that it was replaced.

    Raises:
        FileParted: it has not after :data:`SETTLED`.
    """
    until = monotonic() + SETTLED
    while True:
        try:
            return act()
        except FileParted:
            if monotonic() >= until:
                raise
            sleep(_PAUSE)


def _given_up(reason: Message) -> Message:
    return message(
        N_("{reason} It was waited for {n} s, in vain."), reason=reason, n=round(SECONDS)
    )
