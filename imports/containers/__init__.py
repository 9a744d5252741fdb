"""Files to documents: each format made into the same few kinds of block.

The format is told by the ending of the name, else by the first bytes. :func:`read_document` is the only
way in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from imports.blocks import Document, DocumentSource, Doubt
from imports.containers import latex, org, pandoc
from imports.containers.coding import text_of
from imports.containers.front import NONE, read_front
from imports.containers.languages import language_of
from imports.containers.read import Read
from imports.errors import ImportRefused
from imports.missed_words import with_every_word
from locales import N_, message

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd")
TEXT = (".txt", ".text", "")
HTML = (".html", ".htm", ".xhtml")
READABLE = (*MARKDOWN, ".txt", ".text", *HTML, *pandoc.FORMATS)
"""The endings of documents; files with others are passed over in a folder."""

OWN: dict[str, Callable[[str], str]] = {"latex": latex.to_markdown, "org": org.to_markdown}
"""Markup that is made into Markdown here where pandoc is not installed, or the ending says nothing of it."""

_ZIPPED = b"PK\x03\x04"
_BINARY = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format",
    b"\xd0\xcf\x11\xe0",
)
_LOOKS_MARKED = re.compile(
    r"^(?:\#{1,6}[ \t]+\S|```|\|?[ ]*:?-{3,}:?[ ]*\|)|\]\((?:https?:|\.?/|\#)", re.MULTILINE
)
_LOOKS_HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<div|<p>|<h1)", re.IGNORECASE)
_LOOKS = (("latex", latex.looks_so), ("org", org.looks_so))
_PAGE = re.compile(r"\f\n?")


def read_document(data: bytes, source: DocumentSource) -> Document:
    """Return a file's bytes as blocks.

    Raises:
        ImportRefused: it is no document that can be read here.
    """
    ending = PurePath(source.name).suffix.lower() if source.path else ""
    if data.startswith(_ZIPPED) and ending not in pandoc.FORMATS:
        ending = ".odt" if b"opendocument.text" in data[:100] else ".docx"
    markup = pandoc.FORMATS.get(ending, "")
    if markup and (markup not in OWN or pandoc.program() is not None):
        text, doubts = pandoc.to_markdown(data, ending, source.path or source.name)
        return _document(text, replace(source, container=markup), doubts=doubts)
    if data.startswith(_BINARY):
        raise ImportRefused(message(N_("“{path}” is not text."), path=source.path or source.name))
    text, doubts = text_of(data, source.path or source.name)
    container = markup or _container(ending, text)
    if container in OWN:
        text = OWN[container](text)
    return _document(text, replace(source, container=container), doubts=doubts)


def _container(ending: str, text: str) -> str:
    if ending in HTML or (ending not in MARKDOWN and _LOOKS_HTML.match(text)):
        return "html"
    if looks := next((one for one, says in _LOOKS if says(text)), ""):
        return looks
    if ending in TEXT and not _LOOKS_MARKED.search(text):
        return "text"
    return "markdown"


def _document(text: str, source: DocumentSource, doubts: tuple[Doubt, ...]) -> Document:
    front = read_front(text) if source.container != "html" else NONE
    first = 1 + text.count("\n", 0, front.end)
    read = _read(text[front.end :], source.container, first)
    document = Document(
        source=source,
        blocks=read.blocks,
        front=front.fields,
        front_text=front.text,
        language=language_of(text),
        doubts=(*doubts, *read.doubts),
    )
    return with_every_word(document, text[front.end :], first)


def _read(text: str, container: str, first: int) -> Read:
    if container == "html":
        from imports.containers.html import read_html

        return read_html(_PAGE.sub("\n", text), first)
    if container == "text":
        from imports.containers.text import read_text

        return read_text(text, first)
    from imports.containers.markdown import read_markdown

    return read_markdown(_PAGE.sub("\n", text), first)
