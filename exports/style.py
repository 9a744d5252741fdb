"""How a document is laid out where there is a choice: by the profile, or by whoever asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Order = Literal["rows", "spoken"]
Decisions = Literal["labelled", "clauses", "active", "numbered"]

ORDERS: tuple[Order, ...] = get_args(Order)
"""How groups stand: in their own order, or in the order in which they first spoke."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is laid out.

    Attributes:
        full: exercises are laid out in full: with headings of their own, and who advised whom in
            words.
        order: how groups stand.
        decisions: how proposals and decisions stand: behind a label, as other kinds, or as formal
            minutes have them.
        body: who decides; empty where nobody is named.
        top: the level of the headings below the title of a meeting.
    """

    full: bool = False
    order: Order = "rows"
    decisions: Decisions = "labelled"
    body: str = ""
    top: int = 2


NOTES = Style()
"""How notes are laid out."""
