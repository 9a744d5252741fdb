"""``heldag people import``: a list of people beside the register, and what of it is taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from locales import N_, Translator
from tui.context import Context
from tui.output import complain, say

if TYPE_CHECKING:
    from imports.people import PeopleList
    from store.people.review import Reviewed


def import_command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(context: Context, file: str, dry_run: bool, doubtful: bool) -> int:
        return _import(context, file, dry_run=dry_run, doubtful=doubtful)

    return click.Command(
        "import",
        callback=run,
        params=[
            click.Argument(
                ["file"],
                metavar=t(N_("FILE")),
                help=t(N_("A table or a list of people; - is standard input.")),
            ),
            click.Option(
                ["--dry-run"],
                is_flag=True,
                help=t(N_("Say what would change, and change nothing.")),
            ),
            click.Option(
                ["--doubtful"],
                is_flag=True,
                help=t(N_("Take in the doubtful too, as people of their own.")),
            ),
        ],
        help=t(N_("Take people in from a table (CSV) or a pasted list.")),
    )


def _import(context: Context, file: str, *, dry_run: bool, doubtful: bool) -> int:
    """Tell what is new, changed, the same, doubtful or unreadable, and take in what is.

    Returns:
        The exit status: 1 if a row could not be read; the others are taken in.
    """
    from imports.files import read_table_text
    from imports.people import read_people_list
    from store.people.known_people import People, all_people
    from store.people.review import review, take_in

    read = read_people_list(read_table_text(file))
    rows = [(row.line, row.values) for row in read.rows]
    if dry_run and not context.named and not context.db.exists():
        _tell(context.t, read, review(People(), rows))
        return int(bool(read.bad))
    with context.writer() as store:
        found = review(all_people(store), rows)
        if not dry_run:
            take_in(store, found, doubtful=doubtful)
    _tell(context.t, read, found)
    return int(bool(read.bad))


def _tell(t: Translator, read: PeopleList, found: Sequence[Reviewed]) -> None:
    from store.people.review import OUTCOMES

    for one in found:
        say(_line(t, one))
    for bad in read.bad:
        complain(t("line {line}: {reason}", line=bad.line, reason=bad.reason))
    if read.unused:
        complain(t(N_("Columns that are not used: {names}"), names=", ".join(read.unused)))
    counts = Counter(one.outcome for one in found)
    said = [f"{t(word)}: {counts[name]}" for name, word in OUTCOMES.items()]
    say(", ".join([*said, f"{t(N_('unreadable'))}: {len(read.bad)}"]))


def _line(t: Translator, one: Reviewed) -> str:
    from imports.people_words import FIELD_WORDS
    from store.people.review import OUTCOMES

    why = t(one.reason) if one.reason else ""
    changes = (f"{t(FIELD_WORDS[c.field])}: {c.before or '–'} → {c.after}" for c in one.changes)
    said = why or "; ".join(changes)
    return f"{t(OUTCOMES[one.outcome]):<10}  {one.values['name']}" + (f"  ({said})" if said else "")
