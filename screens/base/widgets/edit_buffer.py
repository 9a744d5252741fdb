"""A text that is being edited: what every key does to it. No widget, so that it can be tested alone.

The text may have line breaks (a paste that waits for its Enter). It is drawn wrapped; the wrap is kept
from key to key and done again only from the line that changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from screens.base.widgets.cells import (
    line_of,
    line_starts,
    offset_of,
    sign_after,
    sign_before,
    width_of,
)
from store.language.cleaning import clean

MEGA = 1024 * 1024
LONGEST = 16 * MEGA
"""Characters that a text may have; a paste that would make it longer is refused."""

_UNDO_STEPS = 200
_UNDO_CHARACTERS = 4_000_000
_WORD_BEFORE = re.compile(r"(?:\w+|[^\w\s]+)?\s*\Z")
_WORD_AFTER = re.compile(r"\s*(?:\w+|[^\w\s]+)?")
_NEAR = 2_000
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def is_typed(character: str | None) -> bool:
    """Return whether a key's character is text: anything but a control character.

    Joiners, marks of direction and no-break blanks are text, though Python calls them not printable.
    """
    return character is not None and bool(character) and _CONTROL.search(character) is None


class _Moment(NamedTuple):
    text: str
    cursor: int


class EditBuffer:
    """One text with a cursor and its own undo.

    Attributes:
        text: what is written.
        cursor: an offset into it, always between whole signs.
        anchor: where the selection began that ends at the cursor; None where nothing is selected.
        ghost: what Tab would add behind the text; it is drawn, and no part of it.
    """

    def __init__(self, text: str = "") -> None:
        """Start with ``text`` and the cursor at its end."""
        self.text = text
        self.cursor = len(text)
        self.anchor: int | None = None
        self.ghost = ""
        self._width = 0
        self._starts: list[int] = [0]
        self._past: list[_Moment] = []
        self._future: list[_Moment] = []
        self._typing = False

    # What is asked ------------------------------------------------------------------------------

    @property
    def at_end(self) -> bool:
        """Whether the cursor stands behind the last sign."""
        return self.cursor == len(self.text)

    @property
    def span(self) -> tuple[int, int]:
        """Where what is selected begins and ends; both the cursor where nothing is."""
        anchor = self.cursor if self.anchor is None else self.anchor
        return min(anchor, self.cursor), max(anchor, self.cursor)

    @property
    def selected(self) -> str:
        """What is selected."""
        start, end = self.span
        return self.text[start:end]

    def starts(self, width: int) -> list[int]:
        """Return where each line begins when the text is wrapped to ``width`` cells."""
        if width != self._width:
            self._width, self._starts = width, line_starts(self.text, width)
        return self._starts

    def line(self, width: int) -> int:
        """Return the number of the wrapped line that the cursor stands on."""
        return line_of(self.starts(width), self.cursor)

    def line_text(self, width: int, number: int) -> tuple[int, str]:
        """Return where a wrapped line begins and what stands on it, its line break left out."""
        starts = self.starts(width)
        end = starts[number + 1] if number + 1 < len(starts) else len(self.text)
        return starts[number], self.text[starts[number] : end].removesuffix("\n")

    def column(self, width: int) -> int:
        """Return the column of the cursor on its wrapped line, in cells."""
        return width_of(self.text[self.starts(width)[self.line(width)] : self.cursor])

    def brings_back(self, key: str) -> bool:
        """Return whether a key brings back a text that was here, though nothing is here now.

        A text that one key has taken out (the line, a word) comes back by undo, one that undo has taken
        out by redo. What was rubbed out sign by sign was meant to go.
        """
        action = _KEYS.get(key)
        if self.text:
            return False
        if action is EditBuffer.redo:
            return bool(self._future)
        return action is EditBuffer.undo and bool(self._past) and len(self._past[-1].text) > 1

    @staticmethod
    def steps(key: str) -> int:
        """Return 1 where a key takes a step back, -1 where it does one again, else 0."""
        action = _KEYS.get(key)
        return int(action is EditBuffer.undo) - int(action is EditBuffer.redo)

    # What is done -------------------------------------------------------------------------------

    def press(self, key: str, character: str | None) -> bool:
        """Carry out one key; return whether it meant anything here."""
        if character is not None and is_typed(character):
            self.insert(_SURROGATES.sub("\ufffd", character))
            return True
        if key in _SELECTING:
            self.select_by(_SELECTING[key])
            return True
        action = _KEYS.get(key)
        if action is None:
            return False
        if key in ("left", "right") and self.selected:
            self.go(self.span[key == "right"])
        else:
            action(self)
        return True

    def select_by(self, step: Callable[[EditBuffer], object]) -> None:
        """Select what lies between the cursor and where a step takes it, with what is selected already."""
        anchor = self.cursor if self.anchor is None else self.anchor
        step(self)
        self.anchor = anchor

    def select_to(self, offset: int) -> None:
        """Select as :meth:`select_by` does, up to an offset between whole signs."""
        self.select_by(lambda buffer: buffer.go(offset))

    def go(self, offset: int) -> None:
        """Put the cursor at an offset between whole signs, nothing selected."""
        self.cursor, self.anchor = offset, None
        self._typing = False

    def set(self, text: str, cursor: int | None = None) -> None:
        """Replace the whole text, as one step of the undo."""
        self._remember(typing=False)
        self._replace(0, len(self.text), text)
        if cursor is not None:
            self.cursor = min(max(cursor, 0), len(text))

    def begin(self, text: str) -> None:
        """Go on with a text that was not typed just now: no step back lies behind it in an empty line."""
        if self.text:
            self.set(text)
            return
        self.clear()
        self._replace(0, 0, text)

    def clear(self) -> None:
        """Empty the text and forget its past: the line was taken."""
        self.text, self.cursor, self.anchor, self._starts = "", 0, None, [0]
        self._past, self._future, self._typing = [], [], False

    def insert(self, text: str) -> None:
        """Put ``text`` in at the cursor, in place of what is selected."""
        self._remember(typing=text != " " and not self.selected)
        self._replace(*self.span, text)

    def paste(self, text: str) -> bool:
        """Put pasted text in as :meth:`insert` does, cleaned; return False, changing nothing, if too long."""
        if len(self.text) + len(text) > LONGEST:
            return False
        self._remember(typing=False)
        self._replace(*self.span, clean(text))
        return True

    def newline(self) -> None:
        """Put a line break in: what an unbracketed paste sends between its lines."""
        self._remember(typing=False)
        self._replace(*self.span, "\n")

    def backspace(self) -> None:
        """Take out the sign before the cursor."""
        self._cut(sign_before(self.text, self.cursor), self.cursor)

    def delete(self) -> None:
        """Take out the sign after the cursor."""
        self._cut(self.cursor, sign_after(self.text, self.cursor))

    def delete_word_before(self) -> None:
        """Take out the word before the cursor."""
        self._cut(self._word_before(), self.cursor)

    def delete_word_after(self) -> None:
        """Take out the word after the cursor."""
        self._cut(self.cursor, self._word_after())

    def delete_to_start(self) -> None:
        """Take out what stands before the cursor on its line."""
        start = self._start_of_line()
        self._cut(
            start if start < self.cursor else sign_before(self.text, self.cursor), self.cursor
        )

    def delete_to_end(self) -> None:
        """Take out what stands after the cursor on its line."""
        end = self._end_of_line()
        self._cut(self.cursor, end if end > self.cursor else sign_after(self.text, self.cursor))

    def left(self) -> None:
        """Step one sign to the left."""
        self.go(sign_before(self.text, self.cursor))

    def right(self) -> None:
        """Step one sign to the right."""
        self.go(sign_after(self.text, self.cursor))

    def word_left(self) -> None:
        """Step to the beginning of the word."""
        self.go(self._word_before())

    def word_right(self) -> None:
        """Step to the end of the word."""
        self.go(self._word_after())

    def home(self) -> None:
        """Step to the beginning of the line."""
        self.go(self._start_of_line())

    def end(self) -> None:
        """Step to the end of the line."""
        self.go(self._end_of_line())

    def up(self, width: int) -> bool:
        """Step one wrapped line up; return False where the cursor is on the first."""
        return self._step(width, -1)

    def down(self, width: int) -> bool:
        """Step one wrapped line down; return False where the cursor is on the last."""
        return self._step(width, 1)

    def press_over_lines(self, key: str, width: int) -> bool:
        """Carry out ↑ or ↓, alone or with shift, over lines wrapped to ``width``; return as :meth:`press`."""
        name = key.removeprefix("shift+")
        if name not in ("up", "down"):
            return False
        step = partial(EditBuffer.up if name == "up" else EditBuffer.down, width=width)
        if name == key:
            step(self)
        else:
            self.select_by(step)
        return True

    def undo(self) -> bool:
        """Take back the latest change of this text; return False where there is none."""
        return self._travel(self._past, self._future)

    def redo(self) -> bool:
        """Do again what was taken back; return False where there is nothing."""
        return self._travel(self._future, self._past)

    # How ----------------------------------------------------------------------------------------

    def _step(self, width: int, by: int) -> bool:
        starts = self.starts(width)
        number = self.line(width) + by
        if not 0 <= number < len(starts):
            return False
        column = self.column(width)
        start, text = self.line_text(width, number)
        last = number == len(starts) - 1
        reach = len(text) if last or text != self._slice(number) else len(text) - 1
        self.go(start + min(offset_of(text, column), max(reach, 0)))
        return True

    def _slice(self, number: int) -> str:
        return self.text[self._starts[number] : self._starts[number + 1]]

    def _cut(self, start: int, end: int) -> None:
        """Take out what lies between two offsets; what is selected instead, where something is."""
        if self.selected:
            start, end = self.span
        if start < end:
            self._remember(typing=False)
            self._replace(start, end, "")

    def _replace(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]
        self.cursor, self.anchor = start + len(text), None
        if self._width:
            holds = max(line_of(self._starts, start) - 1, 0) + 1
            self._starts = line_starts(self.text, self._width, self._starts[:holds])

    def _word_before(self) -> int:
        near = max(0, self.cursor - _NEAR)
        found = _WORD_BEFORE.search(self.text[near : self.cursor])
        start = near + found.start() if found else near
        return start if start < self.cursor else sign_before(self.text, self.cursor)

    def _word_after(self) -> int:
        found = _WORD_AFTER.match(self.text, self.cursor)
        end = found.end() if found else self.cursor
        return end if end > self.cursor else sign_after(self.text, self.cursor)

    def _start_of_line(self) -> int:
        return self.text.rfind("\n", 0, self.cursor) + 1

    def _end_of_line(self) -> int:
        end = self.text.find("\n", self.cursor)
        return len(self.text) if end < 0 else end

    def _remember(self, *, typing: bool) -> None:
        """Keep the moment before a change; a run of typed letters is one change."""
        if not (typing and self._typing):
            self._past.append(_Moment(self.text, self.cursor))
            room = max(2, min(_UNDO_STEPS, _UNDO_CHARACTERS // (len(self.text) + 1)))
            del self._past[:-room]
        self._future = []
        self._typing = typing

    def _travel(self, source: list[_Moment], target: list[_Moment]) -> bool:
        if not source:
            return False
        target.append(_Moment(self.text, self.cursor))
        moment = source.pop()
        self._replace(0, len(self.text), moment.text)
        self.go(moment.cursor)
        return True


_KEYS: dict[str, Callable[[EditBuffer], object]] = {
    "ctrl+j": EditBuffer.newline,
    "backspace": EditBuffer.backspace,
    "ctrl+h": EditBuffer.backspace,
    "delete": EditBuffer.delete,
    "ctrl+d": EditBuffer.delete,
    "left": EditBuffer.left,
    "right": EditBuffer.right,
    "ctrl+left": EditBuffer.word_left,
    "ctrl+right": EditBuffer.word_right,
    "home": EditBuffer.home,
    "ctrl+a": EditBuffer.home,
    "end": EditBuffer.end,
    "ctrl+e": EditBuffer.end,
    "ctrl+w": EditBuffer.delete_word_before,
    "ctrl+backspace": EditBuffer.delete_word_before,
    "ctrl+delete": EditBuffer.delete_word_after,
    "ctrl+u": EditBuffer.delete_to_start,
    "ctrl+k": EditBuffer.delete_to_end,
    "ctrl+z": EditBuffer.undo,
    "ctrl+y": EditBuffer.redo,
}

_STEPS = {
    "left": EditBuffer.left,
    "right": EditBuffer.right,
    "home": EditBuffer.home,
    "end": EditBuffer.end,
}
_SELECTING: dict[str, Callable[[EditBuffer], object]] = {
    **{f"shift+{key}": step for key, step in _STEPS.items()},
    "ctrl+shift+left": EditBuffer.word_left,
    "ctrl+shift+right": EditBuffer.word_right,
}
"""Keys that select on the way; those over wrapped lines belong to who knows the width."""
