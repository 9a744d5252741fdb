"""``heldag demo``: an invented day in a file that is thrown away afterwards."""

from __future__ import annotations

import dataclasses
import tempfile
from importlib.resources import files
from pathlib import Path

import click

from locales import N_, Translator, message
from tui.commands.capture import carry_out
from tui.context import Context
from tui.output import complain
from tui.process import has_terminal


def command(_t: Translator) -> click.Command:
    """Return the command."""
    return click.Command("demo", callback=click.pass_obj(look))


def look(context: Context) -> int:
    """Show the day in a folder that is thrown away afterwards, and return the exit status."""
    # the log file may still be going away when the folder is removed
    with tempfile.TemporaryDirectory(prefix="heldag-demo-", ignore_cleanup_errors=True) as folder:
        return show(context, Path(folder))


def show(context: Context, folder: Path) -> int:
    """Make the day in ``folder`` and open it; print it where there is no terminal."""
    demo = dataclasses.replace(
        context,
        db=folder / "demo.db",
        example=True,
        settings=dataclasses.replace(context.settings, documents=folder),
    )
    meeting = make(demo)
    if has_terminal():
        from tui.app import run

        return run(demo, meeting)
    from tui.commands.show import as_text, read_around
    from tui.output import write_bytes

    write_bytes(as_text(demo, *read_around(demo, str(meeting))))
    return 0


def make(context: Context) -> int:
    """Carry the lines of the demo out in a new meeting and return its id."""
    from store.verbs import meetings

    lines = files("tui").joinpath("demo", f"{context.t.language}.txt").read_text("utf-8")
    with context.writer() as store:
        meeting = meetings.create(store, language=context.t.language)
        for refused in carry_out(store, meeting, lines.splitlines()):
            reason = context.t(refused.words)
            told = message(N_("demo line {number}: {reason}"), number=refused.number, reason=reason)
            complain(context.t(told))
    return meeting
