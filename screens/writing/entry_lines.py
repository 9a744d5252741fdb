"""How one entry is drawn: a margin with its kind in word and symbol, and its text wrapped beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exports.wording import written_due, written_outcome
from locales import N_, Translator
from screens.base.widgets.cells import fit, shown, width_of, wrap
from screens.base.widgets.inks import symbol_of
from screens.base.widgets.painted import Piece
from store.model.kinds import BY_NAME, Kind
from store.model.records import Entry

WIDE = 64
"""Cells from which the kind's word stands in a margin of its own; below, it stands before the text."""

_WORD = 11
_MARGIN = 1 + _WORD + 1 + 1 + 2
_NARROW_MARGIN = 4
_DEEPEST = 8
_UNSAID = frozenset({"note", "bullet", "label", "statement", "reply", "row"})
SIGNED = _UNSAID | {"decision", "action", "question", "quote", "parked"}
"""The kinds that their sign tells well enough, where there is a gutter."""

_PASSAGES = frozenset({"arrival", "departure"})

DOT = "●"
_MOST_DOTS = 5
_ANSWER = "·"

_STYLES = {
    "decision": "decision",
    "action": "action",
    "label": "label",
    "question": "question",
    "internal": "quiet",
    "parked": "quiet",
    "arrival": "quiet",
    "departure": "quiet",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The room that entries are drawn in.

    Attributes:
        width: cells in all.
        t: the language of the words.
        gutter: the column of the kind's sign, where the kind has no word in a margin.
        answer: whether a plain note has a sign too, because it is one of several answers.
    """

    width: int
    t: Translator
    gutter: int | None = None
    answer: bool = False

    @property
    def wide(self) -> bool:
        """Whether the margin has room for words."""
        return self.gutter is None and self.width >= WIDE

    @property
    def margin(self) -> int:
        """The cells of the margin."""
        if self.gutter is not None:
            return self.gutter + 3
        return _MARGIN if self.wide else _NARROW_MARGIN

    def says_kind(self, kind: str) -> bool:
        """Return whether the word of a kind stands before the text."""
        return not self.wide and kind not in (_UNSAID if self.gutter is None else SIGNED)


def dots_shown(dots: int) -> str:
    """Return dots as they are shown: each one while they are few, else a dot and their number."""
    return DOT * dots if dots <= _MOST_DOTS else f"{DOT}{dots}"


def kind_of(entry: Entry) -> Kind:
    """Return the kind of an entry; one that this version does not know is drawn as a note."""
    return BY_NAME.get(entry.kind, BY_NAME["note"])


def lines_of(entry: Entry, shape: Shape, link: str = "") -> list[list[Piece]]:
    """Return the lines of an entry, each as pieces from the left edge; at least one line.

    ``link`` says in a few words what it was made from, or what was made from it.
    """
    kind = kind_of(entry)
    indent = 2 * min(entry.depth, _DEEPEST)
    room = max(shape.width - shape.margin - indent - 2, 4)
    lead = _lead(entry, shape)
    style = _STYLES.get(kind.name, "text")
    notes = [*_notes(entry, shape.t), *([(link, "quiet")] if link else [])]
    body = _body(entry, lead, style, room, notes)
    first, rest = _margins(entry, kind, shape, indent)
    return [[*(rest if n else first), *line] for n, line in enumerate(body)]


def _margins(
    entry: Entry, kind: Kind, shape: Shape, indent: int
) -> tuple[list[Piece], list[Piece]]:
    """Return the margin of the first line and of the others."""
    blank = " " * (shape.margin + indent)
    symbol = kind.symbol if width_of(kind.symbol) == 1 else fit(kind.symbol, 1)
    if shape.answer and kind.name == "note":
        symbol = _ANSWER
    if not shape.wide:
        lead = 1 if shape.gutter is None else shape.gutter
        return [
            (" " * (lead + indent), ""),
            (f"{symbol} ", symbol_of(kind.name)),
            (" ", ""),
        ], [(blank, "")]
    word = "" if kind.name in _UNSAID else shown(shape.t(kind.label))
    if kind.name == "time" and entry.time:
        word = shown(entry.time)
    word = fit(word, _WORD) if width_of(word) >= _WORD else word.rjust(_WORD)
    style = "word-strong" if kind.name in ("decision", "action") else "word"
    return [
        (" ", ""),
        (word, style),
        (" " * (1 + indent), ""),
        (symbol, symbol_of(kind.name)),
        ("  ", ""),
    ], [(blank, "")]


def _lead(entry: Entry, shape: Shape) -> str:
    """Return what stands in bold before the text: who speaks, or the kind where there is no margin."""
    kind = kind_of(entry)
    said = []
    if shape.says_kind(kind.name):
        said.append(shape.t(kind.label) if kind.name != "time" else entry.time or "")
    if entry.speaker:
        said.append(entry.speaker)
    after = ": " if entry.text or entry.cells else ""
    return shown(": ".join(part for part in said if part) + after) if any(said) else ""


def _body(
    entry: Entry, lead: str, style: str, room: int, notes: Sequence[Piece]
) -> list[list[Piece]]:
    text = "  │  ".join(entry.cells) if entry.cells else entry.text
    lines = _wrapped(lead, shown(text), style, room)
    for clause in entry.clauses:
        lines += [
            [("– " if n == 0 else "  ", "quiet"), (line, style)]
            for n, line in enumerate(wrap(shown(clause), max(room - 2, 4)))
        ]
    for note, note_style in notes:
        last = lines[-1]
        used = sum(width_of(piece) for piece, _ in last)
        if used + width_of(note) + 2 <= room:
            last.append((f"  {note}", note_style))
        else:
            lines += [[(line, note_style)] for line in wrap(note, room)]
    return lines


def _wrapped(lead: str, text: str, style: str, room: int) -> list[list[Piece]]:
    """Return ``lead`` and ``text`` wrapped together, the lead in bold on the first line."""
    lines = wrap(lead + text, room)
    first = lines[0]
    if not lead:
        return [[(line, style)] for line in lines]
    cut = len(lead) if first.startswith(lead) else len(first)
    opening: list[Piece] = [(first[:cut], "speaker"), (first[cut:], style)]
    return [opening, *([(line, style)] for line in lines[1:])]


def _notes(entry: Entry, t: Translator) -> list[Piece]:
    """Return what is known about an entry beside its text: when, owners, date, votes, marks, dots."""
    notes: list[Piece] = []
    if entry.kind in _PASSAGES and entry.time:
        notes.append((shown(entry.time), "owner"))
    owners = ", ".join(owner.name for owner in entry.owners)
    due = written_due(entry, t)
    if owners or due:
        notes.append((shown("→ " + " · ".join(part for part in (owners, due) if part)), "owner"))
    if entry.done:
        notes.append((f"✓ {t(N_('done'))}", "owner"))
    if entry.outcome:
        notes.append((shown(written_outcome(entry.outcome, t.language)), "owner"))
    if entry.vote is not None:
        vote = entry.vote
        notes.append(
            (
                t(
                    N_("for {yes}, against {no}, abstaining {none}"),
                    yes=vote.for_,
                    no=vote.against,
                    none=vote.abstain,
                ),
                "owner",
            )
        )
    if entry.address:
        notes.append((shown(entry.address), "quiet"))
    if "unfinished" in entry.marks:
        notes.append((f"◌ {t(N_('unfinished'))}", "mark"))
    if entry.dots:
        notes.append((dots_shown(entry.dots), "dots"))
    return notes
