"""HTML: whole pages, and what is half closed in them."""

from __future__ import annotations

from imports.blocks import Paragraph
from tests.cases import each
from tests.imports.containers.reading import brief, read


def html(words: str) -> list[str]:
    return brief(read(words, "minutes.html"))


def test_a_page_becomes_blocks() -> None:
    page = """<!doctype html><html><head><title>Möte</title><style>p { color: red }</style></head>
    <body><h1>Styrelsen</h1><p>Vi  var
    <b>fyra</b>.<br>Alla kom.</p><ul><li>ett<ul><li>två</li></ul></li></ul><ol start="3"><li>tre</ol>
    <blockquote>sagt</blockquote><pre>  rad
    rad</pre><hr><script>alert(1)</script></body></html>"""
    assert html(page) == [
        *("Möte", "h1 Styrelsen", "Vi var fyra.\nAlla kom.", "- ett", "  - två", "3. tre"),
        *("> sagt", "code   rad\n    rad", "rule"),
    ]


def test_tables_have_a_head_where_it_is_marked() -> None:
    assert html(
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1<br>2</td><td>3</td></tr></table>"
    ) == [*("a|b", "1\n2|3")]
    assert html("<table><tr><td>1</td></tr></table>") == ["", "1"]


def test_links_and_pictures_keep_their_addresses() -> None:
    (block,) = read(
        '<p>Se <a href="https://a.example">kartan</a> <img src="b.png" alt="bild"></p>', "m.html"
    ).blocks
    assert isinstance(block, Paragraph)
    assert block.inline.written == "Se kartan (https://a.example) bild (b.png)"


@each("words", ["<p>a<p>b", "<div><b>a</div><p>b", "<li>a<li>b", "a<table><tr><td>b"])
def test_what_is_not_closed_loses_nothing(words: str) -> None:
    assert {"a", "b"} <= set(" ".join(html(f"<html>{words}")).replace("-", " ").split())


def test_a_page_is_told_without_its_ending() -> None:
    assert read("<html><body><p>x</p>", "minutes").source.container == "html"
