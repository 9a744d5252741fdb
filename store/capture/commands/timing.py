"""The command for planned minutes and the countdown: ``/minuter 15``, ``+5``, ``paus``, ``slut``."""

from __future__ import annotations

import re

from locales import N_, message
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.file import countdown
from store.file.countdown import Clock
from store.language.blanks import B
from store.language.spelling import spelling
from store.language.words import COUNTDOWN_END_WORDS, COUNTDOWN_PAUSE_WORDS, PROMPT_WORDS
from store.model.records import Place
from store.verbs import sections

_ONLY_IN_THE_APP = N_("A countdown runs only in the app.")

MOST = 999
"""The most minutes that are planned at a time."""

_MINUTES = rf"(\d{{1,3}}){B}*(?:min(?:uter|utes?)?\.?)?"
_PLANNED = re.compile(rf"(?:({'|'.join(PROMPT_WORDS)}){B}+)?{_MINUTES}", re.IGNORECASE)
_MORE = re.compile(rf"([-+−–]){B}*{_MINUTES}", re.IGNORECASE)


def _minutes(work: Work, argument: str) -> Plan | Refused:
    """Plan the minutes of this section, or of this question, and count down from now."""
    if spelling(argument) in (*COUNTDOWN_PAUSE_WORDS, *COUNTDOWN_END_WORDS) or _MORE.fullmatch(
        argument
    ):
        return _control(work, argument)
    planned = _PLANNED.fullmatch(argument)
    minutes = int(planned[2]) if planned else 0
    if argument and not minutes:
        return Refused(
            message(
                N_("“{words}” is no number of minutes from 1 to {most}."), words=argument, most=MOST
            )
        )
    if planned is None:
        return _begin(work)
    if not planned[1]:
        return _plan_section(work, minutes)
    prompt = work.minutes.prompt(work.place.prompt)
    if prompt is None:
        return Refused(message(N_("There is no question here.")))
    return _plan_prompt(work, prompt.uid, minutes)


# What is planned ----------------------------------------------------------------------------------


def _plan_section(work: Work, minutes: int) -> Plan:
    def carry_out() -> Done:
        place = work.ensured(work.place)
        if place.section is not None:
            sections.change(work.store, work.meeting, place.section, minutes=minutes)
        _start(work, place, minutes)
        return Done(place if place != work.place else None)

    words = message(N_("This part: {n} min"), n=minutes)
    if work.moment is not None:
        words = message(N_("This part: {n} min, from now"), n=minutes)
    return Plan(words, carry_out, step="change_section")


def _plan_prompt(work: Work, prompt: str, minutes: int) -> Plan:
    def carry_out() -> Done:
        sections.change_prompt(work.store, work.meeting, prompt, minutes=minutes)
        _start(work, work.place, minutes)
        return Done()

    words = message(N_("This question: {n} min"), n=minutes)
    if work.moment is not None:
        words = message(N_("This question: {n} min, from now"), n=minutes)
    return Plan(words, carry_out, step="change_prompt")


def _start(work: Work, place: Place, minutes: int) -> None:
    if work.moment is not None and place.section is not None:
        countdown.start(work.store, work.meeting, place.section, minutes, work.moment())


# The countdown ------------------------------------------------------------------------------------


def _begin(work: Work) -> Plan | Refused:
    """Count down the minutes that are planned here."""
    if work.moment is None:
        return Refused(message(_ONLY_IN_THE_APP))
    prompt = work.minutes.prompt(work.place.prompt)
    planned = (prompt.minutes if prompt else None) or (work.section and work.section.minutes)
    if not planned:
        return Refused(message(N_("No minutes are planned here: say how many.")))

    def carry_out() -> Done:
        _start(work, work.place, planned)
        return Done()

    return Plan(message(N_("The countdown begins: {n} min"), n=planned), carry_out)


def _control(work: Work, argument: str) -> Plan | Refused:
    """Change the countdown that runs: more or fewer minutes, a pause, the end."""
    if work.moment is None:
        return Refused(message(_ONLY_IN_THE_APP))
    more = _MORE.fullmatch(argument)
    if more:
        return _extend(work, work.moment, int(more[2]) * (1 if more[1] == "+" else -1))
    return _end(work) if spelling(argument) in COUNTDOWN_END_WORDS else _pause(work, work.moment)


def _extend(work: Work, moment: Clock, minutes: int) -> Plan:
    def carry_out() -> Done:
        countdown.extend(work.store, work.meeting, minutes, moment())
        return Done()

    if minutes < 0:
        return Plan(message(N_("The countdown: {n} min less"), n=-minutes), carry_out)
    return Plan(message(N_("The countdown: {n} min more"), n=minutes), carry_out)


def _pause(work: Work, moment: Clock) -> Plan:
    def carry_out() -> Done:
        countdown.pause_or_go_on(work.store, work.meeting, moment())
        return Done()

    return Plan(message(N_("The countdown rests, or goes on")), carry_out)


def _end(work: Work) -> Plan:
    def carry_out() -> Done:
        countdown.end(work.store, work.meeting)
        return Done()

    return Plan(message(N_("The countdown ends")), carry_out)


PLANNERS: dict[str, Planner] = {"minutes": _minutes}
