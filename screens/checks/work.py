"""The checks of a meeting, made in a thread: the work of the checks screen, without a screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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


def look(path: Path, actor: str, meeting: int) -> Looked:
    """Read a meeting with a connection of its own and check it; for a thread.

    Raises:
        StoreError: the meeting cannot be read.
    """
    with Store.open(path, actor=actor, readonly=True) as store:
        minutes = reading.load(store, meeting)
        around = load_around(store, minutes.meeting)
    return Looked(minutes, tuple(check(minutes, around)))
