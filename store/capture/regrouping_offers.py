"""What completion offers after the commands that change groups, rows, prompts and sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from locales import N_, message
from store.capture.placing import heading_words
from store.capture.scene import Scene
from store.capture.subjects import Subject, all_subjects
from store.language.as_typed import NOTHING
from store.language.blanks import BLANKS, B
from store.language.spelling import spelling
from store.language.suggestion import Offer
from store.language.words import (
    AFTER_WORDS,
    AT_MOST_WORDS,
    BEFORE_WORDS,
    EACH_WORDS,
    EVENLY_WORDS,
    HIDDEN_WORDS,
    INTO_WORDS,
    PAIR_WORDS,
    SHOWN_WORDS,
)
from store.model import drawing

Offers = tuple[int, Iterator[Offer]]
"""Where in the typed words they begin, and what goes there."""

Offering = Callable[[str, Scene], Offers]

_SECOND = re.compile(
    rf".*(?:=|{B}(?:{'|'.join((*INTO_WORDS, *BEFORE_WORDS, *AFTER_WORDS))}){B}){B}*",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"(?:{'|'.join((*BEFORE_WORDS, *AFTER_WORDS))}){B}+", re.IGNORECASE)
_COUNT = re.compile(rf"(\d{{1,3}}){B}+.*")


def _in_language(words: tuple[str, ...], scene: Scene) -> str:
    """Return the Swedish word, which stands first, or the English one behind it."""
    return words[0] if scene.minutes.meeting.language == "sv" else words[1]


def _named(then: Callable[[Scene], str], *, second: bool) -> Offering:
    """Return what offers rows, groups and prompts with ``then`` behind the first; ``second``: two of them."""

    def offer(typed: str, scene: Scene) -> Offers:
        match = _SECOND.match(typed)
        if match is None:
            return 0, _subjects(typed, scene, then(scene))
        return match.end(), _subjects(typed[match.end() :], scene, "") if second else iter(())

    return offer


def _subjects(typed: str, scene: Scene, behind: str) -> Iterator[Offer]:
    """Offer rows, groups and prompts, and then sections."""
    wanted = spelling(typed)
    for name, subject in all_subjects(scene):
        if spelling(name).startswith(wanted):
            yield Offer(name + behind, subject.words)
    for offer in _headings(typed, scene):
        yield offer._replace(text=offer.text + behind)


def _headings(typed: str, scene: Scene) -> Iterator[Offer]:
    for section in scene.minutes.sections:
        if section.heading and spelling(section.heading).startswith(spelling(typed)):
            yield Offer(section.heading, heading_words(section))


def _ordered(typed: str, scene: Scene) -> Offers:
    """Offer what is put somewhere and beside what; behind a word for where alone, sections."""
    ways = [_in_language(words, scene) for words in (BEFORE_WORDS, AFTER_WORDS)]
    match = _BESIDE.match(typed)
    if match is not None:
        return match.end(), _headings(typed[match.end() :], scene)
    at, offers = _named(lambda _: f" {ways[0]} ", second=True)(typed, scene)
    alone = (
        Offer(f"{way} ", NOTHING) for way in ways if not at and way.startswith(spelling(typed))
    )
    return at, chain(offers, alone)


def _own_heading(typed: str, scene: Scene) -> Offers:
    """Offer the heading of the section, to be changed."""
    section = scene.minutes.section(scene.place.section)
    heading = (section.heading if section else None) or ""
    fits = bool(heading) and spelling(heading).startswith(spelling(typed))
    return 0, iter([Offer(heading, NOTHING)] * fits)


def _cells(typed: str, scene: Scene) -> Offers:
    """Offer the rows, with the prompts behind a dot."""
    prompts = len(scene.minutes.prompts(scene.place.section))
    row, dot, number = typed.partition(".")
    if not dot:
        return 0, (
            offer
            for offer in _row_labels(scene)
            if spelling(offer.text).startswith(spelling(typed))
        )
    numbers = (str(n) for n in range(1, prompts + 1) if str(n).startswith(number))
    return 0, (Offer(f"{row}.{n}", NOTHING) for n in numbers)


def _dots(typed: str, scene: Scene) -> Offers:
    """Offer the ways to hide dots, to show them, and to say how many everybody has."""
    ways = [_in_language(words, scene) for words in (HIDDEN_WORDS, SHOWN_WORDS)]
    ways.append(f"{_in_language(AT_MOST_WORDS, scene)} ")
    return 0, (Offer(way, NOTHING) for way in ways if way.startswith(spelling(typed)))


def _row_labels(scene: Scene) -> Iterator[Offer]:
    return (Offer(name, s.words) for name, s in all_subjects(scene) if s.axis == "row")


def _next_label(typed: str, scene: Scene) -> Offers:
    """Offer the label that comes after those there are: a letter or a number."""
    groups = list(scene.names.groups())
    labels = [group.label for group in groups]
    coming = ""
    if labels and all(label.isdecimal() for label in labels):
        coming = str(max(map(int, labels)) + 1)
    elif labels:
        taken = {*labels, *(group.letter for group in groups)}
        coming = next((free for free in drawing.labels(26) if free not in taken), "")
    offered = [coming] if coming.startswith(typed) and not typed.strip(BLANKS) else []
    return 0, (Offer(label, message(N_("New group"))) for label in offered)


def _split(typed: str, scene: Scene) -> Offers:
    """Offer groups, each with itself as the first of its parts."""
    fitting = (g for g in scene.names.groups() if spelling(g.label).startswith(spelling(typed)))
    return 0, (Offer(f"{g.label} = {g.label}, ", Subject(group=g).words) for g in fitting)


def _draws(typed: str, scene: Scene) -> Offers:
    """Offer pairs, and behind a number the ways to draw so many."""
    match = _COUNT.fullmatch(typed)
    ways = [_in_language(PAIR_WORDS, scene)]
    if match is not None:
        ways = [f"{match[1]} {_in_language(words, scene)}" for words in (EVENLY_WORDS, EACH_WORDS)]
    return 0, (Offer(way, NOTHING) for way in ways if spelling(way).startswith(spelling(typed)))


REGROUPING: dict[str, Offering] = {
    "new group": _next_label,
    "split": _split,
    "draws": _draws,
    "subjects": _named(lambda _: "", second=False),
    "renamed": _named(lambda _: " = ", second=False),
    "merged": _named(lambda _: " = ", second=True),
    "ordered": _ordered,
    "heading": _own_heading,
    "cells": _cells,
    "dots": _dots,
}
"""By the name that the table of commands has for it."""
