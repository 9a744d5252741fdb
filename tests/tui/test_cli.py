import inspect
import json
from importlib import import_module
from pathlib import Path

import click
import pytest

from store.file.store import Store
from store.model.records import Place
from store.verbs import entries, meetings, sections
from tests.cases import each
from tui import cli, click_texts, commands


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "minutes.db"


@pytest.fixture
def filled(db: Path) -> Path:
    with Store.open(db, actor="maja", create=True) as store:
        for title, date in (("Planning", "2026-03-12"), ("Evening\nclass", None)):
            meeting = meetings.create(store, title=title, date=date, language="en")
            section = sections.add(store, meeting, after=None, level=1, heading="Talk")
            entries.add(store, meeting, Place(section), "note", "A note")
    return db


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])


def test_help_is_in_the_chosen_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--lang", "sv", "--help") == 0
    swedish = capsys.readouterr().out
    assert "Användning: heldag" in swedish
    assert "Lista mötena." in swedish
    assert run("--lang=en", "capture", "--help") == 0
    assert "Usage: heldag capture" in capsys.readouterr().out


@each("name", commands.COMMANDS)
def test_every_command_explains_itself_in_both_languages(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--lang", "en", name, "--help") == 0
    english = capsys.readouterr().out
    assert run("--lang", "sv", name, "--help") == 0
    swedish = capsys.readouterr().out
    same = {line.strip() for line in english.splitlines()} & {
        line.strip() for line in swedish.splitlines()
    }
    assert not {line for line in same if len(line.split()) > 2}


def test_the_language_of_the_locale_is_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    run("list")
    assert capsys.readouterr().err == "Det finns inga möten än.\n"


@each(
    ("arguments", "told"),
    [
        (["lst"], "Kommandot 'lst' finns inte."),
        (["--nej"], "Flaggan '--nej' finns inte."),
        (["open"], "Det saknas ett argument: 'MÖTE'."),
        (["open", "1", "2"], "Ett argument för mycket (2)"),
        (["capture"], "Ange ett MÖTE och en FIL."),
        (["capture", "--new", "a", "b"], "Ange en FIL tillsammans med --new."),
        (["--db"], "Flaggan '--db' kräver ett värde."),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--lang", "sv", *arguments) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1
    assert not said.out


def test_every_text_of_click_that_is_translated_is_still_clicks() -> None:
    source = "".join(
        inspect.getsource(import_module(f"click.{name}"))
        for name in ("core", "decorators", "exceptions", "formatting", "parser", "types")
    )
    texts = [*click_texts.TEXTS, *(text for pair in click_texts.PLURALS for text in pair)]
    assert not [text for text in texts if f'"{text}"' not in source]


def test_meetings_are_listed_the_newest_first(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--db", filled, "list") == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "    2  (no date)   Evening class  (ongoing, 1 entry)"
    assert second == "    1  2026-03-12  Planning  (ongoing, 1 entry)"


def test_the_list_as_json_has_every_field(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--db", filled, "list", "--json") == 0
    first = json.loads(capsys.readouterr().out)[1]
    assert first["title"] == "Planning"
    assert first["date"] == "2026-03-12"
    assert {"id", "uid", "date", "title", "kind", "series", "status"} <= set(first)


def test_before_anything_is_written_there_are_no_meetings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("list") == 0
    assert run("list", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_file_that_was_named_must_be_there(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--db", db, "list") == 1
    assert str(db) in capsys.readouterr().err
    assert not db.exists()


def test_a_fault_of_ours_is_a_sentence_and_a_report(
    filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret note")

    monkeypatch.setattr("store.file.listing.list_meetings", fail)
    assert run("--db", filled, "list") == 1
    said = capsys.readouterr().err
    assert "a fault in the program" in said
    assert "Traceback" not in said
    report = Path(said.split("A report without your texts is in ")[1].strip())
    assert "ZeroDivisionError" in report.read_text("utf-8")
    assert "a secret note" not in report.read_text("utf-8")


def test_a_fault_in_the_settings_is_told_and_does_not_stop_anything(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui import folders

    file = folders.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text('colour = "red"\n', "utf-8")
    assert run("--db", filled, "list") == 0
    said = capsys.readouterr()
    assert "there is no setting “colour”" in said.err
    assert "Planning" in said.out


def test_the_language_of_the_settings_comes_before_that_of_the_system(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from tui import folders

    file = folders.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text('language = "sv"\n', "utf-8")
    run("list")
    assert "Det finns inga möten än." in capsys.readouterr().err
    run("--lang", "en", "list")
    assert "There are no meetings yet." in capsys.readouterr().err


def test_an_unknown_meeting_is_told(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--db", filled, "--lang", "sv", "show", "budget") == 1
    assert "budget" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out.startswith("heldag ")


def test_no_command_reads_the_arguments_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["pytest", "--nonsense"])
    assert run("--version") == 0
    assert click.get_current_context(silent=True) is None
