"""The real document that a module of tests is about: it says which one in ``DOCUMENT``."""

from __future__ import annotations

from typing import Any

import pytest

from exports import document
from exports.json_form import to_json
from store.model.minutes import Minutes
from tests.exports.typed import type_lines
from tests.store.capture.documents import lines_of


@pytest.fixture(scope="module")
def lines(request: pytest.FixtureRequest) -> list[str]:
    """Return the lines with which a note-taker types the document."""
    return lines_of(request.getfixturevalue("seeds"), request.module.DOCUMENT)


@pytest.fixture(scope="module")
def typed(lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> Minutes:
    """Return the meeting, read back from the file it was typed into."""
    return type_lines(lines, tmp_path_factory.mktemp("typed"))


@pytest.fixture(scope="module")
def as_json(typed: Minutes) -> dict[str, Any]:
    """Return the meeting in the JSON form."""
    return to_json(typed)


@pytest.fixture(scope="module")
def written(typed: Minutes) -> str:
    """Return the meeting written out with the profile of its kind."""
    return document(typed)


@pytest.fixture(scope="module")
def notes(typed: Minutes) -> str:
    """Return the meeting written out as notes."""
    return document(typed, "anteckningar")
