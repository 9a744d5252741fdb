"""The one function through which every change goes: a row and, with it, its event in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from locales import N_, message
from store.driver import Database
from store.errors import Clash, NotFound
from store.mapping import to_columns, to_json


class Step:
    """One undoable step of one actor: the events that are written in one transaction.

    The step's row is written with its first event, so that a verb that changes nothing leaves no step.
    """

    def __init__(self, db: Database, meeting: int, actor: str, name: str, at: str) -> None:
        """Begin a step; ``at`` is the time it is logged with."""
        self.meeting = meeting
        self.actor = actor
        self._db = db
        self._name = name
        self._at = at
        self._undoes: int | None = None
        self.id: int | None = None

    def undoing(self, step: int) -> None:
        """Say that this step takes back ``step``."""
        self._undoes = step

    def insert(self, table: str, uid: str, fields: Mapping[str, object]) -> None:
        """Add a record to a part table; ``fields`` are its record's fields."""
        values = {k: v for k, v in to_columns(fields).items() if v is not None}
        self._db.table(table).insert({"uid": uid, "meeting": self.meeting, **values})
        self._log(table, uid, 1, None, values)

    def created(self, fields: Mapping[str, object]) -> None:
        """Log that this step made the meeting itself."""
        uid = str(fields["uid"])
        self._log("meeting", uid, 1, None, to_columns(fields))

    def rekeyed(self, section: str) -> None:
        """Log that all entries of a section have fresh order keys; nothing that undo takes back."""
        self._log("rekey", section, 0, None, {})

    def update(
        self, table: str, uid: str, fields: Mapping[str, object], *, rev: int | None = None
    ) -> bool:
        """Change fields of a living record; return whether anything was different.

        Args:
            table: the table of the record.
            uid: the record.
            fields: the record's fields and their new values.
            rev: the ``rev`` the caller has read; None where any will do.

        Raises:
            NotFound: there is no such record in this meeting.
            Clash: somebody else has changed it since ``rev``.
        """
        return self.write_columns(table, uid, to_columns(fields), rev=rev)

    def write_columns(
        self, table: str, uid: str, values: dict[str, Any], *, rev: int | None = None
    ) -> bool:
        """Change columns, given as they lie in the table; see :meth:`update`."""
        names = ", ".join(f'"{name}"' for name in values)
        scope = "id" if table == "meeting" else "meeting"
        found = self._db.execute(
            f'SELECT rev, {names} FROM "{table}" WHERE uid = ? AND {scope} = ?', [uid, self.meeting]
        ).fetchone()
        if found is None:
            raise NotFound(message(N_("That part of the meeting is not there any more.")))
        if rev is not None and found[0] != rev:
            raise Clash(message(N_("Somebody else has changed this meanwhile.")))
        before = dict(zip(values, found[1:], strict=True))
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return False
        settings = ", ".join(f'"{name}" = ?' for name in changed)
        self._db.execute(
            f'UPDATE "{table}" SET {settings}, rev = rev + 1 WHERE uid = ?',
            [*changed.values(), uid],
        )
        self._log(table, uid, found[0] + 1, {name: before[name] for name in changed}, changed)
        return True

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
