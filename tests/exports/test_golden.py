"""Whole documents, as a reader gets them.

The files in ``golden/`` are the documents of two invented days. When a change of the text is meant, run
``HELDAG_GOLDEN=renew python -m pytest tests/exports/test_golden.py``, read the difference as the reader of
the minutes would, and keep the new files with the change.
"""

import os
from pathlib import Path

import pytest

from exports import document
from tests.exports.days import english_meeting, swedish_day

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = {
    "day.sv.md": (swedish_day, "sv"),
    "day.en.md": (swedish_day, "en"),
    "board.sv.md": (english_meeting, "sv"),
    "board.en.md": (english_meeting, "en"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_is_the_golden_one(name):
    meeting, language = DOCUMENTS[name]
    written = document(meeting(), "notes", language)
    if os.environ.get("HELDAG_GOLDEN") == "renew":
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(written.encode())
    assert written == (GOLDEN / name).read_bytes().decode()
