"""What waits means what it meant when it was asked for, whatever others write before it is carried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import pytest

from locales import translator
from store.capture import CaptureSession
from store.capture.rewriting import given_out
from store.errors import ReadOnly, StoreError
from store.file import reading
from store.file.app_windows import drafts
from store.file.app_windows.drafts import Field
from store.file.step_names import latest
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import Entry, Place
from store.verbs import entries, meetings
from store.waiting.change import Asked, Change
from store.waiting.performing import Performer, refusal_of

AT = datetime.fromisoformat("2026-03-02T10:14")
GROUPS = ("/grupper A-C", "/övning frågor Frågor", "/fråga Vad?", "A.1", "ett", "B.1", "två", "A.1")
AREAS = (
    *("/övning områden Områden", "/rad Syd", "/rad Norr", "/rad Väst", "/fråga Plus"),
    *("Syd.1", "i syd", "Norr.1", "i norr", "Väst.1", "i väst", "Syd.1"),
)
SECTIONS = ("# Ett", "a", "# Två", "b", "# Tre", "c")


class Case(NamedTuple):
    """What stands there, what one types that waits, what others write meanwhile, and what comes of it."""

    before: Sequence[str]
    line: str
    others: Sequence[str]
    becomes: Callable[[Minutes], object]
    is_so: object
    refused: bool = False


def lines(minutes: Minutes) -> list[str]:
    return [one.text for one in minutes.all_entries()]


def line_of(minutes: Minutes, text: str) -> Entry:
    return next(one for one in minutes.all_entries() if one.text == text)


def of(text: str, field: str) -> Callable[[Minutes], object]:
    return lambda minutes: getattr(line_of(minutes, text), field)


def made_from(minutes: Minutes) -> list[str]:
    return [source.text for one in minutes.all_entries() for source in minutes.sources(one)]


def kind_and_row(text: str) -> Callable[[Minutes], object]:
    def found(minutes: Minutes) -> tuple[str, str | None]:
        entry = line_of(minutes, text)
        row = minutes.row(entry.row)
        return entry.kind, row and row.label

    return found


def rows(minutes: Minutes) -> list[str]:
    return [row.label for section in minutes.sections for row in minutes.rows(section.uid)]


def headings(minutes: Minutes) -> list[str | None]:
    return [section.heading for section in minutes.sections]


CASES = {
    "the outcome of the latest decision": Case(
        ("b: min",), "/utfall bifall", ("b: deras",), of("min", "outcome"), "approved"
    ),
    "what the latest line becomes": Case(
        ("ring skolan",), "/blir åtgärd", ("deras",), made_from, ["ring skolan"]
    ),
    "a clause": Case(("b: min",), "b+ att X", ("b: deras",), of("min", "clauses"), ("att X",)),
    "the open proposal": Case(("f: mitt",), "b:", ("f: deras",), made_from, ["mitt"]),
    "dots": Case(("min",), "/prickar 3", ("deras",), of("min", "dots"), 3),
    "a reply": Case(("?: min", "hm"), "– svar", ("?: deras",), of("svar", "kind"), "bullet"),
    "a row by its number": Case(
        AREAS, "2: mer", ("/flytta 2 sist",), kind_and_row("mer"), ("note", "Norr")
    ),
    "a row that is taken out": Case(
        AREAS, "/ta bort 2", ("/flytta 2 sist",), rows, ["Syd", "Väst", "Norr"], refused=True
    ),
    "a row that is renamed": Case(
        AREAS, "/döp om 2 = Norra", ("/flytta 2 sist",), rows, ["Syd", "Väst", "Norra"]
    ),
    "a section that is renamed": Case(
        SECTIONS, "/döp om 2 = Nya", ("/flytta 1 sist",), headings, ["Nya", "Tre", "Ett"]
    ),
    "a group by its letter": Case(
        GROUPS,
        "C: mer",
        ("/döp om C = X", "/döp om B = C"),
        kind_and_row("mer"),
        ("note", "X"),
    ),
    "a group that is gone": Case(
        GROUPS, "b: mer", ("/ta bort B", "/ta bort B"), kind_and_row("mer"), ("note", None)
    ),
    "a decision, where a group is new": Case(
        ("/grupper A", "/övning frågor Frågor", "/fråga Vad?", "A.1"),
        *("b: beslut", ("/grupp B",), kind_and_row("beslut"), ("decision", "A")),
    ),
    "a cell that is answered later": Case(
        (*GROUPS, "/fråga Vad mer?", "A.1"),
        "/senare B.2",
        ("/senare B.2",),
        lambda minutes: [len(row.paused) for s in minutes.sections for row in minutes.rows(s.uid)],
        [0, 1, 0],
    ),
    "a section that is joined to another": Case(
        SECTIONS, "/slå ihop 3", ("/flytta 1 sist",), headings, ["Två", "Ett"]
    ),
    "the heading of a section that is gone": Case(
        SECTIONS, "/rubrik Ny", ("/slå ihop 3",), headings, ["Ett", "Två"], refused=True
    ),
}


class Two(NamedTuple):
    """A meeting that somebody writes in whose window waits, and somebody else."""

    store: Store
    other: Store
    meeting: int
    place: Place

    def asked(self, *changes: Change, place: Place | None = None) -> list[Asked]:
        """Return changes as they are asked for one after the other; where the first is, that is known."""
        seen = latest(self.store)
        places = [place or self.place, *([None] * (len(changes) - 1))]
        return [
            Asked(one, "anna", AT, where, seen) for one, where in zip(changes, places, strict=True)
        ]

    def line(self, text: str) -> Change:
        return Change("line", self.minutes().meeting.uid, (text,))

    def minutes(self) -> Minutes:
        return reading.load(self.store, self.meeting)

    def others_write(self, *typed: str) -> None:
        session = CaptureSession(self.other, reading.load(self.other, self.meeting))
        session.place = self.place
        for line in typed:
            assert session.submit(line).refusal is None, line


@pytest.fixture
def begun(store: Store, open_store: Callable[..., Store]) -> Callable[[Sequence[str]], Two]:
    """Return a way to write a meeting, in which another window of the same person writes, too."""

    def begin(before: Sequence[str]) -> Two:
        meeting = meetings.create(store, language="sv")
        session = CaptureSession(store, reading.load(store, meeting))
        for line in before:
            assert session.submit(line).refusal is None, line
        return Two(store, open_store("anna"), meeting, session.place)

    return begin


def carry_out(
    store: Store, waiting: Sequence[Asked], *, first: int = 1, live: CaptureSession | None = None
) -> list[Any]:
    """Carry out what waited; return why it was refused, or None, for each."""
    performer, refused = Performer(store), []
    for number, one in enumerate(waiting, first):
        try:
            refusal = refusal_of(one.change, performer.perform_once(one, "W", number, live))
            refused.append(refusal and refusal.reason)
        except StoreError as error:
            refused.append(error.message)
    return refused


@pytest.mark.parametrize("is_live", [True, False], ids=["live", "at the next start"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_line_that_waited_does_what_it_meant_or_nothing(
    begun: Callable[[Sequence[str]], Two], case: Case, is_live: bool
) -> None:
    two = begun(("# Punkt", *case.before) if case.before[0][0] not in "#/" else case.before)
    session = CaptureSession(two.store, two.minutes()) if is_live else None
    waiting = two.asked(two.line(case.line))
    two.others_write(*case.others)
    (refusal,) = carry_out(two.store, waiting, live=session)
    assert (case.becomes(two.minutes()), refusal is not None) == (case.is_so, case.refused)


GOING = {
    "a heading that is another one": (SECTIONS, "/gå Två", ("/döp om 2 = Nya",), "Nya"),
    "a section that goes into another": (SECTIONS, "/gå Tre", ("/slå ihop 3",), "Två"),
    "a number that is another one's": (SECTIONS, "/gå 2", ("/flytta 1 sist",), "Två"),
    "a token that is another one's": (GROUPS, "B.1", ("/döp om B = X", "/döp om C = B"), "X"),
    "a key, where the order is another one": (AREAS, "PgDn", ("/flytta Norr sist",), "Norr"),
}


@pytest.mark.parametrize("case", GOING.values(), ids=GOING)
def test_lines_that_waited_come_to_where_one_went(
    begun: Callable[[Sequence[str]], Two], case: tuple[Sequence[str], str, Sequence[str], str]
) -> None:
    before, go, others, where = case
    two = begun(before)
    home = two.minutes().meeting.uid
    went = Change("step_place", home, (1, 0)) if go == "PgDn" else two.line(go)
    waiting = two.asked(two.line("först"), went, two.line("sedan"), two.line("å: ring"))
    two.others_write(*others)
    assert carry_out(two.store, waiting) == [None] * 4
    minutes = two.minutes()
    for text in ("sedan", "ring"):
        entry = line_of(minutes, text)
        row, section = minutes.row(entry.row), minutes.section(entry.section)
        assert where in (row and row.label, section and section.heading)


def row_of(minutes: Minutes, text: str) -> str | None:
    row = minutes.row(line_of(minutes, text).row)
    return row and row.label


PILE = {
    "a line for it": (("Osorterat: sedan",), ("deras",), "Osorterat"),
    "a line for it, where others make it": (("/osorterat sedan",), ("Osorterat: x",), "Osorterat"),
    "its token": (("Osorterat:", "sedan"), ("deras",), "Osorterat"),
    "a group that both make": (("/grupp D", "D1", "sedan"), ("/grupp D",), "D"),
    "a token that names nothing": (("E1", "sedan"), (), None),
    "a section that is nowhere": (("/gå ingenstans", "sedan"), ("deras",), None),
}


@pytest.mark.parametrize("case", PILE.values(), ids=PILE)
def test_a_line_that_waited_lands_on_what_is_made_and_never_in_another_cell(
    begun: Callable[[Sequence[str]], Two],
    case: tuple[Sequence[str], Sequence[str], str | None],
) -> None:
    typed, others, row = case
    two = begun(GROUPS)
    waiting = two.asked(*map(two.line, typed))
    two.others_write(*others)
    carry_out(two.store, waiting)
    assert row_of(two.minutes(), "sedan") == row


def test_what_one_has_done_oneself_meanwhile_counts_also_for_the_next_start(
    begun: Callable[[Sequence[str]], Two], open_store: Callable[..., Store]
) -> None:
    two = begun(("# Ett", "b: första"))
    waiting = two.asked(*map(two.line, ("b: min", "/utfall bifall", "/ångra", "b+ att X")))
    assert carry_out(two.store, waiting[:1]) == [None]
    two.others_write("b: deras")
    outcome, undo, clause = carry_out(open_store("anna"), waiting[1:], first=2)
    assert (outcome, undo, clause) == (None, None, None)
    minutes = two.minutes()
    assert line_of(minutes, "min").clauses == ("att X",)
    assert [one.outcome for one in minutes.all_entries()] == [None] * 3


def test_a_step_of_another_window_is_not_taken_back_by_a_line_that_waited(
    begun: Callable[[Sequence[str]], Two],
) -> None:
    two = begun(("# Ett", "min"))
    waiting = two.asked(two.line("/ångra"))
    two.others_write("deras")
    (refused,) = carry_out(two.store, waiting)
    assert (refused is not None, lines(two.minutes())) == (True, ["min", "deras"])


def test_a_line_goes_with_the_people_that_others_have_noted_meanwhile(
    begun: Callable[[Sequence[str]], Two],
) -> None:
    two = begun(("# Ett",))
    waiting = two.asked(*map(two.line, ("Asta Ek: hej", "å: ring +Asta", "/närvarande Asta Ek")))
    two.others_write("/närvarande Asta Ek")
    assert carry_out(two.store, waiting) == [None] * 3
    minutes = two.minutes()
    (asta,) = minutes.participants
    assert line_of(minutes, "hej").speaker_uid == asta.uid
    assert line_of(minutes, "ring").owners[0].uid == asta.uid


SWAPPED = ("/döp om B = X", "/döp om C = B")
KEYS: dict[str, tuple[Sequence[str], str, tuple[Any, ...], Sequence[str], str, str]] = {
    "sent": (GROUPS, "send_to", (("ett",), "B.1"), SWAPPED, "ett", "X"),
    "carried on": (AREAS, "carry_entry", (("i syd",), 1, 0), ("/flytta 2 sist",), "i syd", "Norr"),
    "pasted": (GROUPS, "paste", (("A.1", "B: mer"),), SWAPPED, "mer", "X"),
    "a table": (
        *(AREAS, "paste", (("Norr\tmer", "Syd\tannat"),)),
        *(("/döp om Norr = X", "/döp om Väst = Norr"), "mer", "X"),
    ),
    "inserted": (GROUPS, "insert_line", ("B: mer", "ett"), SWAPPED, "mer", "X"),
}


def by_uid(value: Any, uids: dict[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(by_uid(one, uids) for one in value)
    return uids.get(value, value)


@pytest.mark.parametrize("case", KEYS.values(), ids=KEYS)
def test_what_was_asked_for_by_a_key_goes_where_it_went(
    begun: Callable[[Sequence[str]], Two], case: tuple[Any, ...]
) -> None:
    before, verb, args, others, text, where = case
    two = begun(before)
    uids = {one.text: one.uid for one in two.minutes().all_entries()}
    given = tuple(by_uid(one, uids) for one in args)
    named = {"commands": True} if verb == "paste" else {}
    waiting = two.asked(Change(verb, two.minutes().meeting.uid, given, named))
    two.others_write(*others)
    assert carry_out(two.store, waiting) == [None]
    assert kind_and_row(text)(two.minutes()) == ("note", where)


def test_a_section_is_joined_to_the_one_that_stood_before_it_or_to_none(
    begun: Callable[[Sequence[str]], Two],
) -> None:
    two = begun(SECTIONS)
    minutes = two.minutes()
    waiting = two.asked(Change("merge_section", minutes.meeting.uid, (minutes.sections[2].uid,)))
    two.others_write("/flytta 2 först")
    (refused,) = carry_out(two.store, waiting)
    assert (refused is not None, headings(two.minutes())) == (True, ["Två", "Ett", "Tre"])


def test_a_line_typed_when_a_trigger_has_come_waits_and_is_not_refused(
    begun: Callable[[Sequence[str]], Two],
) -> None:
    two = begun(("# Ett",))
    typed_in = Field(two.meeting, "line")
    drafts.keep(two.store, typed_in, "rad")
    two.other.db.execute("CREATE TRIGGER t AFTER INSERT ON entry BEGIN SELECT 1; END")
    session = CaptureSession(two.store, two.minutes())
    with pytest.raises(ReadOnly):
        Performer(two.store).perform_typed(two.line("rad"), session, typed_in)


def who(minutes: Minutes) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    return [(p.name, p.organisation, p.attendance, p.roles) for p in minutes.participants]


BO = ("Bo Al", None, "present", ())
LISTS: dict[str, tuple[str, str, Sequence[Any], Sequence[str]]] = {
    "somebody who comes for another organisation": (
        *("Asta Ek, Region Norr", "/närvarande Asta Ek, Region Syd"),
        [("Asta Ek", "Region Syd", "present", ()), BO],
        ["/närvarande Asta Ek, Region Norr"],
    ),
    "somebody who is away": (
        *("Asta Ek", "/frånvarande Asta Ek"),
        [("Asta Ek", None, "absent", ()), BO],
        ["/närvarande Asta Ek"],
    ),
    "somebody who has a role": (
        *("Asta Ek, ordförande", "/roll sekreterare Asta Ek"),
        [("Asta Ek", None, "present", ("secretary", "chair")), BO],
        [],
    ),
}


@pytest.mark.parametrize("verb", ["people_list", "line"])
@pytest.mark.parametrize("case", LISTS.values(), ids=LISTS)
def test_a_list_of_people_that_waited_notes_all_and_joins_who_is_there_by_now(
    begun: Callable[[Sequence[str]], Two], case: tuple[Any, ...], verb: str
) -> None:
    said, others, becomes, kept = case
    two = begun(("# Ett",))
    meeting = two.minutes().meeting.uid
    args = ("present", f"{said}\nBo Al")
    line = two.line(f"/närvarande {said}; Bo Al")
    (asked,) = two.asked(line if verb == "line" else Change(verb, meeting, args))
    two.others_write(others)
    outcome = Performer(two.store).perform_once(asked, "W", 1)
    assert who(two.minutes()) == becomes
    assert (outcome.refusal, [text for _, text, _ in outcome.kept]) == (None, kept)


WALL = (
    *(
        "/övning lappar Vägg",
        "/fråga Mat",
        "/fråga Tid",
        "/fråga Rum",
        ".1",
        "i mat",
        ".2",
        "i tid",
    ),
    *("/gå Vägg", ".0", "kaffe"),
)


@pytest.mark.parametrize(
    "others", [("/slå ihop Tid = Rum",), ("/slå ihop Tid = Mat", "/slå ihop Mat = Rum")]
)
def test_notes_that_are_sorted_into_a_cluster_go_where_that_was_merged_into(
    begun: Callable[[Sequence[str]], Two], others: Sequence[str]
) -> None:
    two = begun(WALL)
    minutes = two.minutes()
    (tid,) = (p for s in minutes.sections for p in minutes.prompts(s.uid) if p.text == "Tid")
    coffee, in_mat = line_of(minutes, "kaffe"), line_of(minutes, "i mat")
    place = Place(tid.section, in_mat.row, tid.uid)
    waiting = two.asked(
        Change("clusters.move", minutes.meeting.uid, ((coffee.uid,), tid.uid)),
        Change("entries.move", minutes.meeting.uid, (coffee.uid,), {"place": place}),
        Change("clusters.merge", minutes.meeting.uid, (in_mat.prompt, tid.uid)),
    )
    two.others_write(*others)
    assert carry_out(two.store, waiting[: 3 if len(others) == 1 else 2]) == [None] * (
        4 - len(others)
    )
    minutes = two.minutes()
    there = [minutes.prompt(line_of(minutes, text).prompt) for text in ("kaffe", "i mat")]
    assert [one and one.text for one in there] == ["Rum", "Rum"]


@pytest.mark.parametrize("is_begun", [True, False])
def test_a_late_group_that_waited_joins_a_ring_that_others_have_enlarged(
    begun: Callable[[Sequence[str]], Two], is_begun: bool
) -> None:
    answers = ("A.1", "svar") if is_begun else ()
    two = begun(("/grupper A-C", "/övning ring Ring", *answers))
    (asked,) = two.asked(two.line("/grupp E"))
    two.others_write("/grupp D")
    outcome = Performer(two.store).perform_once(asked, "W", 1)
    assert outcome.refusal is None
    assert rows(two.minutes()) == ["A→B", "B→C", "C→D", "D→E", "E→A"]
    assert "D→E, E→A" in translator("en")(outcome.said)


OUTSIDE: dict[str, tuple[str | None, list[str], list[str]]] = {
    "a line at the end": (None, ["ett", "två!"], ["ny", "tre", "deras", "efter"]),
    "a line that is taken out": ("tre", ["ett", "två!"], ["ny", "efter"]),
    "a line above that is taken out": ("ett", ["två!"], ["ny", "tre", "efter"]),
}


@pytest.mark.parametrize("case", OUTSIDE.values(), ids=OUTSIDE)
def test_a_text_from_an_editor_that_waited_takes_in_what_others_have_done_meanwhile(
    begun: Callable[[Sequence[str]], Two], case: tuple[str | None, list[str], list[str]]
) -> None:
    gone, first, second = case
    two = begun(("# Ett", "ett", "två", "tre"))
    minutes = two.minutes()
    given = tuple(map(tuple, given_out(minutes, minutes.sections[0])))
    lines = ("# Ett", "ett", "två!", "# Nytt", "ny", "tre")
    rewrite = Change("rewrite_lines", minutes.meeting.uid, (given, lines))
    waiting = two.asked(rewrite, two.line("efter"))
    if gone is None:
        two.others_write("deras")
    else:
        entries.delete(two.other, two.meeting, line_of(minutes, gone).uid)
    assert carry_out(two.store, waiting) == [None] * 2
    minutes = two.minutes()
    became = [[one.text for one in minutes.entries(section.uid)] for section in minutes.sections]
    assert (headings(minutes), became) == (["Ett", "Nytt"], [first, second])
