"""Exercises laid out as their forms say: cells to blocks.

Lines of the whole room that were typed before the first answer stand above everything, the rest below it.
Rows stand in their own order, prompts by number; groups in the order in which they first spoke where
that was asked for.
Where nobody has written anything, nothing is written out, but for the questions themselves and, where the
form says so, lines to fill in by hand. Where some have, it is said who has not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from exports.entry_blocks import (
    FILL,
    FILL_LINES,
    Block,
    in_cell,
    is_shown,
    said_once,
    shown_blocks,
    table,
)
from exports.full_names import with_passers_named
from exports.style import NOTES, Style
from exports.wording import prompt_name, row_name
from locales import N_, Translator
from store.file import forms
from store.model.branches import is_asked, is_passed_over
from store.model.dots import as_shown
from store.model.form import Form, Layout
from store.model.minutes import Minutes
from store.model.pile import is_pile
from store.model.records import By, Entry, Place, Prompt, Row, Section
from store.page.exercise import lines_above

_IN_ORDER_OF_SPEECH = ("groups", "ring")


class Exercise:
    """One exercise, its cells filled with what may be shown of them."""

    def __init__(
        self,
        minutes: Minutes,
        section: Section,
        level: int,
        t: Translator,
        style: Style = NOTES,
        *,
        in_appendix: bool = False,
    ) -> None:
        """Sort the entries into cells; ``level`` is that of a heading within the exercise."""
        form = forms.get(section.form)
        self._minutes = minutes
        rows = list(minutes.rows(section.uid))
        self._pile = next((row.uid for row in rows if is_pile(row)), None)
        several = len(rows) - (self._pile is not None) > 1
        self.layout = _layout(form, style.arrangement.by) if several else _layout(form)
        self.stickies = _is_wall(form)
        self.fills = form is not None and form.fill_in in _filled_in(in_appendix)
        self.always_fills = form is not None and form.fill_in == "always"
        self.level = level
        self.full = style.full
        self.t = t
        self.prompts = list(minutes.prompts(section.uid))
        written = with_passers_named(said_once(minutes, minutes.entries(section.uid)), minutes)
        self.entries = [as_shown(entry, section) for entry in written if is_shown(entry)]
        self._cells = _cells(self.entries)
        if self.stickies:
            self._heap_up()
        rows = [row for row in rows if row.uid != self._pile or self.says(row)]
        answered = any(entry.row not in (None, self._pile) for entry in self.entries)
        self.tells_holes = form is not None and form.asks and answered and not self.fills
        self._given = form.prompts if form else ()
        by_speech = form.rows in _IN_ORDER_OF_SPEECH if form else any(r.group for r in rows)
        spoken = by_speech and style.arrangement.order == "spoken"
        self.rows = self._as_they_spoke(rows) if spoken else rows
        self.names = {row.uid: self._name(minutes, row) for row in rows}
        self.titles = self._titles(numbered=form is not None and form.numbers_prompts)

    def _heap_up(self) -> None:
        """Put what lies in the cluster without a name to what lies in none, where others have names."""
        unnamed = [prompt for prompt in self.prompts if not prompt.text]
        if len(unnamed) == len(self.prompts):
            return
        self.prompts = [prompt for prompt in self.prompts if prompt.text]
        gone = {prompt.uid for prompt in unnamed}
        written = self.entries
        self.entries = [replace(one, prompt=None) if one.prompt in gone else one for one in written]
        self._cells = _cells(self.entries)

    def _titles(self, *, numbered: bool) -> dict[str, str]:
        """Return what stands above the answers to each prompt."""
        several = len(self.prompts) > 1
        return {
            prompt.uid: prompt_name(prompt, n, numbered=numbered, several=several)
            for n, prompt in enumerate(self.prompts, 1)
        }

    def _name(self, minutes: Minutes, row: Row) -> str:
        """Return what a row is called; a name that was typed is never translated."""
        name = row_name(minutes, row, full=self.full)
        return name if isinstance(name, str) else self.t(name)

    def cell(self, row: Row | None, prompt: Prompt | None) -> list[Entry]:
        """Return what is written in one cell."""
        key = (row.uid if row else None, prompt.uid if prompt else None)
        return self._cells.get(key, [])

    def asks(self, prompt: Prompt) -> bool:
        """Return whether a prompt is written out: each question, but a cluster only with notes in it."""
        return not self.stickies or any(key[1] == prompt.uid for key in self._cells)

    def dots(self, prompt: Prompt) -> str | None:
        """Return how many dots a cluster has; None for none, and where the prompts are no clusters."""
        given = sum(e.dots for e in self.entries if e.prompt == prompt.uid) if self.stickies else 0
        return self.t.n("{n} dot", "{n} dots", given) if given else None

    def stands(self, row: Row) -> bool:
        """Return whether a row is written out: it says something, is to be filled in, or has not answered."""
        return self.fills or self.tells_holes or self.says(row)

    def says(self, row: Row) -> bool:
        """Return whether something is written in a row."""
        prompts = (None, *(prompt.uid for prompt in self.prompts))
        return any((row.uid, prompt) in self._cells for prompt in prompts)

    def stands_in_table(self, row: Row) -> bool:
        """Return whether a row has a line in a table of all rows; the pile only with an answer."""
        return row.uid != self._pile or any(self.cell(row, prompt) for prompt in self.prompts)

    def in_general(self, row: Row) -> str:
        """Return what stands above what a row says under no prompt; nothing where nothing has a title."""
        name = self.names[row.uid]
        if not any(self.titles.values()) or row.uid == self._pile:
            return name
        if name:
            return self.t("{row}, in general", row=name)
        return self.t("Other notes") if self.stickies else ""

    def hint(self, prompt: Prompt) -> str | None:
        """Return the small line under a prompt; none where it is the form's own help for whoever answers."""
        own = [given.hint for given in self._given if given.hint is not None]
        is_help = any(prompt.hint in (words.sv, words.en) for words in own)
        return None if is_help else prompt.hint

    def _asks_for_name(self, prompt: Prompt) -> bool:
        asked = [given.text for given in self._given if given.names_row]
        return any(prompt.text in (words.sv, words.en) for words in asked)

    def written(self, entries: Iterable[Entry]) -> Iterator[Block]:
        """Give the blocks of one cell."""
        return shown_blocks(entries, self.t, stickies=self.stickies)

    def answered(self, row: Row, prompt: Prompt) -> Iterator[Block]:
        """Give the blocks of one cell; where it is empty, lines to fill in or that there is no answer."""
        cell = self.cell(row, prompt)
        if cell:
            yield from self.written(cell)
        elif row.uid == self._pile or not self._is_asked(row, prompt):
            return
        elif self.fills and row.label and self._asks_for_name(prompt):
            yield {"type": "note", "text": row.label}
        elif self.fills:
            yield {"type": "fill", "lines": FILL_LINES}
        elif self.tells_holes:
            yield self.no_answer()

    def is_asked(self, prompt: Prompt) -> bool:
        """Return whether a question is asked of any row: not after the other answer alone."""
        return any(self._is_asked(row, prompt) for row in self.rows if row.uid != self._pile)

    def _is_asked(self, row: Row, prompt: Prompt) -> bool:
        """Return whether a row is asked; by hand it may still be filled in until it is passed over."""
        place = Place(row.section, row.uid, prompt.uid)
        asks = is_asked(self._minutes, place)
        return asks or (self.fills and not is_passed_over(self._minutes, place))

    def not_asked(self) -> Block:
        """Return that a question was asked of nobody."""
        return {"type": "passage", "text": self.t(N_("not asked"))}

    def no_answer(self) -> Block:
        """Return that nobody has answered."""
        return {"type": "passage", "text": self.t(N_("no answer"))}

    def column(self, row: Row, prompt: Prompt) -> list[str]:
        """Return the texts of one cell in a table, one below the other."""
        texts = [in_cell(entry, self.t) for entry in self.cell(row, prompt)]
        fills = self.fills and row.uid != self._pile and self._is_asked(row, prompt)
        return texts or [FILL] * fills

    def _as_they_spoke(self, rows: Sequence[Row]) -> list[Row]:
        first: dict[str | None, int] = {}
        for number, entry in enumerate(self.entries):
            first.setdefault(entry.row, number)
        return sorted(rows, key=lambda row: first.get(row.uid, len(self.entries)))


