"""``heldag list``: the meetings, newest first."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import click

from locales import N_, Translator
from store.model.states import STATES
from tui.commands.parts import json_option
from tui.context import Context
from tui.output import complain, say, write_json

if TYPE_CHECKING:
    from store.file.listing import MeetingSummary


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, as_json: bool) -> None:
        meetings = _meetings(context)
        if as_json:
            write_json([dataclasses.asdict(meeting) for meeting in meetings])
            return
        for meeting in meetings:
            say(_line(t, meeting))
        context.tell_kept()
        if not meetings and not context.damaged:
            complain(t(N_("There are no meetings yet.")))

    return click.Command("list", callback=run, params=[json_option(t)])


def _meetings(context: Context) -> list[MeetingSummary]:
    """Return the meetings; none where nothing has been written yet in the standard place."""
    if not context.named and not context.db.exists():
        return []
    from store.file.listing import list_meetings

    with context.reader() as store:
        return list_meetings(store)


def _line(t: Translator, meeting: MeetingSummary) -> str:
    title = (meeting.title or t(N_("(no title)"))).replace("\n", " ")
    date = meeting.date or t(N_("(no date)"))
    count = t.n("{n} entry", "{n} entries", meeting.entries)
    return f"{meeting.id:>5}  {date:<10}  {title}  ({t(STATES[meeting.status])}, {count})"
