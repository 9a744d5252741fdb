"""Arguments and options that several commands share."""

from __future__ import annotations

import click

from locales import N_, Translator


def meeting_argument(t: Translator) -> click.Argument:
    """Return the argument that names one meeting."""
    return click.Argument(
        ["meeting"],
        metavar=t(N_("MEETING")),
        help=t(N_("The id of a meeting, or a part of its title or date that fits only one.")),
    )


def json_option(t: Translator) -> click.Option:
    """Return the option ``--json``."""
    return click.Option(
        ["--json", "as_json"], is_flag=True, help=t(N_("Print JSON for other programs."))
    )
