"""Drawing groups: everybody sits in exactly one, sizes are even, and chance comes from outside."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from store.model import drawing
from store.model.records import Move, Participant
from tests.cases import each

ORGANISATIONS = st.sampled_from([None, "Skola", "skola", "Vård", "Kultur"])


@st.composite
def people(draw: st.DrawFn) -> list[Participant]:
    return [
        Participant(f"u{n}", f"N{n}", organisation=organisation)
        for n, organisation in enumerate(draw(st.lists(ORGANISATIONS, max_size=30)))
    ]


def seated(drawn: list[drawing.Drawn]) -> list[str]:
    return sorted(str(one.uid) for _, members in drawn for one in members)


def sizes(drawn: list[drawing.Drawn]) -> list[int]:
    return [len(members) for _, members in drawn]


@given(people(), st.integers(1, 8), st.integers())
def test_everybody_is_drawn_once_and_sizes_differ_by_one_at_most(everybody, count, seed):
    for draw in (drawing.at_random, drawing.balanced):
        drawn = draw(everybody, drawing.labels(count), Random(seed))
        assert [label for label, _ in drawn] == drawing.labels(count)
        assert seated(drawn) == sorted(person.uid for person in everybody)
        assert max(sizes(drawn)) - min(sizes(drawn)) <= 1
        assert draw(everybody, drawing.labels(count), Random(seed)) == drawn


@given(people(), st.integers(1, 8), st.integers())
def test_each_organisation_is_spread_evenly(everybody, count, seed):
    of = {person.uid: (person.organisation or "").casefold() for person in everybody}
    drawn = drawing.balanced(everybody, drawing.labels(count), Random(seed))
    for organisation in set(of.values()):
        there = [sum(of[one.uid] == organisation for one in members) for _, members in drawn]
        assert max(there) - min(there) <= 1


@given(people(), st.integers())
def test_pairs_are_pairs_but_for_one_of_three(everybody, seed):
    drawn = drawing.in_pairs(everybody, Random(seed))
    assert seated(drawn) == sorted(person.uid for person in everybody)
    odd = [size for size in sizes(drawn) if size != 2]
    if len(everybody) == 1:
        assert odd == [1]
    else:
        assert odd == ([3] if len(everybody) % 2 else [])
    assert [label for label, _ in drawn] == [str(n) for n in range(1, len(drawn) + 1)]


def test_chance_decides():
    everybody = [Participant(f"u{n}", f"N{n}") for n in range(12)]
    drawn = [drawing.at_random(everybody, "ABC", Random(seed)) for seed in range(20)]
    assert len({str(one) for one in drawn}) > 10


@each(
    ("there", "size", "count"), [(10, 4, 3), (8, 4, 2), (1, 4, 1), (0, 4, 1), (9, 1, 9), (5, 0, 5)]
)
def test_no_group_is_larger_than_the_size_asked_for(there, size, count):
    assert drawing.count_for_size(there, size) == count


def test_labels_are_letters_and_beyond_those_numbers():
    assert drawing.labels(3) == ["A", "B", "C"]
    assert drawing.labels(27)[-1] == "27"


def test_those_who_are_not_there_are_not_drawn():
    attendances = (None, "present", "absent", "excused", "part", "remote")
    everybody = [Participant(str(a), "N", attendance=a) for a in attendances]
    came_back = (Move("s", "out"), Move("s", "in"))
    everybody += [
        Participant("left", "N", attendance="present", moves=came_back[:1]),
        Participant("back", "N", attendance="present", moves=came_back),
    ]
    there = Counter(person.uid for person in drawing.takes_part(everybody))
    assert there == Counter(["present", "part", "remote", "back"])
