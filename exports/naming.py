"""File names from titles and dates: readable, and safe on every system."""

from __future__ import annotations

import re
import unicodedata

from locales import Translator
from store.records import Meeting

LONGEST = 200
"""Bytes of a file name in UTF-8, its ending included; file systems take 255, synced folders less."""

_BETWEEN = re.compile(r"[^\w'’&+§%@]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
"""What Windows keeps for devices, with any ending."""


def file_name(meeting: Meeting, t: Translator, *, ending: str = ".md", word: str = "") -> str:
    """Return a name for a document of ``meeting``: ``2026-03-12-Title.md``.

    Args:
        meeting: whose date and title make the name.
        t: the language of the word for a meeting that has no title.
        ending: the file's ending, with its full stop.
        word: what kind of document it is, where that must be told apart.
    """
    day = meeting.date or ""
    title = _safe(meeting.title or "") or t("meeting")
    parts = [part for part in (day, title, _safe(word)) if part]
    stem = _cut("-".join(parts), LONGEST - len(ending.encode()))
    if _RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"{t('meeting')}-{stem}"
    return stem + ending


def _safe(text: str) -> str:
    """Return words joined by hyphens: letters and figures of any script, and a few harmless signs."""
    composed = unicodedata.normalize("NFC", text)
    return _BETWEEN.sub("-", composed).strip("-_'’")


def _cut(stem: str, size: int) -> str:
    """Return as much of ``stem`` as fits in ``size`` bytes, cut between words if one ends near there."""
    data = stem.encode("utf-8", "ignore")
    if len(data) <= size:
        return stem
    cut = data[:size].decode("utf-8", "ignore")
    whole, _, rest = cut.rpartition("-")
    return (whole if whole and len(rest) < len(cut) // 4 else cut).strip("-_'’")
