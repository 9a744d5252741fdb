"""What the label above the capture line says: where a line lands, and what the keys do now."""

from __future__ import annotations

from locales import N_, Message, Translator, message
from screens.base.keymap import Keymap
from screens.base.widgets.key_line import KeyHint
from screens.base.widgets.line_host import LineLabel
from screens.writing.axis_words import AxisWords
from store.capture import Foretold
from store.capture.becoming import BECOMINGS
from store.capture.table import Command
from store.errors import UndoRefused
from store.language.as_typed import as_typed, cut_short
from store.model.kinds import BY_NAME, KINDS
from store.model.records import Entry, Section

ENTER = "↵"
"""Stands before what Enter will do."""


def in_short(part: Entry | Section) -> Message:
    """Return the first words of an entry or a heading, as typed."""
    return as_typed(cut_short(part.text if isinstance(part, Entry) else part.heading or ""))


def edit_label(t: Translator, *, asks: bool, split: str = "") -> LineLabel:
    """Return how the edit of an entry ends.

    Args:
        t: the language of the words.
        asks: whether a second Esc drops what was changed.
        split: the key that cuts the entry in two; none where it cannot be cut, nor joined.
    """
    if asks:
        said = message(N_("Esc once more drops the change; Enter keeps it"))
        return LineLabel(t(N_("Editing")), t(said), "warn")
    keys = t(N_("Enter saves · Esc goes back"))
    if split:
        told = N_("Enter saves · Esc goes back · {key} splits it · ⌫ at its beginning joins it")
        keys = t(told, key=split)
    return LineLabel(t(N_("Editing")), keys, "ask")


def kind_hints(t: Translator) -> list[KeyHint]:
    """Return the letters that choose a kind."""
    return [KeyHint(kind.key, t(kind.label), "", kind.key) for kind in KINDS if kind.key]


def becoming_hints(t: Translator) -> list[KeyHint]:
    """Return the letters that choose what a line is made into."""
    return [KeyHint(one.keys[0], t(one.label), "", one.keys[0]) for one in BECOMINGS]


def locked_label(place: str, t: Translator) -> LineLabel:
    """Return that what is selected stays as it is, and how it is opened again."""
    return LineLabel(place, t(N_("verified and locked · /reopen with a reason opens it again")))


def paste_label(place: str, pasted: Foretold, keymap: Keymap, t: Translator) -> LineLabel:
    """Return what Enter does with a text of several lines, and how else it can be taken."""
    said = table_words(pasted, t) if pasted.answers else t.n("{n} line", "{n} lines", pasted.lines)
    if pasted.commands:
        said += t.n(", {n} looks like a command", ", {n} look like commands", pasted.commands)
        said += " · " + t(
            N_("Enter writes all as text · {key} runs the commands · Esc keeps it here"),
            key=keymap.shown("live.run_pasted"),
        )
    elif pasted.answers:
        said += " · " + t(N_("Enter puts them there · Esc waits"))
    else:
        said += " · " + t(N_("Enter writes one entry each · Esc keeps it here"))
    return LineLabel("" if pasted.answers else place, said, "ask")


def pasted_words(pasted: Foretold, keymap: Keymap, t: Translator) -> str:
    """Return how many lines came, and how they are taken back."""
    undo = keymap.shown("live.undo")
    return t.n(
        "Pasted: {n} line; {key} takes it back",
        "Pasted: {n} lines; {key} takes them back",
        pasted.lines,
        key=undo,
    )


def table_words(pasted: Foretold, t: Translator) -> str:
    """Return how much of a table goes to the cells of the exercise, and how much does not."""
    answers = t.n("{n} answer", "{n} answers", pasted.answers)
    said = t.n(
        "Table: {answers} in {n} row", "Table: {answers} in {n} rows", pasted.rows, answers=answers
    )
    if pasted.left:
        said += t.n(", {n} line stays a table", ", {n} lines stay a table", pasted.left)
    return said


def empty_label(place: str, axes: AxisWords | None, t: Translator) -> LineLabel:
    """Return what can be done while nothing is written; ``axes`` are those of the exercise one is in."""
    return LineLabel(place, t(axes.steps if axes else N_("PgUp PgDn section · ↑ entries")))


def armed_label(kind: str, t: Translator) -> LineLabel:
    """Return what a marker alone does with the entry that was selected just before."""
    said = message(N_("Enter makes the selected line: {kind}"), kind=message(BY_NAME[kind].label))
    return LineLabel(t(N_("Selected line")), t(said), "ask")


def refused_undo(error: UndoRefused) -> Message:
    """Return why a step cannot be undone, and that an older one can be."""
    if not error.older:
        return error.message
    return message(
        N_("{reason} Undo once more to take back the step before it."), reason=error.message
    )


def not_yet(name: str) -> Message:
    """Return that the app cannot carry out a request."""
    return message(N_("“{name}” cannot be done here yet."), name=name)


def list_label(command: Command, text: str, noted: Message | None, t: Translator) -> LineLabel:
    """Return that what is written is taken as a list of people, and whom it notes, where that is known."""
    what = t(command.help)
    if noted is not None:
        said = f"{ENTER} {t(noted)}"
    elif text.strip():
        said = t.n("Enter notes {n} line", "Enter notes {n} lines", text.count("\n") + 1)
    else:
        said = t(N_("type or paste people · Enter notes them · Esc ends the list"))
    return LineLabel(what, said, "ask")
