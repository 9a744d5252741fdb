"""Bytes of every coding become the text that was meant."""

from __future__ import annotations

import pytest

from imports.errors import ImportRefused
from tests.cases import each
from tests.imports.containers.reading import brief, read

WORDS = "Åtgärd på ön: flytta båten – i år"


@each("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_are_right_in_every_coding(coding: str) -> None:
    assert brief(read(f"# {WORDS}\r\n\r\ntext\r\n".encode(coding))) == [f"h1 {WORDS}", "text"]


def test_latin_1_reads_as_windows_letters() -> None:
    assert brief(read("# Räksmörgås\n".encode("latin-1"))) == ["h1 Räksmörgås"]


def test_lost_letters_are_kept_and_pointed_out() -> None:
    document = read("# M\ufffdte\n\ntext\n")
    assert brief(document) == ["h1 M\ufffdte", "text"]
    assert [doubt.line for doubt in document.doubts] == [1]


def test_letters_in_pieces_are_put_together() -> None:
    assert brief(read("# A\u030angstro\u0308m\n")) == ["h1 Ångström"]


def test_soft_hyphens_are_what_they_were_drawn_as() -> None:
    words = "Datum 2018\u00ad02\u00ad14, proto\u00ad\nkollet\n\n\u00ad punkt\n"
    assert brief(read(words, "m.txt")) == ["Datum 2018-02-14, protokollet", "- punkt"]


def test_no_break_blanks_indent_like_others() -> None:
    assert brief(read("- ett\n\u00a0\u00a0\u00a0\u00a0- två\n")) == ["- ett", "  - två"]


def test_controls_become_words() -> None:
    assert brief(read("a\x1b]52;c;x\x07b\n")) == ["a⟨U+001B⟩]52;c;x⟨U+0007⟩b"]


@each("data", [b"%PDF-1.7\n", b"\x89PNG\r\n", b"SQLite format 3\x00", b"a\x00b\x01c"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefused):
        read(data, "minutes.md")


@each(
    ("words", "language"),
    [
        ("Mötet öppnas och det är vi som är här", "sv"),
        ("The meeting was opened and we are here", "en"),
        ("Die Sitzung wird von der Leitung eröffnet und das ist gut", "de"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_small_words(words: str, language: str) -> None:
    assert read(words).language == language
