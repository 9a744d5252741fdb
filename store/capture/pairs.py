"""Lines about two things: ``B = C``, ``B till C``, ``B före A``; a name may hold such words itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from locales import N_, message
from store.capture.parsed import Refused
from store.capture.scene import Scene
from store.capture.subjects import Subject, find_subject
from store.language.blanks import BLANKS, B


def between(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of ``words`` between two names."""
    return re.compile(rf"{B}+(?:{'|'.join(words)}){B}+", re.IGNORECASE)


def at_start(words: Iterable[str]) -> re.Pattern[str]:
    """Return what matches one of ``words`` before a name, up to the name."""
    return re.compile(rf"(?:{'|'.join(words)}){B}+(?=.)", re.IGNORECASE)


def at_end(words: Iterable[str]) -> re.Pattern[str]:
    """Return what matches a name, its first group, with one of ``words`` behind it."""
    return re.compile(rf"(.+?){B}+(?:{'|'.join(words)})", re.IGNORECASE | re.DOTALL)


def halves_of(argument: str, *signs: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Give every way to part a text at one of the signs, with words on both sides."""
    for sign in signs:
        for match in sign.finditer(argument):
            left, right = argument[: match.start()], argument[match.end() :]
            if left.strip(BLANKS) and right.strip(BLANKS):
                yield left.strip(BLANKS), right.strip(BLANKS)


def unknown(name: str) -> Refused:
    """Return that nothing is called so."""
    return Refused(message(N_("Nothing here is called “{name}”."), name=name))


def both_of(scene: Scene, left: str, right: str) -> tuple[Subject, Subject] | None:
    """Return what two names mean, the second one of the same kind as the first if it can be."""
    one = find_subject(left, scene)
    if one is None:
        return None
    other = find_subject(right, scene, one.axis) or find_subject(right, scene)
    return (one, other) if other is not None else None


def not_found(scene: Scene, halves: list[tuple[str, str]]) -> Refused:
    """Return which of two names was not found, in the first way to part the text."""
    left, right = halves[0]
    return unknown(left if find_subject(left, scene) is None else right)
