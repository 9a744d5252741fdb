"""Many lines at once: one step, kinds and bullets read, commands only where they are wanted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.capture import session as session_module
from tests.store.capture.conftest import Note

Typed = Callable[[str], Note]

EXERCISE = "/grupper A-B\n# Dag\n/övning frågor Ett\n/fråga Vad?"


def test_kinds_and_bullets_are_read_and_commands_are_text(typed: Typed) -> None:
    note = typed(EXERCISE)
    lines = [
        "text",
        "",
        "- a",
        "  - b",
        "Beslut: ja",
        "b: nej",
        "2",
        "B: rad",
        "/titel X",
        "# Rubrik",
        "§ Val",
        " 2",
    ]
    outcome = note.session.paste(lines, commands=False)
    assert outcome.kept == []
    assert [(e.kind, e.text, e.depth) for e in note.entries("Ett")] == [
        ("note", "text", 0),
        ("bullet", "a", 0),
        ("bullet", "b", 1),
        ("decision", "ja", 0),
        ("note", "b: nej", 0),
        ("note", "2", 0),
        ("note", "B: rad", 0),
        ("note", "/titel X", 0),
        ("note", "# Rubrik", 0),
        ("note", "§ Val", 0),
        ("note", "2", 0),
    ]
    assert note.head.title is None


def test_where_commands_are_wanted_they_act(typed: Typed) -> None:
    note = typed("")
    lines = [
        *("/titel X", "/närvarande", "Anna Ek, Norrby", "Bo Al", "/slut", "# Dag", "/grupper A-B"),
        *(
            "/övning frågor Ett",
            "/fråga Vad?",
            "B",
            "svar",
            "A: svar",
            "/okänd",
            "f: att",
            "0: b:",
            "b+ mer",
        ),
    ]
    outcome = note.session.paste(lines, commands=True)
    assert [(n, line) for n, line, _ in outcome.kept] == [(12, "/okänd")]
    assert note.head.title == "X"
    assert set(note.people()) == {"Anna Ek", "Bo Al"}
    assert note.cells("Ett") == [
        ("B", 1, "svar"),
        ("A", 1, "svar"),
        ("B", 1, "att"),
        (None, None, "att"),
    ]
    assert note.entries("Ett")[-1].clauses == ("mer",)
    assert outcome.entry == note.entries("Ett")[-1].uid


def test_a_paste_is_one_step(typed: Typed) -> None:
    note = typed("# Dag\nrad")
    note.session.paste(["a", "# Ny", "b", "f: att", "b:"], commands=True)
    assert len(note.texts()) == 5
    assert note.type("/ångra") == []
    assert note.texts() == ["rad"]
    assert note.sections() == [(1, "Dag")]


def test_lines_see_the_lines_above_them(typed: Typed) -> None:
    note = typed("/närvarande Ia Ek")
    note.session.paste(
        ["Ia: Hur då?", "– Så här.", "- a", "    - b", "- c", "x\ty", "z\t"], commands=False
    )
    assert [(e.kind, e.depth) for e in note.entries()] == [
        ("statement", 0),
        ("reply", 0),
        ("bullet", 0),
        ("bullet", 1),
        ("bullet", 0),
        ("row", 0),
        ("row", 0),
    ]


def test_refused_lines_stay(typed: Typed) -> None:
    note = typed("# Dag")
    outcome = note.session.paste(["a", "å: x !31 feb", "b:", "c"], commands=False)
    assert [(n, line) for n, line, _ in outcome.kept] == [(1, "å: x !31 feb"), (2, "b:")]
    assert note.texts() == ["a", "c"]


def test_steps_are_not_undone_from_within_a_paste(typed: Typed) -> None:
    note = typed("# Dag\nrad")
    outcome = note.session.paste(["a", "/ångra", "b"], commands=True)
    assert [line for _, line, _ in outcome.kept] == ["/ångra"]
    assert note.texts() == ["rad", "a", "b"]


def test_commands_in_a_paste_are_counted(typed: Typed) -> None:
    note = typed(EXERCISE)
    lines = [
        "text",
        "2",
        "/titel X",
        "# Rubrik",
        "B: rad",
        "b: ja",
        " 2",
        "§ Val",
        "2018",
        "/okänd",
        "9",
    ]
    assert note.session.foretell(lines).commands == 8


def test_a_paste_that_fails_leaves_nothing(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    note = typed("# Dag\nrad")
    add_many = session_module.entries.add_many
    calls = 0

    def fail_later(*arguments: object) -> list[str]:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise RuntimeError
        return add_many(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(session_module.entries, "add_many", fail_later)
    with pytest.raises(RuntimeError):
        note.session.paste(["a", "# Ny", "b"], commands=True)
    monkeypatch.undo()
    assert (note.texts(), note.sections()) == (["rad"], [(1, "Dag")])
    assert note.section().heading == "Dag"
    assert note.type("c") == []
    note.again()
    assert note.texts() == ["rad", "c"]


def test_a_long_paste_is_all_there(typed: Typed) -> None:
    note = typed("# Dag")
    lines = [f"rad {n}" for n in range(2_000)]
    note.session.paste(lines, commands=True)
    assert note.texts() == lines
