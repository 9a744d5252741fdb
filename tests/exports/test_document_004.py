"""Document 004, its nine texts typed as meetings of their kinds: every count in them and the newsletter."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exports import document, newsletter
from exports.json_form import to_json, to_text
from imports.json_form import from_text
from store.model.minutes import Minutes
from tests.exports.reading import headings, lists, words
from tests.exports.typed import part, said, type_lines
from tests.store.capture.documents import texts_of

MEETING, REPORT, CANCELLED, INTERVIEW, SECOND, _, INVITATION, TIMETABLE, EARLIER = range(9)
MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december".split()
)


@pytest.fixture(scope="module")
def typed_lines(seeds: Path) -> list[list[str]]:
    """Return the lines with which each text is typed."""
    return texts_of(seeds)


@pytest.fixture(scope="module")
def texts(typed_lines: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> list[Minutes]:
    """Return the nine meetings, each read back from the file it was typed into."""
    return [type_lines(lines, tmp_path_factory.mktemp("text")) for lines in typed_lines]


@pytest.fixture(scope="module")
def as_json(texts: list[Minutes]) -> list[dict[str, Any]]:
    """Return the meetings in the JSON form."""
    return [to_json(minutes) for minutes in texts]


@pytest.fixture(scope="module")
def letter(texts: list[Minutes]) -> str:
    """Return the newsletter of all of them."""
    return newsletter(texts)


def entries(meeting: dict[str, Any], *kinds: str) -> list[dict[str, Any]]:
    return [e for s in meeting["sections"] for e in s["entries"] if not kinds or e["kind"] in kinds]


def text_in(letter: str, minutes: Minutes) -> str:
    return part(letter, minutes.meeting.title or "")


def day(iso: str) -> str:
    found = date.fromisoformat(iso)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


# In the JSON --------------------------------------------------------------------------------------


def test_nine_meetings_of_their_kinds(as_json: list[dict[str, Any]]) -> None:
    assert len(as_json) == 9
    assert Counter(one["kind"] for one in as_json) == {"notes": 7, "invitation": 2}
    assert all(one["title"] for one in as_json)


def test_a_meeting_of_13_may_with_its_theme_and_two_further_items(
    as_json: list[dict[str, Any]],
) -> None:
    made = as_json[MEETING]
    assert made["date"] == "2019-05-13"
    assert made["theme"]
    assert len(entries(made, "bullet")) == 2
    assert [len(s["entries"]) for s in made["sections"] if s["heading"]] == [3]


def test_a_report_with_seven_points(as_json: list[dict[str, Any]]) -> None:
    assert len(entries(as_json[REPORT], "bullet")) == 7
    assert len(entries(as_json[REPORT], "reference")) == 1


def test_a_cancelled_event_with_its_reason(as_json: list[dict[str, Any]]) -> None:
    made = as_json[CANCELLED]
    assert (made["status"], made["date"]) == ("cancelled", "2019-05-17")
    assert made["cancelled"]
    assert [one["status"] for one in as_json].count("cancelled") == 1


def test_an_interview_of_two_named_questioners_and_25_answers(
    as_json: list[dict[str, Any]],
) -> None:
    made = as_json[INTERVIEW]
    asked = Counter(e["speaker"] for e in entries(made, "statement"))
    assert sorted(asked.values()) == [5, 11]
    assert all(e["speaker_uid"] for e in entries(made, "statement"))
    assert len(made["participants"]) == 2
    assert len(entries(made, "reply")) == 25
    assert len(entries(made)) == 1 + 16 + 25


def test_a_second_interview_of_9_answers(as_json: list[dict[str, Any]]) -> None:
    made = as_json[SECOND]
    assert len(entries(made, "reply")) == 9
    assert len(entries(made, "question")) == 5


def test_an_invitation_with_time_place_and_five_points(as_json: list[dict[str, Any]]) -> None:
    made = as_json[INVITATION]
    assert made["kind"] == "invitation"
    assert (made["date"], made["starts"], made["ends"]) == ("2019-05-13", "13:30", "15:30")
    assert made["place"]
    assert len([s for s in made["sections"] if s["heading"]]) == 5


def test_a_timetable_of_seven_rows(as_json: list[dict[str, Any]]) -> None:
    made = as_json[TIMETABLE]
    times = entries(made, "time")
    assert len(times) == 7
    assert [e["time"] for e in times] == sorted(e["time"] for e in times)
    assert "schedule" in [s["form"] for s in made["sections"]]
    assert (made["starts"], made["ends"]) == ("11:00", "15:00")


def test_an_earlier_meeting_with_its_theme_and_the_next_date(
    as_json: list[dict[str, Any]],
) -> None:
    made = as_json[EARLIER]
    assert made["date"] == "2019-04-08"
    assert made["theme"]
    assert made["next"]["date"] == "2019-05-13"
    assert made["next"]["theme"]


def test_the_json_read_back_is_the_same(as_json: list[dict[str, Any]]) -> None:
    assert [to_json(from_text(to_text(one))) for one in as_json] == as_json


# In the newsletter --------------------------------------------------------------------------------


def test_each_text_stands_under_its_title_and_in_the_table_of_contents(
    letter: str, texts: list[Minutes]
) -> None:
    titles = [minutes.meeting.title for minutes in texts]
    assert [text for level, text in headings(letter) if level == 2][1:] == titles
    assert [line.removesuffix(" (inställt)") for line in lists(letter)[0]] == titles
    assert [line.endswith(" (inställt)") for line in lists(letter)[0]].count(True) == 1


def test_the_meeting_and_the_report_are_told(letter: str, texts: list[Minutes]) -> None:
    told = text_in(letter, texts[MEETING])
    facts = f"Tema: {texts[MEETING].meeting.theme}\nDatum: {day('2019-05-13')}"
    assert facts in words(told)
    assert [len(items) for items in lists(told)] == [2]
    assert [len(items) for items in lists(text_in(letter, texts[REPORT]))] == [7]


def test_the_cancelled_event_begins_with_its_reason(letter: str, texts: list[Minutes]) -> None:
    made = texts[CANCELLED]
    assert words(text_in(letter, made))[0] == f"Inställt: {made.meeting.cancelled}"


def test_the_interviews_have_their_questions_and_answers_in_order(
    letter: str, texts: list[Minutes]
) -> None:
    told = words(text_in(letter, texts[INTERVIEW]))
    names = Counter(text.partition(":")[0] for text in told[1:] if not text.startswith("– "))
    assert sorted(names.values()) == [5, 11]
    assert sum(text.startswith("– ") for text in told) == 25
    spoken = [e.text for e in texts[INTERVIEW].all_entries()]
    assert [text.endswith(own) for text, own in zip(told, spoken, strict=True)] == [True] * 42
    told = words(text_in(letter, texts[SECOND]))
    assert sum(text.startswith("– ") for text in told) == 9
    assert sum(text.startswith("Fråga: ") for text in told) == 5


def test_the_invitation_has_time_place_and_agenda(letter: str, texts: list[Minutes]) -> None:
    made = texts[INVITATION]
    told = text_in(letter, made)
    facts = words(told)[0].split("\n")
    assert facts[1:] == [
        f"Datum: {day('2019-05-13')}",
        "Tid: 13:30–15:30",
        f"Plats: {made.meeting.place}",
    ]
    assert lists(told) == [[s.heading for s in made.sections if s.heading]]
    assert "### Dagordning" in told


def test_the_timetable_has_its_rows(letter: str, texts: list[Minutes]) -> None:
    times, others = lists(text_in(letter, texts[TIMETABLE]))
    assert times == [f"{e.time} {e.text}" for e in texts[TIMETABLE].all_entries() if e.time]
    assert (len(times), len(others)) == (7, 3)


def test_the_earlier_meeting_ends_with_the_next_date(letter: str, texts: list[Minutes]) -> None:
    coming = texts[EARLIER].meeting.next
    assert coming is not None
    expected = f"Nästa möte: {day('2019-05-13')}, tema: {coming.theme}"
    assert words(letter)[-1] == expected


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_word_is_in_the_newsletter(texts: list[Minutes], language: str) -> None:
    shown = "\n".join(words(newsletter(texts, language)))
    for minutes in texts:
        assert not [e.text for e in minutes.all_entries() if e.text not in shown]
        assert not [s.heading for s in minutes.sections if (s.heading or "") not in shown]


def test_every_longer_word_of_the_document_is_in_the_newsletter(letter: str, seeds: Path) -> None:
    (file,) = seeds.glob("004_*")
    shown = "\n".join(words(letter))
    words_of_it = {word.strip(',.;:"”()') for word in file.read_text("utf-8").split()}
    lost = {word for word in words_of_it if len(word) > 6 and word not in shown}
    assert lost <= {"klockan", "måndagen", "11:00-15:00", "13:30-15:30", "agendan"}


def test_the_invitation_alone_says_the_same(texts: list[Minutes]) -> None:
    written = document(texts[INVITATION])
    assert lists(written) == [[s.heading for s in texts[INVITATION].sections if s.heading]]
    shown = "\n".join(words(written))
    assert not [e.text for e in texts[INVITATION].all_entries() if e.text not in shown]


def test_every_word_that_was_typed_is_kept(
    texts: list[Minutes], typed_lines: list[list[str]]
) -> None:
    for minutes, lines in zip(texts, typed_lines, strict=True):
        head = minutes.meeting
        kept = f"{said(minutes)} {head.place} {head.cancelled} {head.next} {said_names(minutes)}"
        lost = [
            word
            for line in lines
            if not line.startswith(("/typ", "/datum", "/tid", "/övning", "/dagordning"))
            for word in line.split()[line[:1] in "/#" :]
            if len(word) > 6 and word.strip(',.;:"') not in kept
        ]
        assert lost == []


def said_names(minutes: Minutes) -> str:
    return " ".join(alias for person in minutes.participants for alias in person.aliases)
