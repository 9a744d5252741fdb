"""Whatever is typed in whatever order: nothing fails, and undoing it all leaves an empty meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.capture import CaptureSession, Outcome, key_presses, to_line
from store.capture.inserting import insert_line
from store.capture.lines import parse
from store.capture.parsed import AddEntries
from store.capture.writing import scene_of
from store.errors import Locked, Misplaced, NotFound
from store.file.reading import load
from store.file.store import Store
from store.model.pile import is_to_be_made
from store.model.records import Entry, Place
from store.verbs import cutting, meetings, outline, sections, several
from tests.store.capture.conftest import TODAY, Note

LINES = (
    *("rad", "- punkt", "  - under", "b: ja", "b:", "b+ och", "f: Anna: att", "å: ring +Bo !fre"),
    *("x: halv", "# Ett", "## Två", "###", "§ Val", "§ 9 a Nio", "2", "B.1", ".2", "0", "k"),
    *("b: svar", "a: d: svar", "0: Beslut: så", "B1", "Norr: x", "E9: x", "Bo: x", "Etikett: x"),
    *("Grupp B.1: x", "B.1 x", "Norr.1", "Norr", "Beslut:", "Ofärdigt: Beslut: x"),
    *("A: rad", "Grupp B", "9", "/närvarande Anna Ek, Bo Al", "/närvarande", "/frånvarande Bo"),
    *("/slut", "/dagordning", "/kallade Lo", "/roll ordförande Anna", "/föredragande Bo & Cia"),
    *("/kommer Anna 10:15", "/lämnar Anna", "/kontakt Eva", "/grupper A-C", "/grupper 1-2"),
    *("/grupper inga", "/medlemmar A Anna, Bo", "/medlemmar 1 Disa", "/övning frågor F"),
    *("/övning styrkor", "/övning lappar L", "/övning ring R", "/övning runda X", "/övning plan"),
    *("/fråga Vad?", "/rad Ekonomi", "/förklaring Så", "/instruktion Skriv", "/gå 1", "/gå ett"),
    *("/bilaga B", "/titel T", "/datum 9 dec", "/tid 9-16", "/nästa fre", "/öppna", "/paus"),
    *("/avsluta", "/inställt Regn", "/underskrift Ordf, Anna", "/dnr 12", "/typ protokoll"),
    *("/språk en", "/ångra", "/gör om", "/ångra 3", "", "Anna: hej", "– svar", "c: ’a’, ’b’"),
    *(
        "/grupp D",
        "/grupp Norr, E Öst",
        "/lotta 2",
        "/lotta par",
        "/lotta 1 jämnt",
        "/döp om A = B2",
        "/döp om B = Norr",
    ),
    *("/döp om .1 = Ny fråga?", "/döp om 2 = X", "/slå ihop A = B", "/slå ihop .2 till .1"),
    *("/ta bort B", "/ta bort .1", "/ta bort 1", "/flytta B före A", "/flytta .1 sist"),
    *("/flytta A först", "/senare", "/senare B.1", "/prickar 2", "/prickar -1"),
    *("/rubrik Ny", "/nivå 2", "/nivå 1", "/flytta före 1", "/flytta efter ett", "/flytta sist"),
    *("/ta bort", "/ta bort 2", "/ta bort ett", "/slå ihop", "/slå ihop två", "/döp om ett = Tre"),
    *(
        "11:00 x",
        "kl 9 y",
        "1. ett",
        "a) x",
        "| a | b |",
        "**så** x",
        "Osorterat: x",
        "/osorterat y",
    ),
    *("a\tb", "Anna Ek, Norrby", "09.00 Start (Anna)", "intern: x"),
)


BEGUN = (
    *("/närvarande Anna Ek, Bo Al", "# Ett", "rad ett", "- punkt ett", "  - under", "# Två"),
    *("f: Anna: att så", "å: ring och skriv +Bo !fre", "b+ och", "## Under", "Anna: hej på er"),
    *("– svar så", "/lämnar Anna 10:15", "/grupper A-C", "/övning frågor F", "/fråga Vad?"),
    *("A: rad två", "B.1", "svar ett", "c: citat ett", "# Slut", "sist här"),
)
"""A day in which there is something for every key."""

TYPED = st.one_of(st.sampled_from(LINES), st.text(max_size=12))
INSERTED = ("rad", "- under", "b: ja", "å: ring +Bo !fre", "Anna: hej", "B: svar", "x: halv", ".2")
NAMED = ("B.1", ".2", "ett", "1", "0", "Anna", "kl 9", "A:")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random") / "heldag.db"


# What keys do to entries and sections --------------------------------------------------------------


def do(note: Note, act: str, number: int) -> None:
    """Do what a key does to an entry or a section; what is refused changes nothing, and all is one step."""
    steps = "SELECT count(*) FROM step"
    before, count = _content(note), note.store.rows(steps)[0][0]
    try:
        _do(note, act, number)
        refused = False
    except (Misplaced, NotFound, Locked):
        refused = True
    note.session.refresh(Outcome())
    assert note.store.rows(steps)[0][0] <= count + (not refused)
    assert _content(note) == (before if refused else _content(note, fresh=True))
    place = note.session.place
    assert place.section is None or note.minutes.section(place.section) is not None


def _do(note: Note, act: str, number: int) -> None:
    chance, written = Random(number), note.entries()
    if written and not note.session.in_list:
        entry = chance.choice(written)
        some = [one.uid for one in chance.sample(written, min(3, len(written)))]
        section = chance.choice(list(note.minutes.sections))
        if act in _OF_ONE:
            _OF_ONE[act](note, entry, number)
        elif act in _OF_SEVERAL:
            _OF_SEVERAL[act](note, some, chance)
        else:
            _OF_A_SECTION[act](note, section.uid, number)


def _split(note: Note, entry: Entry, number: int) -> None:
    """Split an entry and hold both halves against it."""
    at = number % (len(entry.text) + 1)
    could = is_read_back(note, entry)
    made = cutting.split(note.store, note.meeting, entry, at)
    note.session.refresh(Outcome())
    first, second = note.minutes.entry(entry.uid), note.minutes.entry(made)
    assert first is not None
    assert second is not None
    assert "".join((first.text + second.text).split()) == "".join(entry.text.split())
    cell = note.minutes.cell(Place(entry.section, entry.row, entry.prompt))
    assert cell.index(second) == cell.index(first) + 1
    assert not could or is_read_back(note, second)


def _join(note: Note, entry: Entry, _: int) -> None:
    """Join an entry to the one above it: no word is lost."""
    cell = note.minutes.cell(Place(entry.section, entry.row, entry.prompt))
    at = cell.index(entry)
    if at == 0:
        return
    above = cell[at - 1]
    cutting.join(note.store, note.meeting, above, entry)
    note.session.refresh(Outcome())
    now = note.minutes.entry(above.uid)
    assert now is not None
    assert note.minutes.entry(entry.uid) is None
    assert now.text.startswith(above.text)
    assert now.text.endswith(entry.text) or entry.text in now.text
    assert {*above.owners} <= {*now.owners}


def _insert(note: Note, entry: Entry, number: int) -> None:
    """Insert a line at an entry: it stands right below it or in its exercise, and one stays where one is."""
    line, before = INSERTED[number % len(INSERTED)], note.session.place
    outcome = insert_line(note.session, line, entry.uid)
    if outcome.refusal is not None:
        raise Misplaced(outcome.refusal)
    made = note.minutes.entry(outcome.entry)
    if line == ".2" or made is None:
        return
    if line.lower().startswith("b: "):
        assert (made.section, note.session.place) == (entry.section, before)
        return
    cell = note.minutes.cell(Place(entry.section, entry.row, entry.prompt))
    assert cell.index(made) == cell.index(entry) + 1
    assert note.session.place == before


def _heading(note: Note, entry: Entry, number: int) -> None:
    """Begin a section with an entry: what stood behind it stands behind it there."""
    behind = list(note.minutes.entries(entry.section))
    behind = behind[note.minutes.entries(entry.section).index(entry) :]
    outcome = insert_line(note.session, ("# Ny", "## Under", "§ Val")[number % 3], entry.uid)
    if outcome.refusal is not None:
        raise Misplaced(outcome.refusal)
    now = note.minutes.entry(entry.uid)
    assert now is not None
    assert [e.uid for e in note.minutes.entries(now.section)] == [e.uid for e in behind]


_OF_ONE: dict[str, Callable[[Note, Entry, int], object]] = {
    "split": _split,
    "join": _join,
    "insert": _insert,
    "heading": _heading,
}

_KINDS = ("note", "bullet", "decision")
_OF_SEVERAL: dict[str, Callable[[Note, list[str], Random], object]] = {
    "change": lambda n, some, chance: several.change(
        n.store, n.meeting, some, kind=chance.choice(_KINDS)
    ),
    "indent": lambda n, some, chance: several.indent(
        n.store, n.meeting, some, chance.choice((-1, 1))
    ),
    "delete": lambda n, some, _: several.delete(n.store, n.meeting, some),
    "move": lambda n, some, chance: several.move(
        n.store, n.meeting, some, place=Place(chance.choice(list(n.minutes.sections)).uid)
    ),
    "send": lambda n, some, chance: key_presses.send_to(n.session, some, chance.choice(NAMED)),
}

_OF_A_SECTION: dict[str, Callable[[Note, str, int], object]] = {
    "remove": lambda n, uid, _: key_presses.remove_section(n.session, uid),
    "merge": lambda n, uid, _: key_presses.merge_section(n.session, uid),
    "shift": lambda n, uid, number: outline.shift(n.store, n.meeting, uid, number % 2 * 2 - 1),
    "level": lambda n, uid, number: outline.set_level(n.store, n.meeting, uid, number % 6 + 1),
    "order": lambda n, uid, number: sections.move(
        n.store, n.meeting, uid, after=n.minutes.sections[number % len(n.minutes.sections)].uid
    ),
}


def is_read_back(note: Note, entry: Entry) -> bool:
    """Return whether an entry is the same when the line that it is written back as is typed."""
    line = to_line(entry, note.minutes, today=TODAY, tokens=False)
    scene = replace(scene_of(entry, note.minutes, TODAY), commands=False, switches=False)
    action = parse(line, scene)
    if not isinstance(action, AddEntries) or len(action.entries) != 1:
        return False
    (read,) = action.entries
    return (read.kind, read.text, read.depth, read.owners) == (
        *(entry.kind, entry.text, entry.depth, entry.owners),
    )


ACTS = st.sampled_from((*_OF_ONE, *_OF_SEVERAL, *_OF_A_SECTION))
DONE = st.tuples(ACTS, st.integers(0, 10_000))


# The sessions -------------------------------------------------------------------------------------


@given(st.sampled_from(((), BEGUN)), st.lists(st.one_of(TYPED, DONE), max_size=25))
def test_any_lines_can_be_typed_and_taken_back(
    file: Path, begun: tuple[str, ...], lines: list[str | tuple[str, int]]
) -> None:
    with Store.open(file, actor="anna", create=True) as store:
        note = Note(store, meetings.create(store))
        empty = (note.head, len(note.minutes.sections))
        for line in (*begun, *lines):
            if not isinstance(line, str):
                do(note, *line)
                continue
            before = _content(note)
            preview = note.session.preview(line)
            assert _content(note) == before
            outcome = note.session.submit(line)
            if not preview.accepted:
                assert outcome.refusal is not None
            written = note.minutes.entry(outcome.entry)
            foretold = preview.place if line[:1] != "/" else None
            if written is not None and foretold is not None and foretold.section is not None:
                there = _place_of(written)
                if is_to_be_made(foretold.row):  # the pile, which had no uid yet
                    foretold = replace(foretold, row=there.row)
                assert there == foretold
                assert is_read_back(note, written)
            place = note.session.place
            assert place.section is None or note.minutes.section(place.section) is not None
        note.session.finish()
        assert _content(note) == _content(note, fresh=True)
        while not note.session.submit("/ångra").refusal:
            pass
        assert (_bare(note), len(note.minutes.sections)) == (_bare(note, empty[0]), empty[1])
        assert note.entries() == []
        assert note.people() == {}
        assert note.session.place == Place()


@given(st.lists(TYPED, max_size=25), st.booleans())
def test_any_lines_can_be_pasted_in_one_step(file: Path, lines: list[str], commands: bool) -> None:
    with Store.open(file, actor="anna", create=True) as store:
        meeting = meetings.create(store)
        session = CaptureSession(store, load(store, meeting))
        outcome = session.paste(lines, commands=commands)
        assert all(lines[number] is not None for number, _, _ in outcome.kept)
        session.submit("/ångra")
        assert session.submit("/ångra").refusal is not None
        assert not len(session.minutes.sections)
        assert not len(session.minutes.participants)


def _place_of(entry: Entry) -> Place:
    return Place(entry.section, entry.row, entry.prompt)


def _content(note: Note, *, fresh: bool = False) -> tuple[object, ...]:
    minutes = load(note.store, note.meeting) if fresh else note.minutes
    return (
        minutes.meeting,
        list(minutes.sections),
        list(minutes.participants),
        list(minutes.all_entries()),
        list(minutes.signatures),
        [row for section in minutes.sections for row in minutes.rows(section.uid)],
        [prompt for section in minutes.sections for prompt in minutes.prompts(section.uid)],
        [group for made in minutes.group_sets for group in minutes.groups(made.uid)],
    )


def _bare(note: Note, head: object = None) -> dict[str, object]:
    """Return the head without what undo does not take back: how often it was changed."""
    from dataclasses import asdict

    found = asdict(head or note.head)  # type: ignore[call-overload]
    return {key: value for key, value in found.items() if key != "rev"}
