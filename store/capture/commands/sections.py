"""Commands for the outline of the day: a section gets a heading, a level, a place, goes into another or out.

The names of rows, questions and groups come first where a command is for both; see :mod:`.renaming` and
:mod:`.ordering`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from locales import N_, Message, message
from store.capture.commands.course import section_words
from store.capture.commands.head import SET, set_section
from store.capture.commands.numbers import next_number
from store.capture.holding import held_words, holds_something, parts_of
from store.capture.parsed import OpenSection, Refused
from store.capture.placing import heading_words, is_opening
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.section_names import find_section
from store.errors import Locked
from store.file.verified_locks import Locks
from store.model.minutes import Minutes
from store.model.records import Entry, Place, Section
from store.verbs import outline, sections

NO_SECTION = N_("There is no section yet: begin one with # Heading.")
_NO_LEVEL = N_("“{word}” is no level: write 1 to 6.")


def _heading(work: Work, argument: str) -> Plan | Refused:
    section = work.section
    if section is None:
        return Refused(message(NO_SECTION))
    return rename(work, section, argument)


def rename(work: Work, section: Section, heading: str) -> Plan | Refused:
    """Return the plan for another heading."""
    words = message(SET, what=message(N_("New heading")), value=heading)
    return _locked(section) or set_section(work, words, section.uid, heading=heading)


def _level(work: Work, argument: str) -> Plan | Refused:
    section = work.section
    if section is None:
        return Refused(message(NO_SECTION))
    if not argument.isdecimal() or not 1 <= int(argument) <= outline.DEEPEST:
        return Refused(message(_NO_LEVEL, word=argument))
    act = partial(outline.set_level, work.store, work.meeting, section.uid, int(argument))
    said = message(N_("{what}: level {n}"), what=heading_words(section), n=int(argument))
    return _locked(section) or _plan(said, act, "change_section")


def begin_at(work: Work, action: OpenSection, entry: Entry) -> Plan | Refused:
    """Return the plan for a section that begins with an entry that is there; what follows it comes along.

    Where one writes at the end of these lines, one goes on there.
    """
    section = work.minutes.section(entry.section)
    if section is None or section.form is not None:
        return Refused(message(outline.NO_HEADING))
    number = action.paragraph
    if action.item and number is None:
        number = next_number(work)

    def carry_out() -> Done:
        fields = {"level": action.level, "heading": action.heading, "paragraph": number}
        uid = outline.begin_at(work.store, work.meeting, entry.uid, **fields)  # type: ignore[arg-type]
        return Done(Place(uid) if work.place.section == entry.section else None)

    words = section_words(action, number)
    plan = Plan(words, carry_out, Place(entry.section), step="begin_section")
    return _locked(section) or plan


def begin_above(work: Work, action: OpenSection, section: Section) -> Plan | Refused:
    """Return the plan for an empty section right above another one; one goes on writing where one does."""
    number = action.paragraph
    if action.item and number is None:
        number = next_number(work)

    def carry_out() -> Done:
        fields = {"level": action.level, "heading": action.heading, "paragraph": number}
        sections.add(work.store, work.meeting, before=section.uid, **fields)  # type: ignore[arg-type]
        return Done()

    return Plan(section_words(action, number), carry_out, step="add_section")


def merge(work: Work, section: Section | None) -> Plan | Refused:
    """Return the plan to join a section to the one before it."""
    if section is None:
        return Refused(message(NO_SECTION))
    before = _before(work.minutes, section)
    if before is None:
        return Refused(message(N_("There is no section before this one.")))
    said = message(
        N_("{what} goes into {into}"), what=heading_words(section), into=heading_words(before)
    )
    count = len(work.minutes.entries(section.uid))
    counted = message(N_("{what} (lines: {n})"), what=said, n=count)

    def carry_out() -> Done:
        outline.merge(work.store, work.meeting, section.uid, before=before.uid)
        moves = work.place.section == section.uid
        return Done(work.place_in(before.uid) if moves else None, said=counted)

    return _locked(section, before) or Plan(said, carry_out, step="merge_sections")


def remove(work: Work, section: Section | None) -> Plan | Refused:
    """Return the plan to take a section out with all that it holds; where that is something, it asks."""
    if section is None:
        return Refused(message(NO_SECTION))
    gone = parts_of(work.minutes, section.uid)
    held = held_words(work.minutes, section.uid)
    said = message(N_("Taken out: {what}"), what=held)

    def carry_out() -> Done:
        place = _beside(work, gone)
        sections.delete(work.store, work.meeting, section.uid)
        return Done(place, said=said)

    asks = message(N_("Enter once more takes out {what}"), what=held)
    return _locked(*gone) or Plan(
        message(N_("Take out {what}"), what=held),
        carry_out,
        step="delete_section",
        asks=asks if holds_something(work.minutes, section.uid) else None,
    )


def move(work: Work, section: Section | None, other: str, *, before: bool) -> Plan | Refused:
    """Return the plan to put a section, with what lies in it, before or after the one that is named."""
    if section is None:
        return Refused(message(NO_SECTION))
    beside = find_section(other, work.minutes)
    if isinstance(beside, Refused):
        return beside
    said = (
        N_("{what} stands before {other} now") if before else N_("{what} stands after {other} now")
    )
    where = {"before": beside.uid} if before else {"after": beside.uid}
    act = partial(sections.move, work.store, work.meeting, section.uid, **where)
    words = message(said, what=heading_words(section), other=heading_words(beside))
    return _locked(section) or _plan(words, act, "move_section")


def move_to_end(work: Work, section: Section | None, *, first: bool) -> Plan | Refused:
    """Return the plan to put a section before all others, or last."""
    if section is None:
        return Refused(message(NO_SECTION))
    ordered = list(work.minutes.sections)
    to = ordered[min(int(is_opening(ordered, 0)), len(ordered) - 1)]
    said = N_("{what} stands first now") if first else N_("{what} stands last now")
    where = {"before": to.uid} if first else {}
    act = partial(sections.move, work.store, work.meeting, section.uid, **where)
    words = message(said, what=heading_words(section))
    return _locked(section) or _plan(words, act, "move_section")


def _plan(said: Message, act: Callable[[], object], step: str) -> Plan:
    def carry_out() -> Done:
        act()
        return Done(said=said)

    return Plan(said, carry_out, step=step)


def _before(minutes: Minutes, section: Section) -> Section | None:
    at = minutes.sections.index(section)
    return minutes.sections[at - 1] if at else None


def _beside(work: Work, gone: Sequence[Section]) -> Place | None:
    """Return the place beside sections that go, where the current one lies in them; None where it stays."""
    if work.place.section not in {section.uid for section in gone}:
        return None
    ordered = work.minutes.sections
    at = ordered.index(gone[0])
    if at:
        return work.place_in(ordered[at - 1].uid)
    behind = at + len(gone)
    return work.place_in(ordered[behind].uid) if behind < len(ordered) else Place()


def _locked(*touched: Section) -> Refused | None:
    """Return that a section is verified, where one of these is; the store refuses it as well."""
    verified = frozenset(section.uid for section in touched if section.verified)
    try:
        for section in touched:
            Locks("", verified).check_section(section.uid)
    except Locked as locked:
        return Refused(locked.message)
    return None


PLANNERS: dict[str, Planner] = {"heading": _heading, "level": _level}
