"""The verb for a decision that replaces an older one."""

from __future__ import annotations

from locales import N_, message
from store.errors import Misplaced, NotFound
from store.file.mapping import columns, to_record
from store.file.store import Store
from store.model.records import Entry, Link
from store.verbs.still_there import living


def replace_decision(store: Store, meeting: int, uid: str, older: str) -> None:
    """Say that a decision of this meeting replaces an older one, in place of what it replaced so far.

    The older one stays as it is: its minutes may be verified. That it is replaced follows from the link.

    Args:
        store: the open file.
        meeting: the id of the meeting of the new decision.
        uid: the new decision.
        older: the decision that it replaces, of this meeting or another.

    Raises:
        NotFound: one of them is not there any more.
        Misplaced: one of them is no decision, or they are the same.
    """
    with store.step(meeting, "replace_decision") as step:
        found = living(store, meeting, "entry", uid, *columns("entry"))
        entry = to_record("entry", found)
        kinds = {entry.kind if isinstance(entry, Entry) else "", _kind(store, older)}
        if kinds != {"decision"} or uid == older or not isinstance(entry, Entry):
            raise Misplaced(message(N_("Only a decision can replace another decision.")))
        kept = tuple(link for link in entry.links if link.rel != "replaces")
        step.update("entry", uid, {"links": (*kept, Link("replaces", older))}, on_top=True)


def _kind(store: Store, uid: str) -> str:
    found = store.one("SELECT kind FROM entry WHERE uid = ? AND deleted = 0", [uid])
    if found is None:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return str(found[0])
