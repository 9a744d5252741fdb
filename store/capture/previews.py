"""What Enter will do, in words."""

from __future__ import annotations

from locales import N_, Message, message
from store.capture.marks import UNFINISHED
from store.capture.parsed import AddEntries
from store.capture.placing import place_words
from store.capture.scene import Scene
from store.model.kinds import BY_NAME
from store.model.records import Entry, Place


def written_words(action: AddEntries, scene: Scene) -> Message:
    """Return what will be written, and where that is another cell."""
    entry = action.entries[0]
    said = _kind_words(entry)
    if len(action.entries) > 1:
        said = message(N_("{n} × {kind}"), n=len(action.entries), kind=said)
    elif details := _details(entry):
        said = message(N_("{kind}: {details}"), kind=said, details=details)
    if action.beside is not None:
        said = message(
            N_("{kind} · +{name} makes {name} an owner too"), kind=said, name=action.beside
        )
    if UNFINISHED in entry.marks:
        said = message(N_("{kind}, unfinished"), kind=said)
    decided = entry.kind == "decision" and _is_of_a_row(action.place, scene)
    if action.elsewhere or decided:
        where = place_words(scene.minutes, action.place)
        said = message(N_("{kind}, in {place}"), kind=said, place=where)
    if decided:
        said = message(N_("{what} (0: first, of the whole room)"), what=said)
    if action.doubt is not None:
        said = _doubted(said, action.doubt, scene)
    if action.instead:
        said = message(N_("{what}, not {kind}"), what=said, kind=_meant(action.instead))
    return said


def _is_of_a_row(place: Place, scene: Scene) -> bool:
    """Return whether a place is the cell of one row among others, so that not the whole room decides."""
    row = scene.minutes.row(place.row)
    return row is not None and bool(row.label)


def _doubted(said: Message, doubt: Place, scene: Scene) -> Message:
    """Add that a line does not go to the cell that it may have been meant to name, and how it would."""
    where = place_words(scene.minutes, doubt)
    if scene.in_exercise:
        return message(N_("{kind}, not in {place}: that takes a colon"), kind=said, place=where)
    return message(N_("{kind}, not in {place}"), kind=said, place=where)


def _meant(instead: str) -> Message:
    """Return what a letter would have meant where no row is called by it."""
    return message(N_("unfinished") if instead == UNFINISHED else BY_NAME[instead].label)


def _kind_words(entry: Entry) -> Message:
    if entry.kind == "decision" and any(link.rel == "from" for link in entry.links):
        return message(N_("Decision as proposed"))
    if entry.kind == "bullet" and entry.depth:
        return message(N_("Bullet, level {level}"), level=entry.depth + 1)
    return message(BY_NAME[entry.kind].label)


def _details(entry: Entry) -> str:
    """Return owners (a free one with a question mark) and the day of an action, else who speaks, or when."""
    if entry.kind == "action":
        owners = [one.name if one.uid else f"{one.name}?" for one in entry.owners]
        return " · ".join(filter(None, (", ".join(owners), entry.due)))
    if entry.kind in ("time", "note"):
        return entry.time or ""
    return entry.speaker or entry.address or ""
