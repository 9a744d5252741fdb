"""Who was there: a table of people with how they took part, when they came and left, and in which §."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from exports.chairing import chair_words
from exports.head import cancelled, facts
from exports.passages import passages
from exports.people import belonging
from exports.tables import filled
from exports.wording import joined, written_role
from locales import N_, Translator
from store.language.words import ATTENDANCE, STANDING, Term
from store.model.attending import Attending, attending
from store.model.chairing import CHAIR
from store.model.minutes import Minutes
from store.model.records import Participant

Data = dict[str, Any]

_HEAD = (
    *(N_("Name"), N_("Organisation"), N_("Role"), N_("Takes part as"), N_("Attendance")),
    *(N_("Came and left"), N_("Took part in §")),
)
_AWAY = ("absent", "excused")


def presence_view(
    minutes: Minutes,
    t: Translator,
    *,
    untitled: str,
    label: str = "",
    chosen: frozenset[str] | None = None,
) -> Data:
    """Return who was at a meeting, as :func:`exports.view.document_view` has a document.

    Args:
        minutes: the meeting.
        t: the language of the document.
        untitled: the title of a meeting that has none.
        label: what kind of document it is.
        chosen: the uids of the sections whose §§ count; None is all.
    """
    meeting = minutes.meeting
    items = [one for one in attending(minutes) if chosen is None or one.section.uid in chosen]
    moved, chairs = passages(minutes, t), chair_words(minutes, t)
    lines = [
        _line(
            person,
            moved.get(person.uid, []),
            _paragraphs(person, items, t),
            t,
            chair=chairs.get(person.uid),
        )
        for person in sorted(minutes.participants, key=_rank)
    ]
    return {
        "language": t.language,
        "label": label,
        "title": (meeting.title or "").strip() or untitled,
        "cancelled": cancelled(meeting, t),
        "facts": [
            fact
            for fact in facts(meeting, t)
            if fact["name"] in ("date", "time", "place", "series", "organiser")
        ],
        "table": filled([t(name) for name in _HEAD], lines),
        "nothing": "" if lines else t(N_("Nobody is in the list.")),
    }


def _rank(person: Participant) -> tuple[bool, int]:
    """Return what puts those first who decide, and those last who were not there."""
    standing = {"deciding": 0, None: 1, "other": 2}[person.standing]
    return person.attendance in _AWAY and not person.moves, standing


def _line(
    person: Participant, moved: list[str], paragraphs: str, t: Translator, *, chair: str | None
) -> list[str]:
    substitute = person.substitute_for
    return [
        f"{person.name} ({person.party})" if person.party else person.name,
        joined((person.title, *belonging(person))),
        joined(_roles(person, chair, t)),
        joined(
            (
                _word(STANDING, person.standing, t),
                t("substitute for {name}", name=substitute) if substitute else None,
            )
        ),
        _attended(person, t),
        joined(moved),
        paragraphs,
    ]


def _roles(person: Participant, chair: str | None, t: Translator) -> Iterator[str]:
    """Give the roles of somebody, the chair with the §§ where it passed from one to another."""
    if chair:
        yield chair
    yield from (
        written_role(role, t.language) for role in person.roles if not (chair and role == CHAIR)
    )


def _attended(person: Participant, t: Translator) -> str:
    """Return how somebody attended: who was noted as absent and came all the same was there for a part."""
    if person.moves and person.attendance in _AWAY:
        return _word(ATTENDANCE, "part", t)
    return joined((_word(ATTENDANCE, person.attendance, t), person.reason))


def _word(terms: Iterable[Term], name: str | None, t: Translator) -> str:
    return next((term.word(t.language) for term in terms if term.name == name), "")


# The §§ -------------------------------------------------------------------------------------------


def _paragraphs(person: Participant, items: list[Attending], t: Translator) -> str:
    """Return in which §§ somebody who decides took part, as spans, and where they stood aside."""
    if person.standing != "deciding":
        return ""
    aside = [one for one in items if any(p.uid == person.uid for p in one.recused)]
    there = [any(p.uid == person.uid for p in one.present) for one in items]
    spans: list[list[str]] = []
    for at, one in enumerate(items):
        if there[at]:
            if not (at and there[at - 1]):
                spans.append([])
            spans[-1].append(one.section.paragraph or "")
    said = ", ".join("–".join(dict.fromkeys((span[0], span[-1]))) for span in spans)
    names = ", ".join(one.section.paragraph or "" for one in aside)
    recused = t(N_("stood aside in § {names}"), names=names) if names else ""
    return joined((said, recused), "; ")
