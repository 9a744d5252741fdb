"""User text as Markdown: the same words, never structure; of its signs only a balanced ``**strong**`` means.

CommonMark with tables. A character gets a backslash only where it would otherwise mean something, so
that ordinary text stays readable in the file itself. Line breaks are hard breaks; blanks at the ends of
lines, which Markdown drops, are dropped here. Nothing is written as raw HTML.

Which function a text needs depends on where it stands:

* :func:`text`: the whole of a paragraph or of a list item;
* :func:`rest`: what follows our own bold words in a paragraph, as the only text of its length there;
* :func:`inline`: one of several texts in a paragraph, or a text within ``**…**``;
* :func:`heading`, :func:`cell`: on one line, in a heading or a table; :func:`table` takes plain texts.

They return finished Markdown, which :func:`item` and :func:`quoted` put into place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from itertools import pairwise
from urllib.parse import quote

from store.language.cleaning import clean, visible

INDENT = "    "
"""What one level of a list is indented by."""

_ORDINARY = re.compile(
    r"(?![0-9#=>+|:-])[ !\"#$%'()+,\-./0-9:;=>?@A-Z^a-z{|}"
    r"\u00a1-\u00ac\u00ae-\u024f\u2010-\u2026\u2030-\u205e\u20ac]*"
)
"""Text in which nothing can mean anything, wherever it stands but in a table, and nothing is invisible.

Most text is such, and one look at it is enough.
"""

_MEANT = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~]|$)                        # a backslash that would escape, or break the line
    | `                                              # code
    | \](?=[(\[:{])                                  # the end of a link, a reference, a definition
    | \[(?=\^)                                       # a footnote
    | <(?=[A-Za-z/!?]|[^\s<>@]+@)                    # a tag, a comment, an address
    | &(?=\#[0-9]{1,7};|\#[xX][0-9a-fA-F]{1,6};|(?P<entity>[A-Za-z][A-Za-z0-9]*;))
    """,
    re.VERBOSE | re.MULTILINE,
)
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_LINE_START = re.compile(
    r"""
      [0-9]{1,9}(?P<number>[.)])(?:[ \t]|$)          # a numbered list
    | (?P<sign>
          \#(?=\#{0,5}(?:[ \t]|$))                   # a heading
        | >                                          # a quotation
        | [-+*](?=[ \t]|$)                           # a list
        | ([-*_])(?=[ \t]*(?:\3[ \t]*){2,}$)         # a line across the page
        | =(?==*[ \t]*$)                             # a line under a heading
        | ~(?=~~)                                    # code
        | \|                                         # a table
        | [-:](?=[-:|\ \t]*$)                        # the second line of a table
        | :(?=:*[ \t]|::)                            # a definition, a fenced part
        | \[(?=[ xX]\][ \t])                         # a box to tick
      )
    """,
    re.VERBOSE,
)
_RUN = re.compile(r"\*+|_+|~+")
_BESIDE = r"\s()\[\]{}.,:;!?/\"'\u2010-\u201f-"
"""Signs beside which, with blanks and the ends of a text, two stars mark whatever stands within them."""
_STRONG = re.compile(rf"(?:^|(?<=[{_BESIDE}]))\*\*(?=[^\s*])[^*\n]*?[^\s*\\]\*\*(?=$|[{_BESIDE}])")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))#+$")
_SCHEMES = ("https://", "http://", "mailto:")


def text(value: str) -> str:
    """Return ``value`` as the whole of a paragraph or list item: one block, however many lines."""
    shown = value.strip()
    if _ORDINARY.fullmatch(shown):
        return shown
    return _running(_shown(value), 0)


def rest(value: str) -> str:
    """Return ``value`` to follow our own words in a paragraph that holds no other long text."""
    shown = value.strip()
    if _ORDINARY.fullmatch(shown):
        return shown
    return _running(_shown(value), 1)


def inline(value: str) -> str:
    """Return ``value`` to stand among other texts in a paragraph, or within ``**…**``."""
    shown = value.strip()
    if _ORDINARY.fullmatch(shown):
        return shown
    shown = _shown(value)
    return _broken(_escaped(shown, {*_meant(shown), *_stars(shown), *_line_starts(shown, 1)}))


def heading(value: str) -> str:
    """Return ``value`` as the words of a heading, on one line."""
    shown = _one_line(value)
    closing = (match.start() for match in _CLOSING_HASHES.finditer(shown))
    return _escaped(shown, {*_meant(shown), *_stars(shown), *closing})


def cell(value: str) -> str:
    """Return ``value`` as a cell of a table, on one line."""
    shown = value.strip()
    if "|" not in shown and _ORDINARY.fullmatch(shown):
        return shown
    shown = _one_line(value)
    bars = (at for at, sign in enumerate(shown) if sign == "|")
    return _escaped(shown, {*_meant(shown), *_stars(shown), *bars} - _marking_strong(shown))


def strong(value: str) -> str:
    """Return ``value`` in bold; nothing where it is blank."""
    words = inline(value)
    return f"**{words}**" if words else ""


