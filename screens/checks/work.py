"""The checks of a meeting, made in a thread: the work of the checks screen, without a screen."""

from __future__ import annotations

from dataclasses import dataclass

from exports.checks import Check, check
from store.file import reading
from store.file.store import Store
from store.model.minutes import Minutes
from store.series.around import load_around


@dataclass(frozen=True, slots=True)
class Looked:
    """What the checks have found, and the meeting as it was then."""

    minutes: Minutes
    found: tuple[Check, ...]


def look(store: Store, meeting: int) -> Looked:
    """Read a meeting, its id given, and check it; for a thread.

    Raises:
        StoreError: the meeting cannot be read.
    """
    minutes = reading.load(store, meeting)
    around = load_around(store, minutes.meeting)
    return Looked(minutes, tuple(check(minutes, around)))
