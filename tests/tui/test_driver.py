import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tui.driver import GoneProofFile, LenientParser, driver_class


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


@pytest.mark.parametrize("bad", [b"\xff\xfe", b"\xc3(", b"\xed\xa0\x80"])
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
    pieces, at = [], 3  # a lone escape at the end of a read is the escape key
    pieces.append(line[:at])
    for cut in cuts:
        pieces.append(line[at : at + cut])
        at += cut
    assert events_of([*pieces, line[at:]]) == [("key", "a"), ("paste", PASTE), ("key", "b")]


def test_a_paste_whose_end_is_lost_is_handed_over_after_a_while() -> None:
    assert events_of([b"\x1b[200~hej"]) == [("paste", "hej")]


def test_keys_that_look_like_the_beginning_of_a_paste_are_keys() -> None:
    assert events_of([b"\x1b[", b"A"]) == [("key", "up")]


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
