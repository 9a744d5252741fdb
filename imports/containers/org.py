"""Org to Markdown, line by line, for want of pandoc.

Every line of the source makes one line of Markdown, so that the numbers of lines stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOOKS_SO = re.compile(r"\s*(?:^[ \t]*#\+\w+:.*\n)+", re.MULTILINE)
_FIELD = re.compile(r"\s*#\+(\w+):\s*(.*)$")
_BLOCK = re.compile(r"\s*#\+(?:begin|end)_(\w+)", re.IGNORECASE)
_DRAWER = re.compile(r"\s*:(\w+):\s*$")
_HEADING = re.compile(r"(\*+)\s+(?:(TODO|DONE|NEXT|WAITING|CANCELLED)\s+)?(.*)$")
_ITEM = re.compile(r"\s*(?:[-+]|\d+[.)])\s")
_RULE_OF_TABLE = re.compile(r"\s*\|[-+|: ]+\|?\s*$")
_LINK = re.compile(r"\[\[([^\]]+)\](?:\[([^\]]+)\])?\]")
_STAMP = re.compile(
    r"[<\[](\d{4}-\d\d-\d\d)(?:\s+[^\W\d_]+\.?)?((?:\s+\d\d:\d\d(?:-\d\d:\d\d)?)?)[>\]]"
)
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_TERM = re.compile(r"\s+::\s+")
_ANGLE = re.compile(r"<(?=\w)")
_CODE = ("src", "example")


def looks_so(text: str) -> bool:
    """Return whether a text is Org, whatever its file is called: it begins with fields of Org."""
    return _LOOKS_SO.match(text) is not None


def to_markdown(text: str) -> str:
    """Return Org as Markdown, with as many lines."""
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    has_title = any(line.strip().casefold().startswith("#+title:") for line in lines[:30])
    in_code = in_drawer = False
    for line in lines:
        if block := _BLOCK.match(line):
            is_code = block[1].casefold() in _CODE
            in_code ^= is_code
            yield "```" if is_code else ""
        elif in_code:
            yield line
        elif drawer := _DRAWER.match(line):
            in_drawer = drawer[1].casefold() != "end"
            yield ""
        else:
            yield "" if in_drawer else _line(line, below=has_title)


def _line(line: str, *, below: bool) -> str:
    if named := _FIELD.match(line):
        name, words = named[1].casefold(), _words(named[2])
        return f"# {words}" if name == "title" else f"{name.capitalize()}: {words}" if words else ""
    if heading := _HEADING.match(line):
        if heading[2]:
            return f"- [{' ' if heading[2] in ('TODO', 'NEXT', 'WAITING') else 'x'}] {_words(heading[3])}"
        return f"{'#' * min(6, len(heading[1]) + below)} {_words(heading[3])}"
    if _RULE_OF_TABLE.match(line):
        return line.replace("+", "|")
    if _ITEM.match(line):
        return _words(_TERM.sub(": ", line.replace("[-]", "[ ]", 1), count=1))
    return _words(line.strip())


def _words(text: str) -> str:
    text = _LINK.sub(lambda found: f"[{found[2]}]({found[1]})" if found[2] else found[1], text)
    text = _BOLD.sub(r"**\1**", _STAMP.sub(r"\1\2", text))
    return _ANGLE.sub(r"\\<", text)
