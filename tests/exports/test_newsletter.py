"""The newsletter: several meetings, each a text of its kind, below a table of contents."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from exports import document, newsletter
from exports.news import last_day, title_of
from locales import translator
from store.language.cleaning import visible
from tests.exports.days import HOSTILE, letters, swedish_day
from tests.exports.reading import headings, lists, tokens, words
from tests.exports.test_document import LINKS, STRUCTURE, exercise, meeting, squeezed, talk
from tests.strategies import minutes

EN = translator("en")


def several():
    return st.lists(minutes(), min_size=1, max_size=3)


# Any meetings -------------------------------------------------------------------------------------


@given(several(), st.sampled_from(["sv", "en"]))
def test_any_meetings_are_a_document_of_known_parts_with_every_word(made, language):
    written = newsletter(made, language)
    assert {token.type for token in tokens(written)} <= STRUCTURE | LINKS
    levels = [level for level, _ in headings(written)]
    assert levels[0] == 1
    assert 1 not in levels[1:]
    assert levels.count(2) == len(made) + (len(made) > 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert written == newsletter(made, language)
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert not re.search(r"[ \t]\n", written)
    shown = squeezed("\n".join(words(written)))
    for one in made:
        for entry in one.all_entries():
            if entry.kind != "internal" and one.meeting.kind != "invitation":
                assert squeezed(entry.text) in shown


@given(minutes())
def test_one_meeting_alone_is_a_newsletter_too(made):
    assert document(made, "nyhetsbrev", "en") == newsletter([made], "en")


# Its parts ----------------------------------------------------------------------------------------


def test_the_table_of_contents_names_every_text_in_its_order():
    written = newsletter(letters(), "en")
    texts = [text for level, text in headings(written) if level == 2]
    assert texts[0] == "Contents"
    assert texts[1:] == [made.meeting.title for made in letters()]
    assert lists(written)[0] == [f"{t} (cancelled)" if t == "Plantbytet" else t for t in texts[1:]]
    backwards = newsletter(letters()[::-1], "en")
    assert [t for level, t in headings(backwards) if level == 2][1:] == texts[:0:-1]


def test_each_text_is_of_its_kind():
    shown = words(newsletter(letters(), "en"))
    assert "Cancelled: Frosten tog plantorna" in shown
    assert "Ada: När började du?" in shown
    assert "– Päronen." in shown
    assert "13:00 Lotteri" in shown
    assert "Date: 6 June 2026\nTime: 11:00–15:00\nPlace: Ekby" in shown
    assert "Next meeting: 9 May 2026 at 13:00, Föreningshuset, theme: Skörd" in shown


def test_who_was_there_and_what_is_for_the_office_do_not_go_out():
    written = newsletter(letters(), "en")
    assert "maj@exempel.se" not in written
    assert "EK 2026/9" not in written
    assert "Present" not in [text for _, text in headings(written)]
    assert "Siv Ros, 0700-00 00 00" in words(written)
    assert "FÅR ALDRIG SYNAS" not in newsletter([swedish_day(), *letters()])


def test_a_text_without_a_title_is_called_what_it_is():
    written = newsletter([meeting(), meeting(kind="minutes"), meeting(kind="invitation")], "en")
    assert lists(written)[0] == ["Meeting notes", "Minutes", "Invitation"]


def test_a_text_begins_without_a_line_across_the_page():
    made = meeting(talk("First.", heading=None), participants=[{"name": "Ann"}], title="One")
    assert newsletter([made]) == "# Newsletter\n\n## One\n\nFirst.\n"


def test_lists_below_and_above_what_is_known_are_lists_of_their_own():
    bullets = [{"kind": "bullet", "text": text} for text in ("coats", "boots")]
    made = meeting(talk(*bullets, heading=None), place="Hall", next={"date": "2026-06-01"})
    assert lists(newsletter([made], "en")) == [["coats", "boots"]]


def test_groups_stand_as_they_spoke_or_as_they_are_numbered():
    made = meeting(
        exercise("questions", "12", ["Why?"], ("2", 1, "b"), ("1", 1, "a")),
        group_sets=[{"groups": [{"label": "1"}, {"label": "2"}]}],
    )
    found = [
        [w for w in words(newsletter([made], order=o)) if w in "ab"] for o in ("spoken", "rows")
    ]
    assert found == [["b", "a"], ["a", "b"]]


# Its name -----------------------------------------------------------------------------------------


def test_it_is_called_as_it_is_told_else_by_its_series_where_that_is_one():
    board, other = meeting(series="Board"), meeting(series="Garden")
    assert headings(newsletter([board], title=" News "))[0] == (1, "News")
    assert title_of([board.meeting, board.meeting], EN) == "Newsletter: Board"
    assert title_of([board.meeting, other.meeting], EN) == "Newsletter"
    assert title_of([board.meeting, meeting().meeting], EN) == "Newsletter"


def test_its_day_is_that_of_the_latest_meeting():
    days = [meeting(date=day).meeting for day in ("2026-05-04", None, "2026-06-01")]
    assert last_day(days) == "2026-06-01"
    assert last_day(days[1:2]) is None


def test_its_language_is_that_of_the_first_meeting_unless_another_is_asked_for():
    made = [meeting(date="2026-05-04"), meeting(language="sv", date="2026-05-04")]
    assert words(newsletter(made)).count("Date: 4 May 2026") == 2
    assert words(newsletter(made[::-1])).count("Datum: 4 maj 2026") == 2
    assert words(newsletter(made, "sv")).count("Datum: 4 maj 2026") == 2


# Whatever is typed --------------------------------------------------------------------------------


def test_hostile_texts_stay_words():
    made = [
        meeting(
            talk(text, heading=text), title=text, theme=text, cancelled=text, status="cancelled"
        )
        for text in HOSTILE
    ]
    written = newsletter(made, title=HOSTILE[0])
    assert {token.type for token in tokens(written)} <= STRUCTURE
    shown = "\n".join(words(written))
    for text in HOSTILE:
        assert visible(text) in shown
        assert f"{visible(text)} (cancelled)" in shown
        assert f"Theme: {visible(text)}" in shown
