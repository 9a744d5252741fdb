"""``heldag decisions``: the register over all meetings."""

from __future__ import annotations

import click

from locales import Translator
from tui.commands.registers import register_command


def command(t: Translator) -> click.Command:
    """Return the command."""
    return register_command(t, "decision")
