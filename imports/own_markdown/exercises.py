"""Exercises read back: which rows and prompts there were, and what stood in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from imports.blocks import Block, Inline, Paragraph, Rule, Table
from imports.own_markdown.outline import bold, leaning
from imports.own_markdown.wording import Wording
from locales import LANGUAGES
from store.model.form import Form

Cell = tuple[str | None, str | None]
"""The label of a row and the text of a prompt; None is the whole room, and the row as a whole."""

_FILL = "…"


@dataclass(slots=True)
class Answers:
    """An exercise as it stands in a document.

    Attributes:
        form: which one it is.
        rows: the names of the rows, with the small line under each.
        prompts: the texts of the prompts, with the small line under each.
        cells: what stands in each cell, in the order of the document.
        after: what the whole room said after the answers, by prompt.
        instruction: what stands above all, where it is told apart from the rest.
        seats: who sits in which group.
        fills: whether empty cells are lines to fill in.
    """

    form: Form
    rows: dict[str, str | None] = field(default_factory=dict)
    prompts: dict[str, str | None] = field(default_factory=dict)
    cells: dict[Cell, list[Block]] = field(default_factory=dict)
    after: dict[str | None, list[Block]] = field(default_factory=dict)
    instruction: tuple[str, ...] = ()
    seats: dict[str, list[str]] = field(default_factory=dict)
    fills: bool = False

    def put(self, row: str | None, prompt: str | None, block: Block) -> None:
        """Put a block into a cell."""
        self.cells.setdefault((row, prompt), []).append(block)


@dataclass(frozen=True, slots=True)
class TableHead:
    """A heading within an exercise."""

    text: str


class ExerciseReader:
    """Reads one exercise as one form has it."""

    def __init__(self, form: Form, wording: Wording, *, given: bool) -> None:
        """``given`` says that only the ready-made prompts of the form are prompts."""
        self._w = wording
        self._form = form
        self._hints = {
            p.text(language): p.hint(language) if p.hint else None
            for language in LANGUAGES
            for p in form.prompts
        }
        self._given = given
        self._made = Answers(form)
        self._row: str | None = None
        self._prompt: str | None = None
        self._after = False
        self._fresh = ""

    def read(self, stream: Sequence[Block | TableHead]) -> Answers | None:
        """Return the answers; None where what stands there is no exercise of this form."""
        for block in stream:
            if not self._take(block):
                return None
        return self._with_room()

    def _take(self, block: Block | TableHead) -> bool:
        layout = self._form.layout
        if isinstance(block, TableHead):
            return self._head(block.text)
        if isinstance(block, Rule):
            return self._room()
        if isinstance(block, Table) and layout in ("table", "table per row"):
            return self._table(block)
        words = bold(block)
        if words is not None and words.endswith(":") and self._label(words[:-1]):
            return True
        if words is not None and layout.startswith("lists") and self._is_prompt(words):
            return self._begin_prompt(words)
        hint = leaning(block)
        if hint in (self._w.t("no answer"), self._w.t("not asked")):
            return True
        if hint is not None and self._fresh == "prompt" and self._w.dots(hint):
            return True
        if hint is not None and self._fresh and self._hint(hint):
            return True
        self._fresh = ""
        self._put(block)
        return True

    # What begins a row or a prompt ----------------------------------------------------------------

    def _head(self, words: str) -> bool:
        general = self._w.match("in_general", words)
        if general:
            self._prompt = None
            return self._begin_row(general["row"])
        if self._form.layout == "lists per prompt":
            return self._begin_prompt(words)
        return self._form.layout != "table" and self._begin_row(words)

    def _label(self, words: str) -> bool:
        general = self._w.match("in_general", words)
        if general:
            self._prompt = None
            return self._begin_row(general["row"])
        if self._form.rows in ("groups", "ring") and not self._w.group(words) and "→" not in words:
            return False
        return self._begin_row(words)

    def _room(self) -> bool:
        """Go on with what the whole room says below the answers."""
        self._row, self._after, self._fresh = None, True, ""
        if self._form.layout != "lists per prompt":
            self._prompt = None
        return True

    def _begin_row(self, name: str) -> bool:
        self._made.rows.setdefault(name, None)
        self._row, self._after, self._fresh = name, False, "row"
        if self._form.layout == "lists per row":
            self._prompt = None
        return True

    def _is_prompt(self, words: str) -> bool:
        if self._form.numbers_prompts:
            number, dot, _ = words.partition(".")
            return bool(dot) and number.isdecimal()
        return words in self._hints or not self._given

    def _begin_prompt(self, words: str) -> bool:
        if self._form.numbers_prompts:
            number, dot, rest = words.partition(".")
            if not dot or not number.isdecimal() or int(number) != len(self._made.prompts) + 1:
                return False
            words = rest.lstrip(" ")
        if words in self._made.prompts and self._form.layout == "lists per prompt":
            return False
        self._made.prompts.setdefault(words, None)
        self._prompt, self._after, self._fresh = words, False, "prompt"
        if self._form.layout == "lists per prompt":
            self._row = None
        return True

    def _hint(self, words: str) -> bool:
        if self._fresh == "prompt" and self._prompt is not None:
            self._made.prompts[self._prompt] = words
        elif self._row is not None:
            self._made.rows[self._row] = words
        self._fresh = ""
        return True

    # What stands in a cell --------------------------------------------------------------------

    def _put(self, block: Block) -> None:
        if isinstance(block, Paragraph) and not block.inline.text.strip(_FILL + "\n"):
            self._made.fills = True
            return
        if self._after and self._row is None:
            self._made.after.setdefault(self._prompt, []).append(block)
        else:
            self._made.put(self._row, self._prompt, block)

    def _table(self, table: Table) -> bool:
        heads = [cell.text for cell in table.head]
        if self._form.layout == "table":
            return self._one_table(table, heads)
        if self._row is None and self._made.rows:
            return False
        if not self._columns(heads):
            return False
        for row in table.rows:
            self._line(self._row, row, list(self._made.prompts))
        return True

    def _one_table(self, table: Table, heads: list[str]) -> bool:
        if not heads or heads[0] or self._made.rows or not self._columns(heads[1:]):
            return False
        name: str | None = None
        for row in table.rows:
            name = row[0].text or name
            if name is None:
                return False
            self._made.rows.setdefault(name, None)
            self._line(name, row[1:], list(self._made.prompts))
        return True

    def _columns(self, heads: list[str]) -> bool:
        """Take the prompts that a table has as its columns; all tables of an exercise have the same."""
        prompts = dict(map(self._without_hint, heads))
        if self._made.prompts and prompts != self._made.prompts:
            return False
        self._made.prompts = prompts
        return len(prompts) == len(heads) and (not self._given or set(prompts) <= set(self._hints))

    def _without_hint(self, head: str) -> tuple[str, str | None]:
        for text, hint in self._hints.items():
            if hint and head in (f"{text} ({hint})", f"{text} {hint}"):
                return text, hint
        return head, None

    def _line(self, row: str | None, cells: Sequence[Inline], prompts: list[str]) -> None:
        for prompt, cell in zip(prompts, cells, strict=False):
            self._made.fills |= cell.text[:1] == _FILL
            if cell.text.strip(_FILL):
                self._made.put(row, prompt, Paragraph(cell, 0))

    def _with_room(self) -> Answers | None:
        """Return the answers; where no row is named, they are those of the one row of the room."""
        made = self._made
        if not made.rows:
            if self._form.rows in ("ring", "added", "participants"):
                return None
            made.rows[""] = None
            made.cells = {
                ("" if prompt is not None else None, prompt): blocks
                for (_, prompt), blocks in made.cells.items()
            }
        if not made.prompts:
            made.prompts[""] = None
            made.cells = {(row, "" if row else None): b for (row, _), b in made.cells.items()}
        return made
