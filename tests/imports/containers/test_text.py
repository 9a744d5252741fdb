"""Plain text: wrapped by hand, drawn from pages, with bullets of every kind."""

from __future__ import annotations

from imports.blocks import ListItem
from tests.cases import each
from tests.imports.containers.reading import brief, read

WRAPPED = """\
Ordföranden hälsar alla välkomna till mötet och går igenom vad som har
hänt sedan sist. Föreningen har fått en ny lokal vid hamnen, och den ska
målas om innan sommaren kommer.

Nästa punkt är kort.
"""


def text(words: str) -> list[str]:
    return brief(read(words, "minutes.txt"))


def test_lines_that_were_wrapped_by_hand_are_one() -> None:
    first, last = text(WRAPPED)
    assert first.startswith("Ordföranden hälsar")
    assert "\n" not in first
    assert last == "Nästa punkt är kort."


def test_short_lines_that_stand_together_stay_apart() -> None:
    assert text("Maj Sten\nOrdförande\n\n" + WRAPPED)[0] == "Maj Sten\nOrdförande"


@each("sign", ["-", "*", "+", "–", "•", "·", "\u00ad"])
def test_bullets_of_every_sign(sign: str) -> None:
    shown = "-" if sign == "\u00ad" else sign
    assert text(f"Vi\n{sign} ett\n\t{sign} två\n{sign}  tre\n") == [
        *("Vi", f"{shown} ett", f"  {shown} två", f"{shown} tre")
    ]


def test_a_wrapped_bullet_is_one_item() -> None:
    assert text("- ett och\n  mera\n- två\n") == ["- ett och mera", "- två"]


def test_numbers_that_stand_together_are_a_list_and_alone_they_are_text() -> None:
    assert text("1. ett\n2. två\n") == ["1. ett", "2. två"]
    assert text("1. Öppnande\n\nMötet öppnas.\n") == ["1. Öppnande", "Mötet öppnas."]


def test_headings_by_their_signs() -> None:
    assert text("Protokoll\n=========\n\n§ 1 Val\nText\n\n---\n") == [
        *("h1 Protokoll", "rule", "h2 § 1 Val", "Text", "rule")
    ]


def test_lines_with_tabs_are_a_table() -> None:
    assert text("Namn\tRoll\nMaj\tordförande\n\nText\n") == [
        "",
        "Namn|Roll",
        "Maj|ordförande",
        "Text",
    ]


def test_bold_words_are_read_in_text_too() -> None:
    assert text("**Grupp C:**\n\nEn stjärna * och en till *\n") == [
        *("Grupp C:", "En stjärna * och en till *")
    ]


def test_running_heads_stand_once_and_page_numbers_are_put_aside() -> None:
    pages = "\f".join(f"Föreningen Ekby\n\nSida {n}\n\nText nummer {n}a\n" for n in range(1, 5))
    found = text(pages)
    assert found.count("Föreningen Ekby") == 1
    assert [line for line in found if line.startswith("Text")] == [
        f"Text nummer {n}a" for n in range(1, 5)
    ]
    assert found[-1].startswith("hidden ")
    assert "Sida 4" in found[-1]


def test_a_running_head_without_pages_is_what_the_text_begins_with() -> None:
    head = "Den stora gruppen för\nsmå frågor"
    found = text(f"{head}\n\n§ 1\n\n{head}\n\nEtt\n\n{head}\n\nTvå\n")
    assert found.count(head) == 1
    assert found[-1] == f"hidden {head}\n{head}"


def test_a_sentence_that_comes_again_is_no_running_head() -> None:
    again = "Styrelsen beslutar att bifalla förslaget"
    found = text(f"Protokoll\n\n{again}\n\nEtt\n\n{again}\n\nTvå\n\n{again}\n")
    assert found.count(again) == 3


def test_ticked_boxes() -> None:
    items = [
        b for b in read("- [x] klart\n- [ ] kvar\n", "m.txt").blocks if isinstance(b, ListItem)
    ]
    assert [item.checked for item in items] == [True, False]


def test_text_that_is_marked_as_markdown_is_read_as_such() -> None:
    assert read("# Rubrik\n\ntext\n", "minutes.txt").source.container == "markdown"
    assert read("Rubrik\n\ntext\n", "minutes.txt").source.container == "text"
