"""The path that somebody has typed."""

from __future__ import annotations

from pathlib import Path


def path_of(text: str) -> Path:
    """Return the path that is typed; ``~`` is the home, that of somebody who is not known stays as it is."""
    try:
        return Path(text.strip()).expanduser()
    except RuntimeError:
        return Path(text.strip())
