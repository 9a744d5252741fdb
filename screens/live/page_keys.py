"""The keys of the page: choosing an entry or a heading, and what is done to it where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App

from screens.base.widgets.line_drawing import LineDrawing
from screens.base.widgets.viewport import Items
from screens.live.page_selection import PageSelection
from screens.writing.entry_edit import EditHost, EntryEdit, Held
from store.capture.becoming import BY_KEY as BECOMING_OF_KEY
from store.capture.becoming import Becoming
from store.model.kinds import KINDS
from store.model.records import Entry, Place, Section
from store.page.blocks import Block
from store.page.parts import Part

if TYPE_CHECKING:
    from screens.live.page_pane import PagePane

_KIND_OF_KEY = {kind.key: kind.name for kind in KINDS if kind.key}
_ON_HEAD = ("entry.edit", "entry.leave")
_EDIT_PROMPT = "   ✎ "


class PageHost(EditHost, Protocol):
    """What the page asks of the screen around it. Every call is carried out at once."""

    def command(self, key: str) -> str | None:
        """Return the id of the command that a key means while something is selected, or None."""

    def command_of_edit(self, key: str) -> str | None:
        """Return the id of the command that a key means while something is edited, or None."""

    def current(self, uid: str) -> Entry | Section | None:
        """Return an entry or a section as it is now, or None where it is gone."""

    def change_kind(self, entries: Sequence[Entry], kind: str) -> None:
        """Make entries another kind."""

    def indent(self, entries: Sequence[Entry], by: int) -> None:
        """Move entries one level in or out."""

    def copy(self, app: App[Any], part: Part) -> None:
        """Copy a section, or entries, to the clipboard of ``app``."""

    def edit_outside(self, app: App[Any], part: Part) -> bool:
        """Have a section, or entries, edited in the person's own editor; return whether that was taken."""

    def toggle_unfinished(self, entry: Entry) -> None:
        """Mark it as unfinished, or not any more."""

    def shift(self, entries: Sequence[Entry], by: int) -> None:
        """Move entries before the one above or after the one below."""

    def carry(self, entries: Sequence[Entry], rows: int, prompts: int) -> None:
        """Move entries to another cell."""

    def delete(self, entries: Sequence[Entry]) -> None:
        """Take entries out of the meeting."""

    def shift_section(self, section: Section, by: int) -> None:
        """Move a section a step up or down, with what lies in it."""

    def deepen(self, section: Section, by: int) -> None:
        """Move a section a level in or out, with what lies in it."""

    def refuse_while_edited(self) -> None:
        """Say that a key does nothing before the edit is over."""

    def lost_below(self) -> None:
        """Learn that the line is gone that what is typed was to stand below."""

    def remove_section(self, section: Section) -> None:
        """Take a section out with what it holds."""

    def held_words(self, section: Section) -> str:
        """Return what a section is called and how much it holds."""

    def change_head(self, part: str) -> None:
        """Go to where the ``title``, the ``next`` meeting or the ``people`` are changed."""

    def fold_panes(self) -> None:
        """Fold the panes at the sides away, or out."""

    def latest(self) -> str | None:
        """Return the uid of what was written last here; None where nothing was."""

    def make_into(self, entry: Entry, target: Becoming) -> None:
        """Make something else of it too; it stays as it is."""

    def follow_link(self, entry: Entry) -> None:
        """Go to what it was made from, or to what was made from it."""

    def link_note(self, entry: Entry, *, wide: bool) -> str:
        """Return in a few words what it was made from and what was made from it."""

    def selection_changed(self) -> None:
        """Say in words what the keys now do."""


