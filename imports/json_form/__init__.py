"""Reading the form ``heldag/1`` back: the meeting as it was, with its uids, under no id yet.

A document written by hand may leave out what is null or empty, and uids, which are then made; a cell may
be named by the row's label and the prompt's number alone. What is there must be right: a wrong type, an
unknown word or a name for nothing is refused, with its path in the document.
"""

from __future__ import annotations

import json
from pathlib import Path

from imports.files import read_text
from imports.json_form.fields import Fields, refusal
from imports.json_form.parts import Parts
from locales import N_, message
from store.model.minutes import Minutes
from store.model.plain_data import NotUnderstood, read_json

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
    minutes = Minutes(parts.meeting(document))
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
