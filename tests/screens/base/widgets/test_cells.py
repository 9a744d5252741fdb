from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from screens.base.widgets import cells
from tests.work import calls

FAMILY = "👩‍👩‍👧‍👦"
ODD = st.lists(
    st.sampled_from(
        ["a", "å", " ", "–", "日", FAMILY, "🇸🇪", "e\u0301", "ש", "\n", "\u202e", "\t", "x"]
    ),
    max_size=60,
).map("".join)
ANY = st.one_of(st.text(max_size=80), ODD)


@given(ANY, st.integers(1, 30))
@example("ord " * 20, 7)
@example("a\n", 5)
@example("\n\n", 1)
def test_wrapping_keeps_every_character_and_fits(text: str, width: int):
    starts = cells.line_starts(text, width)
    assert starts[0] == 0
    assert all(a < b for a, b in itertools.pairwise(starts))
    ends = [*starts[1:], len(text)]
    parts = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    assert "".join(parts) == text
    for part in parts:
        shown = part.removesuffix("\n").removesuffix(" ")
        signs, size = split_graphemes(shown)
        assert size <= width or len([s for s in signs if s[2]]) <= 1


@given(ANY, st.integers(1, 20))
def test_wrapping_goes_on_from_where_it_still_holds(text: str, width: int):
    whole = cells.line_starts(text, width)
    for keep in range(1, len(whole)):
        assert cells.line_starts(text, width, whole[:keep]) == whole


@given(ANY)
def test_plain_text_is_as_wide_as_it_is_long(text: str):
    if cells.is_plain(text):
        assert cell_len(text) == len(text)
    assert cells.width_of(text) == cell_len(text)


@given(ANY, st.integers(0, 40))
def test_clipping_and_fitting(text: str, width: int):
    text = cells.shown_inline(text)
    assert cells.width_of(cells.clip(text, width)) <= width
    assert cells.width_of(cells.fit(text, width)) == width


@given(ANY)
def test_steps_go_over_whole_signs_and_back(text: str):
    at, seen = 0, [0]
    while at < len(text):
        at = cells.sign_after(text, at)
        seen.append(at)
    assert seen[-1] == len(text)
    assert len(set(seen)) == len(seen)


def test_a_family_is_one_sign_of_two_cells():
    assert cells.sign_after(FAMILY + "b", 0) == len(FAMILY)
    assert cells.sign_before("a" + FAMILY, 1 + len(FAMILY)) == 1
    assert cells.width_of(FAMILY) == 2


def test_what_is_hidden_is_shown_in_words_and_in_place_as_one_sign():
    assert "\u202e" not in cells.shown("fdp.\u202eexe")
    assert cells.shown("a\tb") == "a ⇥ b"
    text = "a\u202eb\tc\u200b"
    assert cells.shown_in_place(text) == "a▯b⇥c▯"
    assert len(cells.shown_in_place(text)) == len(text)


def test_a_pile_of_marks_is_cut_on_screen():
    assert len(cells.shown("a" + "\u0301" * 40)) <= 1 + cells.MOST_MARKS


def test_a_text_of_twice_the_length_is_wrapped_by_twice_the_work():
    def spent(length: int) -> int:
        return calls(lambda: cells.line_starts("åäö " * length, 76))

    assert len(cells.line_starts("åäö " * 250_000, 76)) > 10_000
    assert spent(10_000) < spent(5_000) * 2.5