class PageKeys:
    """Which keys mean what while something is selected on the page.

    Attributes:
        mode: ``off``, ``select``, ``edit``, ``kind`` and ``make`` (the next letter chooses one), ``move``,
            ``insert`` (a line is typed for what is selected), or ``remove`` (Enter takes a section out).
        selection: what is selected, and what is marked.
        edit: what is edited; None where nothing is.
    """

    def __init__(self, pane: PagePane, host: PageHost) -> None:
        """Start with nothing selected."""
        self.mode = "off"
        self.selection = PageSelection(pane)
        self._pane = pane
        self._host = host
        self.edit: EntryEdit[Entry | Section] | None = None
        self._walk: dict[str, Callable[[], None]] = {
            "up": lambda: self._go(self.selection.step(-1)),
            "down": lambda: self._go(self.selection.step(1)),
            "pageup": lambda: self._go(self.selection.leap(-1)),
            "pagedown": lambda: self._go(self.selection.leap(1)),
            "shift+up": lambda: self.selection.grow(-1),
            "shift+down": lambda: self.selection.grow(1),
            "home": lambda: self.select(0),
            "end": lambda: self.select(len(pane.items) - 1),
        }
        self._on_any: dict[str, Callable[[], None]] = {
            "entry.edit": self._edit,
            "entry.leave": self.leave,
            "entry.move": self._begin_move,
            "entry.copy": self._copy,
            "entry.outside": self._edit_outside,
        }
        self._on_entry: dict[str, Callable[[Entry], None]] = {
            "entry.panes": lambda entry: self.select_uid(entry.section),
            "entry.deeper": lambda _: host.indent(self.selection.chosen(), 1),
            "entry.shallower": lambda _: host.indent(self.selection.chosen(), -1),
            "entry.delete": self._delete,
            "entry.kind": lambda _: self._set_mode("kind"),
            "entry.make": lambda _: self._set_mode("make"),
            "entry.link": host.follow_link,
            "entry.unfinished": host.toggle_unfinished,
            "entry.mark": self.selection.mark,
        }
        self._on_section: dict[str, Callable[[Section], None]] = {
            "entry.panes": lambda _: host.fold_panes(),
            "entry.deeper": lambda section: host.deepen(section, 1),
            "entry.shallower": lambda section: host.deepen(section, -1),
            "entry.delete": lambda _: self._set_mode("remove"),
        }
        self._move_section: dict[str, Callable[[Section], None]] = {
            "up": lambda section: host.shift_section(section, -1),
            "down": lambda section: host.shift_section(section, 1),
            "left": lambda section: host.deepen(section, -1),
            "right": lambda section: host.deepen(section, 1),
        }
        self._move_keys: dict[str, Callable[[Sequence[Entry]], None]] = {
            "up": lambda entries: host.shift(entries, -1),
            "down": lambda entries: host.shift(entries, 1),
            "pageup": lambda entries: host.carry(entries, -1, 0),
            "pagedown": lambda entries: host.carry(entries, 1, 0),
            "left": lambda entries: host.carry(entries, 0, -1),
            "right": lambda entries: host.carry(entries, 0, 1),
        }

    # What is asked ----------------------------------------------------------------------------------

    def can(self, command: str) -> bool:
        """Return whether a command of what is selected means something for it."""
        if self.selection.chosen():
            return True
        if self.selection.head is not None:
            return command in _ON_HEAD
        return command in self._on_any or command in self._on_section

    def drawing_of(self, block: Block) -> LineDrawing | None:
        """Return the drawing of the text that is edited in place of this block, or None."""
        edit = self.edit
        return edit.drawing if edit is not None and self.selection.holds(block) else None

    # What is done -----------------------------------------------------------------------------------

    def select(self, index: int, mode: str = "select", *, back: bool | None = None) -> None:
        """Select what can be selected at a position, or nearest to it; leave where nothing can.

        Args:
            index: the position.
            mode: what the keys mean then.
            back: whether to look above it first, or below it first; None is above.
        """
        if self.selection.take(index, back):
            self._set_mode(mode)
        else:
            self.leave()

    def point_at(self, index: int) -> None:
        """Select what the mouse points at; nothing is marked any more."""
        self.selection.marked.clear()
        self.select(index)
        self._host.selection_changed()

    def drag_to(self, index: int) -> None:
        """Mark the entries between what the mouse was set down at and a position."""
        if self.mode == "select":
            self.selection.grow_to(index)
            self._host.selection_changed()

    def select_uid(self, uid: str, mode: str = "select") -> None:
        """Select an entry or the heading of a section; nothing where it is not here."""
        index = self._pane.page.index_of(uid)
        if index is not None:
            self.select(index, mode)

    def edit_uid(self, uid: str) -> None:
        """Select an entry or the heading of a section and edit it."""
        self.select_uid(uid)
        block = self.selection.block
        if block is not None and block.key == uid:
            self._edit()

    def enter(self, uid: str | None = None) -> None:
        """Go from the capture line to an entry, else to the last one at the place."""
        index = self._pane.page.index_of(uid)
        self.select(self._pane.page.index_here() if index is None else index)

    def enter_below(self) -> None:
        """Go from the capture line to what stands below the place; nowhere where nothing does."""
        here = self._pane.page.index_here()
        index = self.selection.nearest(here + 1, back=False, strictly=True)
        if index is not None:
            self.select(index)

    def stand_where(self, before: PageKeys) -> bool:
        """Select what is selected on another page of the same meeting; return False where that is not here.

        It is edited where it is edited there, unless something was changed in it: that is a half-typed text.
        """
        block, edit = before.selection.block, before.edit
        if block is None or (edit is not None and edit.is_changed):
            return True
        index = self._pane.page.index_of(block.key)
        if index is None:
            return False
        self.selection.marked = set(before.selection.marked)
        self.select(index, "select" if edit is not None else before.mode)
        if edit is not None:
            self._edit()
        self.follow_change()
        return True

    def move_section(self, uid: str) -> None:
        """Select the heading of a section, to be moved by the next keys."""
        self.select_uid(uid, mode="move")

    def inserted(self) -> None:
        """Go on below a line that was inserted at the place, where more stands below it; else leave."""
        latest = self._host.latest()
        at, here = self._pane.page.index_of(latest), self._pane.page.index_here()
        if (
            latest is None
            or at is None
            or at >= here
            or self._pane.page[at].place != self._pane.page.here
        ):
            self.leave()
        else:
            self.selection.marked.clear()
            self.select(at, mode="insert")

    def type_on(self) -> None:
        """Let the line be typed in: for what is selected, where a line can stand beside that."""
        if self.selection.anchor is not None:
            self._set_mode("insert")
        else:
            self.leave()

    def go_on_with(self, uid: str) -> None:
        """Select another entry, after what was selected or marked has been sent elsewhere."""
        self.selection.marked.clear()
        self.select_uid(uid)

    def leave(self) -> None:
        """Go back to the capture line, nothing selected, and to the place."""
        if self.mode != "off":
            self.selection.clear()
            self._set_mode("off")
            self._pane.hold_place()

    def follow_change(self) -> None:
        """Find what is selected again after a change; what is nearest where it is gone."""
        selection = self.selection
        if selection.block is None:
            return
        before = selection.index
        is_there = selection.follow_change(edited=self.edit is not None)
        if not is_there and self.mode == "insert":
            self.leave()
            self._host.lost_below()
        elif not is_there:
            self._select_in_place_of(before)  # what was asked of it is not asked of another one
        elif self.mode == "move" and selection.index != before:
            self._pane.show(selection.index)

    def _select_in_place_of(self, index: int) -> None:
        """Select what has come to a position; where a heading has, the line above: one was among lines."""
        items = self._pane.items
        following, above = self.selection.nearest(index, back=False), min(index, len(items)) - 1
        is_heading = following is not None and items[following].kind == "section"
        if is_heading and above >= 0 and items[above].kind == "entry":
            self.select(above)
        else:
            self.select(index, back=False)

    def with_edited(self, page: Items[Block]) -> Items[Block]:
        """Return the page with what is edited: it stands there until the edit is over."""
        edit, block = self.edit, self.selection.block
        if edit is None or block is None or self._host.current(edit.entry.uid) is not None:
            return page
        return Held(page, block)

    def keep_in_sight(self) -> None:
        """Bring what is selected into sight again."""
        if self.selection.block is not None and self.selection.index < len(self._pane.items):
            self._pane.show(self.selection.index)

    def press(self, key: str, character: str | None) -> bool:
        """Carry out one key; return False where it belongs to the capture line."""
        before = self.selection.block
        if self.mode == "off" or before is None:
            return False
        handled = self._press(key, character)
        now = self.selection.block
        if now is not None and now.kind != before.kind:
            self._host.selection_changed()  # the keys mean something else there
        self._pane.refresh()
        return handled

    def _press(self, key: str, character: str | None) -> bool:
        entry, section = self.selection.entry, self.selection.section
        if self.mode == "edit":
            handled = self._press_edit(key, character)
        elif self.mode == "insert":
            handled = self._press_insert(key)
        elif section is not None and self.mode == "move":
            handled = self._press_move_section(section, key)
        elif section is not None and self.mode == "remove":
            handled = self._press_remove(section, key)
        elif self.mode == "move":
            handled = self._press_move(key, character)
        elif entry is not None and self.mode != "select":
            by_mode = {"kind": self._press_kind, "make": self._press_make}
            handled = by_mode[self.mode](entry, key, character)
        else:
            handled = self._press_select(key, character)
        return handled

    def paste(self, text: str) -> bool:
        """Put a pasted text into what is edited; return False where nothing is."""
        if self.mode == "insert":
            return False
        if self.edit is None:
            if self.mode == "select" and self.selection.anchor and "\n" not in text.strip("\r\n"):
                self._set_mode("insert")
            else:
                self.leave()
            return False
        self.edit.paste(text)
        self._pane.refresh()
        return True

    # Modes ------------------------------------------------------------------------------------------

    def _press_select(self, key: str, character: str | None) -> bool:
        command, chosen = self._host.command(key) or "", self.selection.chosen()
        entry, section = self.selection.entry, self.selection.section
        if command == "entry.mark" and entry is None and self.selection.marked:
            self.selection.pass_over()
            return True
        if entry is None and self.selection.marked:
            entry = next(iter(chosen), None)
        if character is not None and command != "entry.mark":
            self.type_on()
            return False
        if key in self._walk:
            self._walk[key]()
        elif command in self._on_any and self.can(command):
            self._on_any[command]()
        elif entry is not None and command in self._on_entry:
            self._on_entry[command](entry)
        elif section is not None and command in self._on_section:
            self._on_section[command](section)
        else:
            return command in self._on_entry or command in self._on_any
        return True

    def _press_insert(self, key: str) -> bool:
        """Leave what is selected by Esc; all else is the line's."""
        if key == "escape":
            self.leave()
        return key == "escape"

    def _press_move_section(self, section: Section, key: str) -> bool:
        action = self._move_section.get(key)
        if action is not None:
            action(section)
            return True
        self.leave()
        return key in ("enter", "escape") or self._host.command(key) == "entry.move"

    def _begin_move(self) -> None:
        """Let the next keys move what is marked, the first of which is selected, or what is selected."""
        chosen, block = self.selection.chosen(), self.selection.block
        if chosen and block is not None and block.key not in {entry.uid for entry in chosen}:
            self.select_uid(chosen[0].uid)
        self._set_mode("move")

    def _press_move(self, key: str, character: str | None) -> bool:
        action = self._move_keys.get(key)
        if action is not None:
            action(self.selection.chosen())
            return True
        self._set_mode("select")
        ends = key in ("enter", "escape") or self._host.command(key) == "entry.move"
        return ends or self._press_select(key, character)

    def _press_kind(self, entry: Entry, key: str, character: str | None) -> bool:
        self._set_mode("select")
        kind = _KIND_OF_KEY.get((character or "").lower())
        if kind is not None:
            self._host.change_kind(self.selection.chosen(), kind)
        return character is not None or key == "escape" or self._press_select(key, None)

    def _press_make(self, entry: Entry, key: str, character: str | None) -> bool:
        self._set_mode("select")
        target = BECOMING_OF_KEY.get((character or "").lower())
        if target is not None:
            self._host.make_into(entry, target)
        return character is not None or key == "escape" or self._press_select(key, None)

    def _press_edit(self, key: str, character: str | None) -> bool:
        edit = self.edit
        if edit is not None:
            if character is None and self._host.command_of_edit(key) == "edit.split":
                edit.split()
            elif not edit.press(key, character) and key.startswith("ctrl+") and key != "ctrl+q":
                self._host.refuse_while_edited()
            if edit.is_over:
                self._set_mode("select")
                if edit.is_saved:
                    self.leave()
        self.keep_in_sight()
        return key not in ("ctrl+q", "f1")

    @property
    def elsewhere(self) -> Place | None:
        """Where the selected entry stands, where that is not the place that one writes in; else None."""
        block = self.selection.block
        if block is None or self.selection.entry is None or self.selection.marked:
            return None
        return block.place if block.place != self._pane.page.here else None

    @property
    def is_linked(self) -> bool:
        """Whether the selected entry was made from another, or another from it."""
        entry = self.selection.entry
        return entry is not None and bool(self._host.link_note(entry, wide=False))

    def held_words(self) -> str:
        """Return what the selected section is called and how much it holds."""
        section = self.selection.section
        return self._host.held_words(section) if section is not None else ""

    @property
    def asks(self) -> bool:
        """Whether a second Esc would drop what was changed."""
        return self.edit is not None and self.edit.asks

    def _edit(self) -> None:
        part = self.selection.block.part if self.selection.block is not None else None
        if (head := self.selection.head) is not None:
            self.leave()
            self._host.change_head(head)
        elif isinstance(part, Entry | Section):
            self.edit = EntryEdit(part, self._host, _EDIT_PROMPT)
            self._set_mode("edit")

    def _copy(self) -> None:
        if part := self._part():
            self._host.copy(self._pane.app, part)

    def _edit_outside(self) -> None:
        if (part := self._part()) and self._host.edit_outside(self._pane.app, part):
            self.leave()

    def _part(self) -> Part | None:
        """Return what is selected: the entries that are marked, else the entry, else the section."""
        return self.selection.chosen() or self.selection.section

    def _set_mode(self, mode: str) -> None:
        before, self.mode = self.mode, mode
        if before == "edit" != mode:
            self.edit = None
            self._pane.edit_ended()
        if before != mode:
            self._host.selection_changed()

    def _delete(self, _: Entry) -> None:
        chosen = self.selection.chosen()
        self.selection.marked.clear()
        self._host.delete(chosen)

    def _press_remove(self, section: Section, key: str) -> bool:
        """Take a section out by Enter; any other key keeps it."""
        if key != "enter":
            self._set_mode("select")
            return key not in ("ctrl+q", "f1")
        self._host.remove_section(section)
        self.leave()
        return True

    def _go(self, is_there: bool) -> None:
        """Go back to the line where nothing stands further down."""
        if not is_there:
            self.leave()
