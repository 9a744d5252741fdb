"""The command that puts rows, prompts and sections in another order."""

from __future__ import annotations

from collections.abc import Iterable

from locales import N_, Message, message
from store.capture.commands import sections as in_outline
from store.capture.commands.exercise import NO_EXERCISE
from store.capture.pairs import at_end, at_start, between, both_of, halves_of, not_found
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.section_names import find_section
from store.capture.subjects import Subject, find_subject
from store.language.spelling import spelling
from store.language.words import AFTER_WORDS, BEFORE_WORDS, FIRST_WORDS, LAST_WORDS
from store.model.records import Prompt, Row, Section
from store.verbs import clusters, rows
from store.verbs.axes import Axis

_BEFORE, _AFTER = between(BEFORE_WORDS), between(AFTER_WORDS)
_BEFORE_ALONE, _AFTER_ALONE = at_start(BEFORE_WORDS), at_start(AFTER_WORDS)
_FIRST, _LAST = at_end(FIRST_WORDS), at_end(LAST_WORDS)
_MOVE = N_("Write where it is put: before X, after X; in an exercise B before A, B last")
_NO_ROW = N_("{what} has no row here.")


def _order(work: Work, argument: str) -> Plan | Refused:
    """Put a row or prompt before or after another one, first or last; else a section."""
    in_exercise = len(work.minutes.rows(work.place.section)) > 0
    plan = _order_axis(work, argument) if in_exercise else None
    plan = plan or _order_section(work, argument)
    if plan is not None:
        return plan
    halves = list(halves_of(argument, _BEFORE, _AFTER))
    if any(both_of(work.scene, *half) for half in halves):
        return Refused(message(NO_EXERCISE))
    return not_found(work.scene, halves) if halves else Refused(message(_MOVE))


def _order_axis(work: Work, argument: str) -> Plan | Refused | None:
    """Put a row or prompt of the exercise somewhere; None where the words name none."""
    for ends in (_FIRST, _LAST):
        match = ends.fullmatch(argument)
        subject = find_subject(match[1], work.scene) if match else None
        if subject is not None:
            return _to_end(work, subject, first=ends is _FIRST)
    for sign in (_BEFORE, _AFTER):
        for half in halves_of(argument, sign):
            pair = both_of(work.scene, *half)
            if pair is not None:
                return _beside(work, *pair, before=sign is _BEFORE)
    return None


def _order_section(work: Work, argument: str) -> Plan | Refused | None:
    """Put the current section somewhere, or the one that is named; None where the words say neither."""
    for words, ends in ((FIRST_WORDS, _FIRST), (LAST_WORDS, _LAST)):
        if spelling(argument) in words:
            return in_outline.move_to_end(work, work.section, first=ends is _FIRST)
        match = ends.fullmatch(argument)
        named = find_section(match[1], work.minutes) if match else None
        if isinstance(named, Section):
            return in_outline.move_to_end(work, named, first=ends is _FIRST)
    for sign, before in ((_BEFORE_ALONE, True), (_AFTER_ALONE, False)):
        match = sign.match(argument)
        if match is not None:
            other = argument[match.end() :]
            return in_outline.move(work, work.section, other, before=before)
    for sign in (_BEFORE, _AFTER):
        for one, other in halves_of(argument, sign):
            section = find_section(one, work.minutes)
            if isinstance(section, Section) and find_subject(one, work.scene) is None:
                return in_outline.move(work, section, other, before=sign is _BEFORE)
    return None


def _to_end(work: Work, subject: Subject, *, first: bool) -> Plan | Refused:
    said = N_("{what} stands first now") if first else N_("{what} stands last now")
    before = next(iter(_items(work, subject.axis))).uid if first else None
    return _reorder(work, subject, message(said, what=subject.words), before=before)


def _beside(work: Work, one: Subject, other: Subject, *, before: bool) -> Plan | Refused:
    uid = _uid(other)
    if one.axis != other.axis:
        return Refused(message(N_("A row and a question have no order among them.")))
    if uid is None:
        return Refused(message(_NO_ROW, what=other.words))
    said = (
        N_("{what} stands before {other} now") if before else N_("{what} stands after {other} now")
    )
    words = message(said, what=one.words, other=other.words)
    if before:
        return _reorder(work, one, words, before=uid)
    return _reorder(work, one, words, after=uid)


def _reorder(
    work: Work,
    subject: Subject,
    said: Message,
    *,
    before: str | None = None,
    after: str | None = None,
) -> Plan | Refused:
    uid = _uid(subject)
    if uid is None:
        return Refused(message(_NO_ROW, what=subject.words))
    reorder = rows.reorder if subject.axis == "row" else clusters.reorder

    def carry_out() -> Done:
        reorder(work.store, work.meeting, uid, before=before, after=after)
        return Done(said=said)

    return Plan(said, carry_out, step=f"move_{subject.axis}")


def _items(work: Work, axis: Axis) -> Iterable[Row | Prompt]:
    section = work.place.section
    return work.minutes.rows(section) if axis == "row" else work.minutes.prompts(section)


def _uid(subject: Subject) -> str | None:
    part = subject.prompt or subject.row
    return part.uid if part is not None else None


PLANNERS: dict[str, Planner] = {"move": _order}
