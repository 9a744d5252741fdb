"""Whatever is written, changed, undone and deleted: the search finds what going through everything finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.capture import CaptureSession
from store.file import listing, reading
from store.file.store import Store
from store.file.undo import redo, undo
from store.search.finding import MOST, find
from store.search.indexer import Slices
from store.verbs import entries, meetings
from tests.store.search.test_indexer import check

LINES = (
    *(
        "Kaffet är slut",
        "Vårdcentralens kaffe",
        "- te eller kaffe",
        "b: Vi köper te",
        "b+ och saft",
    ),
    *(
        "å: Köp saft +Anna !fre",
        "# Dryck",
        "## Te",
        "?: Vem köper?",
        "/titel Kaffedag",
        "/serie Råd",
    ),
    *("/datum 2024-05-01", "/datum 2025-06-07", "/närvarande Anna Ek, Tebolaget", "Anna: te, tack"),
    *("/övning frågor Kaffe", "/fråga Te?", "/rad Saft", "/grupper A-B", "A.1", "kaffe\tte"),
    *("/ta bort 1", "/slå ihop A = B", "/bilaga Saft", "c: ’te’, ’saft’", "Straße ß İ ﬁ"),
)
NEEDLES = ("kaffe", "affe", "saft", "köp", "entral", "anna", "dryck", "råd", "ebo", "ffedag", "aft")
ACTS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(LINES)),
    st.tuples(st.just("type"), st.text(min_size=1, max_size=12)),
    st.tuples(
        st.sampled_from(("undo", "redo", "delete", "restore", "drop", "index", "next")), st.just("")
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("search")


def oracle(store: Store, needle: str) -> set[tuple[int, str]]:
    """Go through all that lies in living meetings."""
    found: set[tuple[int, str]] = set()
    for summary in listing.list_meetings(store):
        minutes = reading.load(store, summary.id)
        head = minutes.meeting
        texts = {head.uid: [head.title, head.theme, head.series, head.place, head.organiser]}
        for person in minutes.participants:
            texts[person.uid] = [person.name, person.organisation, person.unit, person.title]
        for section in minutes.sections:
            texts[section.uid] = [section.heading, *section.instruction]
            for prompt in minutes.prompts(section.uid):
                texts[prompt.uid] = [prompt.text, prompt.hint]
            for row in minutes.rows(section.uid):
                texts[row.uid] = [row.label, row.hint]
            for entry in minutes.entries(section.uid):
                owners = [owner.name for owner in entry.owners]
                texts[entry.uid] = [
                    *(entry.text, entry.speaker, *entry.clauses, *entry.cells, *owners),
                    entry.due_text,
                ]
        for attachment in minutes.attachments:
            texts[attachment.uid] = [attachment.title, attachment.address]
        for uid, parts in texts.items():
            if any(needle in (part or "").casefold() for part in parts):
                found.add((summary.id, uid))
    return found


@given(st.lists(ACTS, max_size=25))
def test_the_search_finds_what_going_through_everything_finds(
    folder: Path, acts: list[tuple[str, str]]
) -> None:
    path = folder / "heldag.db"
    path.unlink(missing_ok=True)
    for left in folder.glob("heldag.db-*"):
        left.unlink()
    with Store.open(path, actor="anna", create=True) as store:
        play(store, acts)
        for needle in NEEDLES:
            found = find(store, needle, limit=MOST).hits
            assert {(hit.meeting, hit.uid) for hit in found} == oracle(store, needle), needle
            assert len(found) == len({hit.uid for hit in found})
        check(store)


def play(store: Store, acts: list[tuple[str, str]]) -> None:
    known = [meetings.create(store)]
    for act, line in acts:
        meeting = known[-1]
        living = meeting in {summary.id for summary in listing.list_meetings(store)}
        if act == "type" and living:
            CaptureSession(store, reading.load(store, meeting)).submit(line)
        elif act == "undo":
            undo(store, meeting)
        elif act == "redo":
            redo(store, meeting)
        elif act == "delete":
            meetings.delete(store, meeting)
        elif act == "restore":
            meetings.change(store, meeting, deleted=False)
        elif act == "drop" and living:
            some = list(reading.load(store, meeting).all_entries())
            if some:
                entries.delete(store, meeting, some[0].uid)
        elif act == "index":
            Slices(store, 2).write_next()
        elif act == "next":
            known.append(meetings.create(store, date="2024-05-01"))


@given(
    st.text(alphabet='kaf te:"-*ånr§ :beslut', max_size=30)
    | st.lists(
        st.sampled_from(
            'kaffe te - " "te är:öppen år:2024 serie:r grupp:A person:anna typ:protokoll beslut: -å: '
            "åtgärd: -serie:x -grupp:B -person:bo fråga: status:hållet år:2020- *".split()
        ),
        max_size=6,
    ).map(" ".join)
    | st.text(max_size=30)
)
def test_no_query_fails_and_index_and_tail_agree(archive: tuple[Path, Path], query: str) -> None:
    answers = []
    for path in archive:
        with Store.open(path, actor="anna", readonly=True) as store:
            found = find(store, query, limit=200)
            find(store, query, best=True)
            answers.append({(hit.meeting, hit.uid) for hit in found.hits})
    assert answers[0] == answers[1]


@pytest.fixture(scope="module")
def archive(folder: Path) -> tuple[Path, Path]:
    """Return the same archive twice: indexed, and not indexed at all."""
    import shutil

    plain, indexed = folder / "plain.db", folder / "indexed.db"
    with Store.open(plain, actor="anna", create=True) as store:
        for date in ("2023-01-02", "2024-03-04", None):
            meeting = meetings.create(store, date=date, series="Råd", kind="minutes")
            session = CaptureSession(store, reading.load(store, meeting))
            for line in LINES:
                if not line.startswith("/datum"):
                    session.submit(line)
    shutil.copy(plain, indexed)
    with Store.open(indexed, actor="anna", create=True) as store:
        from store.search.indexer import bring_up_to_date

        bring_up_to_date(store)
    return plain, indexed
