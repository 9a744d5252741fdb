"""The receipt: what Enter did where it cannot be seen at the place, in one line until the next Enter."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from textual.strip import Strip

from locales import Translator
from screens.base.widgets import inks
from screens.base.widgets.cells import clip, shown_inline, width_of
from screens.base.widgets.painted import Painted
from store.capture import Outcome
from store.capture.outcome import Preview
from store.capture.plans import OtherReading
from store.model.records import Place

_DONE = "→ "
_KEPT = 20
"""So many receipts can be looked at again."""


@dataclass(frozen=True, slots=True)
class LineReceipt:
    """What became of one line.

    Attributes:
        at: when.
        line: what was typed.
        words: what became of it, in words.
        entry: the uid of what it has written; None where that is nothing, or not known.
    """

    at: datetime
    line: str
    words: str
    entry: str | None


class Receipt(Painted):
    """One line above the capture line; empty where everything that was done is seen on the page.

    Attributes:
        text: what it says.
        offer: the key for the other reading, and what that is; empty where none is offered.
        other: what the latest line may have been meant as, as long as that is offered.
        latest: the latest receipts, the newest last.
    """

    OWN_INKS: ClassVar = {"done": inks.ACCENT}
    DEFAULT_CSS = """
    Receipt {
        height: 1;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, t: Translator, key: str) -> None:
        """Start with nothing to say, in a language; ``key`` takes the other reading of a line."""
        super().__init__()
        self._t = t
        self._key = key
        self._is_dim = False
        self._shows_offer = True
        self.text = self.offer = ""
        self.other: OtherReading | None = None
        self.latest: deque[LineReceipt] = deque(maxlen=_KEPT)

    def clear(self) -> None:
        """Say nothing, and offer nothing, from now on."""
        self.other = None
        self._write("")

    def dim(self) -> None:
        """Step back: another line is being typed."""
        if self.text and not self._is_dim:
            self._is_dim = True
            self.refresh()

    def show_offer(self, *, is_there: bool) -> None:
        """Show what is offered while the key for it is there, else not."""
        if is_there != self._shows_offer:
            self._shows_offer = is_there
            self.refresh()

    def receive(
        self,
        line: str,
        foretold: Preview,
        here: Place,
        outcome: Outcome | None,
    ) -> None:
        """Say what became of a line where that is not seen at the place.

        Args:
            line: what was typed.
            foretold: what it was said to do.
            here: the place where it was typed.
            outcome: what became of it; None where it waits.
        """
        hidden = foretold.message if _is_hidden(line, foretold, here, outcome) else None
        day = outcome.day if outcome is not None else None
        entry = outcome.entry if outcome is not None else None
        words = " · ".join(self._t(said) for said in (hidden, day) if said is not None)
        self._keep(line, words, entry)
        other = foretold.other if hidden is not None else None
        if other is None:
            self._write(words)
        else:
            self.other = replace(other, was=replace(other.was, uid=entry or ""))
            self._write(words, f" · {self._key}: {self._t(other.offer)}")

    def read_otherwise(self, other: OtherReading) -> None:
        """Say what the latest line is now, in its other reading, which is offered no more."""
        self.other = None
        words = self._t(other.said)
        self._keep(other.was.text, words, other.was.uid or None)
        self._write(words)

    def receive_paste(self, first: str, words: str) -> None:
        """Say in words what became of a paste that begins with a line."""
        self._keep(first, words, None)
        self._write(words)

    def tell_day(self, outcome: Outcome) -> None:
        """Say that a line, however it came, has moved the date of the meeting."""
        if outcome.day is not None:
            self._write(self._t(outcome.day))

    def _keep(self, line: str, words: str, entry: str | None) -> None:
        if words:
            self.latest.append(LineReceipt(datetime.now(), line, words, entry))

    def _write(self, text: str, offer: str = "") -> None:
        if (text, offer) != (self.text, self.offer) or self._is_dim:
            self.text, self.offer, self._is_dim = text, offer, False
            self.refresh()

    def render_line(self, _: int) -> Strip:
        """Draw what was done; where there is little room, it gives way to what is offered."""
        if not self.text:
            return self.strip_of([], self.size.width)
        said = "quiet" if self._is_dim else "text"
        offer = shown_inline(self.offer) if self._shows_offer else ""
        room = max(self.size.width - width_of(offer) - 4, self.size.width // 3)
        text = clip(shown_inline(self.text), room)
        pieces = [("  ", ""), (_DONE, "done"), (text, said), (offer, said)]
        return self.strip_of(pieces, self.size.width)


def _is_hidden(line: str, foretold: Preview, here: Place, outcome: Outcome | None) -> bool:
    """Return whether what a line did is not seen, or may be doubted, and is not said elsewhere."""
    if outcome is None:
        return foretold.doubted
    if outcome.said is not None or outcome.request is not None:
        return False
    if outcome.entry is not None:
        elsewhere = not outcome.moved and foretold.place not in (None, here)
        return elsewhere or foretold.doubted
    return line.startswith("/") and not outcome.moved
