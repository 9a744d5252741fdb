"""A document as it reads: its signs have become headings, lists, tables and type."""

from __future__ import annotations

import pytest

from screens.base.document import document_of, shared
from screens.base.widgets.cells import width_of
from screens.base.widgets.document_pane import ShownDocument
from screens.base.widgets.painted import Line

SAMPLE = """# Planning day

*Documentation*

- **Date:** 12 March 2026
    - second level
        1. numbered
- Place: [the big hall](https://example.org)

## § 2 The Sundays

**Decision:** Open on *all* Sundays

> As one said \\
> over two lines

| Group | What do we want to keep in the house by the water? | Why? |
|---|---|---|
| A | The reading room, and the quiet of the mornings \\| evenings | x |
| B | The story hour | It is the only one in town, and it is full each week |

#### Last
"""


def read(document: ShownDocument, width: int) -> list[str]:
    lines = [line for part in document.rendered for line in part.lines(width)]
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def inks(document: ShownDocument, width: int) -> set[tuple[str, str]]:
    lines: list[Line] = [line for part in document.rendered for line in part.lines(width)]
    return {(text, ink) for line in lines for text, ink in line}


def test_signs_become_headings_lists_quotations_and_type():
    document = document_of(SAMPLE)
    assert read(document, 70)[:17] == [
        "Planning day",
        "─" * 70,
        "",
        "Documentation",
        "",
        "• Date: 12 March 2026",
        "  ◦ second level",
        "    1. numbered",
        "• Place: the big hall",
        "",
        "§ 2 The Sundays",
        "",
        "Decision: Open on all Sundays",
        "",
        "▎ As one said",
        "▎ over two lines",
        "",
    ]
    assert {
        *(("Planning day", "heading"), ("§ 2 The Sundays", "heading"), ("Last", "strong")),
        *(("Documentation", "emphasis"), ("Decision:", "strong"), ("all", "emphasis")),
        *(("the big hall", "link"), ("As one said", "emphasis"), ("• ", "number")),
    } <= inks(document, 70)


@pytest.mark.parametrize("width", [36, 76, 116])
def test_a_table_has_lines_and_columns_that_keep_to_the_width(width: int):
    rows = [line for line in read(document_of(SAMPLE), width) if "│" in line or "┼" in line]
    bars = {tuple(n for n, sign in enumerate(row) if sign in "│┼") for row in rows}
    assert len(bars) == 1
    assert max(map(width_of, rows)) <= width
    words = " ".join(" ".join(rows).replace("│", " ").split())
    assert all(word in words for word in ("keep", "mornings", "|", "evenings", "week", "hour"))


def test_wide_columns_give_way_to_narrow_ones_and_down_to_a_least_width():
    assert shared((3, 50, 40), 53) == (3, 25, 25)
    assert shared((3, 10), 53) == (3, 10)
    assert shared((40,) * 9, 20) == (8,) * 9


HOSTILE = "[red]x[/red] [@click=app.quit]y ⟨U+001B⟩]52;c;AAAA"


@pytest.mark.parametrize("form", ["{}", "# {}", "- {}", "| {} |\n|---|\n| {} |", "**{}**"])
def test_what_would_mean_something_elsewhere_stands_as_it_is(form: str):
    words = HOSTILE.replace("⟨U+001B⟩", "\x1b")
    drawn = " ".join(read(document_of(form.format(words, words)), 78))
    assert HOSTILE in drawn
    assert "\x1b" not in drawn


def test_every_part_knows_its_line_in_the_source():
    document = document_of(SAMPLE)
    lines = [part.line for part in document.rendered]
    assert lines == sorted(lines)
    source = SAMPLE.split("\n")
    assert source[lines[-1] - 1] == "#### Last"
    at = lines[-1] - 1
    assert document.source[at].lines(200) == [[("#### Last", "text")]]


def test_one_long_paragraph_full_of_marks_is_laid_out_piece_by_piece():
    document = document_of("**a** _b_ " * 400)
    text = " ".join(read(document, 80))
    assert text.count("a") == text.count("b") == 400
    assert "*" not in text


def test_what_a_parser_would_take_too_long_for_stands_as_it_is_written():
    long = "![" * 4000
    text = f"# Day\n\n**Before**\n\n{long}\\\n**goes on**\n\n- **After**\n"
    document = document_of(text)
    lines = read(document, 80)
    assert lines[3] == "Before"
    assert "".join(lines[5:]).count("![") == 4000
    assert lines[-3:] == ["**goes on**", "", "• After"]
    numbers = [part.line for part in document.rendered]
    assert numbers == sorted(numbers)
