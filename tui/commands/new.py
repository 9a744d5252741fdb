"""``heldag new``: a new meeting, blank or from an earlier one."""

from __future__ import annotations

import click

from locales import N_, Translator
from tui.context import Context


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, series: str | None, after: str | None) -> None:
        if series and after:
            raise click.UsageError(t(N_("Name a series or a meeting, not both.")))
        print(_made(context, (series or "").strip(), after))

    return click.Command(
        "new",
        callback=run,
        params=[
            click.Option(
                ["--series"],
                metavar=t(N_("NAME")),
                help=t(N_("The next meeting of this body, with what is open since the last one.")),
            ),
            click.Option(
                ["--from", "after"],
                metavar=t(N_("MEETING")),
                help=t(N_("A meeting that follows this one, with what is open there.")),
            ),
        ],
    )


def _made(context: Context, series: str, after: str | None) -> int:
    from store.file.listing import find_meeting
    from store.series import carrying
    from store.verbs import meetings

    with context.writer() as store:
        if series:
            return carrying.begin_next(store, series, language=context.t.language)
        if after is not None:
            return carrying.begin_after(store, find_meeting(store, after))
        return meetings.create(store, language=context.t.language)
