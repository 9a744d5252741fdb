"""The base of screens that are a list with a line below: typing finds, and keys move and choose."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from locales import N_, Message, Translator
from screens.base.line_screen import LineScreen
from screens.base.widgets.cells import shown_inline
from screens.base.widgets.line_host import misplaced_command
from screens.base.widgets.row_list import RowList


def not_understood(words: Sequence[str], t: Translator) -> str:
    """Return in words which of what was typed to narrow a list was not understood; empty where all was."""
    if not words:
        return ""
    return t(N_("not understood: {words}"), words=", ".join(map(shown_inline, words)))


class ListScreen(LineScreen):
    """A list; letters go to the line, and the keys that move go to the list.

    Attributes:
        list: the list; a subclass makes it.
    """

    list: RowList

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        yield self.head
        yield self.list
        yield self.line
        yield self.key_line

    def move(self, key: str) -> bool:
        """Move in the list by a key; return whether it is one that moves."""
        return self.list.press(key)

    def refusal_of(self, text: str) -> Message | None:
        """Find by any text; what makes a name of it calls :meth:`refuses_command`."""
        del text
        return None

    def refuses_command(self, text: str) -> bool:
        """Return whether a text is a command of a meeting, and no name; then it is said."""
        refusal = misplaced_command(text)
        if refusal is not None:
            self.say(refusal, warn=True)
        return refusal is not None

    def clicked(self) -> None:
        """Learn that a row was clicked, which is selected now."""

    def choose(self) -> None:
        """Do what Enter does with what is selected."""

    def show_selected(self) -> None:
        """Show elsewhere on the screen, too, what is selected."""

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the list have the keys that move, but those that move in what is written."""
        text = self.line.text
        if character is not None or (text and key in ("home", "end")):
            return False
        if key in ("tab", "shift+tab"):  # without a suggestion they would make a bullet of the line
            return not self.completions(text, len(text))
        return self.move(key)

    @on(RowList.Selected)
    def _clicked(self, clicked: RowList.Selected) -> None:
        self.clicked()
        self.show_selected()
        self.line.redraw()
        if clicked.twice:
            self.choose()
