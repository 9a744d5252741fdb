"""The best of what was found first: BM25 over the hits, a whole word counting more than a part of one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from store.file.store import Store
from store.search.query import Query
from store.search.scanning import Indexed
from store.search.terms import SearchTerm

_SATURATION = 1.2
_LENGTH = 0.75
"""The usual constants of BM25: how soon a further occurrence counts less, and how much a long line does."""

_WHOLE, _BEGINNING, _INSIDE = 1.0, 0.7, 0.4
"""What an occurrence counts: a whole word, the beginning of one, or any other part."""


def best_first(store: Store, query: Query, lines: Sequence[Indexed]) -> list[Indexed]:
    """Return lines that were found with the best first; of two that are as good the newer one."""
    if not query.terms or not lines:
        return list(lines)
    weights = [(term, _weight(store, term)) for term in query.terms]
    average = sum(len(line.text) for line in lines) / len(lines) or 1.0
    return sorted(lines, key=lambda line: -_score(line, weights, average))


def _weight(store: Store, term: SearchTerm) -> float:
    """Return how telling a term is: the fewer lines have its rarest word, the more."""
    total = store.one("SELECT lines FROM search_state")
    counts = [
        store.one("SELECT lines FROM search_vocabulary WHERE word = ?", [word])
        for word in term.words
    ]
    lines, having = (total[0] if total else 0), min(found[0] if found else 1 for found in counts)
    return math.log(1 + max(lines - having, 0) / (having + 0.5)) + 0.1


def _score(line: Indexed, weights: Sequence[tuple[SearchTerm, float]], average: float) -> float:
    text = f"{line.text}\n{line.people}"
    long = _SATURATION * (1 - _LENGTH + _LENGTH * len(text) / average)
    score = 0.0
    for term, weight in weights:
        often = _occurrences(term, text)
        score += weight * often * (_SATURATION + 1) / (often + long)
    return score


def _occurrences(term: SearchTerm, text: str) -> float:
    if not term.is_one_word:
        return _WHOLE * len(term.pattern.findall(text))
    word = term.words[0]
    whole, begun = text.count(f" {word} "), text.count(f" {word}")
    anywhere = len(term.pattern.findall(text))
    return _WHOLE * whole + _BEGINNING * (begun - whole) + _INSIDE * max(anywhere - begun, 0)
