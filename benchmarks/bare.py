"""The references: the smallest Textual apps that do the same thing. ``python -m benchmarks.bare NAME``."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Log


class Bare(App[None]):
    """One Input and nothing else."""

    def compose(self) -> ComposeResult:
        """Show the input."""
        yield Input()


class BareLog(App[None]):
    """An Input whose lines go to a Log: what Enter costs without keeping anything."""

    def compose(self) -> ComposeResult:
        """Show the log over the input."""
        yield Log()
        yield Input()

    def on_mount(self) -> None:
        """Let typing go to the input at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Move the line to the log."""
        self.query_one(Log).write_line(event.value)
        event.input.value = ""


class BareWithLibrary(Bare):
    """The bare app in a process that has imported sqlite_utils, with the same SQLite library as ours."""

    def on_mount(self) -> None:
        """Import the libraries."""
        from store.file.driver import load_tools

        load_tools()


APPS: dict[str, type[App[None]]] = {"input": Bare, "log": BareLog, "library": BareWithLibrary}

if __name__ == "__main__":
    APPS[sys.argv[1]]().run()
