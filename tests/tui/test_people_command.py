"""``heldag people``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from store.file.store import Store
from store.file.undo import undo
from store.model.shared_records import REGISTER
from store.people.known_people import load_people
from tui.cli import main

LINES = """/titel Nämnden
/datum 2026-01-10
/närvarande Anna Ek (S), Norrby kommun, strateg, anna@norrby.example; Bo "Bosse" Al; =Summa
/roll ordförande Anna Ek
# Ett
å: Boka lokal +Anna !2026-02-01
Anna Ek: Hej
"""


@pytest.fixture
def db(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    lines = tmp_path / "lines.txt"
    lines.write_text(LINES, "utf-8")
    db = tmp_path / "data" / "heldag.db"
    assert main(["--db", str(db), "capture", "--new", str(lines)]) == 0
    capfd.readouterr()
    return db


@pytest.fixture
def called(db: Path, capfd: pytest.CaptureFixture[str]):
    """Return a way to call ``heldag people``: it gives the status, the output and the complaints."""

    def call(*arguments: str) -> tuple[int, str, str]:
        status = main(["--db", str(db), "--lang", "en", "people", *arguments])
        said = capfd.readouterr()
        return status, said.out, said.err

    return call


def test_the_list_and_its_filters(called) -> None:
    _, out, _ = called()
    assert out.splitlines()[1] == (
        "Anna Ek (S), strateg, Norrby kommun, anna@norrby.example  (1 meeting, last 2026-01-10)"
    )
    assert len(out.splitlines()) == 3
    assert called("--text", "boss")[1].startswith("Bo Al")
    assert called("--organisation", "norrby")[1].startswith("Anna Ek")
    assert called("--party", "s")[1].startswith("Anna Ek")
    assert called("--party", "m")[2] == "There is nobody.\n"


def test_json_and_csv(called) -> None:
    data = json.loads(called("--json", "--text", "anna")[1])
    assert data[0] | {"uid": ""} == {
        "uid": "",
        "name": "Anna Ek",
        "aliases": [],
        "organisation": "Norrby kommun",
        "unit": None,
        "title": "strateg",
        "party": "S",
        "email": "anna@norrby.example",
        "phone": None,
        "meetings": 1,
        "last": "2026-01-10",
    }
    rows = list(csv.reader(io.StringIO(called("--csv")[1])))
    assert rows[0][:3] == ["Name", "Aliases", "Organisation"]
    assert rows[1][0] == "'=Summa"
    assert rows[2][8:10] == ["1", "2026-01-10"]
    assert rows[3][1] == "Bosse"


def test_one_person(called) -> None:
    _, out, _ = called("show", "anna")
    for words in ("Nämnden  (present, chair)", "Has belonged to:", "Boka lokal  (due 2026-02-01)"):
        assert words in out
    data = json.loads(called("show", "Bosse", "--json")[1])
    assert (data["name"], data["appearances"][0]["meeting"]) == ("Bo Al", 1)
    status, _, err = called("show", "nobody")
    assert (status, err) == (1, "heldag: There is nobody called “nobody”.\n")


def test_merging(called, db: Path) -> None:
    assert called("merge", "Anna Ek", "Bo Al")[1] == "“Bo Al” is an alias of “Anna Ek” now.\n"
    status, _, err = called("merge", "Anna Ek", "Anna Ek")
    assert (status, err) == (1, "heldag: Choose two different people.\n")
    with Store.open(db, actor="x", readonly=True) as store:
        assert len(load_people(store)) == 2


def test_importing_shows_and_then_takes_in(called, db: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_bytes("Namn;Titel;Sko\nAnna Ek;chef;38\nEva Åsén;;39\nBad;row\n".encode("latin-1"))
    status, out, err = called("import", str(table), "--dry-run")
    assert status == 1
    assert out.splitlines() == [
        "changed     Anna Ek  (title: strateg → chef)",
        "new         Eva Åsén",
        "new: 1, changed: 1, the same: 0, doubtful: 0, unreadable: 1",
    ]
    assert err.splitlines() == [
        "line 4: 2 columns where 3 are expected",
        "Columns that are not used: Sko",
    ]
    assert len(called()[1].splitlines()) == 3
    called("import", str(table))
    assert len(called()[1].splitlines()) == 4
    assert (
        called("import", str(table), "--dry-run")[1]
        .splitlines()[-1]
        .startswith("new: 0, changed: 0, the same: 2")
    )
    actor = _actor(db)
    with Store.open(db, actor=actor, create=True) as store:
        assert undo(store, REGISTER)
        assert len(load_people(store)) == 3


def _actor(db: Path) -> str:
    with Store.open(db, actor="x", readonly=True) as store:
        found = store.one("SELECT actor FROM step WHERE meeting = 0 ORDER BY id DESC LIMIT 1")
        assert found is not None
        return str(found[0])


def test_what_cannot_be_read_is_said_in_words(called) -> None:
    status, _, err = called("import", "/nowhere/people.csv")
    assert (status, err) == (1, "heldag: There is no file “/nowhere/people.csv”.\n")


def test_without_a_file_nothing_is_made(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], own_home: Path
) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Namn;Titel\nAnna Ek;chef\n", "utf-8")
    assert main(["--lang", "en", "people"]) == 0
    assert main(["--lang", "en", "people", "import", "--dry-run", str(table)]) == 0
    assert "new         Anna Ek" in capfd.readouterr().out
    assert not list(own_home.rglob("*.db"))
