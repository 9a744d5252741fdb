"""Checkpoints: never on the connection of the screen, and complete from the idle thread's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from store.file.store import Store
from store.file.upkeep import checkpoint
from store.model.records import Place
from store.verbs import entries, meetings, sections


def test_the_screen_leaves_the_checkpoint_to_the_idle_thread(
    open_store: Callable[..., Store], path: Path
) -> None:
    screen, idle = open_store("anna", wait=0), open_store("anna")
    meeting = meetings.create(screen, title="Dag")
    place = Place(sections.add(screen, meeting, heading="H"))
    before = path.stat().st_size
    for n in range(300):
        entries.add(screen, meeting, place, "note", f"{n} " + "x" * 2000)
    assert path.stat().st_size == before
    assert checkpoint(idle)
    assert path.stat().st_size > before
