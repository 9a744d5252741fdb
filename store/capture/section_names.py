"""Which section a few typed words name: its §, its position, its time in the agenda, or its heading."""

from __future__ import annotations

from collections.abc import Iterable

from locales import N_, message
from store.capture.parsed import Refused
from store.language.blanks import BLANKS
from store.language.dates import FoundTime, find_time
from store.language.spelling import spelling
from store.model.minutes import Minutes
from store.model.records import Section

NO_SUCH = N_("There is no section “{name}”.")
_SEVERAL = 5


def find_section(text: str, minutes: Minutes) -> Section | Refused:
    """Return the section that ``text`` names.

    Args:
        text: its § where there are any, else its position; its time in the agenda; or a part of its
            heading that fits only one.
        minutes: the meeting.

    Returns:
        The section; Refused where none or several fit.
    """
    named = text.strip(BLANKS)
    found = _exactly(named, minutes) or _by_part(named, minutes)
    if len(found) == 1:
        return found[0]
    if not found:
        return Refused(message(NO_SUCH, name=named))
    several = "; ".join(section.heading or "–" for section in found[:_SEVERAL])
    return Refused(
        message(N_("Several sections fit “{name}”: {several}"), name=named, several=several)
    )


def find_exactly(text: str, minutes: Minutes) -> Section | None:
    """Return the one section that ``text`` names by its §, position, time or whole heading; else None."""
    found = _exactly(text.strip(BLANKS), minutes)
    return found[0] if len(found) == 1 else None


def _exactly(named: str, minutes: Minutes) -> list[Section]:
    sections = list(minutes.sections)
    whole = [s for s in sections if s.heading and spelling(s.heading) == spelling(named)]
    ways = (_by_number(named, sections), whole, _by_time(named, sections))
    return next((found for found in ways if found), [])


def _by_number(named: str, sections: list[Section]) -> list[Section]:
    wanted = spelling(named).removeprefix("§").strip()
    if any(section.paragraph for section in sections):
        return [s for s in sections if s.paragraph and spelling(s.paragraph) == wanted]
    return [s for n, s in enumerate(sections, 1) if wanted == str(n)]


def _by_time(named: str, sections: Iterable[Section]) -> list[Section]:
    found = find_time(named)
    if not isinstance(found, FoundTime) or found.end != len(named):
        return []
    return [section for section in sections if section.planned == found.starts]


def _by_part(named: str, minutes: Minutes) -> list[Section]:
    return [
        s
        for s in minutes.sections
        if named and s.heading and spelling(named) in spelling(s.heading)
    ]
