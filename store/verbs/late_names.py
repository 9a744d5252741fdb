"""Names that were typed before their person was in the list: linked as soon as the person comes.

Owners, speakers and presenters keep their spelling and get the uid of the participant; a note ``Name: text``
becomes the statement that it would have been, and a proposal or a remark has its speaker. It is done once, at
the end of the step in which people come, so that a name that two of them have means neither; and it is taken
back with their coming.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterator
from dataclasses import replace

from store.errors import Locked
from store.file.reading import load
from store.file.steps import Step
from store.file.store import Store
from store.model.names import NAMING, Names, speaker_in_text
from store.model.records import Named

_LISTS = (("entry", "owners"), ("section", "presenters"))
"""The tables and columns that hold lists of names."""

_UNLINKED = ",null]"
"""What stands behind a name without a uid in such a list."""


def link(store: Store, step: Step, came: Collection[str]) -> None:
    """Link what names participants who have come, or have got another name; verified parts stay.

    Args:
        store: the open file.
        step: the step in which they came.
        came: their uids.
    """
    names = _Late(Names(load(store, step.meeting, ("participant",))), came)
    changes = (*_named_in_lists(store, step.meeting, names), *_spoken(store, step.meeting, names))
    for table, uid, fields in changes:
        with contextlib.suppress(Locked):
            step.update(table, uid, fields, on_top=True)


class _Late:
    """The names of a meeting, of which only those who have come are found."""

    def __init__(self, names: Names, came: Collection[str]) -> None:
        self._names = names
        self._came = frozenset(came)

    def uid(self, name: str) -> str | None:
        """Return who has come and is meant by a name; None where that is nobody, or one of several."""
        person = self._names.find(name)
        return person.uid if person is not None and person.uid in self._came else None


Change = tuple[str, str, dict[str, object]]
"""The table, the uid and the new fields of a record."""


def _named_in_lists(store: Store, meeting: int, names: _Late) -> Iterator[Change]:
    for table, column in _LISTS:
        sql = (
            f'SELECT uid, "{column}" FROM "{table}" WHERE meeting = ? AND deleted = 0 '
            f'AND instr("{column}", ?)'
        )
        for uid, held in store.rows(sql, [meeting, _UNLINKED]):
            before = [Named(*one) for one in json.loads(held)]
            after = tuple(
                one if one.uid else replace(one, uid=names.uid(one.name)) for one in before
            )
            if list(after) != before:
                yield table, uid, {column: after}


def _spoken(store: Store, meeting: int, names: _Late) -> Iterator[Change]:
    sql = (
        "SELECT uid, kind, text, speaker FROM entry WHERE meeting = ? AND deleted = 0 AND "
        "speaker_uid IS NULL AND (speaker IS NOT NULL OR instr(text, ':') OR kind = 'remark')"
    )
    for uid, kind, text, speaker in store.rows(sql, [meeting]):
        found = None if speaker else speaker_in_text(kind, text)
        name = found[0] if found else speaker
        person = names.uid(name) if name else None
        if person is not None:
            spoken = {"kind": NAMING[kind], "speaker": name, "text": found[1]} if found else {}
            yield "entry", uid, {**spoken, "speaker_uid": person}
