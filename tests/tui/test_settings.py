from pathlib import Path

import pytest

from locales import translator
from store.errors import StoreError
from tests.cases import each
from tui import folders, settings

t = translator("en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_the_defaults_are_used(file: Path) -> None:
    found = settings.load(file)
    assert found.actor
    assert found.documents == folders.documents()
    assert not found.problems


def test_what_the_file_says_is_used(file: Path) -> None:
    file.write_text(
        'actor = "maja"\nlanguage = "sv"\ndocuments = "/srv/dokument"\ntheme = "light"\n'
        '[keys]\n"live.find" = "f3"\n',
        "utf-8",
    )
    found = settings.load(file)
    assert found.actor == "maja"
    assert found.language == "sv"
    assert found.documents == Path("/srv/dokument")
    assert found.theme == "light"
    assert found.keys == {"live.find": "f3"}
    assert not found.problems


def test_a_folder_in_the_home_of_nobody_does_not_keep_the_app_from_starting(file: Path) -> None:
    file.write_text('documents = "~nobody-of-this-name/x"', "utf-8")
    assert settings.load(file).documents == Path("~nobody-of-this-name/x")


@each(
    ("text", "told"),
    [
        ('colour = "red"', "there is no setting “colour”"),
        ('language = "de"', "the value of “language” is not understood"),
        ("actor = 7", "the value of “actor” is not understood"),
        ('keys = "f3"', "the value of “keys” is not understood"),
        ("actor = ", "the defaults are used"),
        (f"actor = {'[' * 5000}", "too many brackets within brackets"),
    ],
)
def test_a_faulty_line_is_named_and_the_default_used(file: Path, text: str, told: str) -> None:
    file.write_text(text, "utf-8")
    found = settings.load(file)
    assert [problem for problem in found.problems if told in t(problem)]
    assert found.language is None
    assert found.actor == settings.load(file.with_name("none")).actor


def test_a_faulty_line_does_not_take_the_others_along(file: Path) -> None:
    file.write_text('language = "de"\nactor = "maja"', "utf-8")
    assert settings.load(file).actor == "maja"


def test_a_settings_file_that_is_no_text_is_told(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    assert "the defaults are used" in t(settings.load(file).problems[0])


def test_the_file_named_on_the_command_line_comes_first() -> None:
    environ = {"HELDAG_DB": "/from/environment.db"}
    assert folders.database(Path("/named.db"), environ) == Path("/named.db")
    assert folders.database(None, environ) == Path("/from/environment.db")
    assert folders.database(None, {}).name == "heldag.db"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "light"\n'),
        ('# mine\ntheme = "dark"  # late\n', '# mine\ntheme = "light"  # late\n'),
        ('[keys]\n"live.find" = "f3"', 'theme = "light"\n[keys]\n"live.find" = "f3"'),
        ('[keys]\ntheme = "f3"\n', 'theme = "light"\n[keys]\ntheme = "f3"\n'),
        ('actor = "Åsa"\r\n', 'theme = "light"\nactor = "Åsa"\r\n'),
    ],
)
def test_a_theme_is_remembered_and_every_other_line_stays(
    file: Path, before: str, after: str
) -> None:
    file.write_text(before, "utf-8", newline="")
    settings.remember_theme("light", file)
    assert file.read_bytes() == after.encode()
    assert settings.load(file).theme == "light"


@pytest.mark.parametrize("before", ["actor = ", 'x = """\ntheme = "a"\n"""\n', "theme = 7\n"])
def test_settings_that_cannot_be_changed_safely_are_left_alone(file: Path, before: str) -> None:
    file.write_text(before, "utf-8")
    with pytest.raises(StoreError, match="cannot be changed"):
        settings.remember_theme("light", file)
    assert file.read_text("utf-8") == before
