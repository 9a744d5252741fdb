"""What is stored cannot drive a terminal; what is shown hides nothing."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from store.language.cleaning import clean, is_blank, one_line, visible
from tests.cases import each


@each(
    ("typed", "stored"),
    [
        ("\x1b]52;c;ZXZpbA==\x07", "⟨U+001B⟩]52;c;ZXZpbA==⟨U+0007⟩"),
        ("\x9d0;root\x9c", "⟨U+009D⟩0;root⟨U+009C⟩"),
        ("a\x00b\x7f", "a⟨U+0000⟩b⟨U+007F⟩"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("tabb\tkvar", "tabb\tkvar"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("👨‍👩‍👧 🇸🇪 \u200e", "👨‍👩‍👧 🇸🇪 \u200e"),
    ],
)
def test_controls_become_words_and_the_rest_stays(typed: str, stored: str) -> None:
    assert clean(typed) == stored


def test_overrides_and_invisible_characters_stay_in_the_data_and_are_shown() -> None:
    name = "fdp.exe\u202e\u200b\U000e0041"
    assert clean(name) == name
    assert visible(name) == "fdp.exe⟨U+202E⟩⟨U+200B⟩⟨U+E0041⟩"


@given(st.text(alphabet=st.characters(), max_size=50))
def test_cleaning_twice_is_cleaning_once_and_leaves_no_control(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(unicodedata.category(c) not in {"Cc", "Cs"} or c in "\t\n" for c in cleaned)


def test_blank_is_what_nobody_can_see() -> None:
    assert is_blank(" \u00a0\u200b\t")
    assert not is_blank(" . ")


def test_a_title_lies_on_one_line() -> None:
    assert one_line(" Möte\n\t om  allt ") == "Möte om allt"
