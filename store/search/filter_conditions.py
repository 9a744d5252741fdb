"""The filters of a search as conditions on a line ``l``, in SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from store.file.store import Store
from store.items.items import ANSWERED, PARAGRAPH, REGISTER_KINDS, RegisterKind, later_sql
from store.language.folding import words
from store.language.words import ROW_WORDS
from store.search.index import first_id
from store.search.lines import UNDATED, day_of
from store.search.query import Query

_COMMON = ("note", "bullet")
"""The kinds of lines that the index of kinds leaves out."""


@dataclass
class Conditions:
    """What must be so of a line ``l``, all of it.

    Attributes:
        sql: the conditions.
        parameters: their values.
    """

    sql: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)

    def add(self, sql: str, values: Iterable[object] = ()) -> None:
        """Add one condition."""
        self.sql.append(sql)
        self.parameters += values

    def where(self) -> str:
        """Return the conditions, each behind an ``AND``."""
        return "".join(f" AND {one}" for one in self.sql)


def conditions_of(store: Store, query: Query) -> Conditions:
    """Return what the filters of a query ask of a line, but for people, who are told by the text."""
    made = Conditions()
    for negated in (False, True):
        for name, build in _BUILDERS.items():
            values = query.of(name, negated=negated)
            if values:
                sql, parameters = build(store, values)
                made.add(f"NOT ({sql})" if negated else f"({sql})", parameters)
    return made


def driving_kind(query: Query) -> bool:
    """Return whether the index of kinds finds what is looked for faster than going through all lines."""
    kinds = query.of("kind")
    return len(kinds) == 1 and kinds[0] not in _COMMON


NOT_COMMON = "l.kind NOT IN ('note', 'bullet')"
"""What tells SQLite that the index of kinds holds the line."""

_Built = tuple[str, list[object]]


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def _kind(_: Store, values: list[str]) -> _Built:
    return f"l.kind IN ({_marks(values)})", [*values]


def span_of(years: list[str]) -> tuple[int, ...]:
    """Return the first row id of some spans of years, and the first one behind them; nothing for none."""
    bounds = [bound for value in years for bound in _bounds(value)]
    return (min(bounds), max(bounds)) if bounds else ()


def _bounds(years: str) -> tuple[int, int]:
    first, _, last = years.partition("-")
    after = int(last) + 1
    end = day_of(f"{after:04}-01-01") if after <= 9999 else UNDATED
    return first_id(day_of(f"{int(first):04}-01-01")), first_id(end)


def _year(_: Store, values: list[str]) -> _Built:
    bounds = [bound for value in values for bound in _bounds(value)]
    return " OR ".join(["l.id >= ? AND l.id < ?"] * len(values)), [*bounds]


def _since(_: Store, values: list[str]) -> _Built:
    return "l.id >= ? AND l.id < ?", [first_id(day_of(max(values))), first_id(UNDATED)]


def _until(_: Store, values: list[str]) -> _Built:
    return "l.id < ?", [first_id(day_of(min(values)) + 1)]


def _paragraph(_: Store, values: list[str]) -> _Built:
    return (
        "EXISTS (SELECT 1 FROM section s WHERE s.uid = "
        "coalesce((SELECT e.section FROM entry e WHERE e.uid = l.uid), l.uid) "
        f"AND {PARAGRAPH} IN ({_marks(values)}))",
        [*values],
    )


def _meeting(column: str) -> Callable[[Store, list[str]], _Built]:
    def build(_: Store, values: list[str]) -> _Built:
        return (
            f"(SELECT m.{column} FROM meeting m WHERE m.id = l.meeting) IN ({_marks(values)})",
            [*values],
        )

    return build


def series_like(store: Store, values: list[str]) -> list[str]:
    """Return the series whose names hold one of some folded texts; the index gives each name once."""
    names = store.rows(
        """WITH RECURSIVE name(series) AS (
            SELECT min(series) FROM meeting INDEXED BY idx_meeting_series WHERE deleted = 0
            UNION ALL
            SELECT (SELECT min(m.series) FROM meeting m INDEXED BY idx_meeting_series
                    WHERE m.deleted = 0 AND m.series > name.series)
            FROM name WHERE name.series IS NOT NULL
        ) SELECT series FROM name WHERE series IS NOT NULL"""
    )
    return [
        str(name)
        for (name,) in names
        if any(f" {value}" in f" {' '.join(words(str(name)))}" for value in values)
    ]


def _series(store: Store, values: list[str]) -> _Built:
    # what several series have in common is none: each narrows further
    found = [set(series_like(store, [value])) for value in values]
    names = sorted(set.intersection(*found))
    return (
        f"coalesce((SELECT m.series FROM meeting m WHERE m.id = l.meeting) IN ({_marks(names)}), 0)",
        [*names],
    )


_ROW = """l."row" IS NOT NULL AND EXISTS (
    SELECT 1 FROM "row" r LEFT JOIN "group" g ON g.uid = r."group"
    WHERE r.uid = l."row" AND (fold(r.label) IN ({0}) OR fold(g.label) IN ({0}) OR fold(g.name) IN ({0})))"""


def _group(_: Store, values: list[str]) -> _Built:
    parts: list[str] = []
    parameters: list[object] = []
    for value in values:
        names = [value, *(f"{word} {value}" for word in ROW_WORDS)]
        parts.append(f"({_ROW.format(_marks(names))})")
        parameters += names * 3
    return " AND ".join(parts), parameters


_STATES: dict[str, Callable[[RegisterKind], str]] = {
    "open": lambda kind: f"NOT {_DONE} AND NOT {_answered(kind)} AND {later_sql(kind)} IS NULL",
    "done": lambda _: _DONE,
    "answered": lambda kind: f"NOT {_DONE} AND {_answered(kind)}",
    "carried": lambda kind: "0" if kind == "decision" else _later(kind),
    "replaced": lambda kind: _later(kind) if kind == "decision" else "0",
}
"""How a state of an item is told, as :func:`store.items.items.state_of` tells it."""

_DONE = "coalesce(p.done, e.done)"


def _answered(kind: RegisterKind) -> str:
    return ANSWERED if kind == "question" else "0"


def _later(kind: RegisterKind) -> str:
    return f"NOT {_DONE} AND NOT {_answered(kind)} AND {later_sql(kind)} IS NOT NULL"


def _item(_: Store, values: list[str]) -> _Built:
    parts = [
        f"(l.kind = '{kind}' AND EXISTS (SELECT 1 FROM entry e "
        "LEFT JOIN progress p ON p.entry = e.uid AND p.deleted = 0 "
        f"WHERE e.uid = l.uid AND {_STATES[value](kind)}))"
        for value in values
        for kind in REGISTER_KINDS
    ]
    return " OR ".join(parts), []


_BUILDERS: dict[str, Callable[[Store, list[str]], _Built]] = {
    "kind": _kind,
    "year": _year,
    "since": _since,
    "until": _until,
    "paragraph": _paragraph,
    "type": _meeting("kind"),
    "status": _meeting("status"),
    "series": _series,
    "group": _group,
    "item": _item,
}
