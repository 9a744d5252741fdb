"""What the label above the line says on the board: what is highlighted, and what the keys do with it."""

from __future__ import annotations

from locales import N_, Message, Translator, message
from screens.base.widgets.line_host import LineLabel
from screens.board.highlight import Highlight
from screens.writing.place_words import place_words
from store.model.minutes import Minutes


def label(highlight: Highlight, minutes: Minutes, t: Translator, *, writes: bool) -> LineLabel:
    """Return what is highlighted, and what can be done; ``writes`` where letters go to the line."""
    place = place_words(minutes, highlight.place, t)
    if writes:
        return LineLabel(place, t(N_("write here · Enter saves · Esc ends")), "ask")
    if highlight.count:
        numbers = {"n": highlight.index + 1, "count": highlight.count}
        place = t(N_("{place} · {n} of {count}"), place=place, **numbers)
    if not highlight.grid.is_wall:
        edits, begins = N_("type a new line · Enter edits"), N_("type a line")
        return LineLabel(place, t(edits if highlight.count else begins))
    marked = len(highlight.grid.marked)
    if marked:
        return LineLabel(
            place, t.n("{n} marked · a letter moves it", "{n} marked · a letter moves them", marked)
        )
    return LineLabel(place, t(N_("a letter or number moves the note")))


def new_cluster(notes: int) -> Message:
    """Return that a new cluster is asked for."""
    if notes == 1:
        return message(N_("New cluster of this note"))
    return message(N_("New cluster of {count} notes"), count=notes)


def renaming(name: str) -> Message:
    """Return that another name is asked for."""
    return message(N_("Rename “{name}”"), name=name)


def merging(name: str) -> Message:
    """Return that another cluster is asked for."""
    return message(N_("Merge “{name}” into"), name=name)


def shifting(name: str) -> Message:
    """Return that a cluster is being moved."""
    return message(N_("Moving “{name}”"), name=name)
