"""Who was there, who was not, and who took the notes, as a document says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from exports.chairing import chair_words
from exports.passages import passages
from exports.wording import group_name, joined, written_role
from locales import N_, Translator
from store.model.chairing import CHAIR
from store.model.minutes import Minutes
from store.model.records import Participant

Data = dict[str, Any]

_AWAY = frozenset({"absent", "excused"})
_REMARKS = {
    "excused": N_("sent apologies"),
    "part": N_("part of the meeting"),
    "remote": N_("remotely"),
}
"""What stands beside a name; being present or absent is said by the heading."""


def _is_away(person: Participant) -> bool:
    return person.attendance in _AWAY and not person.moves


def _is_named(person: Participant) -> bool:
    """Return whether nobody has said that somebody came or was called: a member, a role, a presenter."""
    noted = person.attendance or person.standing or person.moves or person.summoned
    return not noted


def _is_summoned(person: Participant) -> bool:
    noted = person.attendance or person.standing or person.moves
    return person.summoned and not noted


def _is_contact(person: Participant) -> bool:
    return _is_named(person) and "contact" in person.roles


_GROUPS: tuple[tuple[str, Callable[[Participant], bool]], ...] = (
    (N_("Absent"), _is_away),
    (N_("Contact"), _is_contact),
    (N_("Summoned"), _is_summoned),
    (N_("Participants"), _is_named),
    (N_("Deciding"), lambda person: person.standing == "deciding"),
    (N_("Other participants"), lambda person: person.standing == "other"),
    (N_("Present"), lambda _: True),
)
"""The first that fits is the heading a person stands under."""

_ORDER = (
    *("Summoned", "Deciding", "Present", "Participants", "Other participants", "Absent"),
    "Contact",
)


def attendance(minutes: Minutes, t: Translator, *, most: int | None = None) -> list[Data]:
    """Return the participants under their headings, each as one line of text.

    Args:
        minutes: the meeting.
        t: the language.
        most: how many there is room for under one heading, on a screen, which shows no addresses; of the
            others their number is said. None is a document, which has all of everybody.
    """
    found: dict[str, list[str]] = {heading: [] for heading in _ORDER}
    left: Counter[str] = Counter()
    moved, chairs = passages(minutes, t, headed=False), chair_words(minutes, t)
    for person in minutes.participants:
        heading = next(heading for heading, fits in _GROUPS if fits(person))
        if most is not None and len(found[heading]) >= most:
            left[heading] += 1
            continue
        found[heading].append(
            _line(
                person,
                t,
                under=heading,
                moved=moved.get(person.uid, ()),
                chair=chairs.get(person.uid),
                addresses=most is None,
            )
        )
    for heading, n in left.items():
        found[heading].append(t.n("and {n} more", "and {n} more", n))
    return [{"heading": t(h), "persons": lines} for h, lines in found.items() if lines]


def invited(minutes: Minutes, t: Translator) -> list[Data]:
    """Return who is called to the meeting, as one group; whether they came is for another document."""
    people = [_as_called(p, t) for p in minutes.participants if not _is_named(p)]
    return [{"heading": t(N_("Summoned")), "persons": people}] if people else []


def contacts(minutes: Minutes, t: Translator) -> list[Data]:
    """Return whom to turn to, as one group, with their addresses."""
    people = [
        _line(replace(p, attendance=None), t, under="Contact")
        for p in minutes.participants
        if "contact" in p.roles
    ]
    return [{"heading": t(N_("Contact")), "persons": people}] if people else []


def _as_called(person: Participant, t: Translator) -> str:
    """Return a person as a list of those who are called has them, which many read: without addresses."""
    return _line(replace(person, attendance=None, email=None, phone=None), t, under="Summoned")


def seats(minutes: Minutes, group_set: str | None, t: Translator) -> list[str]:
    """Return who sits in which group of a set, a line for each group of which that is known."""
    return [
        t(N_("{row}: {names}"), row=group_name(group), names=", ".join(names))
        for group in minutes.groups(group_set)
        if (names := [member.name for member in group.members])
    ]


def groups_apart(minutes: Minutes, t: Translator) -> list[Data]:
    """Return who sits in the current groups, where no exercise has them and would say it."""
    current = minutes.current_group_set()
    if current is None or any(s.group_set == current.uid for s in minutes.sections):
        return []
    lines = seats(minutes, current.uid, t)
    return [{"heading": current.name or t(N_("Groups")), "persons": lines}] if lines else []


def note_takers(minutes: Minutes) -> list[str]:
    """Return who took the notes; where nobody is named for that, the secretaries."""
    for role in ("note-taker", "secretary"):
        names = [p.name for p in minutes.participants if role in p.roles and p.name.strip()]
        if names:
            return names
    return []


def _line(
    person: Participant,
    t: Translator,
    *,
    under: str,
    moved: Sequence[str] = (),
    chair: str | None = None,
    addresses: bool = True,
) -> str:
    """Return a person as a list of participants has them: name (party), title, organisation, roles.

    Args:
        person: the participant.
        t: the language of the document.
        under: the heading above, which says one of the roles already.
        moved: when they came and left.
        chair: the word for the chair with the §§ that they led, where it passed from one to another.
        addresses: whether e-mail address and telephone number are among it.
    """
    roles = [role for role in person.roles if (role, under) != ("contact", "Contact")]
    name = f"{person.name} ({person.party})" if person.party else person.name
    substitute = (
        t("substitute for {name}", name=person.substitute_for) if person.substitute_for else None
    )
    return joined(
        (
            name,
            person.title,
            *belonging(person),
            chair,
            *(written_role(role, t.language) for role in roles if not (chair and role == CHAIR)),
            substitute,
            *(moved or (_remark(person, t),)),
            None if person.moves else person.reason,
            *((person.email, person.phone) if addresses else ()),
        )
    )


def belonging(person: Participant) -> tuple[str | None, str | None]:
    """Return organisation and unit as they were typed, without what the name says already."""
    return None if person.is_organisation else person.organisation, person.unit


def _remark(person: Participant, t: Translator) -> str | None:
    """Return how somebody attended; who was noted as absent and came all the same was there for a part."""
    came = person.attendance in _AWAY and person.moves
    remark = _REMARKS.get("part" if came else person.attendance or "")
    return t(remark) if remark else None
