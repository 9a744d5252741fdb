"""What the import screen says: the meetings that are in the documents, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from imports.report import FoundMeeting, counts_in_words, lines, meeting_in_words
from imports.taking_in import here_already
from locales import N_, Translator
from screens.base.widgets.cells import shown_inline, wrap
from screens.base.widgets.painted import Line
from screens.importing.work import HandledDocument, Look

_MOST_DOUBTS = 12


def look_lines(look: Look | None, width: int, t: Translator) -> list[Line]:
    """Return what would come in, in so many cells; None is that nothing has been looked at yet."""
    if look is None:
        return _hint(width, t)
    made: list[Line] = []
    for one in look.first:
        made += _looked(one, width, t)
    more = look.count - len(look.first)
    if more > 0:
        said = t.n("and {n} more document", "and {n} more documents", more)
        made += [[], [(f" {said}", "quiet")]]
    return made


def taken_lines(taken: Sequence[HandledDocument], width: int, t: Translator) -> list[Line]:
    """Return what became of documents, the latest last."""
    made: list[Line] = []
    for one in taken:
        made += _taken(one, width, t)
    return made


def _hint(width: int, t: Translator) -> list[Line]:
    said = (
        t(N_("Write the path of a document or a folder; Tab completes it.")),
        t(N_("Markdown, plain text and HTML are read; Word and others where pandoc is installed.")),
    )
    return [[(f" {line}", "quiet")] for text in said for line in wrap(text, width)]


def _looked(one: HandledDocument, width: int, t: Translator) -> Iterator[Line]:
    yield [(f" {shown_inline(Path(one.path).name)}", "heading")]
    if one.refused is not None:
        yield from _wrapped(t(one.refused), width, "mark")
    for found in one.outcome.found:
        yield from _found("", found, width, t)
        doubts = lines(found.report, t)[1:]
        for said in doubts[:_MOST_DOUBTS]:
            yield from _wrapped(f"○ {said}", width, "mark")
        if len(doubts) > _MOST_DOUBTS:
            rest = len(doubts) - _MOST_DOUBTS
            yield from _wrapped(t.n("and {n} more", "and {n} more", rest), width, "quiet")
    yield []


def _taken(one: HandledDocument, width: int, t: Translator) -> Iterator[Line]:
    name = shown_inline(Path(one.path).name)
    if one.refused is not None:
        yield from _wrapped(f"{name}: {t(one.refused)}" if name else t(one.refused), width, "mark")
    elif one.outcome.known:
        yield from _wrapped(t(here_already(name, one.outcome)), width, "quiet")
    for number, found in zip(one.outcome.ids, one.outcome.found, strict=True):
        yield from _found(f"{number}  ", found, width, t)


def _found(before: str, found: FoundMeeting, width: int, t: Translator) -> Iterable[Line]:
    yield from _wrapped(f"{before}{meeting_in_words(found, t)}", width, "text")
    counts = counts_in_words(found.report, t)
    if counts:
        yield from _wrapped(counts, width, "quiet")


def _wrapped(text: str, width: int, style: str) -> Iterator[Line]:
    for line in wrap(shown_inline(text), max(width - 4, 10)):
        yield [(f"   {line}", style)]
