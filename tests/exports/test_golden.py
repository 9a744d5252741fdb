"""Whole documents, as a reader gets them.

The files in ``golden/`` are the documents of invented days. When a change of the text is meant, run
``HELDAG_GOLDEN=renew python -m pytest tests/exports/test_golden.py``, read the difference as the reader of
the minutes would, and keep the new files with the change.
"""

import os
from pathlib import Path

from exports import document, newsletter
from tests.cases import each
from tests.exports.days import (
    agreement,
    council,
    english_meeting,
    invitation,
    letters,
    swedish_day,
    workshop,
)

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
    "invitation.sv.md": (invitation, "invitation", "sv"),
    "invitation.en.md": (invitation, "invitation", "en"),
    "day.invitation.sv.md": (swedish_day, "invitation", "sv"),
    "newsletter.sv.md": (letters, "newsletter", "sv"),
    "newsletter.en.md": (letters, "newsletter", "en"),
    "council.outcomes.sv.md": (council, "outcomes", "sv"),
    "council.outcomes.en.md": (council, "outcomes", "en"),
    "council.attendance.sv.md": (council, "attendance", "sv"),
    "council.attendance.en.md": (council, "attendance", "en"),
}


@each("name", DOCUMENTS)
def test_the_document_is_the_golden_one(name):
    make, profile, language = DOCUMENTS[name]
    made = make()
    several = isinstance(made, list)
    written = newsletter(made, language) if several else document(made, profile, language)
    if os.environ.get("HELDAG_GOLDEN") == "renew":
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(written.encode())
    assert written == (GOLDEN / name).read_bytes().decode()
