"""Verbs for what is written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

from locales import N_, message
from store.errors import Clash, DotsSpent, NotFound
from store.file.reading import load
from store.file.steps import Step
from store.file.store import Store
from store.language.blanks import squeezed
from store.model.dots import most_dots
from store.model.ordering import between
from store.model.pile import is_to_be_made
from store.model.records import Entry, Place
from store.model.uids import new_uid
from store.verbs import axes, passages
from store.verbs.gone_into import leading_on
from store.verbs.rows import make_pile
from store.verbs.sorting import key_for, rekey_if_long
from store.verbs.still_there import differs, living

_SAID = (
    *("speaker", "speaker_uid", "owners", "due", "due_text", "clauses", "vote"),
    *("address", "cells", "time"),
)
"""What an entry says, beside its kind and text."""

WORDS = ("kind", "text", *_SAID)
"""The fields in which somebody's words stand."""

_TYPED = tuple(name for name in WORDS if name != "speaker_uid")
"""Those of them that only somebody changes: whom a name means becomes known when that person comes, too."""

_WRITTEN_ANEW = ("depth", "marks", *_SAID)
"""What an entry keeps, beside its kind and text, when it is written once more."""

_CHANGED_SINCE = N_(
    "Changed meanwhile, so it is not deleted; delete it once more if you mean that: {text}"
)
_NAMED = 60
"""So many characters name an entry in words about it."""

