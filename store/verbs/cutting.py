"""Verbs that cut an entry in two, and join two into one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from locales import N_, message
from store.errors import Clash, Misplaced
from store.file.mapping import columns, to_record
from store.file.store import Store
from store.language.blanks import BLANKS
from store.model.records import Entry, Place
from store.verbs import entries
from store.verbs.still_there import differs, living

_LISTED = ("bullet", "numbered", "quote")
"""The kinds whose second half is of the same kind."""

_WHOLE = ("row", "vote", "recusal", "arrival", "departure")
"""The kinds whose words are figures, names or cells, and no text that goes on."""

_RESOLVING = ("decision", "proposal")
_ENDS = BLANKS + "\n"


def split(store: Store, meeting: int, mine: Entry, at: int, **changes: object) -> str:
    """Cut an entry in two at a place in its text, and return the uid of the second one, right below it.

    The first one keeps its kind, and who it is about and when. The second one is a note, or of the same
    kind and depth where that is a bullet, a numbered item or a quote.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        mine: the entry as it was when this was asked for.
        at: how many characters of its text stay.
        changes: fields of :class:`store.model.records.Entry` that are changed first.

    Raises:
        Misplaced: nothing would stand on one of the sides, or it is of a kind that is no text.
        Clash: somebody else has changed it meanwhile.
        NotFound: it is not there any more.
    """
    with store.step(meeting, "split_entry"):
        entry = replace(_entry(store, meeting, mine.uid), **cast(Any, changes))
        if differs(store, mine, ("text",)):
            raise Clash(message(N_("Somebody else has changed this meanwhile.")))
        first, second = halves(entry, at)
        changed = {**changes, "text": first}
        entries.change(store, meeting, mine.uid, rev=mine.rev, **changed)
        like = entry.kind in _LISTED
        kind, depth = (entry.kind, entry.depth) if like else ("note", 0)
        place = Place(entry.section, entry.row, entry.prompt)
        return entries.add(
            *(store, meeting, place, kind, second),
            after=mine.uid,
            before=None,
            depth=depth,
            author=entry.author,
        )


def halves(entry: Entry, at: int) -> tuple[str, str]:
    """Return the texts of both halves; raise Misplaced where it cannot be cut there."""
    if entry.kind in _WHOLE:
        raise Misplaced(message(N_("A line of this kind cannot be split.")))
    first, second = entry.text[:at].rstrip(_ENDS), entry.text[at:].lstrip(_ENDS)
    if not first.strip(_ENDS) or not second.strip(_ENDS):
        raise Misplaced(message(N_("There is nothing on one side of the cursor.")))
    return first, second


def join(store: Store, meeting: int, upper: Entry, lower: Entry) -> None:
    """Join an entry to the one above it, which keeps its kind and gets the other's words and owners.

    What has no field there stands in words: who said it, when, by when it is to be done.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        upper: the one that stays, as it was when this was asked for.
        lower: the one whose words go into it.

    Raises:
        Misplaced: one of them is of a kind that is no text, or they do not lie in the same cell.
        NotFound: one of them is not there any more.
    """
    with store.step(meeting, "join_entries"):
        first, second = (_entry(store, meeting, one.uid) for one in (upper, lower))
        entries.change(store, meeting, upper.uid, **joined(first, second))
        entries.delete(store, meeting, lower.uid)


def joined(upper: Entry, lower: Entry) -> dict[str, Any]:
    """Return what becomes of the fields of an entry when the one below goes into it.

    Raises:
        Misplaced: they cannot be joined.
    """
    if upper.kind in _WHOLE or lower.kind in _WHOLE or upper.uid == lower.uid:
        raise Misplaced(message(N_("These lines cannot be joined.")))
    cells = [(one.section, one.row, one.prompt) for one in (upper, lower)]
    if cells[0] != cells[1]:
        raise Misplaced(message(N_("They do not lie in the same cell.")))
    fields: dict[str, Any] = {
        "marks": tuple(dict.fromkeys((*upper.marks, *lower.marks))),
        "dots": upper.dots + lower.dots,
        "links": tuple(dict.fromkeys((*upper.links, *lower.links))),
    }
    words = [upper.text, *_before(upper, lower), lower.text]
    if upper.kind == "action":
        fields["owners"] = tuple(dict.fromkeys((*upper.owners, *lower.owners)))
        if upper.due is None:
            fields.update(due=lower.due, due_text=lower.due_text)
        elif lower.due not in (None, upper.due):
            words.append(_day(lower))
    else:
        words += [f"+{owner.name}" for owner in lower.owners]
        words += [_day(lower)] * bool(lower.due)
    if upper.kind in _RESOLVING:
        fields["clauses"] = (*upper.clauses, *lower.clauses)
    else:
        words += lower.clauses
    if upper.kind == "reference" and upper.address is None:
        fields["address"] = lower.address
    elif lower.address and lower.address != lower.text:
        words.append(lower.address)
    return {**fields, "text": " ".join(filter(None, words))}


def _before(upper: Entry, lower: Entry) -> list[str]:
    """Return the words that stand before the text of the lower one: its time, and who speaks."""
    said = f"{lower.speaker}:" if lower.speaker and lower.speaker != upper.speaker else ""
    return [lower.time or "" if lower.kind == "time" else "", said]


def _day(entry: Entry) -> str:
    return f"!{entry.due_text or entry.due}"


def _entry(store: Store, meeting: int, uid: str) -> Entry:
    row = living(store, meeting, "entry", uid, *columns("entry"))
    return cast(Entry, to_record("entry", row))
