"""What came of a meeting, on a page: decisions, actions, open questions, what is parked, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from exports.head import cancelled, facts
from exports.tables import filled
from exports.view import heading_of
from exports.wording import joined, written_due, written_outcome
from locales import N_, Translator
from store.model.attending import items
from store.model.minutes import Minutes
from store.model.records import Entry, Section

Data = dict[str, Any]

_HEAD = (N_("Action"), N_("Who"), N_("By when"), N_("State"), N_("Where"))

_ENDS = tuple(".:;!?")
"""The ends of a heading behind which no colon stands."""


@dataclass(frozen=True, slots=True)
class _Said:
    """An entry, and the § it is of; without a §, its section."""

    entry: Entry
    section: Section


def outcomes_view(
    minutes: Minutes,
    t: Translator,
    *,
    untitled: str,
    label: str = "",
    chosen: frozenset[str] | None = None,
) -> Data:
    """Return what came of a meeting, as :func:`exports.view.document_view` has a document.

    Args:
        minutes: the meeting.
        t: the language of the document.
        untitled: the title of a meeting that has none.
        label: what kind of document it is.
        chosen: the uids of the sections that it holds; None is all.
    """
    meeting = minutes.meeting
    said = list(_said(minutes, chosen))
    questions = [one for one in said if one.entry.kind == "question"]
    lists = (
        (N_("Decisions"), [one for one in said if one.entry.kind == "decision"]),
        (N_("Open questions"), [one for one in questions if not _is_answered(minutes, one.entry)]),
        (N_("Parked"), [one for one in said if one.entry.kind == "parked"]),
    )
    decisions, *others = [
        {"heading": t(heading), "points": [_point(one, t) for one in some]}
        for heading, some in lists
    ]
    known = list(facts(meeting, t))
    return {
        "language": t.language,
        "label": label,
        "title": (meeting.title or "").strip() or untitled,
        "cancelled": cancelled(meeting, t),
        "facts": [fact for fact in known if fact["name"] in ("date", "time", "place", "series")],
        "decisions": decisions,
        "actions": {"heading": t(N_("Actions")), "table": _actions(said, t)},
        "others": others,
        "next": [fact for fact in known if fact["name"] == "next"],
        "nothing": "" if said else t(N_("Nothing was decided, and nothing was given to do.")),
    }


def _said(minutes: Minutes, chosen: frozenset[str] | None) -> Iterator[_Said]:
    """Give the entries of these kinds in spoken order, each with what it is of."""
    for item, sections in items(minutes):
        for section in sections:
            if chosen is None or section.uid in chosen:
                for entry in minutes.entries(section.uid):
                    if entry.kind in ("decision", "action", "question", "parked"):
                        yield _Said(entry, item or section)


def _is_answered(minutes: Minutes, entry: Entry) -> bool:
    """Return whether a question has been ticked off, or a reply stands right behind it."""
    if entry.done:
        return True
    behind = minutes.entries(entry.section)
    cell = (entry.row, entry.prompt)
    for at in range(behind.place_of(entry) + 1, len(behind)):
        one = behind[at]
        if (one.row, one.prompt) == cell and one.kind != "internal":
            return one.kind == "reply"
    return False


def _point(one: _Said, t: Translator) -> Data:
    """Return an entry as a point of a list: where it was said, its words, and its further clauses."""
    text, *clauses = [part for part in (one.entry.text, *one.entry.clauses) if part.strip()] or [""]
    outcome = one.entry.outcome
    word = written_outcome(outcome, t.language) if outcome else ""
    return {"lead": _lead(one.section), "text": text, "clauses": clauses, "outcome": word}


def _lead(section: Section) -> str:
    """Return where something was said, as words before it."""
    heading = heading_of(section).strip()
    return heading if heading.endswith(_ENDS) or not heading else f"{heading}:"


def _actions(said: list[_Said], t: Translator) -> Data:
    """Return the actions as a table."""
    lines = [_action(one, t) for one in said if one.entry.kind == "action"]
    return filled([t(name) for name in _HEAD], lines)


def _action(one: _Said, t: Translator) -> list[str]:
    entry, paragraph = one.entry, one.section.paragraph
    return [
        joined((entry.text, *entry.clauses), "; "),
        joined(owner.name for owner in entry.owners),
        written_due(entry, t),
        t(N_("done")) if entry.done else t(N_("open")),
        f"§ {paragraph}" if paragraph else one.section.heading or "",
    ]
