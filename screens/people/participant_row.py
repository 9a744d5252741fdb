"""A participant as a line: how they attend as a sign and a word, the name, roles and standing."""

from __future__ import annotations

from locales import N_, Translator
from screens.base.widgets.cells import fit, shown_inline
from screens.base.widgets.painted import Line
from store.language.words import ATTENDANCE, ROLES, STANDING
from store.model.records import Attendance, Participant

SIGNS: dict[Attendance | None, str] = {
    "present": "✓",
    "absent": "–",
    "excused": "○",
    "part": "◐",
    "remote": "⇄",
    None: "·",
}
"""A sign for each attendance; the word beside it says the same."""

_WORD = 18
_ROLES = 30
_WIDE = 100


def attendance_word(attendance: Attendance | None, t: Translator) -> str:
    """Return how somebody attends, in a word or two."""
    words = {term.name: term.word(t.language) for term in ATTENDANCE}
    return words[attendance] if attendance else t(N_("not noted"))


def participant_row(person: Participant, width: int, t: Translator) -> Line:
    """Return a participant as a line of ``width`` cells; the organisation stands where there is room."""
    place = width // 4 if width >= _WIDE else 0
    roles = min(_ROLES, width // 4)
    room = max(width - 3 - _WORD - roles - place, 8)
    state = "quiet" if person.attendance is None else ""
    line: list[tuple[str, str]] = [
        (f" {SIGNS[person.attendance]} ", "mark"),
        (fit(attendance_word(person.attendance, t), _WORD - 1) + " ", state),
        (fit(_name(person), room - 1) + " ", "strong"),
        (fit(_roles(person, t), roles - 1) + " ", "quiet"),
    ]
    if place:
        line.append((fit(shown_inline(person.organisation or ""), place), "quiet"))
    return line


def _name(person: Participant) -> str:
    party = f" ({person.party})" if person.party else ""
    return shown_inline(person.name + party)


def _roles(person: Participant, t: Translator) -> str:
    words = {term.name: term.word(t.language) for term in (*ROLES, *STANDING)}
    said = [words.get(role, role) for role in person.roles]
    if person.standing:
        said.append(words[person.standing])
    if person.moves:
        came = person.moves[-1].way == "in"
        said.append(t(N_("came later")) if came else t(N_("has left")))
    return shown_inline(", ".join(said))
