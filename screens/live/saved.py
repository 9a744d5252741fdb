"""Whether all that was entered and typed is saved, as it is said on request."""

from __future__ import annotations

from locales import N_, Message, message
from screens.base.drafts import Drafts
from screens.base.line_screen import NOT_KEPT
from screens.base.write_queue import State
from screens.writing.desk import Desk

_WAITS = N_("{said} · what waits is kept")
_HALF_TYPED = N_("{said} · what stands in the line is kept, but not entered yet")
_NOR_HALF_TYPED = N_("{said} · nor is what stands in the line")


def saved_on_request(desk: Desk, drafts: Drafts) -> State:
    """Return what is saved, what waits and is kept, and what is half-typed.

    Args:
        desk: where changes are made.
        drafts: has the half-typed texts, as they were last kept.
    """
    state, keeps_all = desk.state, desk.queue.keeps_all
    if not drafts.are_safe:
        if keeps_all:
            return State(NOT_KEPT, warn=True)
        return State(message(_NOR_HALF_TYPED, said=state.words), warn=True)
    only_read = desk.store.only_read
    if only_read is not None and not state.warn:
        state = State(only_read, warn=True)
    said: Message = state.words
    if desk.waits and keeps_all:
        said = message(_WAITS, said=said)
    if drafts.has_texts:
        said = message(_HALF_TYPED, said=said)
    return State(said, state.warn)
