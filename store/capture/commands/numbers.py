"""The number of the next §, and the command that chooses the first: ``/första § 45``."""

from __future__ import annotations

import re

from locales import N_, message
from store.capture.commands.head import SET, set_head
from store.capture.parsed import Refused
from store.capture.plans import Plan, Planner, Work
from store.language.blanks import B
from store.series import numbering
from store.series.around import load_around

_FIRST = re.compile(rf"§?{B}*(\d{{1,6}})")


def next_number(work: Work) -> str:
    """Return the § of the next item; the first one goes on where the numbers run through the year."""

    def before() -> int:
        around = load_around(work.store, work.minutes.meeting, work.today)
        return numbering.highest(around.numbers)

    return numbering.next_paragraph(work.minutes, before)


def _first(work: Work, argument: str) -> Plan | Refused:
    found = _FIRST.fullmatch(argument)
    number = int(found[1]) if found else 0
    if not number:
        return Refused(message(N_("“{words}” is no number of a §."), words=argument))
    own = numbering.highest(numbering.numbered(work.minutes))
    if own >= number:
        return Refused(message(N_("There is § {number} already; no § is renumbered."), number=own))
    words = message(SET, what=message(N_("The first §")), value=f"§ {number}")
    return set_head(work, words, first=number)


PLANNERS: dict[str, Planner] = {"first": _first}
