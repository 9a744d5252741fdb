"""Who took part in which §: who was there, who came and left, and who stood aside."""

from __future__ import annotations

from store.model.attending import attending
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Move, Participant, Section


def made(*parts: object) -> Minutes:
    minutes = Minutes(Meeting(1, "m"))
    minutes.fill(parts)  # type: ignore[arg-type]
    return minutes


def deciding(name: str, **values: object) -> Participant:
    said = {"standing": "deciding", "attendance": "present", **values}
    return Participant(name, name, name, **said)  # type: ignore[arg-type]


def item(number: int, **values: object) -> Section:
    return Section(f"s{number}", f"{number}", paragraph=str(number), **values)  # type: ignore[arg-type]


def told(section: int, at: int, kind: str, who: str | None = None) -> Entry:
    return Entry(f"e{section}{at}", f"s{section}", f"{at}", kind=kind, speaker=who, speaker_uid=who)


def took_part(minutes: Minutes) -> list[str]:
    return ["".join(p.uid for p in one.present) for one in attending(minutes)]


def away(minutes: Minutes) -> list[str]:
    return ["".join(p.uid for p in one.away) for one in attending(minutes)]


SECTIONS = (item(1), item(2), item(3))


def test_everybody_takes_part_where_nobody_comes_or_goes() -> None:
    others = (
        Participant("d", "d", "d", standing="other", attendance="present"),
        deciding("x", attendance="absent"),
    )
    minutes = made(deciding("a"), deciding("b"), *others, *SECTIONS)
    assert took_part(minutes) == ["ab"] * 3
    assert away(minutes) == [""] * 3


def test_who_leaves_before_the_decision_takes_no_part_in_it_and_in_what_follows() -> None:
    left = deciding("b", moves=(Move("s2", "out"),))
    spoken = (told(2, 1, "departure", "b"), told(2, 2, "decision"))
    assert took_part(made(deciding("a"), left, *SECTIONS, *spoken)) == ["ab", "a", "a"]


def test_who_leaves_after_the_decision_took_part_in_it() -> None:
    left = deciding("b", moves=(Move("s2", "out"),))
    spoken = (told(2, 1, "decision"), told(2, 2, "departure", "b"))
    assert took_part(made(deciding("a"), left, *SECTIONS, *spoken)) == ["ab", "ab", "a"]


def test_in_a_section_without_a_decision_any_moment_counts() -> None:
    left = deciding("b", moves=(Move("s2", "out"),))
    spoken = (told(2, 1, "note"), told(2, 2, "departure", "b"))
    assert took_part(made(deciding("a"), left, *SECTIONS, *spoken)) == ["ab", "ab", "a"]


def test_who_arrives_late_was_not_there_before() -> None:
    late = deciding("b", attendance="part", moves=(Move("s2", "in"), Move("s3", "out")))
    spoken = (told(2, 1, "arrival", "b"), told(3, 1, "departure", "b"), told(3, 2, "decision"))
    minutes = made(deciding("a"), late, *SECTIONS, *spoken)
    assert took_part(minutes) == ["a", "ab", "a"]
    assert away(minutes) == ["b", "", "b"]


def test_a_move_without_a_line_counts_too() -> None:
    left = deciding("b", moves=(Move("s1", "out"),))
    assert took_part(made(deciding("a"), left, *SECTIONS)) == ["ab", "a", "a"]


def test_who_stands_aside_is_neither_there_nor_away() -> None:
    minutes = made(deciding("a"), deciding("b"), *SECTIONS, told(2, 1, "recusal", "b"))
    assert took_part(minutes) == ["ab", "a", "ab"]
    assert away(minutes) == [""] * 3
    assert [p.uid for p in attending(minutes)[1].recused] == ["b"]


def test_what_lies_under_an_item_belongs_to_it() -> None:
    below = Section("s15", "15", level=2, heading="Under")
    left = deciding("b", moves=(Move("s15", "out"),))
    spoken = (told(15, 1, "departure", "b"), told(15, 2, "decision"))
    assert took_part(made(deciding("a"), left, *SECTIONS, below, *spoken)) == ["a", "a", "a"]
