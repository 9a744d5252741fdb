"""What was typed and waits to be written, as it is shown on a page."""

from __future__ import annotations

from collections.abc import Sequence

from locales import N_, Translator
from screens.base.widgets.cells import clip, shown_inline, width_of
from screens.base.widgets.painted import Piece

_WAITS = "…"
"""Stands before what is not written yet."""


def waiting_lines(texts: Sequence[str], width: int, height: int, t: Translator) -> list[Piece]:
    """Return what waits, a line each; of many the last ones, and how many come before them.

    Args:
        texts: what was typed, in short.
        width: the cells of the page.
        height: its lines; a third of them at most is filled.
        t: the language of the words.
    """
    if not texts:
        return []
    word, room = t(N_("waiting")), max(height // 3, 1)
    room_for_text = max(width - 9 - width_of(word), 4)
    last = texts[-room:]
    more = f"+{len(texts) - room}  " if len(texts) > room else ""
    said = [more + shown_inline(last[0]), *map(shown_inline, last[1:])]
    return [(f"{_WAITS} {clip(text, room_for_text)}  · {word}", "waiting") for text in said]
