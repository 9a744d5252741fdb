"""Votes by name: ``ja Anna, Bo; nej Cecilia; avstår David``, counted."""

from __future__ import annotations

import re

from store.capture.people import split_names
from store.language.blanks import B
from store.language.words import VOTES, by_word
from store.model.records import Vote

_SAYS = by_word(VOTES)
_PART = re.compile(
    rf"{B}*(?P<word>{'|'.join(sorted(map(re.escape, _SAYS), key=len, reverse=True))})"
    rf"(?:{B}*:{B}*|{B}+)(?P<names>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def count_votes(text: str) -> Vote | None:
    """Return how many vote how; None where a part of ``text`` does not begin with how its names vote."""
    count = dict.fromkeys(("for", "against", "abstain"), 0)
    for part in filter(str.strip, text.split(";")):
        found = _PART.fullmatch(part)
        if found is None:
            return None
        count[_SAYS[found["word"].casefold()].name] += len(split_names(found["names"]))
    return Vote(*count.values()) if any(count.values()) else None


def vote_by_name(text: str) -> str:
    """Return a vote by name as a document has it, ``Ja: Anna, Bo. Nej: Cecilia.``; else the text itself."""
    if count_votes(text) is None:
        return text
    found = (_PART.fullmatch(part) for part in text.split(";") if part.strip())
    said = ((one["word"].capitalize(), one["names"].strip(" .")) for one in found if one)
    return " ".join(f"{word}: {names}." for word, names in said)
