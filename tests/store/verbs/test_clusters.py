"""Prompts as clusters: notes are moved, and clusters merged, split, renamed, sorted and taken out."""

from __future__ import annotations

import pytest

from store.errors import Misplaced, NotFound, UndoRefused
from store.file.reading import load
from store.file.undo import redo, undo
from store.model.prompt_numbers import number_of
from store.model.records import Place
from store.verbs import clusters, entries, sections


def named(exercise):
    return [prompt.text for prompt in exercise.read().prompts(exercise.section)]


def test_each_verb_is_one_step(exercise, one_step):
    store, meeting = exercise.store, exercise.meeting
    why, how = exercise.prompts.values()
    some = [exercise.entries["A Varför?"], exercise.entries["B Hur?"]]
    one_step(lambda: clusters.move(store, meeting, some, how))
    one_step(lambda: clusters.move(store, meeting, some, None))
    one_step(lambda: clusters.split(store, meeting, some, "Nytt", hint="ur två"))
    one_step(lambda: clusters.rename(store, meeting, why, "Varför då?"))
    one_step(lambda: clusters.reorder(store, meeting, why, after=how))
    one_step(lambda: clusters.merge(store, meeting, why, how))
    one_step(lambda: clusters.remove(store, meeting, how))


def test_a_moved_note_stays_in_its_row_and_in_spoken_order(exercise):
    how = exercise.prompts["Hur?"]
    clusters.move(exercise.store, exercise.meeting, [exercise.entries["A Varför?"]], how)
    assert exercise.texts("A", "Hur?") == ["A Varför?", "A Hur?"]
    assert exercise.texts("A", "Varför?") == []


def test_a_merged_cluster_keeps_all_notes_and_its_words(exercise):
    store, meeting = exercise.store, exercise.meeting
    why, how = exercise.prompts.values()
    sections.change_prompt(store, meeting, why, hint="orsaker")
    sections.change_prompt(store, meeting, how, hint="sätt")
    clusters.merge(store, meeting, why, how)
    assert named(exercise) == ["Hur?"]
    assert exercise.read().prompt(how).hint == "sätt\nVarför?\norsaker"
    for row in exercise.rows:
        assert exercise.texts(row, "Hur?") == [f"{row} Varför?", f"{row} Hur?"]


def test_a_cluster_of_the_same_name_adds_no_words(exercise):
    store, meeting = exercise.store, exercise.meeting
    why, how = exercise.prompts.values()
    clusters.rename(store, meeting, why, "hur? ")
    clusters.merge(store, meeting, why, how)
    assert exercise.read().prompt(how).hint is None


def test_a_cluster_merged_into_itself_is_no_step(exercise):
    why = exercise.prompts["Varför?"]
    clusters.merge(exercise.store, exercise.meeting, why, why)
    assert named(exercise) == ["Varför?", "Hur?"]


def test_a_split_cluster_stands_last_so_that_the_letters_of_the_others_stay(exercise):
    some = [exercise.entries["A Varför?"], exercise.entries["B Hur?"]]
    made = clusters.split(exercise.store, exercise.meeting, some, "Nytt")
    exercise.prompts["Nytt"] = made
    assert named(exercise) == ["Varför?", "Hur?", "Nytt"]
    assert exercise.texts("A", "Nytt") == ["A Varför?"]
    assert exercise.texts("B", "Nytt") == ["B Hur?"]


def test_what_is_left_without_a_name_when_a_cluster_is_made_lies_in_none(exercise):
    store, meeting = exercise.store, exercise.meeting
    for uid in exercise.prompts.values():
        clusters.remove(store, meeting, uid)
    (given,) = exercise.read().prompts(exercise.section)
    some = [exercise.entries["A Varför?"], exercise.entries["A Hur?"]]
    clusters.move(store, meeting, some, given.uid)
    exercise.prompts["Nytt"] = clusters.split(store, meeting, some[:1], "Nytt")
    assert named(exercise) == ["Nytt"]
    assert exercise.texts("A") == ["A Hur?"]
    undo(store, meeting)
    assert named(exercise) == [""]
    exercise.prompts["utan namn"] = given.uid
    assert exercise.texts("A", "utan namn") == ["A Varför?", "A Hur?"]


def test_clusters_are_put_before_after_and_last(exercise):
    store, meeting = exercise.store, exercise.meeting
    why, how = exercise.prompts.values()
    clusters.reorder(store, meeting, how, before=why)
    assert named(exercise) == ["Hur?", "Varför?"]
    clusters.reorder(store, meeting, how)
    assert named(exercise) == ["Varför?", "Hur?"]
    clusters.reorder(store, meeting, how, before=how)
    assert named(exercise) == ["Varför?", "Hur?"]


