"""Moving what was committed from the log file into the database, away from the keys.

The app's connection never does it (that could stop a key press for many milliseconds); a thread with its
own connection does, when nothing has been committed for a while or the log has grown long.
"""

from __future__ import annotations

import contextlib
from importlib import import_module
from pathlib import Path

from store.errors import StoreError
from store.file.app_windows.gone_windows import take_away_empty
from store.file.app_windows.side_folders import side_folders
from store.file.driver import load_tools
from store.file.passing import sweep
from store.file.store import Store
from store.file.upkeep import checkpoint
from store.file.watch.log_file import LOG, beside
from tui.background_thread import BackgroundThread

SETTLED = 0.5
"""Seconds after the start, when the first screen stands."""
EVERY = 20.0
"""Seconds between two looks at the log file."""
LARGE = 1_000_000
"""Bytes of log file that are worth a checkpoint."""

WHERE_SOMETHING_WAITS = (
    *(
        "json",
        "screens.base.inheritance",
        "screens.base.long_write",
        "store.waiting.foreseeing",
        "store.waiting.foreseen_records",
    ),
    *("store.waiting.undone_step", "store.waiting.taking_up"),
)
"""The modules that are first used when something cannot be written at once. Then no key waits for them, and
an update may have put other files in their place."""


class Checkpointer(BackgroundThread):
    """A thread that keeps the log file of a database short, and takes away what was left half made."""

    def __init__(self, path: Path, *, every: float = EVERY, large: int = LARGE) -> None:
        """Look after ``path`` each ``every`` seconds, when its log is ``large`` bytes long."""
        super().__init__(path, "checkpoint")
        self._every = every
        self._large = large

    def work(self) -> None:
        """Move what was committed whenever the log is long."""
        if not self.end.wait(SETTLED):
            load_tools()  # so that the first line written does not wait for it
            for module in WHERE_SOMETHING_WAITS:
                import_module(module)
            for folder in (self.path.parent, *side_folders(self.path)):
                sweep(folder)
            take_away_empty(self.path)
        log = beside(self.path, LOG)
        while not self.end.wait(self._every):
            with contextlib.suppress(OSError, StoreError):
                if log.stat().st_size >= self._large:
                    with Store.open(self.path, actor="", wait=0.1) as store:
                        checkpoint(store)
