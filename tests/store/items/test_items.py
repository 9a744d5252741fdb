from __future__ import annotations

import pytest

from store.file.reading import load
from store.file.undo import undo
from store.items import progress
from store.items.item_query import ItemQuery
from store.items.items import REGISTER_KINDS, first_items, read_found, read_items
from store.items.shelf import load_shelf, renewed
from store.model.shared_records import REGISTER
from store.series import carrying
from store.verbs import entries, meetings, sections
from tests.cases import each

ONE = """
/titel Första mötet
/serie Rådet
/datum 2026-01-10
/närvarande Anna Ek; Bo Al
§ Frågor
?: Vem låser?
-- Vaktmästaren
?: Vem öppnar?
intern: inte nu
?: Vem städar?
intern: sa Bo
-- Ingen
p: Färgen
§ Åtgärder
## Efterarbete
å: Ring +Anna !2026-03-01
å: Skriv +Bo !2026-02-01
å: Läs
b: Vi börjar
b+ att vi slutar
"""
TWO = """
/titel Annat möte
/datum 2026-02-20
/grupper A-B
# Samtal
/övning frågor Frågor
/fråga Vad gör vi?
B.1
å: Måla +"Grupp A" !2026-01-15
"""


def texts(items) -> list[str]:
    return [item.text for item in items]


@pytest.fixture
def both(typing) -> tuple[int, int]:
    return typing(ONE), typing(TWO)


def test_an_item_names_its_meeting_and_its_paragraph(store, both):
    item = read_items(store, "action", [both[0]])[0]
    assert (item.text, item.meeting, item.title, item.series, item.date) == (
        *("Ring", both[0], "Första mötet", "Rådet", "2026-01-10"),
    )
    assert (item.paragraph, item.heading, item.state) == ("2", "Efterarbete", "open")
    assert [owner.name for owner in item.owners] == ["Anna"]
    (decision,) = read_items(store, "decision", [both[0]])
    assert decision.clauses == ("att vi slutar",)


def test_a_question_is_answered_by_the_reply_right_behind_it(store, both):
    found = {item.text: item.state for item in read_items(store, "question", [both[0]])}
    assert found == {"Vem låser?": "answered", "Vem öppnar?": "open", "Vem städar?": "answered"}


def test_actions_come_by_their_day_and_all_else_newest_first(store, both, typing):
    assert texts(load_shelf(store, "action").page(ItemQuery())) == ["Måla", "Skriv", "Ring", "Läs"]
    typing("/datum 2026-02-01\np: Nyare\np: Nyast")
    typing("p: Utan datum")
    assert texts(load_shelf(store, "parked").page(ItemQuery())) == [
        *("Utan datum", "Nyare", "Nyast", "Färgen"),
    ]


@pytest.mark.parametrize("kind", REGISTER_KINDS)
def test_the_first_page_is_the_beginning_of_what_is_open(store, both, kind, typing):
    carrying.begin_after(store, both[0])
    typing("/datum 2026-02-02\nå: Gå\n?: Va?\np: Nej\nb: Ja")
    everything = load_shelf(store, kind).page(ItemQuery(states=("open",)))
    assert everything
    assert first_items(store, kind) == everything
    assert first_items(store, kind, 1) == everything[:1]


def test_the_first_page_knows_what_the_register_and_the_trash_have_changed(store, both):
    new = carrying.begin_after(store, both[0])
    meetings.change(store, both[1], status="verified")
    progress.tick(store, read_items(store, "action", [both[1]])[0].entry)
    assert texts(first_items(store, "action")) == ["Skriv", "Ring", "Läs"]
    old = [item.entry for item in read_items(store, "action", [both[0]])]
    assert not {item.entry for item in first_items(store, "action")} & set(old)
    section = load(store, new).sections[1].uid
    sections.delete(store, new, section)
    assert {item.entry for item in first_items(store, "action")} == set(old)
    undo(store, new)
    meetings.delete(store, new)
    assert {item.entry for item in first_items(store, "action")} == set(old)


# What is looked for -------------------------------------------------------------------------------


