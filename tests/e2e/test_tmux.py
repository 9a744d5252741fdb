"""In tmux, where many a meeting is written over a slow line."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program import HELDAG, Program
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux here")


@pytest.fixture
def tmux(heldag: Program, tmp_path: Path) -> Iterator[list[str]]:
    """The call of a tmux server of its own, which is ended afterwards."""
    call = ["tmux", "-u", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    yield call
    subprocess.run([*call, "kill-server"], env=heldag.environment, capture_output=True, check=False)


def test_lines_and_switches_arrive(heldag: Program, tmux: list[str]) -> None:
    meeting = heldag.capture(
        ["/titel I tmux", "/grupper A-B", "/övning frågor Frågor", "/fråga Vad?"]
    )
    start = [*tmux, "new-session", str(HELDAG), "open", str(meeting)]
    with Terminal(start, cols=80, rows=24, env=heldag.environment) as window:
        window.wait_for("›")
        window.line("från grupp A")
        window.wait_for("från grupp A")
        window.press("pgdn")
        window.wait_for("Grupp B")
        window.type("från fel")
        window.press("ctrl+w")
        window.line("grupp B")
        window.wait_until(lambda: heldag.texts(meeting) == ["från grupp A", "från grupp B"])
        window.press("ctrl+q")
        window.wait_exit()
