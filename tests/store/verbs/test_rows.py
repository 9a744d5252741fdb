"""Rows are merged, renamed, sorted, taken out and paused, and no answer is lost."""

from __future__ import annotations

import pytest

from store.errors import LabelTaken, Misplaced, NotFound
from store.file.undo import undo
from store.model.records import Place
from store.verbs import clusters, rows, sections


def test_each_verb_is_one_step(exercise, one_step):
    store, meeting = exercise.store, exercise.meeting
    a, b, c = exercise.rows.values()
    why = exercise.prompts["Varför?"]
    one_step(lambda: rows.rename(store, meeting, a, "Skolan"))
    one_step(lambda: rows.reorder(store, meeting, a, after=c))
    one_step(lambda: rows.pause(store, meeting, a, why))
    one_step(lambda: rows.resume(store, meeting, a, why))
    one_step(lambda: rows.merge(store, meeting, a, b))
    one_step(lambda: rows.remove(store, meeting, c))


def test_a_merged_row_keeps_both_answers_in_spoken_order(exercise):
    store, meeting = exercise.store, exercise.meeting
    exercise.write("A", "Varför?", "A sist")
    rows.merge(store, meeting, exercise.rows["A"], exercise.rows["C"])
    assert exercise.labels() == ["B", "C"]
    assert exercise.texts("C", "Varför?") == ["A Varför?", "C Varför?", "A sist"]
    assert exercise.row("C").hint == "A"


def test_a_label_is_unique_within_the_exercise(exercise):
    store, meeting = exercise.store, exercise.meeting
    with pytest.raises(LabelTaken, match="“b ”"):
        rows.rename(store, meeting, exercise.rows["A"], "b ")
    rows.rename(store, meeting, exercise.rows["A"], "a")
    other = sections.add(store, meeting)
    row = sections.add_row(store, meeting, other, "x")
    rows.rename(store, meeting, row, "B")
    assert exercise.labels() == ["a", "B", "C"]


def test_a_row_taken_out_leaves_its_answers_to_the_room(exercise):
    rows.remove(exercise.store, exercise.meeting, exercise.rows["B"])
    assert exercise.labels() == ["A", "C"]
    assert exercise.texts(None, "Hur?") == ["B Hur?"]
    assert exercise.texts(None, "Varför?") == ["B Varför?"]


def test_the_last_row_taken_out_leaves_one_without_a_name(exercise):
    for uid in exercise.rows.values():
        rows.remove(exercise.store, exercise.meeting, uid)
    assert exercise.labels() == [""]
    assert len(exercise.read().entries(exercise.section)) == 6


def test_rows_are_put_before_and_after_another(exercise):
    store, meeting = exercise.store, exercise.meeting
    a, _, c = exercise.rows.values()
    rows.reorder(store, meeting, c, before=a)
    assert exercise.labels() == ["C", "A", "B"]
    rows.reorder(store, meeting, a)
    assert exercise.labels() == ["C", "B", "A"]


def test_what_lies_elsewhere_or_is_gone_is_refused(exercise):
    store, meeting = exercise.store, exercise.meeting
    other = sections.add(store, meeting)
    row, prompt = (
        sections.add_row(store, meeting, other, "x"),
        sections.add_prompt(store, meeting, other, "y"),
    )
    a = exercise.rows["A"]
    for verb in (
        lambda: rows.merge(store, meeting, a, row),
        lambda: rows.reorder(store, meeting, a, before=row),
        lambda: rows.pause(store, meeting, a, prompt),
    ):
        with pytest.raises(Misplaced):
            verb()
    rows.remove(store, meeting, row)
    for verb in (
        lambda: rows.rename(store, meeting, row, "z"),
        lambda: rows.remove(store, meeting, row),
        lambda: rows.pause(store, meeting, row, prompt),
    ):
        with pytest.raises(NotFound):
            verb()


# Paused cells ---------------------------------------------------------------------------------------


def paused(exercise):
    minutes = exercise.read()
    return {
        (row.label, prompt.text)
        for row in minutes.rows(exercise.section)
        for prompt in minutes.prompts(exercise.section)
        if minutes.is_paused(Place(exercise.section, row.uid, prompt.uid))
    }


def test_a_cell_is_paused_once_and_comes_back(exercise):
    store, meeting = exercise.store, exercise.meeting
    a, (why, how) = exercise.rows["A"], exercise.prompts.values()
    rows.pause(store, meeting, a, why)
    rows.pause(store, meeting, a, how)
    rows.pause(store, meeting, a, how)
    assert paused(exercise) == {("A", "Varför?"), ("A", "Hur?")}
    rows.resume(store, meeting, a, why)
    assert paused(exercise) == {("A", "Hur?")}
    undo(store, meeting)
    assert paused(exercise) == {("A", "Varför?"), ("A", "Hur?")}


def test_neither_plenary_nor_a_row_as_a_whole_is_paused(exercise):
    minutes = exercise.read()
    a, why = exercise.rows["A"], exercise.prompts["Varför?"]
    assert not minutes.is_paused(Place(exercise.section, None, why))
    assert not minutes.is_paused(Place(exercise.section, a, None))


def test_a_pause_follows_when_rows_or_clusters_are_merged(exercise):
    store, meeting = exercise.store, exercise.meeting
    why, how = exercise.prompts.values()
    rows.pause(store, meeting, exercise.rows["A"], why)
    clusters.merge(store, meeting, why, how)
    assert paused(exercise) == {("A", "Hur?")}
    rows.merge(store, meeting, exercise.rows["A"], exercise.rows["B"])
    assert paused(exercise) == {("B", "Hur?")}


def test_a_pause_goes_with_its_cluster_and_comes_back_with_it(exercise):
    store, meeting = exercise.store, exercise.meeting
    why = exercise.prompts["Varför?"]
    rows.pause(store, meeting, exercise.rows["A"], why)
    clusters.remove(store, meeting, why)
    assert paused(exercise) == set()
    undo(store, meeting)
    assert paused(exercise) == {("A", "Varför?")}
