"""The ways to go on with a half-typed line: which there are, which one is chosen, and how they are listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.timer import Timer

from locales import Translator
from screens.base.widgets.cells import fit, shown_inline, width_of
from screens.base.widgets.painted import Line, Piece
from store.language.suggestion import Suggestion

_DRAWN_SECONDS = 0.05
"""So long after the latest key it has been drawn, and the list may open or close."""

_CALM_SECONDS = 0.4
"""So long after the latest key a list that has become shorter gives back the room it does not need."""

_LEAD = 2
_GAP = 2
_LEAST_SAID = 16
_CLAUSE = ";"


class CompletionList:
    """The ways to go on, the best first.

    Those that were asked for by a sign are listed above the line, one of them chosen; of the others the line
    itself shows the best, and each time one is taken it is the next one.
    """

    def __init__(self) -> None:
        """Know no way to go on."""
        self._ways: Sequence[Suggestion] = ()
        self._at = -1
        self._first = 0
        self._seen = 0
        self._is_closed = False

    @property
    def is_listed(self) -> bool:
        """Whether the ways are listed."""
        return bool(self._ways) and bool(self._ways[0].name) and not self._is_closed

    @property
    def is_taken(self) -> bool:
        """Whether one that is not listed was taken, so that the next one may take its place."""
        return not self.is_listed and self._at >= 0

    @property
    def chosen_line(self) -> int:
        """The line of the list that the chosen way stands on."""
        return self._at - self._first

    def learn(self, ways: Sequence[Suggestion]) -> None:
        """Take new ways to go on; where there are none, a list that was closed may open again."""
        self._ways = ways
        self._is_closed = self._is_closed and bool(ways)
        self._at, self._first = (0 if self.is_listed else -1), 0

    def close(self) -> None:
        """List nothing until other words are typed."""
        self._is_closed = True
        self.learn(self._ways)

    def step(self, by: int) -> None:
        """Choose another one of those that are listed."""
        self._at = min(max(self._at + by, 0), len(self._ways) - 1)

    def choose_line(self, line: int) -> bool:
        """Choose the way on a line of the list; return whether there is one."""
        if not 0 <= line < self._seen:
            return False
        self._at = self._first + line
        return True

    def take(self) -> Suggestion | None:
        """Return the way that is chosen, or the next one where they are not listed."""
        if not self._ways or self._is_closed:
            return None
        if not self.is_listed:
            self._at = (self._at + 1) % len(self._ways)
        return self._ways[self._at]

    def ghost(self, text: str) -> str:
        """Return what taking would add to ``text``, as the line shows it behind the cursor."""
        if not self._ways or self.is_taken or self._is_closed:
            return ""
        way = self._ways[max(self._at, 0)].text
        if way.startswith(text):
            return way[len(text) :]
        return "" if self.is_listed else f"  ⇥ {way}"

    # Drawing ------------------------------------------------------------------------------------

    def lines(self, width: int, most: int, t: Translator) -> list[Line]:
        """Return the lines of the list, at most ``most``, the chosen one among them."""
        self._seen = min(len(self._ways), most)
        self._first = min(max(self._first, self._at - self._seen + 1), self._at)
        names = min(max(width_of(way.name) for way in self._ways), width // 3)
        seen = range(self._first, self._first + self._seen)
        return [self._line(at, names, width, t) for at in seen]

    def _line(self, at: int, names: int, width: int, t: Translator) -> Line:
        """Return a way as a line: its name, what it is, and what is typed behind it where there is room."""
        way, is_chosen = self._ways[at], at == self._at
        counted = f" {at + 1}/{len(self._ways)} " if is_chosen and self._has_more else ""
        name = fit(shown_inline(way.name), names)
        room = width - _LEAD - names - _GAP - (len(str(len(self._ways))) * 2 + 3) * self._has_more
        label, usage = shown_inline(t(way.label)), shown_inline(t(way.usage))
        label = label if width_of(label) <= room else label.partition(_CLAUSE)[0]
        pieces: list[Piece] = [("▌ " if is_chosen else "  ", "way-mark"), (name, "way"), ("  ", "")]
        left = room - width_of(label) - _GAP
        if usage and label and width_of(usage) <= left:
            pieces += [(label + " " * _GAP, "plain"), (fit(usage, left), "quiet")]
        else:
            pieces += [(fit(label, max(room, 0)), "plain")]
        return [*pieces, (counted, "quiet")]

    @property
    def _has_more(self) -> bool:
        return len(self._ways) > self._seen


class ListRoom:
    """The lines that a list has above the line that is typed in.

    They are made and given back a moment after the key: the parts above must move for it, and no key waits
    for that.

    Attributes:
        top: the one that the list begins on.
        chosen: the one that the chosen way stands on, or -1.
    """

    def __init__(
        self, set_timer: Callable[[float, Callable[[], None]], Timer], changed: Callable[[], None]
    ) -> None:
        """Begin with none; ``changed`` is called when there are more or fewer."""
        self.top = 0
        self.chosen = -1
        self._set_timer = set_timer
        self._changed = changed
        self._height = 0
        self._wanted = 0
        self._timer: Timer | None = None
        self._seconds = 0.0

    def wait(self) -> None:
        """Let a moment go by from now on: a key was pressed."""
        if self._timer is not None:
            self._timer.reset()

    def fit(self, lines: Sequence[Line], chosen: int) -> list[Line]:
        """Return the lines of a list as there is room for them now, with a ``chosen`` one among them."""
        self._wanted = len(lines)
        if self._wanted != self._height:
            self._change_in(_CALM_SECONDS if 0 < self._wanted < self._height else _DRAWN_SECONDS)
        self.top = max(self._height - self._wanted, 0)
        at = self.top + chosen
        self.chosen = at if lines and at < self._height else -1
        return [*([()] * self.top), *lines][: self._height]

    def _change_in(self, seconds: float) -> None:
        if self._timer is not None:
            if self._seconds == seconds:
                return
            self._timer.stop()
        self._seconds = seconds
        self._timer = self._set_timer(seconds, self._change)

    def _change(self) -> None:
        self._timer = None
        self._height = self._wanted
        self._changed()
