"""A facilitator changes groups and questions with typed lines while the groups answer."""

from __future__ import annotations

from typing import Any

from tests.e2e.program import Program, written
from tests.e2e.terminal import Terminal

DAY = [
    *("/titel Verkstadsdag", "/närvarande Maj Sten, Per Alm, Ulf Gren, Siv Ros", "# Dagen"),
    *("/grupper A-C", "/övning frågor Frågor", "/fråga Vad fungerar?", "/fråga Vad saknas?"),
    *("A.1", "kaffet", "B.2", "nycklar", "C.1", "ljuset"),
]


def enter(window: Terminal, line: str) -> None:
    window.line(line)
    window.wait_for(lambda _: not written(window))


def exercise(shown: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(s for s in shown["sections"] if s["form"] == "questions")
    return found


def rows(heldag: Program) -> list[str]:
    return [row["label"] for row in exercise(heldag.show())["rows"]]


def lines(heldag: Program) -> list[tuple[str | None, int | None, str]]:
    entries = exercise(heldag.show())["entries"]
    return [(entry["row"], entry["prompt"], entry["text"]) for entry in entries]


def test_groups_are_renamed_merged_put_off_and_taken_back(heldag: Program) -> None:
    meeting = heldag.capture(DAY)
    before = exercise(heldag.show())
    with heldag.open(meeting, cols=80, rows=24) as window:
        enter(window, "/döp om B = Norra skolan")
        window.wait_until(lambda: rows(heldag) == ["A", "Norra skolan", "C"])
        enter(window, "/slå ihop C = A")
        window.wait_until(lambda: rows(heldag) == ["A", "Norra skolan"])
        assert ("A", 1, "ljuset") in lines(heldag)
        enter(window, "A.2")
        enter(window, "/senare")
        window.wait_for("…]")
        paused = [bool(row["paused"]) for row in exercise(heldag.show())["rows"]]
        assert paused == [True, False]
        window.line("/ta bort X")
        window.wait_for(lambda _: written(window) == "/ta bort X")
        for _ in "/ta bort X":
            window.press("backspace")
        window.wait_for(lambda _: not written(window))
        enter(window, "/ångra 3")
        window.wait_until(lambda: exercise(heldag.show()) == before)
        enter(window, "/gör om 3")
        window.wait_until(lambda: rows(heldag) == ["A", "Norra skolan"])
        assert sorted(text for _, _, text in lines(heldag)) == ["kaffet", "ljuset", "nycklar"]
        window.press("ctrl+q")
        assert window.wait_exit() == 0


def test_a_drawing_is_told_and_can_be_read(heldag: Program) -> None:
    meeting = heldag.capture(DAY[:3])
    with heldag.open(meeting) as window:
        enter(window, "/lotta 2 jämnt")
        window.wait_until(lambda: bool(heldag.show()["group_sets"]))
        enter(window, "/övning frågor Frågor")
        enter(window, "/visa A")
        first = heldag.show()["group_sets"][0]["groups"][0]["members"]
        window.wait_for(", ".join(one["name"] for one in first))
        window.press("esc")
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    document = heldag.run("show", str(meeting)).stdout.decode()
    assert "- Grupp A: " in document
    assert "- Grupp B: " in document


def test_the_same_lines_in_a_file(heldag: Program) -> None:
    lines_ = [*DAY, "/group D Norra skolan", "/merge C into A", "/rename .1 = Vad är bra?"]
    heldag.capture([*lines_, "/later D.1", "A.1", "/dots 2", "/remove B"])
    shown = exercise(heldag.show())
    assert [row["label"] for row in shown["rows"]] == ["A", "B", "D"]
    assert [prompt["text"] for prompt in shown["prompts"]] == ["Vad är bra?", "Vad saknas?"]
    assert [entry["dots"] for entry in shown["entries"]] == [0, 0, 2]
    assert "ljuset (2 " in heldag.run("show", "1").stdout.decode()
    found = heldag.run("check", "1").stdout.decode()
    assert "D" in found
    refused = heldag.run("capture", "1", "-", data="/slå ihop A = X\n".encode(), status=1)
    assert "X" in refused.stderr.decode()
