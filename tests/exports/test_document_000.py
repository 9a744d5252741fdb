"""Document 000, typed as a note-taker would type it, has every count in its JSON and in its document."""

from __future__ import annotations

import re

import pytest

from exports.checks import check
from exports.json_form import to_json, to_text
from imports.json_form import from_text
from tests.exports.reading import headings, lists, tables, words
from tests.exports.typed import part, said

DOCUMENT = "000"
TABLES = {"A": (11, 7), "B": (8, 6), "C": (4, 3), "D": (3, 2), "E": (4, 4)}
RING = ["A→B", "B→C", "C→D", "D→E", "E→A"]
PROPOSALS = {"A→B": 11, "B→C": 6, "C→D": 5, "D→E": 4, "E→A": 7}


@pytest.fixture(scope="module")
def day(as_json):
    return as_json


def exercise(day, form):
    (found,) = (s for s in day["sections"] if s["form"] == form)
    return found


def cell(section, row, prompt):
    return [e for e in section["entries"] if e["row"] == row and e["prompt"] == prompt]


def bullets(entries, depth=0):
    return [e for e in entries if e["kind"] == "bullet" and e["depth"] == depth]


def of_group(written, section, group):
    """What stands under one group's heading within the part of a section."""
    whole = part(written, section)
    return part(f"\n{whole}", next(t for _, t in headings(whole) if t.startswith(group)))


# In the JSON --------------------------------------------------------------------------------------


def test_a_documentation_with_its_date_and_the_next_one(day):
    assert (day["kind"], day["date"], day["next"]["date"]) == (
        "documentation",
        "2009-10-01",
        "2009-12-09",
    )


def test_two_sets_of_groups(day):
    labels = ["".join(g["label"] for g in s["groups"]) for s in day["group_sets"]]
    assert labels == ["ABCDE", "123"]
    forms = {s["form"]: s["group_set"] for s in day["sections"] if s["form"]}
    assert forms == {"sw": 1, "ring": 1, "questions": 2}


def test_five_tables_of_strengths_and_weaknesses(day):
    section = exercise(day, "sw")
    assert [row["label"] for row in section["rows"]] == list(TABLES)
    for group, counts in TABLES.items():
        assert tuple(len(cell(section, group, n)) for n in (1, 2)) == counts
    unfinished = [e for e in section["entries"] if "unfinished" in e["marks"]]
    assert [(e["row"], e["prompt"]) for e in unfinished] == [("B", 1)]


def test_one_loose_note_under_the_second_group(day):
    section = exercise(day, "sw")
    loose = [e for e in section["entries"] if e["row"] and e["prompt"] is None]
    assert [(e["row"], e["kind"]) for e in loose] == [("B", "note")]


def test_five_consultations_each_with_the_question_of_the_advised(day):
    section = exercise(day, "ring")
    assert [row["label"] for row in section["rows"]] == RING
    assert [(row["from"], row["to"]) for row in section["rows"]] == [
        tuple(r.split("→")) for r in RING
    ]
    for row in RING:
        assert cell(section, row, 1)[0]["kind"] == "note"
    assert len(bullets(cell(section, "A→B", 1))) == 2
    causes = {row: len(cell(section, row, 2)) for row in RING}
    assert causes == {"A→B": 0, "B→C": 0, "C→D": 0, "D→E": 3, "E→A": 0}


def test_proposals_labelled_nested_and_after_plain_lines(day):
    section = exercise(day, "ring")
    assert {row: len(bullets(cell(section, row, 3))) for row in RING} == PROPOSALS
    kinds = "".join(e["kind"][0] for e in cell(section, "A→B", 3))
    assert kinds == "lbbbblbbbbblbb"
    assert [e["depth"] for e in cell(section, "D→E", 3)] == [0, 1, 1, 0, 1, 0, 0]
    assert "".join(e["kind"][0] for e in cell(section, "E→A", 3)) == "nnbbbbbbb"


def test_two_questions_to_three_groups_all_answered(day):
    section = exercise(day, "questions")
    assert [row["label"] for row in section["rows"]] == ["1", "2", "3"]
    assert len(section["prompts"]) == 2
    assert all(cell(section, row, n) for row in "123" for n in (1, 2))


