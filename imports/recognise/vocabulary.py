"""The words that documents are recognised by, out of the tables in ``imports/words``.

Every table is a TOML file of concepts with their words in several languages. A document is never asked
for its language: minutes mix them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from store.language.spelling import spelling

_TABLES = Path(__file__).parent.parent / "words"
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_EDGES = " \t\u00a0*_#:;.,–—-?!"
_NUMBERED = re.compile(r"(?:§+\s*)?\d{1,3}(?:\.\d+)*\s?[a-z]?[.):]?\s+")


@cache
def table(name: str) -> dict[str, dict[str, object]]:
    """Return a whole table: concept, language, words."""
    return tomllib.loads((_TABLES / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, concept: str) -> frozenset[str]:
    """Return every word of one concept, as :func:`said` spells words."""
    lists = table(name)[concept].values()
    return frozenset(
        spelling(str(word)) for listed in lists if isinstance(listed, list) for word in listed
    )


@cache
def concepts(name: str) -> dict[str, tuple[str, ...]]:
    """Return the concepts of a table by each of their words."""
    found: dict[str, tuple[str, ...]] = {}
    for concept in table(name):
        if any(isinstance(listed, list) for listed in table(name)[concept].values()):
            for word in words(name, concept):
                found[word] = (*found.get(word, ()), concept)
    return found


@cache
def alternatives(name: str, concept: str) -> str:
    """Return a regular expression for any word of a concept, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words(name, concept), key=len, reverse=True))


@lru_cache(maxsize=8192)
def said(text: str) -> str:
    """Return a label or heading as the tables spell it: no number, parentheses or signs around it."""
    bare = spelling(text).strip(_EDGES)
    if "(" in bare or "[" in bare:
        bare = _ASIDE.sub("", bare).strip(_EDGES)
    number = _NUMBERED.match(bare)
    return bare[number.end() :].strip(_EDGES) if number else bare


def says(text: str, name: str, concept: str) -> bool:
    """Return whether a text is a word of this concept and nothing more."""
    return said(text) in words(name, concept)
