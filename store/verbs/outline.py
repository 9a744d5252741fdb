"""Verbs for the outline of the day: sections go up and down, deeper, into one another, and begin anew.

What lies in a section, that is what follows and is deeper, goes with it. An entry that was taken out goes
too, so that it comes back to a section that is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from locales import N_, message
from store.errors import Misplaced, NotFound
from store.file import reading
from store.file.steps import Step
from store.file.store import Store
from store.file.verified_locks import outline_of
from store.language.spelling import spelling
from store.model.minutes import Minutes
from store.model.ordering import between
from store.model.records import Place, Section
from store.verbs import entries, passages, sections
from store.verbs.sections import living_in
from store.verbs.sorting import key_for
from store.verbs.still_there import living

DEEPEST = 6
NO_HEADING = N_("No heading can stand within an exercise.")


def shift(store: Store, meeting: int, uid: str, by: int) -> bool:
    """Move a section one step up (``by`` -1) or down (1) among those of its level, with what lies in it.

    The first of a section's parts goes up into the section before, the last one down into the next.

    Returns:
        Whether there was anywhere to go.

    Raises:
        Misplaced: lines without a heading would come below another one.
        NotFound: it is not there any more.
        Locked: it is verified, or a § that is verified would hold others than before.
    """
    with store.step(meeting, "move_section") as step:
        outline = outline_of(store.db, meeting)
        moved = living_in(outline, uid)
        uids = [one for one, _ in outline]
        levels = [level for _, level in outline]
        at = uids.index(uid)
        if by > 0:
            return _shift_down(store, step, moved, uids, levels, at)
        above = (n for n in range(at - 1, -1, -1) if levels[n] <= levels[at])
        found = next(above, None)
        if found is None or (levels[found] < levels[at] and found == 0):
            return False
        sections.move(store, meeting, uid, before=uids[found])
        return True


def _shift_down(
    store: Store, step: Step, moved: list[str], uids: list[str], levels: list[int], at: int
) -> bool:
    """Put a section behind the one that follows it; where that is above it in rank, among its first parts."""
    to = at + len(moved)
    if to == len(uids):
        return False
    if levels[to] == levels[at]:
        sections.move(store, step.meeting, uids[at], after=uids[to])
        return True
    while to + 1 < len(uids) and levels[to + 1] > levels[at]:
        to += 1
    with step.as_one():
        sections.put(store, step, moved, after=uids[to])
    return True


def set_level(store: Store, meeting: int, uid: str, level: int) -> None:
    """Give a section another level, 1 to 6; what lies in it stays as much deeper than it is.

    Raises:
        NotFound: it is not there any more.
        Locked: it is verified, or a § that is verified would hold others than before.
    """
    with store.step(meeting, "change_section") as step, step.as_one():
        levels = dict(outline := outline_of(store.db, meeting))
        moved = living_in(outline, uid)
        by = level - levels[uid]
        for part in moved:
            level = min(max(levels[part] + by, 1), DEEPEST)
            step.update("section", part, {"level": level}, on_top=True)


def deepen(store: Store, meeting: int, uid: str, by: int) -> None:
    """Move a section so many levels in, as :func:`set_level` does; where there is no such level it stays."""
    with store.step(meeting, "change_section"):
        (level,) = living(store, meeting, "section", uid, "level")
        if 1 <= level + by <= DEEPEST:
            set_level(store, meeting, uid, level + by)


def begin_at(store: Store, meeting: int, entry: str, *, level: int = 1, **values: Any) -> str:
    """Begin a section with an entry of plain talk and all that follows it there; return its uid.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        entry: the first one of the new section.
        level: its level.
        values: further fields of :class:`store.model.records.Section`: ``heading``, ``paragraph``.

    Raises:
        Misplaced: the entry lies in an exercise.
        NotFound: it is not there any more.
    """
    with store.step(meeting, "begin_section") as step:
        section, first = living(store, meeting, "entry", entry, "section", "ord")
        (form,) = living(store, meeting, "section", section, "form")
        if form is not None:
            raise Misplaced(message(NO_HEADING))
        made = sections.add(store, meeting, after=section, level=level, **values)
        following = "SELECT uid, kind FROM entry WHERE section = ? AND (ord, uid) >= (?, ?)"
        _bring(store, step, store.rows(following, [section, first, entry]), made)
        return made


def begin_below(
    store: Store, meeting: int, section: str, entry: str | None, *, level: int = 1, **values: Any
) -> tuple[str, list[str]]:
    """Begin a section below an entry of plain talk; return its uid, and the uids of what comes along.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        section: where it lies.
        entry: the entry; None is the heading, all that stands below it comes along.
        level: the level of the new section.
        values: further fields of :class:`store.model.records.Section`: ``heading``.

    Raises:
        NotFound: the section is not there any more.
    """
    with store.step(meeting, "begin_section") as step:
        living(store, meeting, "section", section)
        made = sections.add(store, meeting, after=section, level=level, **values)
        following = (
            "SELECT uid, kind FROM entry WHERE section = ? AND (ord, uid) > "
            "(SELECT coalesce(max(ord), ''), coalesce(max(uid), '') FROM entry WHERE uid = ?)"
        )
        taken = store.rows(following, [section, entry])
        _bring(store, step, taken, made)
        return made, [uid for uid, _ in taken]


def _bring(store: Store, step: Step, following: Iterable[Sequence[str]], made: str) -> None:
    """Let entries lie in a section that was made for them: all that follow now, whoever has written them."""
    for uid, kind in following:
        if kind in passages.WAYS:
            passages.follow(store, step, uid, made)
        step.update("entry", uid, {"section": made}, on_top=True)


def merge(store: Store, meeting: int, uid: str, *, before: str | None = None) -> str:
    """Join a section to the one before it, and return the uid of that.

    Its heading stands above its lines as a small one; who presented it, and its instruction, come to those
    of the other. The parts that lie in it stay as they are.

    Args:
        store: the open file.
        meeting: the id of the meeting.
        uid: the section.
        before: the one that is meant; None where any is.

    Raises:
        Misplaced: there is none before it, or another one than is meant, or one of the two is an exercise
            that holds something.
        NotFound: it is not there any more.
        Locked: one of them is verified.
    """
    with store.step(meeting, "merge_sections") as step, step.as_one():
        minutes = reading.load(store, meeting, ("section", "prompt"))
        into, gone = _to_merge(minutes, uid)
        if before not in (None, into.uid):
            raise Misplaced(message(N_("Another section stands before this one by now.")))
        if any(_is_kept_apart(store, minutes, section) for section in (into, gone)):
            raise Misplaced(message(N_("An exercise that holds something cannot be merged.")))
        step.update("section", gone.uid, {"deleted": True})
        presenters = tuple(dict.fromkeys((*into.presenters, *gone.presenters)))
        holders = tuple(dict.fromkeys((*into.holders, *gone.holders)))
        instruction = (*into.instruction, *gone.instruction)
        values = {"presenters": presenters, "holders": holders, "instruction": instruction}
        step.update("section", into.uid, values)
        words = _heading(gone)
        if words and spelling(words) != spelling(into.heading or ""):
            entries.add(store, meeting, Place(into.uid), "label", words)
        passages.follow_all(store, step, gone.uid, into.uid)
        _move_all(store, step, gone.uid, into.uid)
        return into.uid


def _to_merge(minutes: Minutes, uid: str) -> tuple[Section, Section]:
    """Return the section before this one, and this one."""
    ordered = list(minutes.sections)
    at = next((n for n, section in enumerate(ordered) if section.uid == uid), None)
    if at is None:
        raise NotFound(message(N_("That part of the meeting is not there any more.")))
    if at == 0:
        raise Misplaced(message(N_("There is no section before this one.")))
    return ordered[at - 1], ordered[at]


def _is_kept_apart(store: Store, minutes: Minutes, section: Section) -> bool:
    """Return whether this is an exercise in which somebody has written or asked something."""
    if section.form is None:
        return False
    asked = any(prompt.text and not prompt.given for prompt in minutes.prompts(section.uid))
    written = "SELECT 1 FROM entry WHERE section = ? AND deleted = 0 LIMIT 1"
    return asked or store.one(written, [section.uid]) is not None


def _heading(section: Section) -> str:
    number = f"§ {section.paragraph}" if section.paragraph else ""
    return " ".join(filter(None, (number, (section.heading or "").strip())))


def _move_all(store: Store, step: Step, section: str, into: str) -> None:
    """Move all entries of a section behind those of another one, out of any row."""
    key = None
    rows = store.rows("SELECT uid FROM entry WHERE section = ? ORDER BY ord, uid", [section])
    for (uid,) in rows:
        key = between(key, None) if key else key_for(store, "entry", ("section", into))
        step.update("entry", uid, {"section": into, "row": None, "prompt": None, "ord": key})
