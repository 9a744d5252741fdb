"""Whole documents, as a reader gets them.

The files in ``golden/`` are the documents of invented days. When a change of the text is meant, run
``HELDAG_GOLDEN=renew python -m pytest tests/exports/test_golden.py``, read the difference as the reader of
the minutes would, and keep the new files with the change.
"""

import os
from pathlib import Path

import pytest

from exports import document
from tests.exports.days import agreement, english_meeting, swedish_day, workshop

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = {
    "day.sv.md": (swedish_day, "notes", "sv"),
    "day.en.md": (swedish_day, "notes", "en"),
    "board.sv.md": (english_meeting, "notes", "sv"),
    "board.en.md": (english_meeting, "notes", "en"),
    "workshop.notes.sv.md": (workshop, "notes", "sv"),
    "workshop.notes.en.md": (workshop, "notes", "en"),
    "workshop.documentation.sv.md": (workshop, "documentation", "sv"),
    "workshop.documentation.en.md": (workshop, "documentation", "en"),
    "agreement.sv.md": (agreement, "agreement", "sv"),
    "agreement.en.md": (agreement, "agreement", "en"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_is_the_golden_one(name):
    meeting, profile, language = DOCUMENTS[name]
    written = document(meeting(), profile, language)
    if os.environ.get("HELDAG_GOLDEN") == "renew":
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(written.encode())
    assert written == (GOLDEN / name).read_bytes().decode()
