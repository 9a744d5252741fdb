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
from locales import N_, Translator, translator
from tui.context import Context
from tui.output import say, write_bytes

if TYPE_CHECKING:
    from store.around import Around
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
        sections: str,
        title: str,
        output: str | None,
        force: bool,
    ) -> None:
        look = Look(profile, form, order, sections, title)
        if sections and (form != FORMATS[0] or look.several):
            raise click.UsageError(t(N_("--sections is for a document of one meeting.")))
        if title and not look.several:
            raise click.UsageError(t(N_("--title is for a newsletter.")))
        if look.several:
            export_newsletter(context, meetings, look, output=output, force=force)
            return
        if len(meetings) > 1 and output and not Path(output).is_dir():
            raise click.UsageError(t(N_("Several meetings need a folder for --output.")))
        for name in meetings:
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
class Look:
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


def export(context: Context, name: str, look: Look, *, output: str | None, force: bool) -> None:
    """Write the meeting that ``name`` means and print the path of the file.

    Raises:
        NotWritten: a file is there already and ``force`` is not given, or it cannot be written.
    """
    from tui.commands.show import read_around

    minutes, around = read_around(context, name)
    text = _text(context, minutes, around, look)
    name = _name(context, minutes, look)
    if _deliver(context, text, name, output, force=force) and look.form == "md":
        _remember(context, [minutes.meeting.id])


def export_newsletter(
    context: Context, names: Sequence[str], look: Look, *, output: str | None, force: bool
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
    name = name_of(last_day(heads), look.title.strip() or title_of(heads, t), t)
    if _deliver(context, text, name, output, force=force):
        _remember(context, (meeting.id for meeting in heads))


def _deliver(
    context: Context, text: str, name: str, output: str | None, *, force: bool
) -> Path | None:
    """Write a document where it is to go and print its path; None where that is standard output."""
    if output == STANDARD_OUTPUT:
        write_bytes(text.encode())
        return None
    from exports.writing import sweep, write

    path = _path(context, name, output)
    sweep(path.parent)
    written = write(path, text, force=force, make_folder=output is None)
    say(str(written))
    return written


def _text(context: Context, minutes: Minutes, around: Around, look: Look) -> str:
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


def _name(context: Context, minutes: Minutes, look: Look) -> str:
    from exports.naming import file_name, word_of

    t = translator(context.language or minutes.meeting.language)
    kind = minutes.meeting.kind
    word = word_of(look.profile or (kind if kind == "invitation" else None), look.sections, t)
    return file_name(minutes.meeting, t, ending=f".{look.form}", word=word)


def _path(context: Context, name: str, output: str | None) -> Path:
    """Return where the document goes: the file or folder that was named, else the documents folder."""
    named = Path(output).expanduser() if output else context.settings.documents
    return named if output and not named.is_dir() else named / name


def _remember(context: Context, meetings: Iterable[int]) -> None:
    """Note that meetings have been written out; a file that cannot be written need not know."""
    from store.errors import StoreError
    from store.verbs.meetings import mark_exported

    with contextlib.suppress(StoreError), context.writer() as store:
        for meeting in meetings:
            mark_exported(store, meeting)