def test_one_line_of_the_room_before_them_and_one_concern_after(day):
    section = exercise(day, "questions")
    rows = [e["row"] for e in section["entries"]]
    first, last = rows.index("1"), len(rows) - 1
    asked = [(n, e["prompt"]) for n, e in enumerate(section["entries"]) if e["row"] is None]
    assert asked[-2:] == [(first - 1, 1), (last, None)]


def test_ten_present_with_an_address_and_four_absent(day):
    people = day["participants"]
    assert [p["attendance"] for p in people] == ["present"] * 10 + ["absent"] * 4
    assert all(p["email"] and p["organisation"] for p in people)


def test_the_json_read_back_is_the_same(day):
    assert to_json(from_text(to_text(day))) == day


# In the document ----------------------------------------------------------------------------------


def test_people_stand_last(written):
    tops = [text for level, text in headings(written) if level == 2]
    assert tops[-2:] == ["Närvarande", "Frånvarande"]
    assert [len(lists(part(written, text))[0]) for text in tops[-2:]] == [10, 4]
    assert part(written, "Närvarande").count("@") == 10
    assert "- **Nästa möte:** 9 december 2009\n" in written


def test_five_tables_each_under_its_group(written, day):
    heading = exercise(day, "sw")["heading"]
    assert len(tables(written)) == 5
    for group, counts in TABLES.items():
        (found,) = tables(of_group(written, heading, f"Grupp {group}"))
        head, *lines = found
        assert head == ["Styrkor", "Svagheter"]
        assert tuple(sum(bool(line[n]) for line in lines) for n in (0, 1)) == counts
        assert all(len(line) == 2 for line in lines)
    assert len(words(of_group(written, heading, "Grupp B"))) == 2 + 2 * 8 + 1


def test_five_consultations_with_everything_in_them(written, day):
    section = exercise(day, "ring")
    found = [t for level, t in headings(part(written, section["heading"])) if level == 4]
    assert [text.partition(":")[0] for text in found] == RING
    assert found[0] == "A→B: grupp A konsulterar grupp B"
    ours = {row: of_group(written, section["heading"], row) for row in RING}
    assert [len(items) for items in lists(ours["A→B"])] == [2, 4, 5, 2]
    assert [len(items) for items in lists(ours["D→E"])] == [3, 7]
    assert len(re.findall(r"(?m)^    - ", ours["D→E"])) == 3
    for row in ("B→C", "C→D", "E→A"):
        assert [len(items) for items in lists(ours[row])] == [PROPOSALS[row]]
    assert [row for row in RING if "Orsaker" in words(ours[row])] == ["D→E"]


def test_answers_stand_under_their_questions_and_groups(written, day):
    section = exercise(day, "questions")
    whole = part(written, section["heading"])
    titles = [f"{n}. {p['text']}" for n, p in enumerate(section["prompts"], 1)]
    assert [text for _, text in headings(whole)] == titles
    for title in titles:
        shown = words(of_group(written, section["heading"], title))
        assert [text for text in shown if text.startswith("Grupp ")] == [
            f"Grupp {n}:" for n in (1, 2, 3)
        ]
    room = [e["text"] for e in section["entries"] if e["row"] is None]
    assert words(of_group(written, section["heading"], titles[0]))[0] == room[-2]
    assert room[-1] in words(of_group(written, section["heading"], titles[-1]))


def test_notes_hold_the_same_words(notes, written, typed):
    entries = list(typed.all_entries())
    for text in (notes, written):
        shown = "\n".join(words(text))
        assert not [e.text for e in entries if e.text not in shown]
    assert [len(t) for t in tables(notes)] == [len(t) for t in tables(written)]
    assert [text for _, text in headings(notes) if "→" in text] == RING


def test_what_is_missing_is_listed(typed):
    found = check(typed)
    assert [(c.row, c.prompt) for c in found if c.check == "unfinished"] == [("B", 1)]
    empty = [(c.row, c.prompt) for c in found if c.check == "empty"]
    assert empty == [(row, 2) for row in RING if row != "D→E"]


def test_every_word_that_was_typed_is_kept(typed, lines):
    kept = said(typed)
    lost = [
        word
        for line in lines
        if line[:1] != "/"
        for word in line.split()
        if len(word) > 5 and word.strip(",.") not in kept
    ]
    assert lost == []
