"""What is looked for in a register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from store.items.items import FoundItem, State, owners_of
from store.language.spelling import spelling
from store.language.words import ROW_WORDS

Test = Callable[[FoundItem], bool]


@dataclass(frozen=True, slots=True)
class ItemQuery:
    """What is looked for; what is empty does not matter.

    Attributes:
        text: words that all stand in the item, in its owners, or in the name of its meeting.
        states: only what is so.
        series: the name of a series, in any case.
        person: a part of the name of somebody who is to do it, or who said it.
        group: the label or name of a group.
        paragraph: the number of a §.
        since, until: the first and the last day of its meeting, ISO; one without a date is in no period.
        carried: whether what a later meeting carries on is there too, beside what carries it on.
        besides: the uids of entries that are there in whatever state: what was just ticked stays in sight.
    """

    text: str = ""
    states: tuple[State, ...] = ()
    series: str = ""
    person: str = ""
    group: str = ""
    paragraph: str = ""
    since: str = ""
    until: str = ""
    carried: bool = False
    besides: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the text, in the case that is compared."""
        return tuple(spelling(self.text).split())

    @property
    def hints(self) -> tuple[str, ...]:
        """Words without which nothing fits the rest: looked for first, because that is fast."""
        names = (self.series, self.person, self.group)
        return tuple(word for name in names for word in spelling(name).split())

    @property
    def without_text(self) -> ItemQuery:
        """Everything but the text."""
        return replace(self, text="")

    def wants(self, state: State) -> bool:
        """Return whether an item in this state may fit."""
        if self.states:
            return state in self.states
        return self.carried or state != "carried"

    def tests(self) -> list[Test]:
        """Return what an item must be, but for its state and the text."""
        tests: list[Test] = []
        if self.series:
            tests.append(lambda found: spelling(found.series or "") == spelling(self.series))
        if self.person:
            tests.append(lambda found: spelling(self.person) in spelling(people_text(found)))
        if self.group:
            tests.append(lambda found: bool(_groups(found) & _group_names(self.group)))
        if self.paragraph:
            tests.append(lambda found: found.paragraph == self.paragraph)
        if self.since:
            tests.append(lambda found: (found.date or "") >= self.since)
        if self.until:
            tests.append(lambda found: found.date is not None and found.date <= self.until)
        return tests


def people_text(found: FoundItem) -> str:
    """Return everybody who is to do it or said it, as typed and with full names."""
    owners = (owner.name for owner in owners_of(found))
    return "\n".join(part for part in (found.people, found.speaker, *owners) if part)


def text_of(found: FoundItem) -> str:
    """Return everything that words are looked for in, in the case that is compared."""
    parts = (
        *(found.text, found.clauses, people_text(found), found.due, found.due_text),
        *(found.title, found.series, found.heading, found.row, found.group, found.date),
        f"§ {found.paragraph}" if found.paragraph else None,
    )
    return "\n".join(part for part in parts if part).casefold()


def _groups(found: FoundItem) -> set[str]:
    """Return the names of the groups that an item belongs to: its row's, and those among its owners."""
    owners = (owner.name for owner in owners_of(found))
    return {spelling(name) for name in (found.row, found.group, *owners) if name}


def _group_names(group: str) -> set[str]:
    """Return what a group may be called: ``B``, ``Grupp B``, ``Group B``."""
    return {spelling(group), *(spelling(f"{word} {group}") for word in ROW_WORDS)}
