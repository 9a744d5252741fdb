"""``heldag search``: everything that is written, in all meetings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from locales import N_, Translator
from tui.commands.parts import json_option
from tui.context import Context
from tui.output import complain, say, write_json

if TYPE_CHECKING:
    from store.search.finding import Hit, Hits
    from store.search.query import Query

_LIMIT = 60


def command(t: Translator) -> click.Command:
    """Return the command."""

    @click.pass_obj
    def run(
        context: Context, query: tuple[str, ...], best: bool, limit: int, as_json: bool
    ) -> None:
        found, near, late = _find(context, " ".join(query), limit, best)
        if as_json:
            write_json([_as_json(found.query, hit) for hit in found.hits] if found else [])
        else:
            _show(t, found, near)
        if late:
            _index(context)

    return click.Command(
        "search",
        callback=run,
        # -word is what must not be there
        context_settings={"ignore_unknown_options": True},
        params=[
            click.Argument(
                ["query"],
                nargs=-1,
                required=True,
                metavar=t(N_("QUERY")),
                help=t(
                    N_("Words, “a phrase”, -not, and words that narrow, as in decision: year:2024.")
                ),
            ),
            click.Option(
                ["--best"],
                is_flag=True,
                help=t(N_("The best first, of the newest 2,000; else the newest first.")),
            ),
            click.Option(
                ["--limit"],
                type=click.IntRange(1, 2_000),
                default=_LIMIT,
                metavar=t(N_("N")),
                help=t(N_("At most so many; without, 60.")),
            ),
            json_option(t),
        ],
    )


def _find(
    context: Context, text: str, limit: int, best: bool
) -> tuple[Hits | None, Sequence[str], bool]:
    """Return what is found, else words like it, and whether the index is behind."""
    if not context.named and not context.db.exists():
        return None, (), False
    from store.search.finding import find
    from store.search.indexer import is_up_to_date
    from store.search.nearby import nearby

    with context.reader() as store:
        found = find(store, text, limit=limit, best=best)
        near = () if found.hits else nearby(store, found.query)
        return found, near, not is_up_to_date(store)


def _index(context: Context) -> None:
    """Bring the index up to date for the next time, where the file can be written."""
    import contextlib

    from store.errors import StoreError
    from tui.indexing import index_for_a_moment

    with contextlib.suppress(StoreError), context.writer() as store:
        index_for_a_moment(store)


def _as_json(query: Query, hit: Hit) -> dict[str, object]:
    from store.search.snippets import snippet

    shown = snippet(query, hit.text, hit.people)
    return {
        "meeting": hit.meeting,
        "date": hit.date,
        "title": hit.title,
        "section": hit.heading,
        "paragraph": hit.paragraph,
        "kind": hit.kind,
        "snippet": shown.text,
        "marks": [list(mark) for mark in shown.marks],
        "uid": hit.uid,
    }


def _show(t: Translator, found: Hits | None, near: Sequence[str]) -> None:
    meeting: int | None = None
    for hit in found.hits if found else ():
        if found and hit.meeting != meeting:
            say(_head(t, hit))
            meeting = hit.meeting
        if found:
            say(_line(t, found.query, hit))
    if found is None or not found.hits:
        complain(t(N_("Nothing was found.")))
    if near:
        complain(t(N_("Similar words: {words}"), words=", ".join(near)))
    if found and not found.complete:
        complain(t(N_("There is more; --limit shows it.")))


def _head(t: Translator, hit: Hit) -> str:
    title = (hit.title or t(N_("(no title)"))).replace("\n", " ")
    return f"{hit.meeting:>5}  {hit.date or t(N_('(no date)')):<10}  {title}"


def _line(t: Translator, query: Query, hit: Hit) -> str:
    from store.search.lines import LABELS
    from store.search.snippets import snippet

    where = " ".join(part for part in (hit.paragraph and f"§ {hit.paragraph}", hit.heading) if part)
    place = f" ({where})".replace("\n", " ") if where and hit.kind != "heading" else ""
    return f"       {t(LABELS.get(hit.kind, hit.kind))}: {snippet(query, hit.text, hit.people).text}{place}"
