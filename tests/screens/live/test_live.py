from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import events

from locales import translator
from screens.base.messages import ExportAsked, HelpAsked, HomeAsked, TakenOutAsked
from screens.base.settings import ScreenSettings
from screens.live.screen import LiveScreen
from screens.writing.place_words import pinned_words
from store.file import reading
from store.file.app_windows import drafts
from store.file.app_windows.drafts import Field
from store.file.app_windows.journal import Journal
from store.file.app_windows.window import Window
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Entry, Place
from store.verbs import entries, meetings
from tests.screens.hosts import SMALL, press, seen, shown, type_in, until, until_seen, write

Saved = Callable[[], Minutes]


def texts(minutes: Minutes) -> list[str]:
    return [entry.text for entry in minutes.all_entries()]


def place_of(minutes: Minutes, row: str, prompt: int) -> Place:
    section = next(s for s in minutes.sections if s.form)
    found = next(r for r in minutes.rows(section.uid) if r.label == row)
    return Place(section.uid, found.uid, minutes.prompts(section.uid)[prompt - 1].uid)


def cell(minutes: Minutes, row: str, prompt: int) -> list[Entry]:
    return list(minutes.cell(place_of(minutes, row, prompt)))


async def test_a_line_is_saved_and_shown(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        await pilot.press("H", "e", "j", "enter")
        await until_seen(pilot, "Hej")
        assert texts(saved())[-1] == "Hej"
        assert live.line.text == ""
        assert "Saved" in seen(pilot.app)


async def test_what_was_sent_before_the_line_had_the_focus_reaches_it_all_the_same(
    live: LiveScreen,
):
    async with shown(live) as pilot:
        live.post_message(events.Key("a", "a"))
        live.post_message(events.Paste("bc"))
        await until(pilot, lambda: live.line.text == "abc")
        await pilot.press("f4", "f4", "d")  # the line hands a key on, which acts once
        assert live.line.text == "abcd"
        assert live.has_class("-folded")


async def test_that_the_date_moves_stands_in_the_receipt_until_the_next_line(
    live: LiveScreen, store: Store, meeting: int
):
    meetings.change(store, meeting, date="2026-03-11", provisional="made")
    async with shown(live) as pilot:
        live.desk.queue.moment.at = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
        live.desk.take_in(foreign=True)
        write(live, "first")
        type_in(live, "second")
        await until_seen(pilot, "→ The date of the meeting is now 2026-03-12.")
        press(live, "enter")
        await until(pilot, lambda: "The date of the meeting" not in seen(pilot.app))


async def test_a_meeting_that_was_just_made_asks_for_its_title(
    store: Store, settings: ScreenSettings
):
    made = meetings.create(store, language="en", date="2026-03-12", provisional="made")
    screen = LiveScreen(store, made, translator("en"), settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "the title of the meeting")
        type_in(screen, "Planning day")
        await until_seen(pilot, "↵ Title: Planning day")
        press(screen, "enter")
        await until_seen(pilot, "a note, word for word")
        assert reading.load_meeting(store, made).title == "Planning day"


async def test_the_label_says_where_and_what(live: LiveScreen):
    async with shown(live) as pilot:
        type_in(live, "Beslut: Vi kör")
        await until_seen(pilot, "↵ Decision")
        assert "Group B · Question 2" in seen(pilot.app)


async def test_what_goes_to_another_cell_is_shown_so_and_told(live: LiveScreen):
    async with shown(live) as pilot:
        assert live._host.label_for("Vi kör").tone == "plain"
        assert live._host.label_for("b: Vi kör").tone == "plain"
        assert live._host.label_for("a: Vi kör").tone == "ask"
        for line, told in (
            ("a: Vi kör", "→ Note, in Group A · Question 2, not Action"),
            ("b: Vi kör", "→ Note, not Decision"),
            ("C.1 Vi kör", "→ Note, not in Group C · Question 1: that takes a colon"),
        ):
            write(live, line)
            await until_seen(pilot, told)


async def test_a_refused_line_stays_with_its_reason(live: LiveScreen, saved: Saved):
    before = texts(saved())
    async with shown(live) as pilot:
        write(live, "/datum trettonde")
        await pilot.pause()
        assert live.line.text == "/datum trettonde"
        assert "trettonde" in seen(pilot.app).splitlines()[-3]
    assert texts(saved()) == before


async def test_groups_answer_in_any_order(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        write(live, "C.2", "rum", "A", "kaffe igen", "0", "för alla")
        await pilot.pause()
        minutes = saved()
        assert [e.text for e in cell(minutes, "C", 2)] == ["rum"]
        assert [e.text for e in cell(minutes, "A", 2)] == ["kaffe igen"]
        assert "[Plen… 1]" in seen(pilot.app)  # what lies under no question is counted, too
        assert pinned_words(minutes, live.desk.session.place, translator("en")).endswith(
            "A 2   B 1   C 1"
        )


async def test_who_sits_in_the_group_and_what_comes_later_stand_above_the_entries(
    live: LiveScreen,
):
    async with shown(live) as pilot:
        write(live, "/medlemmar C Maj Sten, Per Alm", "C.1", "/senare")
        await until_seen(pilot, "Group C · Question 1 answers later")
        text = seen(pilot.app)
        assert "Maj Sten, Per Alm" in text
        assert "answers later" in text
        type_in(live, "Ljuset")
        await until_seen(pilot, "Group C · Question 1 · answers later")
        write(live, "")
        await until(pilot, lambda: "answers later" not in seen(pilot.app))


async def test_regrouping_says_in_words_what_was_done(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        write(live, "/döp om C = Norra skolan", "/slå ihop B = A")
        await until_seen(pilot, "Group B goes into Group A (lines: 1)")
        assert [e.text for e in cell(saved(), "A", 2)] == ["Nycklar"]
        write(live, "/ta bort x")
        await until_seen(pilot, "Nothing here is called “x”.")
        assert live.line.text == "/ta bort x"


async def test_the_counts_in_the_header_say_what_comes_later(live: LiveScreen):
    async with shown(live, SMALL) as pilot:
        write(live, "/senare C.2", "x: halv mening")
        await until_seen(pilot, "A · [B 2!] C …")


async def test_place_keys_act_in_order_with_letters(live: LiveScreen, saved: Saved):
    async with shown(live):
        for _ in range(2):
            type_in(live, "först")
            press(live, "pagedown", "enter")
        press(live, "left")
        write(live, "sist")
        minutes = saved()
    assert [e.text for e in cell(minutes, "C", 2)] == ["först", "först"]
    assert [e.text for e in cell(minutes, "C", 1)] == ["sist"]


async def test_the_same_keys_give_the_same_meeting_slowly_and_at_once(
    live: LiveScreen, store: Store, saved: Saved, settings: ScreenSettings, meeting: int
):
    keys = [*"abc", "backspace", *"d ef", "ctrl+w", *"gh", "left", *"x", "end", "enter"]
    keys += ["pageup", *"ny rad", "home", *"- ", "enter", "right", *"B.1", "enter", *"två", "enter"]
    async with shown(live) as pilot:
        for key in keys:
            name = {" ": "space", "-": "minus", ".": "full_stop"}.get(key, key)
            await pilot.press(name)
    slowly = texts(saved())[-3:], live.desk.session.place
    again = LiveScreen(store, meeting, translator("en"), settings)
    async with shown(again):
        write(again, "B.2")
        press(again, *keys)
    assert len(texts(saved())) > 6
    fast = again.desk.session.place
    assert fast == slowly[1]
    assert [e.text for e in cell(saved(), "B", 2)].count("abd gxh") == 2


async def test_undo_and_redo_on_an_empty_line_say_what_they_did(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        write(live, "ett misstag")
        press(live, "ctrl+z")
        await until_seen(pilot, "Undone: a line written “ett misstag”")
        assert "ett misstag" not in texts(saved())
        press(live, "ctrl+y")
        await until_seen(pilot, "Done again")
        assert texts(saved())[-1] == "ett misstag"


async def test_what_was_taken_back_last_is_done_again_first(live: LiveScreen, saved: Saved):
    async with shown(live):
        write(live, "kvar")
        type_in(live, "hej du")
        press(live, "ctrl+u", "ctrl+z")
        while live.line.text:
            press(live, "ctrl+z")
        press(live, "ctrl+z")
        assert texts(saved())[-1] != "kvar"
        press(live, "ctrl+y")
        assert (live.line.text, texts(saved())[-1]) == ("", "kvar")
        press(live, "ctrl+y")
        assert live.line.text


async def test_what_a_command_did_is_not_said_any_more_when_it_is_taken_back(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/plats Sal C")
        await until_seen(pilot, "→ ")
        press(live, "ctrl+z")
        await until(pilot, lambda: "→ " not in seen(pilot.app))


async def test_a_heading_done_again_is_told_by_its_own_words(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/gå 1")
        press(live, "up")
        write(live, "# Hösten")
        press(live, "ctrl+z", "ctrl+y")
        await until_seen(pilot, "Done again: a heading above a line “Hösten”")


async def test_undo_in_a_written_line_is_the_lines_own(live: LiveScreen, saved: Saved):
    before = texts(saved())
    async with shown(live):
        type_in(live, "hej du")
        press(live, "ctrl+w", "ctrl+z")
        assert live.line.text == "hej du"
    assert texts(saved()) == before


async def test_undo_refused_offers_the_older_step(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "en", "två")
        two = saved().all_entries()
        last = list(two)[-1]
        entries.change(other, meeting, last.uid, text="två, ändrat")
        press(live, "ctrl+z")
        await until_seen(pilot, "somebody else")
        press(live, "ctrl+z")
        await until(pilot, lambda: "en" not in texts(saved()))
        assert texts(saved())[-1] == "två, ändrat"


async def test_a_half_typed_line_is_there_the_next_time(
    live: LiveScreen, store: Store, meeting: int, settings: ScreenSettings
):
    line = Field(meeting, "line")
    async with shown(live) as pilot:
        type_in(live, "en halv ra")
        await until(pilot, lambda: drafts.take_over(store, line) == "en halv ra")
        type_in(live, "d")
    again = LiveScreen(store, meeting, translator("en"), settings)
    async with shown(again):
        assert again.line.text == "en halv rad"
        assert again.desk.session.place == live.desk.session.place
        write(again, "")
    assert drafts.take_over(store, line) == ""


async def test_what_others_write_is_seen_and_the_line_is_left_alone(
    live: LiveScreen, other: Store, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        type_in(live, "jag skriver")
        entries.add(other, meeting, place_of(saved(), "B", 2), "bullet", "från Bo")
        await until_seen(pilot, "från Bo")
        assert live.line.text == "jag skriver"


async def test_lines_wait_for_the_lock_in_order_and_typing_goes_on(
    live: LiveScreen, other: Store, saved: Saved
):
    async with shown(live) as pilot:
        with other.write():
            write(live, "ett", "A.1", "två")
            await until_seen(pilot, "─ Group A · Question 1")
            press(live, "pagedown")
            await until_seen(pilot, "─ Behind what waits")
            write(live, "tre")
            type_in(live, "skriver vidare")
            await until_seen(pilot, "Waiting for another program")
            assert live.line.text == "skriver vidare"
        await until_seen(pilot, "Saved")
        minutes = saved()
        assert [e.text for e in cell(minutes, "B", 2)] == ["Nycklar", "ett"]
        assert [e.text for e in cell(minutes, "A", 1)] == ["Kaffet", "två"]
        assert [e.text for e in cell(minutes, "B", 1)] == ["tre"]


async def test_a_line_that_waited_and_is_refused_comes_back(live: LiveScreen, other: Store):
    async with shown(live) as pilot:
        with other.write():
            write(live, "/gör om")
            await pilot.pause()
            assert live.line.text == ""
        await until(pilot, lambda: live.line.text == "/gör om")


async def test_what_waits_stands_below_the_entries_until_it_is_written(
    live: LiveScreen, other: Store, saved: Saved
):
    async with shown(live) as pilot:
        with other.write():
            write(live, "b: ett [b]beslut[/b]", "/gör om")
            await until_seen(pilot, "… b: ett [b]beslut[/b]  · waiting")
            await until_seen(pilot, "Waiting for another program (2)")
        await until(pilot, lambda: "· waiting" not in seen(pilot.app))
        assert texts(saved())[-1] == "ett [b]beslut[/b]"
        await until(pilot, lambda: live.line.text == "/gör om")


async def test_what_waits_stands_apart_counts_no_steps_and_leaves_what_was_written_last_in_sight(
    live: LiveScreen, other: Store
):
    async with shown(live, (100, 24)) as pilot:
        write(live, "/gå 1", *(f"rad {n}" for n in range(30)))
        await until_seen(pilot, "rad 29")
        with other.write():
            press(live, "pagedown", "pageup")
            write(live, *(f"väntar {n}" for n in range(5)))
            await until_seen(pilot, "Waiting for another program (5)")
            await until_seen(pilot, "── Not in the file yet ──")
            assert "rad 29" in seen(pilot.app)
            press(live, "escape")


async def test_a_change_that_waits_is_shown_as_one_and_the_line_does_not_go_on_saying_so(
    live: LiveScreen, other: Store, saved: Saved
):
    async with shown(live) as pilot:
        with other.write():
            press(live, "up", "enter")
            type_in(live, " till dörren")
            press(live, "enter", "escape", "ctrl+s")
            await until_seen(pilot, "… ✎ Nycklar till dörren  · waiting")
            assert "Waiting for another program (1)" in seen(pilot.app).splitlines()[-3]
        await until(pilot, lambda: "aiting" not in seen(pilot.app))
        assert texts(saved())[-1] == "Nycklar till dörren"
        with other.write():
            press(live, "up", "f8")
            await until_seen(pilot, "This waits")
        await until(pilot, lambda: "This waits" not in seen(pilot.app))


async def test_leaving_while_lines_wait_loses_nothing(live: LiveScreen, other: Store, saved: Saved):
    with other.write():
        async with shown(live) as pilot:
            write(live, "får inte försvinna")
            await pilot.pause()
    live.desk.queue.finish(10)
    assert texts(saved())[-1] == "får inte försvinna"


async def test_a_meeting_put_in_the_trash_by_another_is_told_and_brought_back_by_a_key(
    live: LiveScreen, path: Path, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        with Store.open(path, actor="bo") as other:
            meetings.delete(other, meeting)
        await until_seen(
            pilot, "Put in the trash by somebody; what you write is kept. ^R brings it"
        )
        await until_seen(pilot, "^R Bring back")
        write(live, "skrivet i papperskorgen")
        await until_seen(pilot, "In the trash")
        assert saved().meeting.deleted
        press(live, "ctrl+r")
        await until_seen(pilot, "The meeting is back")
        assert "Bring back" not in seen(pilot.app)
    assert not saved().meeting.deleted
    assert texts(saved())[-1] == "skrivet i papperskorgen"


async def test_app_only_commands_are_handed_to_the_app(live: LiveScreen):
    async with shown(live) as pilot:
        write(live, "/hjälp", "/exportera anteckningar", "/borttaget")
        press(live, "ctrl+o")
        await pilot.pause()
        asked = pilot.app.asked
    assert isinstance(asked[0], HelpAsked)
    assert isinstance(asked[1], ExportAsked)
    assert asked[1].profile == "anteckningar"
    assert isinstance(asked[2], TakenOutAsked)
    assert isinstance(asked[3], HomeAsked)


async def test_closing_the_meeting_asks_for_its_export(
    live: LiveScreen, meeting: int, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/avsluta 16:00")
        await pilot.pause()
        assert [(a.meeting_id, a.closing) for a in pilot.app.asked] == [(meeting, True)]
    assert saved().meeting.status == "held"


async def test_a_bare_list_of_people_is_taken_line_by_line(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        write(live, "/närvarande", "Anna Berg, Kommunen", "", "Bo Ek", "/slut", "och vidare")
        await pilot.pause()
        minutes = saved()
    assert [p.name for p in minutes.participants] == ["Anna Berg", "Bo Ek"]
    assert texts(minutes)[-1] == "och vidare"


@pytest.mark.parametrize("typed", ["/närvarande ", "/present Anna Berg, Kommunen, "])
async def test_a_list_pasted_behind_its_command_is_read_as_one_that_is_open(
    live: LiveScreen, saved: Saved, typed: str
):
    async with shown(live) as pilot:
        before = texts(saved())
        type_in(live, typed)
        live.line.take_paste("Bo Ek\rCia Dahl, Region Norr\rEva Ros\r")  # as terminals send it
        people = 4 if "Anna" in typed else 3
        await until_seen(pilot, f"↵ {people} people")
        press(live, "enter")
        await until(pilot, lambda: len(saved().participants) == people)
        assert (live.line.text, texts(saved())) == ("", before)
        write(live, "Ada Lo", "/slut", "och vidare")
        await until(pilot, lambda: len(saved().participants) == people + 1)
        assert texts(saved()) == [*before, "och vidare"]


async def test_an_agenda_pasted_behind_its_command_is_read_as_one_that_is_open(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        type_in(live, "/dagordning ")
        live.line.take_paste("09.00 Kaffe\n10.00 Budget\n")
        await until(pilot, lambda: saved().sections[-1].heading == "Budget")
        assert [one.planned for one in list(saved().sections)[-2:]] == ["09:00", "10:00"]
        assert live.line.text == ""


async def test_completion_by_tab_and_never_by_enter(live: LiveScreen):
    async with shown(live):
        type_in(live, "/närv")
        press(live, "tab")
        assert live.line.text.startswith("/närvarande")
        press(live, "ctrl+u")
        type_in(live, "hej")
        press(live, "tab")
        assert live.line.text == "- hej"
        press(live, "tab")
        assert live.line.text == "  - hej"
        press(live, "shift+tab", "shift+tab")
        assert live.line.text == "hej"


async def test_a_line_that_is_edited_is_gone_on_with_as_one_that_is_typed(
    live: LiveScreen, saved: Saved
):
    async with shown(live) as pilot:
        write(live, "/närvarande Anna Berg, Bo Ek", "/gå 1", "å: boka lokal", "svar på frågan")
        press(live, "up", "up", "enter", *" +b")
        await until_seen(pilot, "Bo Ek")
        press(live, "tab", "enter")
        (action,) = (entry for entry in saved().all_entries() if entry.kind == "action")
        assert [owner.name for owner in action.owners] == ["Bo Ek"]
        press(live, "up", "enter", "ctrl+u", *"Ann")
        await until_seen(pilot, "Anna Berg: ")
        press(live, "tab", *"så är det ")
        await until(pilot, lambda: "Anna Berg: så är det" in seen(pilot.app))
        press(live, "enter")
        (said,) = (entry for entry in saved().all_entries() if entry.kind == "statement")
        assert (said.speaker, said.text) == ("Anna Berg", "så är det")
        assert live.line.text == ""


async def test_a_list_that_was_closed_leaves_nothing_behind_the_line(live: LiveScreen):
    async with shown(live) as pilot:
        type_in(live, "/när")
        await until_seen(pilot, "/närvarande")
        press(live, "escape")
        await until(pilot, lambda: "/närvarande" not in seen(pilot.app))
        press(live, *"v")
        assert "/närvarande" not in seen(pilot.app)


async def test_finding_shows_every_place_and_leaves_the_line_where_it_was(live: LiveScreen):
    async with shown(live) as pilot:
        place = live.desk.session.place
        press(live, "ctrl+f")
        type_in(live, "huset")
        await until_seen(pilot, "Huset öppnar i september")
        assert live.desk.session.place == place
        press(live, "escape", "ctrl+f")
        await until_seen(pilot, "1 of 1")
        press(live, "enter", "end", *" igen", "enter")
        await until_seen(pilot, "Huset öppnar i september igen")
        assert (live.desk.session.place, live.pane.keys.mode) == (place, "off")
        press(live, "ctrl+f", "tab")
        await until_seen(pilot, "Selected: Bullet")
        assert live.desk.session.place != place


async def test_keys_that_come_before_the_focus_are_not_lost(live: LiveScreen):
    async with shown(live) as pilot:
        live.set_focus(None)
        await pilot.press("h", "e", "j")
        assert live.line.text == "hej"


@pytest.mark.parametrize(
    "size", [(120, 40), (80, 24), (40, 10), (20, 5), (3, 3), (1, 1), (300, 90)]
)
async def test_it_works_at_any_size(live: LiveScreen, saved: Saved, size: tuple[int, int]):
    async with shown(live, size) as pilot:
        write(live, "A.1", "en rad i ett fönster av en annan storlek, lång nog att brytas")
        press(live, "up", "up", "enter", "escape", "escape", "ctrl+f", "k", "escape", "f4")
        await pilot.pause()
        await pilot.resize_terminal(size[0] + 40, size[1] + 11)
        await pilot.pause()
    assert "en rad i ett fönster" in texts(saved())[-2] + texts(saved())[-1] + str(texts(saved()))


async def test_side_panes_fold_away_and_the_counts_move_to_the_header(live: LiveScreen):
    async with shown(live, SMALL) as pilot:
        await pilot.pause()
        assert live.agenda.size.width == 0
        assert live.rail.size.width == 0
        await until_seen(pilot, "A ·  [B 1]  C ·")
        press(live, "f4", "f4")
        await until(pilot, lambda: live.agenda.size.width > 0)
        press(live, "f4")
        await until(pilot, lambda: live.rail.size.width > 0)
        await until_seen(pilot, "4 of 6 empty")


async def test_a_short_paste_is_one_entry_a_line_in_one_step(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        live.line.paste("första\r\n- andra\r\nBeslut: tredje\r\n")
        await until_seen(pilot, "tredje")
        kinds = [(e.kind, e.text) for e in list(saved().all_entries())[-3:]]
        assert kinds == [("note", "första"), ("bullet", "andra"), ("decision", "tredje")]
        assert live.receipt.text == "Pasted: 3 lines; ^Z takes them back"
        press(live, "ctrl+z")
        await until_seen(pilot, "Undone: a paste")
        assert texts(saved())[-1] == "Nycklar"


async def test_commands_in_a_paste_are_text_unless_confirmed(live: LiveScreen, saved: Saved):
    pasted = "en rad\n/titel Ny titel\nA.1\nkaffe till"
    async with shown(live) as pilot:
        live.line.paste(pasted)
        await until_seen(pilot, "4 lines, 2 look like commands")
        press(live, "escape")
        assert live.line.text == pasted
        press(live, "enter")
        assert texts(saved())[-4:] == ["en rad", "/titel Ny titel", "A.1", "kaffe till"]
        assert saved().meeting.title == "Planeringsdag"
        press(live, "ctrl+z")
        live.line.paste(pasted)
        press(live, "ctrl+r")
        await pilot.pause()
        assert saved().meeting.title == "Ny titel"
        assert [e.text for e in cell(saved(), "A", 1)] == ["Kaffet", "kaffe till"]


async def test_a_table_says_where_it_goes_and_waits_for_enter(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        live.line.paste('Grupp\tVad saknas?\nA\t"kaffe\nte"\nC\trum\nD\tbord')
        await until_seen(pilot, "Table: 3 answers in 2 rows, 2 lines stay a table")
        press(live, "enter")
        assert [e.text for e in cell(saved(), "A", 2)] == ["kaffe", "te"]
        assert [e.text for e in cell(saved(), "C", 2)] == ["rum"]
        rows = [e for e in cell(saved(), "B", 2) if e.kind == "row"]
        assert [e.cells for e in rows] == [("Grupp", "Vad saknas?"), ("D", "bord")]
        press(live, "ctrl+z")
        await until_seen(pilot, "Undone: a paste")
        assert cell(saved(), "C", 2) == []


async def test_refused_lines_of_a_paste_come_back(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        live.line.paste("en rad\n/datum trettonde\nen till")
        press(live, "ctrl+r")
        await until(pilot, lambda: live.line.text == "/datum trettonde")
        assert texts(saved())[-2:] == ["en rad", "en till"]


async def test_a_long_paste_is_written_while_typing_goes_on(live: LiveScreen, saved: Saved):
    lines = [f"rad {n}" for n in range(3_000)]
    async with shown(live) as pilot:
        live.line.paste("\n".join(lines))
        await until_seen(pilot, "3000 lines")
        press(live, "enter")
        assert live.line.text == ""
        write(live, "skrivet under tiden")
        type_in(live, "och mer")
        await until(pilot, lambda: not live.desk.waits, seconds=30)
        assert live.line.text == "och mer"
        assert texts(saved())[-3_001:] == [*lines, "skrivet under tiden"]
        assert "Saved" in seen(pilot.app)


async def test_a_very_long_line_is_written_while_typing_goes_on(live: LiveScreen, saved: Saved):
    quotes = [f"’lapp {n}’" for n in range(3_000)]
    async with shown(live) as pilot:
        live.line.paste("Citat: " + ", ".join(quotes))
        press(live, "enter")
        assert live.desk.waits
        assert live.line.text == ""
        write(live, "skrivet under tiden")
        await until(pilot, lambda: not live.desk.waits, seconds=30)
        assert texts(saved())[-3_001:] == [*quotes, "skrivet under tiden"]
        await until_seen(pilot, "skrivet under tiden")
        press(live, "ctrl+z", "ctrl+z")
        await until(pilot, lambda: texts(saved())[-1] == "Nycklar")


async def test_a_very_long_line_that_is_refused_comes_back(live: LiveScreen, saved: Saved):
    before, line = texts(saved()), "/datum " + "trettonde " * 2_500
    async with shown(live) as pilot:
        live.line.paste(line)
        press(live, "enter")
        await until(pilot, lambda: not live.desk.waits)
        await until(pilot, lambda: live.line.text.strip() == line.strip())
    assert texts(saved()) == before


async def test_line_breaks_of_an_unbracketed_paste_wait_for_enter(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        press(live, *"ett", "ctrl+j", *"två")
        await until_seen(pilot, "2 lines")
        press(live, "enter")
        assert texts(saved())[-2:] == ["ett", "två"]


async def test_the_saved_state_is_said_on_request(live: LiveScreen, store: Store, meeting: int):
    async with shown(live) as pilot:
        type_in(live, "halv")
        press(live, "ctrl+s")
        await pilot.pause()
        assert drafts.take_over(store, Field(meeting, "line")) == "halv"
        assert "Saved" in (said := seen(pilot.app).splitlines()[-3])
        assert "what stands in the line is kept, but not entered yet" in said


async def test_what_waits_and_what_is_half_typed_is_said_to_be_kept_where_it_is(
    live: LiveScreen, other: Store, store: Store, monkeypatch: pytest.MonkeyPatch
):
    async with shown(live) as pilot:
        with other.write():
            write(live, "en rad")
            press(live, "ctrl+s")
            await until_seen(pilot, "Waiting for another program (1) · what waits is kept ")
            assert "what stands" not in seen(pilot.app)
            type_in(live, "halv")
            press(live, "ctrl+s")
            await until_seen(
                pilot, "is kept · what stands in the line is kept, but not entered yet"
            )
            monkeypatch.setattr(store.window, "put", lambda _: False)
            type_in(live, "skriv")
            press(live, "ctrl+s")
            await until_seen(pilot, "What stands in the line is not saved")
            monkeypatch.setattr(store.window, "append", lambda _: False)
            press(live, "enter", *"mer", "ctrl+s")
            await until_seen(pilot, "NOT SAVED (1): ")
            await until_seen(pilot, "… en rad  · waiting")
            await until_seen(pilot, "… halvskriv  · not saved")
            await until_seen(pilot, "nor is what stands in the line")
            monkeypatch.undo()


@pytest.mark.parametrize("in_journal", [True, False])
async def test_what_was_half_typed_is_said_to_be_kept_while_the_file_cannot_be_written(
    live: LiveScreen, other: Store, meeting: int, path: Path, in_journal: bool
):
    uid = reading.load_meeting(other, meeting).uid
    gone = Window(path)
    if in_journal:
        journal = Journal(gone)
        assert journal.draft(uid, "anna\tline", "en halv rad")
        journal.close()
    else:
        row = [meeting, "anna", gone.uid, "line", "en halv rad"]
        other.db.execute(
            "INSERT INTO draft (meeting, actor, window, field, text, at) "
            "VALUES (?, ?, ?, ?, ?, '2026-01-01T00:00:00')",
            row,
        )
    said = "What was half-typed is kept; it comes back when the file can be written."
    with other.write():
        async with shown(live) as pilot:
            await until_seen(pilot, said)


async def test_nothing_is_said_to_be_kept_where_nothing_was_half_typed(
    live: LiveScreen, other: Store
):
    with other.write():
        async with shown(live) as pilot:
            live.offer_left()
            await pilot.pause()
            assert "half-typed" not in seen(pilot.app)


async def test_a_section_that_is_clicked_becomes_the_place(live: LiveScreen, saved: Saved):
    async with shown(live) as pilot:
        await pilot.click(live.agenda, offset=(5, 3))
        await until_seen(pilot, "1. Inledning")
        write(live, "sist i inledningen")
    first = saved().sections[0]
    assert [e.text for e in saved().entries(first.uid)][-1] == "sist i inledningen"


async def test_an_entry_that_is_clicked_is_selected(live: LiveScreen):
    async with shown(live) as pilot:
        await pilot.click(live.pane, offset=(20, 4))
        await until_seen(pilot, "Selected: Note")
        await pilot.click(live.pane, offset=(20, 3))
        await until_seen(pilot, "Selected: Heading")
        await pilot.click(live.pane, offset=(20, 4))
        await until_seen(pilot, "Selected: Note")
        await pilot.press("escape")
        assert live.focused is live.line


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("place", ["talk", "exercise"])
async def test_the_most_useful_keys_are_seen_in_a_small_window(
    store: Store, meeting: int, settings: ScreenSettings, language: str, place: str
):
    live = LiveScreen(store, meeting, translator(language), settings)
    async with shown(live, SMALL) as pilot:
        write(live, "/gå 1" if place == "talk" else "A.1")
        await pilot.pause()
        keys = seen(pilot.app).splitlines()[-1].split()
    everywhere = {"F2", "^F", "^Z", "F4", "F5"}
    assert everywhere <= set(keys)
    assert {"^N", "^L"} & set(keys) == ({"^N", "^L"} if place == "exercise" else set())
    assert keys[0] == "F2"


async def test_a_closing_that_waited_brings_no_other_screen_under_a_typing_hand(
    live: LiveScreen, other: Store, saved: Saved
):
    async with shown(live) as pilot:
        with other.write():
            write(live, "/avsluta 16:00", "# Efteråt", "sist")
            assert "Behind what waits" in seen(pilot.app)
            type_in(live, "första halvan ")
        await until(pilot, lambda: not live.desk.waits)
        await until(pilot, lambda: "Behind what waits" not in seen(pilot.app))
        type_in(live, "andra halvan")
        press(live, "enter")
        await until(pilot, lambda: texts(saved())[-1] == "första halvan andra halvan")
        assert pilot.app.screen is live
        assert "Behind what waits" not in seen(pilot.app)
    assert saved().meeting.status == "held"


async def test_what_only_opens_something_does_not_wait_for_the_file(live: LiveScreen, other: Store):
    async with shown(live):
        with other.write():
            type_in(live, "/närvarande")
            live.line.draft.keep_now()  # what is half-typed waits for the file, too
            press(live, "enter")
            assert not live.desk.waits
            assert live.line.text == ""


async def test_a_list_opens_behind_a_line_that_waits_and_its_people_are_no_notes(
    live: LiveScreen, other: Store, saved: Saved
):
    async with shown(live) as pilot:
        with other.write():
            write(live, "raden väntar", "/närvarande", "Rut Alm, Sala kommun")
            assert live.desk.waits
        await until(pilot, lambda: not live.desk.waits)
        assert texts(saved())[-1] == "raden väntar"
        assert [one.name for one in saved().participants][-1] == "Rut Alm"
