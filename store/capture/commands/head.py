"""Commands for the head of the meeting."""

from __future__ import annotations

from locales import N_, Message, message
from store.capture.parsed import Refused
from store.capture.placing import appendix_of, item_of
from store.capture.plans import Done, Plan, Planner, Work
from store.language.dates import Calendar, FoundDate, read_date, read_time
from store.language.spelling import spelling
from store.language.words import KINDS_OF_MEETING, LANGUAGE_WORDS, Term, by_word
from store.series.known_series import known_name
from store.verbs import meetings, sections

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


def _text(field: str, what: str) -> Planner:
    def plan(work: Work, argument: str) -> Plan:
        words = message(SET, what=message(what), value=argument)
        return set_head(work, words, **{field: argument})

    return plan


def _date(work: Work, argument: str) -> Plan | Refused:
    """Set the date of the meeting, or of the appendix that is open."""
    found = read_date(argument, Calendar(work.today, nearest=True))
    if not isinstance(found, FoundDate):
        return Refused(found)
    appendix = appendix_of(work.minutes, work.place.section)
    if appendix is not None:
        words = message(SET, what=message(N_("Date of the appendix")), value=found.iso)
        return set_section(work, words, appendix.uid, date=found.iso)
    return set_head(work, message(SET, what=message(N_("Date")), value=found.iso), date=found.iso)


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
            several = ", ".join(dict.fromkeys(t.word(work.language) for t in terms.values()))
            return Refused(
                message(N_("“{word}” is none of: {several}"), word=argument, several=several)
            )
        words = message(SET, what=message(what), value=message(term.label))
        return set_head(work, words, **{field: term.name})

    return plan


PLANNERS: dict[str, Planner] = {
    "title": _text("title", N_("Title")),
    "theme": _text("theme", N_("Theme")),
    "place": _text("place", N_("Place")),
    "series": _series,
    "organiser": _text("organiser", N_("Organiser")),
    "date": _date,
    "time": _time,
    "reference": _reference,
    "kind": _choice("kind", N_("Kind"), _KINDS),
    "language": _choice("language", N_("Language"), _LANGUAGES),
}
