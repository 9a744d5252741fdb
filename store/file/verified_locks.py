"""What must not be changed any more: verified minutes, and a § that was verified before the rest.

Every change goes through :class:`store.file.steps.Step`, which asks the :class:`Locks` of its meeting; so no
way into the file passes them by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from locales import N_, message
from store.errors import Locked, NotFound
from store.file.driver import Database

if TYPE_CHECKING:
    from store.file.store import Store

LOCKED = frozenset({"verified", "announced"})
"""The states in which minutes stay as they are."""

Outline = Sequence[tuple[str, int]]
"""The uid and the level of each section of a meeting, in order."""


class Locks(NamedTuple):
    """What is locked in one meeting.

    Attributes:
        status: the state of the meeting.
        sections: the uids of the sections that were verified by themselves.
        outline: the sections of the meeting, where any of them is locked.
    """

    status: str
    sections: frozenset[str] = frozenset()
    outline: Outline = ()

    def check(self) -> None:
        """Raise Locked where nothing in the meeting may be changed."""
        if self.status in LOCKED:
            raise Locked(
                message(N_("The minutes are verified. /reopen with a reason opens them again."))
            )

    def check_section(self, uid: object) -> None:
        """Raise Locked where a section is verified by itself."""
        if uid in self.sections:
            raise Locked(message(N_("This § is verified. /reopen with a reason opens it again.")))

    def check_outline(self, outline: Outline) -> None:
        """Raise Locked where other sections than before would lie in one that is verified."""
        for uid in self.sections:
            if lying_in(outline, uid) != lying_in(self.outline, uid):
                self.check_section(uid)


def lying_in(outline: Outline, uid: str) -> list[str]:
    """Return the uids of a section and of those that lie in it: what follows and is deeper."""
    found: list[str] = []
    top = 0
    for other, level in outline:
        if other == uid:
            top = level
        elif found and level <= top:
            break
        if found or other == uid:
            found.append(other)
    return found


def outline_of(db: Database, meeting: int) -> list[tuple[str, int]]:
    """Return the living sections of a meeting, in order."""
    sql = "SELECT uid, level FROM section WHERE meeting = ? AND deleted = 0 ORDER BY ord, uid"
    return [(str(uid), int(level)) for uid, level in db.execute(sql, [meeting]).fetchall()]


def locks_of(store: Store, meeting: int) -> Locks:
    """Return what is locked in a meeting; raise NotFound where there is no such meeting."""
    found = store.one("SELECT status FROM meeting WHERE id = ?", [meeting])
    if found is None:
        raise NotFound(message(N_("There is no meeting {id}."), id=meeting))
    sections = store.rows(
        "SELECT uid FROM section WHERE meeting = ? AND verified IS NOT NULL AND deleted = 0",
        [meeting],
    )
    locked = frozenset(str(uid) for (uid,) in sections)
    return Locks(str(found[0]), locked, outline_of(store.db, meeting) if locked else ())
