"""Real formal minutes: typed through the command line and into the app, exported whole and as an extract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.program import Program
from tests.e2e.typing_days import type_day
from tests.exports.reading import headings, lists
from tests.store.capture.documents import lines_of


@pytest.fixture
def day(heldag: Program, seeds: Path) -> dict[str, Any]:
    """The whole meeting, captured from a file of lines."""
    heldag.capture(lines_of(seeds, "003"))
    return heldag.show()


def exported(heldag: Program, *options: str) -> str:
    path = heldag.run("export", "1", "-o", "ut.md", "--force", *options).stdout.decode().strip()
    return (heldag.home / path).read_text("utf-8")


def entries(day: dict[str, Any], kind: str) -> list[str]:
    return [e["text"] for s in day["sections"] for e in s["entries"] if e["kind"] == kind]


def test_the_minutes_have_every_count(heldag: Program, day: dict[str, Any]) -> None:
    assert [p["standing"] for p in day["participants"]] == ["deciding"] * 6 + ["other"] * 4
    assert all(p["party"] and p["organisation"] for p in day["participants"][:6])
    assert [s["paragraph"] for s in day["sections"] if s["paragraph"]] == ["1", "2", "3"]
    assert entries(day, "proposal") == entries(day, "decision")
    assert len(entries(day, "decision")) == 2
    report = [s for s in day["sections"] if s["level"] == 2 and s["heading"]]
    assert [len([e for e in s["entries"] if e["kind"] == "note"]) for s in report] == [5, 9]
    assert len(day["signatures"]) == 3
    found = json.loads(heldag.run("check", "1", "--json").stdout)
    assert [one["check"] for one in found] == ["no-date"]


@pytest.mark.parametrize("profile", ["protokoll", "anteckningar"])
def test_the_exported_file_shows_them(heldag: Program, day: dict[str, Any], profile: str) -> None:
    text = exported(heldag, "--as", profile)
    listed = [len(items) for items in lists(text)]
    assert listed[1:3] == [6, 4]
    assert [h for _, h in headings(text) if h.startswith("§")] == [
        f"§ {s['paragraph']} {s['heading']}" for s in day["sections"] if s["paragraph"]
    ]
    assert len([h for level, h in headings(text) if level == 3]) == 2
    for kind in ("proposal", "decision"):
        for words in entries(day, kind):
            assert text.count(words) == 2
    assert text.count("…" * 24) == 3


def test_an_extract_needs_its_paragraphs_and_holds_only_these(
    heldag: Program, day: dict[str, Any]
) -> None:
    refused = heldag.run("export", "1", "--as", "utdrag", "-o", "ut.md", status=1)
    assert refused.stderr.strip()
    assert not (heldag.home / "ut.md").exists()
    assert heldag.run("export", "1", "--as", "utdrag", "--sections", "9", status=1).stderr
    text = exported(heldag, "--as", "utdrag", "--sections", "§ 2")
    inside = False
    for section in day["sections"]:
        inside = section["paragraph"] == "2" if section["paragraph"] else inside
        for entry in section["entries"]:
            assert (entry["text"] in text) == inside


def test_two_paragraphs_typed_into_the_app_are_the_same(heldag: Program, seeds: Path) -> None:
    lines = lines_of(seeds, "003")
    third = [at for at, line in enumerate(lines) if line.startswith("§ ")][2]
    type_day(heldag, lines[:third])
