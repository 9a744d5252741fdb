"""Many lines at once, in one step.

Entries are gathered and written together; only what looks back at them, or does more than write, has
them written first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from locales import N_, message
from store.capture.commands.exercise import add_rows
from store.capture.lines import acts, parse
from store.capture.marks import looks_back
from store.capture.meant import read
from store.capture.outcome import Foretold, Outcome
from store.capture.parsed import Action, AddEntries, RunCommand
from store.capture.pasted_tables import Filling, fit
from store.capture.pieces import Piece, pieces
from store.capture.plans import Done, Plan
from store.capture.scene import Scene
from store.errors import Misplaced
from store.file import reading
from store.file.store import Store
from store.language.as_typed import NOTHING
from store.language.cleaning import clean
from store.model.records import Entry, Place

if TYPE_CHECKING:
    from store.capture.session import CaptureSession


def paste(
    session: CaptureSession, store: Store, lines: Sequence[str], *, commands: bool
) -> Outcome:
    """Carry out ``lines``; see :meth:`store.capture.session.CaptureSession.paste`."""
    with (
        _read_again_where_it_fails(session, store),
        store.step(session.minutes.meeting.id, "paste"),
    ):
        batch = _Batch(session, store, commands=commands)
        for piece in pieces([clean(line) for line in lines]):
            batch.take_piece(piece)
        batch.write()
        session.close_list(batch.outcome)
    return batch.outcome


def write_all(session: CaptureSession, store: Store, lines: Sequence[str], step: str) -> Outcome:
    """Carry out all of ``lines`` in one step of this name.

    Raises:
        Misplaced: one of them was refused, and none is written.
    """
    with _read_again_where_it_fails(session, store), store.step(session.minutes.meeting.id, step):
        batch = _Batch(session, store, commands=True)
        for number, line in enumerate(lines):
            batch.take(number, clean(line))
        batch.write()
        for _, _, reason in batch.outcome.kept:
            raise Misplaced(reason)
    return batch.outcome


@contextmanager
def _read_again_where_it_fails(session: CaptureSession, store: Store) -> Iterator[None]:
    """Hold what the file holds after a step that was read here was taken back."""
    minutes, seq = session.minutes, session.minutes.seq
    try:
        yield
    except BaseException:
        if minutes.seq != seq:
            minutes.become(reading.load(store, minutes.meeting.id))
        raise


def foretell(lines: Sequence[str], scene: Scene) -> Foretold:
    """Say what a paste of ``lines`` would do in ``scene``, where it goes nowhere else meanwhile."""
    commands, fillings = 0, []
    for piece in pieces([clean(line) for line in lines]):
        filling = fit(piece.records, scene)
        if filling is not None:
            fillings.append(filling)
        else:
            commands += sum(acts(line, scene) for line in piece.lines)
    return Foretold(
        len(lines),
        commands,
        answers=sum(len(filling.answers) for filling in fillings),
        rows=sum(filling.rows for filling in fillings),
        left=sum(len(filling.left) for filling in fillings),
    )


class _Batch:
    """The lines of a paste, and the entries among them that are not written yet."""

    def __init__(self, session: CaptureSession, store: Store, *, commands: bool) -> None:
        self.outcome = Outcome()
        self._store = store
        self._session = session
        self._commands = commands
        self._waiting: list[Entry] = []
        self._above: dict[Place, tuple[Entry, tuple[int, ...]]] = {}

    def take_piece(self, piece: Piece) -> None:
        """Put a table that fits the exercise into its cells; carry out other lines one by one."""
        with self._session.as_meant():
            filling = fit(piece.records, self._session.scene())
        if filling is not None:
            self._fill(filling)
            return
        for number, line in enumerate(piece.lines, piece.number):
            self.take(number, line)

    def take(self, number: int, line: str) -> None:
        """Carry out one line, or keep it with the reason."""
        if looks_back(line):
            self.write()
        scene = self._scene()
        action = read(self._session, line, scene)
        if isinstance(action, AddEntries) and action.place.section is not None:
            self._wait(action)
            return
        self.write()
        self._do(number, line, action, scene)

    def _fill(self, filling: Filling) -> None:
        """Write what a table says into the cells, and what is left over where the table was pasted."""
        section = str(self._session.place.section)
        made = self._add_rows(section, filling.new)
        for answer in filling.answers:
            cell = Place(section, made.get(answer.row, answer.row), answer.prompt)
            scene = replace(self._scene(cell), commands=False, switches=False)
            action = parse(answer.line, scene)
            if not isinstance(action, AddEntries):
                entry = scene.entry(scene.plain_kind, answer.line)
                action = AddEntries((entry,), cell)
            self._wait(action)
        scene = self._scene()
        for cells in filling.left:
            flat = tuple(" ".join(cell.split("\n")) for cell in cells)
            entry = scene.entry("row", "\t".join(flat), cells=flat)
            self._wait(AddEntries((entry,), scene.place))

    def _add_rows(self, section: str, labels: Sequence[str]) -> dict[str, str]:
        """Make rows, and return their uids by label; a place whose row they replaced moves to the first."""
        if not labels:
            return {}
        self.write()
        session, made = self._session, dict[str, str]()

        def carry_out() -> Done:
            made.update(add_rows(self._store, session.minutes, section, labels))
            return Done()

        prompt = session.place.prompt
        session.carry_out(Plan(NOTHING, carry_out, step="add_row"), self.outcome)
        if session.place.section != section or session.minutes.row(session.place.row) is None:
            session.place = Place(section, made[labels[0]], prompt)
            self.outcome.moved = True
        return made

    def _scene(self, place: Place | None = None) -> Scene:
        scene = self._session.scene(place)
        if not self._commands:
            scene = replace(scene, commands=False, switches=False)
        above = self._above.get(scene.place)
        if above is None:
            return scene
        entry, columns = above
        return replace(scene, indents=columns).below(entry)

    def _wait(self, action: AddEntries) -> None:
        self._waiting.extend(action.entries)
        self._above[action.place] = action.entries[-1], action.indents
        self._session.wrote(action.place, action.indents)

    def _do(self, number: int, line: str, action: Action, scene: Scene) -> None:
        self.outcome.refusal = None
        if isinstance(action, RunCommand) and action.command.part == "steps":
            self.outcome.refusal = message(N_("A step cannot be undone from within a paste."))
        elif isinstance(action, RunCommand) and action.command.name == "phrase":
            self.outcome.refusal = message(N_("A standing text is written by a line of its own."))
        else:
            self._session.do(action, scene, self.outcome)
        if self.outcome.refusal is not None:
            self.outcome.kept.append((number, line, self.outcome.refusal))
            self.outcome.refusal = None

    def write(self) -> None:
        """Write what waits, so that it can be looked back at."""
        if self._waiting:
            self._session.write_entries(self._waiting, self.outcome)
            self._waiting = []
            self._above = {}
