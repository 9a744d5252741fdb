"""What a file holds, told by all that is in it: a text, a meeting as heldag writes it, or something else."""

from __future__ import annotations

import json
from pathlib import Path

from exports.json_form import FORMAT
from store.file.named_files import UnreadableFile, read_bytes
from store.model.plain_data import NotUnderstood, read_json

_OTHER_BEGINNINGS = ("%PDF", "%!PS", "{\\rtf", "GIF8", "PK\x03\x04", "SQLite format")
"""How files of other formats begin that may pass for text; those of PNG or gzip are not UTF-8."""


def is_text(data: bytes) -> bool:
    """Return whether ``data`` is text in UTF-8, and neither JSON nor another format made of letters."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if "\0" in text or text.startswith(_OTHER_BEGINNINGS):
        return False
    try:
        return not isinstance(read_json(text), dict | list)
    except json.JSONDecodeError:
        return True
    except NotUnderstood:  # JSON of more than can be read
        return False


def is_meeting(data: bytes) -> bool:
    """Return whether ``data`` is a meeting in the form ``heldag/1``."""
    return meeting_of(data) is not None


def meeting_of(data: bytes) -> str | None:
    """Return the uid of the meeting that ``data`` is in the form ``heldag/1``; None where it is none.

    However it was laid out and coded since: the order of keys, the blanks, UTF-8 or UTF-16.
    """
    try:
        found = read_json(data.decode(json.detect_encoding(data)))
    except (UnicodeDecodeError, json.JSONDecodeError, NotUnderstood):
        return None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return None
    uid = found.get("uid")
    return uid if isinstance(uid, str) else None


def meeting_in(path: Path) -> str | None:
    """Return the uid of the meeting that the file at ``path`` holds; None where it holds none."""
    try:
        return meeting_of(read_bytes(path))
    except UnreadableFile:
        return None
