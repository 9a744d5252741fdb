"""That no word is lost: what was taken out of the lines and is nowhere in the meeting stays as a line.

A label that became a field, a date that became another spelling: such words are kept hidden from readers, as
internal notes. Words that say more are kept for all to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from imports.recognise.dates import is_calendar_word
from imports.recognise.draft import Draft, DraftPart, Values
from imports.recognise.grouping import starts_group, starts_question
from imports.recognise.lines import ReadLine, is_known
from imports.recognise.person import is_nobody
from imports.recognise.vocabulary import concepts, said, words
from store.language.words import ROLES

_WORD = re.compile(r"[^\W_]+")


def keep_leftovers(draft: Draft) -> None:
    """Add entries for the lines that were taken and whose words are not all in the meeting."""
    said_ = set(_words_of(draft))
    for part in draft.parts:
        if not any(line.taken for line in part.lines):
            continue
        own = said_ | _of_part(part)
        hidden: list[str] = []
        for line in part.lines:
            if not line.taken:
                continue
            missing = [word for word in _WORD.findall(line.text.casefold()) if word not in own]
            if not missing:
                continue
            if line.shape == "table":
                part.entries += _rows(line, own)
            elif _is_understood(line, missing):
                hidden.append(_only_label(line, missing))
            else:
                part.entries.append({"kind": "note", "text": line.as_typed()})
        if hidden:
            part.entries.append({"kind": "internal", "text": "\n".join(hidden)})


def _only_label(line: ReadLine, missing: list[str]) -> str:
    """Return the label of a line where nothing else of it is missing, else the line."""
    label, colon, _ = line.text.partition(":")
    return (
        label + colon
        if all(word in _WORD.findall(label.casefold()) for word in missing)
        else line.text
    )


def _rows(line: ReadLine, known: set[str]) -> Iterator[Values]:
    for place, row in enumerate(line.table):
        told = "\t".join(cell for cell in row if not is_nobody(cell))
        if all(word in known for word in _WORD.findall("\t".join(row).casefold())):
            continue
        if (place == 0 and line.headed) or all(
            word in known for word in _WORD.findall(told.casefold())
        ):
            yield {"kind": "internal", "text": "\t".join(row)}
        else:
            yield {"kind": "row", "text": "\t".join(row), "cells": tuple(row)}


def _is_understood(line: ReadLine, missing: list[str]) -> bool:
    """Return whether what is missing is only a label, or digits and months that became a date."""
    if is_nobody(line.text) or starts_group(line.text) or starts_question(line.text):
        return True
    bare = line.label or said(line.text)
    label = set(_WORD.findall(bare)) if is_known(bare) or bare in concepts("headings") else set()
    rest = [word for word in missing if word not in label]
    return all(word.isdigit() or word in _SMALL or len(word) == 1 for word in rest) or (
        bool(label) and not _says_more(rest)
    )


_SMALL = frozenset(
    "den the of st nd rd th kl klockan och and at till to from från na n a x pm am utc".split()
)


def _says_more(rest: list[str]) -> bool:
    return any(
        not is_calendar_word(word) and word not in _SMALL and not any(map(str.isdigit, word))
        for word in rest
    )


def _words_of(draft: Draft) -> Iterator[str]:
    """Give every word of the head, the people and the signatures."""
    texts: list[str] = [str(value) for value in draft.head.values() if value]
    for one in draft.people:
        texts += [one.name, *one.aliases, *one.roles]
        texts += [word for term in ROLES if term.name in one.roles for word in (term.sv, term.en)]
        texts += [
            text
            for text in (
                one.organisation,
                one.unit,
                one.title,
                one.party,
                one.email,
                one.phone,
                one.substitute_for,
            )
            if text
        ]
    texts += [str(value) for signature in draft.signatures for value in signature.values() if value]
    yield from _found(texts)


def _of_part(part: DraftPart) -> set[str]:
    texts = [part.heading or "", part.paragraph or "", *part.prompts, *part.rows, *part.presenters]
    for values in part.entries:
        texts += [
            str(values.get("text", "")),
            str(values.get("speaker") or ""),
            str(values.get("time") or ""),
        ]
        texts += values.get("clauses", ())
    return {*_found(texts), *_GROUPS}


_GROUPS = frozenset(
    word
    for concept in ("group", "question")
    for word in _WORD.findall(" ".join(words("exercises", concept)))
)
"""Words that an exercise is written with."""


def _found(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(text.casefold())
