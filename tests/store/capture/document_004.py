"""The lines with which document 004 is typed, each of its nine texts as a meeting of its kind."""

from __future__ import annotations

from tests.store.capture.typing_seeds import AS_IT_IS, Step

YEAR = "{W[240]:5}"
DATE = "/datum {W[%d]:%s} " + YEAR
TITLE = "/titel {line}"

MEETING: tuple[Step, ...] = (
    (1, 1, "/typ anteckningar"),
    (1, 1, TITLE),
    (1, 1, DATE % (1, "3-4")),
    (3, 3, "/tema {W[3]:4}"),
    (3, 5, AS_IT_IS),
    (7, 7, "# {line}"),
    (9, 10, AS_IT_IS),
    (12, 12, "ref: {after_colon}"),
)

REPORT: tuple[Step, ...] = (
    (14, 14, TITLE),
    (16, 16, DATE % (16, "2-3")),
    (16, 28, AS_IT_IS),
    (30, 30, "ref: {line}"),
)

CANCELLED: tuple[Step, ...] = (
    (32, 32, TITLE),
    (32, 32, DATE % (32, "2-3")),
    (34, 34, "/inställt {line}"),
    (36, 36, AS_IT_IS),
)

INTERVIEW: tuple[Step, ...] = (
    (38, 38, TITLE),
    (54, 54, '/närvarande {W[40]:40} "{before_colon}" {W[40]:41}'),
    (40, 40, "/närvarande {W[40]:43-44}"),
    (40, 40, AS_IT_IS),
    (40, 40, "/övning intervju"),
    (42, 122, AS_IT_IS),
)

SECOND_INTERVIEW: tuple[Step, ...] = (
    (124, 124, TITLE),
    (126, 126, AS_IT_IS),
    (126, 126, "/övning intervju"),
    (128, 128, "?: {line}"),
    (129, 133, AS_IT_IS),
    (135, 135, "?: {line}"),
    (136, 140, AS_IT_IS),
    (142, 142, "?: {line}"),
    (143, 143, AS_IT_IS),
    (145, 145, "?: {line}"),
    (146, 146, AS_IT_IS),
    (148, 148, "?: {line}"),
    (149, 149, AS_IT_IS),
)

SECOND_REPORT: tuple[Step, ...] = (
    (151, 151, TITLE),
    (153, 157, AS_IT_IS),
    (159, 159, "# {line}"),
    (161, 161, AS_IT_IS),
    (163, 163, "ref: {line}"),
    (165, 165, "## {line}"),
    (167, 169, AS_IT_IS),
    (171, 171, "## {line}"),
    (173, 173, AS_IT_IS),
)

INVITATION: tuple[Step, ...] = (
    (175, 175, "/typ inbjudan"),
    (175, 175, TITLE),
    (177, 177, "/tema {W[177]:9}"),
    (181, 181, "/plats {after_colon}"),
    (183, 183, DATE % (183, "4-5")),
    (183, 183, "/tid {W[183]:7}"),
    (177, 179, AS_IT_IS),
    (185, 185, "/dagordning"),
    (187, 191, AS_IT_IS),
    (191, 191, "/slut"),
    (193, 193, "#"),
    (193, 195, AS_IT_IS),
)

TIMETABLE: tuple[Step, ...] = (
    (197, 197, "/typ inbjudan"),
    (197, 197, TITLE),
    (201, 201, DATE % (201, "2-3")),
    (201, 201, "/tid {W[201]:5}"),
    (202, 202, "/plats {after_colon}"),
    (199, 199, AS_IT_IS),
    (203, 203, AS_IT_IS),
    (205, 205, "/övning schema {line}"),
    (207, 217, AS_IT_IS),
    (219, 219, "l: {L[219]} {L[220]}"),
    (222, 224, AS_IT_IS),
    (226, 226, "# {line}"),
    (228, 230, AS_IT_IS),
)

EARLIER: tuple[Step, ...] = (
    (232, 232, "/typ anteckningar"),
    (232, 232, TITLE),
    (232, 232, DATE % (232, "4-5")),
    (234, 234, "/tema {W[234]:5-15}"),
    (234, 238, AS_IT_IS),
    (240, 240, "/nästa {after_colon}"),
)

TEXTS: tuple[tuple[Step, ...], ...] = (
    *(MEETING, REPORT, CANCELLED, INTERVIEW, SECOND_INTERVIEW),
    *(SECOND_REPORT, INVITATION, TIMETABLE, EARLIER),
)
"""The texts in the order in which they stand."""
