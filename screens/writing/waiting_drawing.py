"""What was typed and waits to be written, as it is shown on a page."""

from __future__ import annotations

from collections.abc import Sequence

from locales import N_, Translator
from screens.base.widgets.cells import clip, shown_inline, width_of
from screens.base.widgets.painted import Piece

_WAITS = "…"
"""Stands before what is not written yet."""


def waiting_lines(
    texts: Sequence[str], unkept: int, width: int, height: int, t: Translator
) -> list[Piece]:
    """Return what waits, a line each, set apart from the page by a title where there is room.

    Of many only the last ones are shown, and how many come before them.

    Args:
        texts: what was typed, in short.
        unkept: how many of them, the last ones, could be kept nowhere.
        width: the cells of the page.
        height: its lines; a third of them at most is filled.
        t: the language of the words.
    """
    if not texts:
        return []
    room = max(height // 3, 1)
    title = [(_title(width, t), "waiting")] if room > 1 else []
    last = texts[-(room - len(title)) :]
    before = len(texts) - len(last)
    said = [f"+{before}  {shown_inline(last[0])}" if before else shown_inline(last[0])]
    said += map(shown_inline, last[1:])
    words = [t(N_("waiting")), t(N_("not saved"))]
    kept = len(last) - unkept
    return title + [_line(text, words[at >= kept], width) for at, text in enumerate(said)]


def _title(width: int, t: Translator) -> str:
    return clip(f"── {t(N_('Not in the file yet'))} ".ljust(width // 2, "─"), max(width - 4, 4))


def _line(text: str, word: str, width: int) -> Piece:
    room = max(width - 9 - width_of(word), 4)
    return f"{_WAITS} {clip(text, room)}  · {word}", "waiting"
