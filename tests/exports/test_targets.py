"""Consent replaces a document of the same format; never a database, another format, another meeting."""

import json
import os
from pathlib import Path

import pytest

from exports.errors import AlreadyThere, NotWritten
from exports.writing import write
from locales import translator
from store.store import Store

POSIX = pytest.mark.skipif(os.name == "nt", reason="links of POSIX")


def refused(path: Path, form: str = "md", uid: str | None = None) -> str:
    """The words with which writing is refused, the same with consent as without."""
    said = set()
    for force in (False, True):
        with pytest.raises(NotWritten) as error:
            write(path, "x", form=form, uid=uid, force=force)
        assert not isinstance(error.value, AlreadyThere)
        said.add(translator("en")(error.value.message))
    (words,) = said
    return words


@pytest.mark.parametrize("name", ["minutes.db", "minutes.md", "minutes"])
def test_a_database_is_never_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    Store.open(path, actor="me").close()
    before = path.read_bytes()
    for ending in ("", "-wal", "-shm", "-journal"):
        assert "belongs to a database" in refused(tmp_path / (name + ending))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [name]


@POSIX
def test_nor_is_a_link_that_leads_to_one(tmp_path: Path) -> None:
    Store.open(tmp_path / "minutes.db", actor="me").close()
    (tmp_path / "a.md").symlink_to("minutes.db")
    assert "belongs to a database" in refused(tmp_path / "a.md")
    assert (tmp_path / "a.md").is_symlink()


@pytest.mark.parametrize(
    ("name", "form", "right"),
    [
        ("day.docx", "md", ".md"),
        ("notes.txt", "md", ".md"),
        ("protokoll", "md", ".md"),
        ("day.json", "md", ".md"),
        ("day.md", "json", ".json"),
        ("day.txt", "json", ".json"),
    ],
)
def test_a_file_that_ends_otherwise_than_the_format_is_never_replaced(
    tmp_path: Path, name: str, form: str, right: str
) -> None:
    path = tmp_path / name
    path.write_text("mine")
    assert f"does not end in {right}:" in refused(path, form)
    assert path.read_text() == "mine"


def test_a_new_name_fits_the_format_or_says_nothing_else(tmp_path: Path) -> None:
    for name in ("a.md", "a.MD", "a.markdown", "a.txt", "a"):
        assert write(tmp_path / name, "x").exists()
    for name, form in (("b.json", "json"), ("b.JSON", "json"), ("b", "json")):
        assert write(tmp_path / name, "x", form=form).exists()
    write(tmp_path / "a.MD", "y", force=True)
    for name, form in (("c.docx", "md"), ("c.json", "md"), ("c.db", "md"), ("c.md", "json")):
        assert f"let its name end in .{form}" in refused(tmp_path / name, form)
        assert not (tmp_path / name).exists()


def test_the_json_of_another_meeting_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"format": "heldag/1", "uid": "theirs", "title": '"uid": "mine"'}))
    assert "holds another meeting" in refused(path, "json", "mine")
    write(path, "own", form="json", uid="theirs", force=True)
    assert path.read_text() == "own"
