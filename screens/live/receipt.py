"""The receipt: what Enter did where it cannot be seen at the place, in one line until the next Enter."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip

from locales import Translator
from screens.base.widgets import inks
from screens.base.widgets.cells import shown_inline
from screens.base.widgets.painted import Painted
from store.capture import Outcome
from store.capture.outcome import Preview
from store.model.records import Place

_DONE = "→ "


class Receipt(Painted):
    """One line above the capture line; empty where everything that was done is seen on the page."""

    OWN_INKS: ClassVar = {"done": inks.ACCENT}
    DEFAULT_CSS = """
    Receipt {
        height: 1;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, t: Translator) -> None:
        """Start with nothing to say, in a language."""
        super().__init__()
        self._t = t
        self.text = ""

    def write(self, text: str) -> None:
        """Say something from now on; an empty text is nothing."""
        if text != self.text:
            self.text = text
            self.refresh()

    def receive(self, line: str, foretold: Preview, here: Place, outcome: Outcome | None) -> None:
        """Say what became of a line where that is not seen at the place.

        Args:
            line: what was typed.
            foretold: what it was said to do.
            here: the place where it was typed.
            outcome: what became of it; None where it waits.
        """
        hidden = foretold.message if _is_hidden(line, foretold, here, outcome) else None
        day = outcome.day if outcome is not None else None
        self.write(" · ".join(self._t(words) for words in (hidden, day) if words is not None))

    def tell_day(self, outcome: Outcome) -> None:
        """Say that a line, however it came, has moved the date of the meeting."""
        if outcome.day is not None:
            self.write(self._t(outcome.day))

    def render_line(self, _: int) -> Strip:
        """Draw what was done."""
        if not self.text:
            return self.strip_of([], self.size.width)
        pieces = [("  ", ""), (_DONE, "done"), (shown_inline(self.text), "said")]
        return self.strip_of(pieces, self.size.width)


def _is_hidden(line: str, foretold: Preview, here: Place, outcome: Outcome | None) -> bool:
    """Return whether what a line did is not seen, or may be doubted, and is not said elsewhere."""
    if outcome is None or outcome.said is not None or outcome.request is not None:
        return False
    if outcome.entry is not None:
        elsewhere = not outcome.moved and foretold.place not in (None, here)
        return elsewhere or foretold.doubtful
    return line.startswith("/") and not outcome.moved
