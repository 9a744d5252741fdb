"""Commands for decisions: what became of one, and standing texts."""

from __future__ import annotations

from collections.abc import Mapping

from locales import N_, in_each, message
from store.capture.commands.head import SET
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.proposals import latest_of_item
from store.language.blanks import squeezed
from store.language.phrases import FIELDS, PHRASES, fields_of, filled
from store.language.spelling import spelling
from store.language.words import OUTCOMES, by_word
from store.model.minutes import Minutes
from store.model.records import Link, Place
from store.series.around import series_of
from store.verbs import entries

_OUTCOMES = by_word(OUTCOMES)
_NOTHING_TO_SETTLE = N_("There is no decision or proposal here.")


def _outcome(work: Work, argument: str) -> Plan | Refused:
    """Say what became of the latest decision; a proposal that is later becomes a decision by it."""
    found = latest_of_item(work.minutes, work.place.section)
    if found is None:
        return Refused(message(_NOTHING_TO_SETTLE))
    term = _OUTCOMES.get(spelling(argument))
    outcome = term.name if term else argument
    place = Place(found.section, found.row, found.prompt)

    def carry_out() -> Done:
        if found.kind == "decision":
            entries.change(work.store, work.meeting, found.uid, outcome=outcome)
            return Done(entry=found.uid)
        uid = entries.add(
            work.store,
            work.meeting,
            place,
            "decision",
            found.text,
            clauses=found.clauses,
            links=(Link("from", found.uid),),
            outcome=outcome,
        )
        return Done(entry=uid)

    shown = in_each(term.word) if term else argument
    what = message(N_("Outcome of “{text}”"), text=_short(found.text))
    return Plan(message(SET, what=what, value=shown), carry_out, place, step="set_outcome")


def _short(text: str, most: int = 40) -> str:
    line = squeezed(text)
    return line if len(line) <= most else line[: most - 1] + "…"


# Standing texts -----------------------------------------------------------------------------------

_BUILT_IN = frozenset(spelling(name) for phrase in PHRASES for name in (phrase.sv, phrase.en))


def _phrase_lines(work: Work, argument: str) -> list[str] | Refused:
    """Return the lines of the standing text that ``argument`` names, with what the meeting says put in."""
    known = phrases_of(work)
    found = _named(known, spelling(argument))
    if found is None:
        own = {name: None for name in known if spelling(name) not in _BUILT_IN}
        several = in_each(lambda one: ", ".join([*own, *(p.name(one) for p in PHRASES)]))
        return Refused(
            message(N_("“{word}” is none of: {several}"), word=argument, several=several)
        )
    values = _values(work.minutes)
    missing = sorted(name for name in fields_of(found) if not values[name])
    if missing:
        return Refused(message(N_("Nobody here is: {role}."), role=message(FIELDS[missing[0]])))
    return [filled(line, values) for line in found]


def _named(known: Mapping[str, list[str]], wanted: str) -> list[str] | None:
    """Return the standing text of this name, else the only one whose name holds it; None for neither."""
    by_key = {spelling(name): lines for name, lines in known.items()}
    holding = [lines for name, lines in by_key.items() if wanted in name]
    return by_key.get(wanted) or (holding[0] if len(holding) == 1 else None)


def phrases_of(work: Work) -> dict[str, list[str]]:
    """Return the standing texts by name: those of the series, and the program's own in both languages."""
    series = series_of(work.store, work.minutes.meeting)
    own = {name: text.split("\n") for name, text in series.phrases} if series else {}
    language = work.language
    other = "en" if language == "sv" else "sv"
    built_in = {p.name(language): list(p.lines(language)) for p in PHRASES}
    return {**{p.name(other): list(p.lines(language)) for p in PHRASES}, **built_in, **own}


def _values(minutes: Minutes) -> Mapping[str, str]:
    """Return what is put in for each field; an empty text where the meeting does not say it."""
    meeting = minutes.meeting
    having = {
        role: [squeezed(p.name) for p in minutes.participants if role in p.roles]
        for role in ("chair", "secretary", "verifier")
    }
    body = squeezed(meeting.series or meeting.organiser or "")
    return {**{role: ", ".join(names) for role, names in having.items()}, "body": body}


def _phrase(work: Work, argument: str) -> Plan | Refused:
    """Write the lines of a standing text, as if each had been typed."""
    lines = _phrase_lines(work, argument)
    if isinstance(lines, Refused):
        return lines
    words = message(SET, what=message(N_("Standing text")), value=argument)
    return Plan(words, step="write_phrase", lines=tuple(lines))


PLANNERS: dict[str, Planner] = {"outcome": _outcome, "phrase": _phrase}
