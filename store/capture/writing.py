"""Writing an entry back as the line, or lines, that it could have been typed as.

For each kind there are a few ways to write a line, from the plainest to one that nothing in the text can
be mistaken in. The first that the parser reads back as the same entry is the one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher

from store.capture.bullets import STEP
from store.capture.lines import REPLY_SIGN, parse
from store.capture.marks import UNFINISHED, UNFINISHED_MARKER, UNFINISHED_WORDS
from store.capture.owners import owner_token
from store.capture.parsed import AddEntries
from store.capture.scene import Scene
from store.capture.table import BY_NAME as COMMANDS
from store.language.blanks import EXACT
from store.language.dates import Calendar
from store.model.kinds import BY_NAME as KINDS
from store.model.minutes import Minutes
from store.model.names import Names
from store.model.own_day import day_of
from store.model.prompt_numbers import number_of
from store.model.records import Entry, Meeting, NextMeeting, Participant, Place, Section

_WRITTEN = (
    *("kind", "text", "depth", "speaker", "speaker_uid", "owners", "due", "due_text", "vote"),
    *("address", "cells", "time"),
)
"""The fields that a line holds, beside the mark; clauses are lines of their own."""

Ways = Iterator[str]


def to_line(
    entry: Entry, minutes: Minutes, *, today: date | None = None, tokens: bool = True
) -> str:
    """Return the line that gives ``entry`` when it is typed in the same cell.

    In an exercise a letter may be a row's: markers are words there.

    Args:
        entry: what is written back.
        minutes: its meeting; the markers are those of its language.
        today: what dates are reckoned from in a meeting without one.
        tokens: whether switch tokens act where the line is read; else they are text, and what the line says
            is read where the entry itself is known, as when it is edited.
    """
    day = today or date.today()
    scene = scene_of(entry, minutes, day) if tokens else scene_of_edit(entry, minutes, day)
    mark = _mark(scene) if UNFINISHED in entry.marks else ""
    lines = [mark + way for way in _ways(entry, scene)]
    # The words for a day may mean another one by now; the day itself is then worth more than the words.
    for fields in (_WRITTEN, tuple(field for field in _WRITTEN if field != "due_text")):
        for line in lines:
            if _reads_as(line, entry, scene, fields):
                return line
    return lines[0]


def to_lines(entry: Entry, minutes: Minutes, *, today: date | None = None) -> list[str]:
    """Return all lines of an entry: its own, and one for each further clause."""
    letters = KINDS["decision"].letters
    marker = (letters[0] if minutes.meeting.language == "sv" else letters[-1]) + "+"
    return [
        to_line(entry, minutes, today=today),
        *(f"{marker} {clause}" for clause in entry.clauses),
    ]


def heading_line(section: Section) -> str:
    """Return the line that gives a section of this heading and level when it is typed."""
    return f"{'#' * section.level} {section.heading or ''}".rstrip()


def head_line(meeting: Meeting, part: str, language: str) -> str:
    """Return the line that says what a meeting has for a title, or for its next meeting.

    Args:
        meeting: the meeting.
        part: ``title`` or ``next``.
        language: ``sv`` or ``en``, of the command.
    """
    coming = meeting.next or NextMeeting()
    theme = coming.theme and ("tema " if language == "sv" else "theme ") + coming.theme
    day = " ".join(filter(None, (coming.date, coming.starts)))
    said = {"title": meeting.title, "next": ", ".join(filter(None, (day, coming.place, theme)))}
    return f"{COMMANDS[part].word(language)} {said[part] or ''}"


def scene_of(entry: Entry, minutes: Minutes, today: date) -> Scene:
    """Return the scene that ``entry`` would be typed in: its cell, below the entry above it."""
    place = Place(entry.section or None, entry.row, entry.prompt)
    scene = Scene(
        minutes,
        place,
        Names(minutes, _group_set(minutes, place)),
        Calendar(day_of(minutes.meeting, today)),
    )
    above = _above(entry, minutes, place)
    return scene.below(above) if above else scene


def scene_of_edit(entry: Entry, minutes: Minutes, today: date) -> Scene:
    """Return the scene that the line of ``entry`` is read in when it is edited.

    Its speaker is who it is, though somebody else is called so too or nobody in the list is; and no token
    leads elsewhere.
    """
    scene = scene_of(entry, minutes, today)
    own = Participant(entry.speaker_uid or "", entry.speaker) if entry.speaker else None
    names = Names(minutes, _group_set(minutes, scene.place), own)
    return replace(scene, names=names, switches=False, edited=entry)


def place_in_text(line: str, cursor: int, text: str) -> int:
    """Return how many characters of an entry's text stand before a cursor in the line that it is typed as.

    Args:
        line: the line, with its marker, owners and day.
        cursor: how many characters of the line stand before it.
        text: the text that the line was read as.
    """
    at = line.find(text)
    if at >= 0:
        return min(max(cursor - at, 0), len(text))
    pieces = SequenceMatcher(None, line, text, autojunk=False).get_matching_blocks()
    return max((b + min(size, cursor - a) for a, b, size in pieces if a < cursor), default=0)


def _group_set(minutes: Minutes, place: Place) -> str | None:
    section = minutes.section(place.section)
    return section.group_set if section else None


def _above(entry: Entry, minutes: Minutes, place: Place) -> Entry | None:
    cell = minutes.cell(place)
    at = cell.place_of(entry) if entry.uid else len(cell)
    return cell[at - 1] if at else None


def _reads_as(line: str, entry: Entry, scene: Scene, fields: Sequence[str]) -> bool:
    action = parse(line, scene)
    if not isinstance(action, AddEntries) or len(action.entries) != 1 or action.elsewhere:
        return False
    read = action.entries[0]
    same = all(getattr(read, field) == getattr(entry, field) for field in fields)
    return same and (UNFINISHED in read.marks) == (UNFINISHED in entry.marks)


# Ways to write a line, by kind --------------------------------------------------------------------


def _ways(entry: Entry, scene: Scene) -> Ways:
    write = _WRITERS.get(entry.kind)
    if write:
        return write(entry, scene)
    if entry.kind not in KINDS:  # of a later version
        return _note(entry, scene)
    return _behind(_marker(entry.kind, scene), entry.text)


def _behind(marker: str, text: str) -> Ways:
    """Yield a marker with its text, and with its text to be taken exactly."""
    if text:
        yield f"{marker} {text}"
        yield f"{marker}  {text}"
    else:
        yield marker


def _marker(kind: str, scene: Scene) -> str:
    """Return the marker of a kind: a letter, in an exercise and where there is none a word."""
    letters, words = KINDS[kind].letters, KINDS[kind].words
    swedish = scene.minutes.meeting.language == "sv"
    if letters and not (scene.in_exercise and words):
        return f"{letters[0] if swedish else letters[-1]}:"
    word = words[0] if swedish else words[len(words) // 2]
    return f"{word if letters else word.lower()}:"


def _mark(scene: Scene) -> str:
    """Return the mark for what is unfinished, with a blank behind it."""
    words = UNFINISHED_WORDS
    word = words[0] if scene.minutes.meeting.language == "sv" else words[-1]
    return f"{word if scene.in_exercise else UNFINISHED_MARKER}: "


def _own_token(scene: Scene) -> str:
    """Return the switch token of the cell itself."""
    place = scene.place
    prompt = scene.minutes.prompt(place.prompt)
    number = number_of(prompt, scene.minutes.prompts(place.section)) if prompt else 0
    return f"{'' if place.row else '0'}.{number}"


def _note(entry: Entry, _: Scene) -> Ways:
    yield entry.text
    yield f" {entry.text}"
    yield EXACT + entry.text


def _numbered(entry: Entry, _: Scene) -> Ways:
    yield entry.text


def _bullet(entry: Entry, _: Scene) -> Ways:
    indent = " " * STEP * entry.depth
    yield f"{indent}- {entry.text}"
    yield f"{indent}- {EXACT}{entry.text}"


def _quote(entry: Entry, scene: Scene) -> Ways:
    if scene.plain_kind == "quote":
        yield entry.text
    yield from _behind(_marker("quote", scene), entry.text)


def _proposal(entry: Entry, scene: Scene) -> Ways:
    marker = _marker("proposal", scene)
    return _behind(f"{marker} {entry.speaker}:" if entry.speaker else marker, entry.text)


def _action(entry: Entry, scene: Scene) -> Ways:
    """Yield the owners and the day behind the text, else before a text that holds such signs itself."""
    marker = _marker("action", scene)
    owners = [owner_token(owner, scene.names) for owner in entry.owners]
    quoted = [f'+"{owner.name}"' for owner in entry.owners]
    days = [f"!{entry.due_text}"] * bool(entry.due_text) + [f"!{entry.due}"] * bool(entry.due)
    for day in days or [""]:
        for names in (owners, quoted):
            signs = [*names, *([day] if day else [])]
            yield " ".join([marker, entry.text, *signs])
            yield " ".join([marker, *signs]) + f"  {entry.text}"


def _reference(entry: Entry, _: Scene) -> Ways:
    text = f"{entry.text} {entry.address}" if entry.address else entry.text
    if entry.text == entry.address:
        yield f"ref: {entry.text}"
    yield from _behind("ref:", text)
    if entry.address:
        yield f"ref:  {entry.text}{EXACT}{entry.address}"


def _statement(entry: Entry, scene: Scene) -> Ways:
    """Yield the name and the text; where a row is of that person, behind the token of the cell too."""
    yield from _behind(f"{entry.speaker}:", entry.text)
    if scene.in_exercise:
        yield from _behind(f"{_own_token(scene)}: {entry.speaker}:", entry.text)


def _reply(entry: Entry, _: Scene) -> Ways:
    return _behind(REPLY_SIGN, entry.text)


def _time(entry: Entry, _: Scene) -> Ways:
    return _behind(entry.time or "", entry.text)


def _row(entry: Entry, _: Scene) -> Ways:
    yield "\t".join(entry.cells)
    yield EXACT * 2 + "\t".join(entry.cells)


def _vote(entry: Entry, scene: Scene) -> Ways:
    vote = entry.vote
    marker = _marker("vote", scene)
    if entry.text:
        yield f"{marker} {entry.text}"
    figures = f"{vote.for_}-{vote.against}-{vote.abstain}" if vote else ""
    yield from _behind(f"{marker} {figures}", entry.text)


def _person(entry: Entry, scene: Scene) -> Ways:
    marker = _marker(entry.kind, scene)
    if entry.text:
        return _behind(f"{marker} {entry.speaker},", entry.text)
    return _behind(marker, entry.speaker or "")


def _remark(entry: Entry, scene: Scene) -> Ways:
    marker = _marker("remark", scene)
    if entry.speaker:
        yield from _behind(f"{marker} {entry.speaker},", entry.text)
    yield from _behind(marker, entry.text)


def _move(entry: Entry, scene: Scene) -> Ways:
    name = {"arrival": "arrives", "departure": "leaves"}[entry.kind]
    word = COMMANDS[name].word(scene.minutes.meeting.language)
    yield " ".join(filter(None, (word, entry.speaker, entry.time)))


_WRITERS: dict[str, Callable[[Entry, Scene], Ways]] = {
    "note": _note,
    "bullet": _bullet,
    "numbered": _numbered,
    "quote": _quote,
    "proposal": _proposal,
    "action": _action,
    "reference": _reference,
    "statement": _statement,
    "reply": _reply,
    "time": _time,
    "row": _row,
    "vote": _vote,
    "reservation": _person,
    "recusal": _person,
    "remark": _remark,
    "arrival": _move,
    "departure": _move,
}
