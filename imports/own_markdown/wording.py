"""The words that heldag's documents have of their own, in one language, the other way round.

The texts are those that :mod:`exports` marks for translation: one entry of the catalogue serves both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from locales import N_, Translator, translator
from store.language.words import MONTHS, OUTCOMES, ROLES
from store.model.kinds import KINDS
from store.model.records import Vote

_FACTS = {
    "theme": N_("Theme"),
    "date": N_("Date"),
    "time": N_("Time"),
    "place": N_("Place"),
    "organiser": N_("Organiser"),
    "series": N_("Series"),
    "reference": N_("Registration number"),
    "next": N_("Next meeting"),
}
_DOTS = re.compile(r"(\d{1,4}) \w+")
_PEOPLE = {
    "Absent": N_("Absent"),
    "Contact": N_("Contact"),
    "Summoned": N_("Summoned"),
    "Participants": N_("Participants"),
    "Deciding": N_("Deciding"),
    "Other participants": N_("Other participants"),
    "Present": N_("Present"),
}
_DAYS = {
    "sent": N_("Sent for verifying"),
    "verified": N_("Verified"),
    "announced": N_("Announced"),
    "at_once": N_("Verified at once"),
    "reopened": N_("Opened again"),
}
_PROFILES = {
    "notes": N_("Notes"),
    "documentation": N_("Documentation"),
    "minutes": N_("Minutes"),
    "agreement": N_("Agreement"),
}
_UNTITLED = (N_("Meeting notes"), N_("Documentation"), N_("Minutes"), N_("Agreement"))
_SENTENCES = {
    "opened": N_("opened at {time}"),
    "closed": N_("closed at {time}"),
    "next_at": N_("at {time}"),
    "next_theme": N_("theme: {theme}"),
    "list": N_("{first} and {last}"),
    "substitute": N_("substitute for {name}"),
    "reference": N_("Registration number: {number}"),
    "date": N_("Date: {date}"),
    "time": N_("Time: {time}"),
    "presenters": N_("Presented by: {names}"),
    "not_present": N_("Not present: {names}"),
    "arrives": N_("{name} arrives."),
    "leaves": N_("{name} leaves."),
    "came": N_("came {when}"),
    "left": N_("left {when}"),
    "group": N_("Group {label}"),
    "named_group": N_("Group {label} ({name})"),
    "pair": N_("{label}: group {adviser} advises group {advised}"),
    "seats": N_("{row}: {names}"),
    "in_general": N_("{row}, in general"),
    "decides": N_("{body} decides"),
    "proposes": N_("{name} proposes"),
    "outcome": N_("Outcome: {word}"),
    "recused": N_("{name} takes no part in this §."),
    "for_party": N_("For {party}"),
    "votes": N_("{for_} for, {against} against, {abstain} abstaining"),
}
_NUMBER = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, by which parts of a document are known.

    Attributes:
        t: the translator of the language.
        facts, people, days, profiles: what stands before or above each, in small letters, to its name.
        kinds: the word before an entry, to its kind.
        untitled: the titles of documents whose meeting has none.
    """

    t: Translator
    facts: dict[str, str]
    people: dict[str, str]
    days: dict[str, str]
    profiles: dict[str, str]
    kinds: dict[str, str]
    untitled: frozenset[str]
    patterns: dict[str, re.Pattern[str]]

    def match(self, sentence: str, text: str) -> dict[str, str] | None:
        """Return the fields of a sentence that is all of ``text``; None where it says something else."""
        found = self.patterns[sentence].fullmatch(text)
        return found.groupdict() if found else None

    def names(self, text: str) -> list[str]:
        """Return the names of ``A, B and C``."""
        two = self.match("list", text)
        return [*two["first"].split(", "), two["last"]] if two else [text]

    def dots(self, text: str) -> int | None:
        """Return how many dots a text says that there are; None where it says something else."""
        found = _DOTS.fullmatch(text)
        number = int(found[1]) if found else 0
        return number if found and text == self.t.n("{n} dot", "{n} dots", number) else None

    def vote(self, text: str) -> Vote | None:
        """Return the figures of a vote in words, or None."""
        found = self.match("votes", text)
        if not found or not all(_NUMBER.fullmatch(n) for n in found.values()):
            return None
        return Vote(int(found["for_"]), int(found["against"]), int(found["abstain"]))

    def group(self, name: str) -> tuple[str, str | None] | None:
        """Return the label of ``Group A``, and its longer name if it has one; None where it is no group."""
        longer = self.match("named_group", name)
        if longer:
            return longer["label"], longer["name"]
        found = self.match("group", name)
        return (found["label"], None) if found else None

    def role(self, word: str) -> str | None:
        """Return the English name of a role, or None."""
        return next((r.name for r in ROLES if r.word(self.t.language) == word), None)

    def outcome(self, word: str) -> str | None:
        """Return the English name of what became of a decision, or None."""
        return next((o.name for o in OUTCOMES if o.word(self.t.language) == word), None)


def day(text: str) -> str | None:
    """Return a date that is written out (``9 December 2026``) as ISO; None where it is none."""
    said = _DAY.fullmatch(text)
    month = _MONTH_NUMBER.get(said[2].casefold()) if said else None
    if said is None or month is None:
        return None
    try:
        return date(int(said[3]), month, int(said[1])).isoformat()
    except ValueError:
        return None


_DAY = re.compile(r"(\d{1,2}) (\w+) (\d{1,4})")
_MONTH_NUMBER = {word: n for n, words in enumerate(MONTHS, 1) for word in words}


@cache
def wording(language: str) -> Wording:
    """Return the words of ``sv`` or ``en``."""
    t = translator(language)
    return Wording(
        t,
        facts={t(text): name for name, text in _FACTS.items()},
        people={t(text): name for name, text in _PEOPLE.items()},
        days={t(text): name for name, text in _DAYS.items()},
        profiles={t(text): name for name, text in _PROFILES.items()},
        kinds={t(kind.label): kind.name for kind in KINDS},
        untitled=frozenset(t(text) for text in _UNTITLED),
        patterns={name: _pattern(t(text)) for name, text in _SENTENCES.items()},
    )


def _pattern(sentence: str) -> re.Pattern[str]:
    """Return the pattern of a sentence whose ``{fields}`` may be anything on one line."""
    parts = re.split(r"\{(\w+)\}", sentence)
    pieces = (
        f"(?P<{part}>.+)" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    )
    return re.compile("".join(pieces))
