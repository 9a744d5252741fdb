"""How a document is laid out where there is a choice: by the profile, or by whoever asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from store.model.records import By, Meeting, Order
from store.model.shared_records import Series

Decisions = Literal["labelled", "clauses", "active", "numbered"]

ORDERS: tuple[Order, ...] = get_args(Order)
"""How groups stand: in their own order, or in the order in which they first spoke."""

BYS: tuple[By, ...] = get_args(By)
"""What answers to questions stand under: as the form of the exercise has it, their question, their group."""


class Arrangement(NamedTuple):
    """How the answers of an exercise are arranged.

    Attributes:
        order: how groups stand.
        by: what answers to questions stand under.
    """

    order: Order = "rows"
    by: By = "form"


AS_THE_FORM = Arrangement()
"""Rows in their own order, and the rest as the form of the exercise has it."""


def arrangement_for(
    *, meeting: Meeting, series: Series | None, order: Order | None = None, by: By | None = None
) -> Arrangement:
    """Return how answers are arranged: as it is asked, else as the series, else as the meeting has it."""
    if series is not None:
        order, by = order or series.answers_order, by or series.answers_by
    return Arrangement(order or meeting.answers_order or "rows", by or meeting.answers_by or "form")


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is laid out.

    Attributes:
        full: exercises are laid out in full: with headings of their own, and who advised whom in
            words.
        arrangement: how the answers of exercises are arranged.
        decisions: how proposals and decisions stand: behind a label, as other kinds, or as formal
            minutes have them.
        body: who decides; empty where nobody is named.
        top: the level of the headings below the title of a meeting.
    """

    full: bool = False
    arrangement: Arrangement = AS_THE_FORM
    decisions: Decisions = "labelled"
    body: str = ""
    top: int = 2


NOTES = Style()
"""How notes are laid out."""
