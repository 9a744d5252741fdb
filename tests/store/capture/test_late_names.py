"""Names that are typed before their person is in the list are linked as soon as the person comes."""

from __future__ import annotations

from typing import Any

import pytest

from exports.checks import check
from locales import translator
from store.file.undo import undo
from store.model.records import Named
from store.verbs import people
from tests.store.capture.conftest import Note

_TYPED = """
/dagordning
09.00 Inledning (Karin Ek)
/slut
å: ring kansliet +karin och +"Bo Al" +Förrådet
Karin: Det låter bra.
r: Karin Ek, emot beslutet
f: ordföranden: Vi avvaktar.
f: karin: Vi bygger.
protokollsanteckning: Bo Al, Det tog tid.
Adress: Norrby 2
"""


def linked(note: Note) -> dict[str, Any]:
    """Return who each name in the meeting points at, by name of the participant."""
    called = {person.uid: person.name for person in note.minutes.participants}
    named = [
        *(owner for entry in note.entries() for owner in entry.owners),
        *(Named(e.speaker, e.speaker_uid) for e in note.entries() if e.speaker),
        *(one for section in note.minutes.sections for one in section.presenters),
    ]
    return {one.name: called.get(one.uid or "") for one in named}


def said(note: Note) -> list[tuple[str, str | None, str]]:
    """Return kind, speaker and text of everything that is written."""
    return [(e.kind, e.speaker, e.text) for e in note.entries()]


_BEFORE = {
    "karin": None,
    "Bo Al": None,
    "Förrådet": None,
    "Karin Ek": None,
    "ordföranden": None,
}


@pytest.mark.parametrize("way", ["line", "pasted list", "lines of a paste", "people's list"])
def test_owners_speakers_and_presenters_are_linked_when_their_person_comes(
    note: Note, way: str
) -> None:
    note.again(interactive=True)
    assert note.type(_TYPED) == []
    before = said(note)
    assert linked(note) == _BEFORE
    match way:
        case "line":
            note.type("/närvarande Karin Ek, Bo Al")
        case "pasted list":
            note.session.people_list("present", "Karin Ek, Norrby\nBo Al")
        case "lines of a paste":
            note.session.paste(["/närvarande Karin Ek", "/frånvarande Bo Al"], commands=True)
        case _:
            people.add_many(note.store, note.meeting, [{"name": "Karin Ek"}, {"name": "Bo Al"}])
            note.again()
    after = {**_BEFORE, "karin": "Karin Ek", "Bo Al": "Bo Al", "Karin Ek": "Karin Ek"}
    assert linked(note) == {**after, "Karin": "Karin Ek"}
    assert [one for one in said(note) if one not in before] == [
        ("statement", "Karin", "Det låter bra."),
        ("proposal", "karin", "Vi bygger."),
        ("remark", "Bo Al", "Det tog tid."),
    ]
    undo(note.store, note.meeting)
    note.again()
    assert (said(note), linked(note)) == (before, _BEFORE)


def test_a_name_that_several_have_is_not_linked_and_is_listed(note: Note) -> None:
    note.type("# Ett\nå: ring +Anna\nAnna: Ja.\n/närvarande Anna Ek, Anna Berg")
    assert linked(note) == {"Anna": None}
    assert ("note", None, "Anna: Ja.") in said(note)
    t = translator("en")
    found = [(one.check, t(one.text)) for one in check(note.minutes) if "name" in one.key]
    assert found == [("ambiguous-name", "Ett: “Anna” may be: Anna Ek, Anna Berg")] * 2
    assert not [one for one in check(note.minutes) if one.check == "free-owner"]


def test_a_new_name_of_somebody_who_is_there_links_too(note: Note) -> None:
    note.type('# Ett\n/föredragande Kajsa\nå: ring +"Kajsa Öst"')
    assert linked(note) == {"Kajsa": "Kajsa", "Kajsa Öst": None}
    note.type("/närvarande Kajsa Öst")
    assert linked(note) == {"Kajsa": "Kajsa Öst", "Kajsa Öst": "Kajsa Öst"}


def test_what_is_verified_stays_as_it_is(note: Note) -> None:
    note.type("§ Ett\nå: ring +Karin\n/justera § 1\n# Två\nå: skriv +Karin")
    assert note.type("/närvarande Karin Ek") == []
    assert [owner.uid is None for e in note.entries() for owner in e.owners] == [True, False]
