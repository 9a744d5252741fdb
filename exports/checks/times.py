"""The checks of times: an end before the beginning, and times that go back."""

from __future__ import annotations

from collections.abc import Iterator

from exports.checks.finding import Finding, each_entry, of_meeting, of_section
from locales import N_, message
from store.language.dates import FoundTime, find_time
from store.model.minutes import Minutes

_NIGHT = "06:00"
"""What ends before it may have gone on past midnight."""


def out_of_order(minutes: Minutes) -> Iterator[Finding]:
    """Find what ends before it begins, and times that are before those above them."""
    yield from _ends(minutes)
    yield from _plans(minutes)
    yield from _times(minutes)


def _ends(minutes: Minutes) -> Iterator[Finding]:
    """Find a meeting that ends, as planned or as it was, before it begins."""
    head = minutes.meeting
    planned = N_("The meeting is planned to end at {ends}, and to begin at {starts}.")
    actual = N_("The meeting ended at {ends}, and began at {starts}.")
    spans = {
        "planned": (planned, head.starts, head.ends),
        "actual": (actual, head.opened, head.closed),
    }
    for span, (said, starts, ends) in spans.items():
        if starts and ends and _NIGHT < ends < starts:
            text = message(said, starts=starts, ends=ends)
            yield of_meeting("time-order", text, f"{span}:{starts}-{ends}")


def _times(minutes: Minutes) -> Iterator[Finding]:
    """Find a time that is before the one above it, in one timetable or among the items of the agenda."""
    before: tuple[str, str] | None = None
    for entry, about in each_entry(minutes, "time", "label"):
        time = _start(entry.time)
        if entry.kind == "label" or time is None:
            before = None  # a day of its own, perhaps
            continue
        where = f"{entry.section}:{entry.row}:{entry.prompt}"
        if before is not None and before[0] == where and _NIGHT < time < before[1]:
            said = {"time": time, "before": before[1]}
            what = message(N_("{time} stands after {before}"), **said)
            yield about("time-order", what, f"{before[1]}-{time}")
        before = (where, time)


def _plans(minutes: Minutes) -> Iterator[Finding]:
    """Find a section that is planned before the one above it."""
    before: str | None = None
    for number, section in enumerate(minutes.sections, 1):
        time = None if section.appendix else _start(section.planned)
        if time is not None and before is not None and _NIGHT < time < before:
            what = message(N_("it is planned for {time}, after {before}"), time=time, before=before)
            yield of_section("time-order", section, number, what, f"{before}-{time}")
        before = time or before


def _start(words: str | None) -> str | None:
    found = find_time(words, bare=True) if words else None
    return found.starts if isinstance(found, FoundTime) else None
