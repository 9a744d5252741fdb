"""User text in Markdown is text: seen by a CommonMark parser, it is the same words and nothing else."""

from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from exports import markdown
from store.language.cleaning import clean, visible
from tests.cases import each

PARSERS = [MarkdownIt("commonmark").enable("table"), MarkdownIt("js-default")]

SIGNS = "\\`*_[]()<>#+-=|~!&:;{}.,0123456789 \t\n\u00a0abåöÄ²€\u200b\u202e/@?^$%\"'’–"
HOSTILE = st.lists(
    st.one_of(
        st.text(SIGNS, max_size=6),
        st.sampled_from(
            "**  __ ~~ *** --- === ``` ~~~ # ## > - + * 1. 1) | --- :-: <b> </b> <!-- --> <? <![CDATA[ "
            "<http://a.se> <1@a.se> &amp; &#65; [a](b) ![a](b) [a]: [a][b] [^1] ]( {{ }} {%  \\ \\\\ \n "
            "\\\n https://a.se/_b_ javascript:x".split(" ")
        ),
        st.characters(),
    ),
    max_size=12,
).map(lambda parts: clean("".join(parts)))
"""Texts as the store holds them: cleaned, and as hostile as they come."""


def blocks(source: str, parser: MarkdownIt = PARSERS[0]) -> list[Token]:
    return parser.parse(source)


def words(token: Token) -> str:
    """The text of an inline token as it was typed; it may hold what is written here and nothing else."""
    return "".join(map(_typed, token.children or []))


def _typed(child: Token) -> str:
    signs = {"hardbreak": "\n", "strong_open": "**", "strong_close": "**"}
    assert child.type in ("text", "text_special", *signs), (child.type, child.content)
    return signs.get(child.type, child.content)


def seen(value: str) -> str:
    """What a reader is to see of a text: blanks at the ends of lines do not count."""
    shown = visible(value).strip()
    return "\n".join(line.strip(" \t") for line in shown.split("\n"))


def kinds(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens]


@given(HOSTILE)
@example("*a\n***")
@example("a\n===")
@example("a\n\nb")
@example("a | b\n--- | ---")
@example("[a]: /b\n'c'")
@example("a\n-")
@example("\\\n\\")
def test_any_text_is_one_paragraph_of_the_same_words(value):
    for parser in PARSERS:
        tokens = blocks(markdown.text(value), parser)
        if not seen(value):
            assert tokens == []
            continue
        assert kinds(tokens) == ["paragraph_open", "inline", "paragraph_close"]
        assert words(tokens[1]) == seen(value)


@given(HOSTILE)
def test_any_text_follows_bold_words(value):
    tokens = blocks(f"**Beslut:** {markdown.rest(value)}")
    assert kinds(tokens) == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children
    assert [c.type for c in children[:4]] == ["text", "strong_open", "text", "strong_close"][:4]
    assert "".join(map(_typed, children[4:])).strip() == seen(value)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_texts_in_one_paragraph_do_not_act_on_each_other(bold, one, two):
    if not (seen(bold) and seen(one)):
        return
    source = f"{markdown.strong(bold)} {markdown.rest(one)} ({markdown.inline(two)})"
    tokens = blocks(source)
    assert kinds(tokens) == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children
    assert words(tokens[1]) == f"**{seen(bold)}** {seen(one)} ({seen(two)})"
    assert children[1].type == "strong_open"


@each(
    ("typed", "written"),
    [
        ("Det är **viktigt** att komma", "Det är **viktigt** att komma"),
        ("(**två ord**), och **ett**.", "(**två ord**), och **ett**."),
        ("**a** *b* _c_", "**a** \\*b\\* \\_c\\_"),
        ("**<b>** & `x`", "**\\<b>** & \\`x\\`"),
        ("2**3**4", "2\\*\\*3\\*\\*4"),
        ("***a***", "\\*\\*\\*a\\*\\*\\*"),
    ],
)
def test_what_was_typed_between_two_stars_is_strong(typed, written):
    assert markdown.text(typed) == markdown.rest(typed) == markdown.cell(typed) == written


@given(HOSTILE)
@example("#")
@example("a ##")
def test_any_text_is_a_heading(value):
    tokens = blocks(f"## {markdown.heading(value)}")
    assert kinds(tokens) == ["heading_open", "inline", "heading_close"]
    assert words(tokens[1]) == " ".join(seen(value).replace("\t", " ").split("\n"))


