"""What ``decisions``, ``actions``, ``questions`` and ``parked`` share: filters, and three ways out."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from locales import N_, Message, Translator
from tui.commands.parts import json_option
from tui.context import Context
from tui.output import complain, say, write_json

if TYPE_CHECKING:
    from store.items.item_query import ItemQuery
    from store.items.items import RegisterItem, RegisterKind

_HEAD = (
    *(
        N_("State"),
        N_("Due"),
        N_("Text"),
        N_("Clauses"),
        N_("Owners"),
        N_("Outcome"),
        N_("Speaker"),
    ),
    *(N_("Series"), N_("Meeting"), N_("Date"), N_("§"), N_("Heading"), N_("Id")),
)
_STATE, _DUE = 10, 12


def register_command(t: Translator, kind: RegisterKind) -> click.Command:
    """Return the command that lists the register of a kind."""

    @click.pass_obj
    def run(context: Context, /, as_json: bool, as_csv: bool, **chosen: Any) -> None:
        items = _items(context, kind, _query(t, **chosen))
        if as_json:
            write_json([dataclasses.asdict(item) for item in items])
        elif as_csv:
            from tui.csv_output import write_csv

            write_csv([t(name) for name in _HEAD], (_cells(t, item) for item in items))
        else:
            _list(t, items)

    return click.Command(kind, callback=run, params=_options(t))


def _options(t: Translator) -> list[click.Parameter]:
    def text(name: str, target: str, metavar: str, help_: str) -> click.Option:
        return click.Option([name, target], default="", metavar=t(metavar), help=t(help_))

    def flag(name: str, target: str, help_: str) -> click.Option:
        return click.Option([name, target], is_flag=True, help=t(help_))

    return [
        text("--text", "text", N_("WORDS"), N_("Only what contains all of these words.")),
        text("--series", "series", N_("NAME"), N_("Only of this body or network.")),
        text("--person", "person", N_("NAME"), N_("Only what this person is to do, or has said.")),
        text("--group", "group", N_("GROUP"), N_("Only of this group.")),
        text("--from", "since", N_("DATE"), N_("Only of meetings from this day on.")),
        text("--to", "until", N_("DATE"), N_("Only of meetings up to this day.")),
        flag("--open", "is_open", N_("Only what is still open, or in force.")),
        flag("--done", "is_done", N_("Only what is done or answered.")),
        flag("--all", "carried", N_("Also what a later meeting carries on.")),
        json_option(t),
        flag("--csv", "as_csv", N_("Print comma-separated values for a spreadsheet.")),
    ]


def _query(
    t: Translator,
    *,
    is_open: bool,
    is_done: bool,
    since: str,
    until: str,
    **words: Any,
) -> ItemQuery:
    from store.items.item_query import ItemQuery
    from store.items.items import State

    opened: tuple[State, ...] = ("open",) if is_open else ()
    done: tuple[State, ...] = ("done", "answered") if is_done else ()
    return ItemQuery(states=(*opened, *done), since=_day(t, since), until=_day(t, until), **words)


def _day(t: Translator, words: str) -> str:
    """Return a day as ISO; raise UsageError where the words are none."""
    if not words:
        return ""
    from store.language.dates import Calendar, FoundDate, read_date

    found = read_date(words, Calendar(date.today(), nearest=True))
    if not isinstance(found, FoundDate):
        raise click.UsageError(t(found))
    return found.iso


def _items(context: Context, kind: RegisterKind, query: ItemQuery) -> list[RegisterItem]:
    """Return what fits; nothing where nothing has been written yet in the standard place."""
    if not context.named and not context.db.exists():
        return []
    from store.items.shelf import load_shelf

    with context.reader() as store:
        return load_shelf(store, kind).page(query)


# For a person -------------------------------------------------------------------------------------


def _list(t: Translator, items: list[RegisterItem]) -> None:
    for item in items:
        say(_line(t, item))
    if not items:
        complain(t(N_("Nothing fits.")))


def _line(t: Translator, item: RegisterItem) -> str:
    """Return an item on one line: its state, its day, what it says, who, and where it stands."""
    due = f"{item.due or item.due_text or '':<{_DUE}}" if item.kind == "action" else ""
    said = "; ".join(text for text in (item.text, *item.clauses) if text).replace("\n", " ")
    owners = ", ".join(owner.name for owner in item.owners)
    who = f" ({owners})" if owners else ""
    return f"{t(state_words(item)):<{_STATE}}  {due}{said}{who}  · {_where(t, item)}"


def state_words(item: RegisterItem) -> Message | str:
    """Return what has become of an item, in words: a decision that nothing replaced is in force."""
    from store.items.items import IN_FORCE, STATES

    if item.kind == "decision" and item.state == "open":
        return IN_FORCE
    return STATES[item.state]


def _where(t: Translator, item: RegisterItem) -> str:
    """Return where an item stands: the series or the title, the day, and the §."""
    name = item.series or item.title or t(N_("(no title)"))
    paragraph = f"§ {item.paragraph}" if item.paragraph else item.heading
    parts = (name, item.date, paragraph)
    return ", ".join(part for part in parts if part).replace("\n", " ")


# For a spreadsheet --------------------------------------------------------------------------------


def _cells(t: Translator, item: RegisterItem) -> list[object]:
    return [
        t(state_words(item)),
        item.due or item.due_text,
        item.text,
        "; ".join(item.clauses),
        ", ".join(owner.name for owner in item.owners),
        _outcome(t, item),
        *(item.speaker, item.series, item.title, item.date, item.paragraph, item.heading),
        item.meeting,
    ]


def _outcome(t: Translator, item: RegisterItem) -> str | None:
    from exports.wording import written_outcome

    return written_outcome(item.outcome, t.language) if item.outcome else None
