"""What the label above the capture line says: where a line lands, and what the keys do now."""

from __future__ import annotations

from locales import N_, Message, Translator, message
from screens.commands import Keymap
from screens.widgets.entry_keys import EntryKeys
from screens.widgets.key_line import KeyHint
from screens.widgets.line_host import LineLabel
from store.capture.table import Command
from store.errors import UndoRefused
from store.kinds import BY_NAME, KINDS

ENTER = "↵"
"""Stands before what Enter will do."""


def entry_label(keys: EntryKeys, keymap: Keymap, t: Translator) -> LineLabel:
    """Return what is selected, and what the keys do with it."""
    entry = keys.selected
    kind = t(BY_NAME[entry.kind].label) if entry and entry.kind in BY_NAME else ""
    if keys.mode == "edit":
        if keys.asks:
            said = message(N_("Esc once more drops the change; Enter keeps it"))
            return LineLabel(t(N_("Editing")), t(said), "warn")
        return LineLabel(t(N_("Editing")), t(N_("Enter saves · Esc goes back")), "ask")
    if keys.mode == "kind":
        return LineLabel(t(N_("Which kind?")), t(N_("type its letter · Esc goes back")), "ask")
    if keys.mode == "move":
        said = message(N_("↑ ↓ move it · PgUp PgDn ← → to another cell · Enter is done"))
        return LineLabel(t(N_("Moving")), t(said), "ask")
    said = message(
        N_("Enter edits · {kind} kind · {move} move · typing goes to the line below"),
        kind=keymap.shown("entry.kind"),
        move=keymap.shown("entry.move"),
    )
    return LineLabel(t(N_("Selected: {kind}"), kind=kind), t(said), "ask")


def kind_hints(t: Translator) -> list[KeyHint]:
    """Return the letters that choose a kind."""
    return [KeyHint(kind.key, t(kind.label), "") for kind in KINDS if kind.key]


def paste_label(place: str, lines: int, commands: int, keymap: Keymap, t: Translator) -> LineLabel:
    """Return what Enter does with a text of several lines, and how else it can be taken."""
    said = t.n("{n} line", "{n} lines", lines)
    if commands:
        said += t.n(", {n} looks like a command", ", {n} look like commands", commands)
        said += " · " + t(
            N_("Enter writes all as text · {key} runs the commands · Esc keeps it here"),
            key=keymap.shown("live.run_pasted"),
        )
    else:
        said += " · " + t(N_("Enter writes one entry each · Esc keeps it here"))
    return LineLabel(place, said, "ask")


def empty_label(place: str, exercise: bool, t: Translator) -> LineLabel:
    """Return what can be done while nothing is written."""
    if exercise:
        return LineLabel(place, t(N_("PgUp PgDn row · ← → question · ↑ entries")))
    return LineLabel(place, t(N_("PgUp PgDn section · ↑ entries")))


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


def list_label(command: Command, text: str, t: Translator) -> LineLabel:
    """Return that what is written is taken as a list of people."""
    what = t(command.help)
    if "\n" in text:
        said = t.n("Enter notes {n} line", "Enter notes {n} lines", text.count("\n") + 1)
    else:
        said = t(N_("type or paste people · Enter notes them · Esc ends the list"))
    return LineLabel(what, said, "ask")
