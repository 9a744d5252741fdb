"""``heldag export``: meetings as documents, or as one newsletter; nothing that is there is overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exports.profiles import PROFILES
from exports.style import BYS, ORDERS
from exports.targets import FORMS, means_folder
from locales import N_, Translator
from store.file.named_files import path_of
from tui.context import Context
from tui.output import complain, say, write_bytes

if TYPE_CHECKING:
    from exports.exporting import PreparedDocument, WantedDocument
    from store.model.records import By, Order

FORMATS = tuple(FORMS)
STANDARD_OUTPUT = "-"


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(
        context: Context,
        meetings: tuple[str, ...],
        profile: str | None,
        form: str,
        order: Order | None,
        by: By | None,
        sections: str,
        title: str,
        output: str | None,
        force: bool,
    ) -> None:
        from exports.exporting import JSON, WantedDocument, is_newsletter

        wanted = WantedDocument(profile, context.language, form, order, sections, title, by)
        several = is_newsletter(wanted)
        if sections and (form == JSON or several):
            raise click.UsageError(t(N_("--sections is for a document of one meeting.")))
        if title and not several:
            raise click.UsageError(t(N_("--title is for a newsletter.")))
        if len(meetings) > 1 and not several and output and not path_of(output).is_dir():
            raise click.UsageError(t(N_("Several meetings need a folder for --output.")))
        taken: dict[Path, str] = {}
        for names in [meetings] if several else [(name,) for name in meetings]:
            export(context, names, wanted, output=output, force=force, taken=taken)

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
            ["--to", "form"],
            type=click.Choice(FORMATS),
            default=FORMATS[0],
            help=t(N_("The format.")),
        ),
        click.Option(
            ["--order"],
            type=click.Choice(ORDERS),
            help=t(N_("Groups in their own order, or in the order in which they spoke.")),
        ),
        click.Option(
            ["--by"],
            type=click.Choice(BYS),
            help=t(N_("Answers under their question or their group; else as the form has it.")),
        ),
        click.Option(
            ["--sections"],
            default="",
            metavar=t(N_("2,4")),
            help=t(N_("Only these §§; an extract needs them.")),
        ),
        click.Option(
            ["--title"],
            default="",
            metavar=t(N_("TITLE")),
            help=t(N_("What a newsletter of several meetings is called.")),
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


def export(
    context: Context,
    names: Sequence[str],
    wanted: WantedDocument,
    *,
    output: str | None,
    force: bool,
    taken: dict[Path, str],
) -> None:
    """Write the document of the meetings that ``names`` mean and print the path of the file.

    That is noted in ``taken``: uids of meetings by the paths that are theirs in this call.

    Raises:
        NotWritten: a file is there already and ``force`` is not given, or it cannot be written.
    """
    from exports.exporting import note_exported, prepare, read_meetings, text_of, write_out
    from store.file.listing import find_meeting

    with context.reader() as store:
        ids = dict.fromkeys(find_meeting(store, name) for name in names)
        read = read_meetings(store, tuple(ids))
    if output == STANDARD_OUTPUT:
        write_bytes(text_of(read, wanted).encode())
        return
    prepared = prepare(read, wanted)
    path = _place(context, prepared, output, taken)
    taken[path] = prepared.meetings[0].uid
    written = write_out(prepared, path, context.settings.documents, force=force)
    say(str(written.path))
    if written.json:
        said = N_("The meeting as JSON beside it is written anew: {path}")
        complain(context.t(said, path=written.json))
    note_exported(context.writer, prepared)


def _place(
    context: Context, prepared: PreparedDocument, output: str | None, taken: Mapping[Path, str]
) -> Path:
    """Return the file that was named, or a new name in the folder that was, else in that of documents."""
    from exports.exporting import place_for

    named = path_of(output) if output else context.settings.documents
    if output and not means_folder(output) and not named.is_dir():
        return named
    return place_for(prepared.wanted, prepared.meetings, prepared.usual, named, taken)
