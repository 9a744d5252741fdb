"""Commands for people: who is there, who has which role, who comes and goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from locales import N_, InEach, Message, in_each, message
from store.capture import meant_people
from store.capture.commands.head import SET
from store.capture.leaving import PASSAGES, split_time
from store.capture.meant_people import Ambiguous, Joined, Noted
from store.capture.parsed import Refused
from store.capture.people import ReadList, read_line, read_list, split_names
from store.capture.person import as_away, read_person, serving
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.table import BY_NAME
from store.language.blanks import BLANKS, words
from store.language.spelling import spelling
from store.language.words import HERE_WORDS, ROLES, by_word
from store.model.chairing import CHAIR
from store.model.records import Holder, Move, Named, Participant, Section
from store.verbs import entries, people, sections
from store.verbs.passages import WAYS

_ROLES = by_word(ROLES)
_LONGEST_ROLE = max(len(words(word)) for word in _ROLES)
_SHOWN = 4
_NO_SECTION = N_("There is no section yet: begin one with # Heading.")


# Lists of people ----------------------------------------------------------------------------------


def plan_people(work: Work, command: str, read: ReadList) -> Plan:
    """Return the plan to note the people of a list under a command such as ``present``."""
    people = map(serving, read.people) if command == "deciding" else read.people
    joined = meant_people.join(people, work.scene.names, work.minutes.participants)
    joined = [replace(one, person=_under(command, one)) for one in joined if one.person.name]
    words_ = _people_words(joined, read.left)

    def carry_out() -> Done:
        noted = meant_people.carry_out(work.store, work.meeting, joined)
        return Done(said=words_, kept=_lines(work, command, noted))

    return Plan(words_, carry_out, step="add_participants")


def _lines(work: Work, command: str, noted: Noted) -> tuple[str, ...]:
    """Return the people of whom not all could be noted, as lines that note it after all."""
    word = BY_NAME[command].word(work.language)
    return tuple(f"{word} {one}" for one in noted.kept)


def plan_lines(work: Work, command: str, lines: Sequence[str]) -> Plan:
    """Return the plan for a list of people over many lines."""
    return plan_people(work, command, read_list(lines, meant_people.known_in(work.scene)))


def _list(command: str) -> Planner:
    def plan(work: Work, argument: str) -> Plan:
        return plan_people(work, command, read_line(argument, meant_people.known_in(work.scene)))

    return plan


def _under(command: str, one: Joined) -> Participant:
    """Return a person of a list with what its command says: attendance, standing, that they are called."""
    person, said = one.person, one.said
    match command:
        case "present" | "absent":
            person = replace(person, attendance=said.attendance or command)
        case "deciding" | "others":
            person = replace(
                person,
                standing="deciding" if command == "deciding" else "other",
                attendance=person.attendance or "present",
            )
        case "summoned":
            person = replace(person, summoned=True)
    return as_away(person) if person.attendance in ("absent", "excused") else person


def _people_words(joined: Sequence[Joined], left: Sequence[str]) -> Message:
    """Return how many persons and organisations a list names, who they are, and which words are nobody."""
    said = _counted(joined) if joined else message(N_("Nobody"))
    if left:
        said = message(N_("{what} · nobody is “{words}”"), what=said, words=", ".join(left))
    if not joined:
        return said
    names = ", ".join(one.person.name for one in joined[:_SHOWN])
    return message(SET, what=said, value=names + " …" * (len(joined) > _SHOWN))


def _counted(joined: Sequence[Joined]) -> Message:
    persons = _counted_people(sum(not one.said.is_organisation for one in joined))
    places = {spelling(one.said.organisation) for one in joined if one.said.organisation}
    if not places:
        return persons
    organisations = _counted_places(len(places))
    if all(one.said.is_organisation for one in joined):
        return organisations
    counted = N_("{persons}, {organisations}")
    return message(counted, persons=persons, organisations=organisations)


def _counted_people(count: int) -> Message:
    return message(N_("1 person") if count == 1 else N_("{n} people"), n=count)


def _counted_places(count: int) -> Message:
    return message(N_("1 organisation") if count == 1 else N_("{n} organisations"), n=count)


# Names --------------------------------------------------------------------------------------------


def find_people(work: Work, text: str) -> list[Joined] | Refused:
    """Return whom the names in ``text`` mean; refused where one may mean several."""
    try:
        return [meant_people.find_or_new(name, work.scene.names) for name in split_names(text)]
    except Ambiguous as several:
        return Refused(several.reason)


def as_named(work: Work, text: str, found: Sequence[Joined]) -> list[Named]:
    """Note the people and return them as typed, each with the uid of the participant."""
    uids = meant_people.carry_out(work.store, work.meeting, found).uids
    return [Named(name, uid) for name, uid in zip(split_names(text), uids, strict=True)]


def _nobody(name: str) -> Refused:
    return Refused(message(N_("Write a name after “{name}”."), name=name))


def _role(work: Work, argument: str) -> Plan | Refused:
    typed, here = _without_here(argument)
    role, names = _split_role(work, typed)
    found = find_people(work, names)
    if isinstance(found, Refused):
        return found
    if not found:
        return _nobody(typed)
    if here and work.section is None:
        return Refused(message(_NO_SECTION))
    if work.section is not None and (here or _passes(work, role, found)):
        return _plan_here(work, work.section, role, names, found)
    having = [replace(one, person=_with_role(one.person, role)) for one in found]

    def carry_out() -> Done:
        meant_people.carry_out(work.store, work.meeting, having)
        return Done()

    shown = ", ".join(one.person.name for one in found)
    words_ = message(N_("{role}: {names}"), role=_role_word(role), names=shown)
    return Plan(words_, carry_out, step="change_participant")


def _role_word(role: str) -> InEach | str:
    known = {term.name: in_each(term.word) for term in ROLES}
    return known.get(role, role)


def _without_here(argument: str) -> tuple[str, bool]:
    """Return the words before *här*, and whether it stands there: the role is one in this section."""
    said = words(argument)
    here = len(said) > 1 and spelling(said[-1]) in HERE_WORDS
    return (" ".join(said[:-1]) if here else argument), here


def _passes(work: Work, role: str, found: Sequence[Joined]) -> bool:
    """Return whether the chair passes here from somebody else: later than in the first section."""
    if role != CHAIR or work.section == next(iter(work.minutes.sections), None):
        return False
    had = [p.uid for p in work.minutes.participants if CHAIR in p.roles]
    passed = any(one.role == CHAIR for s in work.minutes.sections for one in s.holders)
    return passed or (bool(had) and not any(one.known and one.known.uid in had for one in found))


def _plan_here(
    work: Work, section: Section, role: str, names: str, found: Sequence[Joined]
) -> Plan:
    """Return the plan for a role in a section; the chair is had from there on, by nobody else."""

    def carry_out() -> Done:
        new = [Holder(role, one.name, one.uid) for one in as_named(work, names, found)]
        kept = [one for one in section.holders if one.role != role or role != CHAIR]
        holders = tuple(dict.fromkeys((*kept, *new)))
        sections.change(work.store, work.meeting, section.uid, holders=holders)
        return Done()

    said = N_("{role} from here on: {names}") if role == CHAIR else N_("{role} here: {names}")
    shown = ", ".join(one.person.name for one in found)
    words_ = message(said, role=_role_word(role), names=shown)
    return Plan(words_, carry_out, step="change_section")


def _with_role(person: Participant, role: str) -> Participant:
    return replace(person, roles=tuple(dict.fromkeys((*person.roles, role))))


def _split_role(work: Work, argument: str) -> tuple[str, str]:
    """Return the role (a known one by its English name) and the names behind it.

    Another role is one word, or words in lower case up to a name: ``vice ordförande Anna``.
    """
    parts = words(argument)
    for count in range(min(_LONGEST_ROLE, len(parts)), 0, -1):
        role = _ROLES.get(spelling(" ".join(parts[:count])))
        if role is not None:
            return role.name, " ".join(parts[count:])
    count = 1
    while (
        count < len(parts) - 1
        and parts[count].islower()
        and not work.scene.names.find(parts[count])
    ):
        count += 1
    return " ".join(parts[:count]), " ".join(parts[count:])


def _presenters(work: Work, argument: str) -> Plan | Refused:
    section = work.section
    if section is None:
        return Refused(message(_NO_SECTION))
    found = find_people(work, argument)
    if isinstance(found, Refused):
        return found

    def carry_out() -> Done:
        named = as_named(work, argument, found)
        new = [one for one in named if one not in section.presenters]
        values = {"presenters": (*section.presenters, *new)}
        sections.change(work.store, work.meeting, section.uid, **values)
        return Done()

    words_ = message(SET, what=message(N_("Presenters")), value=", ".join(split_names(argument)))
    return Plan(words_, carry_out, step="change_section")


_MOVES = {"arrives": N_("Arrives"), "leaves": N_("Leaves")}
"""The commands for people who come or go, and the words for it."""


def plan_move(
    work: Work, command: str, found: Sequence[Joined], clock: str | None, shown: str
) -> Plan:
    """Return the plan for people who come or go: an entry here, and a move of each participant.

    Args:
        work: where.
        command: ``arrives`` or ``leaves``.
        found: who.
        clock: when, ``HH:MM``; None where nothing was said.
        shown: who and when, for the words of the plan.
    """
    kind = PASSAGES[command]
    words_ = message(SET, what=message(_MOVES[command]), value=shown)

    def carry_out() -> Done:
        (room, place), entry = work.ensured_room(), None
        uids = meant_people.carry_out(work.store, work.meeting, found).uids
        for uid, one in zip(uids, found, strict=True):
            moves = _with_move(work, one.known, Move(str(room.section), WAYS[kind]))
            people.join(work.store, work.meeting, uid, moves=moves)
            said = {"speaker": one.said.name, "speaker_uid": uid, "time": clock}
            said |= {"after": entry or work.scene.after, "before": work.scene.before}
            entry = entries.add(work.store, work.meeting, room, kind, "", **said)
        return Done(place, entry, said=work.told_of_room(words_))

    return Plan(words_, carry_out, step="add_entries")


def _with_move(work: Work, known: Participant | None, move: Move) -> tuple[Move, ...]:
    """Return somebody's moves with one more: the last, or where its line stands among theirs."""
    moves = list(known.moves) if known else []
    beside = work.scene.after or work.scene.before
    if known is None or beside is None:
        return (*moves, move)
    sections = [section.uid for section in work.minutes.sections]
    lines = [entry.uid for entry in work.minutes.entries(move.section)]
    above = lines[: lines.index(beside) + (work.scene.after is not None)]
    told = (work.minutes.entry(uid) for uid in above)
    here = sum(e is not None and e.kind in WAYS and e.speaker_uid == known.uid for e in told)
    before = sections[: sections.index(move.section)]
    moves.insert(sum(one.section in before for one in moves) + here, move)
    return tuple(moves)