def exercise_blocks(exercise: Exercise) -> Iterator[Block]:
    """Give everything in an exercise, in the order and the shape of its layout."""
    if exercise.layout == "talk":
        yield from _talk(exercise)
        return
    lay_out = _LAYOUTS[exercise.layout]
    by_prompt = lay_out is _lists_per_prompt
    plenary = [entry for entry in exercise.entries if entry.row is None]
    loose = [entry for entry in plenary if entry.prompt is None or not by_prompt]
    answers = [entry for entry in exercise.entries if entry.row]
    above = lines_above(loose, [answers], fills=exercise.always_fills)
    yield from _of_the_room(exercise, loose[:above])
    yield from lay_out(exercise)
    if above < len(loose):
        yield from _set_apart(exercise)
        yield from _of_the_room(exercise, loose[above:])


def _cells(entries: Iterable[Entry]) -> dict[tuple[str | None, str | None], list[Entry]]:
    cells: dict[tuple[str | None, str | None], list[Entry]] = {}
    for entry in entries:
        cells.setdefault((entry.row, entry.prompt), []).append(entry)
    return cells


def _is_wall(form: Form | None) -> bool:
    return form is not None and form.is_wall


_TURNED: dict[By, Layout] = {"questions": "lists per prompt", "groups": "lists per row"}


