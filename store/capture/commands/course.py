"""Commands for the course of the meeting: beginning, pauses, items, the end, and the next one."""

from __future__ import annotations

from locales import N_, Message, message, translator
from store.capture.commands.head import SET, set_head
from store.capture.commands.numbers import next_number
from store.capture.leaving import read_pause
from store.capture.lines import open_item
from store.capture.parsed import OpenSection, Refused
from store.capture.placing import in_the_midst, section_before, whole_place_words
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.section_names import find_section
from store.file import countdown
from store.language.blanks import BLANKS
from store.language.dates import FoundDate, FoundTime, find_date, find_time, read_time
from store.language.spelling import spelling
from store.language.words import THEME_WORDS
from store.model.records import NextMeeting, Place, Section
from store.verbs import entries, meetings, sections


def open_section(work: Work, action: OpenSection) -> Plan:
    """Return the plan for a new section, which becomes the current place.

    An item that stands further down already, without a §, is taken up instead of made twice.
    """
    number = action.paragraph
    if action.item and number is None:
        number = next_number(work)
    coming = _coming(work, action.heading) if action.item and action.level == 1 else None
    if coming is not None:
        return _take_up(work, coming, number)
    after = section_before(work.minutes, work.place.section, action.level)
    words, said = in_the_midst(section_words(action, number), work.minutes, after)

    def carry_out() -> Done:
        uid = sections.add(
            work.store,
            work.meeting,
            after=after,
            level=action.level,
            heading=action.heading,
            paragraph=number,
        )
        return Done(Place(uid), said=said)

    return Plan(words, carry_out, step="add_section")


def _coming(work: Work, heading: str | None) -> Section | None:
    """Return the section of this heading behind the place that has no § yet; None where there is none."""
    sections = list(work.minutes.sections)
    here = next((n for n, s in enumerate(sections) if s.uid == work.place.section), -1)
    return next(
        (
            section
            for section in sections[here + 1 :]
            if heading
            and spelling(section.heading or "") == spelling(heading)
            and (section.level, section.paragraph, section.appendix) == (1, None, False)
        ),
        None,
    )


def _take_up(work: Work, section: Section, number: str | None) -> Plan:
    """Return the plan for a section that is there already to get its §."""
    shown = {"number": number, "heading": section.heading}

    def carry_out() -> Done:
        sections.change(work.store, work.meeting, section.uid, paragraph=number)
        return Done(work.place_in(section.uid))

    return Plan(
        message(N_("Takes up § {number} {heading}"), **shown), carry_out, step="change_section"
    )


def section_words(action: OpenSection, number: str | None) -> Message:
    """Return what a new section is called, with its §."""
    heading = action.heading
    if action.item and heading:
        return message(N_("New item: § {number} {heading}"), number=number, heading=heading)
    if action.item:
        return message(N_("New item: § {number}"), number=number)
    if heading:
        return message(N_("New section: {heading}"), heading=heading)
    return message(N_("New section without a heading"))


def _item(work: Work, argument: str) -> Plan:
    return open_section(work, open_item(argument))


def _actual(work: Work, argument: str, *, is_own_day: bool) -> str | Message | None:
    """Return an actual time: the one given, else now, but None on another day than the meeting's own.

    A Message says what is wrong with the one given.
    """
    if not argument:
        return work.clock() if is_own_day else None
    found = read_time(argument)
    if isinstance(found, FoundTime) and found.ends:
        return message(N_("“{words}” is no time."), words=argument)
    return found.starts if isinstance(found, FoundTime) else found


def _open(work: Work, argument: str) -> Plan | Refused:
    """Note when the meeting began; a provisional date becomes that of today."""
    head = work.minutes.meeting
    moves = head.provisional is not None and head.opened is None
    clock = _actual(work, argument, is_own_day=moves or work.is_own_day)
    if clock is None:
        clock = message(
            N_("The meeting is on {day}: write the time that it began at."), day=head.date
        )
    if isinstance(clock, Message):
        return Refused(clock)

    def carry_out() -> Done:
        meetings.change(work.store, work.meeting, opened=clock)
        return Done(opened=moves)

    words = message(SET, what=message(N_("The meeting begins")), value=clock)
    return Plan(words, carry_out, step="change_meeting")


