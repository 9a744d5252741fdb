"""``heldag show``: a meeting as readable text, in the form ``heldag/1``, or where it was read in from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from locales import N_, Translator, message
from tui.commands.parts import json_option, meeting_argument
from tui.context import Context
from tui.output import say, write_bytes, write_json

if TYPE_CHECKING:
    from store.model.minutes import Minutes
    from store.series.around import Around


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, meeting: str, as_json: bool, report: bool) -> None:
        if report:
            show_report(context, meeting, as_json=as_json)
            return
        minutes, around = read_around(context, meeting)
        if as_json:
            from exports.json_form import to_json

            write_json(to_json(minutes))
        else:
            write_bytes(as_text(context, minutes, around))
            context.tell_kept()

    told = click.Option(
        ["--report"],
        is_flag=True,
        help=t(N_("Show which document it was read in from, and what is doubtful in it.")),
    )
    return click.Command("show", callback=run, params=[meeting_argument(t), json_option(t), told])


def show_report(context: Context, meeting: str, *, as_json: bool) -> None:
    """Print where a meeting was read in from, and what was recognised and doubtful there.

    Raises:
        NotFound: there is no such meeting, or it was written here.
    """
    from imports.report import from_plain, lines
    from store.errors import NotFound
    from store.file.listing import find_meeting
    from store.file.sources import origin_of

    t = context.t
    with context.reader() as store:
        origin = origin_of(store, find_meeting(store, meeting))
    if origin is None:
        raise NotFound(message(N_("This meeting was not read in from a document.")))
    if as_json:
        write_json({"path": origin.path, "container": origin.container, **origin.report})
        return
    say(origin.path or t(N_("standard input")))
    for line in lines(from_plain(origin.report), t):
        say(f"  {line}")


def read(context: Context, name: str) -> Minutes:
    """Return the meeting that ``name`` means; raise NotFound where there is none, or several."""
    from store.file.listing import find_meeting
    from store.file.reading import load

    with context.reader() as store:
        return load(store, find_meeting(store, name))


def read_around(context: Context, name: str) -> tuple[Minutes, Around]:
    """Return the meeting that ``name`` means, and what lies around it; raises as :func:`read`."""
    from store.file.listing import find_meeting
    from store.series.around import load_with_around

    with context.reader() as store:
        return load_with_around(store, find_meeting(store, name))


def as_text(context: Context, minutes: Minutes, around: Around) -> bytes:
    """Return a meeting as its document, in UTF-8."""
    from exports import document

    return document(minutes, language=context.language, around=around).encode()
