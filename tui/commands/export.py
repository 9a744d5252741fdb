"""``heldag export``: meetings as documents, or as one newsletter; nothing that is there is overwritten."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exports.profiles import PROFILES, get_profile
from exports.style import ORDERS, Order
from exports.targets import FORMS, means_folder
from locales import N_, Translator, translator
from store.file.named_files import path_of
from tui.context import Context
from tui.output import complain, say, write_bytes

if TYPE_CHECKING:
    from store.model.minutes import Minutes
    from store.series.around import Around

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
        order: Order,
        sections: str,
        title: str,
        output: str | None,
        force: bool,
    ) -> None:
        look = ExportLook(profile, form, order, sections, title)
        if sections and (form != FORMATS[0] or look.several):
            raise click.UsageError(t(N_("--sections is for a document of one meeting.")))
        if title and not look.several:
            raise click.UsageError(t(N_("--title is for a newsletter.")))
        if look.several:
            export_newsletter(context, meetings, look, output=output, force=force)
            return
        if len(meetings) > 1 and output and not path_of(output).is_dir():
            raise click.UsageError(t(N_("Several meetings need a folder for --output.")))
        taken: dict[Path, str] = {}
        for name in meetings:
            export(context, name, look, output=output, force=force, taken=taken)

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


@dataclass(frozen=True, slots=True)
class ExportLook:
    """What a document is to look like.

    Attributes:
        profile: the name of a profile; None is that of the meeting's kind.
        form: the format, one of :data:`FORMATS`.
        order: how groups stand.
        sections: the §§ that it is to hold; all where none is named.
        title: the title of a newsletter; empty is its usual one.
    """

    profile: str | None
    form: str
    order: Order
    sections: str = ""
    title: str = ""

    @property
    def several(self) -> bool:
        """Whether several meetings make one document; raise UnknownProfile where there is no such one."""
        if self.form != FORMATS[0] or not self.profile:
            return False
        return get_profile(self.profile).several


def export(
    context: Context,
    name: str,
    look: ExportLook,
    *,
    output: str | None,
    force: bool,
    taken: dict[Path, str],
) -> None:
    """Write the meeting that ``name`` means, print the path of the file and note it in ``taken``.

    A name that is made of title and date is no other meeting's, there or in ``taken`` (uids by path).

    Raises:
        NotWritten: a file is there already and ``force`` is not given, or it cannot be written.
    """
    from tui.commands.show import read_around

    minutes, around = read_around(context, name)
    text = _text(context, minutes, around, look)
    if output == STANDARD_OUTPUT:
        write_bytes(text.encode())
        return
    from exports.beside import own_name

    path, uid = _file(output), minutes.meeting.uid
    if path is None:
        name = _name(context, minutes, look)
        others = {place for place, owner in taken.items() if owner != uid}
        path = own_name(_folder(context, output) / name, uid, others)
    taken[path] = uid
    _write(context, path, text, look.form, minutes, force=force, make_folder=not output)
    if look.form == "md":
        _remember(context, [minutes.meeting.id])


def export_newsletter(
    context: Context, names: Sequence[str], look: ExportLook, *, output: str | None, force: bool
) -> None:
    """Write one newsletter of the meetings that ``names`` mean and print the path of the file.

    Raises:
        NotWritten: as :func:`export` does.
    """
    from exports import newsletter
    from exports.naming import name_of
    from exports.news import last_day, title_of
    from tui.commands.show import read_around

    found = [read_around(context, name)[0] for name in names]
    meetings = list({minutes.meeting.id: minutes for minutes in found}.values())
    heads = [minutes.meeting for minutes in meetings]
    text = newsletter(meetings, context.language, order=look.order, title=look.title)
    t = translator(context.language or heads[0].language)
    if output == STANDARD_OUTPUT:
        write_bytes(text.encode())
        return
    name = name_of(last_day(heads), look.title.strip() or title_of(heads, t), t)
    path = _file(output) or _folder(context, output) / name
    _write(context, path, text, look.form, None, force=force, make_folder=not output)
    _remember(context, (meeting.id for meeting in heads))


def _write(
    context: Context,
    path: Path,
    text: str,
    form: str,
    minutes: Minutes | None,
    *,
    force: bool,
    make_folder: bool,
) -> None:
    """Write a document, of one meeting or of several, and print its path."""
    from exports.beside import backup_of, write_document
    from exports.writing import sweep, write

    sweep(path.parent)
    if form == "json":
        uid = minutes.meeting.uid if minutes else None
        say(str(write(path, text, form=form, uid=uid, force=force, make_folder=make_folder)))
        return
    # never less than what lies there already
    backup = backup_of(minutes) if minutes and not context.damaged else None
    written, json = write_document(path, text, backup, force=force, make_folder=make_folder)
    say(str(written))
    if json:
        complain(context.t(N_("The meeting as JSON beside it is written anew: {path}"), path=json))


def _text(context: Context, minutes: Minutes, around: Around, look: ExportLook) -> str:
    if look.form == "json":
        from exports.json_form import to_json, to_text

        return to_text(to_json(minutes))
    from exports import document

    return document(
        minutes,
        look.profile,
        context.language,
        order=look.order,
        around=around,
        sections=look.sections,
    )


def _name(context: Context, minutes: Minutes, look: ExportLook) -> str:
    from exports.naming import file_name, word_of

    t = translator(context.language or minutes.meeting.language)
    kind = minutes.meeting.kind
    word = word_of(look.profile or (kind if kind == "invitation" else None), look.sections, t)
    return file_name(minutes.meeting, t, ending=f".{look.form}", word=word)


def _file(output: str | None) -> Path | None:
    """Return the file that was named; None where it is a folder, or nothing, and a name is to be made."""
    path = path_of(output) if output else None
    return None if path is None or means_folder(output or "") or path.is_dir() else path


def _folder(context: Context, output: str | None) -> Path:
    return path_of(output) if output else context.settings.documents


def _remember(context: Context, meetings: Iterable[int]) -> None:
    """Note that meetings have been written out; a file that cannot be written need not know."""
    from store.errors import StoreError
    from store.verbs.meetings import mark_exported

    if context.damaged:
        return
    with contextlib.suppress(StoreError), context.writer() as store:
        for meeting in meetings:
            mark_exported(store, meeting)
