"""Who says what: ``Anna: …``, ``DE: …``, ``**Name:** …``, ``<nick> …`` and what goes on with ``…``.

A label is a speaker where it names somebody who took part, or where nothing else explains it: it comes
again and again, and is no word of the tables.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from imports.recognise.lines import ReadLine
from imports.recognise.naming import Naming
from imports.recognise.person import could_be_name
from imports.recognise.vocabulary import concepts, said

_BEFORE_COLON = re.compile(r"\W{0,2}([^\W\d_][^:;\n?!]{0,40}?)\s?:(?=\s|$)[\s*]*")
_ROUND = re.compile(r"[(\[]([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4})[)\]]:?\s+")
_NICK = re.compile(r"<([\w|^`\[\]-]{2,30})>\s+")
_AND = re.compile(r"\s*(?:&|\+|,| and | och )\s*")
_OFTEN = 3


class Speech:
    """Tells the speakers of one meeting."""

    def __init__(self, naming: Naming, lines: Iterable[ReadLine]) -> None:
        """Learn who speaks in these lines."""
        self._naming = naming
        self._unknown = _often(lines)

    def read(self, line: ReadLine) -> tuple[str, str | None, str] | None:
        """Return the speaker as typed, who that is, and the words; None where a line is nobody's."""
        nick = _NICK.match(line.text)
        if nick:
            return nick[1], self._uid(nick[1]), line.text[nick.end() :]
        found = _BEFORE_COLON.match(line.text)
        if found is None:
            return self._in_parentheses(line.text)
        name, words = found[1].strip(" *_"), line.text[found.end() :]
        bare = said(name)
        if not words.strip() or len(name) > 40:
            return None
        uid = self._uid(name)
        if (
            uid is None
            and not self._joint(name)
            and (bare not in self._unknown or not could_be_name(name))
        ):
            return None
        if uid is None and bare in concepts("kinds"):
            return None
        return name, uid, words

    def _in_parentheses(self, text: str) -> tuple[str, str | None, str] | None:
        found = _ROUND.match(text)
        uid = self._naming.find(found[1]) if found else None
        return (found[1], uid, text[found.end() :]) if found and uid else None

    def _uid(self, name: str) -> str | None:
        return self._naming.find(name) or (
            self._naming.find_handle(name) if " " not in name else None
        )

    def _joint(self, name: str) -> bool:
        """Return whether several people speak as one: ``Anna & Bo: …``."""
        names = _AND.split(name)
        return len(names) > 1 and all(self._naming.find(one) for one in names)


def _often(lines: Iterable[ReadLine]) -> frozenset[str]:
    """Return labels that come so often, and are so little else, that they must be speakers."""
    counts: Counter[str] = Counter()
    for line in lines:
        if line.shape in ("text", "item") and ":" in line.text[:45]:
            found = _BEFORE_COLON.match(line.text)
            if found and line.text[found.end() :].strip() and _may_be_speaker(found[1], line):
                counts[said(found[1])] += 1
    return frozenset(name for name, count in counts.items() if count >= _OFTEN)


def _may_be_speaker(name: str, line: ReadLine) -> bool:
    bare = said(name)
    if len(name.split()) > 2 or bare in concepts("kinds") or bare in concepts("head"):
        return False
    if bare in concepts("people") or bare in concepts("exercises") or bare in concepts("headings"):
        return False
    is_handle = name.islower() and " " not in name
    is_initials = 2 <= len(name) <= 4 and sum(letter.isupper() for letter in name) >= 2
    is_bold = bool(line.lead) and line.lead.startswith(name)
    capitalised = all(part[:1].isupper() for part in name.split())
    return (
        (is_handle and line.shape == "text")
        or is_initials
        or is_bold
        or (capitalised and len(name) > 1)
    )
