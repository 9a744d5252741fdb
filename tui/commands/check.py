"""``heldag check``: what is missing or doubtful in a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from locales import N_, Translator
from tui.commands.parts import json_option, meeting_argument
from tui.commands.show import read_around
from tui.context import Context
from tui.output import say, write_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.checks import Finding


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, meeting: str, show_all: bool, as_json: bool) -> None:
        from exports.checks import check, dismissed_ones, open_ones, to_json

        found = check(*read_around(context, meeting))
        if as_json:
            write_json(to_json(found if show_all else open_ones(found), t))
            return
        for one in open_ones(found):
            say(t(one.text))
        if not open_ones(found):
            say(t(N_("Nothing is missing.")))
        _say_dismissed(dismissed_ones(found), t, each=show_all)

    return click.Command(
        "check", callback=run, params=[meeting_argument(t), _all_option(t), json_option(t)]
    )


def _all_option(t: Translator) -> click.Option:
    return click.Option(
        ["--all", "show_all"], is_flag=True, help=t(N_("List what was dismissed too, with why."))
    )


def _say_dismissed(found: Sequence[Finding], t: Translator, *, each: bool) -> None:
    """Say how much was dismissed, and with ``each`` what and why."""
    if found:
        say(t(N_("Dismissed: {count}"), count=len(found)))
    for one in found if each else ():
        say(t(N_("{finding} – {reason}"), finding=t(one.text), reason=one.reason or ""))
