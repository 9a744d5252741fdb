"""Verbs for what the checks have found: setting it aside with a reason, and taking that back."""

from __future__ import annotations

from locales import N_, message
from store.errors import NotFound, OutOfTurn
from store.file import reading
from store.file.store import Store
from store.model.records import Dismissal


def dismiss(store: Store, meeting: int, key: str, reason: str) -> None:
    """Set a finding aside, or change the reason of one that is.

    Args:
        store: the open file.
        meeting: the meeting it was found in.
        key: what the finding is known by.
        reason: why, in a person's words.

    Raises:
        OutOfTurn: no reason is given.
        Locked: the minutes are verified.
    """
    if not reason.strip():
        raise OutOfTurn(message(N_("Write why it is dismissed.")))
    with store.step(meeting, "dismiss_finding") as step:
        head = reading.load_meeting(store, meeting)
        others = tuple(one for one in head.dismissed if one.key != key)
        dismissed = (*others, Dismissal(key, " ".join(reason.split())))
        step.update("meeting", head.uid, {"dismissed": dismissed}, on_top=True)


def take_back(store: Store, meeting: int, key: str) -> None:
    """List a finding again that was set aside.

    Raises:
        NotFound: it was not.
        Locked: the minutes are verified.
    """
    with store.step(meeting, "list_finding") as step:
        head = reading.load_meeting(store, meeting)
        others = tuple(one for one in head.dismissed if one.key != key)
        if len(others) == len(head.dismissed):
            raise NotFound(message(N_("It is not dismissed any more.")))
        step.update("meeting", head.uid, {"dismissed": others}, on_top=True)
