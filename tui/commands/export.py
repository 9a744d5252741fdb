"""``heldag export``: a meeting as a document, in a file that nothing is overwritten for."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exports.profiles import PROFILES
from exports.style import ORDERS, Order
from locales import N_, Translator, translator
from tui.context import Context
from tui.output import say, write_bytes

if TYPE_CHECKING:
    from store.minutes import Minutes

FORMATS = ("md", "json")
STANDARD_OUTPUT = "-"


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(
        context: Context,
        meetings: tuple[str, ...],
        profile: str | None,
        form: str,
        order: Order,
        output: str | None,
        force: bool,
    ) -> None:
        if len(meetings) > 1 and output and not Path(output).is_dir():
            raise click.UsageError(t(N_("Several meetings need a folder for --output.")))
        for name in meetings:
            look = Look(profile, form, order)
            export(context, name, look, output=output, force=force)

    return click.Command("export", callback=run, params=_parameters(t))


def _parameters(t: Translator) -> list[click.Parameter]:
    return [
        click.Argument(
            ["meetings"],
            nargs=-1,
            required=True,
            metavar=t(N_("MEETING …")),
            help=t(N_("The id of a meeting, or a part of its title or date that fits only one.")),
        ),
        click.Option(
            ["--as", "profile"],
            metavar=t(N_("PROFILE")),
            help=t(
                N_("The kind of document: {profiles}; else what the meeting is to be."),
                profiles=", ".join(profile.word(t.language) for profile in PROFILES),
            ),
        ),
        click.Option(
            ["--to", "form"], type=click.Choice(FORMATS), default="md", help=t(N_("The format."))
        ),
        click.Option(
            ["--order"],
            type=click.Choice(ORDERS),
            default=ORDERS[0],
            help=t(N_("Groups in the order in which they spoke, or in that of their rows.")),
        ),
        click.Option(
            ["-o", "--output"],
            metavar=t(N_("FILE")),
            help=t(N_("A file or folder, or - for standard output; else the documents folder.")),
        ),
        click.Option(
            ["--force"], is_flag=True, help=t(N_("Replace a file that is there already."))
        ),
    ]


@dataclass(frozen=True, slots=True)
class Look:
    """What a document is to look like.

    Attributes:
        profile: the name of a profile; None is that of the meeting's kind.
        form: the format, one of :data:`FORMATS`.
        order: how groups stand.
    """

    profile: str | None
    form: str
    order: Order


def export(context: Context, name: str, look: Look, *, output: str | None, force: bool) -> None:
    """Write the meeting that ``name`` means and print the path of the file.

    Raises:
        NotWritten: a file is there already and ``force`` is not given, or it cannot be written.
    """
    from tui.commands.show import read

    minutes = read(context, name)
    text = _text(context, minutes, look)
    if output == STANDARD_OUTPUT:
        write_bytes(text.encode())
        return
    from exports.writing import sweep, write

    path = _path(context, minutes, look.form, output)
    sweep(path.parent)
    written = write(path, text, force=force, make_folder=output is None)
    if look.form == "md":
        _remember(context, minutes.meeting.id)
    say(str(written))


def _text(context: Context, minutes: Minutes, look: Look) -> str:
    if look.form == "json":
        from exports.json_form import to_json, to_text

        return to_text(to_json(minutes))
    from exports import document

    return document(minutes, look.profile, context.language, order=look.order)


def _path(context: Context, minutes: Minutes, form: str, output: str | None) -> Path:
    """Return where the document goes: the file or folder that was named, else the documents folder."""
    named = Path(output).expanduser() if output else context.settings.documents
    if output and not named.is_dir():
        return named
    from exports.naming import file_name

    t = translator(context.language or minutes.meeting.language)
    return named / file_name(minutes.meeting, t, ending=f".{form}")


def _remember(context: Context, meeting: int) -> None:
    """Note that the meeting has been written out; a file that cannot be written need not know."""
    from store.errors import StoreError
    from store.verbs.meetings import mark_exported

    with contextlib.suppress(StoreError), context.writer() as store:
        mark_exported(store, meeting)
