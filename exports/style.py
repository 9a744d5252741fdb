"""How a document is laid out where there is a choice: by the profile, or by whoever asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Order = Literal["spoken", "rows"]

ORDERS: tuple[Order, ...] = get_args(Order)
"""How groups stand: in the order in which they first spoke, or as they are numbered."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is laid out.

    Attributes:
        full: exercises are laid out in full: with headings of their own, who sat in which group, and
            who advised whom in words.
        order: how groups stand.
    """

    full: bool = False
    order: Order = "spoken"


NOTES = Style()
"""How notes are laid out."""
