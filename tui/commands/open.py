"""``heldag open``: a meeting in the app; the bare ``heldag`` opens the list of meetings."""

from __future__ import annotations

import click

from locales import N_, Translator
from tui.commands import COMMANDS, IN_THE_APP
from tui.commands.parts import meeting_argument
from tui.context import Context
from tui.output import complain
from tui.process import has_terminal


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, meeting: str) -> int:
        return run_app(context, meeting)

    return click.Command("open", callback=run, params=[meeting_argument(t)])


def run_app(context: Context, meeting: str | None = None, *, view: bool = False) -> int:
    """Open the app, at ``meeting`` or at the list of meetings, and return the exit status.

    Args:
        context: the run.
        meeting: the meeting, as it was named.
        view: whether the meeting is only read back.
    """
    if not has_terminal():
        others = ", ".join(name for name in COMMANDS if name not in (*IN_THE_APP, "demo"))
        complain(f"heldag: {context.t(NO_TERMINAL, commands=others)}")
        return 1
    found = None
    if meeting is not None:
        from store.file.listing import find_meeting

        with context.reader(quiet=not view) as store:
            found = find_meeting(store, meeting)
    from tui.app import EXAMPLE, run

    while (status := run(context, found, view=view)) == EXAMPLE:
        from tui.commands.demo import look

        look(context)
    return status


NO_TERMINAL = N_("The app needs a terminal. These commands work without one: {commands}.")
