"""Lines of a pasted agenda."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.capture.agenda import read_agenda_line
from store.model.minutes import Minutes
from store.model.names import Names
from tests.cases import each
from tests.store.capture import conftest


@pytest.fixture
def names(minutes: Minutes) -> Names:
    return Names(minutes)


def test_time_heading_and_presenters(names: Names) -> None:
    item = read_agenda_line("09.00 Inledning (Anna)", names)
    assert (item.planned, item.heading) == ("09:00", "Inledning")
    assert [(n.name, n.uid) for n in item.presenters] == [("Anna", "anna")]


def test_a_span_and_minutes_give_the_length(names: Names) -> None:
    assert read_agenda_line("kl 9.00–9.30 – Start", names).minutes == 30
    item = read_agenda_line("- 10:00 Budget (Anna & Disa Ehn, 15 min)", names)
    assert (item.minutes, item.heading) == (15, "Budget")
    assert [n.uid for n in item.presenters] == ["anna", None]


@each("line", ["Budget (beslut)", "Budget (KS 2026)", "1. Mötets öppnande", "Paus"])
def test_other_words_stay_in_the_heading(line: str, names: Names) -> None:
    item = read_agenda_line(line, names)
    assert (item.heading, item.presenters) == (line, ())


def test_an_item_keeps_its_paragraph(names: Names) -> None:
    item = read_agenda_line("§ 12 Val (Anna)", names)
    assert (item.paragraph, item.heading) == ("12", "Val")


@given(st.text(max_size=40))
def test_no_line_makes_reading_fail(line: str) -> None:
    read_agenda_line(line, Names(conftest.made_minutes()))


@each(
    ("line", "heading", "minutes"),
    [
        ("Budget (15 min)", "Budget", 15),
        ("Budget, 15 min", "Budget", 15),
        ("09.00 Budget – 15 minuter", "Budget", 15),
        ("09.00–09.30 Budget", "Budget", 30),
        ("Paus 15 min", "Paus 15 min", 15),
        ("Budget 10–15 min", "Budget 10–15 min", None),
        ("Rapport om 5 minuters vila", "Rapport om 5 minuters vila", None),
        ("Bil 15 minus moms", "Bil 15 minus moms", None),
    ],
)
def test_minutes_are_read_where_they_are_plain(
    line: str, heading: str, minutes: int | None, names: Names
) -> None:
    item = read_agenda_line(line, names)
    assert (item.heading, item.minutes) == (heading, minutes)
