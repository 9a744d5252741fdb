import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser

from tests.cases import each
from tui.driver import GoneProofFile, HeldBack, LenientParser, driver_class


def keys(*pieces: bytes) -> list[str | None]:
    seen: list[str | None] = []
    parser = LenientParser()
    for piece in pieces:
        parser.feed(
            piece, lambda e: seen.append(e.character) if isinstance(e, events.Key) else None
        )
    return seen


def test_letters_come_as_typed() -> None:
    assert keys("hå😀".encode()) == ["h", "å", "😀"]


def test_a_letter_may_come_in_two_reads() -> None:
    first, second = "å".encode()[:1], "å".encode()[1:]
    assert keys(first, second) == ["å"]


@each("bad", [b"\xff\xfe", b"\xc3(", b"\xed\xa0\x80"])
def test_bytes_that_are_no_text_become_a_sign_for_it(bad: bytes) -> None:
    seen = keys(b"a" + bad + b"b")
    assert seen[0] == "a"
    assert seen[-1] == "b"
    assert "\ufffd" in seen


@given(st.binary(max_size=300))
def test_no_bytes_end_the_session(data: bytes) -> None:
    parser = LenientParser()
    parser.feed(data, lambda _: None)
    parser.tick(lambda _: None, quiet=True)
    parser.feed(b"\x1b[A", lambda _: None)


PASTE = "före \x1b]52;c;x\x07 \x11 \x1b[2J\r\nefter \x00"


def events_of(pieces: list[bytes]) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    parser = LenientParser()

    def note(event: object) -> None:
        if isinstance(event, events.Paste):
            seen.append(("paste", event.text))
        elif isinstance(event, HeldBack):
            seen.append(("held back", event.key))
        elif isinstance(event, events.Key):
            seen.append(("key", event.key))

    for piece in pieces:
        parser.feed(piece, note)
        parser.tick(note, quiet=False)
    for _ in range(25):
        parser.tick(note, quiet=True)
    return seen


def test_a_paste_is_one_event_whatever_is_in_it() -> None:
    line = f"a\x1b[200~{PASTE}\x1b[201~b".encode()
    assert events_of([line]) == [("key", "a"), ("paste", PASTE), ("key", "b")]


@given(st.lists(st.integers(1, 40), max_size=6))
def test_a_paste_may_come_in_any_pieces(cuts: list[int]) -> None:
    line = f"a\x1b[200~{PASTE}\x1b[201~b".encode()
    pieces, at = [], 0
    for cut in cuts:
        pieces.append(line[at : at + cut])
        at += cut
    assert events_of([*pieces, line[at:]]) == [("key", "a"), ("paste", PASTE), ("key", "b")]


def test_a_paste_whose_end_is_lost_is_handed_over_after_a_while() -> None:
    assert events_of([b"\x1b[200~hej"]) == [("paste", "hej")]


def test_keys_that_look_like_the_beginning_of_a_paste_are_keys() -> None:
    assert events_of([b"\x1b[", b"A"]) == [("key", "up")]


def test_the_end_of_a_paste_within_it_ends_nothing() -> None:
    inner = "ett\x1b[201~\x11\rtvå"
    line = f"\x1b[200~{inner}\x1b[201~\x1b[200~tre\x1b[201~".encode()
    assert events_of([line]) == [("paste", inner), ("paste", "tre")]


PASTED = b"\x1b[200~en\x1b[201~"


@each("key", [b"\x11", b"\x10", b"\x1b[113;5u"])
def test_a_key_that_leads_out_is_held_back_in_one_read_with_a_paste(key: bytes) -> None:
    assert [k for k, _ in events_of([PASTED + b"a" + key])] == ["paste", "key", "held back"]
    assert [k for k, _ in events_of([PASTED, key])] == ["paste", "key"]
    long = b"\x1b[200~" + b"x" * 4084 + b"\x1b[201~"
    assert [k for k, _ in events_of([long, key, key])] == ["paste", "held back", "key"]


# Escape, and what is typed behind it --------------------------------------------------------------

TYPED = [
    *("Och c.", "ja", "b: Vi köper", "2026-12-01", "[x] klart", "[Möte]", "[1] två", "[[Anna]]"),
    *("- en punkt", "ö", "O", "[", "OBS: viktigt", "åtta", "§ 4", "f: Vem?", "[", "[20", "<b>"),
]


def typed_of(pieces: list[bytes]) -> list[str]:
    """The keys that came, those with a character as it."""
    seen: list[str] = []
    parser = LenientParser()

    def note(event: object) -> None:
        if isinstance(event, events.Key):
            seen.append(event.character if event.is_printable and event.character else event.key)

    for piece in pieces:
        parser.feed(piece, note)
        parser.tick(note, quiet=False)
    parser.tick(note, quiet=True)
    return seen


@each("text", TYPED)
def test_escape_and_text_in_one_read_are_escape_and_the_text(text: str) -> None:
    assert typed_of([f"a\x1b{text}".encode()]) == ["a", "escape", *text]


@given(st.sampled_from([t for t in TYPED if len(t) > 2]), st.integers(1, 3))
def test_they_may_come_in_two_reads(text: str, at: int) -> None:
    line = f"\x1b{text}".encode()
    assert typed_of([line[:at], line[at:]]) == ["escape", *text]


def test_escape_twice_is_twice_escape() -> None:
    assert typed_of([b"\x1b\x1bja"]) == ["escape", "escape", "j", "a"]


def test_a_sequence_of_a_terminal_is_the_key_that_it_always_was() -> None:
    for sequence in (one for one in ANSI_SEQUENCES_KEYS if len(one) > 2):
        theirs = [e.key for e in XTermParser().feed(sequence) if isinstance(e, events.Key)]
        for behind, key in (("", []), ("\r", ["enter"]), ("\x1b[A", ["up"])):
            seen = [key for _, key in events_of([f"{sequence}{behind}".encode()])]
            assert seen == [*theirs, *key], repr(sequence)


@each("sequence", [b"\x1bOQ", b"\x1b[6~", b"\x1b[D", b"\x1b[1;5C", b"\x1b[Z"])
def test_text_behind_a_key_is_typed(sequence: bytes) -> None:
    assert typed_of([sequence + b"Och c."])[1:] == [*"Och c."]


def test_the_mouse_and_reports_type_nothing() -> None:
    reports = [b"\x1b[<35;10;10M", b"\x1b[M !!", b"\x1b[?2026;2$y", b"\x1b[5;7R", b"\x1b[I"]
    reports += [b"\x1b[48;40;120;800;1600t", b"\x1b[201~"]
    assert typed_of([b"".join(reports) + b"ja"]) == ["j", "a"]


class Gone(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(5, "gone")


def test_a_terminal_that_is_gone_takes_what_is_written() -> None:
    file = GoneProofFile(Gone())
    assert file.write("x") == 0
    file.flush()
    assert file.write("y") == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows uses Textual's own driver")
def test_this_system_has_a_driver() -> None:
    assert driver_class() is not None
