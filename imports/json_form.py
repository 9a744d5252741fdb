"""Reading the form ``heldag/1`` back: the meeting as it was, with its uids, under no id yet.

A document written by hand may leave out what is null or empty, and uids, which are then made; a cell may
be named by the row's label and the prompt's number alone. What is there must be right: a wrong type, an
unknown word or a name for nothing is refused, with its path in the document.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast, get_args

from imports.fields import Fields, refusal
from imports.files import read_text
from imports.parts import Parts
from locales import LANGUAGES, N_, message
from store.model.minutes import Minutes
from store.model.plain_data import NotUnderstood, read_json
from store.model.records import (
    MEETING_KINDS,
    Dismissal,
    Meeting,
    MeetingKind,
    NextMeeting,
    Reopening,
    Status,
)

FORMAT = "heldag/1"


def read(path: Path) -> Minutes:
    """Return the meeting in the file at ``path``; raise StoreError where there is none."""
    return from_text(read_text(path))


def from_text(text: str) -> Minutes:
    """Return the meeting in a text; raise ImportRefused where it is not JSON or no meeting."""
    return from_json(_parsed(text))


def from_json(data: object) -> Minutes:
    """Return the meeting in plain data.

    Raises:
        ImportRefused: with the path of what is wrong.
    """
    document = Fields(data)
    written = document.text("format")
    if written is None or not written.startswith("heldag/"):
        raise refusal("", message(N_("this is no meeting in heldag's own form")))
    if written != FORMAT:
        raise refusal(
            "", message(N_("the form {form} is from another version of heldag"), form=written)
        )
    parts = Parts()
    minutes = Minutes(_meeting(document, parts.uid(document)))
    minutes.fill(parts.read(document))
    return minutes


def _parsed(text: str) -> object:
    try:
        return read_json(text)
    except json.JSONDecodeError as error:
        raise refusal(
            "",
            message(
                N_("not JSON from line {line}, column {column}"),
                line=error.lineno,
                column=error.colno,
            ),
        ) from error
    except NotUnderstood as error:
        raise refusal("", error.message) from error


def _meeting(fields: Fields, uid: str) -> Meeting:
    return Meeting(
        id=0,
        uid=uid,
        kind=cast("MeetingKind", fields.word("kind", MEETING_KINDS, "notes")),
        title=fields.text("title"),
        theme=fields.text("theme"),
        organiser=fields.text("organiser"),
        series=fields.text("series"),
        reference=fields.text("reference"),
        date=fields.day("date"),
        starts=fields.clock("starts"),
        ends=fields.clock("ends"),
        opened=fields.clock("opened"),
        closed=fields.clock("closed"),
        place=fields.text("place"),
        status=cast("Status", fields.word("status", get_args(Status), "draft")),
        cancelled=fields.text("cancelled"),
        language=fields.word("language", LANGUAGES, "sv") or "sv",
        next=_next(fields.part("next")),
        first=fields.number("first"),
        sent=fields.day("sent"),
        verified=fields.day("verified"),
        announced=fields.day("announced"),
        reopened=tuple(
            Reopening(f.day("date") or "", f.text("reason") or "")
            for f in fields.objects("reopened")
        ),
        dismissed=tuple(
            Dismissal(f.text("key") or "", f.text("reason") or "")
            for f in fields.objects("dismissed")
        ),
    )


def _next(fields: Fields | None) -> NextMeeting | None:
    if fields is None:
        return None
    return NextMeeting(
        date=fields.day("date"),
        starts=fields.clock("starts"),
        place=fields.text("place"),
        theme=fields.text("theme"),
    )
