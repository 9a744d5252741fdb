"""The countdown in words, and what its keys do."""

from __future__ import annotations

from locales import N_, Message, Translator, message
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from store.file.countdown import Countdown

MORE = 5
"""The minutes that the key for more time gives."""

_EXACT = 120
"""From so many seconds on, seconds are shown too."""

_FORGOTTEN = 6 * 3600
"""A countdown that has been over for so many seconds is no longer shown: nobody ended it."""


def remaining_words(now: Countdown | None, at: float, t: Translator) -> tuple[str, bool]:
    """Return what is left of a countdown in words, and whether it is over; empty where nothing is."""
    if now is None:
        return "", False
    left = now.seconds_left(at)
    if left < -_FORGOTTEN:
        return "", False
    words = t(_words(left))
    return (t(N_("{left}, paused"), left=words) if now.rests else words), left <= 0


def _words(left: int) -> Message:
    if left > _EXACT:
        return message(N_("{n} min left"), n=-(-left // 60))
    if left > 0:
        return message(N_("{time} left"), time=f"{left // 60}:{left % 60:02}")
    if left > -60:
        return message(N_("time is up"))
    return message(N_("{n} min over"), n=-left // 60)


def pause_or_go_on(desk: Desk) -> Answer:
    """Let the countdown rest, or go on where it rests."""

    def said(rests: bool) -> Message:
        return message(N_("The countdown rests") if rests else N_("The countdown goes on"))

    return desk.change("countdown.pause_or_go_on", desk.clock(), said=said)


def give_more(desk: Desk) -> Answer:
    """Give the countdown some minutes more."""
    said = message(N_("The countdown: {n} min more"), n=MORE)
    return desk.change("countdown.extend", MORE, desk.clock(), said=said)
