from __future__ import annotations

from datetime import date

from store.capture.session import CaptureSession
from store.file.reading import load, load_meeting
from store.file.undo import redo, undo
from store.items import progress
from store.items.items import read_items
from store.model.shared_records import Member
from store.series import carrying
from store.series import changes as series
from store.verbs import entries, meetings

FIRST = """
/titel Styrgruppsmöte
/typ protokoll
/serie Styrgruppen
/datum 2026-01-15
/plats Salen
/beslutande Anna Ek (S), ordförande; Bo Al (M), justerare
/övriga Cia Dahl, Norrby kommun;
§ Öppnande
En anteckning
å: Ring Bo +Anna !2026-02-01
å: Skriv till alla +"Kansliet"
?: När öppnar vi?
?: Kan vi vänta?
-- Ja
p: Färgen på huset
§ Budget
f: Anna: Vi köper en buss
§ Avslut
f: Vi går hem
b:
/nästa 2026-02-15 13:00, Rådhuset, tema Vatten
/avsluta 15:00
"""


def entries_of(store, meeting: int) -> dict[str | None, list[tuple[str, str]]]:
    """Kind and text of everything in a meeting, by heading."""
    minutes = load(store, meeting)
    return {
        section.heading: [(e.kind, e.text) for e in minutes.entries(section.uid)]
        for section in minutes.sections
    }


def test_what_is_open_comes_along_and_nothing_else(store, typing):
    typing(FIRST, language="sv")
    new = carrying.begin_next(store, "styrgruppen")
    opening, first, second = entries_of(store, new).values()
    assert opening == []
    assert [one for one in first if one[0] != "label"] == [
        ("action", "Ring Bo"),
        ("action", "Skriv till alla"),
        ("question", "När öppnar vi?"),
        ("parked", "Färgen på huset"),
    ]
    assert [kind for kind, _ in first].count("label") == 3
    assert second == [("proposal", "Vi köper en buss")]


def test_the_head_is_what_was_announced_and_what_the_last_one_had(store, typing):
    typing(FIRST)
    head = load_meeting(store, carrying.begin_next(store, "Styrgruppen"))
    assert (head.title, head.series, head.kind) == ("Styrgruppsmöte", "Styrgruppen", "minutes")
    assert (head.date, head.starts, head.place, head.theme) == (
        *("2026-02-15", "13:00", "Rådhuset", "Vatten"),
    )
    assert (head.status, head.opened, head.closed, head.next) == ("draft", None, None, None)


def test_the_people_of_the_last_meeting_are_there_with_standing_and_standing_roles(store, typing):
    typing(FIRST)
    new = load(store, carrying.begin_next(store, "Styrgruppen"))
    people = {p.name: (p.standing, p.roles, p.party, p.attendance) for p in new.participants}
    assert people == {
        "Anna Ek": ("deciding", ("chair",), "S", None),
        "Bo Al": ("deciding", (), "M", None),
        "Cia Dahl": ("other", (), None, None),
    }


def test_owners_and_speakers_are_the_participants_of_the_new_meeting(store, typing):
    old = typing(FIRST)
    new = load(store, carrying.begin_next(store, "Styrgruppen"))
    uids = {p.uid for p in new.participants}
    called, written = [e for e in new.all_entries() if e.kind == "action"]
    assert (called.due, called.due_text) == ("2026-02-01", "2026-02-01")
    assert called.owners[0].uid in uids
    assert (written.owners[0].name, written.owners[0].uid) == ("Kansliet", None)
    proposal = next(e for e in new.all_entries() if e.kind == "proposal")
    assert (proposal.speaker, proposal.speaker_uid in uids) == ("Anna", True)
    sources = {e.uid for e in load(store, old).all_entries()}
    assert called.links[0].uid in sources


