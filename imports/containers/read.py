"""What a container gives back."""

from __future__ import annotations

from dataclasses import dataclass

from imports.blocks import Block, Doubt
from locales import N_, message


@dataclass(frozen=True, slots=True)
class Read:
    """The blocks of a text, and what was left out of it or is doubtful."""

    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...] = ()


def picture_left_out(line: int) -> Doubt:
    """Return what is said of a picture that lies in the text itself, not in a file of its own."""
    return Doubt(line, message(N_("a picture within the text was left out")))
