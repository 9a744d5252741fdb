"""What a line about somebody who comes or goes brings along: the note of it beside the participant."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal

from store.file.steps import Step
from store.file.store import Store
from store.model.records import Move

WAYS: Mapping[str, Literal["in", "out"]] = {"arrival": "in", "departure": "out"}
"""The kinds of such lines, and what the note says."""


def follow(store: Store, step: Step, entry: str, to: str) -> None:
    """Let the note of an entry, which is about to move to another section, be of that section."""
    found = store.one("SELECT kind, speaker_uid, section FROM entry WHERE uid = ?", [entry])
    kind, person, section = found or ("", None, to)
    if kind in WAYS and person and section != to:
        moves = _moves_of(store, person)
        noted = Move(section, WAYS[kind])
        if noted in moves:
            moves[moves.index(noted)] = Move(to, noted.way)
            step.update("participant", person, {"moves": tuple(moves)}, on_top=True)


def follow_all(store: Store, step: Step, section: str, to: str) -> None:
    """Let every note of a section, with or without a line, be of another one."""
    sql = "SELECT uid FROM participant WHERE meeting = ? AND moves IS NOT NULL"
    for (person,) in store.rows(sql, [step.meeting]):
        moves = _moves_of(store, person)
        moved = tuple(Move(to, move.way) if move.section == section else move for move in moves)
        if moved != tuple(moves):
            step.update("participant", person, {"moves": moved}, on_top=True)


def _moves_of(store: Store, person: str) -> list[Move]:
    found = store.one("SELECT moves FROM participant WHERE uid = ?", [person])
    return [Move(*move) for move in json.loads(found[0])] if found and found[0] else []
