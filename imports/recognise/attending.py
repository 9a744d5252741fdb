"""What labels and headings say of the people below them: present, absent, deciding, in a role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from imports.recognise.person import (
    role_of,
)
from imports.recognise.vocabulary import concepts
from store.model.records import Participant

_ATTENDANCE = ("absent", "excused", "remote", "part", "present", "deciding", "other", "summoned")


@dataclass(frozen=True, slots=True)
class Said:
    """What a label or heading says of the people that it stands above."""

    attendance: str | None = None
    standing: str | None = None
    summoned: bool = False
    role: str | None = None

    def of(self, one: Participant) -> Participant:
        """Return a person with what is said here and not of the person alone."""
        values: dict[str, Any] = {}
        if one.attendance is None and self.attendance:
            values["attendance"] = self.attendance
        if one.standing is None and self.standing:
            values["standing"] = self.standing
        if self.role and role_of(self.role) not in one.roles:
            values["roles"] = (*one.roles, role_of(self.role))
        return replace(one, **values) if values else one


def said_of(label: str, typed: str = "") -> Said | None:
    """Return what a label says of people, ``typed`` being its spelling; None where it is no such label."""
    known = concepts("people").get(label, ())
    concept = next((c for c in _ATTENDANCE if c in known), None)
    if concept is None:
        return Said(role=typed or label) if "role" in known else None
    if concept in ("deciding", "other"):
        return Said("present", concept)
    if concept == "summoned":
        return Said(summoned=True)
    return Said("absent" if concept == "absent" else concept)
