"""Whatever is typed in whatever order: nothing fails, and undoing it all leaves an empty meeting."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.capture import CaptureSession
from store.file.reading import load
from store.file.store import Store
from store.model.records import Place
from store.verbs import meetings
from tests.store.capture.conftest import Note

LINES = (
    *("rad", "- punkt", "  - under", "b: ja", "b:", "b+ och", "f: Anna: att", "å: ring +Bo !fre"),
    *("x: halv", "# Ett", "## Två", "###", "§ Val", "§ 9 a Nio", "2", "B.1", ".2", "0", "k"),
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
    ),
    *("/döp om .1 = Ny fråga?", "/döp om 2 = X", "/slå ihop A = B", "/slå ihop .2 till .1"),
    *("/ta bort B", "/ta bort .1", "/ta bort 1", "/flytta B före A", "/flytta .1 sist"),
    *("/flytta A först", "/senare", "/senare B.1", "/prickar 2", "/prickar -1"),
    *("11:00 x", "a\tb", "Anna Ek, Norrby", "09.00 Start (Anna)", "intern: x"),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random") / "heldag.db"


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=12)), max_size=25))
def test_any_lines_can_be_typed_and_taken_back(file: Path, lines: list[str]) -> None:
    with Store.open(file, actor="anna", create=True) as store:
        note = Note(store, meetings.create(store))
        empty = (note.head, len(note.minutes.sections))
        for line in lines:
            before = _content(note)
            preview = note.session.preview(line)
            assert _content(note) == before
            outcome = note.session.submit(line)
            if not preview.accepted:
                assert outcome.refusal is not None
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


@given(
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=12)), max_size=25), st.booleans()
)
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
