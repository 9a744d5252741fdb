"""Real documents, read where this machine has them: what must come out, as facts without their words."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from imports.recognise.lines import lines_of
from store.model.minutes import Minutes
from tests.conftest import ROOT
from tests.imports.recognise.reading import WORD, cells, hashed, people, read_path, words_of

EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (ROOT / "tests/imports/expected/corpus.json").read_text("utf-8")
)
FIGURES = [("decision", 0.9, 0.9), ("action", 0.9, 0.9)]
"""What is recalled of what a reader sees, and what is right of what was found, at the least."""
AWAY = ("absent", "excused")
KIND_WORDS = frozenset(
    WORD.findall("beslut decision förslag proposal motion åtgärd action fråga question grupp group")
)
"""Words that became the kind of an entry, or the sort of a row."""


@pytest.fixture(scope="session")
def corpus(seeds: Path) -> Path:
    """Return the folder of minutes of other organisations; skip where this machine has none."""
    folder = seeds.parent / "corpus"
    if not folder.is_dir():
        pytest.skip(f"the minutes of other organisations are not here ({folder})")
    return folder


@pytest.fixture(scope="session")
def sample(corpus: Path) -> list[Compared]:
    """Return the documents of the sample beside what an import makes of them."""
    return [
        Compared(expected, (corpus / name).read_text("utf-8").splitlines(), _minutes(corpus / name))
        for name, expected in EXPECTED.items()
    ]


@dataclass(frozen=True)
class Compared:
    """A document of the sample: what was read in it by eye, its lines, what came out of it."""

    expected: dict[str, Any]
    lines: list[str]
    minutes: Minutes

    def listed(self, *fields: str) -> list[Any]:
        return [one for name in fields for one in self.expected.get(name, [])]

    def words_at(self, *fields: str) -> list[set[str]]:
        return [_words(self.lines[number - 1]) for number in self.listed(*fields)]

    def found(self, kind: str) -> list[set[str]]:
        """Return the words of every entry of a kind, those who are to do it among them."""
        entries = [entry for entry in self.minutes.all_entries() if entry.kind == kind]
        owners = [" ".join(owner.name for owner in entry.owners) for entry in entries]
        return [
            _words(" ".join([entry.text, *entry.clauses, names]))
            for entry, names in zip(entries, owners, strict=True)
        ]


def _minutes(path: Path) -> Minutes:
    _, found = read_path(path)
    return found[0].minutes


def test_dates_and_titles(sample: list[Compared]) -> None:
    dates = [one.minutes.meeting.date == one.expected["date"] for one in sample]
    titles = [hashed(one.minutes.meeting.title or "") in one.listed("titles") for one in sample]
    assert sum(dates) >= 0.95 * len(sample)
    assert sum(titles) >= 0.95 * len(sample)


def test_people(sample: list[Compared]) -> None:
    right = named = found = 0
    for one in sample:
        away = {hashed(p.name) for p in one.minutes.participants if p.attendance in AWAY}
        here = {hashed(name) for name in people(one.minutes)} - away
        right += len(here & {*one.listed("present")}) + len(away & {*one.listed("absent")})
        named += len(one.listed("present", "absent"))
        found += len((here | away) - {*one.listed("may_people")})
    assert right >= 0.95 * named
    assert right >= 0.95 * found


@pytest.mark.parametrize(("kind", "recall", "precision"), FIGURES)
def test_decisions_and_actions(
    sample: list[Compared], kind: str, recall: float, precision: float
) -> None:
    told = recalled = found = right = 0
    for one in sample:
        entries = one.found(kind)
        wanted = one.words_at(f"{kind}s")
        may_be = one.words_at(f"{kind}s", f"may_{kind}s")
        told, found = told + len(wanted), found + len(entries)
        recalled += sum(any(_has_half(entry, of=line) for entry in entries) for line in wanted)
        right += sum(any(_same(entry, line) for line in may_be) for entry in entries)
    assert recalled >= recall * told
    assert right >= precision * found


def _has_half(words: set[str], *, of: set[str]) -> bool:
    return len(words & of) * 2 >= len(of)


def _same(entry: set[str], line: set[str]) -> bool:
    """Return whether an entry comes of a line, which may be only the first of several that it has."""
    return _has_half(line, of=entry) or _has_half(entry, of=line)


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def test_no_word_of_any_document_is_lost(corpus: Path, seeds: Path) -> None:
    lost: dict[str, set[str]] = {}
    for path in sorted([*corpus.rglob("*.md"), *seeds.glob("*.txt")]):
        document, found = read_path(path)
        have = set().union(*(words_of(one.minutes) for one in found)) | KIND_WORDS
        texts = [*(line.text for line in lines_of(document.blocks)), document.front_text]
        want = _words("\n".join(texts))
        if missing := {word for word in want - have if not word.isdigit()}:
            lost[path.name] = missing
    assert not lost


# The five seeds -----------------------------------------------------------------------------------


def _seed(seeds: Path, number: str) -> list[Minutes]:
    (path,) = seeds.glob(f"{number}_*")
    return [found.minutes for found in read_path(path)[1]]


def _sizes(minutes: Minutes, form: str) -> list[dict[tuple[str | None, int], int]]:
    """Return how many entries lie in each cell of the exercises of a form, prompts by number."""
    found = []
    for section in minutes.sections:
        if section.form == form:
            number = {p.text: n for n, p in enumerate(minutes.prompts(section.uid), 1)}
            sizes = {
                (row, number.get(prompt or "", 0)): len(texts)
                for (row, prompt), texts in cells(minutes, section).items()
                if row is not None
            }
            found.append(sizes)
    return found


def test_the_workshop_day(seeds: Path) -> None:
    (minutes,) = _seed(seeds, "000")
    meeting = minutes.meeting
    assert (meeting.kind, meeting.date) == ("documentation", "2009-10-01")
    assert meeting.next is not None
    assert meeting.next.date == "2009-12-09"
    assert Counter(p.attendance for p in minutes.participants) == {"present": 10, "absent": 4}
    assert all(p.email and p.organisation for p in minutes.participants)
    (tables,) = _sizes(minutes, "sw")
    assert [(tables[group, 1], tables[group, 2]) for group in "ABCDE"] == [
        (11, 7),
        (8, 6),
        (4, 3),
        (3, 2),
        (4, 4),
    ]
    assert tables["B", 0] == 1
    ring = next(s for s in minutes.sections if s.form == "ring")
    assert [r.label for r in minutes.rows(ring.uid)] == ["A→B", "B→C", "C→D", "D→E", "E→A"]
    bullets = Counter(
        (row.label, prompt.text)
        for e in minutes.entries(ring.uid)
        if e.kind == "bullet"
        and (row := minutes.row(e.row))
        and (prompt := minutes.prompt(e.prompt))
    )
    assert [bullets[row, "Åtgärdsförslag"] for row in ("A→B", "B→C", "C→D", "D→E", "E→A")] == [
        11,
        6,
        5,
        7,
        7,
    ]
    assert (bullets["A→B", "Frågeställning"], bullets["D→E", "Orsaker"]) == (2, 3)
    (answers,) = _sizes(minutes, "questions")
    assert set(answers) == {(group, prompt) for group in "123" for prompt in (1, 2)}
    assert [len(minutes.groups(s.uid)) for s in minutes.group_sets] == [5, 3]


def test_the_agreement(seeds: Path) -> None:
    (minutes,) = _seed(seeds, "001")
    assert (minutes.meeting.kind, minutes.meeting.date) == ("agreement", None)
    assert [(bool(s.name), bool(s.title), bool(s.organisation)) for s in minutes.signatures] == [
        (False, False, False),
        (True, True, True),
        (True, True, True),
    ]
    assert len({s.party for s in minutes.signatures}) == 2
    assert [s.date for s in minutes.sections if s.appendix] == ["2009-12-02"]
    (contact,) = minutes.participants
    assert contact.phone
    assert "contact" in contact.roles


def test_the_live_notes(seeds: Path) -> None:
    (minutes,) = _seed(seeds, "002")
    assert minutes.meeting.date == "2018-02-16"
    assert [p.attendance for p in minutes.participants] == ["present"] * 15
    assert sum("note-taker" in p.roles for p in minutes.participants) == 2
    assert [len(s.presenters) for s in minutes.sections if s.presenters] == [5, 2, 1]
    (notes,) = _sizes(minutes, "stickies")
    assert list(notes.values()) == [4, 6, 6, 7]
    exercises = _sizes(minutes, "questions")
    filled = exercises[0]
    assert set(filled) == {("1", 1), ("1", 2), ("1", 3), ("2", 1), ("2", 2), ("2", 3), ("2", 5)}
    rows = [
        [r.label for r in minutes.rows(s.uid)] for s in minutes.sections if s.form == "questions"
    ]
    assert rows == [["1", "2"], ["2", "1"], ["1", "2"]]
    assert Counter(e.kind for e in minutes.all_entries())["decision"] == 1
    appendix = next(s for s in minutes.sections if s.appendix)
    assert sum(e.kind == "bullet" for e in minutes.entries(appendix.uid)) == 7


def test_the_formal_protocol(seeds: Path) -> None:
    (minutes,) = _seed(seeds, "003")
    assert (minutes.meeting.kind, minutes.meeting.date) == ("minutes", None)
    assert minutes.meeting.place
    assert Counter(p.standing for p in minutes.participants) == {"deciding": 6, "other": 4}
    assert all(p.party for p in minutes.participants if p.standing == "deciding")
    assert all(p.organisation for p in minutes.participants)
    assert [s.paragraph for s in minutes.sections if s.paragraph] == ["1", "2", "3"]
    kinds = Counter(e.kind for e in minutes.all_entries())
    assert (kinds["proposal"], kinds["decision"]) == (2, 2)
    assert [s.role for s in minutes.signatures] == ["chair", "verifier", "secretary"]
    below = [s for s in minutes.sections if not s.paragraph and s.heading]
    assert (len(below), {s.level for s in below}) == (2, {2})


def test_the_newsletter(seeds: Path) -> None:
    texts = _seed(seeds, "004")
    assert [m.meeting.date for m in texts] == [
        "2019-05-13",
        "2019-05-13",
        "2019-05-17",
        None,
        None,
        None,
        "2019-05-13",
        "2019-05-17",
        "2019-04-08",
    ]
    assert [m.meeting.status for m in texts].count("cancelled") == 1
    first, second = (Counter(e.kind for e in texts[n].all_entries()) for n in (3, 4))
    speakers = Counter(e.speaker for e in texts[3].all_entries() if e.kind == "statement")
    assert sorted(speakers.values()) == [5, 11]
    assert (first["reply"], second["reply"]) == (25, 9)
    invitation = texts[6].meeting
    assert (invitation.starts, invitation.ends) == ("13:30", "15:30")
    assert invitation.place
    assert Counter(e.kind for e in texts[7].all_entries())["time"] == 7
    following = texts[8].meeting.next
    assert following is not None
    assert (following.date, bool(following.theme)) == ("2019-05-13", True)
