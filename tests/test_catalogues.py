"""The Swedish catalogue holds every text of the program, translated, with the same fields."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from string import Formatter

from babel.messages.catalog import Message

from locales import translator
from tools import catalogues
from tools.catalogues import MsgId


@cache
def found() -> Collection[MsgId]:
    """Return every text of the program; going through all of it takes seconds."""
    return catalogues.collect()


CATALOGUE = {
    entry.id if isinstance(entry.id, str) else tuple(entry.id): entry
    for entry in catalogues.read(catalogues.catalogue_file())
    if entry.id
}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def forms(entry: Message) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


def test_every_text_is_in_the_catalogue() -> None:
    assert not [msgid for msgid in found() if msgid not in CATALOGUE]


def test_no_text_in_the_catalogue_is_obsolete() -> None:
    assert not [msgid for msgid in CATALOGUE if msgid not in found()]


def wrong_with(msgid: MsgId) -> str:
    """Return what is wrong with a translation; nothing where it is right."""
    entry = CATALOGUE[msgid]
    if entry.fuzzy or not all(forms(entry)):
        return "not translated"
    said = (msgid,) if isinstance(msgid, str) else msgid
    for source, form in zip(said, forms(entry), strict=True):
        if fields(form) - fields(said[-1]) - fields(source):
            return "a field too many"
        if fields(source) - fields(form) - ({"n"} if source == said[0] else set()):
            return "a field is missing"
    return ""


def test_every_text_is_translated_with_the_same_fields() -> None:
    assert {msgid: wrong for msgid in found() if (wrong := wrong_with(msgid))} == {}


def test_the_words_are_those_of_swedish_administration() -> None:
    wrong = [
        form
        for entry in CATALOGUE.values()
        for form in forms(entry)
        if re.search(r"\bminuter(na)?\b", form, re.IGNORECASE)
    ]
    assert not wrong, "meeting minutes are protokoll, mötesanteckningar or dokumentation"


USED_INSTEAD = {
    "ruta": "avsnitt, svar eller plats",
    "rutan": "avsnittet, svaret eller platsen",
    "rutor": "avsnitt eller svar",
    "cell": "svar",
    "cellen": "svaret",
    "sort": "typ",
    "sorts": "typ av",
    "slag": "typ",
    "sidor": "paneler",
    "skal": "kommandotolk",
}
"""Words that are not used of what they were used of once, and those that are."""

ENGLISH = {
    *("an", "the", "and", "or", "not", "of", "to", "with", "from", "by", "at", "on", "for"),
    *("is", "are", "was", "be", "it", "its", "this", "that", "which", "no", "yes", "you", "your"),
    *("line", "lines", "row", "section", "cell", "entry", "meeting", "file", "key", "keys", "save"),
    *("export", "board", "next", "back", "undo", "help", "people", "group", "groups"),
}
"""Words that no Swedish text has, but in what a person types as it stands."""

TYPED = re.compile(r"\{[^{}]*\}|/\w+|--\w+|heldag \w+|\[\[.*?\]\]")
"""Fields and commands."""


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", TYPED.sub(" ", text).lower()))


def test_one_word_is_used_for_one_thing() -> None:
    wrong = {
        form: {word: USED_INSTEAD[word] for word in words_of(form) & USED_INSTEAD.keys()}
        for entry in CATALOGUE.values()
        for form in forms(entry)
    }
    assert {form: words for form, words in wrong.items() if words} == {}


def test_no_language_has_a_rest_of_the_other() -> None:
    swedish = {form for entry in CATALOGUE.values() for form in forms(entry)}
    assert {form for form in swedish if words_of(form) & ENGLISH} == set()
    english = [
        text for msgid in CATALOGUE for text in ([msgid] if isinstance(msgid, str) else msgid)
    ]
    assert [text for text in english if re.search("[åäö]", text, re.IGNORECASE)] == []


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    t = translator("sv")
    for msgid, entry in CATALOGUE.items():
        if isinstance(msgid, str):
            assert t(msgid) == entry.string
        else:
            assert t._catalogue.ngettext(*msgid, 2) == entry.string[1]
