"""``heldag import``: a line for each meeting made, and one for each document that is refused."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from tui import cli

NOTES = "# Planering 2026-03-12\n\n## Närvarande\n\n- Maj Sten\n- Per Alm\n\n## Val\n\nVi talar om salen.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    (folder / "below").mkdir(parents=True)
    (folder / "a.md").write_text(NOTES, "utf-8")
    (folder / "below" / "b.txt").write_text("Anteckningar 2025-01-02\n\nVi gör inget.\n", "utf-8")
    return folder


def run(*arguments: str | Path) -> int:
    return cli.main(["--lang", "en", *map(str, arguments)])


def listed(capfd: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capfd.readouterr()
    run("list", "--json")
    return json.loads(capfd.readouterr().out)  # type: ignore[no-any-return]


def test_a_line_for_each_meeting_with_what_was_recognised(
    db: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("import", folder) == 0
    said = capfd.readouterr()
    first, second = said.out.splitlines()
    assert first.startswith("1  2026-03-12  ")
    assert "2 people" in first
    assert second.startswith("2  2025-01-02  ")
    assert said.err == ""
    assert len(listed(capfd)) == 2


def test_a_dry_run_says_it_and_makes_nothing(
    db: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("import", "--dry-run", folder) == 0
    lines = capfd.readouterr().out.splitlines()
    assert [line[:13] for line in lines] == ["–  2026-03-12", "–  2025-01-02"]
    assert not db.exists()


def test_the_second_time_everything_is_here_already(
    db: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run("import", folder)
    capfd.readouterr()
    assert run("import", folder) == 0
    assert capfd.readouterr().out.splitlines() == [
        f"{folder / 'a.md'} is here already, as 1.",
        f"{folder / 'below' / 'b.txt'} is here already, as 2.",
    ]
    assert len(listed(capfd)) == 2


def test_a_document_that_is_refused_does_not_stop_the_rest(
    db: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "0.md").write_bytes(b"\x89PNG\r\n")
    assert run("import", folder, folder / "none.md") == 1
    said = capfd.readouterr()
    assert len(said.out.splitlines()) == 2
    bad, missing = said.err.splitlines()
    assert str(folder / "0.md") in bad
    assert "none.md" in missing


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipes_devices_and_empty_folders_are_refused_at_once(
    db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert run("import", tmp_path / "empty", tmp_path / "pipe", "/dev/zero") == 1
    assert len(capfd.readouterr().err.splitlines()) == 3


def test_standard_input_is_a_document_too(
    db: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NOTES.encode())))
    assert run("import", "-") == 0
    assert capfd.readouterr().out.startswith("1  2026-03-12  ")


def test_a_document_of_ours_comes_back_as_it_was(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text(
        "/title Planning\n/date 2026-03-12\n/present Maj Sten, Per Alm\n# Talk\nA note\n"
        "- A bullet\nd: We begin in autumn\na: Ask around +\"Per Alm\" !2026-04-01\n",
        "utf-8",
    )  # fmt: skip
    run("capture", "--new", lines)
    run("export", "1", "-o", tmp_path / "day.md")
    capfd.readouterr()
    run("show", "1")
    before = capfd.readouterr().out
    monkeypatch.setenv("HELDAG_DB", str(tmp_path / "other.db"))
    assert run("import", tmp_path / "day.md") == 0
    capfd.readouterr()
    run("show", "1", "--json")
    made = json.loads(capfd.readouterr().out)
    kinds = [entry["kind"] for entry in made["sections"][0]["entries"]]
    assert kinds == ["note", "bullet", "decision", "action"]
    assert made["sections"][0]["entries"][-1]["owners"][0]["name"] == "Per Alm"
    run("show", "1")
    assert capfd.readouterr().out == before


def test_the_report_is_kept(db: Path, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(NOTES + "\nM\ufffdte\n", "utf-8")
    run("import", folder / "a.md")
    capfd.readouterr()
    assert run("show", "1", "--report") == 0
    said = capfd.readouterr().out
    assert said.splitlines()[0] == str(folder / "a.md")
    assert "line 12: a letter was lost before the file came here" in said
    assert run("show", "1", "--report", "--json") == 0
    assert json.loads(capfd.readouterr().out)["doubts"][0]["line"] == 12


def test_a_meeting_that_was_written_here_has_no_report(
    db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text("# Talk\n", "utf-8")
    run("capture", "--new", lines)
    assert run("show", "1", "--report") == 1
    assert capfd.readouterr().err == "heldag: This meeting was not read in from a document.\n"


def test_names_and_titles_cannot_drive_the_terminal(
    db: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a\x1b]0;x\x07.md"
    path.write_bytes(b"# T\x1b[2Jitel\n\nText\n")
    for _ in range(2):
        run("import", path)
    run("import", tmp_path / "none\x1b.md")
    said = capfd.readouterr()
    assert "\x1b" not in said.out + said.err