def _layout(form: Form | None, by: By = "form") -> Layout:
    """Return the layout of an exercise; lists can be turned, each question or each row first."""
    layout: Layout = form.layout if form else "lists per prompt"
    return _TURNED.get(by, layout) if layout in _TURNED.values() and not _is_wall(form) else layout


def _filled_in(in_appendix: bool) -> tuple[str, ...]:
    return ("always", "appendix") if in_appendix else ("always",)


def _talk(exercise: Exercise) -> Iterator[Block]:
    """One entry after the other, each row's name where it begins to speak."""
    for row, entries in groupby(exercise.entries, key=lambda entry: entry.row):
        name = exercise.names.get(row or "", "")
        if name:
            yield _row(name)
        yield from exercise.written(entries)


def _lists_per_prompt(exercise: Exercise) -> Iterator[Block]:
    """Each question, and under it each row's answers; then what rows said about it all."""
    for prompt in filter(exercise.asks, exercise.prompts):
        yield from _prompt(exercise, prompt, heads=exercise.full)
        room = exercise.cell(None, prompt)
        above = lines_above(room, [exercise.cell(row, prompt) for row in exercise.rows])
        yield from exercise.written(room[:above])
        yield from _answers(exercise, prompt, heard=bool(room))
        if above < len(room):
            yield from _set_apart(exercise)
            yield from exercise.written(room[above:])
    for row in exercise.rows:
        whole, said = exercise.cell(row, None), exercise.in_general(row)
        if whole and said != exercise.names[row.uid]:
            yield _label(exercise, said, heads=exercise.full)
            yield from exercise.written(whole)
        else:
            yield from _as_a_whole(exercise, row)


def _answers(exercise: Exercise, prompt: Prompt, *, heard: bool) -> Iterator[Block]:
    """Give each row's answer to a question, those that have none too; ``heard``: the room has answered it."""
    if exercise.tells_holes and not any(exercise.cell(row, prompt) for row in exercise.rows):
        if not heard:
            asked = exercise.is_asked(prompt)
            yield exercise.no_answer() if asked else exercise.not_asked()
        return
    for row in exercise.rows:
        answers = list(exercise.answered(row, prompt))
        if answers:
            yield from _row_label(exercise, row)
            yield from answers


def _as_a_whole(exercise: Exercise, row: Row) -> Iterator[Block]:
    """Give what a row says under no prompt, under its name; nothing where it says nothing."""
    cell = exercise.cell(row, None)
    if cell:
        yield from _row_label(exercise, row)
        yield from exercise.written(cell)


