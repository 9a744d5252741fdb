"""The lines with which a note-taker types document 001, built from its text at run time."""

from __future__ import annotations

from tests.store.capture.typing_seeds import AS_IT_IS, Step

STEPS: tuple[Step, ...] = (
    (3, 3, "/typ överenskommelse"),
    (3, 3, "/titel {line}"),
    (5, 5, "/tema {line}"),
    (7, 9, AS_IT_IS),
    (11, 11, "# {line}"),
    (13, 13, AS_IT_IS),
    (15, 15, "# {line}"),
    (17, 17, AS_IT_IS),
    (19, 19, "# {line}"),
    (21, 26, AS_IT_IS),
    (28, 28, "# {line}"),
    (30, 40, AS_IT_IS),
    # One party signs later, the other one has two who sign.
    (44, 44, "/underskrift ;;;; {line}"),
    (48, 48, "/underskrift ; {line}; {L[49]}; {L[50]}; {L[46]}"),
    (52, 52, "/underskrift ; {line}; {L[53]}; {L[54]} {L[55]}; {L[46]}"),
    # The appendix, with its own date, is a form to fill in.
    (61, 61, "/bilaga {line}"),
    (59, 59, "/datum {line}"),
    (63, 67, AS_IT_IS),
    (69, 69, "## {line}"),
    (71, 71, AS_IT_IS),
    (73, 73, "/övning frågor {line}"),
    (78, 78, "/övning områden {line}"),
    (80, 83, "/rad {after_bullet}"),
    (84, 84, "/förklaring {line}"),
    (85, 88, "/rad {after_bullet}"),
    (90, 90, "/övning områden {line}"),
    (90, 90, "/fråga Hot"),
    (90, 90, "/fråga Möjligheter"),
    (92, 94, "/rad {after_bullet}"),
    (96, 96, "/övning frågor {line}"),
    (98, 100, "/fråga {after_bullet}"),
    (102, 102, "/övning plan {line}"),
    (104, 104, "/instruktion {line}"),
    (106, 112, "/fråga {after_number}"),
    (114, 114, "/övning frågor {line}"),
    (116, 116, "/övning uppföljning {line}"),
    (118, 118, "/instruktion {line}"),
    (118, 118, "/rad Juni"),
    (118, 118, "/rad November"),
    (120, 123, "/fråga {after_number}"),
    (125, 125, "##"),
    (125, 129, AS_IT_IS),
    (132, 132, "/kontakt {line}, {L[131]}, {L[133]}"),
)
