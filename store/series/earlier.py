"""What was answered in the same exercise of earlier meetings.

It is read over meetings, so a screen asks once and keeps the answer; nothing of it is asked with a key
press.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from store.file import forms
from store.file.store import Store
from store.language.spelling import spelling
from store.model.minutes import Minutes
from store.model.records import Section

FORMS = ("followup", "plan")
"""The forms of exercises that are gone on with in later meetings."""

MOST_MEETINGS = 3
"""So many earlier meetings are shown."""

MOST_ANSWERS = 200
"""So many answers of one earlier exercise are read."""

NEWEST = 2000
"""So many exercises are looked through for those of the same organiser or title, the newest first."""

_MOST_LINKS = 500


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What was answered: the text of an entry, the label of its row and the text of its prompt."""

    text: str
    row: str = ""
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class EarlierExercise:
    """The same exercise in an earlier meeting.

    Attributes:
        section: its uid.
        meeting: the id of its meeting.
        date, title: those of the meeting, as far as they are known.
        answers: what was answered in it, in spoken order; plenary has no row.
        cut: whether there are more.
    """

    section: str
    meeting: int
    date: str | None
    title: str | None
    answers: tuple[EarlierAnswer, ...] = ()
    cut: bool = False

    def to_prompt(
        self, prompt: str, row: str = "", *, form: str | None = None
    ) -> tuple[EarlierAnswer, ...]:
        """Return the answers to a prompt, those of the row where there are some; both by their texts.

        A ready-made prompt of ``form`` is the same in both languages.
        """
        wanted = _spellings(prompt, form)
        asked = [a for a in self.answers if spelling(a.prompt) in wanted]
        own = [a for a in asked if row and spelling(a.row) == spelling(row)]
        return tuple(own or asked)


def _spellings(prompt: str, form: str | None) -> set[str]:
    """Return how a prompt is spelled; in both languages where it is one that the form brings."""
    wanted, known = spelling(prompt), forms.get(form)
    for ready in known.prompts if known is not None else ():
        both = {spelling(ready.text.sv), spelling(ready.text.en)}
        if wanted in both:
            return both
    return {wanted}


def earlier_answers(store: Store, minutes: Minutes, section_uid: str) -> list[EarlierExercise]:
    """Return what was answered in this exercise in earlier meetings, the newest meeting first.

    That is an exercise of the same form that has the same heading, in a meeting of the same series (where
    the meeting has none, of the same organiser or title), or one that something here was made from.

    Args:
        store: the open file.
        minutes: the meeting.
        section_uid: an exercise of one of :data:`FORMS`; for anything else there is nothing.
    """
    section = minutes.section(section_uid)
    if section is None or section.form not in FORMS:
        return []
    found = {*_in_same_body(store, minutes, section), *_linked(store, minutes, section)}
    newest = sorted(found, key=lambda one: (one.date or "", one.meeting), reverse=True)
    kept = list(dict.fromkeys(one.meeting for one in newest))[:MOST_MEETINGS]
    return _answered(store, [one for one in newest if one.meeting in kept])


_EARLIER = (
    "m.deleted = 0 AND m.id > 0 AND m.id != ?1 "
    "AND CASE WHEN m.date IS NULL OR ?2 IS NULL THEN m.id < ?1 ELSE (m.date, m.id) < (?2, ?1) END"
)
"""Which meetings are earlier: ?1 and ?2 are the id and the date of this one, ?3 is the form."""

_OF_SERIES = (
    "meeting m CROSS JOIN section s ON s.meeting = m.id "
    "WHERE s.deleted = 0 AND s.form = ?3 AND m.series = ?4"
)
"""From the meetings of a series to their exercises: a cross join is made in the order it is written in."""

_OF_BODY = (
    "(SELECT * FROM section WHERE form = ?3 AND deleted = 0 "
    f"ORDER BY meeting DESC LIMIT {NEWEST}) s "
    "CROSS JOIN meeting m ON m.id = s.meeting WHERE (m.organiser = ?4 OR m.title = ?5)"
)
_OF_LINES = (
    "section s CROSS JOIN meeting m ON m.id = s.meeting WHERE s.deleted = 0 AND s.form = ?3 AND "
    "s.uid IN (SELECT section FROM entry WHERE uid IN (SELECT value FROM json_each(?4)))"
)


def _exercises(
    store: Store, minutes: Minutes, section: Section, source: str, *names: str | None
) -> Iterator[tuple[str, EarlierExercise]]:
    """Give exercises in earlier meetings, their headings first; ``names`` are what ``source`` asks for."""
    sql = f"SELECT s.heading, s.uid, m.id, m.date, m.title FROM {source} AND {_EARLIER}"
    head = minutes.meeting
    for heading, *fields in store.rows(sql, [head.id, head.date, section.form, *names]):
        yield heading or "", EarlierExercise(*fields)


def _in_same_body(store: Store, minutes: Minutes, section: Section) -> Iterator[EarlierExercise]:
    """Give the exercises of the same heading in meetings of the same body."""
    head = minutes.meeting
    if head.series:
        found = _exercises(store, minutes, section, _OF_SERIES, head.series)
    else:
        names = (head.organiser or None, head.title or None)
        found = _exercises(store, minutes, section, _OF_BODY, *names)
    wanted = spelling(section.heading or "")
    yield from (one for heading, one in found if wanted and spelling(heading) == wanted)


def _linked(store: Store, minutes: Minutes, section: Section) -> Iterator[EarlierExercise]:
    """Give the exercises of the same form that something in this one was made from."""
    links = (link.uid for entry in minutes.entries(section.uid) for link in entry.links)
    elsewhere = [uid for uid in dict.fromkeys(links) if minutes.entry(uid) is None]
    if elsewhere:
        uids = json.dumps(elsewhere[:_MOST_LINKS])
        yield from (one for _, one in _exercises(store, minutes, section, _OF_LINES, uids))


_ANSWERS = (
    "SELECT e.text, coalesce(r.label, ''), coalesce(p.text, '') FROM entry e "
    'LEFT JOIN "row" r ON r.uid = e."row" LEFT JOIN prompt p ON p.uid = e.prompt '
    "WHERE e.section = ? AND e.deleted = 0 AND e.kind != 'internal' AND e.text != '' "
    f"ORDER BY e.ord, e.uid LIMIT {MOST_ANSWERS + 1}"
)


def _answered(store: Store, found: Sequence[EarlierExercise]) -> list[EarlierExercise]:
    """Return exercises with their answers; internal ones are left out, as are exercises without any."""
    answered = []
    for one in found:
        answers = tuple(EarlierAnswer(*row) for row in store.rows(_ANSWERS, [one.section]))
        if answers:
            cut = len(answers) > MOST_ANSWERS
            answered.append(replace(one, answers=answers[:MOST_ANSWERS], cut=cut))
    return answered
