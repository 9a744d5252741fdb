"""Finding the participant, group or organisation that typed words name.

A participant is found by the full name, by an alias, and by what only one participant has: a first name, or
a first name and the initial of the last (``Bo E``).
Case and blanks do not count. The index is built when the first name is looked up and costs nothing
while lines without names are typed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from store.language.blanks import BLANKS, B, trimmed, words
from store.language.people_words import is_organisation, is_unit
from store.language.spelling import spelling
from store.language.words import ROW_WORDS
from store.model.minutes import Minutes
from store.model.records import Group, Named, Participant

_WORD = re.compile(f"[^{BLANKS}\n]+")
_THERE = ("present", "part", "remote")
_AFTER_NAME = ".,:;!?)"
"""Signs that may follow a name without a blank and are no part of it."""

_BEFORE_COLON = re.compile(f"([^:\n]{{1,120}}?){B}*:(?=[{BLANKS}])")


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name at the beginning of a text: as typed, whom it names, and where it ends."""

    named: Named
    end: int


class Names:
    """The names of one meeting.

    It goes on finding the right ones while participants and groups change: each look-up first sees whether
    the records it was built from are still those of the meeting.
    """

    def __init__(
        self, minutes: Minutes, group_set: str | None = None, own: Participant | None = None
    ) -> None:
        """Index the names of a meeting.

        Args:
            minutes: the meeting.
            group_set: the set whose groups are looked in first of all.
            own: who alone is meant by that full name, whoever else is called so or is not in the list.
        """
        self._minutes = minutes
        self._own = own
        self._group_set = group_set
        self._built_from: tuple[object, ...] | None = None
        self._people: dict[str, list[Participant]] = {}
        self._owners: dict[str, str | None] = {}
        self._longest = 0

    # Participants ---------------------------------------------------------------------------

    def candidates(self, name: str) -> list[Participant]:
        """Return the participants that ``name`` may mean: by full name, else by alias or first name."""
        return self._index().get(spelling(name), [])

    def find(self, name: str) -> Participant | None:
        """Return the one participant that ``name`` means, or None."""
        found = self.candidates(name)
        return found[0] if len(found) == 1 else None

    def named(self, name: str) -> Named:
        """Return ``name`` as typed, with the uid of the participant it means."""
        person = self.find(name)
        return Named(name, person.uid if person else None)

    def with_role(self, role: str) -> Participant | None:
        """Return the one participant who has a role (its English name), or None."""
        having = [p for p in self._minutes.participants if role in p.roles]
        return having[0] if len(having) == 1 else None

    # Owners of actions ----------------------------------------------------------------------

    def owner_at(self, text: str, at: int) -> FoundName | None:
        """Return the longest name of a participant, a group or an organisation at ``at``."""
        self._index()
        found = None
        for count, word in enumerate(_WORD.finditer(text, at), 1):
            if count > self._longest:
                break
            for end in (word.end(), at + len(text[at : word.end()].rstrip(_AFTER_NAME))):
                named = self._owner(text[at:end])
                if named is not None:
                    found = FoundName(named, end)
                    break
        return found

    def owner(self, name: str) -> Named | None:
        """Return whom a whole text names as an owner, or None."""
        self._index()
        return self._owner(name)

    def _owner(self, name: str) -> Named | None:
        spelled = spelling(name)
        people = self._people.get(spelled, [])
        if len(people) == 1:
            return Named(name, people[0].uid)
        return Named(name, self._owners[spelled]) if spelled in self._owners else None

    def is_free(self, owner: Named) -> bool:
        """Return whether an owner is nobody who is known: no participant, no group, no organisation."""
        if owner.uid is not None or self.owner(owner.name) is not None:
            return False
        return not (is_organisation(owner.name) or is_unit(owner.name))

    def everyone(self) -> tuple[Named, ...]:
        """Return each of those who are there, as owners."""
        there = (p for p in self._minutes.participants if p.attendance in _THERE)
        return tuple(Named(p.name, p.uid) for p in there if not p.is_organisation)

    # Groups ---------------------------------------------------------------------------------

    def group(self, label: str) -> Group | None:
        """Return the group of the current set (or the exercise's) that has this label or name, or had it."""
        wanted = spelling(label)
        lettered = None
        for group in self.groups():
            if wanted in (spelling(group.label), spelling(group.name or group.label)):
                return group
            if group.letter and wanted == spelling(group.letter):
                lettered = group
        return lettered

    def groups(self) -> Iterable[Group]:
        """Return the groups of the exercise's set, else of the current one."""
        current = self._minutes.current_group_set()
        return self._minutes.groups(self._group_set or (current.uid if current else None))

    # The index ------------------------------------------------------------------------------

    def _index(self) -> dict[str, list[Participant]]:
        parts = (*self._minutes.participants, *self.groups())
        if self._built_from is None or not _same(self._built_from, parts):
            self._built_from = parts
            self._people = _people(self._minutes.participants)
            if self._own is not None:
                self._people[spelling(self._own.name)] = [self._own]
            self._owners = self._other_owners()
            longest = (len(words(name)) for name in (*self._people, *self._owners))
            self._longest = max(longest, default=0)
        return self._people

    def _other_owners(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {
            spelling(p.organisation): None for p in self._minutes.participants if p.organisation
        }
        for group in self.groups():
            for name in (group.label, group.name, *(f"{word} {group.label}" for word in ROW_WORDS)):
                if name:
                    found[spelling(name)] = group.uid
        return found


def _same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    """Return whether both hold the very same records; a changed one is another record."""
    return len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))


def _people(participants: Iterable[Participant]) -> dict[str, list[Participant]]:
    """Index participants by name; a full name goes before the same word as a first name or alias."""
    full: dict[str, list[Participant]] = defaultdict(list)
    short: dict[str, list[Participant]] = defaultdict(list)
    for person in participants:
        full[spelling(person.name)].append(person)
        for name in {spelling(name) for name in (*person.aliases, *_short(person.name))}:
            short[name].append(person)
    return {**short, **full}


def _short(name: str) -> Iterable[str]:
    """Give the first name, and it with the initial of the last name."""
    first, *others = words(name) or [""]
    return (first, f"{first} {others[-1][0]}") if others else (first,)


def name_before_colon(line: str) -> tuple[str, int] | None:
    """Return the words before the first colon of ``line``, and where what follows it begins.

    They may name somebody ("Anna: …"). None where no blank follows a colon near the beginning.
    """
    match = _BEFORE_COLON.match(line)
    return (match[1], match.end()) if match else None


NAMING = {"note": "statement", "proposal": "proposal", "remark": "remark"}
"""The kinds in whose text a speaker may stand, as long as nobody is known to be called so; and what they are
with a speaker."""


def speaker_in_text(kind: str, text: str) -> tuple[str, str] | None:
    """Return the words that may name who speaks in a text, and what is said; None where there are none."""
    if kind == "remark":
        name, _, said = text.partition(",")
    else:
        before = name_before_colon(text)
        name, said = (before[0], text[before[1] :]) if before else ("", "")
    said = trimmed(said.lstrip(BLANKS))
    return (name, said) if kind in NAMING and name and said else None
