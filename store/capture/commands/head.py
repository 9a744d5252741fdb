"""Commands for the head of the meeting."""

from __future__ import annotations

from locales import N_, Message, in_each, message
from store.capture.parsed import Refused
from store.capture.placing import appendix_of, item_of
from store.capture.plans import Done, Plan, Planner, Work
from store.language.as_typed import as_typed
from store.language.dates import Calendar, FoundDate, read_date, read_time
from store.language.spelling import spelling
from store.language.words import KINDS_OF_MEETING, LANGUAGE_WORDS, NONE_WORDS, Term, by_word
from store.series.known_series import known_name
from store.verbs import meeting_day, meetings, sections

_NEW_DAY = N_("The date of the meeting is now {day}.")
_NEW_DAYS = N_("The date of the meeting is now {day}; days that moved with it: {n}.")
_MOVED_ALONG = N_("Days that moved with it: {n}.")

SET = N_("{what}: {value}")
"""What a command puts into the head, or into a section."""

_KINDS = by_word(KINDS_OF_MEETING)
_LANGUAGES = by_word(LANGUAGE_WORDS)


def set_head(work: Work, words: Message, **values: object) -> Plan:
    """Return the plan to change fields of the head."""

    def carry_out() -> Done:
        meetings.change(work.store, work.meeting, **values)
        return Done()

    return Plan(words, carry_out, step="change_meeting")


def set_section(work: Work, words: Message, uid: str, **values: object) -> Plan:
    """Return the plan to change fields of a section."""

    def carry_out() -> Done:
        sections.change(work.store, work.meeting, uid, **values)
        return Done()

    return Plan(words, carry_out, step="change_section")


def day_words(day: str, moved: int) -> Message:
    """Return that a meeting has another day, ISO, and how many days moved along."""
    return message(_NEW_DAYS, day=day, n=moved) if moved else message(_NEW_DAY, day=day)


def _text(field: str, what: str) -> Planner:
    def plan(work: Work, argument: str) -> Plan:
        words = message(SET, what=message(what), value=argument)
        return set_head(work, words, **{field: argument})

    return plan


def _date(work: Work, argument: str) -> Plan | Refused:
    """Set the date of the meeting, or of the appendix that is open, or take it away."""
    found = read_date(argument, Calendar(work.today, nearest=True))
    if spelling(argument) in NONE_WORDS:
        day, value = None, message(N_("none"))
    elif isinstance(found, FoundDate):
        day, value = found.iso, as_typed(found.iso)
    else:
        return Refused(found)
    appendix = appendix_of(work.minutes, work.place.section)
    if appendix is not None:
        words = message(SET, what=message(N_("Date of the appendix")), value=value)
        return set_section(work, words, appendix.uid, date=day)

    def carry_out() -> Done:
        moved = meeting_day.settle(work.store, work.meeting, day)
        return Done(day=message(_MOVED_ALONG, n=moved) if moved else None)

    words = message(SET, what=message(N_("Date")), value=value)
    return Plan(words, carry_out, step="change_meeting")


def _time(work: Work, argument: str) -> Plan | Refused:
    found = read_time(argument)
    if isinstance(found, Message):
        return Refused(found)
    words = message(SET, what=message(N_("Time")), value=found.words)
    return set_head(work, words, starts=found.starts, ends=found.ends)


def _reference(work: Work, argument: str) -> Plan:
    """Set the registration number of the current §; before the first one, of the meeting."""
    item = item_of(work.minutes, work.place.section)
    if item is not None:
        what = message(N_("Registration number of § {number}"), number=item.paragraph)
        return set_section(
            work, message(SET, what=what, value=argument), item.uid, reference=argument
        )
    words = message(SET, what=message(N_("Registration number")), value=argument)
    return set_head(work, words, reference=argument)


def _series(work: Work, argument: str) -> Plan:
    """Set the series, in the spelling in which it is known."""
    name = known_name(work.store, argument)
    return set_head(work, message(SET, what=message(N_("Series")), value=name), series=name)


def _choice(field: str, what: str, terms: dict[str, Term]) -> Planner:
    def plan(work: Work, argument: str) -> Plan | Refused:
        term = terms.get(spelling(argument))
        if term is None:
            several = in_each(
                lambda one: ", ".join(dict.fromkeys(t.word(one) for t in terms.values()))
            )
            return Refused(
                message(N_("“{word}” is none of: {several}"), word=argument, several=several)
            )
        words = message(SET, what=message(what), value=message(term.label))
        return set_head(work, words, **{field: term.name})

    return plan


def _kind(work: Work, argument: str) -> Plan | Refused:
    """Set the kind; an invitation has no date until it is given."""
    term = _KINDS.get(spelling(argument))
    if term is None or term.name != "invitation" or work.minutes.meeting.provisional is None:
        return _choice("kind", N_("Kind"), _KINDS)(work, argument)
    words = message(SET, what=message(N_("Kind")), value=message(term.label))
    return set_head(work, words, kind=term.name, date=None, provisional=None)


PLANNERS: dict[str, Planner] = {
    "title": _text("title", N_("Title")),
    "theme": _text("theme", N_("Theme")),
    "place": _text("place", N_("Place")),
    "series": _series,
    "organiser": _text("organiser", N_("Organiser")),
    "date": _date,
    "time": _time,
    "reference": _reference,
    "kind": _kind,
    "language": _choice("language", N_("Language"), _LANGUAGES),
}
