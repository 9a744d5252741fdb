"""What came of a meeting on a page, and who was there as a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exports import document
from exports.naming import word_of
from locales import translator
from tests.cases import each
from tests.exports.days import HOSTILE, council
from tests.exports.reading import headings, tables, words
from tests.exports.test_document import squeezed
from tests.exports.typed import part, type_lines
from tests.strategies import minutes

SHORT = ["outcomes", "attendance"]


@given(minutes(), st.sampled_from(SHORT), st.sampled_from(["sv", "en"]))
def test_any_meeting_can_be_written_so_and_is_the_same_every_time(made, profile, language):
    written = document(made, profile, language)
    assert written == document(made, profile, language)
    assert [level for level, _ in headings(written)][:1] == [1]
    for table in tables(written):
        assert len({len(line) for line in table}) == 1


@given(minutes())
def test_every_decision_action_and_parked_item_is_on_the_page(made):
    shown = squeezed("\n".join(words(document(made, "outcomes", "en"))))
    for entry in made.all_entries():
        if entry.kind in ("decision", "action", "parked"):
            assert squeezed(entry.text) in shown


@given(minutes())
def test_everybody_is_in_the_table(made):
    shown = squeezed("\n".join(words(document(made, "attendance", "en"))))
    assert not [p.name for p in made.participants if squeezed(p.name) not in shown]


def test_nothing_else_that_was_said_is_on_the_page():
    shown = document(council(), "outcomes", "en")
    for text in ("hälsar välkommen", "Sjöräddningen", "fråga kommunen", "Att Olle Ek justerar.\n"):
        assert text not in shown
    assert "Klara" not in shown


def test_a_question_is_open_until_a_reply_stands_behind_it_or_it_is_ticked_off(tmp_path):
    lines = ["# Samtal", "?: Ett", "intern: hm", "-- Ja", "?: Två", "?: Tre", "Text", "-- Nej"]
    shown = document(type_lines(lines, tmp_path), "outcomes", "en")
    assert words(part(shown, "Open questions")) == ["Samtal: Två", "Samtal: Tre"]


def test_actions_stand_in_a_table_without_empty_columns(tmp_path):
    shown = document(type_lines(["å: Ett", "å: Två +Anna"], tmp_path), "outcomes", "en")
    assert tables(shown) == [
        [["Action", "Who", "State"], ["Ett", "", "open"], ["Två", "Anna", "open"]]
    ]


def test_where_nothing_came_of_it_that_is_said(tmp_path):
    made = type_lines(["# Samtal", "Vi pratade."], tmp_path)
    assert "Nothing was decided" in document(made, "outcomes", "en")
    assert "Nobody is in the list." in document(made, "attendance", "en")


def test_only_the_sections_that_are_chosen():
    shown = document(council(), "beslut-åtgärder", "en", sections="3")
    assert [line[0] for line in tables(shown)[0][1:]] == ["Skriv ett tack"]
    assert "§ 1" not in shown


@each(
    ("name", "moved", "paragraphs"),
    [
        ("Klara Berg (L)", "", "1–4"),
        ("Olle Ek (C)", "left 14:50", "1–3"),
        ("Siv Lund", "", "1, 3–4; stood aside in § 2"),
        ("Ture Al", "came 13:20", "2–4"),
        ("Vera Holm", "", ""),
    ],
)
def test_who_came_left_and_took_part_in_which_paragraph(name, moved, paragraphs):
    (table,) = tables(document(council(), "attendance", "en"))
    line = dict(zip(table[0], next(line for line in table if line[0] == name), strict=True))
    assert (line["Came and left"], line["Took part in §"]) == (moved, paragraphs)


def test_hostile_texts_stay_in_their_cells(tmp_path):
    lines = [f"å: {text}" for text in HOSTILE if "\n" not in text]
    lines += [f"b: {text}" for text in HOSTILE if "\n" not in text]
    shown = document(type_lines(lines, tmp_path), "outcomes", "en")
    (table,) = tables(shown)
    assert len(table) == 1 + len(lines) // 2
    assert [level for level, _ in headings(shown)] == [1, 2, 2]


def test_the_file_is_told_apart_from_the_minutes():
    t = translator("sv")
    assert word_of("attendance", "", t) == "närvaro"
    assert word_of("outcomes", "", t) == "beslut-åtgärder"
