"""What the screens need to know of a person's choices."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class ScreenSettings(NamedTuple):
    """A person's choices, as far as screens care.

    Attributes:
        documents: the folder that finished documents go to.
        keys: command id → key, for keys that are to be others.
    """

    documents: Path
    keys: Mapping[str, str] = MappingProxyType({})
