"""A pasted list of quoted words, split into one quote each.

Such a list comes out of sticky notes copied by hand: ``’…’, ’…’``. It is split after a closing mark that a
comma follows. A piece may lack its opening mark, the comma may stand off, and another sort of marks may
stand within. The marks, and everything else, stay as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.language.blanks import BLANKS, B
from store.language.words import QUOTE_MARKS

_COMMA = re.compile(f"{B}{{0,8}},{B}*")


def split_quotes(text: str) -> list[str]:
    """Return the quotes in ``text``; the whole text where it is no list of them."""
    marks = next((marks for marks in QUOTE_MARKS if text[:1] in tuple(marks)), None)
    return [text] if marks is None else list(_pieces(text, marks))


def _pieces(text: str, marks: str) -> Iterator[str]:
    """Yield the pieces of a list, in one pass.

    A piece ends where its quote ends, and not with one quoted inside it: the marks of its own sort then
    pair up, or are one short where it lacks the opening one.
    """
    start, count = 0, 0
    for match in re.finditer(f"[{marks}]", text):
        if _is_apostrophe(text, match.start()):
            continue
        count += 1
        comma = _COMMA.match(text, match.end())
        opened = text[start] in marks
        if comma and comma.end() < len(text) and count % 2 == (0 if opened else 1):
            yield text[start : match.end()]
            start, count = comma.end(), 0
    yield text[start:].strip(BLANKS)


def _is_apostrophe(text: str, at: int) -> bool:
    """Return whether the mark stands between two letters, as in *KEFU’s*."""
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