def test_the_last_cluster_taken_out_leaves_one_without_a_name(exercise):
    for uid in exercise.prompts.values():
        clusters.remove(exercise.store, exercise.meeting, uid)
    assert named(exercise) == [""]
    assert exercise.texts("A") == ["A Varför?", "A Hur?"]


def test_what_lies_elsewhere_or_is_gone_is_refused(exercise):
    store, meeting = exercise.store, exercise.meeting
    other = sections.add_prompt(store, meeting, sections.add(store, meeting), "Annat")
    entry, (why, _) = exercise.entries["A Varför?"], exercise.prompts.values()
    for verb in (
        lambda: clusters.move(store, meeting, [entry], other),
        lambda: clusters.merge(store, meeting, why, other),
        lambda: clusters.reorder(store, meeting, why, after=other),
        lambda: clusters.split(store, meeting, [], "Nytt"),
    ):
        with pytest.raises(Misplaced):
            verb()
    clusters.remove(store, meeting, why)
    for verb in (
        lambda: clusters.move(store, meeting, [entry], why),
        lambda: clusters.rename(store, meeting, why, "x"),
        lambda: clusters.merge(store, meeting, why, why + "x"),
    ):
        with pytest.raises(NotFound):
            verb()


def test_a_deleted_note_comes_back_where_its_cluster_went(exercise, open_store):
    store, meeting = exercise.store, exercise.meeting
    why, how = exercise.prompts.values()
    bo = open_store("bo")
    entries.delete(bo, meeting, exercise.entries["A Varför?"])
    clusters.merge(store, meeting, why, how)
    assert exercise.texts("A", "Hur?") == ["A Hur?"]
    undo(bo, meeting)
    assert exercise.texts("A", "Hur?") == ["A Varför?", "A Hur?"]


def test_a_note_is_not_undone_into_a_cluster_that_is_gone(exercise, open_store):
    store, meeting = exercise.store, exercise.meeting
    why, how = exercise.prompts.values()
    bo = open_store("bo")
    clusters.move(bo, meeting, [exercise.entries["A Varför?"]], how)
    clusters.merge(store, meeting, why, how)
    with pytest.raises(UndoRefused):
        undo(bo, meeting)
    assert exercise.texts("A", "Hur?") == ["A Varför?", "A Hur?"]
    undo(store, meeting)
    assert undo(bo, meeting)
    assert exercise.texts("A", "Varför?") == ["A Varför?"]


def test_a_note_is_not_undone_into_a_section_that_is_gone(exercise, open_store):
    store, meeting = exercise.store, exercise.meeting
    bo = open_store("bo")
    elsewhere = Place(sections.add(store, meeting, heading="Annat"))
    entry = exercise.entries["A Varför?"]
    entries.move(bo, meeting, entry, place=elsewhere)
    sections.delete(store, meeting, exercise.section)
    with pytest.raises(UndoRefused):
        undo(bo, meeting)
    assert [e.uid for e in exercise.read().all_entries()] == [entry]


def test_an_exercise_is_not_left_without_a_cluster_by_an_undo(exercise, open_store):
    store, meeting = exercise.store, exercise.meeting
    why, how = exercise.prompts.values()
    bo = open_store("bo")
    clusters.remove(bo, meeting, why)
    undo(bo, meeting)
    clusters.remove(store, meeting, how)
    with pytest.raises(UndoRefused):
        redo(bo, meeting)
    assert named(exercise) == ["Varför?"]
    undo(store, meeting)
    assert redo(bo, meeting)
    assert named(exercise) == ["Hur?"]


def test_the_clusters_of_a_wall_keep_their_numbers(store, meeting):
    wall = sections.add(store, meeting, heading="Lappar", form="stickies")
    made = {
        text: sections.add_prompt(store, meeting, wall, text) for text in ("Mat", "Tid", "Bord")
    }

    def numbers() -> dict[str, int]:
        prompts = load(store, meeting).prompts(wall)
        return {one.text: number_of(one, prompts) for one in prompts}

    clusters.merge(store, meeting, made["Mat"], made["Tid"])
    assert numbers() == {"Tid": 2, "Bord": 3}
    clusters.reorder(store, meeting, made["Bord"], before=made["Tid"])
    sections.add_prompt(store, meeting, wall, "Ljus")
    assert numbers() == {"Bord": 3, "Tid": 2, "Ljus": 4}
    for _ in range(3):
        undo(store, meeting)
    assert numbers() == {"Mat": 1, "Tid": 2, "Bord": 3}


def test_questions_are_numbered_by_where_they_stand(exercise):
    store, meeting = exercise.store, exercise.meeting
    clusters.remove(store, meeting, exercise.prompts["Varför?"])
    prompts = exercise.read().prompts(exercise.section)
    assert [number_of(one, prompts) for one in prompts] == [1]
