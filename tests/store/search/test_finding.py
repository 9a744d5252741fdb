"""What is found and what is not, in the index and before it is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.file.store import Store
from store.search.finding import find
from store.search.indexer import bring_up_to_date
from store.search.nearby import nearby
from store.search.query import parse
from store.verbs import meetings
from tests.cases import each
from tests.store.search.conftest import Look, go_on, texts, type_lines

CASES = (
    # letters are letters
    ("Hur många får vi", "får", True),
    ("Det är långt och farligt", "får", False),
    ("De far till Örebro", "orebro", False),
    ("De far till Örebro", "örebro", True),
    ("Årsmötet i Malmö", "ÅRSMÖTET", True),
    ("STRASSE und Straße", "straße", True),
    # beginnings and parts of compounds
    ("Nya vårdcentralen", "vård", True),
    ("Nya vårdcentralen", "central", True),
    ("Nya vårdcentralen", "vårdcentral", True),
    ("Nya vårdcentralen", "centrum", False),
    ("Nya vårdcentralen", "ny vård", True),
    ("Tre ålar", "ål", True),
    ("Målet är nått", "ål", False),
    ("Punkt 5 är klar", "5", True),
    ("Punkt 15 är klar", "5", False),
    # endings
    ("Vi fattade beslutet", "beslut", True),
    ("Ett beslut", "beslutet", True),
    ("Alla besluten", "beslutet", True),
    ("Nämndens åtgärd", "åtgärder", True),
    ("Alla frågorna", "frågan", True),
    ("Kommunernas stöd", "kommunen", True),
    ("Ett möte", "mötet", True),
    ("En resa", "resan", True),
    ("Ett resultat", "resan", False),
    ("Two decisions", "decision", True),
    ("One decision", "decisions", True),
    ("We planned it", "planning", True),
    # several words, phrases, negation
    ("Kaffet är slut i huset", "huset kaffe", True),
    ("Kaffet är slut i huset", "huset te", False),
    ("Kaffet är slut i huset", '"slut i huset"', True),
    ("Kaffet är slut i huset", '"slut huset"', False),
    ("Kaffet är slut i huset", '"slut i hus"', False),
    ("Kaffet är slut i huset", '"slut i hus', True),
    ("Kaffet är slut i huset", "kaffe -te", True),
    ("Kaffet är slut i huset", "kaffe -hus", False),
    ("Skicka e-post till alla", "e-post", True),
    ("Skicka post till alla", "e-post", False),
    ("Rummet 3.14", '"3.14"', True),
    # nothing is syntax of the index
    ("a AND b OR c", "AND OR", True),
    ("don't [TODO] 'x' %_*", "todo", True),
    ("100 % av alla", "%", False),
    ("fdp\u202eexe", "fdpexe", True),
)
"""What is written, what is looked for, and whether that is found."""

WRITTEN = tuple(dict.fromkeys(written for written, _, _ in CASES))


@pytest.fixture
def all_written(store: Store, settle: Callable[[], None]) -> None:
    """All of that in one meeting, as far in the index as it is to be."""
    type_lines(store, "# x", *(f" {written}" for written in WRITTEN))
    settle()


@pytest.mark.usefixtures("all_written")
@each(("written", "query", "found"), CASES)
def test_found_or_not(store: Store, written: str, query: str, found: bool) -> None:
    assert (written in texts(find(store, query))) == found


def test_everything_written_is_searched(store: Store, look: Look) -> None:
    type_lines(
        store,
        "/titel Zebratitel",
        "/tema Zebratema",
        "/serie Zebraserie",
        "/närvarande Zebraanna Ek, Norrby kommun",
        "# Zebrarubrik",
        "b: Att zebrabesluta",
        "b+ zebraklausul",
        "å: Ringa +Zebraanna !2026-12-01",
        "Zebraanna: hej på er",
        "zebrakol\tzebracell",
        "intern: zebrainternt",
        "/övning frågor Zebraövning",
        "/fråga Zebrafråga?",
        "/rad Zebrarad",
        "Zebrasvar",
        "/underskrift Ordförande, Zebrasignatur",
        "/bilaga Zebrabilaga https://example.org",
        date="2026-11-01",
    )
    for word in (
        *(
            "titel",
            "tema",
            "serie",
            "anna",
            "rubrik",
            "besluta",
            "klausul",
            "kol",
            "cell",
            "internt",
        ),
        *("övning", "fråga", "rad", "svar", "signatur", "bilaga"),
    ):
        assert look(f"zebra{word}"), word
    assert len(look("zebraanna")) == 3  # the participant, the owner and who said it


def test_the_newest_meeting_comes_first_and_one_without_a_date_before_all(
    store: Store, look: Look
) -> None:
    for date in ("2024-05-01", None, "2026-01-01", "2025-01-01"):
        type_lines(store, f"Kaffe {date}", date=date)
    assert look("kaffe") == [f"Kaffe {d}" for d in (None, "2026-01-01", "2025-01-01", "2024-05-01")]
    assert look("kaffe", limit=2) == ["Kaffe None", "Kaffe 2026-01-01"]


def test_a_limit_says_whether_there_is_more(store: Store) -> None:
    type_lines(store, *(f"Kaffe {n}" for n in range(5)))
    assert not find(store, "kaffe", limit=4).complete
    assert find(store, "kaffe", limit=5).complete


@pytest.fixture
def coffee(store: Store, settle: Callable[[], None]) -> None:
    """A meeting about coffee, as far in the index as it is to be."""
    type_lines(
        store,
        "/närvarande Anna Ek, Norrby",
        "# Dryck",
        "Kaffet är slut",
        "b: Kaffe köps",
        "?: Kaffe?",
        "å: Köp kaffe +Anna !2026-12-01",
        date="2026-11-01",
        kind="minutes",
        series="Styrelsen",
    )
    store.db.execute("UPDATE section SET paragraph = '45'")
    settle()


@each(
    ("query", "found"),
    [
        ("beslut: kaffe", ["Kaffe köps"]),
        ("decision:", ["Kaffe köps"]),
        ("-beslut: kaffe", ["Köp kaffe", "Kaffe?", "Kaffet är slut"]),
        ("beslut: åtgärd: kaffe", ["Köp kaffe", "Kaffe köps"]),
        ("person:anna", ["Köp kaffe", "Anna Ek"]),
        ('person:"Anna Ek" kaffe', ["Köp kaffe"]),
        ("kaffe -person:anna", ["Kaffe?", "Kaffe köps", "Kaffet är slut"]),
        ("person:bengt", []),
        ("serie:styr kaffe beslut:", ["Kaffe köps"]),
        ("serie:annan", []),
        ("-serie:styrelsen kaffe", []),
        ("år:2026 beslut:", ["Kaffe köps"]),
        ("år:2025", []),
        ("år:2020-2026 beslut:", ["Kaffe köps"]),
        ("-år:2026 kaffe", []),
        ("från:2026-11-01 beslut:", ["Kaffe köps"]),
        ("from:2026-11-02 kaffe", []),
        ("till:2026-11 beslut:", ["Kaffe köps"]),
        ("to:2026-10 kaffe", []),
        ("-till:2026-10 beslut:", ["Kaffe köps"]),
        ("§ 45 kaffe", ["Köp kaffe", "Kaffe?", "Kaffe köps", "Kaffet är slut"]),
        ("§45 beslut:", ["Kaffe köps"]),
        ("§ 4", []),
        ("-§ 45 kaffe", []),
        ("typ:protokoll beslut:", ["Kaffe köps"]),
        ("typ:inbjudan", []),
        ("är:pågående beslut:", ["Kaffe köps"]),
        ("är:justerat", []),
        ("är:öppen", ["Köp kaffe", "Kaffe?", "Kaffe köps"]),
        ("är:klar", []),
        ("åtgärd: är:öppen", ["Köp kaffe"]),
        ("åtgärd: -är:öppen", []),
    ],
)
@pytest.mark.usefixtures("coffee")
def test_filters(store: Store, query: str, found: list[str]) -> None:
    assert sorted(texts(find(store, query))) == sorted(found)


def test_what_a_group_has_answered(store: Store, look: Look) -> None:
    type_lines(
        store,
        *("# Dag", "/grupper A-B", "/övning frågor F", "/fråga Vad?"),
        *("A.1", "Kaffet", "B.1", "Kaffe och te", "0", "Kaffe åt alla"),
    )
    assert look("grupp:b kaffe") == ["Kaffe och te"]
    assert look("grupp:B") == ["Kaffe och te", "B"]
    assert look("-grupp:B kaffe") == ["Kaffe åt alla", "Kaffet"]


def test_somebody_is_found_by_the_full_name_and_by_a_new_one(store: Store, look: Look) -> None:
    from store.verbs import people

    meeting = type_lines(store, "/närvarande Anna Ek", "Anna: hej på er")
    assert look("person:ek hej") == ["hej på er"]
    uid = store.rows("SELECT uid FROM participant WHERE meeting = ?", [meeting])[0][0]
    people.change(store, meeting, uid, name="Anna Al")
    assert look("person:ek hej") == []
    assert look("person:al hej") == ["hej på er"]


def test_an_action_that_is_ticked_in_the_register_is_done(store: Store, look: Look) -> None:
    meeting = type_lines(store, "å: Köp kaffe +Anna !2026-12-01", date="2026-11-01")
    uid = store.rows("SELECT uid FROM entry WHERE meeting = ?", [meeting])[0][0]
    from store.verbs import entries

    entries.change(store, meeting, uid, done=True)
    assert look("kaffe är:klar") == ["Köp kaffe"]
    assert look("kaffe är:öppen") == []


def test_the_trash_is_not_searched(store: Store, look: Look) -> None:
    meeting = type_lines(store, "Kaffet är slut")
    assert look("kaffe") == ["Kaffet är slut"]
    meetings.delete(store, meeting)
    assert look("kaffe") == []
    from store.file.undo import undo

    undo(store, meeting)
    assert look("kaffe") == ["Kaffet är slut"]


def test_a_meeting_with_another_day_comes_elsewhere(store: Store, look: Look) -> None:
    first = type_lines(store, "Kaffe ett", date="2024-01-01")
    type_lines(store, "Kaffe två", date="2025-01-01")
    assert look("kaffe") == ["Kaffe två", "Kaffe ett"]
    meetings.change(store, first, date="2026-01-01")
    assert look("kaffe") == ["Kaffe ett", "Kaffe två"]
    assert look("kaffe år:2026") == ["Kaffe ett"]


def test_what_is_changed_and_taken_out_is_found_as_it_is(store: Store, look: Look) -> None:
    meeting = type_lines(store, "Kaffet är slut", "# Rubrik", "Teet är slut")
    look("kaffe")
    go_on(store, meeting, "/ångra")
    assert look("teet") == []
    go_on(store, meeting, "Saften är slut")
    assert look("slut") == ["Saften är slut", "Kaffet är slut"]


def test_a_section_takes_what_lies_in_it_along(store: Store, look: Look) -> None:
    from store.file.undo import undo
    from store.verbs import sections

    meeting = type_lines(store, "# Dryck", "Kaffet är slut")
    look("kaffe")
    uid = store.rows("SELECT uid FROM section WHERE heading = 'Dryck'")[0][0]
    with store.step(meeting, "delete_section") as step:
        step.update("section", uid, {"deleted": True})
    assert look("kaffe") == []
    undo(store, meeting)
    assert look("kaffe") == ["Kaffet är slut"]
    assert sections


def test_the_best_comes_first_on_request(store: Store, look: Look) -> None:
    type_lines(
        store,
        "Vårdcentralen och mycket annat som inte hör hit men ändå står här och är långt",
        "Central",
        date="2024-01-01",
    )
    type_lines(store, "Om centralbanken och mycket annat", date="2025-01-01")
    assert look("central")[0].startswith("Om central")
    assert look("central", best=True)[0] == "Central"


def test_a_hit_says_where_it_stands(store: Store) -> None:
    meeting = type_lines(
        store, "§ 12 Dryck", "b: Kaffe köps", title="Styrelsen", date="2026-11-01", kind="minutes"
    )
    (hit,) = find(store, "kaffe").hits
    assert (hit.meeting, hit.title, hit.date) == (meeting, "Styrelsen", "2026-11-01")
    assert (hit.heading, hit.paragraph, hit.kind) == ("Dryck", "12", "decision")


@each(
    ("query", "near"),
    [
        ("vårdcetralen", ["vårdcentralen"]),
        ("budegten", ["budgeten"]),
        ("norby kaffe", ["norrby"]),
        ("forrby", ["norrby"]),
        ("ordcentralen", []),
        ("xyzzyq", []),
        ("budget", []),
        ('"norby"', []),
        ("", []),
    ],
)
def test_near_words_are_offered_for_those_that_stand_nowhere(
    store: Store, query: str, near: list[str]
) -> None:
    type_lines(store, "Vårdcentralen i Norrby", "Budgeten och kaffet")
    bring_up_to_date(store)
    assert nearby(store, parse(query)) == near


@pytest.mark.parametrize("few", [0, 64])
def test_rare_and_frequent_words_are_found_in_the_same_way(
    store: Store, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("store.search.scanning._FEW_WORDS", few)
    lines = [f"abc bcd {n}" for n in range(20)]
    type_lines(store, "xabcdx först", *lines, date="2024-01-01")
    type_lines(store, *lines, "mitt abcd", date="2025-01-01")
    bring_up_to_date(store)
    assert texts(find(store, "abcd")) == ["mitt abcd", "xabcdx först"]
    assert texts(find(store, '"mitt abcd"')) == ["mitt abcd"]
    assert texts(find(store, "zabcd")) == []


def test_a_reader_finds_everything_without_writing(store: Store) -> None:
    type_lines(store, "Kaffet är slut")
    with Store.open(store.path, actor="bo", readonly=True) as reader:
        assert texts(find(reader, "kaffe")) == ["Kaffet är slut"]
