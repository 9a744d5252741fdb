"""Consent replaces a document of the same format; never a database, other content, another meeting."""

import codecs
import json
import os
from pathlib import Path

import pytest

from exports.errors import AlreadyThere, NotWritten
from exports.writing import write
from locales import translator
from store.file.named_files import LARGEST
from store.file.store import Store
from tests.cases import each

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
    Store.open(path, actor="me", create=True).close()
    before = path.read_bytes()
    for ending in ("", "-wal", "-shm", "-journal"):
        assert "belongs to a database" in refused(tmp_path / (name + ending))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [name]


@POSIX
def test_nor_is_a_link_that_leads_to_one(tmp_path: Path) -> None:
    Store.open(tmp_path / "minutes.db", actor="me", create=True).close()
    (tmp_path / "a.md").symlink_to("minutes.db")
    assert "belongs to a database" in refused(tmp_path / "a.md")
    assert (tmp_path / "a.md").is_symlink()


@each(
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


THEIRS = {"format": "heldag/1", "uid": "theirs", "title": '"uid": "mine"'}
JSON = json.dumps(THEIRS)
FORMS_OF_JSON = {
    "as it was written": JSON.encode(),
    "sorted": json.dumps(THEIRS, sort_keys=True).encode(),
    "with a mark": codecs.BOM_UTF8 + JSON.encode(),
    "utf-16": JSON.encode("utf-16"),
    "after blanks": b" " * 500 + JSON.encode(),
    "escaped": JSON.replace('"uid"', '"\\u0075id"', 1).encode(),
}
NO_MEETING = {
    "in a list": f"[{JSON}]".encode(),
    "another version": JSON.replace("heldag/1", "heldag/2").encode(),
    "without uid": b'{"format": "heldag/1"}',
    "other json": b'{"name": "x", "uid": "mine"}',
    "too deep": b"[" * 100_000,
    "broken": JSON[:-1].encode(),
    "empty": b"",
}
BINARY = {
    "png": b"\x89PNG\r\n\x1a\n",
    "pdf": b"%PDF-1.7\n",
    "database's beginning": b"SQLite format ",
    "zeros": b"text\0text",
    "latin-1": "på".encode("latin-1"),
}


@pytest.mark.parametrize("data", FORMS_OF_JSON.values(), ids=FORMS_OF_JSON)
def test_the_json_of_another_meeting_is_never_replaced(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    assert "holds another meeting" in refused(path, "json", "mine")
    assert path.read_bytes() == data
    write(path, "own", form="json", uid="theirs", force=True)
    assert path.read_text() == "own"


@each(
    ("name", "what"),
    [
        *(("a.json", what) for what in NO_MEETING | BINARY),
        *(("a.md", what) for what in FORMS_OF_JSON | BINARY),
        *(("a.markdown", what) for what in ("pdf", "in a list", "other json")),
    ],
)
def test_nor_is_what_heldag_cannot_have_written_there(tmp_path: Path, name: str, what: str) -> None:
    path = tmp_path / name
    data = (FORMS_OF_JSON | NO_MEETING | BINARY)[what]
    path.write_bytes(data)
    is_json = path.suffix == ".json"
    said = refused(path, "json", "mine") if is_json else refused(path)
    assert f"is not {'JSON' if is_json else 'Markdown'} as heldag writes it" in said
    assert path.read_bytes() == data


@each("text", ["", "# På\n", "\ufeff# På\n", "[a](b)\n", "1", "{x}"])
def test_any_text_may_be_markdown(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    write(path, "x", force=True)
    assert path.read_text() == "x"


@POSIX
@pytest.mark.parametrize("form", ["md", "json"])
@pytest.mark.parametrize("leads_to", ["/dev/zero", "pipe", "folder", "itself"])
def test_a_link_to_what_is_no_ordinary_file_stays(tmp_path: Path, form: str, leads_to: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    path = tmp_path / f"a.{form}"
    path.symlink_to(path if leads_to == "itself" else leads_to)
    assert "never replaced" in refused(path, form, "mine" if form == "json" else None)
    assert path.is_symlink()


def test_a_file_that_is_too_large_to_be_told_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "is larger than" in refused(path)
