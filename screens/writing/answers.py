"""What became of something that was asked for, and whether everything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from locales import N_, Message, message
from screens.base.write_queue import State
from store.capture import Outcome
from store.file.verified_locks import LOCKED
from store.model.records import Meeting
from store.model.states import STATES

SAVED = message(N_("Saved"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of something that was asked for.

    Attributes:
        taken: whether it was carried out or waits; otherwise it stays with the asker.
        words: what to tell, or None.
        outcome: what the capture language said, where a line was carried out.
        waits: whether it waits to be written.
    """

    taken: bool = True
    words: Message | None = None
    outcome: Outcome | None = None
    waits: bool = False


def saved_words(meeting: Meeting, at: datetime | None) -> State:
    """Return that everything is saved, when that was last, and whether the meeting is locked."""
    if meeting.status in LOCKED:
        return State(message(N_("{status} · locked"), status=message(STATES[meeting.status])))
    if at is None:
        return State(SAVED)
    return State(message(N_("Saved {time}"), time=f"{at:%H:%M}"))
