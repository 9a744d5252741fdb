"""The words over the line while something is selected on the page: what it is, and what the keys do."""

from __future__ import annotations

from collections.abc import Callable

from locales import N_, Translator, message
from screens.base.keymap import Keymap
from screens.base.widgets.line_host import LineLabel
from screens.live.page_keys import PageKeys
from screens.writing import labels, place_words
from store.model.kinds import BY_NAME
from store.model.minutes import Minutes

_HEAD = {
    "title": N_("Selected: the title"),
    "next": N_("Selected: the next meeting"),
    "people": N_("Selected: who is there"),
}


def page_label(keys: PageKeys, minutes: Minutes, keymap: Keymap, t: Translator) -> LineLabel:
    """Return what is selected, and where that is elsewhere than one writes, and what the keys do with it."""
    label = _OF_MODE[keys.mode](keys, keymap, t)
    place = keys.elsewhere
    if place is None:
        return label
    where = place_words.place_words(minutes, place, t)
    return label._replace(place=t(N_("{what} · in {place}"), what=label.place, place=where))


def _selected(keys: PageKeys, keymap: Keymap, t: Translator) -> LineLabel:
    entry, head = keys.selection.entry, keys.selection.head
    if keys.selection.marked:
        told = N_("B.2 or /move to … moves them there · {key} step by step")
        said = t(message(told, key=keymap.shown("entry.move")))
        marked = len(keys.selection.chosen())
        return LineLabel(t.n("{n} line marked", "{n} lines marked", marked), said, "ask")
    if head is not None:
        return LineLabel(t(_HEAD[head]), t(N_("Enter changes it · Esc goes back")), "ask")
    kind = t(BY_NAME[entry.kind].label) if entry and entry.kind in BY_NAME else t(N_("Heading"))
    said = t(N_("Enter edits it · what you type comes below it, a heading above it"))
    if keys.is_linked:
        told = N_("{link} goes to the other end · Enter edits · {make} makes something of it")
        link, make = (keymap.shown(one) for one in ("entry.link", "entry.make"))
        said = t(message(told, link=link, make=make))
    return LineLabel(t(N_("Selected: {kind}"), kind=kind), said, "ask")


def _editing(keys: PageKeys, keymap: Keymap, t: Translator) -> LineLabel:
    split = keymap.shown("edit.split") if keys.selection.entry is not None else ""
    return labels.edit_label(t, asks=keys.asks, split=split)


def _asked_kind(_: PageKeys, __: Keymap, t: Translator) -> LineLabel:
    return LineLabel(t(N_("Which kind?")), t(N_("type its letter · Esc goes back")), "ask")


def _asked_target(_: PageKeys, __: Keymap, t: Translator) -> LineLabel:
    return LineLabel(t(N_("Make into what?")), t(N_("type its letter · Esc goes back")), "ask")


def _inserting(keys: PageKeys, keymap: Keymap, t: Translator) -> LineLabel:
    part = keys.selection.anchor
    if part is None:
        return _selected(keys, keymap, t)
    words = t(N_("Inserted below “{text}”"), text=labels.in_short(part))
    return LineLabel(words, t(N_("Esc goes back")), "ask")


def _removing(keys: PageKeys, keymap: Keymap, t: Translator) -> LineLabel:
    key = keymap.shown("live.undo")
    said = message(N_("Enter takes it out, {key} brings it back · Esc keeps it"), key=key)
    return LineLabel(keys.held_words(), t(said), "warn")


def _moving(keys: PageKeys, _: Keymap, t: Translator) -> LineLabel:
    marked = len(keys.selection.chosen())
    if not marked:
        said = t(N_("↑ ↓ move it with what lies in it · ← → its level · Enter is done"))
        return LineLabel(t(N_("Moving the section")), said, "ask")
    if marked > 1:
        said = t(N_("↑ ↓ move them · PgUp PgDn ← → to another cell · Enter is done"))
        return LineLabel(t.n("Moving {n} line", "Moving {n} lines", marked), said, "ask")
    said = t(N_("↑ ↓ move it · PgUp PgDn ← → to another cell · Enter is done"))
    return LineLabel(t(N_("Moving")), said, "ask")


_OF_MODE: dict[str, Callable[[PageKeys, Keymap, Translator], LineLabel]] = {
    "select": _selected,
    "edit": _editing,
    "kind": _asked_kind,
    "make": _asked_target,
    "insert": _inserting,
    "remove": _removing,
    "move": _moving,
}
