"""The checks of who was there: how many, and who is to verify the minutes."""

from __future__ import annotations

from collections.abc import Iterator

from exports.checks.finding import Finding, each_entry, of_meeting, short
from exports.checks.vocabulary import HEADCOUNTS, number_of
from locales import N_, message
from store.language.spelling import spelling
from store.language.spelling import spelling as key
from store.language.words import ROLES, by_word
from store.model.attending import attending
from store.model.minutes import Minutes
from store.model.records import Entry

AWAY = ("absent", "excused")

# How many -----------------------------------------------------------------------------------------


def headcounts(minutes: Minutes) -> Iterator[Finding]:
    """Find lines that say how many were there where the list has others."""
    counts = _counts(minutes)
    if not counts:
        return
    for entry, about in each_entry(minutes, "note", "bullet", "summary", "statement"):
        said = _said_count(entry)
        if said is not None and said not in counts:
            listed = max(counts)
            words = {"said": short(entry.text), "count": listed}
            what = message(N_("“{said}”, but the list has {count} who were there"), **words)
            yield about("headcount", what, f"{said}/{listed}")


def _counts(minutes: Minutes) -> set[int]:
    """Return how many were there by the list: all, without those of a part of it, or who decide."""
    people = [p for p in minutes.participants if not p.is_organisation]
    there = [p for p in people if p.attendance not in (*AWAY, None)]
    there += [p for p in people if p.attendance is None and p.standing is not None]
    part = sum(p.attendance == "part" for p in there)
    came = sum(p.attendance in AWAY and bool(p.moves) for p in people)
    deciding = sum(p.standing == "deciding" for p in there)
    whole = {*range(len(there) - part, len(there) + came + 1)} if there else set()
    return whole | ({deciding} if deciding else set())


def _said_count(entry: Entry) -> int | None:
    for pattern in HEADCOUNTS:
        found = pattern.search(entry.text)
        if found is not None:
            return number_of(found["number"])
    return None


# Who verifies the minutes -------------------------------------------------------------------------

_VERIFIER = "verifier"
_ROLES = by_word(ROLES)


def no_verifier(minutes: Minutes) -> Iterator[Finding]:
    """Find that nobody is to verify the minutes; other kinds of meeting need nobody."""
    named = any(_VERIFIER in p.roles for p in minutes.participants) or _signing(minutes)
    if minutes.meeting.kind == "minutes" and not named:
        yield of_meeting("no-verifier", message(N_("Nobody is to verify the minutes.")))


def absent_verifiers(minutes: Minutes) -> Iterator[Finding]:
    """Find those who are to verify what they were not there for."""
    signing = {spelling(name) for name in _signing(minutes)}
    away = _away(minutes)
    for person in minutes.participants:
        if _VERIFIER not in person.roles and spelling(person.name) not in signing:
            continue
        if person.attendance in AWAY and not person.moves:
            text = message(N_("{name} is to verify the minutes, but was absent."), name=person.name)
            yield of_meeting("absent-verifier", text, person.uid)
        elif person.uid in away:
            said = {"name": person.name, "numbers": ", ".join(away[person.uid])}
            text = message(
                N_("{name} is to verify the minutes, but was not there for § {numbers}."), **said
            )
            yield of_meeting("absent-verifier", text, f"{person.uid}:{said['numbers']}")


def _signing(minutes: Minutes) -> list[str]:
    """Return the names of those who sign as verifiers."""
    verifiers = []
    for signature in minutes.signatures:
        term = _ROLES.get(key(signature.role or ""))
        if term is not None and term.name == _VERIFIER:
            verifiers.append(signature.name or "")
    return verifiers


def _away(minutes: Minutes) -> dict[str, list[str]]:
    """Return the §§ that each of those who decide was not there for, by uid."""
    found: dict[str, list[str]] = {}
    for one in attending(minutes):
        for person in one.away:
            found.setdefault(person.uid, []).append(one.section.paragraph or "")
    return found
