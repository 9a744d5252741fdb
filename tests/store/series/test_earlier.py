"""What was answered in the same exercise of earlier meetings."""

from __future__ import annotations

import pytest

from store.file.reading import load
from store.file.store import Store
from store.model.records import Link, Place
from store.series.earlier import MOST_ANSWERS, EarlierAnswer, EarlierExercise, earlier_answers
from store.verbs import entries, meetings, sections

SERIES = {"series": "Styrgruppen"}


def held(store: Store, date: str | None, heading: str = "Uppföljning", **values: object) -> int:
    """Make a meeting with a follow-up in which round 1 has one answer, and return its id."""
    meeting = meetings.create(store, title=f"Möte {date}", date=date, **values)
    place = follow_up(store, meeting, heading)
    entries.add(store, meeting, place, "note", f"svar {date}")
    return meeting


def follow_up(store: Store, meeting: int, heading: str, form: str = "followup") -> Place:
    section = sections.add(store, meeting, heading=heading, form=form)
    row = sections.add_row(store, meeting, section, "Omgång 1")
    prompt = sections.add_prompt(store, meeting, section, "Vad har hänt?")
    sections.add_prompt(store, meeting, section, "Varför?")
    return Place(section, row, prompt)


def found(store: Store, meeting: int) -> list[tuple[str | None, list[str]]]:
    """Return the dates and answers that are found for the last section of a meeting."""
    minutes = load(store, meeting)
    earlier = earlier_answers(store, minutes, minutes.sections[-1].uid)
    return [(one.date, [answer.text for answer in one.answers]) for one in earlier]


def test_the_same_follow_up_of_the_series_is_found_the_newest_first(store: Store) -> None:
    for date in ("2026-01-10", "2026-03-10", "2026-02-10", "2026-04-10"):
        held(store, date, " uppföljning  ", **SERIES)
    held(store, "2026-01-01", series="En annan")
    held(store, "2026-06-10", **SERIES)
    now = meetings.create(store, date="2026-05-10", **SERIES)
    follow_up(store, now, "Uppföljning")
    assert found(store, now) == [
        ("2026-04-10", ["svar 2026-04-10"]),
        ("2026-03-10", ["svar 2026-03-10"]),
        ("2026-02-10", ["svar 2026-02-10"]),
    ]


@pytest.mark.parametrize(
    ("values", "count"),
    [({"organiser": "Norrby"}, 1), ({"title": "Möte 2026-01-10"}, 1), ({"organiser": "Söder"}, 0)],
)
def test_without_a_series_organiser_or_title_tell(
    store: Store, values: dict[str, str], count: int
) -> None:
    held(store, "2026-01-10", organiser="Norrby")
    now = meetings.create(store, date="2026-05-10", **values)
    follow_up(store, now, "Uppföljning")
    assert len(found(store, now)) == count


def test_undated_meetings_are_ordered_as_they_were_made(store: Store) -> None:
    held(store, None, **SERIES)
    now = meetings.create(store, **SERIES)
    follow_up(store, now, "Uppföljning")
    held(store, None, **SERIES)
    assert [answers for _, answers in found(store, now)] == [["svar None"]]


def test_other_headings_forms_and_deleted_meetings_are_passed_over(store: Store) -> None:
    held(store, "2026-01-10", "Annat", **SERIES)
    meetings.delete(store, held(store, "2026-01-11", **SERIES))
    plan = held(store, "2026-01-12", "Plan", **SERIES)
    entries.add(store, plan, follow_up(store, plan, "Uppföljning", "plan"), "note", "annan form")
    now = meetings.create(store, date="2026-05-10", **SERIES)
    follow_up(store, now, "Uppföljning")
    assert found(store, now) == []


def test_an_exercise_that_something_was_made_from_is_found_whatever_its_name(store: Store) -> None:
    earlier = held(store, "2026-01-10", "Våren")
    minutes = load(store, earlier)
    (answer,) = minutes.all_entries()
    now = meetings.create(store, title="Ett annat möte", date="2026-05-10")
    place = follow_up(store, now, "Hösten")
    assert found(store, now) == []
    entries.add(store, now, place, "note", "vidare", links=(Link("from", answer.uid),))
    assert found(store, now) == [("2026-01-10", ["svar 2026-01-10"])]


