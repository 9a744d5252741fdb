"""Document 001, typed as a note-taker would type it, has every count in its JSON and in its document."""

from __future__ import annotations

import pytest

from exports.entry_blocks import FILL, FILL_LINES
from exports.json_form import to_json, to_text
from imports.json_form import from_text
from tests.exports.reading import headings, lists, tables, words
from tests.exports.typed import part, said

DOCUMENT = "001"
LINE = "…" * 24
"""A line to sign."""


@pytest.fixture(scope="module")
def agreement(as_json):
    return as_json


def forms(agreement, form):
    return [s for s in agreement["sections"] if s["form"] == form]


def bullets(agreement, at):
    """How many bullets there are in the body's section ``at``, and in the appendix."""
    section = agreement["sections"][at]
    return sum(e["kind"] == "bullet" for e in section["entries"])


# In the JSON --------------------------------------------------------------------------------------


def test_two_goals_and_three_commitments(agreement):
    assert agreement["kind"] == "agreement"
    body = [n for n, s in enumerate(agreement["sections"]) if not s["appendix"] and not s["form"]]
    assert [count for n in body[:5] if (count := bullets(agreement, n))] == [2, 3]


def test_two_signatures_and_a_blank_line_for_two_parties(agreement):
    lines = agreement["signatures"]
    assert [bool(line["name"]) for line in lines] == [False, True, True]
    assert [bool(line["title"] and line["organisation"]) for line in lines] == [False, True, True]
    parties = [line["party"] for line in lines]
    assert parties[1] == parties[2]
    assert len(set(parties)) == 2


def test_an_appendix_with_its_own_date(agreement):
    (appendix,) = (s for s in agreement["sections"] if s["appendix"])
    assert (appendix["date"], agreement["date"]) == ("2009-12-02", None)


def test_the_form_has_internal_and_external_areas(agreement):
    internal, external = forms(agreement, "areas")
    assert (len(internal["rows"]), len(external["rows"])) == (8, 3)
    assert [bool(row["hint"]) for row in internal["rows"]] == [False] * 3 + [True] + [False] * 4
    assert [p["text"] for p in internal["prompts"]] == ["Styrkor", "Svagheter"]
    assert [p["text"] for p in external["prompts"]] == ["Hot", "Möjligheter"]


def test_the_form_has_questions_activity_fields_and_follow_up_rounds(agreement):
    assert [len(s["prompts"]) for s in forms(agreement, "questions")] == [1, 3, 1]
    (plan,) = forms(agreement, "plan")
    assert len(plan["prompts"]) == 7
    (followup,) = forms(agreement, "followup")
    assert (len(followup["rows"]), len(followup["prompts"])) == (2, 4)


def test_one_contact_with_a_telephone(agreement):
    (person,) = agreement["participants"]
    assert (person["roles"], person["attendance"]) == (["contact"], None)
    assert person["phone"]
    assert person["title"]


def test_the_json_read_back_is_the_same(agreement):
    assert to_json(from_text(to_text(agreement))) == agreement


# In the document ----------------------------------------------------------------------------------


def test_goals_and_commitments_are_lists(written, agreement):
    body = written.partition("## Underskrifter")[0]
    assert [len(items) for items in lists(body)] == [2, 3]


def test_lines_to_sign_stand_under_their_parties_before_the_appendix(written, agreement):
    whole = part(written, "Underskrifter")
    parties = list(dict.fromkeys(line["party"] for line in agreement["signatures"]))
    assert [text for _, text in headings(whole)] == parties
    signed = [part(f"\n{whole}", party).count(LINE) for party in parties]
    assert signed == [1, 2]
    assert whole.count("Ort och datum: …") == 3
    names = [line["name"] for line in agreement["signatures"] if line["name"]]
    assert [name for name in names if f"{LINE}\\\n{name}\\\n" in whole] == names
    tops = [text for level, text in headings(written) if level == 2]
    assert tops.index("Underskrifter") + 1 == next(
        n for n, text in enumerate(tops) if text.startswith("Bilaga")
    )


def test_the_appendix_has_its_date_under_its_heading(written):
    heading = next(text for level, text in headings(written) if text.startswith("Bilaga"))
    assert words(part(written, heading))[0] == "Datum: 2 december 2009"


def test_unanswered_areas_are_tables_to_fill_in(written):
    internal, external = tables(written)
    assert (len(internal), len(external)) == (1 + 8, 1 + 3)
    assert internal[0] == ["", "Styrkor", "Svagheter"]
    assert external[0] == ["", "Hot", "Möjligheter"]
    assert all(line[1:] == [FILL, FILL] for line in (*internal[1:], *external[1:]))
    assert internal[4][0].count("(") == 1


def test_unanswered_questions_fields_and_rounds_are_lines_to_fill_in(written, agreement):
    expected = {"questions": [1, 3, 1], "plan": [7], "followup": [8]}
    for form, counts in expected.items():
        for section, count in zip(forms(agreement, form), counts, strict=True):
            shown = words(part(written, section["heading"]))
            blank = [text for text in shown if text and not text.strip("…\n")]
            assert [text.count("\n") + 1 for text in blank] == [FILL_LINES] * count
            asked = [p["text"] for p in section["prompts"] if p["text"]]
            assert all(any(text.endswith(p) for text in shown) for p in asked)
    (followup,) = forms(agreement, "followup")
    shown = words(part(written, followup["heading"]))
    for number, prompt in enumerate(followup["prompts"], 1):
        at = shown.index(f"{number}. {prompt['text']}")
        assert shown[at + 1 : at + 5 : 2] == ["Juni:", "November:"]


def test_whom_to_turn_to_stands_last(written, agreement):
    (person,) = agreement["participants"]
    assert headings(written)[-1][1] == "Kontakt"
    assert words(part(written, "Kontakt")) == [
        ", ".join((person["name"], person["title"], person["phone"]))
    ]


def test_every_word_that_was_typed_is_kept(typed, lines):
    kept = said(typed)
    lost = [
        word
        for line in lines
        if not line.startswith(("/typ", "/datum"))
        for word in line.split()[line[:1] in "/#" :]
        if len(word) > 6 and word.strip(",.;") not in kept
    ]
    assert [word for word in lost if word not in ("områden", "uppföljning")] == []
