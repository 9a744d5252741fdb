"""Tables of texts, as documents lay them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Data = dict[str, Any]


def filled(head: Sequence[str], lines: Sequence[Sequence[str]]) -> Data:
    """Return a table without the columns in which no line says anything."""
    columns = [at for at in range(len(head)) if any(line[at].strip() for line in lines)]
    return {
        "head": [head[at] for at in columns],
        "lines": [[line[at] for at in columns] for line in lines],
    }
