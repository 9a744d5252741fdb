"""A document as a CommonMark parser sees it: what tests look at instead of the characters of the file."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark").enable("table")


def tokens(document: str) -> list[Token]:
    """Every block of a document and, among them, what stands in its lines."""
    found = []
    for token in PARSER.parse(document):
        found.append(token)
        found.extend(token.children or [])
    return found


def plain(token: Token) -> str:
    """The words of a token without marks; a line break is a newline."""
    return "".join(
        "\n" if child.type == "hardbreak" else child.content for child in token.children or []
    )


def words(document: str) -> list[str]:
    """The words of every paragraph, heading, list item and cell."""
    return [plain(token) for token in PARSER.parse(document) if token.type == "inline"]


def headings(document: str) -> list[tuple[int, str]]:
    """Level and words of every heading."""
    found = PARSER.parse(document)
    return [
        (int(token.tag[1]), plain(found[at + 1]))
        for at, token in enumerate(found)
        if token.type == "heading_open"
    ]


def tables(document: str) -> list[list[list[str]]]:
    """The cells of every table, line by line, the head first."""
    found: list[list[list[str]]] = []
    parsed = PARSER.parse(document)
    for at, token in enumerate(parsed):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(plain(parsed[at + 1]))
    return found


def lists(document: str) -> list[list[str]]:
    """The items of every top-level list, those of lists within it among them."""
    found: list[list[str]] = []
    depth = 0
    for token in PARSER.parse(document):
        if token.type == "bullet_list_open":
            depth += 1
            if depth == 1:
                found.append([])
        elif token.type == "bullet_list_close":
            depth -= 1
        elif token.type == "inline" and depth:
            found[-1].append(plain(token))
    return found
