"""Ways to go on with what is being typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from locales import Message
from store.language.as_typed import NOTHING


class Offer(NamedTuple):
    """What may stand in place of the half-typed words.

    Attributes:
        text: what is put there.
        label: what it is, in a few words.
        name: what it is called in a list, where that is not the text.
        usage: what may be typed behind it.
    """

    text: str
    label: Message
    name: str = ""
    usage: Message = NOTHING


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to go on.

    Attributes:
        text: the whole new line.
        cursor: where the cursor stands in it.
        label: what it is, in a few words.
        name: what it is called in the list of ways to go on; empty where none is opened for it,
            because nobody asked by a sign and it is only a guess.
        usage: what may be typed behind it.
    """

    text: str
    cursor: int
    label: Message
    name: str = ""
    usage: Message = NOTHING
