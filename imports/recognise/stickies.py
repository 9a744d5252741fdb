"""Sticky notes: lists of quoted words, each below the name of its cluster."""

from __future__ import annotations

from imports.recognise.draft import DraftPart
from imports.recognise.lines import ReadLine
from store.capture.quotes import split_quotes
from store.language.words import QUOTE_MARKS

_FEW = 2


_MARKS = tuple("".join(QUOTE_MARKS))


def stickies(part: DraftPart) -> None:
    """Find clusters of quoted notes: a short line above each list of quotes."""
    lines = part.lines
    listed = {
        n: pieces
        for n, line in enumerate(lines)
        if line.shape == "text"
        and not line.taken
        and len(pieces := split_quotes(line.text)) >= _FEW
    }
    heads = [n - 1 for n in listed if n and n - 1 not in listed and lines[n - 1].shape == "text"]
    if len(heads) < _FEW:
        return
    part.form, part.rows = "stickies", [""]
    made: list[ReadLine] = []
    for place, line in enumerate(lines):
        if place in heads:
            part.prompts.append(line.text)
            line.taken = True
        elif place in listed and part.prompts:
            line.taken = True
            made.append(line)
            made += [_sticky(line, text, len(part.prompts)) for text in listed[place]]
            continue
        elif part.prompts and place - 1 in listed and line.text[:1] in _MARKS:
            made.append(_sticky(line, line.text, len(part.prompts)))
            listed[place] = [line.text]
            continue
        made.append(line)
    part.lines = made


def _sticky(line: ReadLine, text: str, prompt: int) -> ReadLine:
    made = ReadLine("text", text, line.number, kind="quote")
    made.row, made.prompt = "", prompt
    return made
