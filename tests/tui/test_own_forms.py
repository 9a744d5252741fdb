"""A person's own forms: the example of the documentation at work, and files that are faulty."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from textwrap import dedent

import pytest

from exports.json_form import to_json
from locales import translator
from store.file import forms
from store.file.app_windows.journal import Journal
from store.file.app_windows.window import Window
from store.file.reading import load
from store.file.store import Store
from store.verbs import meetings
from store.waiting.change import Asked, Change, to_data
from tests.cases import each
from tests.conftest import ROOT
from tests.exports.reading import tables
from tests.screens.hosts import until
from tests.tui.test_app import shown, type_lines
from tui import cli, commands, folders, own_forms, settings
from tui.app import HeldagApp
from tui.context import Context

GUIDE = (ROOT / "docs" / "forms.md").read_text("utf-8")


@pytest.fixture(autouse=True)
def folder() -> Iterator[Path]:
    """Return the folder of own forms, made as the documentation says."""
    folders.forms().mkdir(parents=True)
    yield folders.forms()
    forms.use_folder(None)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "minutes.db"


def block_of_guide(language: str) -> str:
    """Return the first indented block of code in this language."""
    blocks = re.findall(r"^   ```(\w*)\n(.*?)^   ```$", GUIDE, re.DOTALL | re.MULTILINE)
    return next(dedent(text) for word, text in blocks if word == language)


def run(*arguments: str | Path) -> int:
    return cli.main([str(argument) for argument in arguments])


def heldag(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """Run a command that complains of nothing and return what it prints."""
    assert run(*arguments) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


@pytest.fixture
def meeting(
    folder: Path, db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[str, ...]:
    """Return how to name the file in which the lines of the documentation were typed."""
    (folder / "hopes.toml").write_text(block_of_guide("toml"), "utf-8")
    lines = tmp_path / "lines.txt"
    lines.write_text("/title The move\n" + block_of_guide(""), "utf-8")
    at = ("--lang", "en", "--db", str(db))
    assert heldag(capsys, *at, "capture", "--new", lines) == "1\n"
    return at


def test_the_example_of_the_guide_is_listed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hopes.toml").write_text(block_of_guide("toml"), "utf-8")
    lines = heldag(capsys, "--lang", "sv", "forms").splitlines()
    assert lines[-2].split("  ")[0] == "farhågor · hopes"
    assert lines[-2].endswith("Förhoppningar och farhågor (rader: grupperna, din egen)")
    assert lines[-1].endswith(str(folder))
    form = json.loads(heldag(capsys, "forms", "--json"))[-1]
    assert (form["name"], form["own"], form["plain"]) == ("hopes", True, "bullet")
    assert [p["text"]["sv"] for p in form["prompts"]] == ["Förhoppningar", "Farhågor"]
    assert form["description"]["en"].startswith("A good beginning")
    assert form["file"] == str(folder / "hopes.toml")


def test_the_lines_of_the_guide_are_answers_in_the_json(
    meeting: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = json.loads(heldag(capsys, *meeting, "show", "1", "--json"))
    (section,) = shown["sections"]
    assert (section["form"], section["heading"]) == ("hopes", "How do we feel about the move?")
    assert [p["text"] for p in section["prompts"]] == ["Hopes", "Fears"]
    answers = [(e["row"], e["prompt"], e["kind"]) for e in section["entries"]]
    assert answers == [("A", 1, "bullet"), ("A", 2, "bullet"), ("B", 2, "bullet")]


def test_the_checks_and_the_document_follow_the_form(
    meeting: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(heldag(capsys, *meeting, "check", "1", "--json"))
    empty = [(c["row"], c["prompt"]) for c in found if c["check"] == "empty"]
    assert empty == [("B", 1)]
    written = heldag(capsys, *meeting, "export", "1", "--output", "-")
    head = ["Hopes", "Fears"]  # what the form says to help stands in no document
    assert tables(written) == [
        [head, ["More room for everybody", "A longer way to work"]],
        [head, ["", "A kitchen at last"]],
    ]


def test_a_meeting_outlives_the_form_it_was_made_with(
    meeting: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hopes.toml").unlink()
    written = heldag(capsys, *meeting, "export", "1", "--output", "-")
    assert "A longer way to work" in written
    assert "**Hopes**" in written


def test_what_had_waited_is_written_with_its_form_whatever_command_comes_next(
    meeting: tuple[str, ...], db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*meeting, "new") == 0
    with Store.open(db, actor="maja") as store:
        uid = load(store, 2).meeting.uid
    gone = Journal(Window(db))
    for line in ("/exercise hopes", "A: A cellar"):
        assert gone.change(to_data(Asked(Change("line", uid, (line,)), "maja", datetime.now())))
    gone.close()
    forms.use_folder(None)
    assert run(*meeting, "new") == 0
    capsys.readouterr()
    (section,) = json.loads(heldag(capsys, *meeting, "show", "2", "--json"))["sections"]
    assert section["form"] == "hopes"


def test_a_faulty_form_is_named_with_file_line_and_reason_and_the_rest_load(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = block_of_guide("toml")
    (folder / "a.toml").write_text(good.replace('"groups"', '"tables"'), "utf-8")
    (folder / "b.toml").write_text(good, "utf-8")
    assert run("forms", "--json") == 0
    said = capsys.readouterr()
    reason = "“rows” must be one of: groups, room, added, ring, participants"
    assert said.err == f"heldag: {folder / 'a.toml'}:5: {reason}\n"
    assert json.loads(said.out)[-1]["name"] == "hopes"
    (folder / "a.toml").write_text(f"name = {'[' * 5000}", "utf-8")
    forms.use_folder(None)
    assert run("forms") == 0
    said = capsys.readouterr()
    assert said.err == f"heldag: {folder / 'a.toml'}: too many brackets within brackets\n"
    assert f"hopes.toml:5: {reason}" in GUIDE


@each("command", commands.COMMANDS)
def test_only_what_reads_forms_tells_of_them(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.toml").write_text("name = [", "utf-8")
    run(command, *(["x"] * (command not in ("list", "forms", "demo"))))
    told = "a.toml:1: It is not TOML" in capsys.readouterr().err
    assert told == (command in commands.WITH_FORMS and command not in commands.IN_THE_APP)


def test_every_key_and_choice_of_a_form_is_in_the_guide() -> None:
    from store.file.forms import loading
    from store.model.form import FILL_IN, LAYOUTS, ROWS

    keys = [key for key in loading._KEYS if key != "prompts"]
    assert not [word for word in (*keys, *FILL_IN) if f"`{word}`" not in GUIDE]
    assert not [word for word in (*ROWS, *LAYOUTS) if f'`"{word}"`' not in GUIDE]


# In the app ---------------------------------------------------------------------------------------


async def test_the_lines_of_the_guide_are_typed_in_the_app_and_a_faulty_form_is_told(
    folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []  # on the screen it may be broken anywhere
    monkeypatch.setattr(HeldagApp, "notify", lambda _, words, **__: told.append(words))
    (folder / "hopes.toml").write_text(block_of_guide("toml"), "utf-8")
    (folder / "other.toml").write_text("name = [", "utf-8")
    own_forms.use()
    with Store.open(db, actor="maja", wait=0, create=True) as store:
        meeting = meetings.create(store, title="The move", language="en")
        shell = HeldagApp(Context(translator("en"), settings.load(), db), store, meeting)
        async with shell.run_test(size=(120, 40), notifications=True) as pilot:
            await until(pilot, lambda: any("other.toml:1: It is not TOML" in one for one in told))
            type_lines(shell, *block_of_guide("").splitlines())
            await until(pilot, lambda: "A longer way to work" in shown(shell))
            assert "Group A · Fears" in shown(shell)
        (section,) = to_json(load(store, meeting))["sections"]
    assert [(e["row"], e["prompt"]) for e in section["entries"]] == [("A", 1), ("A", 2), ("B", 2)]
