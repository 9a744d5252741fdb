"""What stands above the cells of a board: what the view is about, the views, and the names of the columns."""

from __future__ import annotations

from locales import N_
from screens.base.widgets.cells import clip, width_of, wrap
from screens.base.widgets.painted import Line, Piece
from screens.board.grid import PROMPT, BoardGrid
from screens.board.highlight import Highlight
from screens.board.window import BoardWindow
from screens.board.words import column_words, prompt_words, title, view_names
from screens.writing.entry_lines import DOT

_MOST_TITLE, _MOST_HEADS, _MOST_LEGENDS = 2, 2, 2
_LEGEND = 16
_NO_BREAK = "\u00a0"


def head_lines(highlight: Highlight, window: BoardWindow) -> list[Line]:
    """Return the lines above the cells, each as wide as the window."""
    grid = highlight.grid
    about = title(grid, highlight.row, highlight.prompt)
    room = max(window.width - 3, 4)
    lines: list[Line] = [[(f" {text}", "title")] for text in _wrapped(about, room, _MOST_TITLE)]
    lines.append([(" " + "   ".join([_views(grid), *_state(grid, window)]), "view")])
    lines += [[(f" {text}", "view")] for text in _clusters_unseen(highlight, window, room)]
    return [*lines, *_heads(highlight, window)]


def _clusters_unseen(highlight: Highlight, window: BoardWindow, room: int) -> list[str]:
    """Return the clusters of a wall that no column shows, each cut to be known by its number and a word."""
    grid = highlight.grid
    if not grid.is_wall:
        return []
    seen = [highlight.prompt] if grid.view == PROMPT else grid.prompts[window.columns.start :]
    unseen = (prompt for prompt in grid.prompts if prompt not in seen[: len(window.columns)])
    named = (prompt_words(grid, prompt) for prompt in unseen)
    text = "   ".join(clip(words, _LEGEND).replace(" ", _NO_BREAK) for words in named)
    return _wrapped(text, room, _MOST_LEGENDS) if text else []


def _views(grid: BoardGrid) -> str:
    """Return the names of the views, the one that is shown in brackets."""
    return "  ".join(
        f"[{name}]" if view == grid.view else f" {name} " for view, name in view_names(grid).items()
    )


def _state(grid: BoardGrid, window: BoardWindow) -> list[str]:
    """Return what else is to know: unsorted notes, the order, and the columns that are seen."""
    across, count = window.columns, len(grid.columns())
    said = []
    if grid.is_wall:
        said.append(grid.t.n("{n} unsorted", "{n} unsorted", grid.unsorted()))
    if grid.by_dots:
        said.append(f"{DOT} {grid.t(N_('by dots'))}")
    if len(across) < count:
        first, last = across.start + 1, across.stop
        seen = N_("columns {first}–{last} of {count}")
        words = grid.t(seen, first=first, last=last, count=count)
        left, right = ("‹ " if across.start else ""), (" ›" if across.stop < count else "")
        said.append(f"{left}{words}{right}")
    return said


def _heads(highlight: Highlight, window: BoardWindow) -> list[Line]:
    """Return what stands above the columns that are seen, the highlighted one marked."""
    grid, width = highlight.grid, window.column_width
    heads: list[tuple[str, list[str]]] = []
    for n in window.columns:
        words, count = column_words(grid, grid.columns()[n], highlight.row, highlight.prompt)
        sign = "▸" if n == highlight.column else " "
        heads.append((sign, _wrapped(words, max(width - 2, 4), _MOST_HEADS, count)))
    most = max((len(texts) for _, texts in heads), default=0)
    return [_head(heads, line, width) for line in range(most)]


def _head(heads: list[tuple[str, list[str]]], line: int, width: int) -> Line:
    """Return one line of the names of the columns."""
    pieces: list[Piece] = []
    for sign, texts in heads:
        text = f"{' ' if line else sign}{texts[line]}" if line < len(texts) else ""
        style = "head-current" if sign == "▸" and text else "head"
        gap = " " * max(width - width_of(text), 0)
        pieces += [("│", "rule")] if pieces else []
        pieces += [(text, style), (gap, "")]
    return pieces


def _wrapped(text: str, width: int, most: int, end: str = "") -> list[str]:
    """Return at most so many lines of a text with ``end``, which is neither parted from it nor cut."""
    lines = wrap(text + end.replace(" ", _NO_BREAK), width)
    if len(lines) > most:
        rest = " ".join(wrap(text, width)[most - 1 :])
        lines[most - 1 :] = [clip(rest, max(width - width_of(end), 1)) + end]
    return [line.replace(_NO_BREAK, " ") for line in lines]