@each(
    ("query", "found"),
    [
        (ItemQuery(text="ri"), ["Skriv", "Ring"]),
        (ItemQuery(text="RÅDET ring"), ["Ring"]),
        (ItemQuery(text="al skriv"), ["Skriv"]),
        (ItemQuery(text="§ 2 läs"), ["Läs"]),
        (ItemQuery(text="finns inte"), []),
        (ItemQuery(series="rådet"), ["Skriv", "Ring", "Läs"]),
        (ItemQuery(series="råd"), []),
        (ItemQuery(person="Anna Ek"), ["Ring"]),
        (ItemQuery(person="bo"), ["Skriv"]),
        (ItemQuery(group="A"), ["Måla"]),
        (ItemQuery(group="grupp a"), ["Måla"]),
        (ItemQuery(group="b"), ["Måla"]),
        (ItemQuery(group="C"), []),
        (ItemQuery(since="2026-02-01"), ["Måla"]),
        (ItemQuery(until="2026-02-01"), ["Skriv", "Ring", "Läs"]),
        (ItemQuery(since="2026-01-10", until="2026-01-10", text="läs"), ["Läs"]),
    ],
)
def test_filters(store, both, query, found):
    assert texts(load_shelf(store, "action").page(query)) == found


def test_typing_on_and_taking_back_finds_the_same_as_asking_anew(store, both):
    shelf = load_shelf(store, "action")
    for text in ("", "r", "ri", "rin", "ri", "ri s", "", "läs", "måla"):
        query = ItemQuery(text=text)
        assert shelf.page(query) == load_shelf(store, "action").page(query)
        assert shelf.count(query) == len(shelf.page(query))


def test_pages(store, both):
    shelf = load_shelf(store, "action")
    assert texts(shelf.page(ItemQuery(), offset=1, limit=2)) == ["Skriv", "Ring"]
    assert len(shelf) == 4


def test_states_and_what_is_carried(store, both):
    new = carrying.begin_after(store, both[0])
    first = read_items(store, "action", [new])[0]
    entries.change(store, new, first.entry, done=True)
    shelf = load_shelf(store, "action")
    assert texts(shelf.page(ItemQuery(states=("done",)))) == ["Ring"]
    assert texts(shelf.page(ItemQuery(states=("open",)))) == ["Måla", "Skriv", "Läs"]
    assert len(shelf.page(ItemQuery(carried=True))) == 7
    assert len(shelf.page(ItemQuery())) == 4
    (old,) = shelf.page(ItemQuery(states=("carried",), text="ring"))
    assert old.later == first.entry


# Bringing a shelf up to date ------------------------------------------------------------------------


def test_a_shelf_is_renewed_by_what_was_changed_only(store, both, monkeypatch):
    from store.items import shelf as module

    shelf = load_shelf(store, "action")
    assert renewed(store, shelf) is shelf
    asked: list[object] = []
    monkeypatch.setattr(
        module, "read_found", lambda *args: asked.append(args[2]) or read_found(*args)
    )
    (item,) = read_items(store, "action", [both[1]])
    entries.change(store, both[1], item.entry, text="Tapetsera")
    fresh = renewed(store, shelf)
    assert asked == [[both[1]]]
    assert "Tapetsera" in texts(fresh.page(ItemQuery()))
    assert "Måla" in texts(shelf.page(ItemQuery()))


def test_a_renewed_shelf_is_as_one_read_anew(store, both):
    kinds = {kind: load_shelf(store, kind) for kind in REGISTER_KINDS}

    def check() -> None:
        for kind, shelf in kinds.items():
            kinds[kind] = renewed(store, shelf)
            anew = load_shelf(store, kind).page(ItemQuery(carried=True))
            assert kinds[kind].page(ItemQuery(carried=True)) == anew

    new = carrying.begin_after(store, both[0])
    check()
    meetings.change(store, both[0], status="verified", title="Nytt namn")
    check()
    meetings.delete(store, new)
    check()
    progress.tick(store, read_items(store, "action", [both[0]])[1].entry)
    check()
    undo(store, REGISTER)
    check()
    undo(store, new)
    check()
