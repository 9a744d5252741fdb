"""What an entry of another meeting is called: its § and the day of its meeting, and what came of an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from store.file.store import Store
from store.model.records import Meeting

_MANY = 500
_ANY_DAY = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Cited:
    """Where an entry stands.

    Attributes:
        entry: its uid.
        meeting: the id of its meeting.
        date, title: those of the meeting.
        paragraph: the § it stands in, that of the item above its section where it has none.
        text: its words.
    """

    entry: str
    meeting: int
    date: str | None
    title: str | None
    paragraph: str | None
    text: str = ""

    @property
    def words(self) -> str:
        """``§ 12, 2026-03-01``, as far as it is known; the title where there is no §."""
        name = f"§ {self.paragraph}" if self.paragraph else self.title
        return ", ".join(part for part in (name, self.date) if part)


_CITED = """
SELECT e.uid, m.id, m.date, m.title, coalesce(s.paragraph, (
    SELECT above.paragraph FROM section above
    WHERE above.meeting = s.meeting AND above.deleted = 0 AND above.ord < s.ord AND above.level < s.level
    ORDER BY above.ord DESC LIMIT 1)), e.text
FROM entry e JOIN section s ON s.uid = e.section AND s.deleted = 0
JOIN meeting m ON m.id = e.meeting AND m.deleted = 0 WHERE e.deleted = 0 """


def cite(store: Store, uids: Iterable[str]) -> dict[str, Cited]:
    """Return where living entries stand, by uid."""
    wanted = list(dict.fromkeys(uids))
    found = {}
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        rows = store.rows(f"{_CITED} AND e.uid IN ({', '.join('?' * len(some))})", some)
        found.update({row[0]: Cited(*row) for row in rows})
    return found


def replaced(store: Store, meeting: int) -> dict[str, Cited]:
    """Return what the decisions of a meeting replace, by the uid of the one that does."""
    rows = store.rows(
        "SELECT e.uid, json_extract(link.value, '$[1]') "
        "FROM entry e INDEXED BY idx_entry_decision, json_each(e.links) link "
        "WHERE e.kind = 'decision' AND e.deleted = 0 AND e.meeting = ? "
        "AND json_extract(link.value, '$[0]') = 'replaces'",
        [meeting],
    )
    known = cite(store, (old for _, old in rows))
    return {new: known[old] for new, old in rows if old in known}


_REPLACING = """
SELECT e.uid, {link} FROM entry e INDEXED BY idx_entry_link_{at}
WHERE e.links IS NOT NULL AND {link} IN ({marks}) AND json_extract(e.links, '$[{at}][0]') = 'replaces'
  AND e.kind = 'decision' AND e.deleted = 0"""


def replacing(store: Store, uids: Iterable[str]) -> dict[str, Cited]:
    """Return what replaces decisions, by the uid of the older one."""
    wanted, found = list(uids), {}
    for at, start in product((0, 1), range(0, len(wanted), _MANY)):
        some = wanted[start : start + _MANY]
        link = f"json_extract(e.links, '$[{at}][1]')"
        sql = _REPLACING.format(link=link, at=at, marks=", ".join("?" * len(some)))
        found.update({old: new for new, old in store.rows(sql, some)})
    known = cite(store, found.values())
    return {old: known[new] for old, new in found.items() if new in known}


# Decisions by their § -----------------------------------------------------------------------------

_DECISION = """
SELECT e.uid FROM meeting m
CROSS JOIN section s ON s.meeting = m.id AND s.deleted = 0 AND s.paragraph = ?
CROSS JOIN entry e ON e.section = s.uid AND e.kind = 'decision' AND e.deleted = 0
  AND e.uid != ?
WHERE m.deleted = 0 AND {where} ORDER BY m.date DESC, m.id DESC, e.ord DESC, e.uid DESC LIMIT 1"""


def find_decision(
    store: Store, meeting: Meeting, paragraph: str, day: str | None = None, newer: str = ""
) -> Cited | None:
    """Return the latest decision of a § of this meeting, or of an earlier one of its series.

    Args:
        store: the open file.
        meeting: the meeting in which it is named.
        paragraph: the number of the §, as it stands there.
        day: the day of its meeting, ISO; without, this meeting comes first, then the latest one.
        newer: the uid of a decision that is not meant.
    """
    places: list[tuple[str, list[object]]] = []
    if day is None or day == meeting.date:
        places.append(("m.id = ?", [meeting.id]))
    if meeting.series and day is not None:
        places.append(("m.series = ? AND m.date = ?", [meeting.series, day]))
    elif meeting.series:
        earlier = "m.series = ? AND m.id != ? AND m.date <= ?"
        places.append((earlier, [meeting.series, meeting.id, meeting.date or _ANY_DAY]))
    for where, parameters in places:
        found = store.one(_DECISION.format(where=where), [paragraph, newer, *parameters])
        if found:
            return cite(store, [found[0]]).get(found[0])
    return None
