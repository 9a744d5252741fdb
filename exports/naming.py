"""File names from titles and dates: readable, and safe on every system."""

from __future__ import annotations

import re
import unicodedata

from exports.profiles import get_profile
from locales import Translator
from store.model.records import Meeting

LONGEST = 200
"""Bytes of a file name in UTF-8, its ending included; file systems take 255, synced folders less."""

_BETWEEN = re.compile(r"[^\w'’&+§%@]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
"""What Windows keeps for devices, with any ending."""

_PARTIAL = ("invitation", "outcomes", "attendance")
"""Documents that lie beside that of the whole meeting."""


def file_name(meeting: Meeting, t: Translator, *, ending: str = ".md", word: str = "") -> str:
    """Return a name for a document of ``meeting``: ``2026-03-12-Title.md``.

    Args:
        meeting: whose date and title make the name.
        t: the language of the word for a meeting that has no title.
        ending: the file's ending, with its full stop.
        word: what kind of document it is, where that must be told apart.
    """
    return name_of(meeting.date, meeting.title, t, ending=ending, word=word)


def name_of(
    day: str | None, title: str | None, t: Translator, *, ending: str = ".md", word: str = ""
) -> str:
    """Return a name for a document of this day and title, as :func:`file_name` does of a meeting."""
    parts = [part for part in (day, _safe(title or "") or t("meeting"), _safe(word)) if part]
    stem = _cut("-".join(parts), LONGEST - len(ending.encode()))
    if _RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"{t('meeting')}-{stem}"
    return stem + ending


def word_of(profile: str | None, sections: str, t: Translator) -> str:
    """Return the word by which a document is told apart from that of the whole meeting.

    That is ``utdrag § 2`` where it holds some §§, ``inbjudan`` where it was written before the meeting,
    ``närvaro`` or ``beslut-åtgärder`` where it says only that of it, else nothing.
    """
    chosen = get_profile(profile) if profile else None
    word = chosen.word(t.language) if chosen else ""
    if sections.strip():
        return f"{word} § {sections.replace('§', '').strip()}".strip()
    return word if chosen and chosen.shape in _PARTIAL else ""


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
