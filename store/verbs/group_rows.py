"""The exercises whose rows are groups of a set, and what becomes of their rows when a group changes.

An exercise in which a row has answered keeps its rows; a ring that nobody has begun is closed anew. One that
has begun lets a late group in between the last one and the first, and no answer gets another client by that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.file import forms
from store.file.steps import Step
from store.file.store import Store
from store.language.spelling import spelling
from store.model.grouping import group_rows, late_pairs, pair
from store.model.pile import names_pile
from store.verbs import axes
from store.verbs.rows import check_label
from store.verbs.still_there import living


def in_set(store: Store, group_set: str) -> list[tuple[str, str]]:
    """Return the uid and the label of each group of a set, in order."""
    sql = 'SELECT uid, label FROM "group" WHERE group_set = ? AND deleted = 0 ORDER BY ord, uid'
    return [(str(uid), str(label)) for uid, label in store.rows(sql, [group_set])]


def exercises(store: Store, meeting: int, group_set: str) -> list[str]:
    """Return the exercises that a set of groups works in, in order."""
    sql = "SELECT uid FROM section WHERE meeting = ? AND group_set = ? AND deleted = 0 ORDER BY ord"
    return [str(uid) for (uid,) in store.rows(sql, [meeting, group_set])]


def seat(store: Store, step: Step, section: str, group: str, label: str, *, late: bool) -> None:
    """Give a new group its row in an exercise; one that is under way takes it only ``late``."""
    begun = _has_answers(store, section)
    if begun and not late:
        return
    if not _is_ring(store, section):
        check_label(store, section, label)
        axes.add(store, step, "row", section, {"label": label, "group": group, "given": True})
    elif begun:
        _let_in(store, step, section, (group, label))
    else:
        close_ring(store, step, section)


def _let_in(store: Store, step: Step, section: str, new: tuple[str, str]) -> None:
    """Open a ring that has begun for a late group.

    The pair that closed it goes if nobody has answered in it; else it stays, beside the new ones.
    """
    (group_set,) = living(store, step.meeting, "section", section, "group_set")
    others = [group for group in in_set(store, group_set) if group != new]
    for uid in _closing(store, section, others):
        if not _has_answers(store, section, uid):
            axes.take_out(store, step, "row", uid, on_top=True)
    for fields in late_pairs(others, [new]):
        check_label(store, section, str(fields["label"]))
        axes.add(store, step, "row", section, fields)


def _closing(store: Store, section: str, groups: Sequence[tuple[str, str]]) -> list[str]:
    """Return the rows in which the last of some groups advises the first of them."""
    if not groups:
        return []
    sql = 'SELECT uid FROM "row" WHERE section = ? AND "group" = ? AND "to" = ? AND deleted = 0'
    rows = store.rows(sql, [section, groups[-1][0], groups[0][1]])
    return [str(uid) for (uid,) in rows]


def close_ring(store: Store, step: Step, section: str) -> None:
    """Make the rows of a ring anew from the groups of its set; what is written stays plenary."""
    (group_set,) = living(store, step.meeting, "section", section, "group_set")
    for uid, label in _rows(store, section).items():
        if not names_pile(label):
            axes.take_out(store, step, "row", uid, on_top=True)
    for fields in group_rows(in_set(store, group_set), ring=True):
        axes.add(store, step, "row", section, fields)
    axes.keep_one(store, step, "row", section)


def rename(store: Store, step: Step, section: str, group: str, old: str, new: str) -> None:
    """Let the rows of a group go by its new label, as far as they went by the old one."""
    sql = 'SELECT uid, label, "group", "from", "to" FROM "row" WHERE section = ? AND deleted = 0'
    for uid, label, of, consultant, client in store.rows(sql, [section]):
        if consultant is None:
            if of == group and label == old:
                check_label(store, section, new, but=uid)
                step.update("row", uid, {"label": new})
            continue
        ends = [new if end == old else end for end in (consultant, client)]
        same = label == pair(consultant, client)
        shown = pair(*ends) if same else label
        step.update("row", uid, {"label": shown, "from_": ends[0], "to": ends[1]})


def merge(store: Store, step: Step, section: str, group: str, into: str) -> None:
    """Put the answers of one group under another; the rows of a ring stay, since each is a pair's."""
    if _is_ring(store, section):
        return
    target = next(iter(_rows_of(store, section, into)), None)
    for uid in _rows_of(store, section, group):
        if target is None:
            _take_over(store, step, section, uid, group, into)
            target = uid
        else:
            _put_under(store, step, uid, group, target)


