from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.search.query import parse
from store.search.snippets import snippet
from tests.cases import each


def marked(query: str, text: str, people: str = "", **options: int) -> str:
    made = snippet(parse(query), text, people, **options)
    shown = made.text
    for begins, ends in reversed(made.marks):
        shown = f"{shown[:begins]}[{shown[begins:ends]}]{shown[ends:]}"
    return shown


@each(
    ("query", "text", "shown"),
    [
        ("central", "Nya vårdcentralen", "Nya vård[central]en"),
        ("NYA vård", "Nya vårdcentralen", "[Nya] [vård]centralen"),
        ("besluten", "Ett beslut", "Ett [beslut]"),
        ("beslutet", "Beslutet om besluten", "[Beslutet] om [besluten]"),
        ('"om dagen"', "Två om dagen, om natten", "Två [om dagen], om natten"),
        ("ål", "Målet: ålar", "Målet: [ål]ar"),
        ("5", "15 av 5", "15 av [5]"),
        ("e-post", "Med e-post", "Med [e-post]"),
        ("straße", "Die Straße", "Die [Straße]"),
        ("[todo]", "Se [TODO] [b]", "Se [[TODO]] [b]"),
        ("inget", "Något annat", "Något annat"),
    ],
)
def test_hits_are_marked(query: str, text: str, shown: str) -> None:
    assert marked(query, text) == shown


def test_names_stand_behind_the_text() -> None:
    assert marked("person:anna köp", "Köp te", "Anna Ek\nBo") == "[Köp] te · [Anna] Ek, Bo"


def test_a_long_text_is_cut_around_the_first_hit() -> None:
    text = "ord " * 100 + "kaffe " + "mera " * 100
    shown = marked("kaffe", text, length=80)
    assert shown.startswith("…ord")
    assert shown.endswith("…")
    assert "[kaffe]" in shown
    assert len(shown) <= 84


@given(st.text(max_size=60), st.text(max_size=10), st.integers(1, 40))
def test_marks_lie_in_the_text_and_in_order(text: str, query: str, length: int) -> None:
    made = snippet(parse(query), text, length=length)
    ends = 0
    for begins, end in made.marks:
        assert ends <= begins < end <= len(made.text)
        ends = end
