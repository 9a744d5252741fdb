"""The real documents: what is doubtful in them is found, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from exports.checks import check
from locales import translator
from tests.exports.typed import type_lines
from tests.store.capture.documents import lines_of

DOUBTS = {
    "000": {"empty": 4, "email-name": 2, "unfinished": 1},
    "001": {"empty": 7, "no-date": 1},
    "002": {"empty": 3, "odd-quotes": 1},
    "003": {"no-date": 1},
}
"""How many findings there are of each check."""

DEMO = Path(__file__).resolve().parents[3] / "tui" / "demo"


@pytest.mark.parametrize("document", sorted(DOUBTS))
def test_what_is_doubtful_is_found_and_nothing_else(document: str, seeds: Path, tmp_path: Path):
    minutes = type_lines(lines_of(seeds, document), tmp_path)
    assert Counter(one.check for one in check(minutes)) == DOUBTS[document]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_invented_day_has_three_holes_and_a_line_that_is_not_finished(
    language: str, tmp_path: Path
):
    lines = (DEMO / f"{language}.txt").read_text("utf-8").splitlines()
    found = check(type_lines(lines, tmp_path, language=language))
    assert Counter(one.check for one in found) == {"empty": 3, "unfinished": 1}
    assert all(translator("en")(one.text) for one in found)