def test_the_series_says_what_its_meetings_begin_with_and_who_belongs_to_it(store, typing):
    typing(FIRST)
    uid = series.add(store, "Styrgruppen", kind="notes", organiser="Kansliet")
    series.set_members(
        store,
        uid,
        [
            Member("Cia Dahl", standing="deciding", roles=("chair",)),
            Member("Dan Ros", standing="other", party="V", organisation="Byrån"),
        ],
    )
    new = load(store, carrying.begin_next(store, "Styrgruppen"))
    assert (new.meeting.kind, new.meeting.organiser) == ("notes", "Kansliet")
    people = {p.name: (p.standing, p.roles, p.party, p.organisation) for p in new.participants}
    assert people == {
        "Cia Dahl": ("deciding", ("chair",), None, "Norrby kommun"),
        "Dan Ros": ("other", (), "V", "Byrån"),
    }


def test_the_first_meeting_of_a_series_is_blank_but_for_what_the_series_says(store):
    uid = series.add(store, "Rådet", kind="minutes", place="Salen", language="en")
    series.set_members(store, uid, [Member("Anna Ek", roles=("chair",))])
    new = load(store, carrying.begin_next(store, "rådet"))
    head = new.meeting
    assert (head.series, head.title, head.place, head.language) == (
        *("Rådet", "Rådet", "Salen", "en"),
    )
    assert [(p.name, p.roles) for p in new.participants] == [("Anna Ek", ("chair",))]
    assert not list(new.sections)
    blank = load(store, carrying.begin_next(store, "Ny grupp", language="en"))
    assert (blank.meeting.series, blank.meeting.language) == ("Ny grupp", "en")
    assert not list(blank.participants)


def test_all_of_it_is_one_step_that_leaves_the_head(store, typing):
    old = typing(FIRST)
    new = carrying.begin_next(store, "Styrgruppen")
    before = entries_of(store, new)
    undo(store, new)
    assert entries_of(store, new) == {}
    assert not list(load(store, new).participants)
    assert load_meeting(store, new).date == "2026-02-15"
    assert [item.state for item in read_items(store, "action", [old])] == ["open", "open"]
    assert undo(store, new) is None
    redo(store, new)
    assert entries_of(store, new) == before
    assert [item.state for item in read_items(store, "action", [old])] == ["carried", "carried"]


def test_what_was_taken_over_is_not_taken_over_twice(store, typing):
    typing(FIRST)
    second = carrying.begin_next(store, "Styrgruppen")
    meetings.change(store, second, status="cancelled")
    third = carrying.begin_next(store, "Styrgruppen")
    texts = [e.text for e in load(store, third).all_entries()]
    assert texts.count("Ring Bo") == 1
    assert texts.count("Vi köper en buss") == 1
    sources = {link.uid for e in load(store, third).all_entries() for link in e.links}
    assert sources <= {e.uid for e in load(store, second).all_entries()}


def test_what_was_ticked_meanwhile_stays_behind_also_in_verified_minutes(store, typing):
    old = typing(FIRST)
    called, written = read_items(store, "action", [old])
    progress.tick(store, called.entry)
    meetings.change(store, old, status="verified")
    progress.redate(store, written.entry, "2026-03-03", "3 mars")
    new = load(store, carrying.begin_next(store, "Styrgruppen"))
    (action,) = [e for e in new.all_entries() if e.kind == "action"]
    assert (action.text, action.due, action.due_text) == ("Skriv till alla", "2026-03-03", "3 mars")


def test_a_deleted_new_meeting_leaves_everything_open(store, typing):
    typing(FIRST)
    meetings.delete(store, carrying.begin_next(store, "Styrgruppen"))
    again = load(store, carrying.begin_next(store, "Styrgruppen"))
    assert "Ring Bo" in [e.text for e in again.all_entries()]