def _moves(command: str) -> Planner:
    def plan(work: Work, argument: str) -> Plan | Refused:
        read = split_time(argument)
        if isinstance(read, Message):
            return Refused(read)
        names, clock = read
        found = find_people(work, names)
        if isinstance(found, Refused):
            return found
        if not found:
            return _nobody(argument)
        typed = zip(split_names(names), found, strict=True)
        said = [replace(one, said=replace(one.said, name=name)) for name, one in typed]
        if clock is None and work.minutes.meeting.date is not None and work.is_own_day:
            clock = work.clock()
            return plan_move(work, command, said, clock, f"{argument} {clock}")
        return plan_move(work, command, said, clock, argument)

    return plan


def _contact(work: Work, argument: str) -> Plan | Refused:
    known = meant_people.known_in(work.scene)
    read = [read_person(text, known) for text in argument.split(";") if text.strip(BLANKS)]
    read = [_with_role(person, "contact") for person in read if person.name]
    if not read:
        return _nobody(argument)
    joined = meant_people.join(read, work.scene.names, work.minutes.participants)

    def carry_out() -> Done:
        noted = meant_people.carry_out(work.store, work.meeting, joined)
        return Done(kept=_lines(work, "contact", noted))

    shown = ", ".join(one.person.name for one in joined)
    return Plan(
        message(SET, what=message(N_("Contact")), value=shown), carry_out, step="add_participants"
    )


PLANNERS: dict[str, Planner] = {
    **{name: _list(name) for name in ("present", "absent", "deciding", "others", "summoned")},
    "role": _role,
    "presenters": _presenters,
    **{name: _moves(name) for name in _MOVES},
    "contact": _contact,
}
