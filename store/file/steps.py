"""The one function through which every change goes: a row and, with it, its event in the log."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from locales import N_, message
from store.errors import Clash, NotFound
from store.file.driver import Database
from store.file.mapping import to_columns, to_json
from store.file.store import savepoint
from store.file.verified_locks import Locks, outline_of

if TYPE_CHECKING:
    from store.file.store import Store

_IN_SECTIONS = ("entry", "row", "prompt")

CHILDREN: dict[str, tuple[tuple[str, str], ...]] = {
    "section": (("entry", "section"), ("row", "section"), ("prompt", "section")),
    "row": (("entry", "row"),),
    "prompt": (("entry", "prompt"),),
    "group_set": (("section", "group_set"), ("group", "group_set")),
    "group": (("row", "group"),),
}
"""What lies in a record: the table and the column that points at it."""

_WITH_GROUP = (
    'SELECT s.uid FROM section s JOIN "group" g ON g.group_set = s.group_set '
    "WHERE g.uid = ? AND s.deleted = 0"
)
"""The sections that a group works in."""

AtEnd = Callable[["Store", "Step", Collection[str]], object]
"""What is done at the end of a step with all records that asked for it, by uid."""


NOT_SEEN = message(N_("Somebody else has changed this meanwhile."))
"""Why nothing is written over what somebody else has written meanwhile."""

_WRITTEN_IN = message(
    N_("Changed meanwhile, so it is not taken out; take it out once more if you mean that.")
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody knew of the file who asked for something that is carried out later.

    Attributes:
        upto: the latest step that was there, by its number.
        is_own: tells of a later one, its number given, whether they have done it themselves.
    """

    upto: int
    is_own: Callable[[int], bool]


