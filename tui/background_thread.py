"""A thread beside the app, with a connection of its own, that looks after the file until the app ends."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Self


class BackgroundThread:
    """The base of such threads. Use it as a context manager.

    Attributes:
        path: the file that it looks after.
        end: set when it is to end.
    """

    def __init__(self, path: Path, name: str) -> None:
        """Look after ``path``, in a thread of this name."""
        self.path = path
        self.end = threading.Event()
        self._thread = threading.Thread(target=self.work, name=name, daemon=True)

    def work(self) -> None:
        """Work until :attr:`end` is set."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """Start the thread."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the thread; what it is doing is finished first."""
        self.end.set()
        self._thread.join(2.0)
