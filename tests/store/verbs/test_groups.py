"""Groups are added, renamed, merged and taken out; no answer is lost and earlier sets stay as they are."""

from __future__ import annotations

import pytest

from store.errors import LabelTaken, Misplaced, NotFound, UndoRefused
from store.file.undo import undo
from store.model.records import Named, Place
from store.verbs import entries, groups, rows, sections


def in_set(exercise):
    return [label for _, label in groups.in_set(exercise.store, exercise.group_set)]


def ring_of(exercise):
    """A ring of the same set, that nobody has begun."""
    store, meeting, group_set = exercise.store, exercise.meeting, exercise.group_set
    section = sections.add(store, meeting, heading="Ring", form="ring", group_set=group_set)
    labels = list(exercise.groups)
    pairs = zip(labels, (*labels[1:], labels[0]), strict=True)
    made = [
        {"label": f"{a}→{b}", "group": exercise.groups[a], "from_": a, "to": b} for a, b in pairs
    ]
    sections.set_rows(store, meeting, section, made)
    return section


def begin(exercise, section, label):
    row = next(r for r in exercise.read().rows(section) if r.label == label)
    return entries.add(
        exercise.store, exercise.meeting, Place(section, row.uid), "note", f"svar {label}"
    )


def test_each_verb_is_one_step(exercise, one_step):
    store, meeting, group_set = exercise.store, exercise.meeting, exercise.group_set
    a, b, c = exercise.groups.values()
    ring_of(exercise)
    one_step(
        lambda: groups.add(store, meeting, group_set, "D", late=[exercise.section], name="Fyran")
    )
    one_step(lambda: groups.rename(store, meeting, a, "Skola"))
    one_step(lambda: groups.merge(store, meeting, a, b))
    one_step(lambda: groups.remove(store, meeting, c))
    one_step(lambda: groups.add_drawn(store, meeting, [("1", [Named("Bo")]), ("2", [])], "Lag"))


def test_a_new_group_gets_a_row_where_nobody_has_begun(empty):
    ring = ring_of(empty)
    groups.add(empty.store, empty.meeting, empty.group_set, "D")
    assert in_set(empty) == empty.labels() == ["A", "B", "C", "D"]
    assert empty.labels(ring) == ["A→B", "B→C", "C→D", "D→A"]


def test_a_late_group_gets_a_row_in_the_exercise_under_way_that_is_named(exercise):
    store, meeting, group_set = exercise.store, exercise.meeting, exercise.group_set
    groups.add(store, meeting, group_set, "D")
    assert exercise.labels() == ["A", "B", "C"]
    groups.add(store, meeting, group_set, "E", late=[exercise.section])
    assert exercise.labels() == ["A", "B", "C", "E"]


def test_a_late_group_enters_a_ring_that_has_begun_and_no_answer_gets_another_client(exercise):
    store, meeting, group_set = exercise.store, exercise.meeting, exercise.group_set
    ring, other = ring_of(exercise), ring_of(exercise)
    begin(exercise, ring, "A→B")
    begin(exercise, other, "A→B")
    groups.add(store, meeting, group_set, "D", late=[ring])
    assert exercise.labels(ring) == ["A→B", "B→C", "C→D", "D→A"]
    assert exercise.labels(other) == ["A→B", "B→C", "C→A"]
    begin(exercise, ring, "D→A")
    groups.add(store, meeting, group_set, "E", late=[ring])
    assert exercise.labels(ring) == ["A→B", "B→C", "C→D", "D→A", "D→E", "E→A"]
    said = [(e.text, exercise.read().row(e.row).label) for e in exercise.read().entries(ring)]
    assert said == [("svar A→B", "A→B"), ("svar D→A", "D→A")]


def test_a_renamed_group_takes_its_rows_along(exercise):
    store, meeting = exercise.store, exercise.meeting
    ring = ring_of(exercise)
    rows.rename(store, meeting, exercise.rows["B"], "Bra grupp")
    groups.rename(store, meeting, exercise.groups["A"], "Skola")
    groups.rename(store, meeting, exercise.groups["B"], "Vård")
    assert exercise.labels() == ["Skola", "Bra grupp", "C"]
    assert exercise.labels(ring) == ["Skola→Vård", "Vård→C", "C→Skola"]
    first = exercise.read().rows(ring)[0]
    assert (first.from_, first.to) == ("Skola", "Vård")


def test_a_label_that_a_group_or_a_row_has_is_refused(exercise):
    store, meeting = exercise.store, exercise.meeting
    with pytest.raises(LabelTaken, match="group"):
        groups.rename(store, meeting, exercise.groups["A"], "b")
    with pytest.raises(LabelTaken, match="group"):
        groups.add(store, meeting, exercise.group_set, "c")
    rows.rename(store, meeting, exercise.rows["B"], "D")
    with pytest.raises(LabelTaken, match="row"):
        groups.rename(store, meeting, exercise.groups["A"], "D")
    assert in_set(exercise) == ["A", "B", "C"]


def test_merged_groups_keep_answers_and_members_and_their_own_name(exercise):
    store, meeting = exercise.store, exercise.meeting
    a, b, c = exercise.groups.values()
    ada, bo = Named("Ada", "u1"), Named("Bo")
    groups.set_members(store, meeting, a, [ada])
    groups.set_members(store, meeting, b, [bo, Named("Cia")])
    groups.change(store, meeting, a, name="Skola")
    groups.change(store, meeting, b, name="Vård")
    groups.merge(store, meeting, a, b)
    assert exercise.labels() == ["B", "C"]
    assert exercise.texts("B", "Hur?") == ["A Hur?", "B Hur?"]
    merged = exercise.read().get(b)
    assert [member.name for member in merged.members] == ["Bo", "Cia", "Ada"]
    assert merged.name == "Vård"
    groups.merge(store, meeting, b, c)
    assert exercise.read().get(c).name is None