def _close(work: Work, argument: str) -> Plan | Refused:
    """Close the meeting; the app then shows the checks and offers the export."""
    clock = _actual(work, argument, is_own_day=work.is_own_day)
    what = message(N_("The meeting ends"))
    if isinstance(clock, Message):
        return Refused(clock)

    def carry_out() -> Done:
        values = {"closed": clock} if clock else {}
        meetings.change(work.store, work.meeting, status="held", **values)
        countdown.end(work.store, work.meeting)
        return Done(closed=True)

    words = message(SET, what=what, value=clock) if clock else what
    return Plan(words, carry_out, step="close_meeting")


def _pause(work: Work, argument: str) -> Plan | Refused:
    """Write a pause into the timetable, with the words after the time, if there are any."""
    read = read_pause(argument)
    if isinstance(read, Message):
        return Refused(read)
    clock, text = read[0] or work.clock(), read[1] or translator(work.language)(N_("Pause"))
    words = message(SET, what=message(N_("Pause")), value=clock)

    def carry_out() -> Done:
        room, place = work.ensured_room()
        beside = {"after": work.scene.after, "before": work.scene.before}
        uid = entries.add(work.store, work.meeting, room, "time", text, time=clock, **beside)
        return Done(place, uid, said=work.told_of_room(words))

    return Plan(words, carry_out, step="add_entry")


# Going somewhere ----------------------------------------------------------------------------------


def _go(work: Work, argument: str) -> Plan | Refused:
    found = find_section(argument, work.minutes)
    if isinstance(found, Refused):
        return found
    place = work.place_in(found.uid)
    where = whole_place_words(work.minutes, place)
    said = message(N_("You are in {place}"), place=where)
    return Plan(message(N_("Go to {place}"), place=where), lambda: Done(place, said=said), place)


# The next meeting ---------------------------------------------------------------------------------


def _next(work: Work, argument: str) -> Plan | Refused:
    """Announce the next meeting: a date, perhaps a time, and after commas a place and a theme."""
    found = find_date(argument, work.scene.calendar)
    if isinstance(found, Message):
        return Refused(found)
    clock = _time_after(argument, found)
    if isinstance(clock, Message):
        return Refused(clock)
    rest = argument[clock.end if clock else found.end if found else 0 :]
    parts = [part.strip(BLANKS) for part in rest.split(",")]
    if parts[0] and (found or not _theme(parts[0])):
        return Refused(
            message(N_("“{words}” is no date."), words=argument if found is None else parts[0])
        )
    coming = NextMeeting(
        date=found.iso if found else None,
        starts=clock.starts if clock else None,
        place=", ".join(part for part in parts if part and not _theme(part)) or None,
        theme=", ".join(theme for part in parts if (theme := _theme(part))) or None,
    )
    shown = (coming.date, coming.starts, coming.place, coming.theme)
    words = message(SET, what=message(N_("Next meeting")), value=", ".join(filter(None, shown)))
    return set_head(work, words, next=coming)


def _time_after(argument: str, found: FoundDate | None) -> FoundTime | Message | None:
    """Return the time that follows a date; a Message where it has an end too, which has no room."""
    if found is None:
        return None
    behind = argument[found.end :]
    start = found.end + len(behind) - len(behind.lstrip(BLANKS + ","))
    clock = find_time(argument, start, bare=True)
    if isinstance(clock, FoundTime) and clock.ends:
        return message(
            N_("Only the beginning of the next meeting is kept: {time}"), time=clock.starts
        )
    return clock


def _theme(part: str) -> str:
    """Return the theme in a part such as ``tema Vatten``; an empty text where it is none."""
    word, _, theme = part.partition(" ")
    return theme.strip(BLANKS) if spelling(word).rstrip(":") in THEME_WORDS else ""


def _cancel(work: Work, argument: str) -> Plan:
    words = message(SET, what=message(N_("Cancelled")), value=argument)
    return set_head(
        work,
        words if argument else message(N_("The meeting is cancelled")),
        status="cancelled",
        cancelled=argument or None,
    )


PLANNERS: dict[str, Planner] = {
    "item": _item,
    "opened": _open,
    "close": _close,
    "pause": _pause,
    "go": _go,
    "next": _next,
    "cancel": _cancel,
}
