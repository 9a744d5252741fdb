"""Many lines at once, in one step.

Entries are gathered and written together; only what looks back at them, or does more than write, has
them written first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from locales import N_, message
from store import reading
from store.capture.actions import Action, AddEntries, RunCommand
from store.capture.lines import parse
from store.capture.marks import looks_back
from store.capture.outcome import Outcome
from store.capture.scene import Scene
from store.cleaning import clean
from store.records import Entry, Place
from store.store import Store

if TYPE_CHECKING:
    from store.capture.session import CaptureSession


def paste(
    session: CaptureSession, store: Store, lines: Sequence[str], *, commands: bool
) -> Outcome:
    """Carry out ``lines``; see :meth:`store.capture.session.CaptureSession.paste`."""
    minutes, seq = session.minutes, session.minutes.seq
    try:
        with store.step(minutes.meeting.id, "paste"):
            batch = _Batch(session, commands=commands)
            for number, line in enumerate(lines):
                batch.take(number, clean(line))
            batch.write()
            session.close_list(batch.outcome)
    except BaseException:
        if minutes.seq != seq:
            minutes.become(reading.load(store, minutes.meeting.id))
        raise
    return batch.outcome


class _Batch:
    """The lines of a paste, and the entries among them that are not written yet."""

    def __init__(self, session: CaptureSession, *, commands: bool) -> None:
        self.outcome = Outcome()
        self._session = session
        self._commands = commands
        self._waiting: list[Entry] = []
        self._above: dict[Place, Entry] = {}
        self._columns: tuple[int, ...] = ()

    def take(self, number: int, line: str) -> None:
        """Carry out one line, or keep it with the reason."""
        if looks_back(line):
            self.write()
        scene = self._scene()
        action = parse(line, scene)
        if isinstance(action, AddEntries) and action.place.section is not None:
            self._wait(action)
            return
        self.write()
        self._do(number, line, action, scene)

    def _scene(self) -> Scene:
        scene = self._session.scene()
        if not self._commands:
            scene = replace(scene, commands=False, switches=False)
        above = self._above.get(scene.place)
        if above is None:
            return scene
        return replace(scene, indents=self._columns).below(above)

    def _wait(self, action: AddEntries) -> None:
        self._waiting.extend(action.entries)
        self._above[action.place] = action.entries[-1]
        self._columns = action.indents
        self._session.wrote(action.place, action.indents)

    def _do(self, number: int, line: str, action: Action, scene: Scene) -> None:
        self.outcome.refusal = None
        if isinstance(action, RunCommand) and action.command.part == "steps":
            self.outcome.refusal = message(N_("A step cannot be undone from within a paste."))
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
