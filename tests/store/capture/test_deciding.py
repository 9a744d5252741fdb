"""Votes, notes to the minutes, outcomes, standing texts, and the numbers of the §§."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.capture.writing import to_line
from store.file.undo import undo
from store.language.phrases import FIELDS, PHRASES, fields_of, filled
from store.model.records import Link, Vote
from store.series import changes as series
from store.verbs import meetings, sections
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]

PEOPLE = "/typ protokoll\n/beslutande Anna Ek; Bo Al; Cia Dahl\n/roll ordförande Anna Ek\n"


# Votes and notes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("ja Anna, Bo; nej Cia", (2, 1, 0)),
        ("Ja: Anna och Bo Al; Avstår: Cia", (2, 0, 1)),
        ("nej Cia", (0, 1, 0)),
        ("yes Anna; no Bo; abstain Cia", (1, 1, 1)),
        ("för Anna, Bo, Cia", (3, 0, 0)),
    ],
)
def test_votes_by_name_are_counted_and_kept(
    typed: Typed, text: str, figures: tuple[int, int, int]
) -> None:
    note = typed(f"{PEOPLE}§ Val\no: {text}")
    (vote,) = note.entries("Val")
    assert (vote.kind, vote.text, vote.vote) == ("vote", text, Vote(*figures))
    assert to_line(vote, note.minutes) == f"o: {text}"


@pytest.mark.parametrize("line", ["o: Anna", "o: ja", "o: ja Anna; Bo", "o: jag röstar", "v: 3-1"])
def test_what_is_no_vote_is_refused(typed: Typed, line: str) -> None:
    note = typed(f"{PEOPLE}§ Val")
    assert len(note.type(line)) == 1


@pytest.mark.parametrize(
    "word", ["Protokollsanteckning", "note to the minutes", "NOTE TO  THE MINUTES"]
)
def test_a_note_to_the_minutes_by_a_participant(typed: Typed, word: str) -> None:
    note = typed(f"{PEOPLE}§ Val\n{word}: Bo, vi ville annat")
    (remark,) = note.entries("Val")
    assert (remark.kind, remark.speaker, remark.text) == ("remark", "Bo", "vi ville annat")
    assert to_line(remark, note.minutes) == "protokollsanteckning: Bo, vi ville annat"


@pytest.mark.parametrize("text", ["Vi noterar, att det dröjer", "Bo", "kort och gott"])
def test_a_note_to_the_minutes_by_nobody_is_kept_whole(typed: Typed, text: str) -> None:
    note = typed(f"{PEOPLE}§ Val\nProtokollsanteckning: {text}")
    (remark,) = note.entries("Val")
    assert (remark.kind, remark.speaker, remark.text) == ("remark", None, text)


def test_a_substitute_serves_for_somebody(typed: Typed) -> None:
    note = typed(
        "/beslutande Anna Ek för Bo Al, Cia Dahl, tjänstgörande ersättare för Dan Ås\n"
        "/deciding Eva Ull for Finn Ro"
    )
    people = {name: p.substitute_for for name, p in note.people().items()}
    assert people == {"Anna Ek": "Bo Al", "Cia Dahl": "Dan Ås", "Eva Ull": "Finn Ro"}
    assert {p.standing for p in note.people().values()} == {"deciding"}


# Outcomes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("/utfall bifall", "approved"),
        ("/utfall Avslag", "rejected"),
        ("/outcome tabled", "tabled"),
        ("/utfall återremiss", "referred back"),
        ("/utfall till handlingarna", "filed"),
        ("/utfall delvis bifall", "delvis bifall"),
    ],
)
def test_an_outcome_is_that_of_the_latest_decision(typed: Typed, line: str, outcome: str) -> None:
    note = typed(f"§ Val\nb: ett\nb: två\n{line}")
    assert [entry.outcome for entry in note.entries("Val")] == [None, outcome]


def test_a_later_proposal_becomes_a_decision_by_it(typed: Typed) -> None:
    note = typed(f"{PEOPLE}§ Val\nb: ett\nf: Ordföranden: två\nb+ och tre\n/utfall avslag")
    first, proposal, decision = note.entries("Val")
    assert (first.outcome, decision.outcome) == (None, "rejected")
    assert (decision.kind, decision.text, decision.clauses) == ("decision", "två", ("och tre",))
    assert decision.links == (Link("from", proposal.uid),)
    undo(note.store, note.meeting)
    note.again()
    assert [entry.kind for entry in note.entries("Val")] == ["decision", "proposal"]


def test_the_decision_of_the_item_is_found_from_its_last_part(typed: Typed) -> None:
    note = typed("§ Ett\nb: annat\n§ Val\nb: ja\n## Under\nen rad\n/utfall bifall")
    assert [entry.outcome for entry in note.entries("Val")] == ["approved"]


def test_without_a_decision_in_the_item_there_is_no_outcome(typed: Typed) -> None:
    note = typed("§ Ett\nb: annat\n§ Val\nen rad")
    assert note.type("/utfall bifall") == ["There is no decision or proposal here."]
    assert note.entries("Ett")[0].outcome is None


# Standing texts -----------------------------------------------------------------------------------


def test_a_standing_text_writes_heading_proposal_and_decision_in_one_step(typed: Typed) -> None:
    note = typed(f"{PEOPLE}/roll justerare Bo Al\n§ Först\n/fras justerare")
    assert note.sections() == [(1, "Först"), (1, "Val av justerare")]
    proposal, decision = note.entries("Val av justerare")
    assert (proposal.kind, decision.kind) == ("proposal", "decision")
    assert proposal.speaker == "Ordföranden"
    assert "Bo Al" in proposal.text
    assert proposal.text == decision.text
    assert note.section().paragraph == "2"
    undo(note.store, note.meeting)
    note.again()
    assert note.sections() == [(1, "Först")]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("phrase", PHRASES, ids=lambda p: p.en)
def test_every_standing_text_can_be_written(typed: Typed, phrase, language: str) -> None:
    note = typed(
        f"/serie Rådet\n/språk {language}\n{PEOPLE}"
        "/roll justerare Bo Al\n/roll sekreterare Cia Dahl\n§ Ett"
    )
    assert note.type(f"/fras {phrase.name(language)}") == []
    assert note.entries() or len(note.sections()) == 2
    assert not [text for text in note.texts() if "{" in text]


def test_what_the_meeting_does_not_say_is_asked_for_and_nothing_is_written(typed: Typed) -> None:
    note = typed("/typ protokoll")
    assert note.type("/fras justerare") == ["Nobody here is: verifier."]
    assert note.preview("/fras justerare") == "[Nobody here is: verifier.]"
    assert note.sections() == []
    assert len(note.type("/fras vad som helst")) == 1


def test_a_refused_line_leaves_nothing_of_a_standing_text(typed: Typed) -> None:
    note = typed("/serie Rådet")
    series.add(note.store, "Rådet", phrases=(("fel", "§ Rubrik\nen rad\n/datum 31 feb"),))
    assert len(note.type("/fras fel")) == 1
    note.again()
    assert note.sections() == []
    assert note.type("en rad") == []


def test_the_series_has_its_own_and_none_calls_itself(typed: Typed) -> None:
    note = typed("/serie Rådet")
    own = (("kaffe", "l: Kaffe\nVi drack kaffe med {body}."), ("rund", "/fras rund"))
    series.add(note.store, "Rådet", phrases=own)
    assert note.type("/fras Kaffe") == []
    assert note.texts() == ["Kaffe", "Vi drack kaffe med Rådet."]
    assert len(note.type("/fras rund")) == 1
    offered = [s.text for s in note.session.complete("/fras ka", len("/fras ka"))]
    assert offered == ["/fras kaffe"]


def test_a_name_is_no_template() -> None:
    assert fields_of(["{chair} {verifier} {annat}"]) == {"chair", "verifier"}
    values = dict.fromkeys(FIELDS, "{body} {0} %s")
    assert filled("a {chair} {annat} {", values) == "a {body} {0} %s {annat} {"


# Numbers ------------------------------------------------------------------------------------------


def test_the_first_number_is_chosen_and_the_others_follow(typed: Typed) -> None:
    note = typed("/första § 45\n§ Ett\n/punkt Två\n§ 50 Tre\n§ Fyra")
    assert [s.paragraph for s in note.minutes.sections] == ["45", "46", "50", "51"]
    assert note.head.first == 45


def test_no_number_is_chosen_below_one_that_is_there(typed: Typed) -> None:
    note = typed("§ Ett\n§ Två")
    assert note.type("/första 2") == ["There is § 2 already; no § is renumbered."]
    assert len(note.type("/första tolv")) == 1
    assert note.type("/first 10\n§ Tre") == []
    assert note.section("Tre").paragraph == "10"


def test_the_first_number_goes_on_from_the_series(note: Note) -> None:
    series.add(note.store, "Nämnden", numbering="year")
    other = meetings.create(note.store, series="Nämnden", date="2026-02-01")
    sections.add(note.store, other, paragraph="44")
    note.type("/serie Nämnden\n/datum 2026-10-16")
    assert note.preview("§ Ett") == "New item: § 45 Ett"
    assert note.type("§ Ett\n§ Två\n# Utan") == []
    assert [s.paragraph for s in note.minutes.sections] == ["45", "46", None]
