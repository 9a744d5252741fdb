"""Why a line cannot be carried out: the minutes, or the § that it goes to, are verified."""

from __future__ import annotations

from locales import Message
from store.capture.plans import Plan
from store.errors import Locked
from store.file.verified_locks import Locks
from store.model.minutes import Minutes


def locked_words(minutes: Minutes, plan: Plan) -> Message | None:
    """Return why a plan that changes the meeting cannot be carried out; None where it can.

    The store refuses it as well; here it is known while the line is being typed.
    """
    if plan.step is None:
        return None
    section = minutes.section(plan.place.section) if plan.place else None
    verified = {section.uid} if section and section.verified else ()
    locks = Locks(minutes.meeting.status, frozenset(verified))
    try:
        locks.check()
        locks.check_section(section and section.uid)
    except Locked as locked:
        return locked.message
    return None
