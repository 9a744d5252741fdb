"""How the blocks of the page are drawn: headings, questions, answers and holes, each as lines of pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exports.chairing import roles_here
from exports.head import NEXT, written_next
from exports.people import attendance
from exports.wording import row_name
from locales import N_, Translator
from screens.base.widgets.cells import shown, shown_inline, width_of, wrap
from screens.base.widgets.painted import Line, Piece
from screens.writing import place_words
from screens.writing.entry_lines import Shape, lines_of
from store.model.dots import as_shown
from store.model.minutes import Minutes
from store.model.pile import is_pile
from store.model.records import Entry, Prompt, Row, Section
from store.page.blocks import Block

MOST = 90
"""The cells that a text takes at most; a longer line is hard to read."""

ROOMY = 60
"""From so many cells on, what stands below a question stands further in."""

_GUTTERS = ((1, 4, 6), (3, 9, 12))
"""Where the sign of an entry stands, by how far in its block is; narrow, and with room."""

_PERSONS = 40
"""How many people are named under one heading."""

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class PageShape:
    """The room that a page has, and its language."""

    width: int
    t: Translator

    def gutter(self, depth: int) -> int:
        """Return the column of the sign of an entry that stands so far in."""
        return _GUTTERS[self.width >= ROOMY][min(depth, 2)]

    @property
    def wide(self) -> bool:
        """Whether links are told in words."""
        return self.width >= ROOMY


class PageDrawing:
    """Draws the blocks of one meeting.

    Attributes:
        shape: the room, and the language.
    """

    def __init__(self, minutes: Minutes, t: Translator) -> None:
        """Draw what ``minutes`` holds, read by reference."""
        self._minutes = minutes
        self.shape = PageShape(80, t)
        self._by_kind: dict[str, Callable[[Block], list[Line]]] = {
            "title": lambda _: self._title(),
            "next": lambda _: self._next(),
            "people": lambda _: self._people(),
            "guide": lambda _: self._guide(),
            "section": self._section,
            "detail": lambda block: self._words(block.text, "hint", self.shape.gutter(0) + 3),
            "prompt": self._prompt,
            "row": self._row,
            "general": self._general,
            "room": self._room,
            "note": self._note,
            "hole": self._hole,
            "end": lambda _: [[], []],
        }

    def lines(self, block: Block, link: str = "") -> list[Line]:
        """Return the lines of a block, at least one; ``link`` says what an entry was made from."""
        if isinstance(block.part, Entry):
            return self._entry(block, block.part, link)
        return self._by_kind[block.kind](block)

    # The blocks -----------------------------------------------------------------------------------

    def _entry(self, block: Block, entry: Entry, link: str) -> list[Line]:
        gutter = self.shape.gutter(block.depth)
        width = min(self.shape.width, MOST + gutter)
        answer = block.depth > 0
        shown = as_shown(entry, self._minutes.section(entry.section))
        lines: list[Line] = list(
            lines_of(shown, Shape(width, self.shape.t, gutter, answer=answer), link)
        )
        if block.label:
            lines[0] = self._labelled(lines[0], block.label, gutter)
        return lines

    def _title(self) -> list[Line]:
        t = self.shape.t
        title = self._minutes.meeting.title or t(N_("New meeting"))
        lines = self._words(title, "page-title", self.shape.gutter(0))
        facts = place_words.page_facts(self._minutes, t)
        return [*lines, *(self._words(facts, "hint", self.shape.gutter(0)) if facts else [])]

    def _next(self) -> list[Line]:
        t, coming = self.shape.t, self._minutes.meeting.next
        return [[], *self._named(t(NEXT), written_next(coming, t) if coming else "")]

    def _people(self) -> list[Line]:
        groups = attendance(self._minutes, self.shape.t, most=_PERSONS)
        lines: list[Line] = [[]]
        for group in groups:
            lines += self._named(group["heading"], "; ".join(group["persons"]))
        return lines

    def _named(self, name: str, text: str) -> list[Line]:
        """Return a text with what it is called before it, which is what the eye looks for."""
        first, *rest = self._words(f"{name}: {text}", "text", self.shape.gutter(0))
        (blank, _), (words, style) = first
        end = min(len(name) + 1, len(words))
        return [[(blank, ""), (words[:end], "strong"), (words[end:], style)], *rest]

    def _guide(self) -> list[Line]:
        t, left = self.shape.t, self.shape.gutter(0)
        lines: list[Line] = [[]]
        lines += self._words(
            t(N_("Nothing is written yet. What you type below comes here:")), "text", left
        )
        guide = (_TITLE_FIRST, *_GUIDE[1:]) if self._minutes.awaits_title else _GUIDE
        for typed, does in guide:
            lines.append([(" " * (left + 3), ""), (f"{t(typed):<22}", "strong"), (t(does), "hint")])
        return lines

    def _section(self, block: Block) -> list[Line]:
        section = block.part
        if not isinstance(section, Section):
            return [[]]
        t, left = self.shape.t, self.shape.gutter(0)
        step = 2 if self.shape.wide else 1
        indent = step * min(max(section.level - 1, 0), _DEEPEST)
        words = place_words.section_words(self._minutes, section, t)
        lines: list[Line] = [[], *self._words(words, "heading", left + indent)]
        if section.verified:
            said = t(N_("Verified {day} and locked"), day=section.verified)
            lines += self._words(said, "hint", left + 3)
        if section.presenters:
            names = ", ".join(named.name for named in section.presenters)
            lines += self._words(t(N_("Presented by {names}"), names=names), "hint", left + 3)
        for said in roles_here(section, t):
            lines += self._words(said, "hint", left + 3)
        return lines

    def _prompt(self, block: Block) -> list[Line]:
        prompt = block.part
        if not isinstance(prompt, Prompt):
            return [[]]
        left = self._left(block) - 3 if block.depth == 0 else self.shape.gutter(1)
        number = f"{block.text}  " if block.text and block.depth == 0 else ""
        lines = self._words(number + prompt.text, "prompt", max(left, 1))
        hint = self._words(prompt.hint, "hint", max(left, 1) + 3) if prompt.hint else []
        return [*lines, *hint]

    def _row(self, block: Block) -> list[Line]:
        row = block.part
        if not isinstance(row, Row):
            return [[]]
        left = self.shape.gutter(1) - (3 if block.key.startswith("row:") and not block.depth else 0)
        lines = self._words(self._name(row), "strong", left)
        return [*lines, *(self._words(row.hint, "hint", left) if row.hint else [])]

    def _general(self, block: Block) -> list[Line]:
        t, row = self.shape.t, block.part
        name = self._name(row) if isinstance(row, Row) else ""
        said = t(N_("{row}, in general"), row=name) if name else t(N_("Other notes"))
        if isinstance(row, Row) and is_pile(row):
            said = name
        return self._words(said, "prompt", self.shape.gutter(1) - 3)

    def _room(self, _: Block) -> list[Line]:
        return self._words(self.shape.t(N_("Plenary")), "strong", self.shape.gutter(1) - 3)

    def _note(self, block: Block) -> list[Line]:
        gutter = self.shape.gutter(block.depth)
        lines = self._words(block.text, "earlier", gutter)
        return [self._labelled(lines[0], block.label, gutter), *lines[1:]] if block.label else lines

    def _hole(self, block: Block) -> list[Line]:
        t = self.shape.t
        later = self._minutes.is_paused(block.place)
        said = t(N_("answers later")) if later else t(N_("nothing yet"))
        gutter = self.shape.gutter(block.depth)
        line: Line = [(" " * gutter, ""), (said, "hole")]
        return [self._labelled(line, block.label, gutter) if block.label else line]

    # How ------------------------------------------------------------------------------------------

    def _left(self, block: Block) -> int:
        return self.shape.gutter(1 if block.depth == 0 else 2)

    def _name(self, row: Row) -> str:
        name = row_name(self._minutes, row)
        return shown_inline(name if isinstance(name, str) else self.shape.t(name))

    def _labelled(self, line: Line, label: str, gutter: int) -> Line:
        """Return a line with the short name of a row before the sign."""
        (blank, style), *rest = line
        label = shown_inline(label)
        at = max(gutter - 3, 1)
        lead = " " * at + label
        lead += " " * max(width_of(blank) - width_of(lead), 1)
        return [(lead[:at], style), (lead[at:], "strong"), *rest]

    def _words(self, text: str, style: str, left: int) -> list[Line]:
        """Return a text wrapped in the room that there is from a column on."""
        room = max(min(self.shape.width - left - 1, MOST), 4)
        return [[(" " * left, ""), (line, style)] for line in wrap(shown(text), room)]


_TITLE_FIRST: Piece = (N_("Text"), N_("the title of the meeting"))
"""What a text without a marker becomes in a meeting that was just made."""

_GUIDE: tuple[Piece, ...] = (
    (N_("Text"), N_("a note, word for word")),
    (N_("# Heading"), N_("the next item on the agenda")),
    (N_("b: Text"), N_("a decision")),
    (N_("a: Text +Name !date"), N_("an action, its owner and its last day")),
    (N_("?: Text"), N_("an open question")),
    (N_("/present Names"), N_("who is here")),
    (N_("/exercise questions"), N_("questions for groups; / shows all commands")),
)
"""What one can type in an empty meeting, and what it becomes."""
