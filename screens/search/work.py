"""Looking up what is searched for: the work of the search screen, without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.file.store import Store
from store.search.finding import Hits, find
from store.search.nearby import nearby


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: the text, how many hits, and whether the best come first."""

    text: str
    limit: int
    best: bool


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A question that was looked up.

    Attributes:
        question: which one.
        found: what was found.
        near: words like those looked for, where nothing was found.
    """

    question: Question
    found: Hits
    near: Sequence[str] = ()


def look_up(store: Store, question: Question) -> SearchAnswer:
    """Answer a question; for a thread."""
    found = find(store, question.text, limit=question.limit, best=question.best)
    return SearchAnswer(question, found, () if found.hits else nearby(store, found.query))
