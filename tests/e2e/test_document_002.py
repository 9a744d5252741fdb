"""A real day of real notes: typed through the command line, and through the app, with every count right.

The document lies beside the project; its lines are built from its text at run time.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.e2e.program import Program
from tests.e2e.typing_days import type_day
from tests.store.capture.documents import lines_of

CLUSTERS = [4, 6, 6, 7]
EMPTY = [("1", 4), ("1", 5), ("2", 4)]


@pytest.fixture
def day(heldag: Program, seeds: Path) -> dict[str, Any]:
    """The whole day, captured from a file of lines."""
    heldag.capture(lines_of(seeds, "002"))
    return heldag.show()


def tops(day: dict[str, Any]) -> list[dict[str, Any]]:
    return [s for s in day["sections"] if s["level"] == 1 and s["heading"] and not s["appendix"]]


def test_the_day_has_every_count(day: dict[str, Any]) -> None:
    assert day["date"] == "2018-02-16"
    assert len([p for p in day["participants"] if p["attendance"] == "present"]) == 15
    assert len([p for p in day["participants"] if "note-taker" in p["roles"]]) == 2
    assert [len(section["presenters"]) for section in tops(day)] == [5, 2, 1, 0]
    entries = [entry for section in day["sections"] for entry in section["entries"]]
    assert Counter(entry["kind"] for entry in entries)["decision"] == 1
    (wall,) = (s for s in day["sections"] if s["form"] == "stickies")
    assert len(wall["instruction"]) == 5
    notes = Counter(e["prompt"] for e in wall["entries"] if e["prompt"])
    assert [notes[prompt["number"]] for prompt in wall["prompts"]] == CLUSTERS
    assert Counter(e["kind"] for e in wall["entries"])["quote"] == sum(CLUSTERS)
    (appendix,) = (s for s in day["sections"] if s["appendix"])
    assert Counter(e["kind"] for e in appendix["entries"])["bullet"] == 7


def test_five_questions_to_two_groups_leave_three_holes(
    heldag: Program, day: dict[str, Any]
) -> None:
    questions = tops(day)[1]
    filled = {(e["row"], e["prompt"]) for e in questions["entries"] if e["row"]}
    cells = [(row["label"], p["number"]) for row in questions["rows"] for p in questions["prompts"]]
    assert [cell for cell in cells if cell not in filled] == EMPTY
    found = json.loads(heldag.run("check", "1", "--json").stdout)
    reported = [(c["row"], c["prompt"]) for c in found if c["check"] == "empty"]
    assert reported == EMPTY


def test_the_exported_file_shows_it(heldag: Program, day: dict[str, Any]) -> None:
    first = heldag.run("export", "1", "-o", "dagen.md").stdout.decode().strip()
    text = Path(heldag.home, first).read_text("utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inline = [token.content for token in tokens if token.type == "inline"]
    headings = [inline for token, inline in _headings(tokens)]
    for section in tops(day):
        assert section["heading"] in headings
    items = [token for token in tokens if token.type == "list_item_open"]
    assert len(items) >= 15 + sum(CLUSTERS) + 7
    assert len([line for line in inline if line.startswith("**Beslut:**")]) == 1
    for section in day["sections"]:
        for entry in section["entries"]:
            assert entry["text"].split()[0].strip("*_") in text


def _headings(tokens: list[Any]) -> list[tuple[Any, str]]:
    return [
        (token, tokens[at + 1].content)
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def test_exporting_twice_gives_the_same_bytes(heldag: Program, day: dict[str, Any]) -> None:
    for form in ("md", "json"):
        first, second = (
            heldag.run("export", "1", "--to", form, "-o", name).stdout.decode().strip()
            for name in (f"en.{form}", f"två.{form}")
        )
        assert (heldag.home / first).read_bytes() == (heldag.home / second).read_bytes()


def test_the_json_comes_back_the_same(
    heldag: Program, day: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    heldag.run("export", "1", "--to", "json", "-o", "dagen.json")
    other = Program(tmp_path_factory.mktemp("other"))
    other.run("import", heldag.home / "dagen.json")
    assert other.show() == day


def test_typed_into_the_app_it_is_the_same_meeting(heldag: Program, seeds: Path) -> None:
    """The first section with its sticky notes, and the second with its group questions."""
    lines = lines_of(seeds, "002")
    third = [at for at, line in enumerate(lines) if line.startswith("# ")][2]
    type_day(heldag, lines[:third])
