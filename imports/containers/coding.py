"""Bytes to text as it was meant: coding, forms of letters, signs that mean nothing to a reader."""

from __future__ import annotations

import re
import unicodedata

from imports.blocks import Doubt
from imports.files import decode_table
from locales import N_, message
from store.language.cleaning import clean

_LINE_BREAKS = re.compile("\r\n?|[\v\x85\u2028\u2029]")
_LEADING_BLANKS = re.compile(
    "^[ \t]*[\u00a0\u2000-\u200a\u202f\u3000][ \t\u00a0\u2000-\u200a\u202f\u3000]*", re.MULTILINE
)
_SOFT_IN_NUMBER = re.compile("(?<=[0-9])\u00ad(?=[0-9])")
_SOFT_BULLET = re.compile("^([ \t]*)\u00ad(?=[ \t])", re.MULTILINE)
_SOFT = re.compile("\u00ad\n?")
_LARGEST_DOUBTS = 20


def text_of(data: bytes, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return the text of a file and what is doubtful in it.

    Lines end in line feeds, pages in form feeds; letters are composed; a soft hyphen is the bullet or the
    hyphen it was drawn as, or nothing. U+FFFD, which stands where a letter was lost, is kept.

    Raises:
        ImportRefused: it is not text.
    """
    text = decode_table(data, name).removeprefix("\ufeff")
    if not text.isascii():
        text = _composed(text)
    pages = _LINE_BREAKS.sub("\n", text).split("\f")
    text = "\f".join(map(clean, pages))
    return text, tuple(_lost_letters(text))


def _composed(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if "\u00ad" in text:
        text = _SOFT_IN_NUMBER.sub("-", text)
        text = _SOFT_BULLET.sub(r"\1-", text)
        text = _SOFT.sub("", text)
    return _LEADING_BLANKS.sub(lambda blanks: " " * len(blanks[0]), text)


def _lost_letters(text: str) -> list[Doubt]:
    if "\ufffd" not in text:
        return []
    lines = [n for n, line in enumerate(text.split("\n"), 1) if "\ufffd" in line]
    said = message(N_("a letter was lost before the file came here"))
    return [Doubt(line, said) for line in lines[:_LARGEST_DOUBTS]]
