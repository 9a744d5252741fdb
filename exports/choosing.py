"""The sections that are chosen for a document: ``2, 4``, ``§ 2–4``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from locales import N_, message
from store.errors import NotFound
from store.file.verified_locks import lying_in
from store.model.minutes import Minutes
from store.model.records import Section
from store.series.numbering import leading_number

_SPAN = re.compile(r"(\d+)\s*[-–—]\s*(\d+)")


class NoSections(NotFound):
    """No section is chosen, or one that is not there."""


def choose_sections(minutes: Minutes, wanted: str) -> frozenset[str]:
    """Return the uids of the sections that ``wanted`` names, with those that lie in them.

    They are named by their § where there are any, else by their number in the meeting.

    Raises:
        NoSections: nothing is named, or there is none of a name.
    """
    outline = [(section.uid, section.level) for section in minutes.sections]
    chosen = {uid for one in _named(minutes, wanted) for uid in lying_in(outline, one.uid)}
    if not chosen:
        raise NoSections(message(N_("Say which § the document is to hold: 2, 4")))
    return frozenset(chosen)


def _named(minutes: Minutes, wanted: str) -> Iterator[Section]:
    known = _by_name(minutes)
    for part in filter(str.strip, re.split("[,;]", wanted.replace("§", " "))):
        found = known.get(_spelled(part)) or list(_between(known, part))
        if not found:
            raise NoSections(message(N_("There is no § {name} here."), name=part.strip()))
        yield from found


def _by_name(minutes: Minutes) -> dict[str, list[Section]]:
    """Return the sections by their §; where none has one, by their number."""
    sections = list(minutes.sections)
    with_paragraph = [section for section in sections if section.paragraph]
    if not with_paragraph:
        return {str(number): [section] for number, section in enumerate(sections, 1)}
    known: dict[str, list[Section]] = {}
    for section in with_paragraph:
        known.setdefault(_spelled(section.paragraph or ""), []).append(section)
    return known


def _between(known: dict[str, list[Section]], part: str) -> Iterable[Section]:
    span = _SPAN.fullmatch(part.strip())
    if span is None:
        return
    first, last = int(span[1]), int(span[2])
    for name, sections in known.items():
        if first <= leading_number(name) <= last:
            yield from sections


def _spelled(name: str) -> str:
    return "".join(name.split()).casefold()
