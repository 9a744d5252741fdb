"""Forms of exercises: the built-in ones, a user's own, and files that are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from locales import translator
from store.file import forms

BUILT_IN = {
    *("styrkor", "swot", "områden", "frågor", "ring", "lappar", "plan", "uppföljning", "runda"),
    *("retro", "intervju", "schema"),
}
GOOD = """
name = { sv = "pitch", en = "pitches" }
title = { sv = "Pitchar", en = "Pitches" }
rows = "groups"
layout = "table"
report_empty = true

[[prompts]]
text = { sv = "Idé", en = "Idea" }
hint = "i en mening"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a user's own folder of forms."""
    forms.use_folder(tmp_path)
    yield tmp_path
    forms.use_folder(None)


def test_the_twelve_forms_are_there_in_both_languages() -> None:
    assert {form.names.sv for form in forms.all()} == BUILT_IN
    assert forms.problems() == ()
    for form in forms.all():
        assert forms.get(form.names.sv) is form
        assert forms.get(form.names.en.upper()) is form
        assert form.name == form.names.en
        assert form.title("sv")
        assert form.title("en")


def test_the_forms_say_what_the_exercise_needs() -> None:
    questions, sw, stickies = map(forms.get, ("frågor", "styrkor", "lappar"))
    assert questions is not None
    assert sw is not None
    assert stickies is not None
    assert (questions.rows, questions.numbered, questions.report_empty) == ("groups", True, True)
    assert [p.text.sv for p in sw.prompts] == ["Styrkor", "Svagheter"]
    assert [p.text("en") for p in sw.prompts] == ["Strengths", "Weaknesses"]
    assert sw.layout == "table per row"
    assert (stickies.rows, stickies.plain, stickies.report_empty) == ("room", "quote", False)
    assert {form.plain for form in forms.all()} == {"note", "quote"}


def test_an_unknown_name_is_no_form() -> None:
    assert forms.get("okänd") is None
    assert forms.get("") is None
    assert forms.get(None) is None


def test_a_users_own_form_needs_no_code(folder: Path) -> None:
    (folder / "pitch.toml").write_text(GOOD, encoding="utf-8")
    form = forms.get("Pitch")
    assert form is not None
    assert form.prompts[0].hint is not None
    assert form.prompts[0].hint.en == "i en mening"
    assert len(forms.all()) == len(BUILT_IN) + 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = [", "It is not TOML"),
        ("", "“name” must be a text"),
        ('name = "x"', "“title” must be a text"),
        ('name = "x"\ntitle = "X"\nrows = "tables"', "“rows” must be one of: groups, room"),
        ('name = "x"\ntitle = "X"\nplain = "shout"', "“plain” must be one of"),
        ('name = "x"\ntitle = "X"\nreport_empty = "yes"', "true or false"),
        ('name = "x"\ntitle = "X"\nprompts = ["a"]', "[[prompts]]"),
        ('name = "x"\ntitle = "X"\ncolour = "red"', "“colour” means nothing"),
        ('name = "frågor"\ntitle = "X"', "There is a form “frågor” already."),
    ],
)
def test_a_faulty_file_is_named_with_the_reason_and_the_rest_loads(
    text: str, said: str, folder: Path
) -> None:
    (folder / "a.toml").write_text(text, encoding="utf-8")
    (folder / "b.toml").write_text(GOOD, encoding="utf-8")
    (problem,) = forms.problems()
    assert problem.file == folder / "a.toml"
    assert said in translator("en")(problem.reason)
    assert forms.get("pitch") is not None


def test_what_is_no_text_file_is_named_too(folder: Path) -> None:
    (folder / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    (folder / "folder.toml").mkdir()
    (folder / "large.toml").write_text("#" * 200_000, encoding="utf-8")
    assert {problem.file.name for problem in forms.problems()} == {
        "bytes.toml",
        "folder.toml",
        "large.toml",
    }


def test_a_folder_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    forms.use_folder(tmp_path / "none")
    assert len(forms.all()) == len(BUILT_IN)
    assert forms.problems() == ()
    forms.use_folder(None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name = "x"\ntitle = [', 2),
        ('name = "x"\n\ntitle = "X"\nplain = "shout"', 4),
        ('title = "X"', 1),
        ('name = "x"\ntitle = "X"\n\n[[prompts]]\ntext = "a"\n\n[[prompts]]\nhint = "b"', 7),
        ('name = "x"\ntitle = "X"\n[[prompts]]\ntext = "a"\n[[prompts]]\ntext = 3', 6),
        ('name = "x"\ntitle = "X"\n[[prompts]]\ntext = "a"\ncolour = "red"', 5),
        ('name = "x"\ntitle = "X"\n[[cells]]\ntext = "a"', 3),
        ('title = "X"\nname = "two words"', 2),
        ('title = "X"\n\nname = "ring"', 3),
        ('title = "X"\n[name]\nsv = 3', 2),
    ],
)
def test_a_faulty_file_is_named_with_the_line(text: str, line: int, folder: Path) -> None:
    (folder / "a.toml").write_text(text, encoding="utf-8")
    (problem,) = forms.problems()
    assert problem.line == line
    assert "(at line" not in translator("en")(problem.reason)


def test_the_builtin_forms_say_where_empty_cells_are_lines_to_fill_in() -> None:
    said = {form.name: form.fill_in for form in forms.all()}
    assert {name for name, where in said.items() if where == "always"} == {
        *("areas", "plan", "followup")
    }
    assert said["questions"] == "appendix"
    assert said["stickies"] == "never"
