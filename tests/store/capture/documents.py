"""The real documents that are typed in tests, by their numbers."""

from __future__ import annotations

from pathlib import Path

from tests.store.capture import (
    document_000,
    document_001,
    document_002,
    document_003,
    document_004,
)
from tests.store.capture.typing_seeds import typed

_STEPS = {
    "000": document_000.STEPS,
    "001": document_001.STEPS,
    "002": document_002.STEPS,
    "003": document_003.STEPS,
}


def texts_of(seeds: Path) -> list[list[str]]:
    """Return, for each text of document 004, the lines with which a note-taker types it as a meeting."""
    return [typed(seeds, "004", steps) for steps in document_004.TEXTS]


def lines_of(seeds: Path, document: str) -> list[str]:
    """Return the lines with which a note-taker types a document."""
    return typed(seeds, document, _STEPS[document])
