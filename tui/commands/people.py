"""``heldag people``: the people of all meetings, one person's page, doubles merged, lists taken in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from locales import N_, Message, Translator, message
from tui.commands.parts import json_option
from tui.commands.people_import import import_command
from tui.context import Context
from tui.output import complain, say, write_json

if TYPE_CHECKING:
    from store.file.store import Store
    from store.items.items import RegisterItem
    from store.items.person_page import Appearance, Period, PersonPage
    from store.people.known_people import Listed, People

_HEAD = (
    *(N_("Name"), N_("Aliases"), N_("Organisation"), N_("Unit"), N_("Title"), N_("Party")),
    *(N_("E-mail"), N_("Phone"), N_("Meetings"), N_("Last meeting"), N_("Id")),
)


def command(t: Translator) -> click.Command:
    """Return the command, with one below it for each thing that can be done to people."""

    @click.pass_context
    def run(called: click.Context, /, as_json: bool, as_csv: bool, **filters: str) -> None:
        if called.invoked_subcommand is None:
            _list(called.obj, filters, as_json=as_json, as_csv=as_csv)

    def text(name: str, metavar: str, help_: str) -> click.Option:
        return click.Option([name], default="", metavar=t(metavar), help=t(help_))

    group = click.Group(
        "people",
        callback=run,
        invoke_without_command=True,
        params=[
            text("--text", N_("WORDS"), N_("Only those of whom all of these words are known.")),
            text("--organisation", N_("NAME"), N_("Only those of this organisation or unit.")),
            text("--party", N_("PARTY"), N_("Only those of this party.")),
            json_option(t),
            click.Option(
                ["--csv", "as_csv"],
                is_flag=True,
                help=t(N_("Print comma-separated values for a spreadsheet.")),
            ),
        ],
    )
    group.subcommand_metavar = t(N_("[COMMAND …]"))
    for below in (_show(t), _merge(t), import_command(t)):
        below.options_metavar = t(N_("[OPTIONS]"))
        group.add_command(below)
    return group


@contextmanager
def _register(context: Context) -> Iterator[tuple[Store, People]]:
    """Give the register, and a store to read more with; an older file is filled first."""
    from store.errors import ReadOnly
    from store.people.known_people import load_people
    from store.people.linking_older_files import fill, is_filled

    with context.reader() as store:
        if not is_filled(store):
            try:
                with context.writer() as writer:
                    fill(writer)
            except ReadOnly as error:
                complain(f"heldag: {context.t(error.message)}")
        yield store, load_people(store)


# The list -----------------------------------------------------------------------------------------


def _list(context: Context, filters: dict[str, str], *, as_json: bool, as_csv: bool) -> None:
    found: list[Listed] = []
    if context.named or context.db.exists():
        with _register(context) as (_, people):
            text = filters.pop("text")
            found = list(people.search(text, **filters))
    if as_json:
        write_json([_data(one) for one in found])
    elif as_csv:
        from tui.csv_output import write_csv

        write_csv([context.t(name) for name in _HEAD], (_cells(one) for one in found))
    else:
        for one in found:
            say(_line(context.t, one))
        if not found:
            complain(context.t(N_("There is nobody.")))


def _data(one: Listed) -> dict[str, Any]:
    person = one.person
    names = ("uid", "name", "aliases", "organisation", "unit", "title", "party", "email", "phone")
    known = {name: getattr(person, name) for name in names}
    return {**known, "meetings": one.meetings, "last": one.last}


def _cells(one: Listed) -> list[object]:
    data = _data(one)
    uid, aliases = data.pop("uid"), ", ".join(data.pop("aliases"))
    name = data.pop("name")
    return [name, aliases, *data.values(), uid]


def _line(t: Translator, one: Listed) -> str:
    person = one.person
    name = f"{person.name} ({person.party})" if person.party else person.name
    known = (person.title, person.organisation, person.unit, person.email)
    said = ", ".join(filter(None, (name, *known))).replace("\n", " ")
    count = t.n("{n} meeting", "{n} meetings", one.meetings)
    last = t(N_("last {date}"), date=one.last) if one.last else None
    return f"{said}  ({', '.join(filter(None, (count, last)))})"


# One person ---------------------------------------------------------------------------------------


def _name_argument(t: Translator, name: str, help_: str) -> click.Argument:
    return click.Argument([name], metavar=t(N_("NAME")), help=t(help_))


def _show(t: Translator) -> click.Command:
    @click.pass_obj
    def run(context: Context, name: str, as_json: bool) -> None:
        from store.items.person_page import read_page

        with _register(context) as (store, people):
            page = read_page(store, people.find(name))
        if as_json:
            write_json(_page_data(page))
            return
        for line in _described(context.t, page):
            say(line)

    whom = _name_argument(t, "name", N_("A name, an alias or an e-mail address, or a part of one."))
    return click.Command(
        "show",
        callback=run,
        params=[whom, json_option(t)],
        help=t(N_("Show a person: meetings, places, open actions, decisions.")),
    )


def _page_data(page: PersonPage) -> dict[str, Any]:
    return {
        **_data(page.listed),
        "appearances": [
            {
                "meeting": one.meeting,
                "date": one.date,
                "title": one.title,
                "series": one.series,
                "name": one.participant.name,
                "attendance": one.participant.attendance,
                "standing": one.participant.standing,
                "roles": one.participant.roles,
            }
            for one in page.appearances
        ],
        "periods": [dataclasses.asdict(one) for one in page.periods],
        "actions": [dataclasses.asdict(one) for one in page.actions],
        "decisions": [dataclasses.asdict(one) for one in page.decisions],
    }


def _described(t: Translator, page: PersonPage) -> Iterator[str]:
    yield _line(t, page.listed)
    if page.listed.person.aliases:
        yield f"  {t(N_('Aliases'))}: {', '.join(page.listed.person.aliases)}"
    if page.listed.person.phone:
        yield f"  {t(N_('Phone'))}: {page.listed.person.phone}"
    yield from _section(t, N_("Meetings"), [_meeting(t, one) for one in page.appearances])
    yield from _section(t, N_("Has belonged to"), [_period(one) for one in page.periods])
    yield from _section(t, N_("Open actions"), [_item(t, item) for item in page.actions])
    yield from _section(t, N_("Decisions"), [_item(t, item) for item in page.decisions])


def _section(t: Translator, heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{t(heading)}:"
        yield from (f"  {line}" for line in lines)


def _meeting(t: Translator, one: Appearance) -> str:
    from store.language.words import ATTENDANCE, ROLES

    words = {term.name: term.word(t.language) for term in (*ATTENDANCE, *ROLES)}
    facts = (one.participant.attendance, *one.participant.roles)
    said = ", ".join(words.get(fact, fact) for fact in facts if fact)
    title = (one.title or t(N_("(no title)"))).replace("\n", " ")
    return f"{one.meeting:>5}  {one.date or '–':<10}  {title}" + (f"  ({said})" if said else "")


def _period(one: Period) -> str:
    days = " – ".join(dict.fromkeys(day for day in (one.first, one.last) if day)) or "–"
    place = ", ".join(filter(None, (one.title, one.organisation, one.unit)))
    return f"{days}  {place}".replace("\n", " ")


def _item(t: Translator, item: RegisterItem) -> str:
    due = f"  ({t(N_('due {date}'), date=item.due)})" if item.due else ""
    return f"{item.date or '–':<10}  {item.text}{due}".replace("\n", " ")


# Merging ------------------------------------------------------------------------------------------


def _merge(t: Translator) -> click.Command:
    @click.pass_obj
    def run(context: Context, keep: str, other: str) -> None:
        from store.people import changes as persons
        from store.people.known_people import all_people

        with context.reader():  # a file that is not there is not made
            pass
        with context.writer() as store:
            people = all_people(store)
            kept, merged = people.find(keep), people.find(other)
            persons.merge(store, kept, [merged])
        say(context.t(_merged(kept, merged)))

    keep = _name_argument(t, "keep", N_("The person that is kept."))
    other = _name_argument(t, "other", N_("Who turned out to be the same person."))
    return click.Command(
        "merge",
        callback=run,
        params=[keep, other],
        help=t(N_("Say that two people are one; no minutes change.")),
    )


def _merged(kept: Listed, other: Listed) -> Message:
    return message(
        N_("“{other}” is an alias of “{kept}” now."), other=other.person.name, kept=kept.person.name
    )
