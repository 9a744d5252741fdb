"""When participants came and left, as every document says it."""

from __future__ import annotations

from collections import defaultdict

from locales import N_, Translator
from store.model.minutes import Minutes
from store.model.names import Names
from store.model.records import Section

WAYS = {"arrival": "in", "departure": "out"}
"""The kinds of entries that say that somebody came or left, and which way."""

MOVED = {"in": N_("came {when}"), "out": N_("left {when}")}


def passages(minutes: Minutes, t: Translator, *, headed: bool = True) -> dict[str, list[str]]:
    """Return when everybody came and left, in spoken order, by the uid of the person.

    Args:
        minutes: the meeting.
        t: the language of the document.
        headed: whether the heading of the section stands where neither a time nor a § is known; else
            nothing is said.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    names = Names(minutes)
    for section in minutes.sections:
        told = set()
        for entry in minutes.entries(section.uid):
            way = WAYS.get(entry.kind)
            who = (entry.speaker_uid or _uid(names, entry.speaker)) if way else None
            if way and who:
                told.add((who, way))
                if when := entry.time or _named(section, headed=headed):
                    found[who].append(t(MOVED[way], when=when))
        for person in minutes.participants:  # moves that nobody has written a line about
            for move in person.moves:
                untold = move.section == section.uid and (person.uid, move.way) not in told
                if untold and (when := _named(section, headed=headed)):
                    found[person.uid].append(t(MOVED[move.way], when=when))
    return dict(found)


def _uid(names: Names, name: str | None) -> str | None:
    person = names.find(name or "")
    return person.uid if person else None


def _named(section: Section, *, headed: bool) -> str:
    if section.paragraph:
        return f"§ {section.paragraph}"
    return (section.heading or "") if headed else ""
