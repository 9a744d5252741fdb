"""What the label above the line says on the board: what is highlighted, and what the keys do with it."""

from __future__ import annotations

from locales import N_, Message, Translator, message
from screens.base.widgets.line_host import LineLabel
from screens.board.highlight import Highlight
from screens.board.words import prompt_words
from screens.writing.place_words import place_words
from store.model.minutes import Minutes
from store.model.records import Place


def label(highlight: Highlight, minutes: Minutes, t: Translator, *, writes: bool) -> LineLabel:
    """Return what is highlighted, and what can be done; ``writes`` where letters go to the line."""
    place = place_words(minutes, highlight.place, t)
    if writes:
        said = N_("write here · Enter saves · ↑ picks out a note")
        other = N_("write here · Enter saves · Esc ends")
        return LineLabel(place, t(said if highlight.grid.is_wall else other), "ask")
    if highlight.count:
        numbers = {"n": highlight.index + 1, "count": highlight.count}
        place = t(N_("{place} · {n} of {count}"), place=place, **numbers)
    if not highlight.grid.is_wall:
        edits, begins = N_("type a new line · Enter edits"), N_("type a line")
        return LineLabel(place, t(edits if highlight.count else begins))
    marked = len(highlight.grid.marked)
    if marked:
        moves = t.n("{n} marked · a number moves it", "{n} marked · a number moves them", marked)
        return LineLabel(place, moves)
    if not highlight.count:
        return LineLabel(place, t(N_("type a note")))
    return LineLabel(place, t(N_("a number moves the note · type a new one")))


def sent_label(highlight: Highlight, minutes: Minutes, t: Translator, place: Place) -> LineLabel:
    """Return where Enter moves the line of the pile that is picked out."""
    here, there = place_words(minutes, highlight.place, t), place_words(minutes, place, t)
    return LineLabel(here, t(N_("Enter moves it to {place}"), place=there), "ask")


def number_label(
    highlight: Highlight, minutes: Minutes, t: Translator, number: str, new_key: str
) -> LineLabel:
    """Return which cluster Enter moves the picked out note to, where a number is begun.

    ``new_key`` makes a cluster where there is none.
    """
    place, (known, prompt) = (
        place_words(minutes, highlight.place, t),
        highlight.grid.cluster(number),
    )
    if not known:
        none = message(N_("There is no cluster {number}."), number=number)
        said = none if highlight.grid.has_clusters else no_cluster_yet(new_key)
        return LineLabel(place, t(N_("{said} Esc clears."), said=said), "warn")
    words = N_("Enter moves the note to {cluster} · or one more digit")
    return LineLabel(place, t(words, cluster=prompt_words(highlight.grid, prompt)), "ask")


def no_cluster_yet(key: str) -> Message:
    """Return that there is nothing to sort into, and which key makes it."""
    return message(N_("There is no cluster yet: {key} makes one of the note."), key=key)


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
