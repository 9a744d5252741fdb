"""Going through the lines that may hold what is looked for, the newest first, without reading the others.

A line is asked for by the words of the vocabulary that hold what is looked for, where these are few, else by
any three letters in a row: then much is found, and the first page soon. What is asked for so is checked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from store.file.store import Store
from store.search.filter_conditions import (
    NOT_COMMON,
    conditions_of,
    driving_kind,
    series_like,
    span_of,
)
from store.search.query import Query
from store.search.terms import SearchTerm

_FEW_WORDS = 64
_FEW_LINES = 50_000
"""So many words, in so many lines, are asked for one by one."""

_MOST_PARTS = 24
_FEW_MEETINGS = 1_000


@dataclass(frozen=True, slots=True)
class Indexed:
    """One line as it lies in the index; ``text`` and ``people`` are folded."""

    id: int
    uid: str
    meeting: int
    kind: str
    text: str
    people: str


_COLUMNS = "l.id, l.uid, l.meeting, l.kind, l.text, l.people"


def newest(store: Store, query: Query) -> Generator[Indexed]:
    """Give the lines of the index that hold what is looked for, the newest first.

    The caller closes the generator (``contextlib.closing``) before anything is written.
    """
    for line in _Search(store, query).candidates():
        if query.holds(line.text, line.people):
            yield line


class _Search:
    """One query, made into SQL."""

    def __init__(self, store: Store, query: Query) -> None:
        self._store = store
        self._query = query
        self._conditions = conditions_of(store, query)
        self._span = span_of(query.of("year"))

    def candidates(self) -> Iterator[Indexed]:
        """Give every line that may hold what is looked for."""
        series = _few_series(self._store, self._query)
        if series:
            marks = ", ".join("?" * len(series))
            return self._read(
                "FROM meeting m INDEXED BY idx_meeting_series "
                "CROSS JOIN search_line l ON l.meeting = m.id "
                f"WHERE m.deleted = 0 AND m.series IN ({marks})",
                series,
            )
        paragraphs = self._query.of("paragraph")
        if paragraphs:
            marks = ", ".join("?" * len(paragraphs))
            return self._read(
                "FROM (SELECT DISTINCT meeting FROM section "
                f"WHERE paragraph IN ({marks}) AND deleted = 0) s "
                "CROSS JOIN search_line l ON l.meeting = s.meeting WHERE 1",
                paragraphs,
            )
        words = few_words(self._store, self._query)
        if words:
            said = (" OR ".join(map(_quoted, some)) for some in words)
            return self._matching("search_word", " AND ".join(f"({one})" for one in said))
        if words is not None:
            return iter(())
        parts = parts_of(self._query)
        if parts:
            return self._matching("search_part", " AND ".join(map(_quoted, parts)))
        return self._all()

    def _matching(self, table: str, match: str) -> Iterator[Indexed]:
        return self._read(
            f"FROM {table} f CROSS JOIN search_line l ON l.id = f.rowid WHERE {table} MATCH ?",
            [match],
            order="f.rowid",
        )

    def _all(self) -> Iterator[Indexed]:
        """Give every line of a kind, or of the rows of exercises, or every line."""
        if driving_kind(self._query):
            return self._read(
                f"FROM search_line l INDEXED BY idx_search_kind WHERE {NOT_COMMON}", []
            )
        if self._query.of("group"):
            return self._read(
                'FROM search_line l INDEXED BY idx_search_row WHERE l."row" IS NOT NULL', []
            )
        return self._read("FROM search_line l NOT INDEXED WHERE 1", [])

    def _read(
        self, source: str, parameters: Iterable[object], order: str = "l.id"
    ) -> Iterator[Indexed]:
        conditions, within = self._conditions, ""
        if self._span:
            # told of the full-text table itself, which then begins there
            within = f" AND {order} >= ? AND {order} < ?"
        sql = f"SELECT {_COLUMNS} {source}{within}{conditions.where()} ORDER BY {order} DESC"
        cursor = self._store.db.execute(sql, [*parameters, *self._span, *conditions.parameters])
        with contextlib.closing(cursor):
            for row in cursor:
                yield Indexed(*row)


def parts_of(query: Query) -> list[str]:
    """Return three letters in a row each, which stand in every line that holds what is looked for."""
    needles = [term.needle for term in query.terms]
    needles += (
        f" {w}"
        for f in query.filters
        if f.field == "person" and not f.negated
        for w in f.value.split()
    )
    parts = dict.fromkeys(part for needle in needles for part in _parts(needle))
    return list(parts)[:_MOST_PARTS]


def _parts(text: str) -> Iterator[str]:
    return (text[at : at + 3] for at in range(len(text) - 2))


def few_words(store: Store, query: Query) -> list[list[str]] | None:
    """Return words of which every line holds one of each group; None where that says too little.

    An empty list says that no line holds what is looked for.
    """
    groups: list[list[str]] = []
    for term in query.terms:
        groups += [[word] for word in whole_words(term)]
        if term.is_one_word and len(term.words[0]) > 2:
            found = words_with(store, term)
            if found is not None and not found:
                return []
            groups += [found] if found else []
    return groups or None


def whole_words(term: SearchTerm) -> tuple[str, ...]:
    """Return the words of a phrase that stand there as they are; the last one may go on."""
    if term.is_one_word:
        return ()
    return term.words if term.whole else term.words[:-1]


def words_with(store: Store, term: SearchTerm) -> list[str] | None:
    """Return the words of the vocabulary that hold a term; None where they, or their lines, are many."""
    match = " AND ".join(_quoted(part) for part in _parts(term.needle))
    found = store.rows(
        "SELECT v.word, v.lines FROM search_spelling s CROSS JOIN search_vocabulary v ON v.id = s.rowid "
        "WHERE search_spelling MATCH ? AND instr(v.word, ?) LIMIT ?",
        [match, term.needle, _FEW_WORDS + 1],
    )
    held = [(str(word), int(lines)) for word, lines in found if term.is_in(f" {word} ")]
    many = len(found) > _FEW_WORDS or sum(lines for _, lines in held) > _FEW_LINES
    return None if many else [word for word, _ in held]


def _few_series(store: Store, query: Query) -> list[str]:
    """Return the series that are looked in, where they have so few meetings that those are gone through."""
    wanted = query.of("series")
    if not wanted:
        return []
    names = sorted(set.intersection(*(set(series_like(store, [value])) for value in wanted)))
    if not names:
        return []
    marks = ", ".join("?" * len(names))
    sql = (
        f"SELECT count(*) FROM (SELECT 1 FROM meeting INDEXED BY idx_meeting_series "
        f"WHERE deleted = 0 AND series IN ({marks}) LIMIT ?)"
    )
    count = store.one(sql, [*names, _FEW_MEETINGS + 1])
    return names if count and count[0] <= _FEW_MEETINGS else []


def _quoted(text: str) -> str:
    return f'"{text}"'
