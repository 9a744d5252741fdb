"""``heldag check``: what is missing or doubtful in a meeting."""

from __future__ import annotations

import click

from locales import N_, Translator
from tui.commands.parts import json_option, meeting_argument
from tui.commands.show import read
from tui.context import Context
from tui.output import say, write_json


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, meeting: str, as_json: bool) -> None:
        from exports.checks import check, to_json

        found = check(read(context, meeting))
        if as_json:
            write_json(to_json(found, t))
            return
        for one in found:
            say(t(one.text))
        if not found:
            say(t(N_("Nothing is missing.")))

    return click.Command("check", callback=run, params=[meeting_argument(t), json_option(t)])
