"""Small invented meetings to look through, and what is found in them."""

from __future__ import annotations

from typing import Any

from exports.checks import check, to_json
from imports.json_form import from_json
from locales import translator
from store.model.minutes import Minutes

EN = translator("en")

Data = dict[str, Any]


def meeting(*sections: Data, **head: Any) -> Minutes:
    """Return a meeting with a title, a date and a group, or with what ``head`` says instead."""
    given = {"title": "Day", "date": "2026-03-12", "group_sets": [{"groups": [{"label": "1"}]}]}
    return from_json({"format": "heldag/1", "sections": list(sections), **given, **head})


def found(minutes: Minutes, name: str) -> list[Data]:
    """Return what one check finds, as JSON."""
    return [c for c in to_json(check(minutes), EN) if c["check"] == name]


def texts(minutes: Minutes, name: str) -> list[str]:
    """Return what one check says, in English."""
    return [c["text"] for c in found(minutes, name)]


def talk(*entries: Data, **section: Any) -> Data:
    """Return a section of plain talk."""
    return {"heading": "Talk", "entries": list(entries), **section}


def people(*names: str, **more: Any) -> list[Data]:
    """Return participants who were there, each with the name as uid."""
    return [{"uid": name, "name": name, "attendance": "present", **more} for name in names]
