"""Who was there, who was not, and who took the notes, as a document says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exports.wording import joined, written_role
from locales import N_, Translator
from store.minutes import Minutes
from store.records import Participant

Data = dict[str, Any]

_AWAY = frozenset({"absent", "excused"})
_REMARKS = {
    "excused": N_("sent apologies"),
    "part": N_("part of the meeting"),
    "remote": N_("remotely"),
}
"""What stands beside a name; being present or absent is said by the heading."""


def _is_away(person: Participant) -> bool:
    return person.attendance in _AWAY


def _is_summoned(person: Participant) -> bool:
    return person.attendance is None and person.standing is None


def _is_contact(person: Participant) -> bool:
    return _is_summoned(person) and "contact" in person.roles


_GROUPS: tuple[tuple[str, Callable[[Participant], bool]], ...] = (
    (N_("Absent"), _is_away),
    (N_("Contact"), _is_contact),
    (N_("Summoned"), _is_summoned),
    (N_("Deciding"), lambda person: person.standing == "deciding"),
    (N_("Other participants"), lambda person: person.standing == "other"),
    (N_("Present"), lambda _: True),
)
"""The first that fits is the heading a person stands under."""

_ORDER = (*("Summoned", "Deciding", "Present", "Other participants", "Absent", "Contact"),)


def attendance(minutes: Minutes, t: Translator) -> list[Data]:
    """Return the participants under their headings, each as one line of text."""
    found: dict[str, list[str]] = {heading: [] for heading in _ORDER}
    for person in minutes.participants:
        heading = next(heading for heading, fits in _GROUPS if fits(person))
        found[heading].append(_line(person, t, under=heading))
    return [{"heading": t(h), "persons": lines} for h, lines in found.items() if lines]


def note_takers(minutes: Minutes) -> list[str]:
    """Return who took the notes; where nobody is named for that, the secretaries."""
    for role in ("note-taker", "secretary"):
        names = [p.name for p in minutes.participants if role in p.roles and p.name.strip()]
        if names:
            return names
    return []


def _line(person: Participant, t: Translator, *, under: str) -> str:
    """Return a person as a list of participants has them: name (party), title, organisation, roles.

    The role that the heading ``under`` which a person stands says already is left out.
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
            person.unit,
            person.organisation,
            *(written_role(role, t.language) for role in roles),
            substitute,
            t(_REMARKS[person.attendance]) if person.attendance in _REMARKS else None,
            person.email,
            person.phone,
        )
    )
