"""Words by which lists of people are read: how organisations, titles, reasons and first names look.

The words lie in ``people.toml`` beside this file. Nothing here knows a meeting.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from store.language.blanks import words
from store.language.spelling import spelling
from store.language.words import ROLES, by_word

_FILE = Path(__file__).with_name("people.toml")
_ROLES = by_word(ROLES)
_CAPITAL_WORD = re.compile(r"[^\W\d_a-zåäöéüøæ][^\d@()]*")
_PARTICLES = frozenset("af av da de del den der di du la le van von y bin al el ter zu zur".split())
_MOST_WORDS = 5
_LONGEST = 200
"""So many characters may be a name; a longer text is none, and is not remembered."""

_remembered = lru_cache(maxsize=4096)
"""While a list is typed, the same pieces of it are looked at with each key."""

_JOINED = re.compile(r"\s[-–—/]\s|:\s")
"""What stands between a name and an organisation, and within neither."""

_NAME_AND_PLACE = 4
"""So many words may be a name with an organisation behind it: ``Anna Ek Norrby kommun``."""


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the words of the file: by table and key, each word once as :func:`spelling` has it."""
    import tomllib  # seldom needed, and not quickly loaded

    read = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        table: {key: tuple(_split(text)) for key, text in keys.items()}
        for table, keys in read.items()
    }


def _split(text: str) -> list[str]:
    return [word.removeprefix("-") for word in spelling(re.sub("\n", "|", text)).split("|") if word]


@cache
def listed(table: str, key: str = "words") -> frozenset[str]:
    """Return the words of a table under a key, in the spelling that is compared."""
    return frozenset(_tables()[table][key])


@cache
def _endings(table: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in _tables()[table]["ends"])


@cache
def columns() -> dict[str, str]:
    """Return the field of a person that each word in the first line of a table stands for."""
    return {word: field for field, said in _tables()["column"].items() for word in said}


# What words are -----------------------------------------------------------------------------------


def is_organisation(text: str) -> bool:
    """Return whether words name an organisation that stands by itself: ``Norrby kommun``, ``Polisen``."""
    return len(text) <= _LONGEST and _is_of("organisation", text)


def is_unit(text: str) -> bool:
    """Return whether words name a part of an organisation: ``Socialförvaltningen``, ``Enhet Norr``."""
    return len(text) <= _LONGEST and _is_of("unit", text)


@_remembered
def _is_of(table: str, text: str) -> bool:
    said = spelling(text).rstrip(".").split()
    if not said or _JOINED.search(text):
        return False
    if " ".join(said) in listed(table, "names"):
        return True
    if any(word.endswith(_endings(table)) for word in said):
        return True
    if len(said) > 1 and (said[0] in listed(table, "first") or said[-1] in listed(table, "last")):
        return True
    # A genitive and what it has: "Norrby kommuns socialtjänst", "Region Norrs kansli".
    return len(said) > 2 and any(word.rstrip("s") in listed(table, "last") for word in said[1:-1])


def is_title(text: str) -> bool:
    """Return whether ``text`` is a person's title or role, by how its first word ends.

    Words such as *vice* may stand before it.
    """
    said = words(text)
    while len(said) > 1 and said[0].casefold().rstrip(".") in listed("title", "before"):
        del said[0]
    if not said:
        return False
    return spelling(" ".join(said)) in _ROLES or said[0].casefold().endswith(_endings("title"))


def role_as_typed(text: str) -> str | None:
    """Return a role that is kept as it was typed, of several as one has it; None where words are none."""
    of_several = dict(pair.split("=") for pair in listed("role", "several"))
    word = spelling(text)
    return of_several.get(word) or (text if word in listed("role", "as_typed") else None)


def is_reason(text: str) -> bool:
    """Return whether ``text`` says why somebody is away: ``sjuk``, ``on leave``."""
    return spelling(text) in listed("reason")


def is_party(text: str, said: frozenset[str] = frozenset()) -> bool:
    """Return whether letters in brackets are a party: a dash, one letter, or one that is known.

    Args:
        text: what stands in the brackets.
        said: parties that the meeting has named, in the spelling that is compared.
    """
    key = spelling(text)
    return (
        key in ("-", "–")
        or (len(key) == 1 and key.isalpha())
        or key in listed("party", "letters") | said
    )


def is_first_name(text: str) -> bool:
    """Return whether every word is a common first name: ``Anna``, ``Karl-Erik``, ``Eva Britt``."""
    return len(text) <= _LONGEST and _is_first_name(text)


@_remembered
def _is_first_name(text: str) -> bool:
    said = [part for word in spelling(text).split() for part in word.split("-")]
    return bool(said) and all(part in listed("first_name") for part in said)


def could_be_name(text: str) -> bool:
    """Return whether words look like the name of a person: a few, with capitals."""
    return len(text) <= _LONGEST and _could_be_name(text)


@_remembered
def _could_be_name(text: str) -> bool:
    parts = words(text)
    return 0 < len(parts) <= _MOST_WORDS and all(
        _CAPITAL_WORD.fullmatch(part) or part.casefold() in _PARTICLES for part in parts
    )


def is_full_name(text: str) -> bool:
    """Return whether words begin with a common first name and a last name, and are no organisation."""
    return len(text) <= _LONGEST and _is_full_name(text)


@_remembered
def _is_full_name(text: str) -> bool:
    parts = words(text)
    if len(parts) < 2 or not is_first_name(parts[0]) or not could_be_name(" ".join(parts[:2])):
        return False
    if is_organisation(text) or is_unit(text):
        return len(parts) >= _NAME_AND_PLACE
    return could_be_name(text)
