"""Branches: a question that is asked only after a yes, or a no, to one before it.

What is not asked is no hole, wherever holes are counted or shown. An answer says yes or no by its first word.
"""

from __future__ import annotations

import re

from store.language.blanks import BLANKS, B, words
from store.language.spelling import spelling
from store.language.words import IF_WORDS, NO_WORDS, YES_WORDS
from store.model.minutes import Minutes
from store.model.records import Place, YesOrNo

_CONDITION = re.compile(
    rf"(?:{'|'.join(IF_WORDS)}){B}+(?:(?P<yes>{'|'.join(YES_WORDS)})|{'|'.join(NO_WORDS)}){B}*:"
    rf"[{BLANKS}]*(?P<text>.+)",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS = ".,:;!–—-"


def condition_in(text: str) -> tuple[YesOrNo, str] | None:
    """Return the answer after which a question is asked, and the question: ``Om ja: När?``; None for none."""
    match = _CONDITION.fullmatch(text)
    return ("yes" if match["yes"] else "no", match["text"]) if match else None


def with_condition(on: YesOrNo, text: str, language: str) -> str:
    """Return a question as it is written, with the answer after which it is asked before it."""
    at = 0 if language == "sv" else 1
    answer = YES_WORDS if on == "yes" else NO_WORDS
    return f"{IF_WORDS[at].capitalize()} {answer[at]}: {text}"


def is_asked(minutes: Minutes, place: Place) -> bool:
    """Return whether the question of a cell is asked there: always, but for one that waits for an answer."""
    prompt = minutes.prompt(place.prompt)
    return prompt is None or prompt.on is None or _decided(minutes, place) in (None, prompt.on)


def is_passed_over(minutes: Minutes, place: Place) -> bool:
    """Return whether a question is not asked in a cell because the answer before it was the other one."""
    prompt = minutes.prompt(place.prompt)
    decided = _decided(minutes, place)
    return (
        prompt is not None
        and prompt.on is not None
        and decided in ("yes", "no")
        and (decided != prompt.on)
    )


def is_hole(minutes: Minutes, place: Place) -> bool:
    """Return whether nothing is written in a cell whose question is asked there."""
    return not len(minutes.cell(place)) and is_asked(minutes, place)


def _decided(minutes: Minutes, place: Place) -> str | None:
    """Return the answer that decides about a cell, empty while there is none; None where none has to."""
    prompt = minutes.prompt(place.prompt)
    before = minutes.prompt(prompt.follows) if prompt else None
    if before is None or place.row is None:
        return None
    for entry in reversed(list(minutes.cell(Place(place.section, place.row, before.uid)))):
        first = spelling((words(entry.text) or [""])[0].strip(_SIGNS))
        if entry.kind != "internal" and first in (*YES_WORDS, *NO_WORDS):
            return "yes" if first in YES_WORDS else "no"
    return ""