Rewritten = Literal["changed", "beside", "anew"]
"""What became of a change: the entry has it; it stands below the entry, which somebody else has changed; it
stands where the entry was, which somebody has taken out."""


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry that is to be written: where, what kind, its text, and further fields of the record."""

    place: Place
    kind: str
    text: str
    fields: dict[str, object] = field(default_factory=dict)


def add(
    store: Store,
    meeting: int,
    place: Place,
    kind: str,
    text: str,
    *,
    after: str | None = None,
    before: str | None = None,
    **values: object,
) -> str:
    """Write an entry and return its uid.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        place: the cell; its section must be there. A cell that was to be answered later is answered
            with this, unless the entry is an internal one.
        kind: a name of :data:`store.model.kinds.KINDS`.
        text: the text as typed.
        after: the entry of the same section to come right after; without, it is the last one.
        before: the entry of the same section to come right before.
        values: further fields of :class:`store.model.records.Entry`.

    Raises:
        NotFound: the section, row or prompt is not there any more.
    """
    with store.step(meeting, "add_entry") as step:
        return _add(store, step, EntryDraft(place, kind, text, values), after=after, before=before)


def add_many(
    store: Store,
    meeting: int,
    drafts: Iterable[EntryDraft],
    *,
    after: str | None = None,
    before: str | None = None,
) -> list[str]:
    """Write several entries, each the last one of its section, in one step and return their uids.

    What all entries of a cell have in common is asked for once, however many there are.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        drafts: what is written.
        after: an entry of their section; they come right after it instead.
        before: an entry of their section; they come right before it instead.

    Raises:
        NotFound: a section, row or prompt is not there any more.
    """
    several = list(drafts)
    with store.step(meeting, "add_entries") as step:
        there = {place: _there(store, step, place) for place in {one.place for one in several}}
        several = [replace(draft, place=there[draft.place]) for draft in several]
        uids, last = [], dict[str, str]()
        for draft in several:
            section = str(draft.place.section)
            latest = last.pop(section, None)
            beside = {"after": after, "before": before}
            key = (
                between(latest, None)
                if latest
                else key_for(store, "entry", ("section", section), **beside)
            )
            uids.append(_insert(store, step, draft, key))
            after, before = (uids[-1] if after or before else None), None
            if not rekey_if_long(store, step, section, key) and after is None:
                last[section] = key
        for place in dict.fromkeys(draft.place for draft in several if draft.kind != "internal"):
            _answered(store, step, place)
        return uids


def _add(
    store: Store,
    step: Step,
    draft: EntryDraft,
    *,
    after: str | None = None,
    before: str | None = None,
) -> str:
    draft = replace(draft, place=_there(store, step, draft.place))
    section = str(draft.place.section)
    key = key_for(store, "entry", ("section", section), after=after, before=before)
    uid = _insert(store, step, draft, key)
    rekey_if_long(store, step, section, key)
    if draft.kind != "internal":
        _answered(store, step, draft.place)
    return uid


def _insert(store: Store, step: Step, draft: EntryDraft, key: str) -> str:
    uid, place = new_uid(), draft.place
    cell = {"section": place.section, "row": place.row, "prompt": place.prompt}
    words = {"kind": draft.kind, "text": draft.text, "author": store.actor}
    step.insert("entry", uid, {"ord": key, **cell, **words, **draft.fields})
    return uid


def _answered(store: Store, step: Step, place: Place) -> None:
    """Let a cell that was to be answered later be answered now."""
    if place.row and place.prompt:
        axes.resume(store, step, place.row, place.prompt)


def change(
    store: Store, meeting: int, uid: str, *, rev: int | None = None, **values: object
) -> None:
    """Change fields of an entry.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        uid: the entry.
        rev: the ``rev`` that was read before the change was made; None where any will do.
        values: fields of :class:`store.model.records.Entry`.

    Raises:
        Clash: somebody else has changed the entry since ``rev``.
        NotFound: it is not there.
    """
    with store.step(meeting, "change_entry") as step:
        before = passages.noted(store, uid)
        changes = passages.with_person(store, step, uid, values)
        step.update("entry", uid, changes, rev=rev)
        passages.follow_words(store, step, uid, before)


def rewrite(store: Store, meeting: int, mine: Entry, **changes: object) -> Rewritten:
    """Change an entry; where somebody else has changed its words or taken it out, write it anew there.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        mine: the entry as it was when the change was made.
        changes: fields of :class:`store.model.records.Entry`.

    Returns:
        What became of the change.

    Raises:
        NotFound: there is no place for it any more.
        Locked: the minutes are verified.
    """
    with store.step(meeting, "change_entry") as step:
        there = store.rows(
            "SELECT section, row, prompt, rev FROM entry WHERE uid = ? AND deleted = 0", [mine.uid]
        )
        place = Place(*there[0][:3]) if there else Place(mine.section, mine.row, mine.prompt)
        # that it was moved meanwhile, or given a dot, takes nothing from either
        is_moved_only = there and not differs(store, mine, _TYPED)
        is_of_another_history = there and not is_moved_only and there[0][3] == mine.rev
        try:
            check_place(store, meeting, Place(place.section))
            if not is_of_another_history:
                change(store, meeting, mine.uid, rev=None if is_moved_only else mine.rev, **changes)
                return "changed"
        except (Clash, NotFound):
            pass  # it is written anew
        if own := _written_anew(store, meeting, mine):
            change(store, meeting, own, **cast(Any, changes))
            return "changed"
        changed = replace(mine, **cast(Any, changes))
        values = {name: getattr(changed, name) for name in _WRITTEN_ANEW}
        values = dict(passages.with_person(store, step, mine.uid, {**values, "kind": changed.kind}))
        kind = values.pop("kind")
        new = add(store, meeting, place, str(kind), changed.text, after=mine.uid, **values)
        passages.follow_words(store, step, new, None)
        return "beside" if there else "anew"


def _written_anew(store: Store, meeting: int, mine: Entry) -> str | None:
    """Return the uid of what an earlier change of the same line, which waited too, was written as."""
    if store.seen is None:
        return None
    found = store.rows(
        "SELECT e.uid, v.step FROM entry e JOIN event v ON v.uid = e.uid AND v.before IS NULL "
        "WHERE e.meeting = ? AND e.deleted = 0 AND e.text = ? AND e.uid != ? AND v.step > ?",
        [meeting, mine.text, mine.uid, store.seen],
    )
    return next((uid for uid, step in found if store.has_done(step)), None)


def move(
    store: Store,
    meeting: int,
    uid: str,
    *,
    place: Place | None = None,
    after: str | None = None,
    before: str | None = None,
) -> None:
    """Move an entry to another cell, or before or after another entry, or both.

    With a place and no neighbour it becomes the last one there.
    """
    with store.step(meeting, "move_entry") as step:
        values: dict[str, object] = {}
        if place is not None:
            place = _there(store, step, place)
            values = {"section": place.section, "row": place.row, "prompt": place.prompt}
        section = str(place.section) if place else _section_of(store, uid)
        key = key_for(store, "entry", ("section", section), after=after, before=before)
        passages.follow(store, step, uid, section)
        step.update("entry", uid, {"ord": key, **values})
        rekey_if_long(store, step, section, key)


def dot(store: Store, meeting: int, uid: str, by: int) -> int:
    """Give an entry dots, or with a negative ``by`` take some away; return how many it has then.

    There are never fewer than none.

    Raises:
        DotsSpent: everybody who is there has given as many as the exercise lets them.
        NotFound: the entry is not there any more.
    """
    with store.step(meeting, "dot_entry") as step:
        section, dots = living(store, meeting, "entry", uid, "section", "dots")
        if by > 0:
            _check_dots(store, meeting, section, by)
        step.update("entry", uid, {"dots": max(0, dots + by)}, on_top=True)
        return max(0, int(dots) + by)


def _check_dots(store: Store, meeting: int, section: str, more: int) -> None:
    """Raise DotsSpent where an exercise does not have so many more dots to give."""
    (each,) = living(store, meeting, "section", section, "dots_each")
    if each is None:
        return
    most = most_dots(each, load(store, meeting, ("participant",)).participants)
    sql = "SELECT coalesce(sum(dots), 0) FROM entry WHERE section = ? AND deleted = 0"
    ((given,),) = store.rows(sql, [section])
    if most is not None and given + more > most:
        words = N_("There are {most} dots, {each} each, and {given} are given.")
        raise DotsSpent(message(words, most=most, each=each, given=given))


def delete(store: Store, meeting: int, uid: str) -> None:
    """Take an entry out; undo brings it back."""
    with store.step(meeting, "delete_entry") as step:
        before = passages.noted(store, uid)
        step.update("entry", uid, {"deleted": True})
        passages.follow_words(store, step, uid, before)


def take_out(store: Store, meeting: int, seen: Entry) -> None:
    """Take an entry out, as :func:`delete` does, where it still says what it said.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        seen: the entry as it was when that was asked for.

    Raises:
        Clash: somebody has changed its words since, which whoever has asked has not seen.
        NotFound: it is not in the meeting.
    """
    with store.step(meeting, "delete_entry"):
        if differs(store, seen, _TYPED):
            raise Clash(message(_CHANGED_SINCE, text=squeezed(seen.text[:_NAMED])))
        delete(store, meeting, seen.uid)


def _there(store: Store, step: Step, place: Place) -> Place:
    """Return a place where something goes: the pile of an exercise is made, where there is none yet.

    A row or prompt that was put into another one leads there.

    Raises:
        NotFound: the section, row or prompt is not there any more.
    """
    place = replace(place, prompt=leading_on(store, "prompt", place.prompt))
    if place.row and is_to_be_made(place.row):
        check_place(store, step.meeting, Place(place.section, None, place.prompt))
        return replace(place, row=make_pile(store, step, str(place.section), place.row))
    place = replace(place, row=leading_on(store, "row", place.row))
    check_place(store, step.meeting, place)
    return place


def check_place(store: Store, meeting: int, place: Place) -> None:
    """Raise NotFound where the section, row or prompt of ``place`` is not there (any more)."""
    wanted = (("section", place.section, meeting), ("row", place.row, place.section))
    for table, uid, home in (*wanted, ("prompt", place.prompt, place.section)):
        if uid is None and table != "section":
            continue
        column = "meeting" if table == "section" else "section"
        sql = f'SELECT 1 FROM "{table}" WHERE uid = ? AND "{column}" = ? AND deleted = 0'
        if store.one(sql, [uid, home]) is None:
            raise NotFound(message(N_("That part of the meeting is not there any more.")))


def _section_of(store: Store, uid: str) -> str:
    row = store.one("SELECT section FROM entry WHERE uid = ?", [uid])
    if row is None:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    return str(row[0])
