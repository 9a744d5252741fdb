"""Telling the sequences that a terminal sends for a key from the Escape key with typed text behind it.

Both begin with the same byte, and over a slow line both come in one piece. A sequence that is known is one,
unless it reads as typed text goes on behind it: ``Esc O c`` is a key of an old terminal, and how a
Swedish sentence begins. Whatever is not known is Escape and its characters, so that nothing typed is lost.
"""

from __future__ import annotations

import re

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

ESCAPE = "\x1b"

_TABLE = frozenset(key for key in ANSI_SEQUENCES_KEYS if key[0] == ESCAPE) - {ESCAPE, ESCAPE * 2}
_LONGEST = max(map(len, _TABLE))
_SHAPED = re.compile(
    r"\x1b\[(?:"
    r"[\d:]*(?:;[\d:]*){0,2}[u~ABCDEFHPQRS]"  # keys with modifiers, a place of the cursor
    r"|<?[-\d;]+[mM]|M[ -#@-C`a][!-\xff]{2}"  # the mouse
    r"|48(?:;\d+(?::\d*)*){4}t|\?\d+;\d\$y|[IO]|20[01]~"  # sizes, modes, focus, a paste
    r")"
)
_BEGUN = re.compile(r"\x1b(?:O|\[(?:\[|[<?]?[-\d:;]*\$?|M(?:[ -#@-C`a][!-\xff]?)?))?")
_LIKE_TEXT = re.compile(r"\x1b(?:O[^PQRS]|\[[a-d]|\[\[.|[^O\[\t\x7f])")
_LONGEST_BEGUN = 64


def length_of_sequence(text: str, *, more: bool) -> int | None:
    """Return how many characters of ``text``, which begins with an escape, are one key or report.

    Args:
        text: what has come.
        more: whether something may come behind it.

    Returns:
        The length; 0 where it is the Escape key; None where only what comes next can tell.
    """
    size = _length_of_known(text)
    if size and _LIKE_TEXT.fullmatch(text[:size]):
        behind = text[size : size + 1]
        if not behind:
            return None if more else size
        return size if behind < " " or behind == "\x7f" else 0
    if not size and more and len(text) < _LONGEST_BEGUN and _BEGUN.fullmatch(text):
        return None
    return size


def _length_of_known(text: str) -> int:
    for size in range(min(len(text), _LONGEST), 1, -1):
        if text[:size] in _TABLE:
            return size
    found = _SHAPED.match(text)
    return found.end() if found else 0
