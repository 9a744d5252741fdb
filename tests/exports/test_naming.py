"""File names say date and title, and are safe on every system."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from exports.naming import LONGEST, file_name, name_of, word_of
from locales import translator
from store.model.records import Meeting
from tests.cases import each

EN = translator("en")


def named(title, date="2026-03-12", **more):
    return file_name(Meeting(id=1, uid="U", title=title, date=date), EN, **more)


@each(
    ("title", "name"),
    [
        ("Heldag om trygg hemgång", "2026-03-12-Heldag-om-trygg-hemgång.md"),
        ("Styrgrupp, möte 3/4: budget?", "2026-03-12-Styrgrupp-möte-3-4-budget.md"),
        ("../../.bashrc", "2026-03-12-bashrc.md"),
        ("-rf *", "2026-03-12-rf.md"),
        ("a\nb\tc", "2026-03-12-a-b-c.md"),
        ("fdp.\u202eexe", "2026-03-12-fdp-exe.md"),
        ("A\u030angest", "2026-03-12-Ångest.md"),
        (None, "2026-03-12-meeting.md"),
        ("???", "2026-03-12-meeting.md"),
    ],
)
def test_a_name_is_made_of_date_and_title(title, name):
    assert named(title) == name


@each(
    ("title", "name"),
    [
        ("CON", "meeting-CON.md"),
        ("aux", "meeting-aux.md"),
        ("lpt1", "meeting-lpt1.md"),
        ("Console", "Console.md"),
        (".gömd", "gömd.md"),
        (None, "meeting.md"),
    ],
)
def test_without_a_date_the_title_is_the_name(title, name):
    assert named(title, date=None) == name


def test_ending_and_kind_of_document_can_be_told_apart():
    assert named("Day", ending=".json", word="utdrag") == "2026-03-12-Day-utdrag.json"


def test_an_invitation_is_told_apart_from_the_minutes_of_the_same_meeting():
    assert word_of("inbjudan", "", EN) == "invitation"
    assert word_of("invitation", "2", EN) == "invitation § 2"
    assert word_of("minutes", "", EN) == word_of(None, "", EN) == ""


def test_a_newsletter_has_a_name_of_its_own_day_and_title():
    assert name_of("2026-05-04", "Newsletter: Board", EN) == "2026-05-04-Newsletter-Board.md"
    assert name_of(None, " ", EN) == "meeting.md"


def test_a_long_title_is_cut_between_words():
    name = named("å" * 20 + " " + "möte " * 100)
    assert len(name.encode()) <= LONGEST
    assert name.endswith("-möte.md")


@given(st.text(max_size=300), st.sampled_from([None, "2026-03-12"]))
def test_any_title_makes_a_safe_name(title, date):
    name = named(title, date)
    assert 0 < len(name.encode()) <= LONGEST
    assert unicodedata.normalize("NFC", name) == name
    assert name.endswith(".md")
    assert not re.search(r'[\x00-\x1f\x7f/\\:*?"<>|\s]', name)
    assert name[0] not in "-."
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in name)
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)
