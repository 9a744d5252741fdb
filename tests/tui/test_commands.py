"""The commands that need no terminal, called in this process."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from store.file import named_files
from store.file.store import Store
from store.verbs import dismissals, meetings
from tui import cli
from tui.commands import capture

LINES = "/title Planning\n/date 2026-03-12\n# Talk\nA note\nd: We begin in autumn\n"


@pytest.fixture
def meeting(db: Path) -> str:
    with Store.open(db, actor="maja", create=True) as store:
        meeting = meetings.create(store, language="en")
        assert not list(capture.carry_out(store, meeting, LINES.splitlines()))
    return str(meeting)


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])


# capture ------------------------------------------------------------------------------------------


def test_capture_prints_the_id_alone(
    db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text(LINES, "utf-8")
    for number in ("1", "2"):
        assert run("capture", "--new", lines) == 0
        assert capfd.readouterr() == (f"{number}\n", "")


def test_a_refused_line_is_named_and_the_others_are_done(
    db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("# Talk\nfirst\n/unknown\nlast\n", "utf-8")
    assert run("capture", "--new", lines) == 1
    said = capfd.readouterr()
    assert said.out == "1\n"
    assert said.err.startswith(f"{lines}:3: ")
    assert said.err.count("\n") == 1
    assert run("show", "1", "--json") == 0
    shown = json.loads(capfd.readouterr().out)
    assert [entry["text"] for entry in shown["sections"][0]["entries"]] == ["first", "last"]


def test_a_command_of_the_app_is_refused_in_a_file(
    db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("/help\n", "utf-8")
    assert run("capture", "--new", lines) == 1
    assert capfd.readouterr().err == f"{lines}:1: This command works in the app only.\n"


def test_a_list_that_the_file_does_not_end_is_ended(
    db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("/present\nMaja Holm\nAli Nordin\n", "utf-8")
    assert run("capture", "--new", lines) == 0
    capfd.readouterr()
    run("show", "1", "--json")
    assert len(json.loads(capfd.readouterr().out)["participants"]) == 2


def test_lines_come_from_standard_input_too(
    meeting: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one more\n")))
    assert run("capture", meeting, "-") == 0
    assert capfd.readouterr().out == "1\n"


def test_a_file_without_end_is_refused(
    db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "lines.txt"
    with lines.open("wb") as file:
        file.truncate(named_files.LARGEST + 1)
    assert run("capture", "--new", lines) == 1
    assert "is larger than" in capfd.readouterr().err
    assert not db.exists()


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_a_file_of_lines_that_cannot_be_read_makes_no_meeting(
    db: Path, tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("capture", "--new", tmp_path / name) == 1
    assert capfd.readouterr().err.count("\n") == 1
    assert not db.exists()


# show, check ------------------------------------------------------------------------------------------


def test_a_meeting_is_shown_as_text_and_named_by_part_of_its_title(
    meeting: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("show", "plann") == 0
    said = capfd.readouterr().out
    assert said.startswith("# Planning\n")
    assert "**Decision:** We begin in autumn" in said


def test_a_meeting_is_shown_in_the_language_that_is_asked_for(
    meeting: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("--lang", "sv", "show", meeting) == 0
    assert "**Beslut:** We begin in autumn" in capfd.readouterr().out


def test_the_checks_are_listed_and_are_no_failure(
    meeting: str, db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("check", meeting) == 0
    assert capfd.readouterr().out == "Nothing is missing.\n"
    (tmp_path / "empty.txt").touch()
    assert run("capture", "--new", tmp_path / "empty.txt") == 0
    capfd.readouterr()
    assert run("check", "2") == 0
    assert "no date" in capfd.readouterr().out
    assert run("check", "2", "--json") == 0
    first = json.loads(capfd.readouterr().out)[0]
    keys = ["check", "section", "row", "prompt", "text", "dismissed", "reason", "entry"]
    assert list(first) == keys


def test_what_was_dismissed_is_counted_and_listed_when_all_is_asked_for(
    db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    assert run("capture", "--new", tmp_path / "empty.txt") == 0
    with Store.open(db, actor="anna") as store:
        dismissals.dismiss(store, 1, "no-date", "not set yet")
    capfd.readouterr()
    assert run("check", "1") == 0
    said = capfd.readouterr().out
    assert "no date" not in said
    assert "Dismissed: 1\n" in said
    assert run("check", "1", "--all") == 0
    assert "The meeting has no date. – not set yet\n" in capfd.readouterr().out
    for more, count in ((), 1), (("--all",), 2):
        assert run("check", "1", "--json", *more) == 0
        listed = json.loads(capfd.readouterr().out)
        assert len(listed) == count
    assert [one["reason"] for one in listed if one["dismissed"]] == ["not set yet"]


# export, import -------------------------------------------------------------------------------------


def exported(capfd: pytest.CaptureFixture[str]) -> Path:
    return Path(capfd.readouterr().out.strip())


def test_a_document_goes_to_the_documents_folder_and_its_path_is_told(
    meeting: str, own_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("export", meeting) == 0
    path = exported(capfd)
    assert path == own_home / "documents" / "heldag" / "2026-03-12-Planning.md"
    assert path.read_text("utf-8").startswith("# Planning\n")


def test_nothing_is_overwritten_without_a_yes(
    meeting: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "day.md"
    target.write_text("mine", "utf-8")
    assert run("export", meeting, "-o", target) == 1
    assert "is there already" in capfd.readouterr().err
    assert target.read_text("utf-8") == "mine"
    assert run("export", meeting, "-o", target, "--force") == 0
    assert exported(capfd) == target
    assert target.read_text("utf-8").startswith("# Planning\n")


def test_a_folder_as_target_gets_a_file_of_the_meetings_name(
    meeting: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("export", meeting, "--to", "json", "-o", tmp_path) == 0
    assert exported(capfd) == tmp_path / "2026-03-12-Planning.json"


def test_the_document_goes_to_standard_output_as_it_is(
    meeting: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("export", meeting, "-o", "-", "--as", "anteckningar") == 0
    assert capfdbinary.readouterr().out.endswith(b"We begin in autumn\n")


def test_an_unknown_profile_is_told(meeting: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("export", meeting, "--as", "poem", "-o", "-") == 1
    assert "poem" in capfd.readouterr().err


def test_several_meetings_need_a_folder(meeting: str, tmp_path: Path) -> None:
    assert run("export", meeting, meeting, "-o", tmp_path / "both.md") == 2
    assert run("export", meeting, "-o", tmp_path / "one.md") == 0


def test_an_exported_meeting_is_known_to_be(
    meeting: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run("list", "--json")
    assert json.loads(capfd.readouterr().out)[0]["exported"] is None
    run("export", meeting, "-o", tmp_path / "day.md")
    capfd.readouterr()
    run("list", "--json")
    assert json.loads(capfd.readouterr().out)[0]["exported"]


def test_json_comes_back_into_another_file(
    meeting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    run("export", meeting, "--to", "json", "-o", tmp_path)
    run("show", meeting, "--json")
    before = capfd.readouterr().out.partition("\n")[2]
    monkeypatch.setenv("HELDAG_DB", str(tmp_path / "other.db"))
    assert run("import", "--dry-run", tmp_path / "2026-03-12-Planning.json") == 0
    assert (
        capfd.readouterr().out
        == "–  2026-03-12  Planning  (1 heading, 1 decision, 1 other entry)\n"
    )
    assert not (tmp_path / "other.db").exists()
    assert run("import", tmp_path / "2026-03-12-Planning.json") == 0
    assert (
        capfd.readouterr().out
        == "1  2026-03-12  Planning  (1 heading, 1 decision, 1 other entry)\n"
    )
    run("show", "1", "--json")
    assert capfd.readouterr().out == before


def test_a_file_that_is_refused_does_not_stop_the_others(
    meeting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    run("export", meeting, "--to", "json", "-o", tmp_path)
    capfd.readouterr()
    monkeypatch.setenv("HELDAG_DB", str(tmp_path / "other.db"))
    bad = tmp_path / "bad.json"
    bad.write_text("[1, 2", "utf-8")
    assert run("import", bad, tmp_path / "none.json", tmp_path / "2026-03-12-Planning.json") == 1
    said = capfd.readouterr()
    assert said.out.startswith("1  2026-03-12  Planning")
    first, second = said.err.splitlines()
    assert first.startswith(str(bad))
    assert second.count("none.json") == 1


# demo -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title"),
    [("sv", "Planeringsdag för Kajbiblioteket"), ("en", "Planning day for the Quay Library")],
)
def test_the_demo_is_carried_out_whole(
    language: str,
    title: str,
    db: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("tui.commands.open.has_terminal", lambda: False)
    assert run("--lang", language, "demo") == 0
    said = capfd.readouterr()
    assert said.err == ""
    assert said.out.startswith(f"# {title}\n")
    assert not db.exists()
