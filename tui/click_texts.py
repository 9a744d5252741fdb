"""What click itself says, in our catalogue: help headings and usage errors.

Click looks its texts up with :mod:`gettext` in the domain of the process, so pointing that domain at
our catalogue is all it takes. A test compares this list with click's own source.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import locales
from locales import N_


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a text that has a plural, and return both."""
    return one, many


TEXTS = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Positional arguments"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Option {name!r} does not take a value."),
    N_("Argument {name!r} takes {nargs} values."),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("required"),
)
"""Texts of click that a user of our commands can meet."""

PLURALS = (
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)
"""The same for texts that click chooses by number."""


def speak(language: str) -> None:
    """Let click speak ``language`` from here on."""
    os.environ["LANGUAGE"] = language  # what gettext asks before any other variable
    gettext.bindtextdomain("heldag", str(Path(locales.__file__).parent))
    gettext.textdomain("heldag")
