"""``heldag import``: meetings from files in the form ``heldag/1``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from locales import N_, Message, Translator, message
from tui.context import Context
from tui.failures import in_words
from tui.output import complain, say

if TYPE_CHECKING:
    from store.minutes import Minutes


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, paths: tuple[Path, ...], dry_run: bool) -> int:
        return bring_in(context, paths, dry_run=dry_run)

    return click.Command(
        "import",
        callback=run,
        params=[
            click.Argument(
                ["paths"],
                nargs=-1,
                required=True,
                type=click.Path(path_type=Path),
                metavar=t(N_("PATH …")),
                help=t(N_("Files that `heldag export --to json` has written.")),
            ),
            click.Option(
                ["--dry-run"], is_flag=True, help=t(N_("Say what would be made, and make nothing."))
            ),
        ],
    )


def bring_in(context: Context, paths: tuple[Path, ...], *, dry_run: bool) -> int:
    """Read each file, put its meeting in and print one line for it.

    Returns:
        The exit status: 1 if a file was refused; the others are read.
    """
    refused = False
    for path in paths:
        try:
            say(_one(context, path, dry_run=dry_run))
        except Exception as error:
            told = in_words(error)
            if told is None:
                raise
            refused = True
            complain(context.t(_naming(path, told)))
    return int(refused)


def _naming(path: Path, told: Message) -> Message:
    """Return ``told`` with the file's name, unless it says it already."""
    if any(str(value) == str(path) for value in told.params.values()):
        return told
    return message(N_("{path}: {reason}"), path=str(path), reason=told)


def _one(context: Context, path: Path, *, dry_run: bool) -> str:
    from imports.json_form import read

    minutes = read(path)
    if dry_run:
        return _line(context.t, "–", minutes)
    from store.verbs import meetings

    with context.writer() as store:
        return _line(context.t, str(meetings.insert(store, minutes)), minutes)


def _line(t: Translator, number: str, minutes: Minutes) -> str:
    head = minutes.meeting
    count = sum(1 for _ in minutes.all_entries())
    title, date = head.title or t(N_("(no title)")), head.date or t(N_("(no date)"))
    return f"{number}  {date}  {title}  ({t.n('{n} entry', '{n} entries', count)})"
