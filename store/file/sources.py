"""Where meetings that were read in come from, and what was told about each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from store.file.store import Store


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a meeting comes from.

    Attributes:
        path: the file; None for standard input.
        digest: the digest of its bytes.
        container: how it was read.
        report: what was told about the meeting, as plain data.
    """

    path: str | None
    digest: str
    container: str
    report: dict[str, Any]


def taken_in(store: Store, digest: str) -> list[int]:
    """Return the ids of the meetings that were read from these very bytes, but for those in the trash."""
    rows = store.rows(
        "SELECT s.meeting FROM source s JOIN meeting m ON m.id = s.meeting "
        "WHERE s.digest = ? AND m.deleted = 0 ORDER BY s.meeting",
        [digest],
    )
    return [row[0] for row in rows]


def taken_from(store: Store, path: str) -> list[int]:
    """Return the ids of the meetings that were read from this file, whatever was in it then."""
    rows = store.rows(
        "SELECT s.meeting FROM source s JOIN meeting m ON m.id = s.meeting "
        "WHERE s.path = ? AND m.deleted = 0 ORDER BY s.meeting",
        [path],
    )
    return [row[0] for row in rows]


def origin_of(store: Store, meeting: int) -> Origin | None:
    """Return where a meeting comes from; None where it was written here."""
    row = store.one(
        "SELECT path, digest, container, report FROM source WHERE meeting = ?", [meeting]
    )
    return Origin(row[0], row[1], row[2], json.loads(row[3])) if row else None
