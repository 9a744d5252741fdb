"""The rule above the line: the place stands whole, however much is said beside it."""

from __future__ import annotations

from screens.base.widgets.label_drawing import label_lines
from screens.base.widgets.line_host import LineLabel

SAID = "en beteckning flyttar dem · ^T typ · ⌫ tar bort · Esc tillbaka"


def drawn(place: str, said: str, width: int) -> str:
    (line,) = label_lines(LineLabel(place, said), width)
    return "".join(text for text, _ in line)


def test_what_the_keys_say_too_gives_way_to_the_place():
    assert "1 rad markerad" in drawn("1 rad markerad", SAID, 80)
    assert "^T typ ──" in drawn("1 rad markerad", SAID, 60)
    assert SAID in drawn("1 rad markerad", SAID, 120)


def test_what_is_said_on_lines_of_its_own_is_never_cut_silently():
    path = "/home/maja/Dokument/" + "Planeringsdag-" * 12
    label = LineLabel("Fil", f"Sparat som {path} och under samma namn med .json")
    lines = ["".join(text for text, _ in line) for line in label_lines(label, 80, whole=True)]
    assert "".join(lines[1:]).replace(" ", "").endswith("med.json")
    assert "".join(path.split()) in "".join(lines[1:]).replace(" ", "")
    few = label_lines(label, 80, whole=True, most=2)
    assert len(few) == 3
    assert few[-1][-1][0].endswith("…")


def test_a_place_as_long_as_the_line_leaves_room_for_what_is_said():
    line = drawn("Grupp B · " * 12, SAID, 80)
    assert len(line) == 80
    assert "en beteckning flyttar dem ──" in line
