"""What is decided, proposed and voted: labels, and sentences that begin so."""

from __future__ import annotations

import re
from functools import cache

from imports.recognise.vocabulary import alternatives, said, words
from store.model.records import Vote

_AT_MOST = 90
"""So far from its beginning a sentence must have said that it decides."""


@cache
def _decides() -> re.Pattern[str]:
    body = alternatives("deciding", "body")
    verb = alternatives("deciding", "decides")
    alone = alternatives("deciding", "decides_alone")
    return re.compile(
        rf"(?:att\s+)?(?:(?:{body})\b[^.,:;?!\n]{{0,60}}?\s(?:{verb})\b"
        rf"|(?:[^\W\d_][\w-]*\s+){{0,8}}?(?:beslutar|beslutade|beslöt|vedtok|besluttet|besluttede|beschließt|resolved)\b(?=\s*(?:att\b|at\b|that\b|to\b|dass\b|[:,]|$))"
        rf"|(?:{alone})\b(?=\s*(?:att\b|at\b|that\b|to\b|dass\b|by\b|unanimously\b|we\b|not to\b|[:,.!]|$)))",
        re.IGNORECASE,
    )


@cache
def _proposes() -> re.Pattern[str]:
    verb = alternatives("deciding", "proposes")
    return re.compile(
        rf"(?P<who>[^\W\d_][^.,:;?!\n]{{0,40}}?)\s(?:{verb})\b(?P<that>\s*(?:(?:på\s+)?att\b|at\b|that\b|:|$))",
        re.IGNORECASE,
    )


@cache
def _telling() -> frozenset[str]:
    """Return the first words of everything that says that something is decided."""
    listed = {*words("deciding", "decides"), *words("deciding", "decides_alone")}
    return frozenset(one.split()[0] for one in listed)


_WORD = re.compile(r"[^\W\d_]+")
_DOUBTFUL = re.compile(
    r"\?\s*$|^(?:if|om|whether|should|ska|skall|kan|could|would|when|när|har|have)\b", re.IGNORECASE
)
_HEDGED = re.compile(
    r"\b(?:inte|ej|not|ännu|kommer att|will|would|should|could|might|ska|skulle|if we|before we|once)\s*$",
    re.IGNORECASE,
)


def decides(text: str) -> bool:
    """Return whether a sentence says what has been decided."""
    head = text[:_AT_MOST]
    if _says_in_passing(text):
        return True
    if _telling().isdisjoint(_WORD.findall(head.casefold())) or _DOUBTFUL.search(text):
        return False
    if len(text) < _SHORT and _PASSIVE.search(text):
        return True
    found = _decides().match(head.casefold())
    return found is not None and not _HEDGED.search(head[: _last_verb(head, found)])


def _says_in_passing(text: str) -> bool:
    """Return whether a sentence says further on that something was decided: ``…, decision made to …``."""
    if len(text) > _ONE_SENTENCE:
        return False
    low = text.casefold()
    if not any(map(low.__contains__, _telling_in_passing())):
        return False
    says = any(phrase in low for phrase in words("deciding", "in_passing"))
    return says and not (_DOUBTFUL.search(text) or _EARLIER.search(low))


@cache
def _telling_in_passing() -> tuple[str, ...]:
    """Return the longest word of each phrase: where none of them is, none of the phrases is."""
    return tuple({max(phrase.split(), key=len) for phrase in words("deciding", "in_passing")})


_ONE_SENTENCE = 400
_EARLIER = re.compile(
    r"\b(?:last|previous|earlier|previously|already|if|before|förra|föregående|tidigare|redan|om)\b"
)


def deciding_body(text: str) -> str:
    """Return the capitals that a line begins with where a body so called decides; empty where none does."""
    found = _CAPITALS.match(text)
    if found is None:
        return ""
    rest = text[found.end() :].casefold()
    is_verb = any(_word_first(rest, verb) for verb in words("deciding", "decides"))
    return found[1] if is_verb and not _DOUBTFUL.search(text) else ""


def _word_first(text: str, word: str) -> bool:
    return text.startswith(word) and not text[len(word) : len(word) + 1].isalpha()


