"""The countdown of a meeting: how long its present step may still take, for everybody who has it open.

It is no part of the minutes: it is in no document, and undo does not know it. Moments are Unix time, which
knows neither time zones nor summer time. A clock that is set anew makes it show another time, no more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from locales import N_, message
from store.errors import NotFound
from store.file.store import Store

Clock = Callable[[], float]
"""Gives the moment, as :func:`time.time` does."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """A countdown that runs until ``ends``, or rests with ``remaining`` seconds while that is None.

    Attributes:
        section: the section it belongs to, by uid.
        ends: the moment at which it is over, Unix time.
        remaining: the seconds left of one that rests; negative where it was over.
    """

    section: str
    ends: int | None = None
    remaining: int = 0

    @property
    def rests(self) -> bool:
        """Whether it is paused."""
        return self.ends is None

    def seconds_left(self, at: float) -> int:
        """Return the seconds left at a moment, begun ones as whole; negative where it is over."""
        return self.remaining if self.ends is None else ceil(self.ends - at)


def read(store: Store, meeting: int) -> Countdown | None:
    """Return the countdown of a meeting; None where there is none, or its section has been deleted."""
    rows = store.side_rows(
        "SELECT c.section, c.ends, c.remaining FROM countdown AS c "
        "JOIN section AS s ON s.uid = c.section AND s.deleted = 0 WHERE c.meeting = ?",
        [meeting],
    )
    return next((Countdown(row[0], row[1], row[2] or 0) for row in rows), None)


def start(store: Store, meeting: int, section: str, minutes: int, at: float) -> None:
    """Begin a countdown for a section, in place of one that there may be."""
    with store.write(durable=False):
        _keep(store, meeting, Countdown(section, int(at) + 60 * minutes))


def extend(store: Store, meeting: int, minutes: int, at: float) -> None:
    """Give so many minutes more, or fewer where negative; what was over counts from now.

    Raises:
        NotFound: there is no countdown.
    """
    with store.write(durable=False):
        now = _there(store, meeting)
        left = max(max(now.seconds_left(at), 0) + 60 * minutes, 0)
        ends = None if now.rests else int(at) + left
        _keep(store, meeting, Countdown(now.section, ends, left))


def pause_or_go_on(store: Store, meeting: int, at: float) -> bool:
    """Let the countdown rest, or go on where it rests; return whether it rests now.

    Raises:
        NotFound: there is no countdown.
    """
    with store.write(durable=False):
        now = _there(store, meeting)
        left = now.seconds_left(at)
        ends = int(at) + left if now.rests else None
        _keep(store, meeting, Countdown(now.section, ends, left))
        return not now.rests


def end(store: Store, meeting: int) -> None:
    """Take the countdown away, if there is one."""
    with store.write(durable=False):
        store.db.execute("DELETE FROM countdown WHERE meeting = ?", [meeting])


def _there(store: Store, meeting: int) -> Countdown:
    found = read(store, meeting)
    if found is None:
        raise NotFound(message(N_("No countdown is running.")))
    return found


def _keep(store: Store, meeting: int, countdown: Countdown) -> None:
    store.db.execute(
        "INSERT INTO countdown (meeting, section, ends, remaining) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (meeting) DO UPDATE SET section = excluded.section, "
        "ends = excluded.ends, remaining = excluded.remaining",
        [
            meeting,
            countdown.section,
            countdown.ends,
            countdown.remaining if countdown.rests else None,
        ],
    )
