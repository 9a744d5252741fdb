"""How a path that is being typed may go on: the folders and documents that begin like it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import islice

from imports.containers import READABLE
from store.file.named_files import path_of
from store.language.as_typed import as_typed
from store.language.suggestion import Suggestion

_MOST_READ = 2_000
"""So many names of a folder are read; a key press must not wait for a larger one."""

_MOST = 12


class PathCompletions:
    """Completes paths; the folder that was read last is kept, because the next key is for it too."""

    def __init__(self) -> None:
        """Begin with no folder read."""
        self._folder: str | None = None
        self._names: tuple[str, ...] = ()

    def of(self, text: str) -> Sequence[Suggestion]:
        """Return the ways to go on, by name; folders end in the separator."""
        if not text.strip():
            return ()
        folder, begun = os.path.split(text)
        found = [
            name
            for name in self._names_in(folder)
            if name.casefold().startswith(begun.casefold()) and name != begun
        ]
        head = text[: len(text) - len(begun)]
        return [Suggestion(head + name, len(head + name), as_typed(name)) for name in found[:_MOST]]

    def _names_in(self, folder: str) -> Sequence[str]:
        if folder != self._folder:
            self._folder, self._names = folder, tuple(sorted(_names(folder)))
        return self._names


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(path_of(folder or ".")) as entries:
            return [
                entry.name + os.sep * entry.is_dir()
                for entry in islice(entries, _MOST_READ)
                if not entry.name.startswith(".")
                and (entry.is_dir() or entry.name.lower().endswith((*READABLE, ".json")))
            ]
    except (OSError, ValueError):
        return []