def release(store: Store, step: Step, section: str, group: str) -> None:
    """Take out the rows of a group that goes, but for those that have answered."""
    for uid in _rows_of(store, section, group):
        if not _has_answers(store, section, uid):
            axes.take_out(store, step, "row", uid)
    axes.keep_one(store, step, "row", section)


def settle(store: Store, step: Step, group_set: str, group: str, into: str | None) -> None:
    """Close the rings that nobody has begun; let no row, deleted ones too, point at a group that goes."""
    for section in exercises(store, step.meeting, group_set):
        if _is_ring(store, section) and not _has_answers(store, section):
            close_ring(store, step, section)
    pointing = 'SELECT uid FROM "row" WHERE meeting = ? AND "group" = ?'
    for (uid,) in store.rows(pointing, [step.meeting, group]):
        step.update("row", uid, {"group": into})


def _take_over(store: Store, step: Step, section: str, uid: str, group: str, into: str) -> None:
    """Let a row of one group be a row of another, under its label where that is free."""
    rows, (label,) = _rows(store, section), living(store, step.meeting, "group", into, "label")
    if _has_own_label(store, step, uid, group) or spelling(label) in map(spelling, rows.values()):
        label = rows[uid]
    step.update("row", uid, {"group": into, "label": label})


def _put_under(store: Store, step: Step, uid: str, group: str, target: str) -> None:
    """Put the answers of a row into another, and its words, but for the label of its group, in the hint."""
    label, hint = living(store, step.meeting, "row", uid, "label", "hint")
    (own,) = living(store, step.meeting, "row", target, "hint")
    said = label if _has_own_label(store, step, uid, group) else None
    step.update("row", target, {"hint": axes.joined(own, said, hint)})
    axes.take_out(store, step, "row", uid, into=target)


def _has_own_label(store: Store, step: Step, row: str, group: str) -> bool:
    """Return whether somebody has given the row of a group another name than the group's."""
    named = living(store, step.meeting, "group", group, "label")
    return living(store, step.meeting, "row", row, "label") != named


def _rows(store: Store, section: str) -> Mapping[str, str]:
    """Return the rows of an exercise, label by uid, in order."""
    sql = 'SELECT uid, label FROM "row" WHERE section = ? AND deleted = 0 ORDER BY ord, uid'
    return dict(store.rows(sql, [section]))


def _rows_of(store: Store, section: str, group: str) -> list[str]:
    sql = (
        'SELECT uid FROM "row" WHERE section = ? AND "group" = ? AND deleted = 0 ORDER BY ord, uid'
    )
    return [str(uid) for (uid,) in store.rows(sql, [section, group])]


def _is_ring(store: Store, section: str) -> bool:
    found = store.one("SELECT form FROM section WHERE uid = ?", [section])
    form = forms.get(found[0]) if found else None
    if form is not None:
        return form.rows == "ring"
    sql = 'SELECT 1 FROM "row" WHERE section = ? AND deleted = 0 AND "from" IS NOT NULL LIMIT 1'
    return store.one(sql, [section]) is not None


def _has_answers(store: Store, section: str, row: str | None = None) -> bool:
    """Return whether anything is written in a row, without one in any row but the pile, of an exercise."""
    sql = (
        'SELECT DISTINCT "row" FROM entry WHERE section = ? AND deleted = 0 AND "row" IS NOT NULL '
        'AND "row" = coalesce(?, "row")'
    )
    labels = _rows(store, section)
    answered = (uid for (uid,) in store.rows(sql, [section, row]))
    return any(not names_pile(labels.get(uid, "")) for uid in answered)