def _lists_per_row(exercise: Exercise) -> Iterator[Block]:
    """Each row, under a heading where it holds several prompts, and under it each prompt.

    The small line under a prompt stands where that prompt is first.
    """
    heads = any(exercise.titles.values())
    hinted: set[str] = set()
    for row in filter(exercise.stands, exercise.rows):
        yield from _row_label(exercise, row, heads=heads)
        if exercise.tells_holes and not exercise.says(row):
            yield exercise.no_answer()
            continue
        for prompt in exercise.prompts:
            answers = list(exercise.answered(row, prompt))
            if answers:
                yield from _prompt(exercise, prompt, hinted=prompt.uid not in hinted)
                yield from answers
                hinted.add(prompt.uid)
        yield from exercise.written(exercise.cell(row, None))


def _table_per_row(exercise: Exercise) -> Iterator[Block]:
    """Under each row's name a table with the prompts as its columns, then its further lines."""
    for row in filter(exercise.stands, exercise.rows):
        yield from _row_label(exercise, row, heads=exercise.full)
        columns = [exercise.column(row, prompt) for prompt in exercise.prompts]
        if any(columns):
            lines = [list(line) for line in zip_longest(*columns, fillvalue="")]
            yield table(_heads(exercise), lines)
        yield from exercise.written(exercise.cell(row, None))


def _one_table(exercise: Exercise) -> Iterator[Block]:
    """One table: a line for each row, further lines where a cell holds several entries."""
    lines: list[list[str]] = []
    for row in filter(exercise.stands_in_table, exercise.rows):
        columns = [exercise.column(row, prompt) for prompt in exercise.prompts]
        name = _with_hint(exercise.names[row.uid], row.hint)
        lines += [list(line) for line in zip_longest([name], *columns, fillvalue="")]
    if lines and exercise.prompts:
        yield table(["", *_heads(exercise)], lines)
    for row in exercise.rows:
        yield from _as_a_whole(exercise, row)


_LAYOUTS: dict[str, Callable[[Exercise], Iterator[Block]]] = {
    "lists per prompt": _lists_per_prompt,
    "lists per row": _lists_per_row,
    "table per row": _table_per_row,
    "table": _one_table,
}


def _heads(exercise: Exercise) -> list[str]:
    return [_with_hint(exercise.titles[p.uid], exercise.hint(p)) for p in exercise.prompts]


def _with_hint(text: str, hint: str | None) -> str:
    if not hint:
        return text
    return f"{text} {hint}" if hint.startswith("(") and hint.endswith(")") else f"{text} ({hint})"


def _prompt(
    exercise: Exercise, prompt: Prompt, *, heads: bool = False, hinted: bool = True
) -> Iterator[Block]:
    title, hint = exercise.titles[prompt.uid], exercise.hint(prompt) if hinted else None
    if (
        title and hint and exercise.stickies
    ):  # the name of a cluster that was merged into it: no heading
        title, hint = _with_hint(title, hint.replace("\n", ", ")), None
    if title:
        yield _heading(exercise, title) if heads else {"type": "prompt", "text": title}
    if title:
        yield from _hint(exercise.dots(prompt))
    yield from _hint(hint)


def _row_label(exercise: Exercise, row: Row, *, heads: bool = False) -> Iterator[Block]:
    name = exercise.names[row.uid]
    if name:
        yield _label(exercise, name, heads=heads)
    yield from _hint(row.hint)


def _label(exercise: Exercise, name: str, *, heads: bool) -> Block:
    return _heading(exercise, name) if heads else _row(name)


def _heading(exercise: Exercise, text: str) -> Block:
    return {"type": "heading", "level": exercise.level, "text": text}


def _row(name: str) -> Block:
    return {"type": "row", "text": name}


def _hint(hint: str | None) -> Iterator[Block]:
    if hint and hint.strip():
        yield {"type": "hint", "text": hint}


def _set_apart(exercise: Exercise) -> Iterator[Block]:
    """Give what sets lines of the whole room apart, which would else seem to be the last answer's."""
    if any(exercise.names.values()) or any(exercise.titles.values()):
        yield {"type": "apart"}


def _of_the_room(exercise: Exercise, entries: list[Entry]) -> Iterator[Block]:
    """Give lines of the whole room, with the prompt that some of them are about."""
    for prompt, some in groupby(entries, key=lambda entry: entry.prompt):
        title = exercise.titles.get(prompt or "", "")
        if title:
            yield {"type": "prompt", "text": title}
        yield from exercise.written(some)
