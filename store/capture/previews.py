"""What Enter will do, in words, and what else the line may have been meant as."""

from __future__ import annotations

from dataclasses import replace

from locales import N_, Message, message
from store.capture.doubts import is_decided_in_a_row
from store.capture.marks import UNFINISHED
from store.capture.parsed import AddEntries, ReadingDoubt, Switch, UnclearName
from store.capture.placing import place_words
from store.capture.plans import OtherReading
from store.capture.scene import Scene
from store.language.as_typed import as_typed
from store.model.kinds import BY_NAME
from store.model.names import Names
from store.model.records import Entry

_SHOWN = 4
"""So many owners are named in the words over the line."""


def written_words(action: AddEntries, scene: Scene) -> Message:
    """Return what will be written, and where that is another cell."""
    entry = action.entries[0]
    said = _kind_words(entry)
    if len(action.entries) > 1:
        said = message(N_("{n} × {kind}"), n=len(action.entries), kind=said)
    elif details := _details(entry, scene.names):
        said = message(N_("{kind}: {details}"), kind=said, details=details)
    if action.beside is not None:
        said = message(
            N_("{kind} · +{name} makes {name} an owner too"), kind=said, name=action.beside
        )
    if UNFINISHED in entry.marks:
        said = message(N_("{kind}, unfinished"), kind=said)
    if action.elsewhere or is_decided_in_a_row(action, scene.minutes):
        where = place_words(scene.minutes, action.place)
        said = message(N_("{kind}, in {place}"), kind=said, place=where)
    doubt = action.doubt
    return said if doubt is None else message(doubt.said, what=said, **_fields(doubt, scene))


def other_reading(action: AddEntries, scene: Scene) -> OtherReading | None:
    """Return what a line may have been meant as; None where nothing speaks for that."""
    doubt = action.doubt
    if doubt is None or isinstance(doubt.other, UnclearName):
        return None
    offer = message(doubt.offer, **_fields(doubt, scene))
    other, was = doubt.other, action.entries[0]
    if isinstance(other, Switch):
        return OtherReading(was, (), other.place, offer, place_words(scene.minutes, other.place))
    there = replace(other, elsewhere=other.place != scene.place, doubt=None)
    return OtherReading(was, other.entries, other.place, offer, written_words(there, scene))


def _fields(doubt: ReadingDoubt, scene: Scene) -> dict[str, Message]:
    """Return what the words of a doubt may name: the tokens, and the place and the kind that were meant."""
    other = doubt.other
    fields = {"tokens": as_typed(", ".join(doubt.tokens))}
    if isinstance(other, UnclearName):
        return fields
    fields["place"] = place_words(scene.minutes, other.place)
    if isinstance(other, AddEntries):
        (first, *_) = other.entries
        is_mark = UNFINISHED in first.marks and first.kind == scene.plain_kind
        fields["kind"] = message(N_("unfinished") if is_mark else BY_NAME[first.kind].label)
    return fields


def _kind_words(entry: Entry) -> Message:
    if entry.kind == "decision" and any(link.rel == "from" for link in entry.links):
        return message(N_("Decision as proposed"))
    if entry.kind == "bullet" and entry.depth:
        return message(N_("Bullet, level {level}"), level=entry.depth + 1)
    return message(BY_NAME[entry.kind].label)


def _details(entry: Entry, names: Names) -> str:
    """Return owners (a free one with a question mark) and the day of an action, else who speaks, or when."""
    if entry.kind == "action":
        owners = [f"{one.name}?" if names.is_free(one) else one.name for one in entry.owners]
        if len(owners) > _SHOWN:
            owners[_SHOWN:] = [f"… ({len(owners)})"]
        return " · ".join(filter(None, (", ".join(owners), entry.due)))
    if entry.kind in ("time", "note"):
        return entry.time or ""
    return entry.speaker or entry.address or ""