def test_a_tabled_paragraph_comes_again_and_keeps_its_reference(store, typing):
    typing("/serie Rådet\n/datum 2026-01-10\n§ Skolan\n/dnr KS 12\nf: Vi bygger\n/utfall bordlagd")
    new = load(store, carrying.begin_next(store, "Rådet"))
    opening, section = new.sections
    assert (opening.heading, opening.paragraph) == (None, None)
    assert (section.heading, section.reference, section.paragraph) == ("Skolan", "KS 12", None)
    assert [(e.kind, e.text) for e in new.all_entries()] == [("proposal", "Vi bygger")]


def test_the_note_taker_begins_before_what_is_carried_and_takes_up_its_items_in_turn(store, typing):
    typing("/serie Rådet\n/datum 2026-01-10\n§ Skolan\nf: Vi bygger\np: Färgen")
    new = carrying.begin_next(store, "Rådet")
    session = CaptureSession(store, load(store, new), today=lambda: date(2026, 2, 1))
    for line in ("§ Öppnande", "§ skolan", "b:", "§ Avslutning"):
        assert session.submit(line).refusal is None, line
    found = [(s.paragraph, s.heading) for s in session.minutes.sections]
    assert found == [
        (None, None),
        ("1", "Öppnande"),
        (None, "Från förra mötet"),
        ("2", "Skolan"),
        ("3", "Avslutning"),
    ]
    assert session.submit("/ångra 3").refusal is None
    assert [s.paragraph for s in session.minutes.sections] == [None, "1", None, None]


def test_a_decision_settles_what_was_proposed_against_it(store, typing):
    typing(
        "/serie Rådet\n§ Skolan\nf: Vi bygger\nf: Vi river\nb: Vi bygger\n"
        "§ Vägen\nf: Vi asfalterar\nb:\nf: Vi bygger en till"
    )
    new = load(store, carrying.begin_next(store, "Rådet"))
    proposed = [e.text for e in new.all_entries() if e.kind == "proposal"]
    assert proposed == ["Vi bygger en till"]


def test_a_meeting_without_series_is_followed_by_one_with_its_people_and_what_is_open(
    store, typing
):
    old = typing("/titel Möte\n/närvarande Anna Ek\nå: Ring +Anna\nEn anteckning")
    new = load(store, carrying.begin_after(store, old))
    assert (new.meeting.title, new.meeting.series) == ("Möte", None)
    assert [p.name for p in new.participants] == ["Anna Ek"]
    assert [e.text for e in new.all_entries() if e.kind != "label"] == ["Ring"]


FOLLOW_UPS = """
/serie Nätverket
/datum 2026-01-10
# Dagen
/övning plan Plan
/rad Städdag
Städa huset
.6
Klart 1 april
/rad Fest
Festa
.6
Klart 1 oktober
/övning uppföljning Uppföljning
/rad 2026-03-20
/rad 2026-12-01
"""


def test_what_is_to_be_followed_up_by_the_day_of_the_meeting_comes_along(store, typing):
    typing(FOLLOW_UPS + "/nästa 2026-02-10")
    second = carrying.begin_next(store, "Nätverket")
    assert not list(load(store, second).all_entries())
    from store.model.records import NextMeeting

    meetings.change(store, second, next=NextMeeting("2026-05-10"))
    third = load(store, carrying.begin_next(store, "Nätverket"))
    said = [(e.kind, e.text) for e in third.all_entries() if e.kind != "label"]
    assert said == [("note", "Städa huset"), ("note", "2026-03-20")]


def test_nothing_open_makes_no_section(store, typing):
    typing("/serie Rådet\n# Samtal\nEn anteckning")
    assert not list(load(store, carrying.begin_next(store, "Rådet")).sections)


def test_internal_and_deleted_lines_stay_behind(store, typing):
    old = typing("/serie Rådet\n# Samtal\nå: Gör\nintern: hemligt")
    (item,) = read_items(store, "action", [old])
    entries.delete(store, old, item.entry)
    assert not list(load(store, carrying.begin_next(store, "Rådet")).all_entries())