def test_internal_lines_stay_internal_and_many_answers_are_cut(store: Store) -> None:
    earlier = held(store, "2026-01-10", **SERIES)
    minutes = load(store, earlier)
    place = Place(minutes.sections[0].uid)
    entries.add(store, earlier, place, "internal", "hemligt")
    drafts = [entries.EntryDraft(place, "note", f"rad {n}") for n in range(MOST_ANSWERS)]
    now = meetings.create(store, date="2026-05-10", **SERIES)
    section = str(follow_up(store, now, "Uppföljning").section)
    (one,) = earlier_answers(store, load(store, now), section)
    assert ("hemligt" not in [a.text for a in one.answers], one.cut) == (True, False)
    entries.add_many(store, earlier, drafts)
    (one,) = earlier_answers(store, load(store, now), section)
    assert (len(one.answers), one.cut) == (MOST_ANSWERS, True)


def test_answers_to_a_prompt_are_those_of_the_row_where_it_has_some(store: Store) -> None:
    earlier = held(store, "2026-01-10", **SERIES)
    minutes = load(store, earlier)
    section = minutes.sections[0].uid
    second = sections.add_row(store, earlier, section, "Omgång 2")
    prompt = minutes.prompts(section)[0].uid
    entries.add(store, earlier, Place(section, second, prompt), "note", "i maj")
    now = meetings.create(store, date="2026-05-10", **SERIES)
    uid = str(follow_up(store, now, "Uppföljning").section)
    (one,) = earlier_answers(store, load(store, now), uid)
    assert [a.text for a in one.to_prompt("vad har hänt?", "omgång 2")] == ["i maj"]
    assert [a.row for a in one.to_prompt("Vad har hänt?", "Omgång 3")] == ["Omgång 1", "Omgång 2"]
    assert one.to_prompt("Varför?") == ()
    assert one.answers[0] == EarlierAnswer("svar 2026-01-10", "Omgång 1", "Vad har hänt?")


def test_plain_talk_and_other_forms_have_nothing_earlier(store: Store, place: Place) -> None:
    (meeting,) = [m for (m,) in store.rows("SELECT id FROM meeting WHERE id > 0")]
    minutes = load(store, meeting)
    assert earlier_answers(store, minutes, str(place.section)) == []
    assert earlier_answers(store, minutes, "borta") == []


def test_nobody_without_organiser_and_title_is_the_same(store: Store) -> None:
    earlier = meetings.create(store, date="2026-01-10", organiser="", title="")
    entries.add(store, earlier, follow_up(store, earlier, "Uppföljning"), "note", "svar")
    now = meetings.create(store, date="2026-05-10")
    follow_up(store, now, "Uppföljning")
    assert found(store, now) == []


@pytest.mark.parametrize(
    ("values", "index"), [(SERIES, "idx_meeting_series"), ({}, "idx_section_form")]
)
def test_they_are_found_by_an_index(
    store: Store, monkeypatch: pytest.MonkeyPatch, values: dict[str, str], index: str
) -> None:
    now = meetings.create(store, title="Nu", date="2026-05-10", **values)
    uid = str(follow_up(store, now, "Uppföljning").section)
    minutes, asked = load(store, now), []
    rows = store.rows
    monkeypatch.setattr(store, "rows", lambda sql, named: asked.append((sql, named)) or [])
    earlier_answers(store, minutes, uid)
    ((sql, named),) = asked
    assert index in str(rows(f"EXPLAIN QUERY PLAN {sql}", named))


def test_a_ready_made_prompt_is_the_same_in_both_languages() -> None:
    answer = EarlierAnswer("Trygg väg in", "Ny hiss", "Mål")
    own = EarlierAnswer("Eget", "Ny hiss", "Egen fråga")
    one = EarlierExercise("s", 1, None, None, (answer, own))
    assert one.to_prompt("Goals", "Ny hiss", form="plan") == (answer,)
    assert one.to_prompt("mål ", "Ny hiss", form="plan") == (answer,)
    assert one.to_prompt("egen fråga", form="plan") == (own,)
    assert one.to_prompt("Goals", form="followup") == ()
