"""Words like the ones that were looked for and not found: one or two letters other, more or fewer."""

from __future__ import annotations

from store.file.store import Store
from store.search.query import Query
from store.search.scanning import words_with

MOST = 5
"""How many words are offered."""

_LONGEST = 40
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


def nearby(store: Store, query: Query) -> list[str]:
    """Return words of the vocabulary like those that stand nowhere, the likest first.

    To be asked where nothing was found; what is not in the index yet is not in the vocabulary either.
    """
    found: list[tuple[int, int, str]] = []
    for term in query.terms:
        is_long = term.is_one_word and 3 <= len(term.words[0]) <= _LONGEST
        if is_long and words_with(store, term) == []:
            found += _like(store, term.words[0])
    return list(dict.fromkeys(word for _, _, word in sorted(found)))[:MOST]


def _like(store: Store, word: str) -> list[tuple[int, int, str]]:
    """Return words like one, each behind its distance and how rare it is.

    Those that begin with the same letter are compared; of the others, those with only the first one off.
    """
    most = 1 if len(word) <= 4 else 2
    first, letters = word[0], set(word)
    rows = store.rows(
        "SELECT word, lines FROM search_vocabulary WHERE word >= ? AND word < ? "
        "AND length(word) BETWEEN ? AND ?",
        [first, first + "\U0010ffff", len(word) - most, len(word) + most],
    )
    rows = [row for row in rows if len(letters.symmetric_difference(row[0])) <= 2 * most]
    begun = _with_another_beginning(word)
    marks = ", ".join("?" * len(begun))
    rows += store.rows(f"SELECT word, lines FROM search_vocabulary WHERE word IN ({marks})", begun)
    near = ((distance(word, str(other), most), -int(lines), str(other)) for other, lines in rows)
    return [found for found in near if found[0] <= most]


def _with_another_beginning(word: str) -> list[str]:
    """Return a word with its first letter other, gone, behind another one, or behind the second."""
    rest = word[1:]
    other = [f"{letter}{rest}" for letter in _LETTERS] + [f"{letter}{word}" for letter in _LETTERS]
    return [*other, rest, f"{rest[:1]}{word[:1]}{rest[1:]}"]


def distance(one: str, other: str, most: int) -> int:
    """Return by how many letters two words differ (other, more, fewer, or two that changed places).

    Where it is more than ``most``, some number above it is returned.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
