"""``heldag show``: a meeting as readable text, or in the form ``heldag/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from locales import Translator
from tui.commands.parts import json_option, meeting_argument
from tui.context import Context
from tui.output import write_bytes, write_json

if TYPE_CHECKING:
    from store.minutes import Minutes


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, meeting: str, as_json: bool) -> None:
        minutes = read(context, meeting)
        if as_json:
            from exports.json_form import to_json

            write_json(to_json(minutes))
        else:
            write_bytes(as_text(context, minutes))

    return click.Command("show", callback=run, params=[meeting_argument(t), json_option(t)])


def read(context: Context, name: str) -> Minutes:
    """Return the meeting that ``name`` means; raise NotFound where there is none, or several."""
    from store.reading import find_meeting, load

    with context.reader() as store:
        return load(store, find_meeting(store, name))


def as_text(context: Context, minutes: Minutes) -> bytes:
    """Return a meeting as its document, in UTF-8."""
    from exports import document

    return document(minutes, language=context.language).encode()
