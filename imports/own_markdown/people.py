"""People and signatures, from the lines that a document has for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imports.own_markdown.wording import Wording
from locales import N_
from store.capture.person import read_person
from store.language.people_words import is_organisation, is_reason, is_title, is_unit
from store.model.records import Participant, Signature
from store.model.uids import new_uid

_UNDER: dict[str, dict[str, str | bool]] = {
    "Absent": {"attendance": "absent"},
    "Contact": {},
    "Summoned": {"summoned": True},
    "Participants": {},
    "Deciding": {"attendance": "present", "standing": "deciding"},
    "Other participants": {"attendance": "present", "standing": "other"},
    "Present": {"attendance": "present"},
}
"""What the heading that people stand under says of them."""

_REMARKS = {
    "excused": N_("sent apologies"),
    "part": N_("part of the meeting"),
    "remote": N_("remotely"),
}


def read_participant(line: str, under: str, wording: Wording) -> Participant:
    """Return a person from a line: name (party), title, organisation, unit, roles, remark, addresses."""
    fields = line.split(", ")
    person = read_person(fields[0])
    if (
        person.organisation or person.title
    ) and not person.is_organisation:  # a name is all that the first field holds
        person = Participant("", fields[0])
    person = replace(person, uid=new_uid(), **_UNDER[under])  # type: ignore[arg-type]
    if under == "Contact":
        person = replace(person, roles=("contact",))
    remarks = {wording.t(text): name for name, text in _REMARKS.items()}
    rest: list[str] = []
    for field in fields[1:]:
        role = wording.role(field) or (field if wording.role(field.partition(" § ")[0]) else None)
        substitute = wording.match("substitute", field)
        if role:
            person = replace(person, roles=(*person.roles, role))
        elif substitute:
            person = replace(person, substitute_for=substitute["name"])
        elif field in remarks:
            person = replace(person, attendance=remarks[field])  # type: ignore[arg-type]
        elif wording.match("came", field) or wording.match("left", field):
            continue  # the lines that say so are in the sections
        elif further := _reached(person, field):
            person = further
        elif under == "Absent" and _is_reason(field):
            person = replace(person, reason=field)
        elif person.roles and under != "Contact":  # roles stand behind everything else
            person = replace(person, roles=(*person.roles, field))
        else:
            rest.append(field)
    return _placed(person, rest)


def _is_reason(field: str) -> bool:
    """Return whether a field of somebody who was absent says why: no title, organisation or unit."""
    named = is_title(field) or is_organisation(field) or is_unit(field)
    return is_reason(field) or (field[:1].islower() and not named)


def _reached(person: Participant, field: str) -> Participant | None:
    """Return a person with an e-mail address or a telephone number; None where it is neither."""
    if "@" in field and " " not in field:
        return replace(person, email=field)
    digits = sum(sign.isdecimal() for sign in field)
    if digits >= 4 and digits * 2 >= len(field):
        return replace(person, phone=field)
    return None


def _placed(person: Participant, rest: list[str]) -> Participant:
    """Return a person with title, organisation and unit, which stand in this order."""
    if not rest:
        return person
    title = rest.pop(0) if len(rest) > 2 or is_title(rest[0]) else None
    if not rest:
        return replace(person, title=title)
    return replace(person, title=title, organisation=rest[0], unit=", ".join(rest[1:]) or None)


def in_named_order(
    lists: Sequence[Sequence[Participant]], names: Sequence[str]
) -> list[Participant]:
    """Return the people of some lists as one, in which those of ``names`` stand in that order.

    Each list keeps its own order; one that stands before others goes first wherever that is possible.
    """
    left = [list(people) for people in lists if people]
    wanted = list(names)
    made: list[Participant] = []
    while left:
        free = (people for people in left if people[0].name not in wanted[1:])
        chosen = next(free, left[0])
        made.append(chosen.pop(0))
        if wanted and made[-1].name == wanted[0]:
            wanted.pop(0)
        left = [people for people in left if people]
    return made


def read_signature(lines: list[str], wording: Wording, party: str | None = None) -> Signature:
    """Return a line to sign from what stands under it: a name, and who that is."""
    name: str | None = None
    said: list[str] = []
    if lines and not _says_who(lines[0], alone=len(lines) == 1, wording=wording):
        name = lines[0]
        lines = lines[1:]
    if lines:
        said = lines[0].split(", ")
    organisation, of = _of_party(said[-1]) if said else (None, None)
    if of:
        said[-1:] = [organisation] if organisation else []
    role = said.pop(0) if (said and not is_title(said[0])) or len(said) > 2 else None
    role = (
        role if role is not None or not said or not wording.role(said[0].lower()) else said.pop(0)
    )
    title = said.pop(0) if said and (len(said) > 1 or is_title(said[0])) else None
    rest = ", ".join(said) or None
    return Signature(
        new_uid(), role=role, name=name, title=title, organisation=rest, party=party or of
    )


def _says_who(line: str, *, alone: bool, wording: Wording) -> bool:
    return alone and (", " in line or line.endswith(")") or wording.role(line.lower()) is not None)


def _of_party(text: str) -> tuple[str | None, str | None]:
    """Return what stands before ``(party)``, and the party."""
    before, bracket, behind = text.rpartition("(")
    if bracket and behind.endswith(")"):
        return before.strip() or None, behind[:-1]
    return text, None
