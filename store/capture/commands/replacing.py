"""The command for a decision that replaces an older one: ``/ersätter § 12 2026-03-01``."""

from __future__ import annotations

import re

from locales import N_, Message, message
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.proposals import latest_decision_of_item
from store.language.blanks import BLANKS, B, squeezed
from store.language.dates import Calendar, FoundDate, read_date
from store.series.citing import find_decision
from store.verbs.replacing import replace_decision

_ITEM = re.compile(rf"§?{B}*(\d+(?:{B}?[a-h](?![^{BLANKS}]))?)(?:{B}*,)?(?:{B}+|$)", re.IGNORECASE)
_SHORT = 40


def _replaces(work: Work, argument: str) -> Plan | Refused:
    """Say that the latest decision of the current § replaces that of another §."""
    newer = latest_decision_of_item(work.minutes, work.place.section)
    if newer is None:
        return Refused(message(N_("There is no decision here that could replace another one.")))
    item = _ITEM.match(argument)
    if item is None:
        return Refused(message(N_("“{words}” is no number of a §."), words=argument))
    day = _day(work, argument[item.end() :].strip(BLANKS))
    if isinstance(day, Message):
        return Refused(day)
    older = find_decision(work.store, work.minutes.meeting, squeezed(item[1]), day, newer.uid)
    if older is None:
        return Refused(message(N_("No decision is found in § {number}."), number=item[1]))

    def carry_out() -> Done:
        replace_decision(work.store, work.meeting, newer.uid, older.entry)
        return Done(entry=newer.uid, said=words)

    shown = {"place": older.words, "text": _short(older.text)}
    words = message(N_("Replaces {place}: “{text}”"), **shown)
    return Plan(words, carry_out, step="replace_decision")


def _day(work: Work, words: str) -> str | Message | None:
    """Return the day that is given, ISO, the nearest one where it has no year; None where none is given."""
    if not words:
        return None
    found = read_date(words, Calendar(work.scene.calendar.base, nearest=True))
    return found.iso if isinstance(found, FoundDate) else found


def _short(text: str) -> str:
    line = squeezed(text)
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


PLANNERS: dict[str, Planner] = {"replaces": _replaces}
"""The planner of the command."""