@given(st.lists(st.lists(HOSTILE, min_size=2, max_size=2), max_size=3))
def test_any_text_is_one_cell(rows):
    source = markdown.table(["a", "b"], rows)
    for parser in PARSERS:
        tokens = blocks(source, parser)
        assert tokens[0].type == "table_open"
        assert tokens[-1].type == "table_close"
        cells = [words(t) for t in tokens if t.type == "inline"]
        expected = [" ".join(seen(c).replace("\t", " ").split("\n")) for row in rows for c in row]
        assert cells == ["a", "b", *(c.strip() for c in expected)]


@given(st.lists(st.tuples(HOSTILE, st.integers(0, 2)), min_size=1, max_size=5))
def test_any_text_is_one_list_item(entries):
    depths, depth = [], -1
    for _, wanted in entries:
        depth = min(depth + 1, wanted)
        depths.append(depth)
    filled = [("x" + value, depth) for (value, _), depth in zip(entries, depths, strict=True)]
    source = "\n".join(markdown.item(markdown.text(v), d) for v, d in filled)
    tokens = blocks(source)
    assert [words(t) for t in tokens if t.type == "inline"] == [seen(v) for v, _ in filled]
    assert {t.type for t in tokens} <= {
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
        *("paragraph_open", "paragraph_close", "inline"),
    }
    levels = [t.level for t in tokens if t.type == "inline"]
    assert levels == [3 + 2 * d for _, d in filled]


@given(HOSTILE)
def test_any_text_is_one_quotation(value):
    if not seen(value):
        return
    tokens = blocks(markdown.quoted(markdown.text(value)))
    assert kinds(tokens) == [
        *("blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"),
    ]
    assert words(tokens[2]) == seen(value)


@given(HOSTILE, HOSTILE)
def test_a_link_goes_nowhere_but_to_the_web_or_to_mail(value, address):
    assume(not seen(address).lower().startswith(("https://", "http://", "mailto:")))
    tokens = blocks(f"({markdown.link(value, address)})")
    assert kinds(tokens) == ["paragraph_open", "inline", "paragraph_close"]
    assert not [c for c in tokens[1].children if c.type in ("link_open", "image")]


@given(HOSTILE, HOSTILE)
def test_a_web_address_makes_one_link(value, address):
    where = "https://a.se/" + "".join(seen(address).split())
    tokens = blocks(f"({markdown.link(value, where)})")
    links = [c for c in tokens[1].children if c.type == "link_open"]
    assert len(links) == 1
    assert links[0].attrs["href"].startswith("https://a.se/")
    flat = "".join("\n" if c.type == "hardbreak" else c.content for c in tokens[1].children)
    assert flat == f"({seen(value) or seen(where)})"


@each(
    "ordinary",
    [
        "Vi börjar kl. 9 – 10 (som vanligt).",
        "2 * 3 = 6, 5*3",
        "snake_case_name och anna_b@exempel.se",
        "[TODO] [/etc/hosts] [@click=app.quit]x",
        "{{ 7*7 }} {% x %}",
        "a < b, x <3, 1 > 0, R&D, AT&T;",
        "#tagg, nr #5, -5 grader, +46 40 12 34",
        "C:\\temp\\fil",
        '100 % – ’citat’ ”citat” "citat" …',
        "kl 11:00, 1.5 miljoner, § 3",
        "(Evas bilder)",
        "~5 st",
        "a | b",
        "https://exempel.se/en_sida?a=1&b=2#c",
        "Åh! Hur? Ja…",
        "📎 👩‍👩‍👧‍👦 שלום",
    ],
)
def test_ordinary_text_is_left_alone(ordinary):
    assert markdown.text(ordinary) == ordinary


@each(
    ("value", "written"),
    [
        ("# x", "\\# x"),
        ("1. x", "1\\. x"),
        ("- x", "\\- x"),
        ("> x", "\\> x"),
        ("---", "\\---"),
        ("    kod", "kod"),
        ("```", "\\`\\`\\`"),
        ("| a | b |", "\\| a | b |"),
        ("*x*", "\\*x\\*"),
        ("_x_", "\\_x\\_"),
        ("<b>x</b>", "\\<b>x\\</b>"),
        ("&amp;", "\\&amp;"),
        ("[x](javascript:alert(1))", "[x\\](javascript:alert(1))"),
        ("a\n===", "a\\\n\\==="),
        ("a\nb", "a\\\nb"),
        ("\u202e", "⟨U+202E⟩"),
        ("\x00\r", "⟨U+0000⟩"),
    ],
)
def test_what_would_mean_something_gets_a_backslash(value, written):
    assert markdown.text(value) == written
