"""An entry or a section is edited in the person's own editor, and whatever happens there, nothing is lost."""

from __future__ import annotations

import base64
import signal
from pathlib import Path

import pytest

from store.file import reading
from store.file.store import Store
from store.verbs import sections
from tests.e2e.program import Program

DAY = ("/titel Utanför", "# Samtal", "en rad", "- en punkt", "b: ett beslut")


@pytest.fixture
def meeting(heldag: Program) -> int:
    return heldag.capture(DAY)


def test_what_is_copied_is_given_to_the_terminal_as_data(heldag: Program, meeting: int) -> None:
    with heldag.open(meeting) as window:
        window.press("up", "ctrl+c")
        window.wait_for("1 rad kopierad")
        copied = base64.b64encode(b"**Beslut:** ett beslut")
        assert b"\x1b]52;c;" + copied + b"\x07" in window.raw


def editor(heldag: Program, does: str) -> Path:
    """Make the person's editor a script that does something to the file ``$1``."""
    script = heldag.home / "min editor.sh"
    script.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    script.chmod(0o700)
    heldag.more["EDITOR"] = f"'{script}' --vänta"
    return script


def test_lines_are_edited_outside_and_one_is_back_where_one_wrote(
    heldag: Program, meeting: int
) -> None:
    editor(heldag, "sed -i -e 's/en rad/en annan rad/' -e '$a å: en ny; $(touch x) +Bo' \"$2\"")
    with heldag.open(meeting) as window:
        window.press("f4", "ctrl+g")
        window.wait_for("Ändrade: 1 · nya: 1")
        window.type("sist")
        window.press("enter")
        window.wait_until(lambda: "sist" in heldag.texts())
        assert heldag.texts()[0] == "en annan rad"
        assert "en ny; $(touch x)" in heldag.texts()
        window.press("ctrl+z", "ctrl+z")
        window.wait_until(lambda: heldag.texts() == ["en rad", "en punkt", "ett beslut"])
    assert not (heldag.home / "x").exists()


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("exit 0", "Inget ändrades"),
        (': > "$2"', "tom"),
        ('rm "$2"', "Inget ändrades"),
        ("exit 3", "fel (3)"),
        ('echo "ny" > "$2"; kill -9 $$', "fortsätter"),
        ('printf "\\345\\n" > "$2"', "UTF-8"),
        ("", "kunde inte startas"),
    ],
)
def test_an_editor_that_fails_changes_nothing_and_that_is_said(
    heldag: Program, meeting: int, does: str, said: str
) -> None:
    script = editor(heldag, does)
    if not does:
        script.unlink()
    with heldag.open(meeting) as window:
        window.type("halv rad")
        window.press("up", "up", "ctrl+g")
        window.wait_for(said)
        assert heldag.texts() == ["en rad", "en punkt", "ett beslut"]
        window.press("esc")
        window.wait_for("halv rad")


def test_what_was_written_when_the_program_was_killed_is_gone_on_with(
    heldag: Program, meeting: int
) -> None:
    ready = heldag.home / "redo"
    editor(heldag, f'echo "b: ett annat\033]52;c;beslut" > "$2"; touch {ready}; sleep 60')
    with heldag.open(meeting) as window:
        window.press("up", "ctrl+g")
        window.wait_until(ready.exists)
        window.kill(signal.SIGKILL)
        window.process.wait(15)
    editor(heldag, 'sed -i "s/$/!/" "$2"')
    with heldag.open(meeting) as window:
        window.wait_for("i en textredigerare")
        window.press("up", "ctrl+g")
        window.wait_until(lambda: heldag.texts()[2].startswith("ett annat"))
        assert heldag.texts() == ["en rad", "en punkt", "ett annat⟨U+001B⟩]52;c;beslut!"]
    assert not list(heldag.home.rglob("*.txt"))


def test_where_the_section_goes_meanwhile_it_is_said_where_the_text_is_and_where_one_writes(
    heldag: Program, meeting: int
) -> None:
    ready, gone = heldag.home / "redo", heldag.home / "borta"
    waits = f"for i in $(seq 600); do [ -e {gone} ] && exit; sleep .1; done"
    editor(heldag, f'echo "ny text" > "$2"; touch {ready}; {waits}')
    with heldag.open(meeting) as window:
        window.press("f4", "ctrl+g")
        window.wait_until(ready.exists)
        with Store.open(heldag.db, actor="bo") as store:
            section = reading.load(store, meeting).sections[0].uid
            sections.delete(store, meeting, section)
        gone.touch()
        window.wait_for("Det du skrev ligger i")
        window.wait_for("nu skriver du här")
    assert "ny text" in "".join(path.read_text() for path in heldag.home.rglob("*.txt"))
