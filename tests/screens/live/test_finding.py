from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from locales import translator
from screens.live.finding import count_hits, hits
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Section


def meeting(sizes: list[int]) -> Minutes:
    made = Minutes(Meeting(1, "m"))
    for s, size in enumerate(sizes):
        made.put(Section(f"s{s}", ord=f"{s:05d}"))
        for n in range(size):
            made.put(Entry(f"e{s}-{n}", f"s{s}", ord=f"{n:05d}", text="Åke" if n % 2 else "Bo"))
    return made


@given(st.lists(st.integers(0, 4), max_size=5), st.integers(0, 20), st.booleans())
def test_every_hit_comes_once_beginning_behind_where_one_is(sizes: list[int], at: int, back: bool):
    minutes = meeting(sizes)
    every = [e.uid for e in minutes.all_entries() if e.text == "Åke"]
    entries = list(minutes.all_entries())
    start = entries[at % len(entries)] if entries else None
    found = [e.uid for e in hits(minutes, "åke", start, back=back)]
    assert sorted(found) == sorted(every)
    assert count_hits(minutes, "ÅKE") == len(every)
    order = [e.uid for e in entries]
    if found and start is not None and found[0] != start.uid:
        behind = [
            u for u in every if (order.index(u) < order.index(start.uid)) == back and u != start.uid
        ]
        if behind:
            assert found[0] == (behind[-1] if back else behind[0])


def test_nothing_is_found_for_nothing():
    assert not list(hits(meeting([3]), "", None))
    assert count_hits(meeting([3]), "") == 0


def test_translations_have_the_fields_of_their_texts():
    assert translator("en")("Find") == "Find"
