"""Lists of people as they are pasted: how much of each comes out right, and that no word is lost."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from locales import translator
from store.file.store import Store
from store.language.people_words import columns, listed
from store.language.words import (
    AND_WORDS,
    AS_WORDS,
    ATTENDANCE,
    FIELD_LABELS,
    FROM_WORDS,
    ROLES,
    STANDING,
    SUBSTITUTE_WORDS,
)
from store.model.records import Participant
from store.model.shared_records import Person
from store.people.directory import Directory
from store.verbs import meetings
from tests.store.capture.conftest import Note

FIELDS = (
    *("aliases", "organisation", "unit", "title", "party", "email", "phone", "attendance"),
    *("reason", "standing", "substitute_for", "roles"),
)
COMMANDS = {
    "/närvarande": ("present", {"attendance": "present"}),
    "/present": ("present", {"attendance": "present"}),
    "/frånvarande": ("absent", {"attendance": "absent"}),
    "/absent": ("absent", {"attendance": "absent"}),
    "/beslutande": ("deciding", {"attendance": "present", "standing": "deciding"}),
}
ENOUGH = 0.98
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Score:
    """How many fields are right of all that should be there or are, and which are not."""

    right: int
    wrong: tuple[str, ...]

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong)

    @property
    def share(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))


@pytest.fixture
def new_note(store: Store) -> Callable[[], Note]:
    """Return a way to begin a meeting, with a note-taker in it."""
    return lambda: Note(store, meetings.create(store))


def lists_in(file: str) -> list[dict[str, Any]]:
    return tomllib.loads((HERE / file).read_text(encoding="utf-8"))["list"]


def noted(note: Note, asked: dict[str, Any]) -> tuple[list[Participant], str]:
    """Paste a list as somebody in the app does; return who came of it, and what was said after it."""
    note.again(interactive=True)
    known = enumerate(asked.get("known", ()))
    note.session.directory = Directory(
        Person(f"p{n}", f"Känd Person{n}", organisation=name) for n, name in known
    )
    command, text = asked.get("command", "/närvarande"), asked["text"].strip("\n")
    if "\n" in text:
        outcome = note.session.people_list(COMMANDS[command][0], text)
    else:
        outcome = note.session.submit(f"{command} {text}")
    assert outcome.refusal is None, outcome.refusal
    said = translator("sv")(outcome.said) if outcome.said else ""
    return list(note.minutes.participants), said


def fields_of(person: Participant | dict[str, Any], default: dict[str, str]) -> dict[str, object]:
    """Return the fields of somebody that are not empty; those not said are as the command says."""
    if isinstance(person, dict):
        said = {**default, **person}
        return {k: tuple(v) if isinstance(v, list) else v for k, v in said.items()}
    values = {field: getattr(person, field, None) for field in ("name", *FIELDS)}
    return {field: value for field, value in values.items() if value}


def compared(asked: dict[str, Any], people: list[Participant]) -> Score:
    default = COMMANDS[asked.get("command", "/närvarande")][1]
    wanted = [fields_of(person, default) for person in asked["people"]]
    found = {person.name: fields_of(person, default) for person in people}
    scores = [_one(one, found.pop(str(one["name"]), {})) for one in wanted]
    spurious = tuple(f"+{k}: {v}" for one in found.values() for k, v in one.items())
    return sum(scores, Score(0, spurious))


def _one(wanted: dict[str, object], found: dict[str, object]) -> Score:
    fields = wanted.keys() | found.keys()
    wrong = tuple(
        f"{wanted['name']}.{field}: {found.get(field)!r}, not {wanted.get(field)!r}"
        for field in sorted(fields)
        if wanted.get(field) != found.get(field)
    )
    return Score(len(fields) - len(wrong), wrong)


@pytest.mark.parametrize("file", ["lists_of_people.toml", "more_lists_of_people.toml"])
def test_nearly_every_field_of_a_pasted_list_is_right_and_no_word_is_lost(
    new_note: Callable[[], Note], file: str
) -> None:
    total = Score(0, ())
    for asked in lists_in(file):
        people, said = noted(new_note(), asked)
        score = compared(asked, people)
        total += Score(score.right, tuple(f"{asked['shape']}: {one}" for one in score.wrong))
        kept = words_of(f"{people} {said}") | SIGNS
        assert words_of(asked["text"]) - kept == set(), asked["shape"]
        assert all(word in said for word in asked.get("left", ())), said
    assert total.share >= ENOUGH, "\n".join(total.wrong)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text.casefold()))


SIGNS = words_of(
    " ".join(word for term in (*ROLES, *ATTENDANCE, *STANDING) for word in term.words)
    + " "
    + " ".join((*AND_WORDS, *AS_WORDS, *FIELD_LABELS, *FROM_WORDS, *SUBSTITUTE_WORDS, *columns()))
    + " "
    + " ".join(word for key in ("letter", "sentence") for word in listed("list", key))
    + " "
    + " ".join(listed("role", "several"))
    + " ersätts av proxy yes no"
)
"""Words that say what others are: which column, role or way of attending, or whom somebody stands in for."""


def test_how_many_persons_and_organisations_is_said_before_enter_and_after_it(note: Note) -> None:
    note.again(interactive=True)
    line = "/närvarande Anna Ek, Norrby kommun, Bo Al, Polisen, Cia Dahl m.fl."
    words = "3 people, 2 organisations · nobody is “m.fl.”: Anna Ek, Bo Al, Cia Dahl"
    assert note.preview(line) == words
    pasted = "Anna Ek\nNorrby kommun\n\nBo Al\nPolisen"
    said = translator("en")(note.session.preview_people("present", pasted))
    assert said == "2 people, 2 organisations: Anna Ek, Bo Al"
    headed = translator("en")(note.session.preview_people("present", "Närvarande:\nEva Al\nBo Al"))
    assert headed == "2 people: Eva Al, Bo Al"
    assert note.people() == {}
    outcome = note.session.submit(line)
    assert outcome.said is not None
    assert translator("en")(outcome.said) == words


def test_only_the_register_of_the_app_tells_organisations_a_file_of_lines_does_not(
    note: Note,
) -> None:
    note.type("/närvarande Anna Ek, Lyktan, Bo Al")
    assert set(note.people()) == {"Anna Ek", "Lyktan", "Bo Al"}
    note.type("/närvarande Cia Dahl; Disa Ehn, Fyren\n/närvarande Eva Fors, Fyren")
    assert note.people()["Eva Fors"].organisation == "Fyren"


def test_the_sign_of_somebody_who_is_named_elsewhere_is_no_part_of_a_name(note: Note) -> None:
    assert note.type("/närvarande + Rut Alm, +Bo Ek, +46 70 123 45 67") == []
    assert [(p.name, p.phone) for p in note.people().values()] == [
        ("Rut Alm", None),
        ("Bo Ek", "+46 70 123 45 67"),
    ]
