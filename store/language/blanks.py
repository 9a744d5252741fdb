"""Blanks: any Unicode space counts, a no-break space too."""

from __future__ import annotations

BLANKS = (
    "\t \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
)
"""What separates words. Line breaks are part of a text, never separators."""

EXACT = "\u205f"
"""A blank nobody types (U+205F). :func:`store.capture.writing.to_line` puts it before a text that an
ordinary leading blank cannot keep from being read as a bullet."""

B = f"[{BLANKS}]"
"""One blank, for regular expressions."""

_SPLITS = str.maketrans(dict.fromkeys(BLANKS + EXACT + "\n", " "))


def words(text: str) -> list[str]:
    """Return the words of ``text``."""
    return text.translate(_SPLITS).split()


def squeezed(text: str) -> str:
    """Return ``text`` without blanks at its ends and with one space for each run of them."""
    return " ".join(words(text))


def trimmed(text: str) -> str:
    """Return ``text`` without blanks and line breaks at its end."""
    return text.rstrip(BLANKS + EXACT + "\n")
