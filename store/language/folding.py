"""Texts as they are compared: words in small letters, and the endings that a word may take.

A text is *folded* into its words, each behind a blank and with one behind the last, so that a word's
beginning and end can be looked for with a blank. Letters keep their marks: *får* is not *far*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.language.cleaning import without_invisibles

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits of any script. Everything else stands between words."""

LEAST_OF_A_STEM = 3
"""So many letters are left of a word whose ending is taken off."""

ENDINGS = tuple(
    (
        # Swedish: definite and plural forms, their genitives, and verbs
        "a e n s t ar er or en et na an as es ns ts de te at ad it "
        "ars ers ors ens ets nas ans arna erna orna arnas ernas ornas ena enas are ande "
        # English
        "ed ing ings ies y"
    ).split()
)
"""What may stand at the end of a word instead of another of these, or of nothing."""

_OFF = sorted((e for e in ENDINGS if len(e) > 1 or e in "ans"), key=len, reverse=True)
"""The endings that are taken off a word that is looked for, the longest first.

A single *e*, *t* or *y* is too often a part of the word itself.
"""


def words(text: str) -> list[str]:
    """Return the words of a text, as they are compared."""
    return WORD.findall(without_invisibles(text).casefold())


def folded(parts: Iterable[str | None]) -> str:
    """Return the words of some texts, each between blanks; empty where there are none.

    A line break between two texts keeps a phrase from running from one into the other.
    """
    found = (" ".join(words(part)) for part in parts if part)
    return "\n".join(f" {part} " for part in found if part)


def stem(word: str) -> str:
    """Return a word, as it is compared, without its ending; the word where it has none."""
    for ending in _OFF:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_OF_A_STEM:
            return word[: -len(ending)]
    return word
