"""The lines with which a note-taker types document 000, built from its text at run time."""

from __future__ import annotations

from tests.store.capture.typing_seeds import AS_IT_IS, AS_TYPED, RAW, Step

_STRENGTHS = "{first_cell}"
_WEAKNESSES = "{second_cell}"

TABLES: tuple[tuple[str, int, int, int], ...] = (
    ("A", 24, 34, 30),
    ("B", 39, 46, 44),
    ("C", 53, 56, 55),
    ("D", 61, 63, 62),
    ("E", 68, 71, 71),
)
"""Of each group: the first line of its table, the last strength and the last weakness."""

UNFINISHED = 40


def _table(group: str, first: int, strength: int, weakness: int) -> tuple[Step, ...]:
    """Type a table column by column: one Enter an item, one switch a column."""
    if first <= UNFINISHED <= strength:
        column: tuple[Step, ...] = (
            (first, UNFINISHED - 1, _STRENGTHS),
            (UNFINISHED, UNFINISHED, f"x: {_STRENGTHS}"),
            (UNFINISHED + 1, strength, _STRENGTHS),
        )
    else:
        column = ((first, strength, _STRENGTHS),)
    return (
        (first, first, f"{group}.1"),
        *column,
        (first, first, ".2"),
        (first, weakness, _WEAKNESSES),
    )


STEPS: tuple[Step, ...] = (
    (5, 5, "/typ dokumentation"),
    (7, 7, "/titel {line}"),
    (7, 7, "/datum {last_three_words}"),
    (9, 11, AS_IT_IS),
    (13, 13, "# {line}"),
    (15, 15, AS_IT_IS),
    # Strengths and weaknesses of five groups.
    (17, 17, "/grupper A-E"),
    (17, 17, "/övning styrkor {line}"),
    (19, 19, "/instruktion {line}"),
    *_table(*TABLES[0]),
    *_table(*TABLES[1]),
    (48, 48, "B.0"),
    (48, 48, AS_IT_IS),
    *(step for table in TABLES[2:] for step in _table(*table)),
    # They advise one another in a ring.
    (73, 73, "/övning ring {line}"),
    (75, 75, "/instruktion {line}"),
    (77, 77, "A.1"),
    (79, 79, "{after_colon}"),
    (81, 82, AS_IT_IS),
    (84, 84, ".3"),
    (86, 86, "l: {line}"),
    (88, 91, AS_IT_IS),
    (93, 93, "l: {line}"),
    (95, 99, AS_IT_IS),
    (101, 101, "l: {line}"),
    (103, 104, AS_IT_IS),
    (106, 106, "B.1"),
    (108, 108, "{after_colon}"),
    (110, 110, ".3"),
    (112, 117, AS_IT_IS),
    (119, 119, "C.1"),
    (121, 121, "{after_colon}"),
    (123, 123, ".3"),
    (125, 129, AS_IT_IS),
    (131, 131, "D.1"),
    (133, 133, "{after_colon}"),
    (135, 135, ".2"),
    (137, 139, AS_IT_IS),
    (141, 141, ".3"),
    (143, 150, AS_TYPED),
    (152, 152, "E.1"),
    (154, 154, "{after_colon}"),
    (157, 157, ".3"),
    (159, 169, AS_IT_IS),
    # New groups answer two questions.
    (171, 171, "# {line}"),
    (175, 177, AS_IT_IS),
    (177, 177, "/grupper 1-3"),
    (177, 177, "/övning frågor"),
    (179, 179, "/fråga {after_number}"),
    (203, 203, "/fråga {after_number}"),
    (181, 181, "0.1"),
    (181, 183, AS_IT_IS),
    (185, 185, "2.1"),
    (185, 185, "{after_colon}"),
    (187, 191, AS_IT_IS),
    (193, 193, "3"),
    (193, 193, "{after_colon}"),
    (195, 201, AS_IT_IS),
    (205, 205, "1.2"),
    (205, 205, "{after_colon}"),
    (207, 207, AS_IT_IS),
    (209, 209, AS_IT_IS),
    (211, 211, "3"),
    (211, 211, "{after_colon}"),
    (213, 215, AS_IT_IS),
    (217, 217, "0"),
    (217, 217, AS_IT_IS),
    (219, 219, "#"),
    (219, 219, AS_IT_IS),
    (219, 219, "/nästa {last_two_words}"),
    # Who was there, as it was pasted, and who was not.
    (221, 221, "/närvarande"),
    (223, 252, RAW),
    (253, 253, "/frånvarande"),
    (255, 265, RAW),
    (265, 265, "/slut"),
)