class Step:
    """One undoable step of one actor: the events that are written in one transaction.

    The step's row is written with its first event, so that a verb that changes nothing leaves no step.
    """

    def __init__(
        self,
        db: Database,
        meeting: int,
        actor: str,
        name: str,
        at: str,
        *,
        locks: Locks | None = None,
        own: Container[int] = (),
        seen: Seen | None = None,
    ) -> None:
        """Begin a step.

        Args:
            db: the open database.
            meeting: the id of the meeting that it lies in.
            actor: who does it.
            name: the verb, as the log keeps it.
            at: the time it is logged with.
            locks: what it must not touch.
            own: the ids of the steps that whoever does it has done before: these clash with nothing of it.
            seen: what was known when it was asked for; None where that is now.
        """
        self.meeting = meeting
        self.actor = actor
        self._db = db
        self._name = name
        self._at = at
        self._own = own
        self._seen = seen
        self._locks = locks if locks is not None and locks.sections else None
        self._undoes: int | None = None
        self._outline_waits = False
        self._at_end: dict[AtEnd, list[str]] = {}
        self.id: int | None = None

    @contextlib.contextmanager
    def part(self) -> Iterator[None]:
        """Run the block as a part of the step: where it fails, what it has done is taken back.

        A paste goes on behind a line that was refused; nothing half done may stay of that line.
        """
        begun = self.id
        try:
            with savepoint(self._db):
                yield
        except BaseException:
            self.id = begun
            raise

    @contextlib.contextmanager
    def as_one(self) -> Iterator[None]:
        """Run the block, in which several sections change; where they come to lie is looked at behind it.

        On the way, some have gone where they go and others have not yet.

        Raises:
            Locked: a section has come into a § that is locked, or has gone out of it.
        """
        self._outline_waits = True
        try:
            yield
        finally:
            self._outline_waits = False
        self._check_outline("section")

    def at_end(self, act: AtEnd, uid: str) -> None:
        """Let ``act`` be done for a record once all else of the step is; once for all that ask for it."""
        self._at_end.setdefault(act, []).append(uid)

    def end(self, store: Store) -> None:
        """Do what was left for the end of the step."""
        for act, uids in self._at_end.items():
            act(store, self, uids)

    def undoing(self, step: int) -> None:
        """Say that this step takes back ``step``."""
        self._undoes = step

    def insert(self, table: str, uid: str, fields: Mapping[str, object]) -> None:
        """Add a record to a part table; ``fields`` are its record's fields."""
        values = _said(to_columns(fields))
        if self._locks is not None:
            self._locks.check_section(values.get("section"))
        self._db.table(table).insert({"uid": uid, "meeting": self.meeting, **values})
        self._check_outline(table)
        self._log(table, uid, 1, None, values)

    def insert_all(self, table: str, records: Iterable[Mapping[str, object]]) -> None:
        """Add records to a table of a meeting that this step has made, where nothing can be locked yet.

        Args:
            table: their table.
            records: the fields of each, with its ``uid``; all have the same.
        """
        rows = [to_columns(record) for record in records]
        if not rows:
            return
        names = ", ".join(f'"{name}"' for name in rows[0])
        marks = ", ".join("?" * len(rows[0]))
        self._db.conn.executemany(
            f'INSERT INTO "{table}" (meeting, {names}) VALUES (?, {marks})',
            [(self.meeting, *row.values()) for row in rows],
        )
        first = rows.pop(0)
        self._log(table, first.pop("uid"), 1, None, _said(first))
        self._db.conn.executemany(
            'INSERT INTO event (step, meeting, "table", uid, rev, after) VALUES (?, ?, ?, ?, 1, ?)',
            [(self.id, self.meeting, table, row.pop("uid"), to_json(_said(row))) for row in rows],
        )

    def created(self, fields: Mapping[str, object]) -> None:
        """Log that this step made the meeting itself."""
        uid = str(fields["uid"])
        self._log("meeting", uid, 1, None, to_columns(fields))

    def rekeyed(self, section: str) -> None:
        """Log that all entries of a section have fresh order keys; nothing that undo takes back."""
        self._log("rekey", section, 0, None, {})

    def update(
        self,
        table: str,
        uid: str,
        fields: Mapping[str, object],
        *,
        rev: int | None = None,
        on_top: bool = False,
    ) -> bool:
        """Change fields of a living record; return whether anything was different.

        Args:
            table: the table of the record.
            uid: the record.
            fields: the record's fields and their new values.
            rev: the ``rev`` the caller has read; None where any will do.
            on_top: whether the values are reckoned from what is there now, whoever has written that.

        Raises:
            NotFound: there is no such record in this meeting.
            Locked: it lies in a section that is verified.
            Clash: somebody else has changed it since ``rev``, or has written what whoever asked for this
                has not seen.
        """
        return self.write_columns(table, uid, to_columns(fields), rev=rev, on_top=on_top)

    def write_columns(
        self,
        table: str,
        uid: str,
        values: dict[str, Any],
        *,
        rev: int | None = None,
        on_top: bool = False,
    ) -> bool:
        """Change columns, given as they lie in the table; see :meth:`update`."""
        names = "".join(f', "{name}"' for name in values)
        scope = "id" if table == "meeting" else "meeting"
        found = self._db.execute(
            f'SELECT rev{names} FROM "{table}" WHERE uid = ? AND {scope} = ?', [uid, self.meeting]
        ).fetchone()
        if found is None:
            raise NotFound(message(N_("That part of the meeting is not there any more.")))
        self._check_locks(table, uid, values)
        if rev is not None and found[0] != rev and not self._is_own_since(uid, rev, found[0]):
            raise Clash(NOT_SEEN)
        before = dict(zip(values, found[1:], strict=True))
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return False
        if not on_top:
            self._check_seen(table, uid, changed)
        settings = ", ".join(f'"{name}" = ?' for name in changed)
        self._db.execute(
            f'UPDATE "{table}" SET {settings}, rev = rev + 1 WHERE uid = ?',
            [*changed.values(), uid],
        )
        self._check_outline(table)
        self._log(table, uid, found[0] + 1, {name: before[name] for name in changed}, changed)
        return True

    def _check_seen(self, table: str, uid: str, changed: Mapping[str, Any]) -> None:
        """Raise Clash where something would be written over, or taken out, that was not seen.

        What somebody else has taken out is not written in either: nobody would see it.
        """
        if self._seen is None:
            return
        is_taken_out = changed.get("deleted") == 1
        for step, after in self._events_since(table, uid, self._seen.upto, within=is_taken_out):
            if self._seen.is_own(step):
                continue
            if is_taken_out:
                raise Clash(_WRITTEN_IN)
            written = json.loads(after)
            if written.get("deleted") == 1 or not written.keys().isdisjoint(changed):
                raise Clash(NOT_SEEN)

    def _events_since(
        self, table: str, uid: str, step: int, *, within: bool
    ) -> Iterator[tuple[int, str]]:
        """Give the steps, with what they wrote, after one: of a record, and of what lies in it."""
        sql = "SELECT step, after FROM event WHERE uid = ? AND step > ?"
        yield from self._db.execute(sql, [uid, step]).fetchall()
        for child, column in CHILDREN.get(table, ()) if within else ():
            sql = (
                f'SELECT e.step, e.after FROM event e JOIN "{child}" c ON c.uid = e.uid '
                f'WHERE c."{column}" = ? AND e.step > ?'
            )
            yield from self._db.execute(sql, [uid, step]).fetchall()

    def _is_own_since(self, uid: str, rev: int, now: int) -> bool:
        """Return whether all that was done to a record since ``rev`` was done by who does this step, too."""
        sql = "SELECT step FROM event WHERE uid = ? AND rev > ?"
        since = [step for (step,) in self._db.execute(sql, [uid, rev]).fetchall()]
        return len(since) == now - rev and all(step in self._own for step in since)

    def _check_locks(self, table: str, uid: str, values: Mapping[str, Any]) -> None:
        """Raise Locked where a record lies, or would come to lie, in a section that is locked."""
        if self._locks is None:
            return
        if table == "group":
            for (section,) in self._db.execute(_WITH_GROUP, [uid]).fetchall():
                self._locks.check_section(section)
        if table not in ("section", *_IN_SECTIONS):
            return
        self._locks.check_section(uid)
        self._locks.check_section(values.get("section"))
        if table in _IN_SECTIONS:
            sql = f'SELECT section FROM "{table}" WHERE uid = ?'
            self._locks.check_section(self._db.execute(sql, [uid]).fetchone()[0])

    def _check_outline(self, table: str) -> None:
        """Raise Locked where a section has come into a § that is locked, or has gone out of it."""
        if self._locks is not None and table == "section" and not self._outline_waits:
            self._locks.check_outline(outline_of(self._db, self.meeting))

    def _log(
        self, table: str, uid: str, rev: int, before: dict[str, Any] | None, after: dict[str, Any]
    ) -> None:
        if self.id is None:
            self.id = self._db.execute(
                "INSERT INTO step (meeting, actor, name, at, undoes) VALUES (?, ?, ?, ?, ?)",
                [self.meeting, self.actor, self._name, self._at, self._undoes],
            ).lastrowid
        self._db.execute(
            'INSERT INTO event (step, meeting, "table", uid, rev, before, after) '
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                self.id,
                self.meeting,
                table,
                uid,
                rev,
                None if before is None else to_json(before),
                to_json(after),
            ],
        )


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Return the columns that hold something."""
    return {name: value for name, value in values.items() if value is not None}
