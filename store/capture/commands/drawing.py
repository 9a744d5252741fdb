"""Drawing lots: a new set of groups with those who are present, by chance or spread evenly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial

from locales import N_, Message, in_each, message
from store.capture.commands.groups import MOST, make_set, read_labels, why_not, with_kept
from store.capture.commands.head import SET
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.table import BY_NAME as COMMANDS
from store.language.blanks import BLANKS, B, words
from store.language.spelling import spelling
from store.language.words import EACH_WORDS, EVENLY_WORDS, GROUPS_WORDS, PAIR_WORDS
from store.model import drawing
from store.model.drawing import Drawn
from store.model.records import Participant

_EVENLY = re.compile(f"(.*?){B}*,?{B}*(?:{'|'.join(EVENLY_WORDS)})", re.IGNORECASE)
_SHOWN = 4
_COUNT = re.compile(rf"(\d{{1,4}})(?:{B}+(.*))?")


def _draw(work: Work, argument: str) -> Plan | Refused:
    """Draw groups from those who are present, current from here on as with ``/grupper``."""
    people = drawing.takes_part(work.minutes.participants)
    if not people:
        command = in_each(COMMANDS["present"].word)
        return Refused(message(N_("Nobody is noted as present yet: {command}"), command=command))
    evenly = _EVENLY.fullmatch(argument)
    wanted = evenly[1].strip(BLANKS) if evenly else argument
    found = _labels(wanted, len(people))
    if isinstance(found, Refused):
        return found
    labels, name = found
    if spelling(wanted) in PAIR_WORDS and not evenly:
        draw = partial(drawing.in_pairs, people, work.chance)
    else:
        how = drawing.balanced if evenly else drawing.at_random
        draw = partial(how, people, labels, work.chance)
    rest = partial(_with_rest, people if evenly else (), len(labels))

    def carry_out() -> Done:
        drawn = draw()
        said = with_kept(work, rest(_seats(drawn, people)))
        return Done(make_set(work, drawn, name), said=said)

    foretold = with_kept(work, rest(_foretold(len(labels), people, evenly=bool(evenly))))
    return Plan(foretold, carry_out, step="add_groups")


def _labels(wanted: str, people: int) -> tuple[list[str], str | None] | Refused:
    """Return the labels of the groups to draw, and the name of the set if it has one."""
    if spelling(wanted) in PAIR_WORDS:
        labels, name = [str(number) for number in range(1, max(people // 2, 1) + 1)], ""
    elif counted := _COUNT.fullmatch(wanted):
        count = _count(int(counted[1]), spelling(counted[2] or ""), people)
        if count is None:
            words_ = N_("That is no way to draw: write 5, A-E, 4 per group or pairs.")
            return Refused(message(words_))
        labels, name = drawing.labels(min(count, MOST + 1)), ""
    else:
        labels, name = read_labels(wanted)
    reason = why_not(labels)
    if reason is None and len(labels) > people:
        reason = message(
            N_("{people} people do not fill {n} groups."), people=people, n=len(labels)
        )
    return Refused(reason) if reason else (labels, name or None)


def _count(number: int, unit: str, people: int) -> int | None:
    """Return how many groups ``5``, ``5 groups`` or ``4 per group`` are; None where it means nothing."""
    if number and unit in EACH_WORDS:
        return drawing.count_for_size(people, number)
    return number if number and unit in ("", *GROUPS_WORDS) else None


def _foretold(count: int, people: Sequence[Participant], *, evenly: bool) -> Message:
    words_ = N_("Draw {n} groups of {people} people")
    if evenly:
        words_ = N_("Draw {n} groups of {people} people, organisations spread evenly")
    return message(words_, n=count, people=len(people))


def _with_rest(people: Sequence[Participant], count: int, said: Message) -> Message:
    """Add which organisations cannot be spread over so many groups, and who has none that is known."""
    crowded, without = drawing.not_spread(people, count)
    if crowded:
        words_ = N_("{what} · several of {organisations} in one group")
        said = message(words_, what=said, organisations=", ".join(crowded))
    if without and len(without) == len(people):
        return message(N_("{what} · no organisation is known"), what=said)
    if without:
        names = ", ".join(without[:_SHOWN]) + (" …" if len(without) > _SHOWN else "")
        said = message(N_("{what} · without an organisation: {names}"), what=said, names=names)
    return said


def _seats(drawn: Sequence[Drawn], people: Sequence[Participant]) -> Message:
    """Return who sits where: first names, but for those whom two have."""
    first = Counter(words(person.name)[:1][0] for person in people if words(person.name))
    said = []
    for label, members in drawn:
        names = ((words(one.name)[:1] or [""])[0] for one in members)
        short = [
            name if first[name] == 1 else one.name for name, one in zip(names, members, strict=True)
        ]
        said.append(f"{label}: {', '.join(short)}")
    return message(SET, what=message(N_("Groups")), value=" · ".join(said))


PLANNERS: dict[str, Planner] = {"draw": _draw}
