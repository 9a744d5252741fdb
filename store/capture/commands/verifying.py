"""Commands for the way of the minutes: sent for verifying, verified, announced, opened again."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from locales import N_, Message, message
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.file.reading import load_meeting
from store.file.store import Store
from store.language.as_typed import as_typed
from store.language.blanks import BLANKS, B
from store.language.dates import Calendar, FoundDate, read_date
from store.language.spelling import spelling
from store.model.deadlines import OWN_RULES, next_deadline, terms_of
from store.model.minutes import Minutes
from store.model.records import Section
from store.series.around import series_of
from store.verbs import status

_ITEM = re.compile(rf"§{B}*(?P<number>\d+(?:{B}?[a-h](?![^{BLANKS}]))?)(?:{B}+|$)", re.IGNORECASE)

Verb = Callable[[Store, int, str], None]


def _dated(verb: Verb, planned: str, step: str | None) -> Planner:
    """Return the planner of a command that happens on a day: the one given, else today."""

    def plan(work: Work, argument: str) -> Plan | Refused:
        day = _day(work, argument)
        if not isinstance(day, str):
            return Refused(day)
        words = message(planned, day=day, names=_by(work.minutes))

        def carry_out() -> Done:
            verb(work.store, work.meeting, day)
            return Done(said=_and_next(work, words))

        return Plan(words, carry_out, step=step)

    return plan


def _day(work: Work, argument: str) -> str | Message:
    """Return the day that is given, ISO, or today; a Message where it is none.

    What is done lies between the meeting and today: a day without a year is the nearest to today, or, where
    that is not so, the next one after the meeting if it is.
    """
    today = work.today.isoformat()
    if not argument:
        return today
    found = read_date(argument, Calendar(work.today, nearest=True))
    if not isinstance(found, FoundDate):
        return found
    held = work.minutes.meeting.date
    if held is None or held <= found.iso <= today:
        return found.iso
    after = read_date(argument, Calendar(date.fromisoformat(held)))
    done = isinstance(after, FoundDate) and after.iso <= today
    return after.iso if done else found.iso  # type: ignore[union-attr]  # done says that it is found


def _by(minutes: Minutes) -> Message | str:
    """Return who verifies, behind the day; an empty text where nobody is named for that."""
    names = ", ".join(p.name for p in minutes.participants if "verifier" in p.roles)
    return message(N_(" by {names}"), names=names) if names else ""


def _and_next(work: Work, done: Message) -> Message:
    """Return what was done, and which last day comes next."""
    meeting = load_meeting(work.store, work.meeting)
    coming = next_deadline(meeting, terms_of(series_of(work.store, meeting)))
    if coming is None:
        return done
    day, words = coming
    what, rules = message(words, day=day), message(OWN_RULES)
    return message(N_("{done} · {what} ({rules})"), done=done, what=what, rules=rules)


# Verifying all of it, or one § --------------------------------------------------------------------

_verify_all = _dated(status.verify, N_("Verified {day}{names}"), "verify_minutes")


def _verify(work: Work, argument: str) -> Plan | Refused:
    item = _ITEM.match(argument)
    if item is None:
        return _verify_all(work, argument)
    section = _section(work.minutes, item["number"])
    day = _day(work, argument[item.end() :].strip(BLANKS))
    if section is None:
        return _no_section(item["number"])
    if not isinstance(day, str):
        return Refused(day)

    def carry_out() -> Done:
        status.verify_section(work.store, work.meeting, section.uid, day)
        return Done(said=words)

    shown = {"number": section.paragraph, "day": day, "names": _by(work.minutes)}
    words = message(N_("§ {number} verified {day}{names}"), **shown)
    return Plan(words, carry_out, step="verify_section")


def _reopen(work: Work, argument: str) -> Plan | Refused:
    """Open verified minutes again, or one § of them, with the reason."""
    item = _ITEM.match(argument)
    reason = argument[item.end() :].strip(BLANKS) if item else argument
    section = _section(work.minutes, item["number"]) if item else None
    if item and section is None:
        return _no_section(item["number"])
    if not reason:
        return Refused(message(N_("Write why the minutes are opened again.")))
    words = message(N_("Opened again: {reason}"), reason=reason)
    today = work.today.isoformat()

    def carry_out() -> Done:
        if section is None:
            status.reopen(work.store, work.meeting, reason, today)
        else:
            status.reopen_section(work.store, work.meeting, section.uid, reason, today)
        return Done(said=words)

    return Plan(words, carry_out)


def _section(minutes: Minutes, number: str) -> Section | None:
    """Return the section of a §, or None."""
    wanted = spelling(number).replace(" ", "")
    found = (s for s in minutes.sections if spelling(s.paragraph or "").replace(" ", "") == wanted)
    return next(found, None)


def _no_section(number: str) -> Refused:
    return Refused(message(N_("There is no section “{name}”."), name=as_typed(f"§ {number}")))


PLANNERS: dict[str, Planner] = {
    "send": _dated(status.send, N_("Sent for verifying {day}"), "send_minutes"),
    "verify": _verify,
    "announce": _dated(status.announce, N_("Announced {day}"), None),
    "reopen": _reopen,
}
