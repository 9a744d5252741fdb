from __future__ import annotations

import pytest

from store.file.reading import load
from store.model.records import Named
from store.people.owners import owners_in
from tests.cases import each

LINES = """
/närvarande Anna Ek, Norrby kommun; Bo Al
/grupper A-B
# Samtal
å: Ring +Kim
"""


@pytest.fixture
def meeting(typing) -> int:
    return typing(LINES)


def named(store, meeting: int, text: str) -> list[tuple[str, bool]]:
    return [(owner.name, owner.uid is not None) for owner in owners_in(store, meeting, text)]


@each(
    ("text", "owners"),
    [
        ("", []),
        (" , ;", []),
        ("Anna", [("Anna", True)]),
        ("+Anna Ek; bo al", [("Anna Ek", True), ("bo al", True)]),
        ("Grupp A, Norrby kommun", [("Grupp A", True), ("Norrby kommun", False)]),
        ('"Kultur och fritid", Kim', [("Kultur och fritid", False), ("Kim", False)]),
        ("Kim, Kim", [("Kim", False)]),
    ],
)
def test_names_mean_people_and_groups_of_their_meeting(store, meeting, text, owners):
    assert named(store, meeting, text) == owners


def test_who_is_known_stays_who_it_is(store, meeting):
    known = Named("Anna", "SOMEBODY")
    assert owners_in(store, meeting, "Anna, Bo", [known])[0] == known


def test_only_people_and_groups_are_read(store, meeting):
    minutes = load(store, meeting, ["participant"])
    assert [person.name for person in minutes.participants] == ["Anna Ek", "Bo Al"]
    assert not list(minutes.all_entries())
