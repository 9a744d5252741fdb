"""Meetings typed line by line in the capture language, and read back from the file they were typed into."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from pathlib import Path

from exports.wording import joined
from store.capture import CaptureSession
from store.file.reading import load
from store.file.store import Store
from store.model.minutes import Minutes
from store.verbs import meetings
from tests.exports.reading import headings


def type_lines(lines: Iterable[str], folder: Path, *, language: str = "sv") -> Minutes:
    """Return the meeting that ``lines`` make, each of them carried out."""
    store = Store.open(folder / "typed.db", actor="anna", create=True)
    meeting = meetings.create(store, language=language)
    session = CaptureSession(
        store, load(store, meeting), today=lambda: date(2026, 10, 1), now=lambda: time(9, 4)
    )
    outcomes = [*map(session.submit, lines), session.finish()]
    assert not [outcome.refusal for outcome in outcomes if outcome.refusal]
    minutes = load(store, meeting)
    store.close()
    return minutes


def part(written: str, heading: str) -> str:
    """Return what stands under a heading, down to the next one of its level or above."""
    level = next(level for level, text in headings(written) if text == heading)
    _, _, rest = written.partition(f"\n{'#' * level} {heading}\n")
    kept = []
    for line in rest.splitlines():
        if line.startswith("#") and len(line) - len(line.lstrip("#")) <= level:
            break
        kept.append(line)
    return "\n".join(kept)


def said(minutes: Minutes) -> str:
    """Return every text that is kept of a meeting, one after the other."""
    head = minutes.meeting
    return joined(
        (
            *(head.title, head.theme, head.date),
            *(part for p in minutes.participants for part in (p.name, p.organisation, p.unit)),
            *(part for p in minutes.participants for part in (p.title, p.email, p.phone)),
            *(entry.text for entry in minutes.all_entries()),
            *(section.heading for section in minutes.sections),
            *(line for section in minutes.sections for line in section.instruction),
            *(p.text for section in minutes.sections for p in minutes.prompts(section.uid)),
            *(t for s in minutes.sections for r in minutes.rows(s.uid) for t in (r.label, r.hint)),
            *(t for s in minutes.signatures for t in (s.name, s.title, s.organisation, s.party)),
        ),
        " ",
    )
