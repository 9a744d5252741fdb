"""In which order the cells of an exercise stand, with the questions and rows above them.

What the whole room said before the first answer stands above everything, the rest below it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from store.file import forms
from store.model.branches import is_asked
from store.model.minutes import Minutes, Ordered
from store.model.pile import is_pile
from store.model.prompt_numbers import numbers_of
from store.model.records import Entry, Place, Prompt, Row, Section
from store.page.blocks import Block, EntryRun, Single, Stretch

SHORT = 3
"""Characters of a row's name that stand before its first line, and not on a line of their own."""

Lines = Sequence[Entry] | Ordered[Entry]


def lines_above(room: Lines, answers: Iterable[Lines], *, fills: bool = False) -> int:
    """Return how many lines of the whole room stand above answers: those that were said before the first.

    Args:
        room: what the whole room said, in order.
        answers: what was said in each cell, in order; the rest of the room's lines stands below them.
        fills: whether the answers are to be filled in by hand, so that lines of the room are about them.
    """
    first = min((_key(cell[0]) for cell in answers if len(cell)), default=None)
    if first is None:
        return 0 if fills else len(room)
    return bisect(room, first, key=_key)


def _key(entry: Entry) -> tuple[str, str]:
    return entry.ord, entry.uid


class ExerciseOrder:
    """The stretches of one exercise, in order."""

    def __init__(
        self, minutes: Minutes, section: Section, here: Place, notes: Sequence[str]
    ) -> None:
        """Look at an exercise.

        Args:
            minutes: the meeting.
            section: the exercise.
            here: the place where lines land; its cell stands there even when it is empty.
            notes: small lines above what is written in that cell.
        """
        form = forms.get(section.form)
        self._minutes = minutes
        self._uid = section.uid
        self._here = here
        self._notes = notes
        self._rows = list(minutes.rows(section.uid))
        self._prompts = list(minutes.prompts(section.uid))
        self._numbers = numbers_of(minutes.prompts(section.uid))
        self._layout = form.layout if form else "lists per prompt"
        self._fills = form is not None and form.fill_in == "always"

    @property
    def is_talk(self) -> bool:
        """Whether one line stands below the other, whoever says it."""
        return self._layout == "talk"

    def stretches(self) -> Iterator[Stretch]:
        """Give the stretches in order; none of them is without a block."""
        if self.is_talk:
            yield from self._talk()
            return
        by_prompt = self._layout == "lists per prompt"
        loose = self._loose(by_prompt=by_prompt)
        answers = [cell for cell in self._answered() if len(cell)]
        above = lines_above(loose, answers, fills=self._fills)
        yield from self._of_the_room(loose, 0, above)
        is_here = self._is_loose(self._here, by_prompt=by_prompt)
        if is_here and not answers:
            yield from self._at_place(self._here)
            yield from self._hole_unless(self._said_last(loose, above), self._here)
        yield from self._by_prompt() if by_prompt else self._by_row()
        is_here = is_here and bool(answers)
        if above < len(loose) or is_here:
            yield self._single("room", self._uid, Place(self._uid))
            yield from self._of_the_room(loose, above, len(loose))
            if is_here:
                yield from self._at_place(self._here)
                last = self._said_last(loose, len(loose)) if above < len(loose) else None
                yield from self._hole_unless(last, self._here)

    # The layouts ----------------------------------------------------------------------------------

    def _talk(self) -> Iterator[Stretch]:
        """One entry after the other, each row's name where it begins to speak."""
        entries = self._minutes.entries(self._uid)
        at = 0
        for row, some in groupby(entries, key=lambda entry: entry.row):
            count = sum(1 for _ in some)
            record = self._minutes.row(row)
            if record is not None and record.label:
                yield Single(Block("row", f"talk:{entries[at].uid}", Place(self._uid, row), record))
            yield EntryRun(entries, at, at + count)
            at += count
        if not at:
            yield self._hole(self._here if self._here.section == self._uid else Place(self._uid))

    def _by_prompt(self) -> Iterator[Stretch]:
        """Each question, and under it what each row says; then what rows say under no question."""
        for prompt in self._prompts:
            yield from self._question(prompt)
            yield from self._answers(prompt)
        for row in self._rows:
            place = Place(self._uid, row.uid)
            cell = self._minutes.cell(place)
            if len(cell) or place == self._here:
                if self._prompts and (row.label or any(one.text for one in self._prompts)):
                    yield self._single("general", row.uid, place, row)
                    yield from self._cell(place, depth=1)
                else:
                    yield from self._cell(place, label=self._label(row), depth=1)

    def _answers(self, prompt: Prompt) -> Iterator[Stretch]:
        """Give what is said to a question: by the room before the first answer, by each row, by the room."""
        place = Place(self._uid, None, prompt.uid)
        room = self._minutes.cell(place)
        cells = [self._minutes.cell(Place(self._uid, row.uid, prompt.uid)) for row in self._rows]
        above, is_answered = lines_above(room, cells), any(map(len, cells))
        if above:
            yield EntryRun(room, 0, above, depth=1)
        is_here = place == self._here
        if is_here and not is_answered and not above:
            yield from self._at_place(place)
            yield self._hole(place)
        for row in self._rows:
            if not self._is_no_hole(Place(self._uid, row.uid, prompt.uid), row):
                yield from self._named_cell(row, prompt)
        if above < len(room):
            yield self._single("room", prompt.uid, place)
            yield from self._at_place(place)
            yield EntryRun(room, above, depth=1)
        elif is_here and is_answered:
            yield self._single("room", prompt.uid, place)
            yield from self._at_place(place)
            yield self._hole(place)

    def _is_no_hole(self, place: Place, row: Row) -> bool:
        """Return whether in an empty cell nothing is missing: one of the pile, or one that is not asked."""
        if place == self._here or len(self._minutes.cell(place)):
            return False
        return is_pile(row) or not is_asked(self._minutes, place)

    def _named_cell(self, row: Row, prompt: Prompt) -> Iterator[Stretch]:
        """Give a cell with the name of its row: before its first line where it is short, else above it."""
        place = Place(self._uid, row.uid, prompt.uid)
        label = self._label(row)
        if row.label and not label:
            yield self._single("row", f"{prompt.uid}:{row.uid}", place, row)
            yield from self._cell(place, depth=2)
        else:
            yield from self._cell(place, label=label, depth=2 if label else 1)

    def _by_row(self) -> Iterator[Stretch]:
        """Each row, and under it each question; then what the row says under no question."""
        for row in self._rows:
            place = Place(self._uid, row.uid)
            if row.label:
                yield self._single("row", row.uid, place, row)
            for prompt in self._prompts:
                cell = Place(self._uid, row.uid, prompt.uid)
                if not self._is_no_hole(cell, row):
                    yield from self._question(prompt, row)
                    yield from self._cell(cell, depth=2)
            if len(self._minutes.cell(place)) or place == self._here or not self._prompts:
                yield from self._cell(place, depth=1)

    # The parts ------------------------------------------------------------------------------------

    def _question(self, prompt: Prompt, row: Row | None = None) -> Iterator[Stretch]:
        """Give a question with its number; nothing for the only one where it has no text."""
        if not prompt.text and len(self._prompts) < 2:
            return
        key = f"{prompt.uid}:{row.uid}" if row is not None else prompt.uid
        place = Place(self._uid, row.uid if row is not None else None, prompt.uid)
        number = str(self._numbers[prompt.uid])
        yield Single(Block("prompt", key, place, prompt, number, "", 1 if row else 0))

    def _cell(self, place: Place, *, label: str = "", depth: int) -> Iterator[Stretch]:
        """Give what is written in a cell, or its hole."""
        notes = list(self._at_place(place, label, depth))
        yield from notes
        label = "" if notes else label
        cell = self._minutes.cell(place)
        if len(cell):
            yield EntryRun(cell, label=label, depth=depth)
        else:
            yield self._hole(place, label, depth)

    def _at_place(self, place: Place, label: str = "", depth: int = 1) -> Iterator[Stretch]:
        """Give the small lines of the place where lines land, the row's short name before the first."""
        if place == self._here:
            for number, text in enumerate(self._notes):
                name = label if not number else ""
                yield Single(Block("note", f"note:{number}", place, None, text, name, depth))

    def _of_the_room(self, loose: Ordered[Entry], start: int, stop: int) -> Iterator[Stretch]:
        """Give lines of the whole room, with the question that some of them are about."""
        at = start
        for uid, some in groupby(
            (loose[n] for n in range(start, stop)), key=lambda entry: entry.prompt
        ):
            count = sum(1 for _ in some)
            prompt = self._minutes.prompt(uid)
            if prompt is not None and prompt.text:
                key = f"room:{loose[at].uid}"
                yield Single(Block("prompt", key, Place(self._uid, None, uid), prompt))
            yield EntryRun(loose, at, at + count)
            at += count

    def _single(
        self, kind: str, key: str, place: Place, part: Prompt | Row | None = None
    ) -> Single:
        return Single(Block(kind, f"{kind}:{key}", place, part, "", "", 1))  # type: ignore[arg-type]

    def _hole(self, place: Place, label: str = "", depth: int = 1) -> Single:
        key = f"hole:{place.section}:{place.row}:{place.prompt}"
        return Single(Block("hole", key, place, self._minutes.row(place.row), "", label, depth))

    def _hole_unless(self, last: Entry | None, place: Place) -> Iterator[Stretch]:
        """Give the hole of a place of the whole room, unless what it said last was said there."""
        if last is None or Place(last.section, last.row, last.prompt) != place:
            yield self._hole(place, depth=0)

    # Finding out ----------------------------------------------------------------------------------

    def _is_loose(self, place: Place, *, by_prompt: bool) -> bool:
        """Return whether what is written at a place stands above or below the whole exercise."""
        is_room = place.section == self._uid and place.row is None
        return is_room and (place.prompt is None or not by_prompt)

    def _said_last(self, loose: Ordered[Entry], stop: int) -> Entry | None:
        return loose[stop - 1] if stop else None

    def _label(self, row: Row) -> str:
        return row.label if len(row.label) <= SHORT else ""

    def _loose(self, *, by_prompt: bool) -> Ordered[Entry]:
        """Return what the whole room said, but for what stands under its question anyway."""
        whole = self._minutes.cell(Place(self._uid))
        others = () if by_prompt else self._prompts
        said = [self._minutes.cell(Place(self._uid, None, one.uid)) for one in others]
        if not any(map(len, said)):
            return whole
        return _ordered(entry for cell in (whole, *said) for entry in cell)

    def _answered(self) -> Iterator[Ordered[Entry]]:
        """Give what was written in each cell of a row."""
        for row in self._rows:
            for prompt in (None, *(one.uid for one in self._prompts)):
                yield self._minutes.cell(Place(self._uid, row.uid, prompt))


def _ordered(entries: Iterable[Entry]) -> Ordered[Entry]:
    made: Ordered[Entry] = Ordered()
    made.fill(entries)
    return made
