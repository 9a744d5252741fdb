"""The installed program with a home and a file of its own, run as a command or opened in a window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exports.json_form import to_json
from store.errors import StoreError
from store.file.reading import load
from store.file.store import Store
from store.verbs import meetings
from tests.e2e.terminal import Terminal
from tui.commands.capture import carry_out

HELDAG = Path(sys.executable).with_name("heldag")
PROMPT = "›"
"""What stands in front of the capture line."""

PERSON = "anna"
"""Who writes."""


@dataclass
class Program:
    """One person's heldag.

    Attributes:
        home: the person's home folder; the file lies in it.
        language: the language of the person's system.
        more: further variables of the environment.
        before: what is done in each process before it becomes the program.
    """

    home: Path
    language: str = "sv"
    more: dict[str, str] = field(default_factory=dict)
    before: Callable[[], object] | None = None

    @property
    def db(self) -> Path:
        """The file with the meetings."""
        return Path(self.more.get("HELDAG_DB", self.home / "heldag.db"))

    @property
    def environment(self) -> dict[str, str]:
        """What the program finds in its environment: nothing of the tests' own."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LOGNAME": PERSON,
            "LANG": {"sv": "sv_SE.UTF-8", "en": "en_GB.UTF-8"}[self.language],
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "TZ": "Europe/Stockholm",
            "HELDAG_DB": str(self.db),
            "XDG_DOCUMENTS_DIR": str(self.home / "documents"),
            **self.more,
        }

    def run(
        self,
        *arguments: str | Path,
        data: bytes = b"",
        status: int | None = 0,
        **options: Any,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command with ``data`` on standard input and expect its exit status (None: any)."""
        done = subprocess.run(
            [str(part) for part in (HELDAG, *arguments)],
            input=data,
            capture_output=True,
            env=self.environment,
            cwd=options.pop("cwd", self.home),
            timeout=120,
            check=False,
            preexec_fn=self.before,
            **options,
        )
        if status is not None:
            assert done.returncode == status, done.stderr.decode(errors="replace")
        return done

    def capture(self, lines: Sequence[str], meeting: int | None = None) -> int:
        """Carry lines out in a new meeting or go on with one; return its id.

        A program of its own would take a hundred times as long as its work: this one does it, as the
        command would. So it is in :meth:`show`.
        """
        with Store.open(self.db, actor=PERSON, create=True) as store:
            if meeting is None:
                meeting = meetings.create(store, language=self.language)
            refused = list(carry_out(store, meeting, lines))
            assert not refused, refused
        return meeting

    def show(self, meeting: int = 1) -> dict[str, Any]:
        """Return a meeting in the JSON form, as another program reads it in the file just now."""
        try:
            with Store.open(self.db, actor=PERSON, readonly=True) as store:
                return to_json(load(store, meeting))
        except StoreError as error:
            raise AssertionError(str(error)) from error

    def texts(self, meeting: int = 1) -> list[str]:
        """Return the texts of a meeting's entries, in order."""
        return [
            entry["text"]
            for section in self.show(meeting)["sections"]
            for entry in section["entries"]
        ]

    def window(
        self,
        *arguments: str,
        cols: int = 120,
        rows: int = 40,
    ) -> Terminal:
        """Start the app in a window."""
        return Terminal(
            [HELDAG, *arguments],
            cols=cols,
            rows=rows,
            env=self.environment,
            cwd=self.home,
            before=self.before,
        )

    def open(self, meeting: int = 1, *, cols: int = 120, rows: int = 40) -> Terminal:
        """Open a meeting in a window, ready to be typed in."""
        window = self.window("open", str(meeting), cols=cols, rows=rows)
        window.wait_for(PROMPT)
        return window


def written(window: Terminal) -> str:
    """Return what stands in the capture line of a window, unwrapped."""
    lines = window.lines
    start = max((n for n, line in enumerate(lines) if line.startswith(f" {PROMPT}")), default=None)
    if start is None:
        return ""
    return lines[start].removeprefix(f" {PROMPT}").strip()


def plain(minutes: dict[str, Any]) -> Any:
    """Return a meeting with its uids replaced by numbers in their order, so that two compare equal."""
    numbers: dict[str, int] = {}

    def number(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: number(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [number(item, key) for item in value]
        if isinstance(value, str) and (key.endswith("uid") or key == "section"):
            return numbers.setdefault(value, len(numbers))
        return value

    return number(minutes)
