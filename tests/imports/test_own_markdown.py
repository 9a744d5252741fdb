"""A document that heldag has written comes back as the meeting that it was written from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports import document
from imports.containers import read_document
from imports.documents import read_meetings, source_of
from imports.own_markdown import read_own
from store.model.minutes import Minutes
from store.model.ordering import spread
from store.model.records import (
    Attachment,
    Entry,
    Group,
    GroupSet,
    Meeting,
    Named,
    NextMeeting,
    Participant,
    Prompt,
    Row,
    Section,
    Signature,
    Vote,
)
from tests.cases import each
from tests.conftest import ROOT
from tests.strategies import minutes as any_minutes

WHOLE = ("agreement", "board", "day", "workshop.documentation", "workshop.notes")
"""Documents that hold the whole of their meeting."""

GOLDEN = [
    ROOT / f"tests/exports/golden/{name}.{language}.md"
    for name in WHOLE
    for language in ("sv", "en")
]
PROFILES = ("notes", "documentation", "minutes", "agreement")
LANGUAGES = ("sv", "en")


def writer(minutes: Minutes, profile: str, language: str) -> str:
    return document(minutes, profile, language)


def back(text: str) -> Minutes | None:
    data = text.encode()
    return read_own(read_document(data, source_of(data, Path("/x/minutes.md"))), writer, data)


# Whole documents --------------------------------------------------------------------------------------


@each("path", GOLDEN)
def test_a_document_of_ours_is_told_and_written_again_as_it_was(path: Path) -> None:
    text = path.read_text("utf-8")
    found = back(text)
    assert found is not None
    assert writer(found, found.meeting.kind, found.meeting.language) == text


@each("language", LANGUAGES)
@each("profile", ["notes", "documentation"])
def test_exercises_come_back_with_their_forms(profile: str, language: str) -> None:
    found = back(
        (ROOT / f"tests/exports/golden/workshop.{profile}.{language}.md").read_text("utf-8")
    )
    assert found is not None
    shapes = {
        s.form: (len(found.rows(s.uid)), len(found.prompts(s.uid)))
        for s in found.sections
        if s.form
    }
    assert shapes == {
        "sw": (3, 2),
        "ring": (2, 3),
        "swot": (1, 4),
        "questions": (2, 2),
        "stickies": (1, 2),
        "retro": (2, 3),
        "round": (4, 1),
        "areas": (2, 2),
        "plan": (1, 7),
        "followup": (2, 4),
    }
    (ring,) = (s for s in found.sections if s.form == "ring")
    assert [row.label for row in found.rows(ring.uid)] == ["A→B", "C→A"]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_minutes(), st.sampled_from(PROFILES), st.sampled_from(LANGUAGES))
def test_what_is_read_as_ours_is_exact(made: Minutes, profile: str, language: str) -> None:
    text = document(made, profile, language)
    found = back(text)
    if found is not None:
        assert writer(found, found.meeting.kind, found.meeting.language) == text


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_minutes(), st.sampled_from(PROFILES))
def test_no_document_is_refused(made: Minutes, profile: str) -> None:
    data = document(made, profile).encode()
    assert read_meetings(data, source_of(data, Path("/x/minutes.md")), writer)


# Meetings as people write them ------------------------------------------------------------------------

_WORDS = "planen salen våren kaffe tiden vägen gården frågan båten huset".split()
_NAMES = ("Maj Sten", "Per Alm", "Siv Ros", "Åke Dal")


def sentences() -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6)
    signs = st.sampled_from(
        [".", "!", "", " * ", " # x", " | y", "_z_", " <b>", " [x](y)", " 2018"]
    )
    return st.builds(lambda some, sign: f"Så {' '.join(some)}{sign}".strip(), words, signs)


def _entry(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"kind": st.just(kind), "text": sentences(), **fields})


_PEOPLE = st.sampled_from(_NAMES)
_ENTRIES = st.one_of(
    _entry("note"),
    _entry("bullet"),
    _entry("label"),
    _entry("quote"),
    _entry("reply"),
    _entry("question"),
    _entry("summary"),
    _entry("parked"),
    _entry("statement", speaker=_PEOPLE),
    _entry("decision", clauses=st.lists(sentences(), max_size=2).map(tuple)),
    _entry("proposal", speaker=st.none() | _PEOPLE),
    _entry(
        "action",
        owners=st.lists(_PEOPLE, max_size=2, unique=True).map(lambda n: tuple(map(Named, n))),
        due=st.none() | st.just("2026-12-09"),
        done=st.booleans(),
    ),
    _entry("vote", vote=st.builds(Vote, *[st.integers(0, 20)] * 3)),
    _entry("time", time=st.sampled_from(("09:00", "10:15–11:00"))),
)


@st.composite
def meetings(draw: st.DrawFn) -> Minutes:
    """A meeting of people and plain talk, in the order and the words in which people have them."""
    head = Meeting(
        0,
        "M",
        title=draw(sentences()),
        date="2026-03-12",
        starts="09:00",
        ends=draw(st.none() | st.just("16:00")),
        place="Stora salen",
        language=draw(st.sampled_from(LANGUAGES)),
        next=draw(st.none() | st.just(NextMeeting("2026-12-09", "13:30", "Lilla salen", None))),
    )
    people = [
        Participant(
            f"P{n}",
            name,
            key,
            organisation=draw(st.none() | st.sampled_from(("Ekby kommun", "Norra lotterna"))),
            email=draw(st.none() | st.just(f"a{n}@ekby.example")),
            attendance=draw(st.sampled_from(("present", "absent"))),
            roles=draw(st.sampled_from(((), ("chair",), ("note-taker",)))),
        )
        for n, (name, key) in enumerate(zip(_NAMES, spread(4), strict=True))
    ]
    parts: list[Any] = list(people)
    for n, key in enumerate(spread(draw(st.integers(1, 3)))):
        level = 1 if not n else draw(st.integers(1, 2))
        paragraph = str(n + 1) if draw(st.booleans()) else None
        heading = f"Punkt {draw(sentences())}"
        section = Section(f"S{n}", key, paragraph, heading=heading, level=level)
        drawn = draw(st.lists(_ENTRIES, max_size=5))
        parts += [section, *_entries(section, drawn)]
    parts.append(Attachment("A", "1", "Karta", "https://ekby.example/karta"))
    made = Minutes(head)
    made.fill(parts)
    return made


def _entries(section: Section, drawn: list[dict[str, Any]]) -> list[Entry]:
    made: list[Entry] = []
    for fields, key in zip(drawn, spread(len(drawn)), strict=True):
        below_a_decision = made and made[-1].kind in ("decision", "proposal")
        if fields["kind"] == "bullet" and below_a_decision:
            continue  # a list right below a decision is its clauses
        if made and made[-1].kind == fields["kind"] == "summary":
            continue  # a second one stands below the first like any text
        deep = made and made[-1].kind == "bullet" and fields["kind"] == "bullet"
        made.append(Entry(f"{section.uid}{key}", section.uid, key, depth=int(bool(deep)), **fields))
    return made


def said(minutes: Minutes) -> dict[str, Any]:
    """What a document says of a meeting: no uids, and names for what points at people."""
    head = minutes.meeting
    return {
        "head": (head.title, head.date, head.starts, head.ends, head.place, head.next),
        "people": sorted(
            (p.name, p.organisation, p.email, p.attendance, p.roles) for p in minutes.participants
        ),
        "sections": [(s.level, s.heading, s.paragraph) for s in minutes.sections],
        "attachments": [(a.title, a.address) for a in minutes.attachments],
        "entries": [
            (
                *(e.kind, e.text, e.depth, e.speaker, e.clauses, e.vote, e.time, e.due, e.done),
                *(e.cells, *(owner.name for owner in e.owners)),
            )
            for e in minutes.all_entries()
        ],
    }


@settings(max_examples=15, deadline=None)
@given(meetings(), st.sampled_from(("notes", "documentation", "minutes")))
def test_a_meeting_comes_back_as_it_was(made: Minutes, profile: str) -> None:
    found = back(document(made, profile))
    assert found is not None
    assert said(found) == said(made)


def test_a_table_comes_back_cell_by_cell() -> None:
    made = Minutes(Meeting(0, "M", title="Budget", date="2026-03-12"))
    section = Section("S", "1", heading="Medel")
    rows = [("Post", "Summa"), ("Hyra | el", "1 200"), ("Kaffe", "")]
    made.fill(
        [section]
        + [
            Entry(f"E{n}", "S", str(n), kind="row", text="\t".join(cells), cells=cells)
            for n, cells in enumerate(rows)
        ]
    )
    found = back(document(made))
    assert found is not None
    assert [entry.cells for entry in found.all_entries()] == rows


def test_groups_answers_and_who_sat_where_come_back() -> None:
    found = back(document(_workshop()))
    assert found is not None
    (section,) = found.sections
    assert (section.form, section.instruction) == ("questions", ("Skriv kort.",))
    rows = {row.uid: row.label for row in found.rows(section.uid)}
    prompts = {prompt.uid: prompt.text for prompt in found.prompts(section.uid)}
    assert [(rows[e.row], prompts[e.prompt], e.text) for e in found.all_entries()] == [
        ("A", "Vad gör vi nu?", "Vi bygger."),
        ("B", "Vad gör vi nu?", "Vi väntar."),
        ("A", "Vem gör det?", "Alla."),
    ]
    seated = {g.label: [m.name for m in g.members] for g in found.groups(section.group_set)}
    assert seated == {"A": ["Maj Sten"], "B": ["Per Alm", "Siv Ros"]}


def test_a_question_that_waits_for_an_answer_and_the_dots_of_a_cluster_come_back() -> None:
    made = _workshop()
    made.put(Prompt("P2", "S", "2", "Om ja: Vem gör det?", on="yes", follows="P1"))
    wall = Section("W", "2", heading="Lappar på väggen", form="stickies")
    note = Entry("E4", "W", "4", "quote", "kaffe", row="RW", prompt="PW", dots=3)
    for part in (wall, Row("RW", "W", "1"), Prompt("PW", "W", "1", "Mat"), note):
        made.put(part)
    text = document(made)
    found = back(text)
    assert found is not None
    assert writer(found, "notes", "sv") == text
    first, second = found.prompts(found.sections[0].uid)
    assert (second.on, second.follows) == ("yes", first.uid)
    assert [entry.dots for entry in found.entries(found.sections[1].uid)] == [3]


def _workshop() -> Minutes:
    made = Minutes(Meeting(0, "M", title="Dagen", date="2026-03-12"))
    groups = [
        Group("GA", "G", "A", "1", members=(Named("Maj Sten"),)),
        Group("GB", "G", "B", "2", members=(Named("Per Alm"), Named("Siv Ros"))),
    ]
    section = Section(
        "S", "1", heading="Frågor", form="questions", group_set="G", instruction=("Skriv kort.",)
    )
    rows = [Row(f"R{g.label}", "S", g.ord, g.label, g.uid) for g in groups]
    prompts = [Prompt("P1", "S", "1", "Vad gör vi nu?"), Prompt("P2", "S", "2", "Vem gör det?")]
    entries = [
        Entry("E1", "S", "1", row="RB", prompt="P1", text="Vi väntar."),
        Entry("E2", "S", "2", row="RA", prompt="P1", text="Vi bygger."),
        Entry("E3", "S", "3", row="RA", prompt="P2", text="Alla."),
    ]
    made.fill([GroupSet("G", "1", current=True), *groups, section, *rows, *prompts, *entries])
    return made


def test_signatures_and_verifying_come_back() -> None:
    head = Meeting(
        0, "M", kind="minutes", title="Styrelsen", date="2026-03-12", status="verified",
        sent="2026-03-14", verified="2026-03-20",
    )  # fmt: skip
    made = Minutes(head)
    made.fill(
        [
            Section("S", "1", heading="Val", paragraph="1", verified="2026-03-13"),
            Entry("E", "S", "1", kind="decision", text="Att välja Maj", clauses=("Att tacka Per",)),
            Signature("U", "1", "Ordförande", "Maj Sten"),
        ]
    )
    found = back(document(made))
    assert found is not None
    assert found.meeting.verified == "2026-03-20"
    assert found.meeting.status == "verified"
    assert [s.verified for s in found.sections] == ["2026-03-13"]
    assert [(s.role, s.name) for s in found.signatures] == [("Ordförande", "Maj Sten")]
    assert [e.clauses for e in found.all_entries()] == [("Att tacka Per",)]


# What is not ours -------------------------------------------------------------------------------------


@each(
    "change",
    [
        lambda text: text.replace("# ", "#  ", 1),
        lambda text: text + "\n",
        lambda text: text.replace("- ", "* "),
        lambda text: "---\ntitle: x\n---\n" + text,
        lambda text: text + "\n```\ncode\n```\n",
    ],
)
def test_a_document_that_heldag_would_write_otherwise_is_read_as_any_other(change: Any) -> None:
    assert back(change(document(replace_title(_workshop())))) is None


def replace_title(minutes: Minutes) -> Minutes:
    minutes.meeting = replace(minutes.meeting, title="En dag till")
    return minutes


def test_a_text_without_any_fact_is_read_as_any_other() -> None:
    assert back("# Möte\n\n## Beslut\n\n- Vi bygger\n") is None
