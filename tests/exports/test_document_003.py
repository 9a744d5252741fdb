"""Document 003, typed as a note-taker would type it: formal minutes and extracts with every count in them."""

from __future__ import annotations

from typing import Any

from exports import document
from exports.checks import check
from exports.json_form import to_text
from imports.json_form import from_text
from store.model.minutes import Minutes
from tests.cases import each
from tests.exports.reading import headings, lists, words
from tests.exports.typed import part, said

DOCUMENT = "003"
LINE = "…" * 24


def entries(as_json: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [e for s in as_json["sections"] for e in s["entries"] if e["kind"] == kind]


# In the JSON --------------------------------------------------------------------------------------


def test_six_decide_with_party_and_place_and_four_others_attend(as_json: dict[str, Any]) -> None:
    assert as_json["kind"] == "minutes"
    assert as_json["place"]
    standing = [p["standing"] for p in as_json["participants"]]
    assert standing == ["deciding"] * 6 + ["other"] * 4
    deciding = as_json["participants"][:6]
    assert all(p["party"] and p["organisation"] for p in deciding)
    assert all(p["organisation"] for p in as_json["participants"])


def test_three_paragraphs_with_two_decisions_in_the_words_of_their_proposals(
    as_json: dict[str, Any],
) -> None:
    assert [s["paragraph"] for s in as_json["sections"] if s["paragraph"]] == ["1", "2", "3"]
    proposals, decisions = entries(as_json, "proposal"), entries(as_json, "decision")
    assert [p["text"] for p in proposals] == [d["text"] for d in decisions]
    assert len({p["text"] for p in proposals}) == 2
    assert [d["links"][0]["uid"] for d in decisions] == [p["uid"] for p in proposals]
    chair = next(p["uid"] for p in as_json["participants"] if "chair" in p["roles"])
    assert [p["speaker_uid"] for p in proposals] == [chair] * 2


def test_a_report_of_two_headings_and_fourteen_paragraphs(as_json: dict[str, Any]) -> None:
    below = [s for s in as_json["sections"] if s["level"] == 2 and s["heading"]]
    assert len(below) == 2
    notes = [sum(e["kind"] == "note" for e in s["entries"]) for s in below]
    assert notes == [5, 9]


def test_three_sign(as_json: dict[str, Any]) -> None:
    roles = [line["role"] for line in as_json["signatures"]]
    assert roles == ["Ordförande", "Justerare", "Sekreterare"]
    by_role = {role: p["name"] for p in as_json["participants"] for role in p["roles"]}
    assert [line["name"] for line in as_json["signatures"]] == [
        *(by_role[role] for role in ("chair", "verifier", "secretary")),
    ]


def test_the_checks_say_that_there_is_no_date_and_nothing_else(typed: Minutes) -> None:
    assert [found.check for found in check(typed)] == ["no-date"]


def test_the_json_read_back_is_the_same(as_json: dict[str, Any]) -> None:
    from exports.json_form import to_json

    assert to_json(from_text(to_text(as_json))) == as_json


# In the document ----------------------------------------------------------------------------------


def test_who_decides_and_who_signs_stand_before_the_paragraphs(
    written: str, typed: Minutes
) -> None:
    tops = [text for level, text in headings(written) if level == 2]
    numbered = [f"§ {s.paragraph} {s.heading}" for s in typed.sections if s.paragraph]
    assert tops == ["Beslutande", "Övriga deltagare", "Underskrifter", *numbered]
    assert [len(found) for found in lists(part(written, "Beslutande"))] == [6]
    assert [len(found) for found in lists(part(written, "Övriga deltagare"))] == [4]
    for person in typed.participants[0], typed.participants[5]:
        shown = f"{person.name} ({person.party}), {person.organisation}"
        assert shown in part(written, "Beslutande")


def test_three_lines_to_sign_for_the_three_paragraphs(written: str, typed: Minutes) -> None:
    signed = part(written, "Underskrifter")
    assert words(signed)[0] == "§ 1 – § 3"
    for line in typed.signatures:
        assert f"{LINE}\\\n{line.name}\\\n{line.role}\n" in signed + "\n"
    assert signed.count(LINE) == 3


def test_each_pair_stands_under_who_proposes_and_who_decides(typed: Minutes) -> None:
    english = document(typed, "minutes", "en")
    decisions = [e.text for e in typed.all_entries() if e.kind == "decision"]
    for text in decisions:
        lead = f"**{typed.meeting.series} decides**"
        pair = ("**Ordföranden proposes**", f"- {text}", lead, f"- {text}")
        assert "\n\n".join(pair) in english
    assert len(decisions) == 2


@each("language", ["sv", "en"])
@each("profile", ["minutes", "notes", "documentation"])
def test_every_word_is_in_every_profile_and_language(
    typed: Minutes, profile: str, language: str
) -> None:
    shown = "\n".join(words(document(typed, profile, language)))
    assert not [e.text for e in typed.all_entries() if e.text not in shown]
    assert not [p.name for p in typed.participants if p.name not in shown]


def test_every_word_that_was_typed_is_kept(typed: Minutes, lines: list[str]) -> None:
    kept = f"{said(typed)} {typed.meeting.place} {typed.meeting.series}"
    lost = [
        word
        for line in lines
        if not line.startswith(("/typ", "/roll", "/underskrift"))
        for word in line.split()[line[:1] in "/#§" :]
        if len(word) > 6 and word.strip(",.;:") not in kept
    ]
    assert lost == []


# Extracts -----------------------------------------------------------------------------------------


def texts_of(minutes: Minutes, paragraph: str) -> list[str]:
    """Return the texts of a § and of the sections that lie in it, with their headings."""
    found: list[str] = []
    inside = False
    for section in minutes.sections:
        if section.paragraph:
            inside = section.paragraph == paragraph
        if inside:
            found += [section.heading or "", *(e.text for e in minutes.entries(section.uid))]
    return [text for text in found if text]


@each("paragraph", ["1", "2", "3"])
def test_an_extract_holds_exactly_the_text_of_its_paragraph(
    typed: Minutes, written: str, paragraph: str
) -> None:
    extract = document(typed, "utdrag", sections=f"§ {paragraph}")
    heading = next(f"§ {paragraph} {s.heading}" for s in typed.sections if s.paragraph == paragraph)
    assert part(extract, heading).strip() == part(written, heading).strip()
    assert [text for level, text in headings(extract) if level == 2] == [heading, "Underskrifter"]
    shown = "\n".join(words(extract))
    own = texts_of(typed, paragraph)
    assert all(text in shown for text in own)
    others = {text for n in "123" if n != paragraph for text in texts_of(typed, n)} - set(own)
    assert not [text for text in others if text in shown]
    assert words(part(extract, "Underskrifter"))[0] == f"§ {paragraph}"


def test_an_extract_of_two_names_both(typed: Minutes) -> None:
    extract = document(typed, "extract", "en", sections="1, 3")
    assert "§ 1, § 3" in words(extract)
    assert len([text for _, text in headings(extract) if text.startswith("§")]) == 2
