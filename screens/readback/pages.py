"""What is read back: a decision, a question with everybody's answers, or all that one group has said.

Internal entries are left out: what is read back stands on a wall, for the whole room to see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from screens.writing.tally import Tally
from store.model.kinds import BY_NAME
from store.model.minutes import Minutes
from store.model.records import Entry, Place, Prompt, Row

DECISION, QUESTION, GROUP = "decision", "question", "group"
KINDS = (QUESTION, DECISION, GROUP)
"""The kinds of pages, in the order in which Tab goes through them."""

_WORDS = {
    name: {word.casefold() for word in (*kind.letters, *kind.words, *kind.lone)}
    for name, kind in BY_NAME.items()
    if name in (DECISION, QUESTION)
} | {GROUP: {"grupp", "group", "grupper", "groups"}}
"""What each kind of page is called after ``/visa``, in both languages."""

PLENARY: tuple[Row | None, ...] = (None,)
"""What is said in no row: by everybody."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One thing to show.

    Attributes:
        kind: which of the three it is.
        uid: of the decision, of the section of a question, or of a group (a row without a group has its
            own).
        prompt: the question's uid; None is plain talk, or what is said beside the questions.
    """

    kind: str
    uid: str
    prompt: str | None = None


def pages_of(minutes: Minutes, tally: Tally, kind: str) -> list[ReadPage]:
    """Return the pages of one kind: decisions as they were made, the others as they stand."""
    if kind == DECISION:
        return [ReadPage(DECISION, entry.uid) for entry in reversed(list(tally.latest("decision")))]
    if kind == QUESTION:
        return list(_questions(minutes))
    rows = (row for section in minutes.sections for row in minutes.rows(section.uid))
    return list(dict.fromkeys(ReadPage(GROUP, group_of(row)) for row in rows))


def _questions(minutes: Minutes) -> Iterator[ReadPage]:
    for section in minutes.sections:
        prompts, rows = minutes.prompts(section.uid), minutes.rows(section.uid)
        for prompt in prompts:
            yield ReadPage(QUESTION, section.uid, prompt.uid)
        beside = (Place(section.uid, uid_of(row)) for row in (*PLENARY, *rows))
        if not len(prompts) or any(for_all(minutes.cell(place)) for place in beside):
            yield ReadPage(QUESTION, section.uid)


def uid_of(part: Row | Prompt | None) -> str | None:
    """Return the uid of a row or prompt; None for the plenary or plain talk."""
    return None if part is None else part.uid


def for_all(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that everybody may see."""
    return [entry for entry in entries if entry.kind != "internal"]


def group_of(row: Row) -> str:
    """Return what one group's rows have in common, in all exercises of the day."""
    return row.group if row.group is not None and not row.from_ else row.uid


def followed(minutes: Minutes, pages: list[ReadPage], kind: str, place: Place) -> ReadPage | None:
    """Return the page of a kind that belongs to a place, or the last one; None where there is none."""
    row = minutes.row(place.row)
    wanted = {
        QUESTION: ReadPage(QUESTION, place.section or "", place.prompt),
        GROUP: ReadPage(GROUP, group_of(row) if row is not None else ""),
    }.get(kind)
    if wanted in pages:
        return wanted
    if kind == QUESTION and place.section:
        same = (page for page in pages if page.uid == place.section)
        return next(same, pages[-1] if pages else None)
    return pages[-1] if pages else None


def asked_for(minutes: Minutes, place: Place, text: str) -> tuple[str, ReadPage | None] | None:
    """Return the kind and the page that a person names after ``/visa``; None where nothing is so called.

    A word names a kind (``beslut``, ``question``), a label a group (``B``, ``group B``), a number a
    question (``.2``, ``question 2``; ``2`` alone where no group is so called).
    """
    wanted = " ".join(text.casefold().split())
    word, _, rest = wanted.partition(" ")
    if rest and word in _WORDS[QUESTION]:
        wanted = f".{rest.removeprefix('.')}"
    elif rest and word in _WORDS[GROUP]:
        wanted = rest
    here = minutes.rows(place.section)
    elsewhere = (row for section in minutes.sections for row in minutes.rows(section.uid))
    for row in (*here, *elsewhere):
        if row.label.casefold() == wanted:
            return GROUP, ReadPage(GROUP, group_of(row))
    for kind, words in _WORDS.items():
        if wanted in words:
            return kind, None
    number = wanted.removeprefix(".")
    prompts = minutes.prompts(place.section)
    if number.isdecimal() and 0 < int(number[:4]) <= len(prompts):
        return QUESTION, ReadPage(QUESTION, place.section or "", prompts[int(number[:4]) - 1].uid)
    return None
