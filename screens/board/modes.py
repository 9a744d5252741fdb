"""The modes of the board: an edit, a name, a number, a cluster on its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from locales import N_, Message, Translator, message
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.line_host import LineLabel
from screens.board.pane import BoardPane
from screens.writing import labels

Keys = tuple[tuple[str, str], ...]
"""Keys, and what they do in a word to translate."""

NAMES = "name"
"""The field of a half-typed name."""

_FOR_THE_APP = ("ctrl+q", "f1")
_BACK = ("escape", N_("Back"))


class Mode(Protocol):
    """Something that takes the keys of the board until it is over."""

    @property
    def takes_letters(self) -> bool:
        """Whether letters go to the line."""

    @property
    def keys(self) -> Keys:
        """The keys that it has, where they are not those of the table of commands."""

    @property
    def field(self) -> str:
        """The name of the field that its text is kept in; an empty one where there is no text."""

    def is_over(self) -> bool:
        """Return whether the board's own keys are back."""

    def press(self, key: str, character: str | None) -> bool | None:
        """Carry out one key.

        Returns:
            Whether it is done with; False leaves it to the line, None to the board's own keys.
        """

    def paste(self, text: str) -> bool:
        """Take a pasted text; False leaves it to the line."""

    def answer(self, text: str) -> bool:
        """Take what was written in the line; return False where it must stay there."""

    def leave(self) -> None:
        """End because the board turns to something else."""

    def label(self, t: Translator) -> LineLabel:
        """Say what is asked, and what the keys do."""


class CellEdit:
    """An entry is edited in its cell."""

    takes_letters = False
    field = ""
    keys: Keys = ()

    def __init__(self, pane: BoardPane) -> None:
        """Go on until the edit of ``pane`` is over."""
        self._pane = pane

    def is_over(self) -> bool:
        """Return whether the entry was saved or left, or its cell is gone; then a draft of it is kept."""
        edit = self._pane.edit
        if edit is not None and (edit.is_over or not self._pane.shows(edit.entry)):
            self._pane.end_edit()
        return self._pane.edit is None

    def press(self, key: str, character: str | None) -> bool:
        """Let the edit have the key."""
        if self._pane.edit is not None:
            self._pane.edit.press(key, character)
            self._pane.redraw_cell()
        return key not in _FOR_THE_APP

    def paste(self, text: str) -> bool:
        """Put a pasted text into the entry."""
        if self._pane.edit is not None:
            self._pane.edit.paste(text)
            self._pane.redraw_cell()
        return True

    def answer(self, text: str) -> bool:
        """Take nothing from the line."""
        del text
        return False

    def leave(self) -> None:
        """End the edit; what was typed is kept as a draft of this entry."""
        self._pane.end_edit()

    def label(self, t: Translator) -> LineLabel:
        """Say how the edit ends."""
        return labels.edit_label(t, asks=self._pane.edit is not None and self._pane.edit.asks)


class AskedName:
    """A name is written in the line."""

    takes_letters = True
    field = NAMES
    keys: Keys = (("enter", N_("Save")), _BACK)

    def __init__(
        self, line: CaptureLine, words: Message, name: str, named: Callable[[str], bool]
    ) -> None:
        """Ask, in ``words``, for a name that begins as ``name``; ``named`` takes it."""
        self._line = line
        self._words = words
        self._name = name
        self._named = named
        self._asks = False
        self._over = False

    def is_over(self) -> bool:
        """Return whether the name was taken or is not wanted any more."""
        return self._over

    def press(self, key: str, character: str | None) -> bool:
        """Let the line have everything that belongs to writing a name."""
        asked, self._asks = self._asks, False
        if character is not None or key != "escape":
            return character is None and key in ("up", "down", "pageup", "pagedown", "tab")
        if asked or self._line.is_free:
            self._line.draft.forget_now()
            self.leave()
        else:
            self._asks = True
        return True

    def paste(self, text: str) -> bool:
        """Let the line have a pasted text."""
        del text
        return False

    def answer(self, text: str) -> bool:
        """Take the name; an empty one is none."""
        name = " ".join(text.split())
        self._over = bool(name) and (name == self._name or self._named(name))
        return self._over

    def leave(self) -> None:
        """Empty the line; a name that was begun stays kept, unless it is not wanted any more."""
        self._line.put_away()
        self._over = True

    def label(self, t: Translator) -> LineLabel:
        """Say what is named."""
        if self._asks:
            words = message(N_("Esc once more drops the name; Enter keeps it"))
            return LineLabel(t(self._words), t(words), "warn")
        return LineLabel(t(self._words), t(N_("type its name · Enter · Esc goes back")), "ask")


class _Keys:
    """The base of what needs nothing of the line."""

    takes_letters = False
    field = ""
    keys: Keys = (_BACK,)

    def __init__(self, words: Message) -> None:
        self._words = words
        self._over = False

    def is_over(self) -> bool:
        """Return whether the board's own keys are back."""
        return self._over

    def paste(self, text: str) -> bool:
        """Let the line have a pasted text, and be over."""
        del text
        self._over = True
        return False

    def answer(self, text: str) -> bool:
        """Take nothing from the line."""
        del text
        return False

    def leave(self) -> None:
        """Have nothing to put away."""


class Choosing(_Keys):
    """The next number names a cluster."""

    def __init__(
        self, words: Message, goes_on: Callable[[str], bool], chosen: Callable[[str], object]
    ) -> None:
        """Ask in ``words``.

        Args:
            words: what is asked.
            goes_on: tells whether digits may be the beginning of a longer number.
            chosen: takes the number.
        """
        super().__init__(words)
        self._goes_on = goes_on
        self._chosen = chosen
        self._typed = ""

    def press(self, key: str, character: str | None) -> bool | None:
        """Take a digit, or Enter behind one; any other key is the board's own again."""
        number = self._typed + (character or "")
        if character is not None and self._goes_on(number):
            self._typed = number
            return True
        self._over = True
        if character is not None or (key == "enter" and number):
            self._chosen(number)
            return True
        return True if key == "escape" else None

    def label(self, t: Translator) -> LineLabel:
        """Say what is chosen."""
        said = message(N_("type its number · Esc goes back"))
        if self._typed:
            said = message(N_("{number}: Enter, or one more digit"), number=self._typed)
        return LineLabel(t(self._words), t(said), "ask")


class Shifting(_Keys):
    """The arrows move a cluster."""

    keys: Keys = (("left", N_("To the left")), ("right", N_("To the right")), ("enter", N_("Done")))

    def __init__(
        self, words: Message, shift: Callable[[int], object], ends: Callable[[str], bool]
    ) -> None:
        """Say in ``words`` what moves; ``shift`` moves it, ``ends`` tells the keys that end it."""
        super().__init__(words)
        self._shift = shift
        self._ends = ends

    def press(self, key: str, character: str | None) -> bool | None:
        """Move by an arrow; any other key ends it."""
        if character is None and key in ("left", "right"):
            self._shift(-1 if key == "left" else 1)
            return True
        self._over = True
        return True if character is None and self._ends(key) else None

    def label(self, t: Translator) -> LineLabel:
        """Say what moves."""
        return LineLabel(t(self._words), t(N_("← → move it · Enter is done")), "ask")
