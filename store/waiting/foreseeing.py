"""What a change that waits will do when it is carried out: where it leads, and the steps it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from store.model.pile import is_to_be_made
from store.model.records import Place
from store.waiting.change import Change

if TYPE_CHECKING:
    from store.capture import CaptureSession

_BACK = ("undo", "redo")
_MOST_BACK = 100
"""So many steps typed in one line are foreseen; whoever takes back more edits nothing of it at once."""

_GO_ELSEWHERE = frozenset({"paste", "step_place", "next_hole", "remove_section", "merge_section"})


def place_after(session: CaptureSession, change: Change, place: Place | None) -> Place | None:
    """Return the place after a change; None where that is not known before it is carried out.

    Args:
        session: the note-taker at work, as the meeting is now.
        change: what will be carried out.
        place: where they will be then; None where that is not known.
    """
    if change.verb == "go_to":
        return cast(Place, change.args[0])
    if place is None or change.verb in _GO_ELSEWHERE:
        return None
    match change.verb:
        case "line":
            return _after_line(session, change.typed, place)
        case "insert_line":
            return place if _writes(session, change.typed, place) else None
    return place


def _writes(session: CaptureSession, line: str, place: Place) -> bool:
    from store.capture.lines import parse
    from store.capture.parsed import AddEntries
    from store.language.cleaning import clean

    return isinstance(parse(clean(line), session.scene(place)), AddEntries)


def _after_line(session: CaptureSession, line: str, place: Place) -> Place | None:
    from store.capture.lines import parse
    from store.capture.parsed import AddClause, AddEntries, Nothing, Refused, Switch
    from store.language.cleaning import clean

    match parse(clean(line), session.scene(place)):
        case Switch(there):
            return there if not is_to_be_made(there.row) else None
        case AddEntries(place=there):
            return place if there.section is not None else None  # it opens the first section
        case AddClause() | Nothing() | Refused():
            return place
    return None


def steps_of(session: CaptureSession | None, change: Change, place: Place | None) -> list[Change]:
    """Return a change as the log will know it: none where it only leads elsewhere; a typed undo as its key.

    Args:
        session: the note-taker at work, as the meeting is now; None where there is none.
        change: what waits.
        place: where they will be then; None where that is not known.
    """
    if change.is_move:
        return []
    if change.verb != "line" or session is None or session.in_list:
        return [change]
    from store.capture.lines import parse
    from store.capture.parsed import Refused, RunCommand
    from store.language.cleaning import clean

    scene = session.scene(place)
    action = parse(clean(change.typed), scene)
    plan = session.plan(action, scene)
    if isinstance(plan, Refused) or plan.step is not None or plan.lines:
        return [change]  # what is refused now may be understood behind what waits before it
    if not isinstance(action, RunCommand) or action.command.name not in _BACK:
        return []
    steps = int(action.argument or 1)
    return [Change(action.command.name, change.meeting)] * min(steps, _MOST_BACK)
