"""What is looked for, read from what a person types. Nothing that is typed is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from store.language.cleaning import clean
from store.language.folding import words
from store.search import filter_words as fields
from store.search.terms import SearchTerm

_MOST_TERMS = 20
"""What is typed beyond so many terms is not looked for; nobody means it."""

_LONGEST = 1_000

_PIECE = re.compile(
    r'(?P<minus>-?)(?:(?P<name>[^\s":]+):)?(?:"(?P<quoted>[^"]*)(?P<end>"?)|(?P<word>[^\s"]*))'
)


@dataclass(frozen=True, slots=True)
class Filter:
    """One narrowing: the field, its value, and whether it is turned round.

    ``value`` is a day, ISO, for ``since`` and ``until``; a number for ``paragraph``; an English name for
    ``kind``, ``type``, ``item`` and ``status``; ``2022-2024`` for ``year``; folded words for ``person``,
    ``group`` and ``series``.
    """

    field: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        terms: what a line must hold, all of it.
        without: what it must not hold.
        filters: what else must be so. Several kinds, types or years are alternatives; the rest must all be.
        unread: what stands with a colon and is no word that is known, or no value of it: it is a word, too.
    """

    terms: tuple[SearchTerm, ...] = ()
    without: tuple[SearchTerm, ...] = ()
    filters: tuple[Filter, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return not (self.terms or self.filters)

    def of(self, field: str, *, negated: bool = False) -> list[str]:
        """Return the values that a field is narrowed to, or, ``negated``, those it must not have."""
        return [f.value for f in self.filters if f.field == field and f.negated == negated]

    def holds(self, text: str, people: str) -> bool:
        """Return whether a line holds what is looked for, told by its folded text and its folded names."""
        whole = f"{text}\n{people}" if people else text
        for term in self.terms:
            if not term.is_in(whole):
                return False
        if any(term.is_in(whole) for term in self.without):
            return False
        return all(self._has_person(f, people) for f in self.filters if f.field == "person")

    def _has_person(self, wanted: Filter, people: str) -> bool:
        found = all(f" {word}" in people for word in wanted.value.split())
        return found != wanted.negated


def parse(text: str, today: date | None = None) -> Query:
    """Return what ``text`` looks for; dates without a year are near to ``today``.

    Words must all be there; ``"words in a row"``; ``-not``; words with a colon of
    :mod:`store.search.filter_words`; ``§ 45``. A word with a colon that is none of these is a word, a quote
    that is not closed ends with the text, and a minus alone is nothing.
    """
    today = today or date.today()
    said_at_all = clean(text[:_LONGEST])
    query = Query(unread=fields.unknown(said_at_all, _is_known))
    waiting: _Piece | None = None
    for said in _pieces(_PARAGRAPH.sub(r"\1§:\2", said_at_all)):
        # a blank after the colon does no harm: serie: styrelse
        piece = said
        if waiting is not None and not said.name and not said.negated:
            piece = replace(said, name=waiting.name, negated=waiting.negated)
        waiting = piece if fields.field_of(piece.name) and not piece.text else None
        if waiting is None:
            query = _with_piece(query, piece, today)
    return query


_PARAGRAPH = re.compile(r"(?<!\S)(-?)§[ \t]*(\d+)(?!\S)")


def _is_known(name: str) -> bool:
    return fields.field_of(name) is not None or fields.kind_of(name) is not None


def _with_piece(query: Query, piece: _Piece, today: date) -> Query:
    if piece.name == "§":
        return _with_filter(query, Filter("paragraph", piece.text, piece.negated))
    kind, field = fields.kind_of(piece.name), fields.field_of(piece.name)
    if kind is not None:
        query = _with_filter(query, Filter("kind", kind, piece.negated))
        return _with_term(query, replace(piece, name="", negated=False))
    if field is not None:
        return _narrowed(query, field, piece, today)
    return _with_term(query, piece)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word or a quoted phrase, with what stands before its colon and its minus."""

    name: str
    text: str
    negated: bool
    quoted: bool
    closed: bool


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _PIECE.match(text, at)
        if found is None or found.end() == at:
            at += 1
            continue
        at = found.end()
        quoted = found["quoted"] is not None
        said = found["quoted"] if quoted else found["word"]
        yield _Piece(
            found["name"] or "", said or "", bool(found["minus"]), quoted, bool(found["end"])
        )


def _narrowed(query: Query, field: str, piece: _Piece, today: date) -> Query:
    """Return a query with a filter more; a value that is none is looked for as a word."""
    value = _value(field, piece.text, today)
    if value is None:
        unread = (*query.unread, f"{piece.name}:{piece.text}")
        return _with_term(replace(query, unread=unread), piece)
    name, meant = value
    return _with_filter(query, Filter(name, meant, piece.negated)) if meant else query


def _value(field: str, text: str, today: date) -> tuple[str, str] | None:
    """Return the field that is meant and its value; None where the text is no value of it."""
    if field in ("since", "until"):
        days = fields.day_span(text, today)
        return (field, days[field == "until"]) if days else None
    if field == "year":
        span = fields.years(text)
        return ("year", f"{span[0]}-{span[1]}") if span else None
    if field == "type":
        kind = fields.meeting_kind(text)
        return ("type", kind) if kind else None
    if field == "is":
        item, status = fields.item_state(text), fields.meeting_state(text)
        if item is None and status is None:
            return None
        return ("item", item) if item else ("status", status or "")
    return field, " ".join(words(text))


def _with_filter(query: Query, added: Filter) -> Query:
    if added in query.filters or len(query.filters) >= _MOST_TERMS:
        return query
    return replace(query, filters=(*query.filters, added))


def _with_term(query: Query, piece: _Piece) -> Query:
    """Return a query with what a piece says; what stands before an unknown colon is a word of it too."""
    found = tuple(words(f"{piece.name} {piece.text}")[:_MOST_TERMS])
    if not found:
        return query
    term = SearchTerm(found, whole=piece.quoted and piece.closed, quoted=piece.quoted)
    if piece.negated:
        without = dict.fromkeys((*query.without, term))
        return replace(query, without=tuple(without)[:_MOST_TERMS])
    terms = dict.fromkeys((*query.terms, term))
    return replace(query, terms=tuple(terms)[:_MOST_TERMS])
