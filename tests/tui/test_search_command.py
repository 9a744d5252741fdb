"""``heldag search``, called in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.file.store import Store
from store.search.indexer import is_up_to_date
from store.verbs import meetings
from tui import cli
from tui.commands import capture

LINES = "# Drinks\nCoffee is out\nd: We buy coffeebeans\n"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "minutes.db"
    monkeypatch.setenv("HELDAG_DB", str(path))
    with Store.open(path, actor="maja", create=True) as store:
        for year in (2025, 2026):
            made = meetings.create(
                store, title=f"Board {year}", date=f"{year}-03-12", language="en"
            )
            assert not list(capture.carry_out(store, made, LINES.splitlines()))
    return path


def run(*arguments: str | Path) -> int:
    return cli.main(["--lang", "en", *(str(argument) for argument in arguments)])


def hits(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert run("search", *arguments, "--json") == 0
    found: list[dict[str, object]] = json.loads(capfd.readouterr().out)
    return found


def test_the_form_for_other_programs(db: Path, capfd: pytest.CaptureFixture[str]) -> None:
    first = hits(capfd, "coffeebeans")[0]
    assert first.pop("uid")
    assert first == {
        "meeting": 2,
        "date": "2026-03-12",
        "title": "Board 2026",
        "section": "Drinks",
        "paragraph": None,
        "kind": "decision",
        "snippet": "We buy coffeebeans",
        "marks": [[7, 18]],
    }


def test_words_need_no_quotes_and_a_minus_is_no_option(
    db: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert [hit["date"] for hit in hits(capfd, "we", "coffee")] == ["2026-03-12", "2025-03-12"]
    assert [hit["kind"] for hit in hits(capfd, "coffee", "-buy")] == ["note", "note"]
    assert hits(capfd, "coffee", "year:2025", "decision:")[0]["meeting"] == 1
    assert len(hits(capfd, "coffee", "--limit", "1")) == 1


def test_for_a_person_the_lines_stand_below_their_meetings(
    db: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("search", "coffee", "--limit", "3") == 0
    said = capfd.readouterr()
    assert said.out.splitlines() == [
        "    2  2026-03-12  Board 2026",
        "       Decision: We buy coffeebeans (Drinks)",
        "       Note: Coffee is out (Drinks)",
        "    1  2025-03-12  Board 2025",
        "       Decision: We buy coffeebeans (Drinks)",
    ]
    assert said.err == "There is more; --limit shows it.\n"


def test_the_best_first_on_request(db: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert hits(capfd, "coffee", "--best")[0]["snippet"] == "Coffee is out"


def test_nothing_found_is_said_with_words_like_it(
    db: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("search", "coffee") == 0  # and the index is there for the next time
    capfd.readouterr()
    assert run("search", "cofee") == 0
    assert capfd.readouterr() == ("", "Nothing was found.\nSimilar words: coffee\n")
    assert hits(capfd, "cofee") == []


def test_without_a_file_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("HELDAG_DB", raising=False)
    monkeypatch.setattr("tui.folders.database", lambda _: tmp_path / "none.db")
    assert run("search", "coffee") == 0
    assert capfd.readouterr() == ("", "Nothing was found.\n")
    assert not list(tmp_path.iterdir())


def test_it_leaves_the_index_up_to_date(db: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run("search", "coffee")
    with Store.open(db, actor="", readonly=True) as store:
        assert is_up_to_date(store)


def test_a_file_that_cannot_be_written_is_searched_all_the_same(
    db: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    db.chmod(0o400)
    assert len(hits(capfd, "coffee")) == 4


def test_capture_indexes_what_it_has_written(db: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("Tea is fine\n", "utf-8")
    assert run("capture", "--new", lines) == 0
    with Store.open(db, actor="", readonly=True) as store:
        assert is_up_to_date(store)
