"""``heldag new``, ``series`` and the registers, called in this process."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from store.file.reading import load
from store.file.store import Store
from store.file.undo import undo
from store.model.shared_records import REGISTER
from store.verbs import meetings
from tests.cases import each
from tests.tui.test_commands import run
from tui.commands import capture
from tui.csv_output import safe_cell

LINES = """
/title Board meeting
/series The board
/date 2026-01-15
/present Anna Ek; Bo Al
§ Talk
a: Call Bo +Anna !2026-02-01
a: =SUM(A1) +Bo
a: -5
q: When do we open?
q: Can we wait?
-- Yes
p: The colour
d: We begin
"""


@pytest.fixture
def meeting(db: Path) -> int:
    with Store.open(db, actor="maja", create=True) as store:
        made = meetings.create(store, language="en")
        assert not list(capture.carry_out(store, made, LINES.strip().splitlines()))
    return made


def listed(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert run(*arguments, "--json") == 0
    return json.loads(capfd.readouterr().out)


# The registers ------------------------------------------------------------------------------------


def test_each_register_lists_what_it_is_of(meeting: int, capfd: pytest.CaptureFixture[str]) -> None:
    found = {name: [one["text"] for one in listed(capfd, name)] for name in REGISTERS}
    assert found == REGISTERS


REGISTERS = {
    "decisions": ["We begin"],
    "actions": ["Call Bo", "=SUM(A1)", "-5"],
    "questions": ["When do we open?", "Can we wait?"],
    "parked": ["The colour"],
}


def test_an_action_as_a_line_and_as_json(meeting: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("actions", "--text", "call") == 0
    said = capfd.readouterr().out
    assert said == "open        2026-02-01  Call Bo (Anna)  · The board, 2026-01-15, § 1\n"
    (found,) = listed(capfd, "actions", "--text", "call")
    assert (found["state"], found["due"], found["paragraph"]) == ("open", "2026-02-01", "1")
    assert found["owners"][0]["name"] == "Anna"  # type: ignore[index]


@each(
    ("options", "found"),
    [
        (["--series", "the BOARD", "--text", "sum"], ["=SUM(A1)"]),
        (["--person", "anna ek"], ["Call Bo"]),
        (["--group", "A"], []),
        (["--from", "2026-01-16"], []),
        (["--to", "15 Jan 2026"], ["Call Bo", "=SUM(A1)", "-5"]),
        (["--done"], []),
        (["--open", "--done"], ["Call Bo", "=SUM(A1)", "-5"]),
    ],
)
def test_filters(meeting: int, options, found, capfd: pytest.CaptureFixture[str]) -> None:
    assert [one["text"] for one in listed(capfd, "actions", *options)] == found


def test_done_questions_are_the_answered_ones(
    meeting: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert [one["text"] for one in listed(capfd, "questions", "--done")] == ["Can we wait?"]
    assert [one["text"] for one in listed(capfd, "questions", "--open")] == ["When do we open?"]


def test_a_decision_is_in_force_in_the_language_asked_for(
    meeting: int, capfd: pytest.CaptureFixture[str]
) -> None:
    run("decisions")
    assert capfd.readouterr().out.startswith("in force")


def test_a_spreadsheet_carries_nothing_out(meeting: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("actions", "--csv") == 0
    lines = list(csv.reader(io.StringIO(capfd.readouterr().out, newline="")))
    assert lines[0][:3] == ["State", "Due", "Text"]
    assert [line[2] for line in lines[1:]] == ["Call Bo", "'=SUM(A1)", "-5"]


@each("cell", ["=1+1", "+cmd", "-2+3", "@x", "\tx", "\rx", "-", "=", "+46 70"])
def test_a_cell_that_could_be_a_formula_is_quoted(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


@each("cell", ["x;=1+1", "x; @y", "x\t=1+1", "x\n+cmd|y"])
def test_a_formula_behind_a_separator_is_quoted(cell: str) -> None:
    end = next(n for n, sign in enumerate(cell) if sign in "=@+")
    assert safe_cell(cell) == f"{cell[:end]}'{cell[end:]}"


@each("cell", ["-5", "+5", "-5,25", "3.14", "a=b", "a; b", "", 12, -3])
def test_numbers_and_texts_stay_as_they_are(cell: object) -> None:
    assert safe_cell(cell) == str(cell)


def test_a_day_that_is_none_is_a_wrong_call(
    meeting: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("actions", "--from", "someday") == 2
    assert "someday" in capfd.readouterr().err


def test_a_register_of_nothing_says_so_and_makes_no_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("actions") == 0
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "Nothing fits.\n")
    assert run("series", "--json") == 0
    assert json.loads(capfd.readouterr().out) == []


# New meetings -------------------------------------------------------------------------------------


def test_new_prints_the_id_of_the_next_meeting(
    meeting: int, db: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for arguments, texts in (
        (
            ["--series", "the board"],
            ["Call Bo", "=SUM(A1)", "-5", "When do we open?", "The colour"],
        ),
        (["--from", "2"], ["Call Bo", "=SUM(A1)", "-5", "When do we open?", "The colour"]),
        ([], []),
    ):
        assert run("new", *arguments) == 0
        made = int(capfd.readouterr().out)
        with Store.open(db, actor="maja") as store:
            entries = load(store, made).all_entries()
            assert [e.text for e in entries if e.kind != "label"] == texts
    assert [one["text"] for one in listed(capfd, "actions")] == REGISTERS["actions"]
    assert len(listed(capfd, "actions", "--all")) == 9
    assert run("actions", "--all", "--text", "call") == 0
    assert capfd.readouterr().out.count("carried on") == 2


def test_new_refuses_what_is_not_there(meeting: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("new", "--from", "nothing") == 1
    assert run("new", "--from", "1", "--series", "The board") == 2


# Series -------------------------------------------------------------------------------------------


def test_series_are_said_shown_and_forgotten(
    meeting: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.txt"
    people.write_text("Deciding\nAnna Ek (S), chair\nOthers\nCia Dahl, The office\n", "utf-8")
    assert run("series", "set", "the board", "--kind", "protokoll", "--numbering", "year") == 0
    assert run("series", "set", "the board", "--verify-days", "7", "--phrase", "end=We end") == 0
    assert run("series", "set", "the board", "--answers-by", "grupper") == 0
    assert run("series", "members", "The board", people) == 0
    capfd.readouterr()
    assert run("series", "show", "THE BOARD", "--json") == 0
    shown = json.loads(capfd.readouterr().out)
    assert (shown["name"], shown["kind"], shown["numbering"], shown["verify_days"]) == (
        *("The board", "minutes", "year", 7),
    )
    assert (shown["answers_by"], shown["answers_order"]) == ("groups", None)
    assert shown["phrases"] == [["end", "We end"]]
    assert [(m["name"], m["standing"], m["roles"], m["party"]) for m in shown["membership"]] == [
        ("Anna Ek", "deciding", ["chair"], "S"),
        ("Cia Dahl", "other", [], None),
    ]
    assert run("series", "show", "the board") == 0
    said = capfd.readouterr().out
    assert "Anna Ek (S), chair, deciding" in said
    assert run("series") == 0
    assert capfd.readouterr().out == "The board  (1 meeting, last 2026-01-15)\n"
    assert run("series", "delete", "the board") == 0
    assert run("series", "show", "the board", "--json") == 0
    assert json.loads(capfd.readouterr().out)["membership"] == []
    assert run("series", "undo") == 0
    assert run("series", "undo") == 0
    assert capfd.readouterr().out == "Taken back.\nTaken back.\n"
    assert run("series", "show", "the board", "--json") == 0
    assert json.loads(capfd.readouterr().out)["membership"] == []


def test_a_series_is_said_in_the_words_of_either_language(
    meeting: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    people = tmp_path / "people.txt"
    lines = (
        *("Ledamöter", "Anna Ek (S), ordförande", "Bo Al (M), 1:e vice ordförande"),
        *("Ersättare", "Cia Dahl (S)", "Övriga", "Dan Ros, nämndsekreterare"),
    )
    people.write_text("\n".join(lines), "utf-8")
    said = ("--kind", "minutes", "--numbering", "år", "--style", "numrerade")
    assert run("series", "set", "Nämnden", *said, "--language", "svenska") == 0
    assert run("series", "members", "Nämnden", people) == 0
    assert run("series", "set", "Nämnden", "--numbering", "vecka") == 2
    capfd.readouterr()
    assert run("--lang", "sv", "series", "show", "nämnden") == 0
    shown = capfd.readouterr().out
    assert "protokoll" in shown
    assert ": år\n" in shown
    assert ": numrerade\n" in shown
    assert run("series", "show", "nämnden", "--json") == 0
    members = json.loads(capfd.readouterr().out)["membership"]
    assert [(m["name"], m["standing"], m["roles"], m["title"]) for m in members] == [
        ("Anna Ek", "deciding", ["chair"], None),
        ("Bo Al", "deciding", [], "1:e vice ordförande"),
        ("Cia Dahl", "other", [], None),
        ("Dan Ros", "other", [], "nämndsekreterare"),
    ]
    assert run("new", "--series", "nämnden") == 0
    made = capfd.readouterr().out.strip()
    assert run("show", made, "--json") == 0
    begun = json.loads(capfd.readouterr().out)
    assert begun["title"] == "Nämnden"
    assert [p["title"] for p in begun["participants"]][1::2] == [
        *("1:e vice ordförande", "nämndsekreterare"),
    ]


def test_one_call_is_one_step(meeting: int, db: Path) -> None:
    assert run("series", "set", "the board", "--place", "Hall", "--kind", "notes") == 0
    assert run("series", "set", "the board", "--place", "") == 0
    with Store.open(db, actor="other") as store:
        (actor,) = store.one("SELECT DISTINCT actor FROM step WHERE meeting = 0")
        store.actor = actor
        assert undo(store, REGISTER)
        assert undo(store, REGISTER)
        assert undo(store, REGISTER) is None


@each(
    ("arguments", "status"),
    [
        (["series", "show", "nobody"], 1),
        (["series", "delete", "nobody"], 1),
        (["series", "set", "the board"], 2),
        (["series", "set", "the board", "--kind", "poem"], 2),
        (["series", "set", "the board", "--profile", "poem"], 1),
        (["series", "set", "the board", "--verify-days", "-1"], 2),
        (["series", "poem"], 2),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    meeting: int, arguments, status, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == status
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith("heldag: ")
    assert said.err.count("\n") == 1
