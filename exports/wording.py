"""How documents and checks speak of dates, names, roles, rows and prompts, in the document's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from locales import N_, Message, Translator, message
from store.model.minutes import Minutes
from store.model.records import Entry, Group, Prompt, Row

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)

_SHORT_LABEL = 2
"""A row's label of so many characters is a group's letter or number and needs a word before it."""


def written_date(iso: str, t: Translator) -> str:
    """Return an ISO date written out: ``16 February 2018``; what is no date is returned as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {t(MONTHS[day.month - 1])} {day.year}"


def written_due(entry: Entry, t: Translator) -> str:
    """Return the last day of an action: the date that was reckoned, else as typed; empty for none."""
    return written_date(entry.due, t) if entry.due else entry.due_text or ""


def written_span(starts: str | None, ends: str | None) -> str:
    """Return ``09:00–16:00``, or the one of them there is."""
    return f"{starts}–{ends}" if starts and ends else starts or ends or ""


def written_list(names: Sequence[str], t: Translator) -> str:
    """Return names as a sentence has them: ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return t("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


def written_role(role: str, language: str) -> str:
    """Return a role in ``sv`` or ``en``; one that is not known is returned as typed."""
    from store.language.words import ROLES

    return next((term.word(language) for term in ROLES if term.name == role), role)


def written_outcome(outcome: str, language: str) -> str:
    """Return what became of a decision in ``sv`` or ``en``; other words are returned as typed."""
    from store.language.words import OUTCOMES

    return next((term.word(language) for term in OUTCOMES if term.name == outcome), outcome)


def joined(parts: Iterable[str | None], by: str = ", ") -> str:
    """Return those of ``parts`` that say something, joined."""
    return by.join(part.strip() for part in parts if part and part.strip())


def row_name(minutes: Minutes, row: Row, *, full: bool = False) -> Message | str:
    """Return what a row is called: ``Group A``, or its label; empty for the whole room.

    Args:
        minutes: the meeting.
        row: the row.
        full: whether a pair of a ring says in words who advises whom.
    """
    if full and row.from_ and row.to:
        pair = {"label": row.label, "adviser": row.from_, "advised": row.to}
        return message(N_("{label}: group {adviser} advises group {advised}"), **pair)
    group = minutes.get(row.group)
    if not isinstance(group, Group) or len(row.label) > _SHORT_LABEL:
        return row.label
    return group_name(group, row.label)


def group_name(group: Group, label: str | None = None) -> Message:
    """Return ``Group A``, with the group's longer name behind it if it has one."""
    label = label or group.label
    if group.name:
        return message(N_("Group {label} ({name})"), label=label, name=group.name)
    return message(N_("Group {label}"), label=label)


def prompt_name(prompt: Prompt, number: int, *, numbered: bool, several: bool) -> str:
    """Return what stands above the answers to a prompt: ``1. Why?``, ``Why?``; empty for none."""
    if numbered and (prompt.text or several):
        return f"{number}. {prompt.text}".strip()
    return prompt.text or (f"{number}." if several else "")
