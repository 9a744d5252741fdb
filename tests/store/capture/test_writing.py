"""Every entry can be written back as the line it could have been typed as."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from store.capture.lines import parse
from store.capture.parsed import AddEntries
from store.capture.writing import scene_of, to_line, to_lines
from store.language.blanks import BLANKS, EXACT
from store.language.cleaning import clean, is_blank
from store.language.dates import FoundTime, find_time
from store.model.kinds import BY_NAME
from store.model.minutes import Minutes
from store.model.records import Entry, Named, Vote
from tests.cases import each
from tests.store.capture import conftest
from tests.store.capture.conftest import MEETING_DAY

MINUTES = conftest.made_minutes()

PLACES = (("talk", None, None), ("exercise", "rA", "q1"), ("exercise", None, None))
PLACES += (("exercise", "rB", None), ("wall", "room", "w1"))

HOSTILE = (
    *(
        "2",
        "b: x",
        "- x",
        "– x",
        " x",
        "# x",
        "/x",
        "§ 1",
        "x: y",
        "B: x",
        "Anna: x",
        "Grupp 1",
        "-- x",
    ),
    *(
        "11:00 x",
        "’a’, ’b’",
        "Förslag:",
        "ring +Anna !fre",
        "+Anna",
        "!9 dec",
        "a\tb",
        "[/]",
        "1-2-3",
    ),
    *(
        "f: Anna: x",
        "https://a.example",
        "x https://a.example",
        "Beslut; x",
        "b:",
        "o: 1-2-3",
        "  - x",
    ),
    *("a\nb", "a  +Anna", "och", "x +Anna och", ": x", "; x", "B", "k", ".1", "+Nisse", '+"Lo Li"'),
)


def texts() -> st.SearchStrategy[str]:
    """Texts as the store holds them, with something to see in them and no blanks at their end."""
    any_text = st.one_of(
        st.sampled_from(HOSTILE),
        st.text('ab+!?:;-– \u00a0AnB2.,’”"å/#\t\n', max_size=25),
        st.text(max_size=25),
    )
    return (
        any_text.map(clean)
        .map(lambda t: t.rstrip(BLANKS + EXACT + "\n"))
        .filter(lambda t: not is_blank(t) and t.lstrip("\n")[:1] != EXACT)
    )


NAMES = st.sampled_from(
    ["Anna", "Anna Ek", "Bosse", "Cia Maria Dahl", "Nisse", "Lo Li", "Grupp B", "a+b"]
)
DUE = st.sampled_from(
    [
        ("2026-12-09", "9 dec"),
        ("2026-10-23", "fre"),
        ("2027-01-02", "2027-01-02"),
        ("2026-12-11", "v 50"),
    ]
)


@st.composite
def entries(draw: DrawFn, kind: str) -> Entry:
    """Any entry of a kind that a line can give."""
    section, row, prompt = draw(st.sampled_from(PLACES))
    marks = draw(st.sampled_from([(), ("unfinished",)]))
    entry = Entry("", section, row=row, prompt=prompt, kind=kind, text=draw(texts()), marks=marks)
    names = scene_of(entry, MINUTES, MEETING_DAY).names
    more: dict[str, Any] = {}
    if kind == "action":
        owners = draw(st.lists(NAMES.map(lambda n: names.owner(n) or Named(n)), max_size=3))
        due, words = draw(st.one_of(st.just((None, None)), DUE))
        more = {"owners": tuple(owners), "due": due, "due_text": words}
    elif kind == "proposal" and draw(st.booleans()):
        more = {"speaker": "Ordföranden", "speaker_uid": "anna"}
    elif kind == "statement":
        named = names.named(draw(st.sampled_from(["Anna", "Anna Ek", "Bosse", "Cia Lund"])))
        more = {"speaker": named.name, "speaker_uid": named.uid}
    elif kind in ("reservation", "recusal"):
        more = {"speaker": "Bosse", "speaker_uid": "bo"}
        more |= {"text": ""} if draw(st.booleans()) else {}
    elif kind == "vote":
        more = {"vote": Vote(*draw(st.tuples(*[st.integers(0, 99)] * 3)))}
        more |= {"text": ""} if draw(st.booleans()) else {}
    elif kind == "time":
        time = draw(st.sampled_from(["09:00", "11:30", "11:00–12:00"]))
        more = {"time": time, "section": "times", "row": "hours", "prompt": None}
    elif kind == "numbered":
        number = draw(st.sampled_from(["1.", "12)", "a)"]))
        more = {"text": f"{number} {entry.text.lstrip(BLANKS)}", "section": "talk"}
        more |= {"row": None, "prompt": None}
    elif kind == "note" and draw(st.booleans()):
        text = f"kl 9 {entry.text.lstrip(BLANKS)}"
        found = find_time(text)
        assume(isinstance(found, FoundTime) and found.words == "09:00")  # "kl 9 -2" is till two
        more = {"text": text, "time": "09:00", "section": "talk", "row": None, "prompt": None}
    elif kind == "reference" and draw(st.booleans()):
        more = {"address": "https://bilder.example/1"}
    return replace(entry, **more)


def read_back(entry: Entry, minutes: Minutes = MINUTES) -> Entry | None:
    line = to_line(entry, minutes, today=MEETING_DAY)
    action = parse(line, scene_of(entry, minutes, MEETING_DAY))
    if isinstance(action, AddEntries) and len(action.entries) == 1:
        return action.entries[0]
    return None


WRITABLE = sorted(set(BY_NAME) - {"row", "bullet", "arrival", "departure"})


@each("kind", WRITABLE)
def test_reading_the_line_of_an_entry_gives_the_entry(kind: str) -> None:
    @given(entries(kind))
    def check(entry: Entry) -> None:
        assert read_back(entry) == entry

    check()


@given(texts(), st.integers(0, 4), st.integers(0, 3), st.sampled_from(["", "unfinished"]))
def test_a_bullet_keeps_its_level_below_another(
    text: str, above: int, depth: int, mark: str
) -> None:
    minutes = conftest.made_minutes()
    minutes.put(Entry("above", "talk", "a", kind="bullet", depth=above, text="ovan"))
    marks = (mark,) if mark else ()
    entry = Entry("", "talk", kind="bullet", text=text, depth=min(depth, above + 1), marks=marks)
    assert read_back(entry, minutes) == entry


CELLS = st.text("abc 12", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(st.lists(CELLS, min_size=2, max_size=4))
def test_a_row_of_a_table_keeps_its_cells(cells: list[str]) -> None:
    entry = Entry("", "talk", kind="row", text="\t".join(cells), cells=tuple(cells))
    assert read_back(entry) == entry


def test_an_empty_last_cell_is_kept_below_another_row() -> None:
    minutes = conftest.made_minutes()
    minutes.put(Entry("above", "talk", "a", kind="row", cells=("Namn", "Antal")))
    entry = Entry("", "talk", kind="row", text="Ek\t", cells=("Ek", ""))
    assert read_back(entry, minutes) == entry


def test_markers_are_those_of_the_documents_language() -> None:
    minutes = conftest.made_minutes()
    decision = Entry("", "talk", kind="decision", text="Ja", clauses=("att ett", "att två"))
    assert to_lines(decision, minutes) == ["b: Ja", "b+ att ett", "b+ att två"]
    minutes.meeting = replace(minutes.meeting, language="en")
    assert to_lines(decision, minutes) == ["d: Ja", "d+ att ett", "d+ att två"]
    internal = Entry("", "talk", kind="internal", text="between us")
    assert to_line(internal, minutes) == "internal: between us"


def test_a_line_is_as_plain_as_it_can_be() -> None:
    minutes = conftest.made_minutes()
    for line in (
        "Vi tar frågan vidare.",
        "- en punkt",
        "f: Ordföranden: att bifalla",
        "å: Boka lokal +Anna +Nisse !9 dec",
        'å: Boka lokal +Anna +"Lo Li"',
        "Bosse: Hej",
        "11:00 Kaffe",
        "ref: Bilder https://bilder.example/1",
        "x: c: ”halv",
        "o: 5-2-1",
    ):
        action = parse(line, conftest.scene_at(minutes, conftest.Place("talk")))
        assert isinstance(action, AddEntries)
        assert to_line(action.entries[0], minutes, today=MEETING_DAY) == line


def test_arrivals_are_written_as_commands() -> None:
    entry = Entry("", "talk", kind="arrival", speaker="Anna", time="10:15")
    assert to_line(entry, MINUTES) == "/kommer Anna 10:15"


def test_a_day_read_on_another_day_is_written_in_full() -> None:
    entry = Entry("", "talk", kind="action", text="Ring", due="2031-01-01", due_text="imorgon")
    assert to_line(entry, MINUTES, today=MEETING_DAY).endswith("2031-01-01")
