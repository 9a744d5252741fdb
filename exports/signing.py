"""The lines to sign, one by one and by party, as a document says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exports.chairing import chair_words
from exports.wording import joined, written_role
from locales import N_, Translator
from store.model.chairing import CHAIR
from store.model.minutes import Minutes
from store.model.records import Signature

Data = dict[str, Any]

_SIGNING = ("secretary", "chair", "verifier")
"""The roles that sign formal minutes, in order."""

_FOR = ("för ", "for ", "on behalf of ")
"""How the name of a party begins that says already that somebody signs for it."""


def signatures(minutes: Minutes, t: Translator, *, from_roles: bool = False) -> Data:
    """Return the lines to sign: all of them, and those of each party, in the order of their first line.

    Where nobody has written any, ``from_roles`` makes one for each secretary, chair and verifier.
    Those of no party stand before the others, under whose names they would seem to belong to them.
    """
    lines = list(minutes.signatures) or (list(_by_role(minutes, t)) if from_roles else [])
    parties = list(dict.fromkeys((line.party or "").strip() for line in lines))
    parties.sort(key=bool)
    return {
        "heading": t(N_("Signatures")),
        "lines": [_line(line) for line in lines],
        "parties": [
            {
                "name": _on_behalf_of(party, t),
                "lines": [
                    _line(line, party=False)
                    for line in lines
                    if (line.party or "").strip() == party
                ],
            }
            for party in parties
        ],
        "place_and_date": t(N_("Place and date")),
    }


def _by_role(minutes: Minutes, t: Translator) -> Iterator[Signature]:
    chairs = chair_words(minutes, t)
    for role in _SIGNING:
        for person in minutes.participants:
            led = chairs.get(person.uid) if role == CHAIR else None
            if led or role in person.roles:
                word = led or written_role(role, t.language)
                yield Signature("", role=word[:1].upper() + word[1:], name=person.name)


def _line(signature: Signature, *, party: bool = True) -> Data:
    """Return one line to sign: the name, empty where it is to be filled in, and who that is."""
    of = f"({signature.party})" if party and signature.party else None
    return {
        "name": signature.name or "",
        "text": joined(
            (signature.role, signature.title, joined((signature.organisation, of), " "))
        ),
    }


def _on_behalf_of(party: str, t: Translator) -> str:
    if not party or party.casefold().startswith(_FOR):
        return party
    return t(N_("For {party}"), party=party)
