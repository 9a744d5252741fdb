"""The command for dots: the latest line gets some, everybody has so many, and they are hidden or shown."""

from __future__ import annotations

import re

from locales import N_, Message, message
from store.capture.commands.exercise import NO_EXERCISE
from store.capture.commands.head import SET
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.file import forms
from store.language.as_typed import cut_short
from store.language.blanks import B
from store.language.spelling import spelling
from store.language.words import AT_MOST_WORDS, HIDDEN_WORDS, NONE_WORDS, SHOWN_WORDS
from store.model.dots import dots_in, dots_under, most_dots
from store.model.records import Entry, Section
from store.verbs import entries, sections

_MOST = 999
_DOTS = re.compile(r"(?P<sign>[+-]?)(?P<number>\d{1,4})")
_EACH = re.compile(
    rf"(?:{'|'.join(AT_MOST_WORDS)}){B}+(?P<most>\d{{1,3}}|{'|'.join(NONE_WORDS)})", re.IGNORECASE
)


def _dots(work: Work, argument: str) -> Plan | Refused:
    if spelling(argument) in (*HIDDEN_WORDS, *SHOWN_WORDS):
        return _show(work, shown=spelling(argument) in SHOWN_WORDS)
    limit = _EACH.fullmatch(argument)
    return _limit(work, limit["most"]) if limit else _give(work, argument)


# Giving -------------------------------------------------------------------------------------------


def _give(work: Work, argument: str) -> Plan | Refused:
    """Give the latest entry of the cell so many dots, or with a sign so many more or fewer."""
    cell = work.minutes.cell(work.place)
    if not len(cell):
        return Refused(message(N_("Nothing is written here that could have dots.")))
    entry = cell[-1]
    match = _DOTS.fullmatch(argument)
    if match is None or int(match["number"]) > _MOST:
        return Refused(message(N_("“{word}” is no number of dots."), word=argument))
    number = int(match["number"])
    by = {"": number - entry.dots, "+": number, "-": -number}[match["sign"]]
    said = _given_words(work, entry, max(0, entry.dots + by))

    def carry_out() -> Done:
        entries.dot(work.store, work.meeting, entry.uid, by)
        return Done(said=said)

    return Plan(said, carry_out, step="dot_entry")


def _given_words(work: Work, entry: Entry, dots: int) -> Message:
    """Return how many dots a line gets, and of how many in all; no number while they are hidden."""
    section, text = work.section, cut_short(entry.text)
    if section is not None and section.dots_hidden:
        return message(N_("Dots on “{text}”, hidden until they are shown"), text=text)
    said = message(N_("Dots on “{text}”: {n}"), text=text, n=dots)
    most = most_dots(section.dots_each, work.minutes.participants) if section else None
    if section is None or most is None:
        return said
    given = dots_in(work.minutes, section.uid) - entry.dots + dots
    return message(N_("{what} ({given} of {most} given)"), what=said, given=given, most=most)


# Rules --------------------------------------------------------------------------------------------


def _limit(work: Work, most: str) -> Plan | Refused:
    """Let everybody give so many dots in this exercise, or any number."""
    if work.section is None or work.section.form is None:
        return Refused(message(NO_EXERCISE))
    each = int(most) if most.isdecimal() else None
    in_all = most_dots(each, work.minutes.participants)
    if each is None:
        said = message(N_("Dots: as many as one likes"))
    elif in_all is None:
        said = message(N_("Dots: {each} each"), each=each)
    else:
        said = message(N_("Dots: {each} each, {most} in all"), each=each, most=in_all)
    return _ruled(work, work.section, said, dots_each=each)


def _show(work: Work, *, shown: bool) -> Plan | Refused:
    """Hide the dots of this exercise, or show them, with how many each cluster has."""
    if work.section is None or work.section.form is None:
        return Refused(message(NO_EXERCISE))
    said = message(N_("The dots are hidden until they are shown"))
    if shown:
        said = _totals(work, work.section)
    return _ruled(work, work.section, said, dots_hidden=not shown)


def _totals(work: Work, section: Section) -> Message:
    """Return how many dots each cluster has, the most first; of another exercise, how many there are."""
    form = forms.get(section.form)
    counted = [(dots_under(work.minutes, p), p.text) for p in work.minutes.prompts(section.uid)]
    named = sorted(((n, text) for n, text in counted if n and text), key=lambda one: -one[0])
    value = " · ".join(f"{cut_short(text)} {n}" for n, text in named)
    if form is None or not form.is_wall or not named:
        value = str(dots_in(work.minutes, section.uid))
    return message(SET, what=message(N_("Dots")), value=value)


def _ruled(work: Work, section: Section, said: Message, **values: object) -> Plan:
    def carry_out() -> Done:
        sections.change(work.store, work.meeting, section.uid, **values)
        return Done(said=said)

    return Plan(said, carry_out, step="change_section")


PLANNERS: dict[str, Planner] = {"dots": _dots}
