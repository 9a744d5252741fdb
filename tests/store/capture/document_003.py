"""The lines with which a note-taker types document 003, built from its text at run time."""

from __future__ import annotations

from tests.store.capture.typing_seeds import AS_IT_IS, Step

STEPS: tuple[Step, ...] = (
    (3, 3, "/typ protokoll"),
    (3, 3, "/titel {L[3]} {L[4]}"),
    (3, 3, "/serie {L[3]} {L[4]}"),
    (6, 6, "/plats {second_cell}"),
    (7, 7, "/beslutande {second_cell}"),
    (8, 8, "/övriga {second_cell}"),
    (14, 14, "/roll ordförande {line}"),
    (18, 18, "/roll justerare {line}"),
    (22, 22, "/roll sekreterare {line}"),
    # The first §: the decision repeats the proposal.
    (30, 30, "§ {line}"),
    (36, 36, "f: Ordföranden: {line}"),
    (36, 36, "b:"),
    # The second one: a report under two headings, and what is decided about it.
    (43, 43, "§ {line}"),
    (45, 45, AS_IT_IS),
    (47, 47, "## {line}"),
    (49, 57, AS_IT_IS),
    (59, 59, "## {line}"),
    (61, 61, AS_IT_IS),
    (66, 80, AS_IT_IS),
    (87, 87, "##"),
    (87, 87, "f: Ordföranden: {line}"),
    (87, 87, "b:"),
    (98, 98, "§ {line}"),
    (100, 100, AS_IT_IS),
    *((at, at, f"/underskrift {{L[{at + 1}]}}, {{line}}") for at in (14, 18, 22)),
)
