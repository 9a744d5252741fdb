"""The clipboard: the terminal's, which other programs paste from, and our own."""

from __future__ import annotations

from typing import Any

from textual.app import App


def copy_out(app: App[Any], text: str, own: str) -> None:
    """Copy a text for other programs, by the terminal, and as ``own`` for what is pasted here by ctrl+v."""
    app.copy_to_clipboard(text)
    app._clipboard = own  # noqa: SLF001  # what its ``clipboard`` gives back
