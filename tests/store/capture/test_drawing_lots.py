"""Groups drawn by lot from those who are present, by a typed line."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from locales import translator
from store.model.records import Group
from tests.cases import each
from tests.store.capture.conftest import Note

PEOPLE = (
    "/närvarande Ada Ek, Skolan; Bo Al, Skolan; Cia Ny, Skolan; Dag Bo, Vården; Eva Is, Vården; "
    "Ada Ros, Vården; Gun By, Vården\n/frånvarande Hans Os\n/kallade Ivar Ås\n/kontakt Jan Ö"
)


@pytest.fixture
def there(typed: Callable[[str], Note]) -> Note:
    """Seven people of two organisations, and three who are not there."""
    note = typed(PEOPLE)
    note.again(chance=Random(7))
    return note


def current(note: Note) -> list[Group]:
    made = note.minutes.current_group_set()
    return list(note.minutes.groups(made.uid if made else None))


def sizes(note: Note) -> dict[str, int]:
    return {group.label: len(group.members) for group in current(note)}


def seated(note: Note) -> list[str]:
    return sorted(one.name for group in current(note) for one in group.members)


@each(
    ("argument", "labels", "members"),
    [
        ("3", "A B C", (2, 3)),
        ("3 grupper", "A B C", (2, 3)),
        ("1-3", "1 2 3", (2, 3)),
        ("A-B Förmiddag", "A B", (3, 4)),
        ("Norr, Söder", "Norr Söder", (3, 4)),
        ("2 jämnt", "A B", (3, 4)),
        ("2, balanced", "A B", (3, 4)),
        ("1-2 evenly", "1 2", (3, 4)),
        ("par", "1 2 3", (2, 3)),
        ("pairs", "1 2 3", (2, 3)),
        ("par jämnt", "1 2 3", (2, 3)),
        ("4 per grupp", "A B", (3, 4)),
        ("3 per group", "A B C", (2, 3)),
    ],
)
def test_those_who_are_present_are_drawn(
    argument: str, labels: str, members: tuple[int, ...], there: Note
) -> None:
    assert there.type(f"/lotta {argument}") == []
    assert " ".join(sizes(there)) == labels
    assert set(sizes(there).values()) <= set(members)
    assert seated(there) == sorted(
        ["Ada Ek", "Ada Ros", "Bo Al", "Cia Ny", "Dag Bo", "Eva Is", "Gun By"]
    )


def test_evenly_spreads_the_organisations(there: Note) -> None:
    schools = {"Ada Ek", "Bo Al", "Cia Ny"}
    for _ in range(5):
        assert there.type("/lotta 3 jämnt") == []
        assert [sum(m.name in schools for m in g.members) for g in current(there)] == [1, 1, 1]


def test_chance_decides_and_can_be_given(there: Note) -> None:
    drawn = []
    for seed in (1, 1, 2):
        there.again(chance=Random(seed))
        assert there.type("/lotta 2") == []
        drawn.append([[one.name for one in group.members] for group in current(there)])
    assert drawn[0] == drawn[1] != drawn[2]


def test_it_is_said_who_sits_where_and_full_names_only_where_needed(there: Note) -> None:
    outcome = there.session.submit("/lotta 1")
    assert outcome.said is not None
    said = translator("en")(outcome.said)
    assert said.startswith("Groups: A: ")
    assert sorted(said.removeprefix("Groups: A: ").split(", ")) == sorted(
        ["Ada Ek", "Ada Ros", "Bo", "Cia", "Dag", "Eva", "Gun"]
    )
    assert there.preview("/lotta 2") == "Draw 2 groups of 7 people"
    assert (
        there.preview("/lotta 4 jämnt") == "Draw 4 groups of 7 people, organisations spread evenly"
    )


def test_it_is_said_what_could_not_be_spread(there: Note) -> None:
    assert there.type("/närvarande Ivar Ås") == []
    rest = " · several of Skolan, Vården in one group · without an organisation: Ivar Ås"
    told = there.session.submit("/lotta 2 jämnt").said
    assert told is not None
    assert translator("en")(told).endswith(rest)
    assert there.preview("/lotta 2 jämnt").endswith(rest)
    assert "several of Vården in" in there.preview("/lotta 3 jämnt")
    assert "several" not in there.preview("/lotta 2")
    assert there.type("/frånvarande Ada Ek; Bo Al; Cia Ny; Dag Bo; Eva Is; Ada Ros; Gun By") == []
    assert there.preview("/lotta 1 jämnt").endswith(" · no organisation is known")


@each("line", ["/lotta 2", "/grupper D-F"])
def test_it_is_said_which_groups_an_exercise_with_answers_keeps(line: str, there: Note) -> None:
    assert there.type("# Dag\n/grupper A-B\n/övning frågor Frågor\n/fråga Vad?\nB\nsvar") == []
    kept = " · this exercise has answers and keeps A, B"
    assert there.preview(line).endswith(kept)
    told = there.session.submit(line).said
    assert told is not None
    assert translator("en")(told).endswith(kept)
    assert there.rows("Frågor") == ["A", "B"]
    assert there.type("/övning frågor Mer") == []
    assert "keeps" not in there.preview(line)


def test_they_become_the_rows_of_an_exercise_without_answers_in_one_step(there: Note) -> None:
    assert there.type("# Dag\n/övning frågor Frågor\n/fråga Vad?\n/lotta 3\nB\nsvar") == []
    assert there.rows("Frågor") == ["A", "B", "C"]
    assert there.type("/lotta 2") == []
    assert there.rows("Frågor") == ["A", "B", "C"]
    assert len(current(there)) == 2
    assert there.type("/ångra 3") == []
    assert there.rows("Frågor") == [""]
    assert current(there) == []


def test_who_has_left_is_not_drawn(there: Note) -> None:
    assert there.type("# Dag\n/lämnar Bo Al\n/lotta 2") == []
    assert "Bo Al" not in seated(there)
    assert there.type("/kommer Bo Al\n/lotta 2") == []
    assert "Bo Al" in seated(there)


@each(
    ("argument", "reason"),
    [
        ("8", "7 people do not fill 8 groups."),
        ("0", "That is no way to draw: write 5, A-E, 4 per group or pairs."),
        ("5 äpplen", "That is no way to draw: write 5, A-E, 4 per group or pairs."),
        ("500", "At most 100 groups."),
        ("E-A", "That is no range: write A-E, 1-3 or names with commas."),
        ("A, a", "Two groups cannot have the same label."),
    ],
)
def test_what_cannot_be_drawn_is_refused(argument: str, reason: str, there: Note) -> None:
    assert there.preview(f"/lotta {argument}") == f"[{reason}]"
    assert there.type(f"/draw {argument}") == [reason]
    assert current(there) == []


def test_without_anybody_present_nothing_is_drawn(typed: Callable[[str], Note]) -> None:
    note = typed("/kallade Ada, Bo")
    assert note.type("/lotta 2") == ["Nobody is noted as present yet: /present"]
