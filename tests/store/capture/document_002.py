"""The lines with which a note-taker types document 002, built from its text at run time."""

from __future__ import annotations

from tests.store.capture.typing_seeds import AS_IT_IS, Step

NUMBERED = "/fråga {after_number}"
BEFORE_COMMA = "# {before_comma}"
AFTER_COMMA = "/föredragande {after_comma}"

STEPS: tuple[Step, ...] = (
    (1, 1, "/datum {after_colon}"),
    (3, 3, "/titel {line}"),
    (5, 5, "/närvarande {line}"),
    (7, 8, AS_IT_IS),
    # The first section, with its presenters, and sticky notes in four clusters.
    (10, 10, "# {line}"),
    (11, 11, "/föredragande {line}"),
    (12, 25, AS_IT_IS),
    (27, 27, "/övning lappar {line}"),
    (28, 32, "/instruktion {without_sign}"),
    (35, 35, "/fråga {line}"),
    (36, 37, AS_IT_IS),
    (39, 39, "/fråga {line}"),
    (40, 40, AS_IT_IS),
    (42, 42, "/fråga {line}"),
    (43, 43, AS_IT_IS),
    (45, 45, "/fråga {line}"),
    (46, 46, AS_IT_IS),
    (47, 47, "0"),
    (48, 53, "s: {line}"),
    (54, 54, AS_IT_IS),
    # The second one: five questions to two groups.
    (55, 55, "# {line}"),
    (56, 56, "/föredragande {before_parenthesis}"),
    (56, 56, "ref: {from_parenthesis}"),
    (57, 61, AS_IT_IS),
    (62, 62, "/grupper 1-2"),
    (62, 62, "/övning frågor"),
    (63, 67, NUMBERED),
    (69, 101, AS_IT_IS),
    (102, 102, "0"),
    (103, 110, AS_IT_IS),
    # Two sections of group discussions, the second group first.
    (111, 111, BEFORE_COMMA),
    (111, 111, AFTER_COMMA),
    (112, 112, "/övning frågor"),
    (112, 112, "0"),
    (113, 113, AS_IT_IS),
    (115, 115, AS_IT_IS),
    (116, 116, "l: {line}"),
    (117, 134, AS_IT_IS),
    (136, 136, "# {line}"),
    (137, 141, AS_IT_IS),
    (141, 141, "/övning frågor"),
    (142, 166, AS_IT_IS),
    (170, 170, "/roll antecknare {line}"),
    (175, 175, "/bilaga {line}"),
    (176, 191, AS_IT_IS),
)
