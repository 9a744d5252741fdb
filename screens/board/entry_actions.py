"""What the keys of the board do to the highlighted entry: it is edited, deleted, given dots."""

from __future__ import annotations

from collections.abc import Callable

from locales import N_, Message, message
from screens.board.modes import CellEdit, Mode
from screens.board.pane import BoardPane
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.entries import LiveEntries
from screens.writing.entry_edit import EntryEdit

_EDIT_PROMPT = " ✎ "
_NOTHING_HERE = message(N_("Nothing is written in this cell."))


class EntryActions:
    """Acts, through the desk, on the entry that a board highlights.

    Attributes:
        actions: what its commands do, by their ids.
    """

    def __init__(
        self,
        pane: BoardPane,
        desk: Desk,
        live_entries: LiveEntries,
        tell: Callable[[Answer], bool],
        ask: Callable[[Mode], None],
    ) -> None:
        """Work at ``desk``.

        Args:
            pane: shows what is highlighted.
            desk: where changes are made.
            live_entries: saves and deletes entries.
            tell: shows what became of something; returns whether it was taken.
            ask: gives the keys to a mode.
        """
        self._pane = pane
        self._desk = desk
        self._entries = live_entries
        self._tell = tell
        self._ask = ask
        self.actions: dict[str, Callable[[], object]] = {
            "board.dot": lambda: self._dot(1),
            "board.undot": lambda: self._dot(-1),
            "board.by_dots": self._order,
            "board.delete": self._delete,
            "board.copy": self._copy,
        }

    def edit(self) -> bool:
        """Edit the highlighted entry in its cell; return False where there is none."""
        entry = self._pane.highlight.entry
        if entry is not None:
            self._pane.begin_edit(EntryEdit(entry, self._entries, _EDIT_PROMPT))
            self._ask(CellEdit(self._pane))
        return entry is not None

    def _delete(self) -> None:
        entry = self._pane.highlight.entry
        if entry is None:
            self._refuse(_NOTHING_HERE)
        else:
            self._entries.delete((entry,))

    def _copy(self) -> None:
        grid, entry = self._pane.highlight.grid, self._pane.highlight.entry
        marked = [grid.minutes.entry(uid) for uid in grid.marked_notes()]
        chosen = [one for one in marked or [entry] if one is not None]
        if chosen:
            self._entries.copy(self._pane.app, chosen)
        else:
            self._refuse(_NOTHING_HERE)

    def _dot(self, by: int) -> None:
        entry, desk = self._pane.highlight.entry, self._desk
        if entry is None:
            self._refuse(_NOTHING_HERE)
            return
        if by < 0 and not entry.dots:
            self._refuse(message(N_("It has no dots.")))
            return

        def said(dots: int) -> Message:
            section = desk.minutes.section(entry.section)
            if section is not None and section.dots_hidden:
                return message(N_("The dots are hidden until they are shown"))
            return message(N_("Dots: {n}"), n=dots)

        self._tell(desk.change("entries.dot", entry.uid, by, said=said))

    def _order(self) -> None:
        """Show the entries by their dots, or again in spoken order."""
        highlight = self._pane.highlight
        highlight.order(by_dots=not highlight.grid.by_dots)
        self._pane.reveal()

    def _refuse(self, words: Message) -> None:
        self._tell(Answer(taken=False, words=words))
