"""The parser: one line and the scene it is typed in give what it asks for. Nothing is changed.

The rules are tried in order and the first that knows the line decides. What no rule knows is a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from locales import N_, Message, in_each, message
from store.capture.barred_rows import cells_between_bars, is_rule
from store.capture.bullets import around, column, place_in
from store.capture.doubts import TypedLine, doubt_of
from store.capture.leaving import PASSAGES, read_left
from store.capture.marks import (
    NOTHING_AFTER,
    UNFINISHED,
    behind_unfinished,
    body,
    has_word,
    quotes,
    read_clause,
    read_marker,
    said_by_letter,
)
from store.capture.parsed import (
    Action,
    AddEntries,
    ListLine,
    Nothing,
    OpenSection,
    Refused,
    RunCommand,
    Switch,
)
from store.capture.scene import Scene
from store.capture.switches import read_prefix, read_switch
from store.capture.table import BY_NAME as COMMANDS
from store.capture.table import BY_NEAR_WORD, find_command
from store.language.blanks import BLANKS, EXACT, B, trimmed
from store.language.cleaning import is_blank
from store.language.dates import FoundTime, find_time
from store.language.spelling import spelling
from store.model.names import name_before_colon
from store.model.records import Entry, Place

Rule = Callable[[str, Scene], Action | None]

BULLET_SIGNS = "-*•·"
DASH = "–"
"""Before a blank: a reply below a statement, a question or another reply; elsewhere a bullet."""

REPLY_SIGN = "--"
_ANSWERED = ("statement", "question", "reply")
_SIGNED = re.compile(
    f"(?P<indent>[{BLANKS}]*)(?P<sign>[{BULLET_SIGNS}{DASH}])[{BLANKS}]+(?P<text>[^{BLANKS}].*)",
    re.DOTALL,
)
_HEADING = re.compile(f"(?P<sign>#{{1,6}}|§)(?:{B}+(?P<text>.*))?", re.DOTALL)
_NUMBERED = re.compile(f"(?P<number>\\d+(?:{B}?[a-h])?)(?:{B}+(?P<heading>.*))?", re.DOTALL)
_ITEM = re.compile(f"(?:\\d{{1,3}}[.)]|[a-zåäö]\\)){B}+[^{BLANKS}].*", re.DOTALL)
_MAY_BE_WORDLESS = ("row", "vote", "reservation", "recusal", *PASSAGES.values())
_ALL_BLANKS = tuple(BLANKS + EXACT)


def parse(line: str, scene: Scene) -> Action:
    """Return what ``line`` asks for in ``scene``.

    Args:
        line: one line as typed, cleaned (:func:`store.language.cleaning.clean`); a line break within it,
            which editing can bring, is a part of its text.
        scene: the meeting, the place and what stands above.
    """
    if not line.strip(BLANKS + EXACT + "\n") and not scene.listing:
        return Nothing()
    action = _read(line, scene)
    if isinstance(action, AddEntries) and any(map(_shows_nothing, action.entries)):
        return Refused(message(N_("Nothing in this line can be seen.")))
    if not isinstance(action, AddEntries):
        return action
    return replace(action, doubt=doubt_of(TypedLine(line, scene, action, _read)))


def parse_text(line: str, scene: Scene) -> Action:
    """Return what the part of a line asks for that stands behind ``x:`` or ``B:``: always an entry."""
    return _first(_WRITTEN, line, scene)


def acts(line: str, scene: Scene) -> bool:
    """Return whether ``line`` would do something other than write where it stands."""
    typed = trimmed(line)
    return any(rule(typed, scene) is not None for rule in (_command, _heading, _switch, _elsewhere))


def leads(line: str, scene: Scene) -> bool:
    """Return whether a line is to lead to another place: a token, or the command that goes to a section."""
    typed = trimmed(line)
    found = find_command(typed[1:]) if typed[:1] == "/" else None
    return found[0].name == "go" if found is not None else _switch(typed, scene) is not None


def is_numbered(line: str) -> bool:
    """Return whether a line begins with a number, or a letter, of its own: ``1. text``, ``a) text``."""
    return _ITEM.fullmatch(line) is not None


def _read(line: str, scene: Scene) -> Action:
    return _first(_TYPED, line, scene)


def _shows_nothing(entry: Entry) -> bool:
    return is_blank(entry.text) and entry.kind not in _MAY_BE_WORDLESS


def _first(rules: tuple[Rule, ...], line: str, scene: Scene) -> Action:
    for rule in rules:
        action = rule(line, scene)
        if action is not None:
            return action
    return _plain(line, scene)


# Lines that act ---------------------------------------------------------------------------------


def _list_line(line: str, scene: Scene) -> Action | None:
    """Take lines into the open list until a command, or a heading, ends it."""
    if scene.listing is None or (line[:1] == "/" and find_command(line[1:])):
        return None
    if scene.listing.name != "agenda" and _HEADING.fullmatch(trimmed(line)):
        return None
    return ListLine(line)


def _heading(line: str, scene: Scene) -> Action | None:
    match = _HEADING.fullmatch(trimmed(line)) if scene.commands else None
    if match is None:
        return None
    text = (match["text"] or "").strip(BLANKS)
    if match["sign"] == "§":
        return open_item(text)
    return OpenSection(len(match["sign"]), text or None)


def open_item(text: str) -> OpenSection:
    """Return the item that ``§ text`` opens; a number at its beginning is kept as its §."""
    match = _NUMBERED.fullmatch(text)
    if match is None:
        return OpenSection(1, text or None, item=True)
    heading = (match["heading"] or "").strip(BLANKS)
    return OpenSection(1, heading or None, item=True, paragraph=match["number"])


def _command(line: str, scene: Scene) -> Action | None:
    if not scene.commands or line[:1] != "/" or line[1:2] in _ALL_BLANKS:
        return None
    found = find_command(line[1:])
    if found is None:
        return Refused(_unknown_command(line.split(maxsplit=1)[0]))
    command, argument = found
    if command.argument and not command.optional and not argument:
        return Refused(
            message(
                N_("After {name}: {argument}"),
                name=line.strip(BLANKS),
                argument=message(command.argument),
            )
        )
    return RunCommand(command, argument)


def _unknown_command(name: str) -> Message:
    """Return that there is no command of a name, and which one is perhaps meant."""
    near = BY_NEAR_WORD.get(spelling(name[1:]))
    if near is None:
        return message(N_("There is no command {name}; type a space first to write it."), name=name)
    said = N_("There is no command {name}; {meant}: {what}. Type a space first to write it.")
    return message(said, name=name, meant=in_each(near.word), what=message(near.help))


def _left(line: str, scene: Scene) -> Action | None:
    """Read the command that an entry stands on the page as, where the line of an entry is edited."""
    return read_left(line, scene.edited, scene) if scene.edited is not None else None


def _title(line: str, scene: Scene) -> Action | None:
    """Take what no other rule knows as the title of a meeting that has just been made."""
    if not (scene.minutes.awaits_title and scene.commands):
        return None
    return RunCommand(COMMANDS["title"], trimmed(line))


def _switch(line: str, scene: Scene) -> Action | None:
    """Read a switch token; a marker stays one, but for a letter by which a row is called."""
    token = trimmed(line)
    if not scene.switches or has_word(token):
        return None
    place = read_switch(token, scene)
    if isinstance(place, Place):
        return Switch(place)
    return None if said_by_letter(token) else place


# Lines that are written -------------------------------------------------------------------------


def _exact(line: str, scene: Scene) -> Action | None:
    """Take a line with a blank first as it is; bullets have been read before."""
    if line[:1] not in _ALL_BLANKS:
        return None
    return _entry(scene, "note", line[1:])


def _bullet(line: str, scene: Scene) -> Action | None:
    match = _SIGNED.fullmatch(line)
    if match is None:
        return None
    above = scene.above
    if match["sign"] == DASH and above and above.kind in _ANSWERED:
        return _entry(scene, "reply", match["text"])
    indents = place_in(around(above, scene.indents), column(match["indent"]))
    text = match["text"].removeprefix(EXACT)
    return replace(_entry(scene, "bullet", text, depth=len(indents) - 1), indents=indents)


def _reply(line: str, scene: Scene) -> Action | None:
    if not line.startswith(REPLY_SIGN) or line[len(REPLY_SIGN) :][:1] not in tuple(BLANKS):
        return None
    return _entry(scene, "reply", body(line[len(REPLY_SIGN) :])[0])


def _row(line: str, scene: Scene) -> Action | None:
    """Read a pasted line with tabs, or bars; a tab at an end counts only below another row."""
    if line.startswith(EXACT * 2):
        return _cells(line.removeprefix(EXACT * 2), scene)
    if line[:1] in _ALL_BLANKS and line[:1] != "\t":
        return None
    above = scene.above
    barred = _barred(line, scene)
    if barred is not None:
        return barred
    inside = "\t" in line.strip(BLANKS + "\n")
    if not inside and not ("\t" in line and above and above.kind == "row"):
        return None
    first = line.partition("\t")[0]
    if any(rule(said, scene) is not None for rule in _MARKED for said in (first, f"{first}.")):
        return None
    return _cells(line, scene)


def _barred(line: str, scene: Scene) -> Action | None:
    """Read a row whose cells stand between bars; the rule under the head of such a table says nothing."""
    cells = cells_between_bars(line)
    below_row = scene.above is not None and scene.above.kind == "row"
    if cells is None or not (len(cells) > 1 or below_row):
        return None
    if below_row and is_rule(line):
        return Nothing()
    return _row_of(tuple(" ".join(cell.split("\t")) for cell in cells), scene)


def _cells(line: str, scene: Scene) -> Action:
    return _row_of(tuple(cell.strip(BLANKS) for cell in line.rstrip("\n").split("\t")), scene)


def _row_of(cells: tuple[str, ...], scene: Scene) -> Action:
    return AddEntries((scene.entry("row", "\t".join(cells), cells=cells),), scene.place)


def _unfinished(line: str, scene: Scene) -> Action | None:
    rest = behind_unfinished(line)
    if rest is None:
        return None
    if not trimmed(rest):
        return None if has_word(line) else Refused(message(NOTHING_AFTER))
    action = parse_text(rest[1:] if rest[:1] in tuple(BLANKS) else rest, scene)
    if not isinstance(action, AddEntries):
        return action
    marked = (replace(entry, marks=(UNFINISHED,)) for entry in action.entries)
    return replace(action, entries=tuple(marked))


def _elsewhere(line: str, scene: Scene) -> Action | None:
    """Read ``B: text``: one line in another cell, without going there.

    In an exercise its rows come before the markers of one letter, never before those in words. Where tokens
    are text, so is a line with such a letter.
    """
    found = None if has_word(line) else read_prefix(line, scene)
    if found is None:
        return None
    (place, rest), by_letter = found, bool(said_by_letter(line))
    if isinstance(place, Refused):
        return place if scene.switches and not by_letter else None
    if not scene.switches:
        return _plain(line, scene) if by_letter else None
    there = replace(scene.at(place), behind_token=True)
    action = parse_text(rest, there) if trimmed(rest) else None
    if not isinstance(action, AddEntries):
        return action
    return replace(action, elsewhere=place != scene.place, by_letter=by_letter)


def _time(line: str, scene: Scene) -> Action | None:
    """Read a line that begins with a time: a row of a timetable; a note, word for word, elsewhere."""
    found = find_time(line)
    if not isinstance(found, FoundTime) or line[found.end : found.end + 1] not in tuple(BLANKS):
        return None
    text, _ = body(line[found.end :])
    if not text:
        return None
    if scene.in_timetable:
        return _entry(scene, "time", text, time=found.words)
    return _entry(scene, "note", line, time=found.words) if scene.plain_kind == "note" else None


def _item(line: str, scene: Scene) -> Action | None:
    """Read a line that begins with a number of its own, which stays a part of the text."""
    if scene.plain_kind == "quote" or not is_numbered(line):
        return None
    return _entry(scene, "numbered", line)


def _statement(line: str, scene: Scene) -> Action | None:
    before = name_before_colon(line)
    if before is None:
        return None
    name, at = before
    person = scene.names.find(name)
    text, _ = body(line[at:])
    if person is None or not text:
        return None
    return _entry(scene, "statement", text, speaker=name, speaker_uid=person.uid)


def _plain(line: str, scene: Scene) -> Action:
    kind, text = scene.plain_kind, trimmed(line)
    return quotes(text, scene) if kind == "quote" else _entry(scene, kind, text)


def _entry(scene: Scene, kind: str, text: str, **values: object) -> AddEntries:
    return AddEntries((scene.entry(kind, trimmed(text), **values),), scene.place)


def _marker(line: str, scene: Scene) -> Action | None:
    return read_marker(trimmed(line), scene)


def _clause(line: str, scene: Scene) -> Action | None:
    return read_clause(trimmed(line), scene)


_MARKED: tuple[Rule, ...] = (
    *(_reply, _elsewhere, _unfinished, _clause, _marker, _time, _item, _statement),
)
"""Rules for lines that say by themselves what they are, so that a tab in them is part of a text."""

_WRITTEN: tuple[Rule, ...] = (
    _left,
    _bullet,
    _row,
    _exact,
    _reply,
    _elsewhere,
    _unfinished,
    _marker,
    _time,
    _item,
    _statement,
)
_TYPED: tuple[Rule, ...] = (
    _list_line,
    _left,
    _bullet,
    _command,
    _row,
    _exact,
    _heading,
    _switch,
    _clause,
    *_WRITTEN[4:],
    _title,
)
