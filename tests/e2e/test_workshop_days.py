"""A real workshop day and a real agreement, typed into the app: what comes out is what capture makes."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.program import Program
from tests.e2e.typing_days import type_day
from tests.store.capture.documents import lines_of

ITEMS = {"A": (11, 7), "B": (8, 6), "C": (4, 3), "D": (3, 2), "E": (4, 4)}


def test_tables_ring_and_two_sets_of_groups(heldag: Program, seeds: Path) -> None:
    day = type_day(heldag, lines_of(seeds, "000"))
    (table,) = (s for s in day["sections"] if s["form"] == "sw")
    cells = [(entry["row"], entry["prompt"]) for entry in table["entries"]]
    assert {row: (cells.count((row, 1)), cells.count((row, 2))) for row in ITEMS} == ITEMS
    (ring,) = (s for s in day["sections"] if s["form"] == "ring")
    assert [row["label"] for row in ring["rows"]] == ["A→B", "B→C", "C→D", "D→E", "E→A"]
    labels = [[group["label"] for group in one["groups"]] for one in day["group_sets"]]
    assert labels == [["A", "B", "C", "D", "E"], ["1", "2", "3"]]


def test_an_agreement_with_its_forms(heldag: Program, seeds: Path) -> None:
    agreement = type_day(heldag, lines_of(seeds, "001"))
    assert len(agreement["signatures"]) == 3
    assert [s["heading"] is not None for s in agreement["sections"] if s["appendix"]] == [True]
