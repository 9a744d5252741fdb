"""What no line should contain, typed, pasted and captured, is kept and shown as text; the app goes on."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from tests.cases import each
from tests.e2e.program import Program, written
from tests.e2e.terminal import PASTE_END, PASTE_START, Terminal

LITERAL = [
    "[/etc/hosts]",
    "[@click=app.quit]x",
    "[/] och [b",
    "{{ 7*7 }} {% for x in y %} ${x}",
    "| a | b",
    "[länk](javascript:alert(1))",
    "<script>alert(1)</script>",
    "👩‍👩‍👧‍👦 på mötet 🏳️‍🌈",
    "שלום לכולם",
    "日本語のメモ",
]
"""Lines that are notes, word for word."""

# What the app may send: cursor moves, colours, modes, and queries. No OSC, DCS, APC, PM, SOS.
ALLOWED = re.compile(
    rb"\x1b\[[0-9;:]*[ABCDGHJKXmfdr]"  # cursor and colour
    rb"|\x1b\[\?[0-9;]*[hl]|\x1b\[\?[0-9;]*\$p"  # modes
    rb"|\x1b\[[<>=][0-9;]*u|\x1b\[[0-9 ]*q|\x1b\[\?[0-9;]*u"  # keyboard protocol, cursor shape
    rb"|\x1b\]22;[a-z-]*(?:\x1b\\\\|\x07)|\x1b\[[0-9;]*t|\x1b[78=>]"
    rb"|[\r\n\t\x07]"
)


def foreign_controls(raw: bytes) -> list[str]:
    """Control bytes in what the program wrote that are none of its own, with what follows."""
    rest = ALLOWED.sub(b"", raw)
    text = rest.decode("utf-8", "replace")
    forbidden = "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
    return [text[m.start() : m.start() + 30] for m in re.finditer(forbidden, text)]


@pytest.fixture
def meeting(heldag: Program) -> int:
    return heldag.capture(["/titel Konstiga tecken", "# Samtal"])


def enter(window: Terminal, line: str) -> None:
    window.line(line)
    window.wait_for(lambda _: not written(window))


def quit_app(window: Terminal) -> None:
    window.press("ctrl+q")
    assert window.wait_exit() == 0


def test_text_that_looks_like_a_language_stays_text(heldag: Program, meeting: int) -> None:
    with heldag.open(meeting) as window:
        for line in LITERAL:
            enter(window, line)
        enter(window, " # inte en rubrik")
        window.wait_for("# inte en rubrik")
        quit_app(window)
        assert not foreign_controls(window.raw)
    assert heldag.texts(meeting) == [*LITERAL, "# inte en rubrik"]


def test_it_is_exported_as_text_and_not_as_structure(heldag: Program, meeting: int) -> None:
    heldag.capture([*LITERAL, " # inte en rubrik", " ---", " 1. inte en lista"], meeting)
    exported = heldag.run("export", str(meeting), "-o", "-").stdout.decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(exported)
    kinds = {token.type for token in tokens}
    assert not kinds & {"table_open", "html_block", "hr", "ordered_list_open", "fence"}
    inline = [child for token in tokens for child in token.children or []]
    assert not {child.type for child in inline} & {"html_inline", "link_open", "image"}
    assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1", "h2"]
    said = "".join(child.content for child in inline)
    for line in LITERAL:
        assert line in said


DRIVING = {
    "\x1b]52;c;ZXZpbA==\x07": "⟨U+001B⟩]52;c;ZXZpbA==⟨U+0007⟩",
    "\x1b]0;root@srv\x07": "⟨U+001B⟩]0;root@srv⟨U+0007⟩",
    "\x1b[2J\x1b[?1049l\x1bc": "⟨U+001B⟩[2J⟨U+001B⟩[?1049l⟨U+001B⟩c",
    "\x9d52;c;ZXZpbA==\x9c": "⟨U+009D⟩52;c;ZXZpbA==⟨U+009C⟩",
    "a\x7fb": "a⟨U+007F⟩b",
    "fdp.\u202eexe": "fdp.\u202eexe",
}
"""What drives a terminal, and how it is kept."""


def test_what_drives_a_terminal_is_kept_in_words_and_never_sent(
    heldag: Program, meeting: int
) -> None:
    lines = "\n".join(f"före {payload} efter" for payload in DRIVING)
    heldag.run("capture", str(meeting), "-", data=lines.encode())
    assert heldag.texts(meeting) == [f"före {kept} efter" for kept in DRIVING.values()]
    with heldag.open(meeting) as window:
        window.wait_for(lambda screen: screen.count("före") == len(DRIVING))
        quit_app(window)
        assert not foreign_controls(window.raw)
    for command in (["show", str(meeting)], ["export", str(meeting), "-o", "-"], ["list"]):
        said = heldag.run(*command).stdout.decode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", said)


def test_no_command_over_all_meetings_drives_the_terminal(heldag: Program) -> None:
    bomb = "x\x1b]52;c;ZXZpbA==\x07 \u202e\u200by"
    heldag.capture(
        [
            *(f"/titel {bomb}", f"/serie {bomb}", f"/kallade Anna {bomb}; Bo Ek", f"# {bomb}"),
            *(f"b: {bomb}", f"å: {bomb} +Bo", f"f: {bomb}", f"p: {bomb}"),
        ]
    )
    (heldag.home / "people.csv").write_text(f"Namn;Org\nCia {bomb};{bomb}\n{bomb};x;y\n", "utf-8")
    (heldag.home / "old\x1b]0;x\x07.md").write_text(f"# {bomb}\n\n{bomb}\n", "utf-8")
    commands: list[list[str]] = [["search", "x"], ["search", bomb], ["check", "1"], ["series"]]
    commands += [["people", *more] for more in ([], ["--csv"], ["show", "Bo"], ["show", bomb])]
    commands += [["people", "import", "people.csv"], ["import", "--dry-run", "."], ["import", "."]]
    for register in ("decisions", "actions", "questions", "parked"):
        commands += [[register], [register, "--csv"], [register, "--text", bomb]]
    for command in commands:
        done = heldag.run(*command, status=None)
        said = (done.stdout + done.stderr).decode()
        assert done.returncode in (0, 1, 2), command
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\u200b]", said), command


def test_a_pasted_escape_does_nothing(heldag: Program, meeting: int) -> None:
    with heldag.open(meeting) as window:
        window.send(PASTE_START + b"f\xc3\xb6re \x1b]52;c;ZXZpbA==\x07 efter" + PASTE_END)
        window.wait_for("efter")
        window.press("enter")
        window.wait_for(lambda _: not written(window))
        quit_app(window)
        assert not foreign_controls(window.raw)
    assert [text for text in heldag.texts(meeting) if "ZXZpbA==" in text]


def test_invalid_bytes_become_a_sign_for_it_and_the_app_goes_on(
    heldag: Program, meeting: int
) -> None:
    with heldag.open(meeting) as window:
        window.send(b"f\xc3\xb6re \xff\xfe \xc3( efter\r")
        window.wait_for(lambda _: not written(window))
        enter(window, "och vidare")
        quit_app(window)
    first, second = heldag.texts(meeting)
    assert first.startswith("före \ufffd")
    assert first.endswith("efter")
    assert second == "och vidare"


def test_a_nul_on_the_line_is_no_end_of_it(heldag: Program, meeting: int) -> None:
    with heldag.open(meeting) as window:
        window.send(b"f\xc3\xb6re\x00efter\r")
        window.wait_for(lambda _: not written(window))
        enter(window, "och vidare")
        quit_app(window)
    assert heldag.texts(meeting)[-1] == "och vidare"


def test_a_line_of_a_megabyte_is_taken(heldag: Program, meeting: int) -> None:
    long = "åäö " * 200_000
    with heldag.open(meeting) as window:
        window.send(PASTE_START + long.encode() + PASTE_END, timeout=60)
        window.settle(1.0)
        window.press("enter")
        window.wait_for(lambda _: not written(window), timeout=30)
        enter(window, "och vidare")
        quit_app(window)
    assert [len(text) for text in heldag.texts(meeting)] == [len(long.strip()), 10]


def test_ten_thousand_pasted_lines_are_ten_thousand_entries(heldag: Program, meeting: int) -> None:
    lines = [f"rad nummer {n}" for n in range(10_000)]
    with heldag.open(meeting) as window:
        window.send(PASTE_START + "\r".join(lines).encode() + PASTE_END)
        window.wait_for("rad nummer 9999")
        if written(window):
            window.press("enter")
        window.wait_for(lambda _: not written(window))
        enter(window, "och vidare")
        window.wait_until(lambda: heldag.texts(meeting)[-1] == "och vidare")
        quit_app(window)
    assert heldag.texts(meeting) == [*lines, "och vidare"]


@each(
    ("data", "texts"),
    [
        (b"\xef\xbb\xbfen\r\ntv\xc3\xa5\r\n", ["en", "två"]),
        (b"en\rtv\xc3\xa5\r", ["en", "två"]),
        ("en\ntvå\n".encode("utf-16"), ["en", "två"]),
    ],
)
def test_a_file_of_lines_may_end_its_lines_as_it_likes(
    heldag: Program, data: bytes, texts: list[str]
) -> None:
    meeting = heldag.run("capture", "--new", "-", data=data).stdout
    assert heldag.texts(int(meeting)) == texts


def test_bytes_that_are_no_text_in_a_file_are_replaced_and_told(heldag: Program) -> None:
    done = heldag.run("capture", "--new", "-", data=b"en\ntv\xff\n")
    assert heldag.texts() == ["en", "tv\ufffd"]
    assert done.stderr.decode().startswith("-:2: ")


def test_escape_and_text_in_one_read_lose_no_letter(heldag: Program, meeting: int) -> None:
    with heldag.open(meeting) as window:
        window.send(b"\x1bOch c.\r\x1b2026-12-01\r\x1b[x] klart\r")
        window.wait_for("[x] klart")
        window.wait_for(lambda _: not written(window))
        quit_app(window)
    assert heldag.texts(meeting) == ["Och c.", "2026-12-01", "[x] klart"]


def test_a_paste_does_not_quit(heldag: Program, meeting: int) -> None:
    behind = PASTE_START + b"ett" + PASTE_END + b"\x11"
    within = PASTE_START + b"ett" + PASTE_END + b"\x11tv\xc3\xa5" + PASTE_END
    with heldag.open(meeting) as window:
        for pasted in (behind, within):
            window.send(pasted)
            window.wait_for(lambda _: written(window).startswith("ett"))
            enter(window, "")
            enter(window, "och vidare")
        quit_app(window)
    first, second, third, fourth = heldag.texts(meeting)
    assert first.startswith("ett")
    assert third.startswith("ett")
    assert second == fourth == "och vidare"
