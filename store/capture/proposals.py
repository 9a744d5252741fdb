"""Proposals that wait for a decision, and what the next clause belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from store.capture.placing import item_of
from store.model.minutes import Minutes
from store.model.records import Entry

REACH = 1000
"""So many entries are looked back at, so that a key press takes the same time in every meeting."""


def open_proposal(minutes: Minutes, section: str | None) -> Entry | None:
    """Return the latest proposal of a section that no decision repeats, or None."""
    decided: set[str] = set()
    for entry in _backwards(minutes, section):
        if entry.kind == "decision":
            decided |= {entry.text, *(link.uid for link in entry.links if link.rel == "from")}
        elif entry.kind == "proposal" and decided.isdisjoint((entry.uid, entry.text)):
            return entry
    return None


def latest_resolution(minutes: Minutes, section: str | None) -> Entry | None:
    """Return the latest decision or proposal of a section, or None."""
    kinds = ("decision", "proposal")
    return next((e for e in _backwards(minutes, section) if e.kind in kinds), None)


def latest_of_item(minutes: Minutes, section: str | None) -> Entry | None:
    """Return the latest decision or proposal of a section; else of its §, from the section upwards."""
    item = item_of(minutes, section)
    for uid in _up_to(minutes, section, item.uid if item else section):
        found = latest_resolution(minutes, uid)
        if found is not None:
            return found
    return None


def latest_decision_of_item(minutes: Minutes, section: str | None) -> Entry | None:
    """Return the latest decision of a section; else of its §, from the section upwards."""
    item = item_of(minutes, section)
    for uid in _up_to(minutes, section, item.uid if item else section):
        found = next((e for e in _backwards(minutes, uid) if e.kind == "decision"), None)
        if found is not None:
            return found
    return None


def _up_to(minutes: Minutes, section: str | None, first: str | None) -> list[str]:
    """Return the uids of the sections from ``section`` back to ``first``."""
    uids = [one.uid for one in minutes.sections]
    if section not in uids or first not in uids:
        return []
    return uids[uids.index(first) : uids.index(section) + 1][::-1]


def _backwards(minutes: Minutes, section: str | None) -> Iterator[Entry]:
    entries = minutes.entries(section)
    for at in range(len(entries) - 1, max(-1, len(entries) - 1 - REACH), -1):
        yield entries[at]