_CAPITALS = re.compile(r"(?:The\s+)?([A-ZÅÄÖ]{3,6})\s+(?=[a-zåäö])")
_SHORT = 160
_PASSIVE = re.compile(
    r"(?:^Till .{3,60}\b(?:valdes|utsågs|utses|väljs)\b|^(?!.*\b(?:inte|ska|när)\b.*\b(?:bordl|avsl)).{3,120}"
    r"\b(?:bordläggs|bordlades|bifalles|bifalls|avslås|avslogs|godkändes|fastställdes|beviljades|antogs|"
    r"återremitteras|ajournerades|lades till handlingarna|läggs till handlingarna)\b[^?]{0,40}$)",
    re.IGNORECASE,
)


def _last_verb(head: str, found: re.Match[str]) -> int:
    verb = re.search(r"\S+$", head[: found.end()])
    return verb.start() if verb else 0


def ends_open(text: str) -> bool:
    """Return whether a line only says that it is decided, and what follows says what: ``Mötet beslutar``."""
    bare = text.rstrip(" :")
    if len(bare) > _AT_MOST or _telling().isdisjoint(_WORD.findall(bare.casefold())):
        return False
    bare = bare.casefold()
    found = _decides().match(bare)
    return found is not None and (
        bare[found.end() :].strip().casefold()
        in ("", "att", "at", "följande", "to", "that", "the following", "enhälligt")
    )


def proposes(text: str) -> tuple[str, bool] | None:
    """Return who proposes something with a line, and whether what follows says what; or None."""
    found = _proposes().match(text[:_AT_MOST])
    if found is None:
        return None
    return found["who"].strip(), not text[found.end() :].strip()


# Votes ------------------------------------------------------------------------------------------

_TRIPLE = re.compile(
    r"(?<![\d/-])(\d{1,4})\s?[-–/]\s?(\d{1,4})\s?[-–/]\s?(\d{1,4})(?![\d/-])\s*(?:\(?(?:för|for|ja|yes|dafür)\b|$)",
    re.IGNORECASE,
)


@cache
def _figures() -> re.Pattern[str]:
    names = {c: alternatives("deciding", c) for c in ("for", "against", "abstain")}
    either = "|".join(f"(?P<{c}>{listed})" for c, listed in names.items())
    before = either.replace("(?P<", "(?P<b_")
    return re.compile(
        rf"(?<![\w.])(?P<n>\d{{1,4}})\s+(?:(?:av|of|röster|stemmer|stimmen|votes?|were|voted|personer)\s+){{0,2}}(?:{either})(?!\w)"
        rf"|(?<!\w)(?:{before})\s*[:=]\s*(?P<b_n>\d{{1,4}})(?![\w.:])",
        re.IGNORECASE,
    )


def vote_in(text: str) -> Vote | None:
    """Return the figures of a vote in a line: for and against, or one of them and the abstaining."""
    if len(text) > _ONE_SENTENCE or not _NUMBER.search(text):
        return None
    triple = _TRIPLE.search(text)
    if triple and (_says_vote(text) or triple[0][-1:].isalpha()):
        return Vote(int(triple[1]), int(triple[2]), int(triple[3]))
    count: dict[str, int] = {}
    for found in _figures().finditer(text):
        side = next(c for c in ("for", "against", "abstain") if found[c] or found[f"b_{c}"])
        count.setdefault(side, int(found["n"] or found["b_n"]))
    if len(count) < 2 and not (count and _says_vote(text)):
        return None
    return Vote(count.get("for", 0), count.get("against", 0), count.get("abstain", 0))


_NUMBER = re.compile(r"(?<![\w/#.-])\d{1,4}(?!\w)")
"""A number by itself, none of a reference or address."""
_VOTE = re.compile(
    r"\b(?:rösta|röster|votering|omröstning|vote|votes|voted|voting|stemmer|stimmen|abstimmung)",
    re.IGNORECASE,
)


def _says_vote(text: str) -> bool:
    return bool(_VOTE.search(text))


def one_side(text: str) -> tuple[str, int] | None:
    """Return which side of a vote a line counts, and how many: ``Ja: 5``; None where it is no such line."""
    label, colon, number = text.strip().rstrip(".").partition(":")
    if not colon or not number.strip().isdigit():
        return None
    bare = said(label)
    side = next((c for c in ("for", "against", "abstain") if bare in words("deciding", c)), None)
    return (side, int(number)) if side else None
