"""Invented meetings of a chosen size, put straight into a file."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from store.file.store import Store
from store.model.minutes import Minutes
from store.model.ordering import spread
from store.model.records import Entry, Group, GroupSet, Meeting, Part, Prompt, Row, Section
from store.model.uids import new_uid
from store.verbs import meetings
from store.verbs import people as participants

ACTOR = "bench"
_WORDS = (
    "vi ser över tiderna för salen och frågar föreningarna om de kan hjälpa till med bord stolar "
    "kaffe skyltar nycklar schema budget larm ljud ljus och en plan för hösten när huset öppnar igen"
).split()


def sentence(rng: random.Random) -> str:
    """Return a note as people type them: five to twenty-five words."""
    return " ".join(rng.choices(_WORDS, k=rng.randint(5, 25))).capitalize() + "."


def talk(path: Path, entries: int, *, groups: int = 30, sections: int = 30) -> int:
    """Put a meeting of plain talk into ``path``: ``entries`` over ``sections``, and groups; return its id."""
    group_set = _group_set()
    parts: list[Part] = [group_set, *_groups(group_set, groups)]
    rng = random.Random(entries)
    for number, key in enumerate(spread(sections)):
        section = Section(new_uid(), ord=key, heading=f"Samtal {number + 1}")
        count = entries // sections + (number < entries % sections)
        parts += [section, *_said(rng, section, count)]
    return _insert(path, f"Samtal med {entries} anteckningar", parts)


def two_sections(path: Path, entries: int) -> int:
    """Put a meeting into ``path``: a short section, and one of ``entries`` below it; return its id."""
    short, long = (Section(new_uid(), ord=key, heading="Samtal") for key in spread(2))
    rng = random.Random(entries)
    parts: list[Part] = [short, *_said(rng, short, 5), long, *_said(rng, long, entries)]
    return _insert(path, f"Två samtal, {entries} anteckningar i det ena", parts)


def _said(rng: random.Random, section: Section, count: int) -> Iterator[Entry]:
    """Give ``count`` entries of several kinds."""
    kinds = ("note", "note", "bullet", "decision", "action")
    for key in spread(count):
        yield Entry(new_uid(), section.uid, ord=key, kind=rng.choice(kinds), text=sentence(rng))


def exercise(path: Path, *, groups: int = 30, prompts: int = 10, each: int = 20) -> int:
    """Put a meeting into ``path`` with one exercise, ``each`` entries in every cell; return its id."""
    group_set = _group_set()
    members = list(_groups(group_set, groups))
    section = Section(
        new_uid(), ord=spread(1)[0], heading="Frågor", form="questions", group_set=group_set.uid
    )
    columns = [
        Prompt(new_uid(), section.uid, ord=key, text=f"Vad gör vi åt sak {n}?")
        for n, key in enumerate(spread(prompts), 1)
    ]
    rows = [
        Row(new_uid(), section.uid, ord=group.ord, label=group.label, group=group.uid)
        for group in members
    ]
    parts: list[Part] = [group_set, *members, section, *columns, *rows]
    rng = random.Random(groups)
    keys = iter(spread(groups * prompts * each))
    for row in rows:
        for prompt in columns:
            parts += (
                Entry(
                    new_uid(),
                    section.uid,
                    ord=next(keys),
                    row=row.uid,
                    prompt=prompt.uid,
                    kind="bullet",
                    text=sentence(rng),
                )
                for _ in range(each)
            )
    return _insert(path, f"Frågor till {groups} grupper", parts)


def archive(path: Path, count: int = 100_000) -> None:
    """Put ``count`` meetings without content into ``path``."""
    rng = random.Random(count)
    kinds = ("notes", "minutes", "documentation")
    with Store.open(path, actor=ACTOR, create=True) as store, store.write():
        store.db.table("meeting").insert_all(
            (
                {
                    "uid": new_uid(),
                    "kind": kinds[n % 3],
                    "title": f"Möte {n} om {rng.choice(_WORDS)}",
                    "date": f"{2000 + n % 26}-{1 + n % 12:02}-{1 + n % 28:02}",
                    "status": "draft" if n % 1000 == 0 else "verified",
                    "language": "sv",
                }
                for n in range(count)
            ),
            batch_size=500,
        )


def _group_set() -> GroupSet:
    return GroupSet(new_uid(), ord=spread(1)[0], current=True)


def _groups(group_set: GroupSet, count: int) -> Iterator[Group]:
    for number, key in enumerate(spread(count), 1):
        yield Group(new_uid(), group_set.uid, label=str(number), ord=key)


def _insert(path: Path, title: str, parts: list[Part]) -> int:
    minutes = Minutes(Meeting(0, new_uid(), title=title, date="2026-03-12"))
    minutes.fill(parts)
    with Store.open(path, actor=ACTOR, create=True) as store:
        return meetings.insert(store, minutes)


def people(path: Path, count: int, places: Sequence[str], *, each: int = 10) -> None:
    """Put ``count`` people into ``path``, ``each`` of them in a meeting of its own."""
    with Store.open(path, actor=ACTOR) as store:
        for start in range(0, count, each):
            meeting = meetings.create(store, title=f"Samråd {start}", date="2026-01-10")
            several = range(start, start + each)
            named = ({"name": f"Namn{n:05} Eklund", "organisation": places[n % 4]} for n in several)
            participants.add_many(store, meeting, named)