def link(value: str, address: str | None, *, begins: bool = False) -> str:
    """Return ``value`` as a link to a web or mail address; any other address is written out as text.

    ``begins`` says that it stands at the beginning of a paragraph or list item.
    """
    where = _shown(address or "")
    if not where.lower().startswith(_SCHEMES) or "\n" in where:
        both = f"{value} {where}"
        return text(both) if begins else inline(both)
    shown = _shown(value) or where
    brackets = (at for at, sign in enumerate(shown) if sign in "[]")
    marks = {*_meant(shown), *_stars(shown), *_line_starts(shown, 1), *brackets}
    target = _ENTITY.sub("&amp;", quote(where, safe="!#$%&'*+,/:;=?@_~-."))
    return f"[{_broken(_escaped(shown, marks))}]({target})"


def item(block: str, depth: int = 0, sign: str = "-") -> str:
    """Return finished Markdown as a list item ``depth`` levels down, further lines below its first."""
    if not depth and "\n" not in block:
        return f"{sign} {block}"
    indent = INDENT * depth
    further = f"\n{indent}{' ' * len(sign)} "
    return f"{indent}{sign} {further.join(block.split(chr(10)))}"


def quoted(block: str) -> str:
    """Return finished Markdown as a quotation."""
    return "> " + block.replace("\n", "\n> ")


def table(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """Return a table of texts; each line is filled up, or cut, to the length of ``head``."""
    columns = [cell(text) for text in head]
    rows = [columns, ["---"] * len(columns)]
    for line in lines:
        cells = [cell(text) for text in line][: len(columns)]
        rows.append(cells + [""] * (len(columns) - len(cells)))
    return "\n".join("|" + "".join(f" {text} |" if text else "  |" for text in row) for row in rows)


def _shown(value: str) -> str:
    """Return ``value`` as a reader sees it, without blanks at the ends of its lines."""
    if value.isprintable():
        return visible(value).strip()
    shown = visible(clean(value)).strip()
    return "\n".join(line.strip(" \t") for line in shown.split("\n"))


def _one_line(value: str) -> str:
    return " ".join(_shown(value).replace("\t", " ").split("\n"))


def _broken(escaped: str) -> str:
    return escaped.replace("\n", "\\\n")


def _running(shown: str, first: int) -> str:
    """Return running text as Markdown; from line ``first`` on nothing in it may begin a block."""
    marks = {*_meant(shown), *_emphasis(shown)} - _marking_strong(shown)
    return _broken(_escaped(shown, {*marks, *_line_starts(shown, first)}))


def _marking_strong(shown: str) -> set[int]:
    """Return the positions of the stars around what was typed as ``**strong**``."""
    spans = (match.span() for match in _STRONG.finditer(shown))
    return {at for start, end in spans for at in (start, start + 1, end - 2, end - 1)}


def _escaped(shown: str, marks: set[int]) -> str:
    """Return ``shown`` with a backslash before each of the positions in ``marks``."""
    if not marks:
        return shown
    cuts = [0, *sorted(marks), len(shown)]
    return "\\".join(shown[a:b] for a, b in pairwise(cuts))


def _meant(shown: str) -> Iterator[int]:
    """Give the positions of signs that would mean something wherever they stand in a line."""
    for match in _MEANT.finditer(shown):
        name = match["entity"]
        if name is None or name in html5:
            yield match.start()


def _line_starts(shown: str, first: int) -> Iterator[int]:
    """Give the positions of what would begin a block, from line ``first`` on."""
    start = 0
    for number, line in enumerate(shown.split("\n")):
        match = _LINE_START.match(line) if number >= first else None
        if match:
            yield from _whole_run(shown, start + match.start(match.lastgroup or 0))
        start += len(line) + 1


def _whole_run(shown: str, at: int) -> range:
    """Return the positions of the run of stars at ``at``: the rest of a run cut in two could mark."""
    run = _RUN.match(shown, at)
    return range(at, run.end() if run else at + 1)


def _stars(shown: str) -> Iterator[int]:
    """Give the positions of all that could mark emphasis together with something outside ``shown``."""
    for run, before, after in _runs(shown):
        inside = before.isspace() and after.isspace()
        if not inside and not _within_word(run, before, after):
            yield from range(*run.span())


def _emphasis(shown: str) -> Iterator[int]:
    """Give the positions of all that could mark emphasis within ``shown``.

    A run can open where no blank follows it and close where none stands before it; runs of one sign mark
    nothing unless one opens and a later one closes.
    """
    found: dict[str, list[tuple[range, bool, bool]]] = {}
    for run, before, after in _runs(shown):
        if not _within_word(run, before, after):
            opens, closes = bool(after.strip()), bool(before.strip())
            found.setdefault(run[0][0], []).append((range(*run.span()), opens, closes))
    for runs in found.values():
        first = next((n for n, (_, opens, _c) in enumerate(runs) if opens), len(runs))
        last = max((n for n, (_, _o, closes) in enumerate(runs) if closes), default=-1)
        for positions, opens, closes in runs[first : last + 1] if first < last else []:
            if opens or closes:
                yield from positions


def _runs(shown: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Give each run of ``*``, ``_`` or ``~`` with what stands before and after it once it is written."""
    for run in _RUN.finditer(shown):
        start, end = run.span()
        after = shown[end : end + 1]
        yield run, shown[start - 1 : start] if start else "", "\\" if after == "\n" else after


def _within_word(run: re.Match[str], before: str, after: str) -> bool:
    return run[0][0] == "_" and before.isalnum() and after.isalnum()
