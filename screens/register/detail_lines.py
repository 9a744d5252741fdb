"""Some lines below a list that say all of what is selected in it."""

from __future__ import annotations

from screens.base.widgets.painted import Painted


class DetailLines(Painted):
    """Lines that are drawn as they are given; a list above has room for one only."""

    DEFAULT_CSS = """
    DetailLines {
        height: 3;
        background: $surface;
        color: $foreground;
    }
    """
