"""``heldag series``: the bodies that meet again, and what their new meetings begin with."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from locales import N_, Translator, message
from tui.commands.parts import json_option
from tui.commands.series_changes import FIELDS, changing_commands, name_argument, terms_of
from tui.context import Context
from tui.output import complain, say, write_json

if TYPE_CHECKING:
    from store.file.store import Store
    from store.model.shared_records import Member, Series
    from store.series.known_series import SeriesSummary


def command(t: Translator) -> click.Command:
    """Return the command, with one below it for each thing that can be done to a series."""

    @click.pass_context
    def run(called: click.Context, as_json: bool) -> None:
        if called.invoked_subcommand is None:
            _list(called.obj, as_json=as_json)

    group = click.Group(
        "series", callback=run, invoke_without_command=True, params=[json_option(t)]
    )
    group.subcommand_metavar = t(N_("[COMMAND …]"))
    for below in (_show(t), *changing_commands(t)):
        below.options_metavar = t(N_("[OPTIONS]"))
        group.add_command(below)
    return group


# Reading ------------------------------------------------------------------------------------------


def _list(context: Context, *, as_json: bool) -> None:
    from store.series.known_series import list_series

    found = []
    if context.named or context.db.exists():
        with context.reader() as store:
            found = list_series(store, date.today())
    if as_json:
        write_json([dataclasses.asdict(one) for one in found])
        return
    for one in found:
        say(_line(context.t, one))
    if not found:
        complain(context.t(N_("There are no series yet.")))


def _line(t: Translator, one: SeriesSummary) -> str:
    said = [
        t.n("{n} meeting", "{n} meetings", one.meetings),
        t(N_("last {date}"), date=one.last) if one.last else None,
        t(N_("next {date}"), date=one.next) if one.next else None,
    ]
    return f"{one.name}  ({', '.join(part for part in said if part)})"


def _show(t: Translator) -> click.Command:
    @click.pass_obj
    def run(context: Context, name: str, as_json: bool) -> None:
        with context.reader() as store:
            series = _known(store, name)
        if as_json:
            left_out = ("ord", "deleted", "rev")
            data = dataclasses.asdict(series)
            write_json({key: value for key, value in data.items() if key not in left_out})
            return
        for line in _described(t, series):
            say(line)

    return click.Command(
        "show",
        callback=run,
        params=[name_argument(t), json_option(t)],
        help=t(N_("Show what new meetings of a series begin with.")),
    )


def _known(store: Store, name: str) -> Series:
    """Return a series, as it begins where nobody has said anything; raise NotFound where there is none."""
    from store.errors import NotFound
    from store.model.shared_records import Series
    from store.series.known_series import find_series, known_name, series_names

    series = find_series(store, name)
    if series is not None:
        return series
    known = known_name(store, name)
    if known not in series_names(store):
        raise NotFound(message(N_("There is no series “{name}”."), name=name))
    return Series("", known)


def _described(t: Translator, series: Series) -> Iterator[str]:
    yield series.name
    for field, words in FIELDS.items():
        value = getattr(series, field)
        if value is not None:
            said = {term.name: term.word(t.language) for term in terms_of(field)}
            yield f"  {t(words)}: {said.get(value, value)}"
    for member in series.membership:
        yield f"  · {_member_line(t, member)}"
    for name, text in series.phrases:
        yield f"  “{name}”: {text}".replace("\n", " ")


def _member_line(t: Translator, member: Member) -> str:
    from exports.wording import written_role

    roles = (written_role(role, t.language) for role in member.roles)
    party = f"{member.name} ({member.party})" if member.party else member.name
    standing = {"deciding": N_("deciding"), "other": N_("other")}.get(member.standing or "")
    parts = (party, member.title, member.organisation, *roles, t(standing) if standing else None)
    return ", ".join(part for part in parts if part)
