"""Nothing promised is lost, whatever happens around the file; `make reliability` plays many more rounds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.e2e.reliability.round import play

ROUNDS = int(os.environ.get("HELDAG_ROUNDS", "20"))
SEED = os.environ.get("HELDAG_SEED")
"""The one round to play, when it went wrong."""


@pytest.mark.parametrize("seed", range(ROUNDS) if SEED is None else [int(SEED)])
def test_a_round_keeps_every_promise(seed: int, tmp_path: Path) -> None:
    figures = play(seed, tmp_path)
    assert not figures.wrong, figures.happenings
