"""Text made harmless: what is stored, and what is shown.

Control bytes in a text would drive the terminal it is shown in, so they are stored as words
(``⟨U+001B⟩``). Direction overrides and invisible characters are part of what was typed and stay in the
data, but are shown and exported as words. Joiners and direction marks, which emoji and right-to-left
text need, are kept.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_INVISIBLES = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"\s+")


def _in_words(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"


def clean(text: str) -> str:
    """Return ``text`` as it is stored: composed (NFC), breaks as line feeds, controls in words.

    Tabs and line breaks stay; lone surrogates, which no file can hold, become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SURROGATES.sub("\ufffd", with_line_feeds(text))
    return unicodedata.normalize("NFC", _CONTROLS.sub(_in_words, text))


def with_line_feeds(text: str) -> str:
    """Return ``text`` with breaks as line feeds; terminals paste them as carriage returns."""
    return _LINE_BREAKS.sub("\n", text)


def visible(text: str) -> str:
    """Return ``text`` as it is shown and exported: nothing in it is invisible or turns the line."""
    return text if text.isascii() else _INVISIBLES.sub(_in_words, text)


def without_invisibles(text: str) -> str:
    """Return ``text`` without what cannot be seen in it, so that it is found by what can."""
    return text if text.isascii() else _INVISIBLES.sub("", text)


def is_blank(text: str) -> bool:
    """Return whether nothing of ``text`` can be seen: only blanks and invisible characters."""
    return not without_invisibles(text).strip()


def one_line(text: str) -> str:
    """Return ``text`` cleaned and on one line, each run of blanks as one: for titles and names."""
    return _BLANKS.sub(" ", clean(text)).strip()
