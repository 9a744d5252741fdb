"""Searching in the real program: from the list of meetings to the line in its meeting."""

from __future__ import annotations

from tests.e2e.program import Program


def test_from_the_list_of_meetings_to_the_line(heldag: Program) -> None:
    for year in (2025, 2026):
        heldag.capture(
            [
                f"/titel Styrelsen {year}",
                f"/datum {year}-03-12",
                "# Dryck",
                "Kaffet är slut",
                "Te finns",
            ]
        )
    with heldag.window() as window:
        window.wait_for("Styrelsen 2026")
        window.press("ctrl+f")
        window.type("kaffe år:2025")
        window.wait_for(lambda text: "Kaffet är slut" in text and "Styrelsen 2026" not in text)
        window.press("enter")
        window.wait_for("Te finns")
        window.press("backspace")  # the line that was found is highlighted
        window.wait_for(lambda text: "Kaffet är slut" not in text)
        window.press("ctrl+q")
        assert window.wait_exit() == 0
    assert heldag.texts(1) == ["Te finns"]
    assert heldag.texts(2) == ["Kaffet är slut", "Te finns"]
