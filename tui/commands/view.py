"""``heldag view``: the read-back of a meeting in a terminal of its own; it only reads."""

from __future__ import annotations

import click

from locales import Translator
from tui.commands.open import run_app
from tui.commands.parts import meeting_argument
from tui.context import Context


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, meeting: str) -> int:
        return run_app(context, meeting, view=True)

    return click.Command("view", callback=run, params=[meeting_argument(t)])
