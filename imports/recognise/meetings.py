"""Lines to a meeting: every subject in turn, each taking the lines that it has understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from imports.blocks import Document
from imports.recognise.building import build
from imports.recognise.dates import Reckoning, reckoning_of
from imports.recognise.draft import Draft, DraftPart
from imports.recognise.entries import EntryReader
from imports.recognise.entry_words import Reading, reads_as_talk
from imports.recognise.exercises import find_exercises
from imports.recognise.head import find_head
from imports.recognise.headings import with_headings
from imports.recognise.leftover import keep_leftovers
from imports.recognise.lines import ReadLine, lines_of
from imports.recognise.naming import Naming
from imports.recognise.next_meeting import find_next
from imports.recognise.outline import parts_of
from imports.recognise.people import find_people
from imports.recognise.signing import find_signatures
from imports.recognise.speech import Speech
from imports.recognise.splitting import split
from imports.recognise.titles import find_title
from imports.recognise.whole_meeting import find_status
from store.model.minutes import Minutes

_FEW_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Recognised:
    """A meeting with the draft that it was made of."""

    minutes: Minutes
    draft: Draft
    first_line: int


def meetings_in(document: Document) -> list[Recognised]:
    """Return the meetings of a document, in its order; there is always one."""
    lines = lines_of(document.blocks)
    headings = sum(line.shape == "heading" for line in lines)
    plain = document.source.container == "text" or headings < _FEW_HEADINGS
    reckoning = reckoning_of((line.text for line in lines), document.language, document.source.name)
    lines = with_headings(lines, plain=document.source.container == "text")
    series, cut = split(lines, reckoning, plain=plain)
    several = len(cut) > 1
    return [
        _meeting(one, document, reckoning, series=series, first=number == 0, several=several)
        for number, one in enumerate(cut)
    ]


def _meeting(
    lines: list[ReadLine],
    document: Document,
    reckoning: Reckoning,
    *,
    series: str,
    first: bool,
    several: bool,
) -> Recognised:
    front: Mapping[str, object] = {} if several else document.front
    name = "" if several else document.source.name
    number = lines[0].number if lines and not first else 0
    draft = Draft(language="sv" if document.language == "sv" else "en")
    lines = find_title(draft, lines, front, name)
    draft.parts = parts_of(lines)
    draft.parts = find_exercises(draft.parts)
    title = draft.head.get("title") or ""
    if series:
        draft.set("series", series)
        if not any(map(str.isalpha, title)):
            draft.head["title"] = f"{series} {title}".strip()
    find_head(draft, reckoning, front, name, title)
    reckoning = Reckoning(draft.year or reckoning.year, reckoning.month_first)
    find_people(draft)
    find_signatures(draft)
    find_status(draft, title)
    find_next(draft, reckoning)
    _read_entries(draft, reckoning)
    if document.front_text and first:
        draft.parts[0].entries.insert(0, {"kind": "internal", "text": document.front_text})
    keep_leftovers(draft)
    return Recognised(build(draft), draft, number)


def _read_entries(draft: Draft, reckoning: Reckoning) -> None:
    naming = Naming(draft.people)
    speech = Speech(naming, (line for part in draft.parts for line in part.lines))
    reading = Reading(naming, speech, reckoning)
    for part in draft.parts:
        talk = part.form is None and reads_as_talk(part.left())
        if talk:
            part.form = "interview"
        part.entries = EntryReader(part, reading, conversation=talk).read()
        _timetable(part)


def _timetable(part: DraftPart) -> None:
    """Make a timetable of a part that is one; a single time in running notes is only a note."""
    times = [values for values in part.entries if values["kind"] == "time"]
    if len(times) == 1:
        values = times[0]
        values["kind"], values["text"] = "note", f"{values.pop('time')} {values['text']}"
    elif part.form is None and len(times) * 2 > len(part.entries):
        part.form = "schedule"
