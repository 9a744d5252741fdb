"""Lines that were given out to be edited elsewhere, and come back: each entry becomes what its line says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from locales import N_, Message, message
from store.capture.editing import as_edited, changes_of
from store.capture.lines import parse
from store.capture.outcome import Outcome
from store.capture.parsed import AddEntries
from store.capture.plan_making import draft_of
from store.capture.session import CaptureSession
from store.capture.writing import heading_line, to_line
from store.errors import Clash, Misplaced, NotFound
from store.language.cleaning import clean
from store.model.minutes import Minutes
from store.model.prompt_numbers import number_of
from store.model.records import Entry, Place, Section
from store.page.parts import Part, blocks_of
from store.verbs import entries, outline, sections

BREAK = " ⏎ "
"""Stands for a line break within the text of an entry, which is one line outside."""

_ALIKE = 0.5
"""From so much in common on a line is taken for the changed one of another."""

_PIECE = 3
"""Fewer letters in a row say nothing."""

_COMPARED = 10_000
"""So many pairs of lines are compared at most; of more, none is taken for another."""

_CELL = "\n"
"""Stands between the parts of a cell, in place of the uid of a record."""

_NO_HEADING = N_("“{line}” stands for a heading, which begins with # and has words.")
_BOTH_KEPT = N_("{said} Somebody else has changed some of it meanwhile: both texts are kept.")


class Given(NamedTuple):
    """One line that was given out, of an entry or a heading, as it was at a revision, or of a cell."""

    uid: str
    rev: int
    line: str


def given_out(minutes: Minutes, part: Part) -> list[Given]:
    """Return the lines of a part of the page; an entry of which no line can be seen is not among them.

    In an exercise a line of its own names each cell, also those in which nothing is written.
    """
    if not isinstance(part, Section):
        return _seen(_given(entry, minutes) for entry in part)
    return _seen(_with_cells(minutes, part))


def _seen(given: Iterable[Given]) -> list[Given]:
    return [one for one in given if one.line.strip()]


def _with_cells(minutes: Minutes, section: Section) -> Iterator[Given]:
    cell = Place()
    for block in blocks_of(minutes, section):
        if block.kind in ("entry", "hole") and block.place != cell:
            cell = block.place
            if len(minutes.rows(cell.section)) or len(minutes.prompts(cell.section)):
                uids = (cell.section, cell.row, cell.prompt)
                yield Given(_CELL.join(uid or "" for uid in uids), 0, _cell_line(cell, minutes))
        if isinstance(block.part, Section | Entry):
            yield _given(block.part, minutes)


def _given(record: Section | Entry, minutes: Minutes) -> Given:
    if isinstance(record, Section):
        return Given(record.uid, record.rev, heading_line(record))
    line = to_line(record, minutes)
    return Given(record.uid, record.rev, line.rstrip().replace("\n", BREAK))


def _cell_line(cell: Place, minutes: Minutes) -> str:
    """Return the line that names a cell: its row and its prompt; 0 is the whole room."""
    row, prompt = minutes.row(cell.row), minutes.prompt(cell.prompt)
    number = number_of(prompt, minutes.prompts(cell.section)) if prompt is not None else ""
    words = [row.label if row is not None else "0", str(number), prompt.text if prompt else ""]
    return f"— {' · '.join(filter(None, words))} —"


def rewrite_lines(
    session: CaptureSession, given: Sequence[Sequence[object]], lines: Sequence[str]
) -> Message:
    """Make of entries what their lines say now, in one step; return what was done.

    A line that is as it was leaves its entry alone, though it stands elsewhere now: then it is moved. A
    changed line changes its entry, a new one is an entry below the line above it, and what is missing is
    taken out. Headings are renamed, get another level, and stay where they are. A new one begins a section
    with what follows it, in which somebody goes on who was writing at its end.

    Args:
        session: the note-taker at work.
        given: the lines as :func:`given_out` gave them.
        lines: the lines as they are now; empty ones count for nothing.

    Raises:
        Misplaced: a line says what cannot stand there; nothing is changed.
        Locked: the minutes are verified.
    """
    work = _Rewriting(session, [Given(*one) for one in given])  # type: ignore[arg-type]  # from JSON
    with session.store.step(session.minutes.meeting.id, "rewrite_lines"):
        work.carry_out([line.rstrip() for line in lines if line.strip()])
    if work.goes_on is not None:
        session.refresh(Outcome())
        session.place = work.goes_on
    return work.said()


class _Spot(NamedTuple):
    """Where an entry is to stand: in a cell, right after an entry or right before one, else the last."""

    place: Place
    after: str | None = None
    before: str | None = None


class _Rewriting:
    """Goes through the lines from the first to the last, and knows below what the next one stands.

    Attributes:
        goes_on: where one goes on who wrote at the end of lines that a new heading took along; else None.
    """

    def __init__(self, session: CaptureSession, given: Sequence[Given]) -> None:
        self._session, self._minutes = session, session.minutes
        self._store, self._meeting = session.store, session.minutes.meeting.id
        self._given = given
        self._above: Entry | Section | Place | None = None
        self._has_headings = any(session.minutes.section(one.uid) for one in given)
        self._changed = self._new = self._gone = 0
        self._clashed = False
        self._taken_along: dict[str, str] = {}
        self.goes_on: Place | None = None

    def said(self) -> Message:
        """Return how much was done."""
        said = message(
            N_("Changed: {changed} · new: {new} · taken out: {gone}"),
            changed=self._changed,
            new=self._new,
            gone=self._gone,
        )
        return said if not self._clashed else message(_BOTH_KEPT, said=said)

    def carry_out(self, lines: Sequence[str]) -> None:
        """Make of the entries what these lines say."""
        sources = sources_of([one.line for one in self._given], lines)
        furthest = -1
        for at, (line, source) in enumerate(zip(lines, sources, strict=True), 1):
            if source is None and _is_heading(line):
                self._begin_section(
                    line, {self._given[n].uid for n in sources[at:] if n is not None}
                )
            elif source is None:
                self._write(line)
            else:
                self._keep(self._given[source], line, is_moved=source < furthest)
                furthest = max(furthest, source)
        for number in set(range(len(self._given))) - set(sources):
            self._take_out(self._given[number])

    def _keep(self, given: Given, line: str, *, is_moved: bool) -> None:
        """Make of an entry what its line says, and let the next one stand below it."""
        section, entry = self._minutes.section(given.uid), self._entry(given.uid)
        if _CELL in given.uid:
            self._above = Place(*(part or None for part in given.uid.split(_CELL)))
        elif section is not None:
            self._rename(section, given, line)
        elif entry is not None:
            self._change(_as_given(entry, given, self._minutes), given, line)
            is_as_given = entry.rev == given.rev  # else somebody else may have moved it
            if is_moved or (is_as_given and self._is_elsewhere(entry)):
                entry = self._move(entry)
        elif line != given.line:
            self._write(line)
            self._clashed = True
        self._above = section or entry or self._above

    def _is_elsewhere(self, entry: Entry) -> bool:
        """Return whether an entry stands under another heading, or another cell, than its own."""
        return self._has_headings and self._spot().place != _place_of(entry)

    def _move(self, entry: Entry) -> Entry:
        """Move an entry below what is above it; return it there."""
        at = self._spot()
        entries.move(
            *(self._store, self._meeting, entry.uid),
            place=at.place,
            after=at.after,
            before=at.before,
        )
        return _placed(entry, entry.uid, at.place)

    def _rename(self, section: Section, given: Given, line: str) -> None:
        if line == given.line:
            return
        (level, heading), (_, was) = _read_heading(line), _read_heading(given.line)
        if not heading or not _is_heading(line):
            raise Misplaced(message(_NO_HEADING, line=line))
        sections.rename(self._store, self._meeting, section.uid, heading, was=was)
        if level != section.level:
            sections.change(self._store, self._meeting, section.uid, level=level)
        self._changed += 1

    def _begin_section(self, line: str, later: set[str]) -> None:
        """Begin a section below what is above it; what follows there, some of it ``later``, comes along."""
        level, heading = _read_heading(line)
        if not heading:
            raise Misplaced(message(_NO_HEADING, line=line))
        self._new += 1
        self._has_headings = True
        named: dict[str, Any] = {"level": level, "heading": heading}
        first = self._given[0].uid
        if self._above is None and (first_section := self._minutes.section(first)):
            made = sections.add(self._store, self._meeting, before=first_section.uid, **named)
        else:
            made = self._split(later, named)
        self._above = Section(made, level=level, heading=heading)

    def _split(self, later: set[str], named: dict[str, Any]) -> str:
        """Begin a section below what is above it, with what follows there; return its uid."""
        section, entry = self._standing()
        known = self._minutes.section(section)
        if known is not None and known.form is not None:
            if any(self._is_in(section, uid) for uid in later):
                raise Misplaced(message(outline.NO_HEADING))
            return sections.add(self._store, self._meeting, after=section, **named)
        made, taken = outline.begin_below(self._store, self._meeting, section, entry, **named)
        self._taken_along |= dict.fromkeys(taken, made)
        if taken and (self.goes_on or self._session.place) == Place(section):
            self.goes_on = Place(made)
        return made

    def _standing(self) -> tuple[str, str | None]:
        """Return the section that one is in now, and the entry there that one is below, if there is one."""
        above = self._above
        if isinstance(above, Section):
            return above.uid, None
        if isinstance(above, Place):
            return above.section or "", None
        if above is not None:
            return above.section, above.uid
        first = self._entry(self._given[0].uid)
        if first is None:
            raise NotFound(message(N_("That part of the meeting is not there any more.")))
        there = self._minutes.entries(first.section)
        at = there.place_of(first)
        return first.section, there[at - 1].uid if at else None

    def _is_in(self, section: str, uid: str) -> bool:
        entry = self._entry(uid)
        return uid.startswith(section + _CELL) or (entry is not None and entry.section == section)

    def _entry(self, uid: str) -> Entry | None:
        """Return an entry as it was at first, in the section that took it along."""
        entry, section = self._minutes.entry(uid), self._taken_along.get(uid)
        return replace(entry, section=section) if entry is not None and section else entry

    def _change(self, entry: Entry, given: Given, line: str) -> None:
        if line == given.line:
            return
        before, after = given.line.replace(BREAK, "\n"), line.replace(BREAK, "\n")
        changes = changes_of(entry, before, after, self._minutes)
        if isinstance(changes, Message):
            raise Misplaced(changes)
        became = entries.rewrite(self._store, self._meeting, entry, **changes)
        self._clashed = self._clashed or became != "changed"
        self._changed += 1

    def _write(self, line: str) -> None:
        """Write a line below the one above it, or above the first."""
        at = self._spot()
        for entry in self._read(clean(line.replace(BREAK, "\n")), at.place):
            draft = draft_of(entry, at.place)
            fields: dict[str, Any] = draft.fields
            uid = entries.add(
                *(self._store, self._meeting, at.place, draft.kind, draft.text),
                after=at.after,
                before=at.before,
                **fields,
            )
            self._above = _placed(entry, uid, at.place)
            at = _Spot(at.place, after=uid)
            self._new += 1

    def _read(self, line: str, place: Place) -> Sequence[Entry]:
        scene = replace(self._session.scene(place), indents=(), commands=False, switches=False)
        if isinstance(self._above, Entry):
            scene = scene.below(self._above)
        action = parse(line, scene)
        if isinstance(action, AddEntries) and action.place == place:
            return action.entries
        return [scene.entry(scene.plain_kind, line)]

    def _spot(self) -> _Spot:
        """Return where the next entry stands: below what is above it, else above the first."""
        above = self._above
        if isinstance(above, Entry):
            return _Spot(_place_of(above), after=above.uid)
        if isinstance(above, Place):
            cell = self._minutes.cell(above)
            return _Spot(above, before=cell[0].uid if len(cell) else None)
        section = above.uid if above is not None else None
        known = (self._entry(one.uid) for one in self._given)
        first = next((one for one in known if one and section in (None, one.section)), None)
        if first is not None:
            return _Spot(_place_of(first), before=first.uid)
        if section is None:
            raise NotFound(message(N_("That part of the meeting is not there any more.")))
        return _Spot(Place(section))

    def _take_out(self, given: Given) -> None:
        """Take an entry out; one that somebody else has changed meanwhile, and a heading, stay."""
        entry = self._minutes.entry(given.uid)
        if entry is None:
            return
        try:
            entries.take_out(self._store, self._meeting, _as_given(entry, given, self._minutes))
        except Clash:
            self._clashed = True
        else:
            self._gone += 1


def _is_heading(line: str) -> bool:
    return line.startswith("#") and (line.lstrip("#") or " ")[0].isspace()


def _read_heading(line: str) -> tuple[int, str]:
    """Return the level and the words of a heading, as it is typed."""
    words = clean(line).lstrip("#")
    return min(len(clean(line)) - len(words), outline.DEEPEST), words.strip()


def _place_of(entry: Entry) -> Place:
    return Place(entry.section, entry.row, entry.prompt)


def _placed(entry: Entry, uid: str, place: Place) -> Entry:
    """Return an entry as it is in a cell."""
    return replace(entry, uid=uid, section=place.section or "", row=place.row, prompt=place.prompt)


def _as_given(entry: Entry, given: Given, minutes: Minutes) -> Entry:
    """Return an entry as it was when its line was given out."""
    if entry.rev == given.rev:
        return entry
    read = as_edited(entry, given.line.replace(BREAK, "\n"), minutes)
    return replace(entry if isinstance(read, Message) else read, uid=entry.uid, rev=given.rev)


def sources_of(before: Sequence[str], after: Sequence[str]) -> list[int | None]:
    """Return for each line which one of those before it was; None for a new one.

    A line that is as it was keeps its own, wherever it stands now. Of the others, as many lines as there were
    between the same ones are those, in their order, and else those that are alike.
    """
    sources: list[int | None] = [None] * len(after)
    left: list[tuple[range, range]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            sources[c:d] = range(a, b)
        else:
            left.append((range(a, b), range(c, d)))
    unused = {before[number]: number for old, _ in left for number in reversed(old)}
    for number in (number for _, new in left for number in new):
        sources[number] = unused.pop(after[number], None)
    for old, new in left:
        rest = _left(old, new, sources)
        if len(rest[0]) == len(rest[1]):
            for one, other in zip(*rest, strict=True):
                sources[other] = one
    for one, other in _alike(before, after, *_left(range(len(before)), range(len(after)), sources)):
        sources[other] = one
    return sources


def _left(
    old: Sequence[int], new: Sequence[int], sources: Sequence[int | None]
) -> tuple[list[int], list[int]]:
    """Return which of some lines are no other's yet, and which of some have none."""
    taken = set(sources)
    return [n for n in old if n not in taken], [n for n in new if sources[n] is None]


def _alike(
    before: Sequence[str], after: Sequence[str], old: Sequence[int], new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield which lines are changed ones of others: the likest first."""
    if len(old) * len(new) > _COMPARED:
        return
    ratios = [(_ratio(before[one], after[other]), one, other) for one in old for other in new]
    used: set[tuple[str, int]] = set()
    for ratio, one, other in sorted(ratios, key=lambda found: -found[0]):
        if ratio >= _ALIKE and not used & {("old", one), ("new", other)}:
            used |= {("old", one), ("new", other)}
            yield one, other


def _ratio(one: str, other: str) -> float:
    """Return how much of the shorter line is found in the other, single letters left out."""
    pieces = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    found = sum(piece.size for piece in pieces if piece.size >= _PIECE)
    return found / max(min(len(one), len(other)), 1)
