"""What a line means that had to wait: what it meant when it was typed, whatever others have written since.

Numbers, letters, headings and "the latest" are looked up in the meeting as it was then; what they name is
what is written in, or the line is refused. What a line brings by itself joins what is there now.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.capture.gone_places import is_there, place_instead
from store.capture.lines import parse
from store.capture.parsed import Action, AddClause, AddEntries, Refused, RunCommand, Switch
from store.capture.plans import Plan
from store.capture.scene import Scene
from store.model.names import NAMING
from store.model.pile import is_to_be_made
from store.model.records import Place

if TYPE_CHECKING:
    from store.capture.session import CaptureSession


def read(session: CaptureSession, line: str, scene: Scene) -> Action:
    """Return what a line asks for that is carried out now, and may have been typed earlier.

    Args:
        session: the note-taker at work.
        line: the line, cleaned.
        scene: what it is read in now.
    """
    now, here = parse(line, scene), session.place
    with session.as_meant() as place:
        if place is None:
            return now
        meant = parse(line, scene.at(place) if scene.place == here else scene)
    match meant:
        case AddEntries() if isinstance(now, AddEntries) and _gist(now) == _gist(meant):
            return now  # with the people who have come since
        case AddEntries() if not is_to_be_made(meant.place.row):
            return _at(meant, _leading_on(session, meant.place))
        case Switch(there) if not is_to_be_made(there.row):
            return Switch(_leading_on(session, there))
        case Refused() if isinstance(now, Switch):
            return now  # what others have made meanwhile is called so
        case AddClause() | Refused() | RunCommand():
            return meant
    return now


def plan(session: CaptureSession, action: Action, scene: Scene) -> Plan | Refused:
    """Return what will be done for an action; a command that had to wait is about what it was about then."""
    here = session.place
    if isinstance(action, RunCommand) and not action.command.joins:
        with session.as_meant() as place:
            if place is not None:
                then = scene.at(place) if scene.place == here else scene
                return session.planning.plan(action, then)
    return session.planning.plan(action, scene)


def _gist(action: AddEntries) -> object:
    """Return what entries are, and where they go, but for what depends on who is known by now."""
    kinds = [(NAMING.get(one.kind, one.kind), one.depth, one.links) for one in action.entries]
    return kinds, action.place if action.elsewhere else None


def _at(action: AddEntries, place: Place) -> AddEntries:
    where = {"section": place.section or "", "row": place.row, "prompt": place.prompt}
    entries = tuple(replace(entry, **where) for entry in action.entries)  # type: ignore[arg-type]
    return replace(action, entries=entries, place=place)


def _leading_on(session: CaptureSession, place: Place) -> Place:
    """Return a place; where somebody has taken it away since, the one that it leads to."""
    if is_there(session.minutes, place):
        return place
    return place_instead(session.store, session.minutes, place)
