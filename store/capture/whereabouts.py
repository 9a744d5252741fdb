"""Where a note-taker is in the meeting, and where they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from store.capture.gone_places import is_there, place_instead, taken_out
from store.capture.switches import first_cell, last_cell
from store.errors import StoreError
from store.file.app_windows.places import keep_place, place_of
from store.file.store import Store
from store.file.undo import taken_back_by
from store.model.minutes import Minutes
from store.model.records import Place

_BACK = ("undo", "redo")
"""The steps that lead back to where one came from."""


class _Move(NamedTuple):
    """A step, its id, that has led from one place to another."""

    step: int
    before: Place
    after: Place


@dataclass(slots=True)
class _Trail:
    """What is remembered of places.

    Attributes:
        came_from: for a place, the one before it; undo may take the ground away.
        visited: the last place in each section.
        written: the last cell written in, in each section.
        lost: places that an undo took away while one stood there, and where that led.
        moves: the steps that have led elsewhere, in order.
        undone: those of them that are taken back, each behind the id of the step that has done so.
    """

    came_from: dict[Place, Place] = field(default_factory=dict)
    visited: dict[str | None, Place] = field(default_factory=dict)
    written: dict[str | None, Place] = field(default_factory=dict)
    lost: list[tuple[Place, Place]] = field(default_factory=list)
    moves: list[_Move] = field(default_factory=list)
    undone: list[tuple[int, _Move]] = field(default_factory=list)


class Whereabouts:
    """The current place, kept in the store for the next time the meeting is opened."""

    def __init__(self, store: Store, minutes: Minutes, *, keeps: bool = True) -> None:
        """Go on where the actor of ``store`` was last; else at the end of the meeting.

        Args:
            store: the open file.
            minutes: the meeting.
            keeps: whether the place is this window's, and kept as that.
        """
        self._keeps = keeps
        self._store = store
        self._minutes = minutes
        self._trail = _Trail()
        self._was_moved = False
        self._seq = minutes.seq
        self._held: Place | None = None
        self._place = place_of(store, minutes.meeting.id) if keeps else Place()
        if self._place.section is None:
            self._place = self._end()

    @property
    def place(self) -> Place:
        """The current place; where it is gone, the one before it after an undo, else where it leads."""
        if self._held is not None:
            return self._held
        self._look()
        return self._place

    @contextmanager
    def held(self, place: Place) -> Iterator[None]:
        """Let the place be this one for the block, in which the meeting is as it was."""
        self._held = place
        try:
            yield
        finally:
            self._held = None

    def _look(self) -> None:
        if self._seq != self._minutes.seq:
            self._seq = self._minutes.seq
            self._follow_undo()
        if not is_there(self._minutes, self._place):
            self._leave(self._place)
        elif self._trail.lost and is_there(self._minutes, self._trail.lost[-1][0]):
            self._return(*self._trail.lost.pop())

    def _follow_undo(self) -> None:
        """Stand where one stood before a step that is taken back, or after one that is done again.

        Not where one has gone elsewhere since.
        """
        stood, moves, undone = self._place, self._trail.moves, self._trail.undone
        while moves and (by := taken_back_by(self._store, moves[-1].step)):
            move = moves.pop()
            undone.append((by, move))
            if self._place == move.after and self._store.has_done(by):
                self._place = move.before
        while undone and (by := taken_back_by(self._store, undone[-1][0])):
            move = undone.pop()[1]
            moves.append(move)
            if self._place == move.before and self._store.has_done(by):
                self._place = move.after
        if self._place != stood:
            self.keep()

    def _return(self, gone: Place, instead: Place) -> None:
        """Stand again in a place that was gone and has come back, if one has gone nowhere else since."""
        if self._place == instead:
            self._place = gone
            self.keep()

    def _leave(self, gone: Place) -> None:
        """Stand elsewhere than in a place that is gone, and keep that, since nobody has gone there."""
        step = taken_out(self._store, self._minutes, gone)
        own = step is not None and self._store.has_done(step.id)
        if own and step is not None and step.name in _BACK:
            self._place = self._one_before(gone)
            self._trail.lost.append((gone, self._place))
        else:
            self._place = place_instead(self._store, self._minutes, gone)
            self._was_moved = not own
        self.keep()

    def _one_before(self, gone: Place) -> Place:
        """Return the place before one that is gone; an exercise is not left for a row or a prompt."""
        before = gone
        while not is_there(self._minutes, before) and before in self._trail.came_from:
            before = self._trail.came_from.pop(before)
        if before.section != gone.section and self._minutes.section(gone.section) is not None:
            before = first_cell(self._minutes, str(gone.section))
        return before if is_there(self._minutes, before) else self._end()

    def was_moved(self) -> bool:
        """Return, once, whether the place is another one by what somebody else has done."""
        self._look()
        moved, self._was_moved = self._was_moved, False
        return moved

    def move_to(self, place: Place) -> None:
        """Make ``place`` the current one; it may be about to appear in the meeting."""
        if place != self._place:
            self._trail.came_from[place] = self._place
            self._trail.lost.clear()
            self._place = place
        self._trail.visited[place.section] = place

    def moved_by(self, step: int | None, before: Place) -> None:
        """Remember that a step, its id given, has led here from ``before``."""
        if step is not None and before != self._place:
            self._trail.moves.append(_Move(step, before, self._place))

    def stand_at(self, place: Place, key: str) -> bool:
        """Go to a place of another copy; see :meth:`store.capture.session.CaptureSession.stand_at`."""
        there = is_there(self._minutes, place)
        self.move_to(place if there else place_instead(self._store, self._minutes, place, key))
        self._was_moved = False
        self.keep()
        return there

    def back_to(self, place: Place) -> None:
        """Forget a move that came to nothing."""
        self._place = place

    def keep(self) -> None:
        """Keep the place in the store; where it cannot be written now, the next move keeps it."""
        if not self._keeps:
            return
        try:
            keep_place(self._store, self._minutes.meeting.id, self._place)
        except StoreError:
            return

    def wrote(self, place: Place) -> None:
        """Remember the cell that was written in last; plenary is not counted."""
        self._trail.lost.clear()
        if place.row is not None:
            self._trail.written[place.section] = place

    def last_written(self, section: str | None) -> Place:
        """Return the cell of a section that was written in last, or an empty place."""
        return self._trail.written.get(section) or last_cell(self._minutes, section)

    def place_in(self, section: str) -> Place:
        """Return the cell to go to in a section: where one was last, else where one wrote last."""
        visited = self._trail.visited.get(section)
        if visited is not None and is_there(self._minutes, visited):
            return visited
        last = last_cell(self._minutes, section)
        return last if last.section else first_cell(self._minutes, section)

    def step(self, place: Place, rows: int, prompts: int) -> Place:
        """Return the place so many rows and prompts on; in plain talk, and with one row, sections.

        From the whole room one goes back to the cell that one came from.
        """
        minutes = self._minutes
        axis = [row.uid for row in minutes.rows(place.section)]
        if rows and len(axis) > 1 and place.row is None:
            place = self._cell_before(place, axis)
        elif rows and len(axis) > 1:
            place = replace(place, row=_stepped(axis, place.row, rows))
        elif rows and len(minutes.sections):
            uids = [section.uid for section in minutes.sections]
            place = self.place_in(_stepped(uids, place.section, rows))
        if prompts and len(minutes.prompts(place.section)):
            uids = [prompt.uid for prompt in minutes.prompts(place.section)]
            place = replace(place, prompt=_stepped(uids, place.prompt, prompts))
        return place

    def _cell_before(self, room: Place, axis: Sequence[str]) -> Place:
        """Return the cell one came from to the whole room, else that written in last, else the first."""
        trail, section = self._trail, str(room.section)
        for cell in (trail.came_from.get(room), trail.written.get(section)):
            if cell is not None and cell.section == section and cell.row in axis:
                return cell
        return first_cell(self._minutes, section)

    def _end(self) -> Place:
        sections = self._minutes.sections
        return self.place_in(sections[-1].uid) if len(sections) else Place()


def _stepped(uids: Sequence[str], current: str | None, by: int) -> str:
    """Return the uid so many places on, at most the first or the last; from none, the first."""
    at = uids.index(current) + by if current in uids else 0
    return uids[max(0, min(len(uids) - 1, at))]