def test_a_member_sits_in_one_group_of_a_set(exercise):
    store, meeting = exercise.store, exercise.meeting
    a, b, _ = exercise.groups.values()
    later = groups.add_drawn(store, meeting, [("1", [Named("Ada", "u1")])])
    groups.set_members(store, meeting, a, [Named("Ada", "u1"), Named("Bo"), Named("Cia")])
    groups.set_members(store, meeting, b, [Named("Ada Ek", "u1"), Named("BO")])
    read = exercise.read()
    assert [one.name for one in read.get(a).members] == ["Cia"]
    assert [one.name for one in read.get(b).members] == ["Ada Ek", "BO"]
    assert [len(group.members) for group in read.groups(later)] == [1]


def test_the_words_of_a_merged_row_are_kept(exercise):
    store, meeting = exercise.store, exercise.meeting
    rows.rename(store, meeting, exercise.rows["A"], "Alla glada")
    sections.change_row(store, meeting, exercise.rows["A"], hint="två bord")
    groups.merge(store, meeting, exercise.groups["A"], exercise.groups["B"])
    assert exercise.row("B").hint == "Alla glada\ntvå bord"


def test_a_group_without_a_row_takes_over_that_of_the_other(exercise):
    store, meeting = exercise.store, exercise.meeting
    late = groups.add(store, meeting, exercise.group_set, "D")
    groups.merge(store, meeting, exercise.groups["A"], late)
    assert exercise.labels() == ["D", "B", "C"]
    assert exercise.row("D").group == late
    assert len(exercise.read().entries(exercise.section)) == 6


def test_a_ring_is_closed_anew_unless_it_has_begun(exercise):
    store, meeting = exercise.store, exercise.meeting
    begun, waiting = ring_of(exercise), ring_of(exercise)
    begin(exercise, begun, "A→B")
    groups.merge(store, meeting, exercise.groups["A"], exercise.groups["B"])
    assert exercise.labels(begun) == ["A→B", "B→C", "C→A"]
    assert exercise.read().rows(begun)[0].group == exercise.groups["B"]
    assert exercise.labels(waiting) == ["B→C", "C→B"]


def test_a_group_taken_out_leaves_its_answers_in_a_row_of_its_label(exercise):
    store, meeting = exercise.store, exercise.meeting
    begun, waiting = ring_of(exercise), ring_of(exercise)
    begin(exercise, begun, "A→B")
    groups.remove(store, meeting, exercise.groups["A"])
    assert in_set(exercise) == ["B", "C"]
    assert exercise.labels() == ["A", "B", "C"]
    assert exercise.row("A").group is None
    assert exercise.texts("A", "Hur?") == ["A Hur?"]
    assert exercise.labels(begun) == ["A→B", "B→C", "C→A"]
    assert exercise.labels(waiting) == ["B→C", "C→B"]


def test_a_group_that_has_not_answered_takes_its_row_with_it(empty):
    store, meeting = empty.store, empty.meeting
    ring = ring_of(empty)
    for label, left in (("A", ["B", "C"]), ("B", ["C"]), ("C", [""])):
        groups.remove(store, meeting, empty.groups[label])
        assert empty.labels() == left
    assert empty.labels(ring) == [""]


def test_a_later_set_leaves_earlier_answers_alone(exercise):
    store, meeting = exercise.store, exercise.meeting
    before = list(exercise.read().rows(exercise.section))
    later = groups.add_set(store, meeting, ["A", "B"])
    uid = groups.in_set(store, later)[0][0]
    groups.rename(store, meeting, uid, "X")
    groups.merge(store, meeting, uid, groups.in_set(store, later)[1][0])
    groups.remove(store, meeting, groups.in_set(store, later)[0][0])
    assert list(exercise.read().rows(exercise.section)) == before
    assert in_set(exercise) == ["A", "B", "C"]
    fresh = groups.add(store, meeting, later, "Y")
    with pytest.raises(Misplaced):
        groups.merge(store, meeting, fresh, exercise.groups["A"])


def test_a_group_that_is_gone_is_told(exercise):
    store, meeting, a = exercise.store, exercise.meeting, exercise.groups["A"]
    groups.remove(store, meeting, a)
    for verb in (
        lambda: groups.remove(store, meeting, a),
        lambda: groups.rename(store, meeting, a, "X"),
        lambda: groups.merge(store, meeting, exercise.groups["B"], a),
        lambda: groups.add(store, meeting, "nowhere", "X"),
    ):
        with pytest.raises(NotFound):
            verb()


def test_a_group_that_somebody_has_written_for_is_not_undone(empty, open_store):
    store, meeting = empty.store, empty.meeting
    groups.add(store, meeting, empty.group_set, "D")
    row = empty.row("D").uid
    entries.add(open_store("bo"), meeting, Place(empty.section, row), "note", "Bos")
    with pytest.raises(UndoRefused):
        undo(store, meeting)
    assert in_set(empty) == ["A", "B", "C", "D"]


def test_drawn_groups_are_current_and_have_their_members(store, meeting, exercise):
    made = groups.add_drawn(store, meeting, [("1", [Named("Bo", "u")]), ("2", [])], "Lag")
    minutes = exercise.read()
    assert minutes.current_group_set().uid == made
    assert [(g.label, g.members) for g in minutes.groups(made)] == [
        ("1", (Named("Bo", "u"),)),
        ("2", ()),
    ]
