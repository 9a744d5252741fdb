"""Markdown as other people write it becomes blocks, and nothing of it is lost."""

from __future__ import annotations

from imports.blocks import Heading, ListItem, Paragraph, Table
from tests.cases import each
from tests.imports.containers.reading import brief, read


def test_headings_lists_and_paragraphs_stand_in_order_with_their_lines() -> None:
    document = read("# Möte\n\nUnder\n=====\n\n- ett\n  - två\n    1. tre\n- [x] fyra\n\n> fem\n")
    assert brief(document) == [
        *("h1 Möte", "h1 Under", "- ett", "  - två", "    1. tre", "- [x] fyra", "> fem"),
    ]
    assert [block.line for block in document.blocks] == [1, 3, 6, 7, 8, 9, 11]


def test_lines_that_were_wrapped_are_one_and_hard_breaks_stay() -> None:
    (block,) = read("ett\ntvå  \ntre\n").blocks
    assert isinstance(block, Paragraph)
    assert block.inline.text == "ett\ntvå\ntre"
    assert block.inline.written == "ett två\ntre"
    assert [line.text for line in block.inline.lines()] == ["ett", "två", "tre"]


def test_marks_are_runs_and_the_words_are_bare() -> None:
    (block,) = read("**Beslut:** se [karta](https://a.example/k) och ~~inte~~ `x`\n").blocks
    assert isinstance(block, Paragraph)
    assert block.inline.strong_lead() == "Beslut:"
    assert block.inline.written == "Beslut: se karta (https://a.example/k) och ~~inte~~ x"
    assert {run.style for run in block.inline.runs} == {"strong", "link", "strike", "code"}


def test_a_line_all_in_bold_is_told() -> None:
    (bold, half) = read("**En __rubrik__**\n\n**En** rubrik\n").blocks
    assert isinstance(bold, Paragraph)
    assert bold.inline.is_all("strong")
    assert isinstance(half, Paragraph)
    assert not half.inline.is_all("strong")


def test_tables_keep_cells_beyond_their_head() -> None:
    document = read("| a | b |\n|---|---|\n| 1 | 2 | tre |\n| <br> x |\n")
    assert brief(document)[:2] == ["a|b", "1|2|tre"]
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert table.rows[1][0].text == "\n x"


def test_a_table_whose_head_is_empty_has_none() -> None:
    (table,) = read("|  |  |\n|---|---|\n| 1 | 2 |\n").blocks
    assert isinstance(table, Table)
    assert (table.head, len(table.rows)) == ((), 1)


def test_what_html_hides_is_hidden_and_what_it_shows_is_shown() -> None:
    document = read(
        "Före <!-- gömt --> efter\n\n<p align='x'>synligt &amp; <b>klart</b></p>\n\n<!-- mer -->\n"
    )
    assert brief(document) == ["Före  efter", "hidden gömt", "synligt & klart", "hidden mer"]


def test_signs_that_are_no_tags_are_words() -> None:
    assert brief(read("En Lista<T> av <namn>\n")) == ["En Lista<T> av <namn>"]


def test_definitions_that_no_link_uses_are_kept() -> None:
    document = read("[en](b) [två]\n\n[två]: https://a.example\n[//]: # (en anmärkning)\n")
    assert "hidden [//]: # en anmärkning" in brief(document)
    assert "hidden [TVÅ]: https://a.example" not in brief(document)


def test_addresses_stay_as_they_are_typed() -> None:
    (block,) = read("[x](https://a.example/å)\n").blocks
    assert isinstance(block, Paragraph)
    assert block.inline.runs[0].address == "https://a.example/å"


def test_a_picture_within_the_text_is_left_out_and_pointed_out() -> None:
    document = read("![En karta](data:image/png;base64,AAAA) och text\n")
    assert brief(document) == ["En karta och text"]
    assert [doubt.line for doubt in document.doubts] == [1]


@each(
    ("front", "fields"),
    [
        ("---\ntitle: Möte\ndate: 2024-02-01\n---\n", {"title": "Möte", "date": "2024-02-01"}),
        ("---\ntags: [a, b]\n---\n", {"tags": ["a", "b"]}),
        ("---\n---\n", {}),
        ("---\n# bara en anmärkning\n---\n", {}),
        ('---\n{"title": "Möte"}\n---\n', {"title": "Möte"}),
        ("<!--\n---\ntitle: Möte\n---\n-->\n", {"title": "Möte"}),
        ("---\ntitle: Möte: del 2\nbad: [\n---\n", {"title": "Möte: del 2", "bad": "["}),
        ("---\na: &x [1]\nb: *x\n---\n", {"a": "&x [1]", "b": "*x"}),
    ],
)  # fmt: skip
def test_front_matter_is_fields_and_its_text_is_kept(front: str, fields: dict[str, object]) -> None:
    document = read(front + "\n# Rubrik\n")
    assert dict(document.front) == fields
    assert brief(document) == ["h1 Rubrik"]
    assert document.blocks[0].line == front.count("\n") + 2


def test_two_lines_across_the_page_are_no_front_matter() -> None:
    document = read("---\nBara en mening. Och en till!\n---\n\nText\n")
    assert document.front_text == ""
    assert "Text" in brief(document)


def test_words_that_the_parser_drops_are_found_again() -> None:
    deep = "".join(f"{'> ' * n}djup{n}\n>\n" for n in range(1, 130))
    words = " ".join(brief(read(deep)))
    assert all(f"djup{n}" in words for n in range(1, 130))


def test_a_numbered_item_keeps_its_number() -> None:
    items = [block for block in read("7. sju\n8) åtta\n").blocks if isinstance(block, ListItem)]
    assert [(item.marker, item.ordered) for item in items] == [("7.", True), ("8)", True)]


def test_headings_without_a_blank_are_meant_as_headings() -> None:
    from imports.containers.lenient import as_meant

    document = read("##Rubrik\ntext\n\n#etikett\n\n#Öppnande av mötet\n\n#12 i listan\n")
    made = list(as_meant(document.blocks))
    assert [(b.level, b.inline.text) for b in made if isinstance(b, Heading)] == [
        (2, "Rubrik"),
        (1, "Öppnande av mötet"),
    ]
    texts = [b.inline.text for b in made if isinstance(b, Paragraph)]
    assert texts == ["text", "#etikett", "#12 i listan"]
