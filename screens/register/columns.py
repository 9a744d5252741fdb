"""How something in a register looks: its state as a sign, and columns that fold in a narrow window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exports.wording import joined, written_outcome
from locales import N_, Message, Translator
from screens.base.widgets.cells import fit, shown_inline, wrap
from screens.base.widgets.painted import Line
from store.items.items import IN_FORCE, STATES, RegisterItem, State

SIGNS: dict[State, str] = {
    "open": "☐",
    "done": "✓",
    "carried": "→",
    "answered": "✓",
    "replaced": "×",
}
"""A sign for each state; a decision in force has :data:`FORCE`."""

FORCE = "•"
LATE = "!"
"""Stands before a day that has passed, so that it shows without colour."""

DETAIL_LINES = 3


@dataclass(frozen=True, slots=True)
class Widths:
    """The cells of each column; one of none is left out, and the text takes what remains."""

    state: int
    due: int
    owner: int
    place: int


_SIGN = 3
_LAYOUTS: tuple[tuple[int, Widths], ...] = (
    (104, Widths(14, 12, 20, 32)),
    (72, Widths(_SIGN, 12, 14, 20)),
    (56, Widths(_SIGN, 12, 14, 0)),
    (40, Widths(_SIGN, 12, 0, 0)),
    (0, Widths(_SIGN, 0, 0, 0)),
)
"""The columns from so many cells on."""


def item_line(item: RegisterItem, width: int, t: Translator, today: date) -> Line:
    """Return something in a register as a line of so many cells."""
    widths = next(widths for least, widths in _LAYOUTS if width >= least)
    room = width - widths.state - widths.due - widths.owner - widths.place
    late = is_late(item, today)
    tone = "" if item.state == "open" else "quiet"
    columns = (
        (_state(item, t, short=widths.state == _SIGN), widths.state, "mark"),
        (_day(item, late), widths.due, "warn" if late else "quiet"),
        (said(item), room, tone),
        (who(item, t.language), widths.owner, tone),
        (_place(item, t), widths.place, "quiet"),
    )
    return [(_cell(text, cells), style) for text, cells, style in columns if cells > 0]


def _cell(text: str, cells: int) -> str:
    return fit(shown_inline(text), max(cells - 1, 1)) + " "


def detail(item: RegisterItem, width: int, t: Translator, today: date) -> list[Line]:
    """Return all of it in :data:`DETAIL_LINES` lines: what it says, and where it stands."""
    room = max(width - 4, 4)
    texts = wrap(shown_inline(said(item)), room)[: DETAIL_LINES - 1]
    late = is_late(item, today)
    facts = joined(
        (
            t(state_words(item)),
            (t(N_("late")) if late else None),
            (t(N_("due {date}"), date=item.due or item.due_text) if _has_day(item) else None),
            who(item, t.language),
            item.title,
            item.series if item.series != item.title else None,
            item.date,
            (f"§ {item.paragraph}" if item.paragraph else None),
            item.heading,
            (t(N_("verified minutes")) if item.locked else None),
        ),
        " · ",
    )
    stands = wrap(shown_inline(facts), room)[: DETAIL_LINES - len(texts)]
    styled = [*((text, "text") for text in texts), *((text, "quiet") for text in stands)]
    return [[("  ", ""), piece] for piece in styled]


def state_words(item: RegisterItem) -> Message | str:
    """Return what has become of it, in words: a decision that nothing replaced is in force."""
    return IN_FORCE if _in_force(item) else STATES[item.state]


def said(item: RegisterItem) -> str:
    """Return all that it says, on one line."""
    return "; ".join(text for text in (item.text, *item.clauses) if text)


def who(item: RegisterItem, language: str) -> str:
    """Return who is to do it; of a decision what became of it, of anything else who said it."""
    if item.owners:
        return ", ".join(owner.name for owner in item.owners)
    if item.kind == "decision" and item.outcome:
        return written_outcome(item.outcome, language)
    return item.speaker or item.row or ""


def is_late(item: RegisterItem, today: date) -> bool:
    """Return whether its day has passed while it is open."""
    return item.state == "open" and item.due is not None and item.due < today.isoformat()


def _in_force(item: RegisterItem) -> bool:
    return item.kind == "decision" and item.state == "open"


def _state(item: RegisterItem, t: Translator, *, short: bool) -> str:
    sign = FORCE if _in_force(item) else SIGNS[item.state]
    return f" {sign}" if short else f" {sign} {t(state_words(item))}"


def _has_day(item: RegisterItem) -> bool:
    return bool(item.due or item.due_text)


def _day(item: RegisterItem, late: bool) -> str:
    """Return by which day it is to be done; of what has none by its kind, the day of its meeting."""
    if item.kind != "action":
        return item.date or "–"
    return f"{LATE if late else ''}{item.due or item.due_text or '–'}"


def _place(item: RegisterItem, t: Translator) -> str:
    """Return the meeting, and what tells it from others beside what stands in the other columns."""
    name = item.series or item.title or t(N_("(no title)"))
    paragraph = f"§ {item.paragraph}" if item.paragraph else None
    return joined((name, item.date if item.kind == "action" else None, paragraph))
