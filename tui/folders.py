"""Where the files of a person lie, as their system has it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from store.file.named_files import path_of

_NAME = "heldag"


def database(chosen: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """Return the file that holds everything: ``chosen``, else ``HELDAG_DB``, else the standard one.

    It is the file itself, whatever link leads to it, and stays that when folders on the way change: what lies
    beside it is named after it.
    """
    named = chosen or environ.get("HELDAG_DB")
    if named:
        path = path_of(named)
        try:
            return path.resolve()
        except (OSError, RuntimeError):  # links in a circle
            return path.absolute()
    return platformdirs.user_data_path(_NAME, appauthor=False) / "heldag.db"


def settings_file() -> Path:
    """Return the settings file, which need not exist."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "settings.toml"


def forms() -> Path:
    """Return the folder of a person's own forms of exercises, which need not exist."""
    return settings_file().with_name("forms")


def documents() -> Path:
    """Return the folder that finished documents go to unless the settings name another."""
    return platformdirs.user_documents_path() / _NAME


def reports() -> Path:
    """Return the folder for reports of a crash."""
    return platformdirs.user_log_path(_NAME, appauthor=False)


def waiting() -> Path:
    """Return the folder for what waits to be written where it cannot lie beside the meetings."""
    return platformdirs.user_state_path(_NAME, appauthor=False) / "waiting"
