"""What lies in a file of heldag after all programs have ended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exports.json_form import to_json
from store.errors import StoreError
from store.file.driver import DatabaseError
from store.file.listing import list_meetings
from store.file.reading import load
from store.file.store import Store


@dataclass(frozen=True, slots=True)
class Content:
    """What lies in a file.

    Attributes:
        path: the file.
        meetings: in their JSON form.
        drafts: half-typed texts.
        whole: whether SQLite finds nothing wrong.
    """

    path: Path
    meetings: list[dict[str, Any]]
    drafts: list[str]
    whole: bool

    @property
    def texts(self) -> list[str]:
        """All that is written in the file."""
        return [text for one in self.meetings for text in (one["title"] or "", *texts(one))]


def texts(meeting: dict[str, Any]) -> list[str]:
    """Return all that is written in a meeting, in order."""
    found: list[str] = []
    for section in meeting["sections"]:
        found.append(section["heading"] or "")
        found += (f"{entry['text']} {entry.get('due') or ''}" for entry in section["entries"])
    return found


def content(path: Path) -> Content | str:
    """Return what lies in a file, or why it cannot be read."""
    try:
        with Store.open(path, actor="judge", readonly=True) as store:
            check = store.rows("PRAGMA quick_check") + store.rows("PRAGMA foreign_key_check")
            meetings = [to_json(load(store, one.id)) for one in list_meetings(store)]
            drafts = [text for (text,) in store.rows("SELECT text FROM draft")]
    except (StoreError, DatabaseError) as error:
        return f"{type(error).__name__}: {error}"
    return Content(path, meetings, drafts, check == [("ok",)])
