"""§§ without a decision, tasks for nobody, votes that do not add up, and those who stood aside."""

from __future__ import annotations

from typing import Any

from store.model.minutes import Minutes
from tests.cases import each
from tests.exports.checks.samples import Data, found, meeting, people, talk, texts

THREE = people("Ada Ek", "Bo Al", "Cia Ask", standing="deciding")


def item(number: int, *entries: Data, heading: str = "The bridge", **more: Any) -> Data:
    return talk(*entries, heading=heading, paragraph=str(number), **more)


def formal(*sections: Data, **head: Any) -> Minutes:
    return meeting(*sections, kind="minutes", **{"participants": THREE, **head})


DECISION, PROPOSAL = {"kind": "decision", "text": "Yes"}, {"kind": "proposal", "text": "Yes"}


def test_an_item_without_a_decision_is_found():
    made = formal(item(1, DECISION), item(2, {"text": "We talk."}))
    assert texts(made, "no-decision") == ["§ 2 The bridge: there is no decision"]


def test_a_proposal_without_a_decision_is_found_whatever_the_heading_says():
    made = formal(item(1, PROPOSAL, heading="Report"), item(2, PROPOSAL, DECISION))
    assert texts(made, "no-decision") == ["§ 1 Report: there is a proposal, but no decision"]


def test_a_decision_below_the_item_counts():
    below = talk(DECISION, heading="Below", level=2)
    assert texts(formal(item(1), below), "no-decision") == []


@each(
    "heading",
    [
        "Mötets öppnande",
        "Avslutning",
        "Information från förvaltningen",
        "Rapporter",
        "Övriga frågor",
        "Nästa möte",
        "Opening of the meeting",
        "Closing",
        "Information",
        "Any other business",
    ],
)
def test_an_opening_a_report_and_the_like_need_no_decision(heading: str):
    assert texts(formal(item(1, {"text": "x"}, heading=heading)), "no-decision") == []


def test_only_formal_minutes_need_decisions():
    assert texts(meeting(item(1)), "no-decision") == []
    assert texts(formal(talk({"text": "no §"})), "no-decision") == []


@each(
    "text",
    [
        "att ge i uppdrag att se över bron",
        "Nämnden ger någon i uppdrag att se över bron",
        "att någon får i uppdrag att måla bron",
        "att uppdrag ges att se över bron",
        "att uppdra åt en arbetsgrupp att se över bron",
        "Att någon ansvarar för nycklarna",
        "att en ansvarig utses",
        "that somebody is responsible for the keys",
        "that someone will take responsibility for the keys",
    ],
)
def test_a_task_for_nobody_is_found(text: str):
    made = formal(item(1, {"kind": "decision", "text": text}))
    assert texts(made, "decision-owner") == [
        f"§ 1 The bridge: the decision names nobody for the task: “{text}”"
    ]
    owned = {"kind": "decision", "text": text, "owners": [{"name": "Bo Al", "uid": "Bo Al"}]}
    assert texts(formal(item(1, owned)), "decision-owner") == []
    named = {"kind": "decision", "text": f"{text}, med Bo Al"}
    assert texts(formal(item(1, named)), "decision-owner") == []


@each(
    "text",
    [
        "Nämnden ger förvaltningen i uppdrag att se över bron",
        "att uppdra åt kansliet att se över bron",
        "att ge i uppdrag åt kansliet att se över bron",
        "Ordföranden får i uppdrag att se över bron",
        "Kommunen ansvarar för bron",
        "Bron målas",
        "that the office is responsible for the keys",
    ],
)
def test_a_task_for_somebody_is_left_alone(text: str):
    assert texts(formal(item(1, {"kind": "decision", "text": text})), "decision-owner") == []


def vote(for_: int, against: int, abstain: int = 0, text: str = "") -> Data:
    figures = {"for": for_, "against": against, "abstain": abstain}
    return {"kind": "vote", "text": text, "vote": figures, "uid": "V"}


def test_figures_that_do_not_add_up_to_those_who_were_there_are_found():
    (listed,) = found(formal(item(1, vote(2, 2))), "vote-sum")
    assert listed["text"] == (
        "§ 1 The bridge: the figures of the vote make 4, but 3 who decide were there"
    )
    assert listed["entry"] == "V"
    assert found(formal(item(1, vote(1, 1, 1))), "vote-sum") == []


def test_those_who_stood_aside_do_not_vote():
    recusal = {"kind": "recusal", "speaker": "Bo Al", "speaker_uid": "Bo Al", "text": ""}
    assert found(formal(item(1, recusal, vote(2, 0))), "vote-sum") == []
    assert len(found(formal(item(1, recusal, vote(3, 0))), "vote-sum")) == 1


def test_figures_are_not_held_against_a_list_that_is_not_known():
    assert found(formal(item(1, vote(9, 9)), participants=[]), "vote-sum") == []
    others = people("Ada Ek", "Bo Al", standing="other")
    assert found(formal(item(1, vote(9, 9)), participants=others), "vote-sum") == []
    away = {"kind": "departure", "speaker": "Bo Al", "speaker_uid": "Bo Al", "text": ""}
    assert found(formal(item(1, vote(2, 0), away)), "vote-sum") == []


def test_somebody_who_stood_aside_and_takes_part_is_found():
    recusal = {"kind": "recusal", "speaker": "Bo Al", "speaker_uid": "Bo Al", "text": ""}
    says = {"kind": "statement", "text": "I say", "speaker": "Bo Al", "speaker_uid": "Bo Al"}
    made = formal(item(1, recusal, says, vote(2, 0, text="ja Ada Ek, Bo Al")), item(2, says))
    assert texts(made, "recused") == [
        "§ 1 The bridge: Bo Al stood aside, but takes part: “I say”",
        "§ 1 The bridge: Bo Al stood aside, but takes part: “ja Ada Ek, Bo Al”",
    ]
