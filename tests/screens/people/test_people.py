"""People: who is there, noted with one key each, and the register over all meetings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from locales import Message, translator
from screens.base.messages import HelpAsked, MeetingChosen, PeopleAsked
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from screens.meetings.screen import MeetingsScreen
from screens.people.screen import PeopleScreen
from store.capture import CaptureSession
from store.file import reading
from store.file.store import Store
from store.file.undo import undo
from store.model.minutes import Minutes
from store.model.shared_records import REGISTER
from store.people import changes as persons
from store.people.known_people import load_people
from store.verbs import meetings, people
from store.waiting.taking_up import kept_in_words
from tests.screens.bombs import BOMBS
from tests.screens.hosts import SMALL, WIDE, press, seen, shown, type_in, until, until_seen, write
from tests.screens.test_bombs import nothing_forbidden
from tests.work import calls

T = translator("en")
Saved = Callable[[], Minutes]


@pytest.fixture
def listed(store: Store, meeting: int) -> int:
    """The meeting with four people in its list, none of them noted."""
    session = CaptureSession(store, reading.load(store, meeting))
    line = "/kallade Anna Ek (s), Norrby kommun; Bo Al (m), Söderby; Cia Dahl; Dan Ros"
    assert session.submit(line).refusal is None
    return meeting


@pytest.fixture
def earlier(store: Store) -> int:
    """An earlier meeting with people of its own."""
    made = meetings.create(store, title="Förra mötet", date="2025-11-10")
    people.add_many(
        store,
        made,
        [
            {"name": "Hanna Wik", "organisation": "Norrby kommun", "title": "strateg"},
            {"name": "Hana Wik", "email": "hanna@norrby.example"},
            {"name": "Ivar Lo", "organisation": "Söderby"},
        ],
    )
    return made


def attendance(saved: Saved) -> list[str | None]:
    return [person.attendance for person in saved().participants]


async def over(pilot, live: LiveScreen) -> PeopleScreen:
    """Wait until people lie over the live screen and have the keys that were typed ahead."""
    await until(pilot, lambda: isinstance(live._other, PeopleScreen))
    screen = pilot.app.screen
    assert isinstance(screen, PeopleScreen)
    return screen


# Who is there -------------------------------------------------------------------------------------


async def test_one_key_for_each_person_typed_ahead(listed: int, live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        press(live, "ctrl+t", "n", "f", "d", "u")
        screen = await over(pilot, live)
        assert attendance(saved) == ["present", "absent", "remote", "excused"]
        await until_seen(pilot, "1 present · 1 absent · 1 excused")
        for word in ("✓ present", "– absent", "⇄ remote"):
            assert word in seen(pilot.app)
        press(screen, "escape", "x")
        await until(pilot, lambda: live.line.text == "x")
        assert pilot.app.screen is live


async def test_the_keys_of_both_languages_are_understood(
    listed: int, live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/people")
        screen = await over(pilot, live)
        press(screen, "p", "a", "M")
        assert attendance(saved) == ["present", "absent", "part", None]
        screen.line.press("space", " ")
        assert attendance(saved) == ["present", "absent", "part", "present"]
        press(screen, "home", "backspace")
        assert attendance(saved)[0] is None


async def test_roles_and_standing(listed: int, live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        write(live, "/personer")
        screen = await over(pilot, live)
        press(screen, "o", "b", "down", "s", "j", "b", "b", "j")
        first, second, *_ = saved().participants
        assert (first.roles, first.standing) == (("chair",), "deciding")
        assert (second.roles, second.standing) == (("secretary",), "other")
        await until_seen(pilot, "chair, deciding")


async def test_roles_given_while_nothing_can_be_written_are_added_up(
    listed: int, live: LiveScreen, other: Store, saved: Saved
):
    async with shown(live) as pilot:
        press(live, "ctrl+t")
        people = await over(pilot, live)
        with other.write():
            press(people, "home", "o", "s", "b", "b")
            await pilot.pause()
        await until(pilot, lambda: not live.desk.waits)
        (first, *_) = saved().participants
        assert (first.roles, first.standing) == (("chair", "secretary"), "other")


async def test_somebody_arrives_now(listed: int, live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        press(live, "ctrl+t", "f", "up", "k")
        screen = await over(pilot, live)
        await until_seen(pilot, "Arrives: Anna Ek")
        anna = saved().participants[0]
        assert anna.attendance == "part"
        assert [move.way for move in anna.moves] == ["in"]
        (entry,) = [e for e in saved().all_entries() if e.kind == "arrival"]
        assert entry.speaker_uid == anna.uid
        assert entry.time
        press(screen, "l")
        assert [move.way for move in saved().participants[0].moves] == ["in", "out"]
        press(screen, "ctrl+z", "ctrl+z")
        anna = saved().participants[0]
        assert (anna.attendance, anna.moves) == ("absent", ())


async def test_undo_and_redo(listed: int, live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        press(live, "ctrl+t", "n", "n")
        screen = await over(pilot, live)
        press(screen, "ctrl+z")
        assert attendance(saved)[:2] == ["present", None]
        await until_seen(pilot, "Undone")
        press(screen, "ctrl+y")
        assert attendance(saved)[:2] == ["present", "present"]


async def test_a_pasted_list_is_noted_and_somebody_taken_out(
    meeting: int, live: LiveScreen, saved: Saved
):
    async with shown(live, SMALL) as pilot:
        press(live, "ctrl+t")
        screen = await over(pilot, live)
        await until_seen(pilot, "Nobody is in the list yet.")
        screen.line.take_paste("Anna Ek, Norrby kommun\nBo Al\nFrånvarande:\nCia Dahl\n")
        await until_seen(pilot, "new in the list: 3")
        assert attendance(saved) == [None, None, "absent"]
        press(screen, "f8")
        assert [p.name for p in saved().participants] == ["Bo Al", "Cia Dahl"]
        press(screen, "ctrl+z")
        assert len(saved().participants) == 3


async def test_people_are_added_line_by_line_with_the_registers_help(
    earlier: int, meeting: int, live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        live._others.load_directory()
        await until(pilot, lambda: len(live.desk.session.directory))
        press(live, "ctrl+t", "ctrl+n")
        screen = await over(pilot, live)
        type_in(screen, "Hanna")
        press(screen, "tab", "enter")
        write(screen, "Eva Berg, Västby")
        hanna, eva = saved().participants
        assert (hanna.organisation, hanna.title) == ("Norrby kommun", "strateg")
        assert eva.organisation == "Västby"
        press(screen, "escape", "up", "n")
        assert attendance(saved)[0] == "present"
        assert screen.part is screen.presence


async def test_verified_minutes_refuse_in_words(
    listed: int, live: LiveScreen, store: Store, saved: Saved
):
    async with shown(live) as pilot:
        press(live, "ctrl+t")
        screen = await over(pilot, live)
        meetings.change(store, listed, status="verified")
        press(screen, "n")
        await until_seen(pilot, "The minutes are verified.")
        assert attendance(saved)[0] is None


async def test_while_another_program_writes_the_keys_wait(
    listed: int, live: LiveScreen, other: Store, saved: Saved
):
    async with shown(live) as pilot:
        press(live, "ctrl+t")
        screen = await over(pilot, live)
        with other.write():
            press(screen, "n")
            assert attendance(saved)[0] is None
            await until_seen(pilot, "Waiting for another program")
        await until(pilot, lambda: attendance(saved)[0] == "present")


async def test_what_others_note_is_seen(listed: int, live: LiveScreen, other: Store):
    async with shown(live) as pilot:
        press(live, "ctrl+t")
        await over(pilot, live)
        uid = reading.load(other, listed).participants[0].uid
        people.change(other, listed, uid, attendance="remote")
        await until_seen(pilot, "⇄ remote")


async def test_a_letter_without_a_meaning_says_so_and_is_no_text(
    listed: int, live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        press(live, "ctrl+t", "z")
        screen = await over(pilot, live)
        await until_seen(pilot, "This letter means nothing here")
        assert screen.line.text == ""
        assert set(attendance(saved)) == {None}


async def test_a_key_costs_no_more_with_many_people(store: Store, settings: ScreenSettings):
    async def spent(count: int) -> int:
        meeting = meetings.create(store)
        people.add_many(store, meeting, [{"name": f"Namn{n} Ek"} for n in range(count)])
        live = LiveScreen(store, meeting, T, settings)
        async with shown(live) as pilot:
            press(live, "ctrl+t")
            screen = await over(pilot, live)
            await until_seen(pilot, "Namn0 Ek")
            return min(calls(lambda: press(screen, "n")) for _ in range(20))

    few, many = await spent(30), await spent(300)
    assert many < few * 2


# The register -------------------------------------------------------------------------------------


@pytest.fixture
def register(earlier: int, store: Store, settings: ScreenSettings) -> PeopleScreen:
    return PeopleScreen(store, T, settings)


async def read(pilot, screen: PeopleScreen) -> None:
    await until(pilot, lambda: screen.register.people is not None and screen._reading.is_known)


async def test_the_register_is_found_in_as_one_types(register: PeopleScreen):
    async with shown(register) as pilot:
        await until_seen(pilot, "3 people")
        type_in(register, "norrby")
        await until_seen(pilot, "2 fit")
        assert "Ivar Lo" not in seen(pilot.app)
        press(register, "escape")
        await until_seen(pilot, "Ivar Lo")
        type_in(register, "qqq")
        await until_seen(pilot, "Nobody fits.")


async def test_a_page_shows_and_edits(register: PeopleScreen, store: Store):
    async with shown(register) as pilot:
        await read(pilot, register)
        type_in(register, "strateg")
        press(register, "enter")
        await until_seen(pilot, "Förra mötet")
        assert "Has belonged to" in seen(pilot.app)
        press(register, "down", "down", "enter")
        await until_seen(pilot, "Hanna Wik · Organisation")
        press(register, "ctrl+u")
        write(register, "Västby")
        await until_seen(pilot, "Written in the register")
        assert load_people(store).find("Hanna Wik").person.organisation == "Västby"
        await until_seen(pilot, "Västby")
        press(register, "ctrl+z")
        await until_seen(pilot, "Undone: a change in the register of people")
        assert load_people(store).find("Hanna Wik").person.organisation == "Norrby kommun"
        press(register, "escape")
        await until_seen(pilot, "Register of people")


async def edit(pilot, screen: PeopleScreen, field: str, text: str) -> None:
    """Write a field on the page that is shown."""
    screen.page.edit(field)
    press(screen, "ctrl+u")
    write(screen, text)
    await pilot.pause()


async def test_a_step_back_waits_behind_what_it_takes_back(
    register: PeopleScreen, store: Store, other: Store
):
    persons.take_in(store, [{"name": "Anna Ek"}])
    async with shown(register) as pilot:
        await read(pilot, register)
        type_in(register, "anna")
        press(register, "enter")
        with other.write():
            await edit(pilot, register, "title", "chef")
            press(register, "ctrl+z", "ctrl+y")
            await edit(pilot, register, "unit", "IT")
        await until(pilot, lambda: register.writes.count == 0)
        anna = load_people(store).find("Anna Ek").person
        assert (anna.title, anna.unit) == ("chef", "IT")


async def test_a_list_that_cannot_be_taken_in_yet_waits(
    register: PeopleScreen, store: Store, other: Store
):
    async with shown(register) as pilot:
        await read(pilot, register)
        register.line.take_paste("Namn;E-post\nEva Berg;e@x.example\n")
        await until_seen(pilot, "A list beside the register")
        with other.write():
            press(register, "enter")
            await until_seen(pilot, "Ivar Lo")
            assert store.journal.waits
        await until_seen(pilot, "People taken in: 1")
        assert load_people(store).find("Eva Berg").person.email == "e@x.example"


async def test_a_field_that_is_refused_late_is_not_taken_up_for_somebody_else(
    register: PeopleScreen, store: Store, other: Store
):
    persons.take_in(store, [{"name": "Anna Ek"}])
    told: list[Message] = []
    register.writes.on_orphan = told.append
    async with shown(register) as pilot:
        await read(pilot, register)
        type_in(register, "anna")
        press(register, "enter")
        with other.write():
            await edit(pilot, register, "title", "chef")
            persons.change(other, load_people(other).find("Anna Ek").person, title="vd")
            press(register, "escape", "ctrl+u", "down", "enter")
            await until_seen(pilot, "Förra mötet")
        await until(pilot, lambda: told)
        assert register.page.field is None
        assert register.line.text == ""
        assert kept_in_words(store.path, "chef") == told[0].params["path"]


async def test_an_edit_that_is_left_changes_nothing(register: PeopleScreen, store: Store):
    async with shown(register) as pilot:
        await read(pilot, register)
        press(register, "enter", "enter")
        type_in(register, "Other name")
        press(register, "escape")
        await until_seen(pilot, "Esc once more drops what is written; Enter keeps it")
        press(register, "escape", "enter", "ctrl+u", "enter")
        await until_seen(pilot, "A person needs a name.")
        assert not any(one.person.own for one in load_people(store))


async def test_a_meeting_is_opened_from_a_page(register: PeopleScreen, earlier: int):
    async with shown(register) as pilot:
        await read(pilot, register)
        press(register, "enter")
        await until_seen(pilot, "Förra mötet")
        press(register, "end", "enter")
        await until(pilot, lambda: [a for a in pilot.app.asked if isinstance(a, MeetingChosen)])
        assert pilot.app.asked[0].meeting_id == earlier


async def test_two_are_marked_merged_and_taken_apart(register: PeopleScreen, store: Store):
    async with shown(register) as pilot:
        await read(pilot, register)
        type_in(register, "wik")
        press(register, "f8")
        await until_seen(pilot, "then go to the one that is to be kept")
        press(register, "f3")  # marks Hana, and goes on to Hanna
        await until_seen(pilot, "“Hanna Wik” is kept")
        press(register, "f8")
        await until_seen(pilot, "“Hana Wik” is “Hanna Wik” from now on")
        found = load_people(store).find("Hana Wik")
        assert (found.person.name, found.person.aliases) == ("Hanna Wik", ("Hana Wik",))
        press(register, "ctrl+u", "ctrl+z")
        await until_seen(pilot, "Undone: people merged")
        assert len(load_people(store)) == 3


async def test_likely_doubles_are_shown_and_merged(register: PeopleScreen, store: Store):
    async with shown(register, SMALL) as pilot:
        await read(pilot, register)
        press(register, "f4")
        await until_seen(pilot, "names that differ by one letter")
        assert "Ivar Lo" not in seen(pilot.app)
        press(register, "f8")
        await until(pilot, lambda: len(load_people(store)) == 2)
        await until_seen(pilot, "Ivar Lo")


async def test_a_pasted_table_is_shown_before_anything_is_written(
    register: PeopleScreen, store: Store
):
    table = (
        "Namn;E-post;Organisation\n"
        "Eva Berg;eva@vastby.example;Västby\n"
        "Ivar Lo;ivar@soderby.example;Söderby\n"
        "Iwar Loo;;\n"
        "Hanna Wikk;;\n"
        "Bad;row\n"
    )
    async with shown(register) as pilot:
        await read(pilot, register)
        register.line.take_paste(table)
        await until_seen(pilot, "A list beside the register")
        for words in (
            "2 new · 1 changed · 1 doubtful · 1 unreadable",
            "2 columns where 3 are expected",
            "nearly the name of Hanna Wik",
            "e-mail: – → ivar@soderby.example",
        ):
            await until_seen(pilot, words)
        assert len(load_people(store)) == 3
        press(register, "x", "enter")
        await until_seen(pilot, "People taken in: 3")
        assert len(load_people(store)) == 5
        press(register, "ctrl+z")
        await until_seen(pilot, "Undone: people taken in")
        assert len(load_people(store)) == 3


async def test_leaving_a_pasted_table_writes_nothing(register: PeopleScreen, store: Store):
    async with shown(register) as pilot:
        await read(pilot, register)
        register.line.take_paste("Namn;E-post\nEva Berg;e@x.example\n")
        await until_seen(pilot, "A list beside the register")
        press(register, "escape")
        await until_seen(pilot, "Ivar Lo")
        assert undo(store, REGISTER) is None


async def test_a_paste_of_nobody_is_refused_in_words(register: PeopleScreen):
    async with shown(register) as pilot:
        await read(pilot, register)
        register.line.take_paste("Titel;E-post\nChef;e@x.example\n")
        await until_seen(pilot, "No column holds names.")
        assert register.line.text == "Titel;E-post\nChef;e@x.example\n"
        register.line.take()
        register.line.give_back("Namn;E-post\nEva Berg;e@x.example\n")
        press(register, "enter")
        await until_seen(pilot, "A list beside the register")


async def test_between_the_meeting_and_the_register(earlier: int, listed: int, live: LiveScreen):
    async with shown(live) as pilot:
        press(live, "ctrl+t")
        screen = await over(pilot, live)
        press(screen, "tab")
        await until_seen(pilot, "Ivar Lo")
        press(screen, "tab", "enter")
        await until_seen(pilot, "1 meeting")
        assert "Anna Ek" in seen(pilot.app)
        press(screen, "escape")
        await until_seen(pilot, "Who is there")


async def test_the_list_of_meetings_leads_to_the_register(store: Store, settings: ScreenSettings):
    home = MeetingsScreen(store, T, settings)
    async with shown(home) as pilot:
        press(home, "ctrl+t")
        await until(pilot, lambda: [a for a in pilot.app.asked if isinstance(a, PeopleAsked)])


async def test_help_is_asked_of_the_app(register: PeopleScreen):
    async with shown(register) as pilot:
        press(register, "f2")
        await until(pilot, lambda: [a for a in pilot.app.asked if isinstance(a, HelpAsked)])


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_brackets_and_controls_are_drawn_as_they_stand(
    store: Store, settings: ScreenSettings, size: tuple[int, int]
):
    meeting = meetings.create(store, title=BOMBS[0])
    people.add_many(
        store,
        meeting,
        [{"name": f"N{bomb}", "organisation": bomb, "email": bomb} for bomb in BOMBS],
    )
    live = LiveScreen(store, meeting, translator("sv"), settings)
    async with shown(live, size) as pilot:
        press(live, "ctrl+t", "n")
        screen = await over(pilot, live)
        await pilot.pause()
        nothing_forbidden(seen(pilot.app))
        assert f"N{BOMBS[1]}"[:8] in seen(pilot.app)
        press(screen, "tab")
        await until(pilot, lambda: screen.register.people is not None)
        await pilot.pause()
        nothing_forbidden(seen(pilot.app))
        press(screen, "enter")
        await pilot.pause()
        nothing_forbidden(seen(pilot.app))


async def test_a_key_goes_through_the_register_once(store: Store, settings: ScreenSettings):
    async def spent(count: int) -> int:
        listed = [{"name": f"Namn{n} Ek", "organisation": "Norrby"} for n in range(count)]
        people.add_many(store, meetings.create(store), listed)
        screen = PeopleScreen(store, T, settings)
        async with shown(screen) as pilot:
            await read(pilot, screen)
            worst = max(calls(partial(type_in, screen, key)) for key in "namn7 norr")
            await until_seen(pilot, " fit")
            return worst

    few, many = await spent(250), await spent(500)
    assert many < few * 2.5
