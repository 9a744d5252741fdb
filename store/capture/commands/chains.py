"""The command that makes the latest line of the cell into something else."""

from __future__ import annotations

from locales import N_, Message, in_each, message
from store.capture.becoming import BECOMINGS, BY_WORD, Becoming
from store.capture.chaining import Wish, plan_making
from store.capture.owners import Task, read_task
from store.capture.parsed import Refused
from store.capture.plans import Plan, Planner, Work
from store.language.blanks import BLANKS, words
from store.language.spelling import spelling
from store.language.words import IN_WORDS


def _becomes(work: Work, argument: str) -> Plan | Refused:
    """Make the latest line of the cell into an action, a question, an activity or a follow-up."""
    wish = _read(work, argument)
    if isinstance(wish, Refused):
        return wish
    cell = work.minutes.cell(work.place)
    if not len(cell):
        return Refused(message(N_("There is no line here yet to make something of.")))
    return plan_making(work.store, work.minutes, cell[-1], wish)


def _read(work: Work, argument: str) -> Wish | Refused:
    """Return what ``TARGET [in EXERCISE] [= WORDS]`` asks for."""
    head, _, wording = argument.partition("=")
    first, *rest = words(head) or [""]
    target = BY_WORD.get(spelling(first))
    if target is None:
        several = in_each(lambda one: ", ".join(known.word(one) for known in BECOMINGS))
        return Refused(
            message(N_("A line can become: {several}; not “{word}”."), several=several, word=first)
        )
    exercise = _exercise(rest, target)
    if isinstance(exercise, Refused):
        return exercise
    task = _task(work, target, wording.strip(BLANKS))
    return Refused(task) if isinstance(task, Message) else Wish(target, exercise, task)


def _exercise(rest: list[str], target: Becoming) -> str | Refused:
    """Return the name of the exercise in what stands before the ``=``."""
    if rest and spelling(rest[0]) in IN_WORDS and target.form:
        return " ".join(rest[1:])
    if rest:
        return Refused(message(N_("Write = before your own words: = {text}"), text=" ".join(rest)))
    return ""


def _task(work: Work, target: Becoming, wording: str) -> Task | Message:
    """Return one's own words; only in those of an action owners and a day are read."""
    if target.form:
        return Task(wording)
    return read_task(wording, work.scene.names, work.scene.calendar)


PLANNERS: dict[str, Planner] = {"becomes": _becomes}
