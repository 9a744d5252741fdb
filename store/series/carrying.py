"""Beginning a meeting from an earlier one: its head, its people, and what is still open.

The head is the step that makes the meeting; everything else is one more step, so that undo leaves a new
meeting with its head. What is taken over becomes a new entry with a link to the old one, word for word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from locales import N_, translator
from store.file import reading
from store.file.app_windows.places import keep_place
from store.file.store import Store
from store.items.items import RegisterItem
from store.language.spelling import spelling
from store.model.minutes import Minutes
from store.model.own_day import made_on
from store.model.records import Link, Meeting, Named, NextMeeting, Participant, Place
from store.model.shared_records import Member, Series
from store.series.carried import CARRIED_KINDS, Carried, Undecided, still_open
from store.series.known_series import find_series, known_name, latest_meeting, meetings_since
from store.verbs import entries, meetings, people, sections

STEP = "carry_over"

HEADING = N_("From the last meeting")
LABELS = {"action": N_("Actions"), "question": N_("Questions"), "parked": N_("Parked items")}
FOLLOW_UP = N_("To follow up")

_SNAPSHOT = ("aliases", "organisation", "unit", "title", "party", "email", "phone", "person")
_ONCE = frozenset({"verifier"})
"""Roles that are given anew in each meeting."""


def begin_next(store: Store, name: str, *, language: str = "sv", today: str | None = None) -> int:
    """Begin the next meeting of a series and return its id.

    Args:
        store: the open file.
        name: the series, in any case; a new one begins with a blank meeting.
        language: that of the document, where the series does not say.
        today: the day that is its provisional date, where none was announced; None gives none.
    """
    with store.write():
        known = known_name(store, name)
        last = latest_meeting(store, known)
        series = find_series(store, known)
        if last is None:
            head = {**_defaults(series, language), "title": known, "series": known}
            meeting = meetings.create(store, **head)
            members = [_of_member(one, {}) for one in series.membership] if series else []
            with store.step(meeting, STEP):
                people.add_many(store, meeting, map(_called, members))
            return meeting
        return _begin(store, last, series, meetings_since(store, last), today)


def begin_after(store: Store, meeting: int, *, today: str | None = None) -> int:
    """Begin a meeting that follows one, and return its id; raise NotFound where there is none.

    Of a series it is the next one after the last; else one with the same head and the same people. ``today``
    is as for :func:`begin_next`.
    """
    with store.write():
        last = reading.load_meeting(store, meeting)
        if last.series:
            return begin_next(store, last.series, language=last.language, today=today)
        return _begin(store, last, None, [meeting], today)


def _begin(
    store: Store, last: Meeting, series: Series | None, since: list[int], today: str | None
) -> int:
    head = _head(last, series)
    is_for_then = head.get("date") or head["kind"] == "invitation"
    if today and not is_for_then and today >= (last.date or ""):
        head |= made_on(today)
    carried = still_open(store, last, since, head.get("date"))
    before = reading.load(store, last.id)
    meeting = meetings.create(store, **head)
    with store.step(meeting, STEP):
        people.add_many(store, meeting, map(_called, _people(before, series)))
        _Carrying(store, meeting).write(carried)
    return meeting


# The head -----------------------------------------------------------------------------------------


def _defaults(series: Series | None, language: str) -> dict[str, Any]:
    """Return what a first meeting of a series begins with."""
    if series is None:
        return {"language": language}
    return {
        "kind": series.kind,
        "organiser": series.organiser,
        "place": series.place,
        "language": series.language,
    }


def _head(last: Meeting, series: Series | None) -> dict[str, Any]:
    """Return the head after ``last``: what was announced, else what the series says, else the same."""
    coming = last.next or NextMeeting()
    given = {k: v for k, v in _defaults(series, last.language).items() if v is not None}
    same = {name: getattr(last, name) for name in ("kind", "organiser", "place", "language")}
    head = {**same, **given, "title": last.title, "series": last.series}
    announced = {name: getattr(coming, name) for name in ("date", "starts", "place", "theme")}
    return {**head, **{name: value for name, value in announced.items() if value is not None}}


# The people ---------------------------------------------------------------------------------------


def _people(last: Minutes, series: Series | None) -> Iterator[dict[str, Any]]:
    """Give who belongs to the new meeting: the standing members, else those of the last one."""
    known = {spelling(person.name): person for person in last.participants}
    if series is None or not series.membership:
        for person in last.participants:
            roles = tuple(role for role in person.roles if role not in _ONCE)
            yield {**_snapshot(person), "standing": person.standing, "roles": roles}
        return
    for member in series.membership:
        yield _of_member(member, known)


def _called(person: dict[str, Any]) -> dict[str, Any]:
    """Return somebody who belongs to the new meeting as called to it, unless as a contact only."""
    return {**person, "summoned": "contact" not in person["roles"]}


def _snapshot(person: Participant) -> dict[str, Any]:
    return {"name": person.name, **{name: getattr(person, name) for name in _SNAPSHOT}}


def _of_member(member: Member, known: Mapping[str, Participant]) -> dict[str, Any]:
    """Return a standing member as a participant, with what the last meeting knew of the person."""
    before = known.get(spelling(member.name))
    said = {
        "standing": member.standing,
        "party": member.party,
        "organisation": member.organisation,
        "substitute_for": member.substitute_for,
        "title": member.title,
        "person": member.uid,
    }
    values = _snapshot(before) if before is not None else {"name": member.name}
    values |= {name: value for name, value in said.items() if value is not None}
    return {**values, "roles": member.roles}


# What is carried ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Carrying:
    """Writes what is carried into a new meeting."""

    store: Store
    meeting: int

    def write(self, carried: Carried) -> None:
        """Write it: one section for what is open, and each undecided § as one of its own.

        They have no § yet, as the meeting begins before them, in an opening section.
        """
        if not carried:
            return
        opening = sections.add(self.store, self.meeting, level=1)
        keep_place(self.store, self.meeting, Place(opening))
        if carried.items or carried.due:
            self._write_open(carried)
        for one in carried.undecided:
            self._write_undecided(one)

    def _write_open(self, carried: Carried) -> None:
        minutes = reading.load(self.store, self.meeting)
        t = translator(minutes.meeting.language)
        section = sections.add(self.store, self.meeting, level=1, heading=t(HEADING))
        place, people_ = Place(section), _Uids(self.store, minutes)
        for kind in CARRIED_KINDS:
            items = carried.of(kind)
            if items:
                self._add(place, "label", t(LABELS[kind]))
            for item in items:
                self._add(place, kind, item.text, **_fields(item, people_))
        if carried.due:
            self._add(place, "label", t(FOLLOW_UP))
        for due in carried.due:
            source = due.source
            words = due.label if source is None or source.text == due.label else source.text
            links = (Link("from", source.uid),) if source is not None else ()
            self._add(place, source.kind if source else "note", words or due.label, links=links)

    def _write_undecided(self, one: Undecided) -> None:
        minutes = reading.load(self.store, self.meeting)
        old = one.section
        section = sections.add(
            self.store,
            self.meeting,
            level=1,
            heading=old.heading,
            reference=old.reference,
        )
        people_ = _Uids(self.store, minutes)
        for proposal in one.proposals:
            fields = {
                "clauses": proposal.clauses,
                "speaker": proposal.speaker,
                "speaker_uid": people_.now(proposal.speaker, proposal.speaker_uid),
                "links": (Link("from", proposal.uid),),
            }
            self._add(Place(section), "proposal", proposal.text, **fields)

    def _add(self, place: Place, kind: str, text: str, **values: object) -> None:
        given: dict[str, Any] = {name: value for name, value in values.items() if value}
        entries.add(self.store, self.meeting, place, kind, text, **given)


def _fields(item: RegisterItem, people_: _Uids) -> dict[str, object]:
    """Return the fields of an item in the new meeting, whose people have uids of their own."""
    return {
        "clauses": item.clauses,
        "speaker": item.speaker,
        "speaker_uid": people_.now(item.speaker, item.speaker_uid),
        "owners": tuple(Named(o.name, people_.now(o.name, o.uid)) for o in item.owners),
        "due": item.due,
        "due_text": item.due_text,
        "links": (Link("from", item.entry),),
    }


class _Uids:
    """The participants of a new meeting, found by what they were called in an earlier one."""

    def __init__(self, store: Store, minutes: Minutes) -> None:
        """Know the participants of ``minutes``."""
        self._store = store
        self._uids = {
            spelling(name): person.uid
            for person in minutes.participants
            for name in (*person.aliases, person.name)
        }

    def now(self, name: str | None, uid: str | None) -> str | None:
        """Return the uid of somebody who was called so, or had this ``uid``, in an earlier meeting."""
        known = self._store.one("SELECT name FROM participant WHERE uid = ?", [uid])
        return self._uids.get(spelling(str(known[0]) if known else name or ""))
