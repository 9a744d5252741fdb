"""The checks: what is missing or doubtful in a meeting is listed, never mended and never in the way.

Each check is one function in :data:`CHECKS` that gives what it has found; they lie by subject in the
modules beside this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from exports.checks import cells, deciding, entries, head, names, paragraphs, people, times
from exports.checks.finding import Finding
from locales import N_, Message, Translator, message
from store.model.minutes import Minutes
from store.series.around import ALONE, Around

__all__ = ["CHECKS", "Finding", "check", "check_each", "dismissed_ones", "open_ones", "to_json"]

Finder = Callable[[Minutes, Around], Iterator[Finding]]
FinderAlone = Callable[[Minutes], Iterator[Finding]]


def _alone(find: FinderAlone) -> Finder:
    """Return a check of what a meeting holds by itself."""
    return lambda minutes, _: find(minutes)


CHECKS: dict[str, Finder] = {
    entries.NOT_CARRIED_OUT: entries.not_carried_out,
    "no-date": _alone(head.no_date),
    "provisional-date": _alone(head.provisional_date),
    "no-title": _alone(head.no_title),
    "no-verifier": _alone(people.no_verifier),
    "absent-verifier": _alone(people.absent_verifiers),
    "headcount": _alone(people.headcounts),
    "email-name": _alone(names.misspelled_addresses),
    "near-name": _alone(names.near_names),
    "ambiguous-name": _alone(names.ambiguous_names),
    "time-order": _alone(times.out_of_order),
    "empty": _alone(cells.empty_cells),
    "paused": _alone(cells.paused_cells),
    "unsorted": _alone(cells.unsorted_lines),
    "doubtful-cell": _alone(cells.doubtful_cells),
    "same-rows": _alone(cells.same_rows),
    "same-prompts": _alone(cells.same_prompts),
    "same-groups": _alone(cells.same_groups),
    "group-gap": _alone(cells.group_gaps),
    "paragraph-gap": paragraphs.paragraph_gaps,
    "paragraph-double": paragraphs.paragraph_doubles,
    "no-decision": _alone(deciding.undecided),
    "decision-owner": _alone(deciding.tasks_for_nobody),
    "vote-sum": _alone(deciding.votes_that_do_not_add_up),
    "recused": _alone(deciding.recused_who_take_part),
    "unfinished": _alone(entries.unfinished),
    "action-owner": _alone(entries.actions_without_owner),
    "action-due": _alone(entries.actions_without_day),
    "free-owner": _alone(entries.free_owners),
    "odd-quotes": _alone(entries.odd_quotes),
    "reckoned-date": _alone(entries.reckoned_dates),
    "internal": _alone(entries.internal_notes),
}
"""Every check by the name that its findings carry, in the order they are listed."""


def check(minutes: Minutes, around: Around = ALONE) -> list[Finding]:
    """Return everything that the checks find, check by check, each in the order of the document.

    Args:
        minutes: the meeting.
        around: what is known of the other meetings of its series.

    Returns:
        What was found; what somebody has set aside carries the reason.
    """
    reasons = {dismissal.key: dismissal.reason for dismissal in minutes.meeting.dismissed}
    found = (one for find in CHECKS.values() for one in find(minutes, around))
    return [replace(one, reason=reasons[one.key]) if one.key in reasons else one for one in found]


def check_each(meetings: Sequence[tuple[Minutes, Around]]) -> list[Finding]:
    """Return everything that the checks find in some meetings, each with what is known around it.

    Where they are several, what is found begins with the title of its meeting.
    """
    if len(meetings) == 1:
        return check(*meetings[0])
    return [
        replace(found, text=_in_meeting(minutes, found.text))
        for minutes, around in meetings
        for found in check(minutes, around)
    ]


def _in_meeting(minutes: Minutes, text: Message) -> Message:
    title = minutes.meeting.title or message(N_("(no title)"))
    return message(N_("{title}: {text}"), title=title, text=text)


def open_ones(found: Iterable[Finding]) -> list[Finding]:
    """Return what nobody has set aside."""
    return [one for one in found if one.reason is None]


def dismissed_ones(found: Iterable[Finding]) -> list[Finding]:
    """Return what somebody has set aside."""
    return [one for one in found if one.reason is not None]


def to_json(found: Iterable[Finding], t: Translator) -> list[dict[str, Any]]:
    """Return the list as ``heldag check --json`` prints it."""
    return [
        {
            "check": c.check,
            "section": c.section,
            "row": c.row,
            "prompt": c.prompt,
            "text": t(c.text),
            "dismissed": c.reason is not None,
            "reason": c.reason,
            "entry": c.entry,
        }
        for c in found
    ]
