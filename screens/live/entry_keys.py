"""The keys of the entries: choosing one, editing it in place, changing, moving and deleting it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from locales import N_, Translator, message
from screens.base.keymap import Keymap
from screens.base.widgets.line_drawing import LineDrawing
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.viewport import Items
from screens.writing import labels
from screens.writing.entry_edit import EditHost, EntryEdit, Held, is_among
from store.capture.becoming import BY_KEY as BECOMING_OF_KEY
from store.capture.becoming import Becoming
from store.model.kinds import BY_NAME, KINDS
from store.model.records import Entry

if TYPE_CHECKING:
    from screens.live.entries_pane import EntriesPane

_KIND_OF_KEY = {kind.key: kind.name for kind in KINDS if kind.key}
_EDIT_PROMPT = "   ✎ "


class EntryHost(EditHost, Protocol):
    """What the entries ask of the screen around them. Every call is carried out at once."""

    def command(self, key: str) -> str | None:
        """Return the id of the command that a key means while an entry is selected, or None."""

    def current(self, uid: str) -> Entry | None:
        """Return the entry as it is now, or None where it is gone."""

    def change_kind(self, entry: Entry, kind: str) -> None:
        """Make it another kind."""

    def indent(self, entry: Entry, by: int) -> None:
        """Move it one level in or out."""

    def toggle_unfinished(self, entry: Entry) -> None:
        """Mark it as unfinished, or not any more."""

    def shift(self, entry: Entry, by: int) -> None:
        """Move it before the one above or after the one below."""

    def carry(self, entry: Entry, rows: int, prompts: int) -> None:
        """Move it to another cell."""

    def delete(self, entry: Entry) -> None:
        """Take it out of the meeting."""

    def make_into(self, entry: Entry, target: Becoming) -> None:
        """Make something else of it too; it stays as it is."""

    def follow_link(self, entry: Entry) -> None:
        """Go to what it was made from, or to what was made from it."""

    def link_note(self, entry: Entry, *, wide: bool) -> str:
        """Return in a few words what it was made from and what was made from it."""

    def selection_changed(self) -> None:
        """Say in words what the keys now do."""


class EntryKeys:
    """What is selected, and which keys mean what there.

    Attributes:
        mode: ``off``, ``select``, ``edit``, ``kind`` and ``make`` (the next letter chooses one) or
            ``move``.
    """

    def __init__(self, pane: EntriesPane, host: EntryHost) -> None:
        """Start with nothing selected."""
        self.mode = "off"
        self.selected: Entry | None = None
        self._index = 0
        self._pane = pane
        self._host = host
        self._editing: EntryEdit | None = None
        self._walk: dict[str, Callable[[], None]] = {
            "up": lambda: self._step(-1),
            "down": lambda: self._step(1),
            "pageup": lambda: self._step(-max(pane.page() // 2, 1)),
            "pagedown": lambda: self._step(max(pane.page() // 2, 1)),
            "home": lambda: self.select(0),
            "end": lambda: self.select(len(pane.items) - 1),
        }
        self._actions: dict[str, Callable[[Entry], None]] = {
            "entry.edit": self._edit,
            "entry.leave": lambda _: self.leave(),
            "entry.deeper": lambda entry: host.indent(entry, 1),
            "entry.shallower": lambda entry: host.indent(entry, -1),
            "entry.delete": host.delete,
            "entry.kind": lambda _: self._set_mode("kind"),
            "entry.make": lambda _: self._set_mode("make"),
            "entry.link": host.follow_link,
            "entry.unfinished": host.toggle_unfinished,
            "entry.move": lambda _: self._set_mode("move"),
        }
        self._move_keys: dict[str, Callable[[Entry], None]] = {
            "up": lambda entry: host.shift(entry, -1),
            "down": lambda entry: host.shift(entry, 1),
            "pageup": lambda entry: host.carry(entry, -1, 0),
            "pagedown": lambda entry: host.carry(entry, 1, 0),
            "left": lambda entry: host.carry(entry, 0, -1),
            "right": lambda entry: host.carry(entry, 0, 1),
        }

    # What is asked ----------------------------------------------------------------------------------

    def is_selected(self, entry: Entry) -> bool:
        """Return whether this is the selected entry."""
        return self.selected is not None and self.selected.uid == entry.uid

    def drawing_of(self, entry: Entry) -> LineDrawing | None:
        """Return the drawing of the text that is edited in place of this entry, or None."""
        edit = self._editing
        return edit.drawing if edit is not None and self.is_selected(entry) else None

    # What is done -----------------------------------------------------------------------------------

    def select(self, index: int, mode: str = "select") -> None:
        """Select the entry at a position, as near as there is one; leave where there is none."""
        count = len(self._pane.items)
        if not count:
            self.leave()
            return
        self._index = min(max(index, 0), count - 1)
        self.selected = self._pane.items[self._index]
        self._pane.hold()
        self._pane.show(self._index)
        self._set_mode(mode)

    def reveal(self) -> None:
        """Bring the selected entry into sight again."""
        if self.selected is not None:
            self._pane.show(self._index)

    def enter(self) -> None:
        """Go from the capture line to the last entry."""
        self.select(len(self._pane.items) - 1)

    def edit(self, index: int) -> None:
        """Select the entry at a position and edit it."""
        self.select(index)
        if self.selected is not None:
            self._edit(self.selected)

    def leave(self) -> None:
        """Go back to the capture line, nothing selected."""
        if self.mode != "off":
            self.selected = None
            self._set_mode("off")
            self._pane.to_end()

    def follow_change(self) -> None:
        """Find the selected entry again after a change; the next one where it is gone."""
        if self.selected is None:
            return
        now = self._now(self.selected, self._pane.items)
        if now is None:
            self.select(self._index, self.mode)
            return
        index = self._pane.items.place_of(now)
        self.selected = now if self.mode != "edit" else self.selected
        if index != self._index:
            self._index = index
            if self.mode == "move":
                self._pane.show(index)

    def with_edited(self, items: Items[Entry]) -> Items[Entry]:
        """Return entries with the one that is edited: it stands there until the edit is over."""
        edit = self._editing
        if edit is None or is_among(self._host.current(edit.entry.uid), items):
            return items
        return Held(items, edit.entry)

    def _now(self, entry: Entry, items: Items[Entry]) -> Entry | None:
        """Return an entry as it is now; where it is held, as it was; None where it is gone."""
        now = self._host.current(entry.uid)
        return next((one for one in (now, entry) if is_among(one, items)), None)

    def keep_in_sight(self) -> None:
        """Bring the selected entry into sight again."""
        if self.selected is not None and self._index < len(self._pane.items):
            self._pane.show(self._index)

    def press(self, key: str, character: str | None) -> bool:
        """Carry out one key; return False where it belongs to the capture line."""
        entry = self.selected
        if self.mode == "off" or entry is None:
            return False
        handled = {
            "edit": self._press_edit,
            "kind": self._press_kind,
            "make": self._press_make,
            "move": self._press_move,
        }.get(self.mode, self._press_select)(entry, key, character)
        self._pane.refresh()
        return handled

    def paste(self, text: str) -> bool:
        """Put a pasted text into the entry that is edited; return False where none is."""
        if self._editing is None:
            self.leave()
            return False
        self._editing.paste(text)
        self._pane.refresh()
        return True

    # Modes ------------------------------------------------------------------------------------------

    def _press_select(self, entry: Entry, key: str, character: str | None) -> bool:
        if character is not None:
            self.leave()
            return False
        if key in self._walk:
            self._walk[key]()
            return True
        action = self._actions.get(self._host.command(key) or "")
        if action is not None:
            action(entry)
        return action is not None

    def _press_move(self, entry: Entry, key: str, character: str | None) -> bool:
        action = self._move_keys.get(key)
        if action is not None:
            action(entry)
            return True
        self._set_mode("select")
        ends = key in ("enter", "escape") or self._host.command(key) == "entry.move"
        return ends or self._press_select(entry, key, character)

    def _press_kind(self, entry: Entry, key: str, character: str | None) -> bool:
        self._set_mode("select")
        kind = _KIND_OF_KEY.get((character or "").lower())
        if kind is not None:
            self._host.change_kind(entry, kind)
        return character is not None or key == "escape" or self._press_select(entry, key, None)

    def _press_make(self, entry: Entry, key: str, character: str | None) -> bool:
        self._set_mode("select")
        target = BECOMING_OF_KEY.get((character or "").lower())
        if target is not None:
            self._host.make_into(entry, target)
        return character is not None or key == "escape" or self._press_select(entry, key, None)

    def _press_edit(self, _: Entry, key: str, character: str | None) -> bool:
        edit = self._editing
        if edit is not None:
            edit.press(key, character)
            if edit.is_over:
                self._set_mode("select")
        self.keep_in_sight()
        return key not in ("ctrl+q", "f1")

    @property
    def is_linked(self) -> bool:
        """Whether the selected entry was made from another, or another from it."""
        return self.selected is not None and bool(self._host.link_note(self.selected, wide=False))

    @property
    def asks(self) -> bool:
        """Whether a second Esc would drop what was changed."""
        return self._editing is not None and self._editing.asks

    def _edit(self, entry: Entry) -> None:
        self._editing = EntryEdit(entry, self._host, _EDIT_PROMPT)
        self._set_mode("edit")

    def _set_mode(self, mode: str) -> None:
        before, self.mode = self.mode, mode
        if before == "edit" != mode:
            self._editing = None
            self._pane.edit_ended()
        if before != mode:
            self._host.selection_changed()

    def _step(self, by: int) -> None:
        if by == 1 and self._index >= len(self._pane.items) - 1:
            self.leave()
        else:
            self.select(self._index + by)


def entry_label(keys: EntryKeys, keymap: Keymap, t: Translator) -> LineLabel:
    """Return what is selected, and what the keys do with it."""
    entry = keys.selected
    kind = t(BY_NAME[entry.kind].label) if entry and entry.kind in BY_NAME else ""
    if keys.mode == "edit":
        return labels.edit_label(t, asks=keys.asks)
    if keys.mode == "kind":
        return LineLabel(t(N_("Which kind?")), t(N_("type its letter · Esc goes back")), "ask")
    if keys.mode == "make":
        return LineLabel(t(N_("Make into what?")), t(N_("type its letter · Esc goes back")), "ask")
    if keys.mode == "move":
        said = message(N_("↑ ↓ move it · PgUp PgDn ← → to another cell · Enter is done"))
        return LineLabel(t(N_("Moving")), t(said), "ask")
    if keys.is_linked:
        said = message(
            N_("{link} goes to the other end · Enter edits · {make} makes something of it"),
            link=keymap.shown("entry.link"),
            make=keymap.shown("entry.make"),
        )
        return LineLabel(t(N_("Selected: {kind}"), kind=kind), t(said), "ask")
    said = message(N_("Enter edits it · typing goes to the line below"))
    return LineLabel(t(N_("Selected: {kind}"), kind=kind), t(said), "ask")
