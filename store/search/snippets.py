"""A line that was found, cut to what is worth showing, with where the words that were looked for stand."""

from __future__ import annotations

from dataclasses import dataclass

from store.language.folding import WORD
from store.search.query import Query
from store.search.terms import SearchTerm

LONG = 160
"""How many characters of a line are shown where nobody says otherwise."""

_BEFORE = 40
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text on one line and the parts of it that are marked, as offsets of their beginning and end."""

    text: str
    marks: tuple[tuple[int, int], ...]


def snippet(query: Query, text: str, people: str = "", *, length: int = LONG) -> Snippet:
    """Return the part of a text in which what was looked for stands.

    Args:
        query: what was looked for.
        text: what is written.
        people: the names with it; they stand behind the text.
        length: at most so many characters, and a sign for each end that is cut off.
    """
    names = people.replace("\n", ", ")
    whole = " · ".join(part for part in (text.replace("\n", " "), names) if part)
    marks = marks_in(query, whole)
    begins = max((marks[0][0] if marks else 0) - _BEFORE, 0)
    if begins:
        begins = whole.rfind(" ", 0, begins) + 1
    begins = max(min(begins, len(whole) - length), 0)
    ends = begins + length
    before, after = (ELLIPSIS if begins else ""), (ELLIPSIS if ends < len(whole) else "")
    moved = len(before) - begins
    seen = ((max(a, begins), min(b, ends)) for a, b in marks if a < ends and b > begins)
    return Snippet(
        f"{before}{whole[begins:ends]}{after}", tuple((a + moved, b + moved) for a, b in seen)
    )


def marks_in(query: Query, text: str) -> list[tuple[int, int]]:
    """Return where in a text the words stand that were looked for: whole words, or the parts that fit."""
    tokens = [(found.start(), found.end(), found[0].casefold()) for found in WORD.finditer(text)]
    marks = [mark for term in query.terms for mark in _of_term(term, tokens)]
    marks += _of_people(query, tokens)
    joined: list[tuple[int, int]] = []
    for begins, ends in sorted(marks):
        if joined and begins <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((begins, ends))
    return joined


_Token = tuple[int, int, str]


def _of_term(term: SearchTerm, tokens: list[_Token]) -> list[tuple[int, int]]:
    if term.is_one_word:
        return [mark for token in tokens for mark in _in_token(term, token)]
    size = len(term.words)
    marks: list[tuple[int, int]] = []
    for at in range(len(tokens) - size + 1):
        some = tokens[at : at + size]
        if term.is_in(f" {' '.join(word for _, _, word in some)} "):
            marks.append((some[0][0], some[-1][1]))
    return marks


def _in_token(term: SearchTerm, token: _Token) -> list[tuple[int, int]]:
    begins, ends, word = token
    found = term.pattern.search(f" {word} ")
    if found is None:
        return []
    if len(word) != ends - begins:  # a letter that becomes two in small letters
        return [(begins, ends)]
    first, last = max(found.start() - 1, 0), min(found.end() - 1, len(word))
    return [(begins + first, begins + last)]


def _of_people(query: Query, tokens: list[_Token]) -> list[tuple[int, int]]:
    wanted = [
        word
        for f in query.filters
        if f.field == "person" and not f.negated
        for word in f.value.split()
    ]
    return [
        (begins, begins + len(one))
        for begins, ends, word in tokens
        for one in wanted
        if word.startswith(one) and len(word) == ends - begins
    ]
