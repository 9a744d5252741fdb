"""What lies in the index, and the one way to write it.

``search_line`` holds each line folded, under a row id of its meeting's day and a counter, so that the newest
come first without sorting. Two full-text tables over it find lines by whole words and by any three letters;
both keep only which lines, not where in them, and what they give is checked against the text. The
vocabulary counts in how many lines each word stands, and finds words by any three letters in the same way.
What is taken out is not found any more, and is wiped by :func:`wipe`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from store.file.store import Store
from store.search.lines import WrittenLine

DAY_BITS = 24
"""How many bits of a row id count the lines of one day."""

_TABLES = ("search_word", "search_part")
_ALL_TABLES = (*_TABLES, "search_spelling")


def first_id(day: int) -> int:
    """Return the smallest row id that a line of a day can have."""
    return day << DAY_BITS


def day_of_id(id_: int) -> int:
    """Return the day that a row id was given for."""
    return id_ >> DAY_BITS


def wipe(store: Store) -> None:
    """Leave no trace in the index of what was taken out of it; the connection overwrites what it frees.

    It takes some seconds in a very large file, so it is for when something must be forgotten, and comes
    after :func:`store.search.indexer.bring_up_to_date`. Wiping line by line would take longer for each.
    """
    with store.write():
        for table in _ALL_TABLES:
            store.db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


class IndexWriter:
    """Writes some lines within the open transaction; :meth:`finish` writes what was counted."""

    def __init__(self, store: Store) -> None:
        """Write into the file of ``store``."""
        self._store = store
        self._words: Counter[str] = Counter()
        self._lines = 0
        self._last: dict[int, int] = {}

    def put(self, line: WrittenLine, day: int) -> None:
        """Let the index hold a line as it is now; one without a word is left out."""
        text, people = line.folded()
        if not text and not people:
            self.remove(line.meeting, line.uid)
            return
        values = (line.kind, line.row, text, people)
        found = self._store.one(
            'SELECT id, kind, "row", text, people FROM search_line WHERE meeting = ? AND uid = ?',
            [line.meeting, line.uid],
        )
        if found is not None and day_of_id(found[0]) == day and found[1:] == values:
            return
        kept = found[0] if found is not None and day_of_id(found[0]) == day else None
        if found is not None:
            self._take_out(found[0], found[3], found[4])
        id_ = self._next_id(day) if kept is None else kept
        execute = self._store.db.execute
        execute(
            'INSERT INTO search_line (id, uid, meeting, kind, "row", text, people) '
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [id_, line.uid, line.meeting, *values],
        )
        for table in _TABLES:
            execute(
                f"INSERT INTO {table} (rowid, text, people) VALUES (?, ?, ?)", [id_, text, people]
            )
        self._count(text, people, 1)

    def remove(self, meeting: int, uid: str) -> None:
        """Take the line of a record out, if it is here."""
        found = self._store.one(
            "SELECT id, text, people FROM search_line WHERE meeting = ? AND uid = ?", [meeting, uid]
        )
        if found is not None:
            self._take_out(*found)

    def finish(self, seq: int) -> None:
        """Note that everything up to the event ``seq`` is in the index."""
        for word, count in self._words.items():
            if count:
                self._note_word(word, count)
        self._store.db.execute(
            "UPDATE search_state SET seq = ?, lines = lines + ?", [seq, self._lines]
        )

    def _note_word(self, word: str, count: int) -> None:
        """Let the vocabulary know that a word stands in so many lines more, or fewer."""
        execute = self._store.db.execute
        found = self._store.one("SELECT id, lines FROM search_vocabulary WHERE word = ?", [word])
        if found is None:
            id_ = execute(
                "INSERT INTO search_vocabulary (word, lines) VALUES (?, ?)", [word, count]
            ).lastrowid
            execute("INSERT INTO search_spelling (rowid, word) VALUES (?, ?)", [id_, word])
        elif found[1] + count > 0:
            execute(
                "UPDATE search_vocabulary SET lines = lines + ? WHERE id = ?", [count, found[0]]
            )
        else:
            execute(
                "INSERT INTO search_spelling (search_spelling, rowid, word) VALUES ('delete', ?, ?)",
                [found[0], word],
            )
            execute("DELETE FROM search_vocabulary WHERE id = ?", [found[0]])

    def _take_out(self, id_: int, text: str, people: str) -> None:
        execute = self._store.db.execute
        for table in _TABLES:
            execute(
                f"INSERT INTO {table} ({table}, rowid, text, people) VALUES ('delete', ?, ?, ?)",
                [id_, text, people],
            )
        execute("DELETE FROM search_line WHERE id = ?", [id_])
        self._count(text, people, -1)

    def _count(self, text: str, people: str, by: int) -> None:
        self._lines += by
        for word in distinct_words(text, people):
            self._words[word] += by

    def _next_id(self, day: int) -> int:
        if day not in self._last:
            found = self._store.one(
                "SELECT max(id) FROM search_line WHERE id >= ? AND id < ?",
                [first_id(day), first_id(day + 1)],
            )
            before = found[0] if found else None
            self._last[day] = first_id(day) if before is None else before
        self._last[day] += 1
        return self._last[day]


def distinct_words(*texts: str) -> Iterable[str]:
    """Return each word of some folded texts once."""
    return {word for text in texts for word in text.split()}
