"""Rows of a table whose cells stand between bars, as in Markdown and in mails: ``| Name | Time |``."""

from __future__ import annotations

import re

from store.language.blanks import BLANKS, B

_ROW = re.compile(f"\\|(.*)\\|{B}*", re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(f"\\|[{BLANKS}:|-]*-[{BLANKS}:|-]*\\|{B}*")


def cells_between_bars(line: str) -> tuple[str, ...] | None:
    """Return the cells of a line that begins and ends with a bar; None for any other line.

    A bar behind a backslash is a sign of the text.
    """
    row = _ROW.fullmatch(line)
    if row is None:
        return None
    return tuple(cell.replace("\\|", "|").strip(BLANKS) for cell in _BAR.split(row[1]))


def is_rule(line: str) -> bool:
    """Return whether a line is the rule that stands under the head of such a table."""
    return _RULE.fullmatch(line) is not None
