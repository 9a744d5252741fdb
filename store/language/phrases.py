"""Standing texts of a formal meeting, in both languages: each is a few lines of the capture language.

``{chair}``, ``{secretary}``, ``{verifier}`` and ``{body}`` stand for what the meeting says; nothing else in
a text is looked for, and what is put in is not looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from locales import N_

FIELDS: dict[str, str] = {
    "chair": N_("chair"),
    "secretary": N_("secretary"),
    "verifier": N_("verifier"),
    "body": N_("series or organiser"),
}
"""What a text may have put in, and what that is called, a text to translate."""

_FIELD = re.compile("{(" + "|".join(FIELDS) + ")}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One standing text.

    Attributes:
        sv, en: its names.
        lines_sv, lines_en: what it writes, as lines of the capture language.
    """

    sv: str
    en: str
    lines_sv: tuple[str, ...]
    lines_en: tuple[str, ...]

    def name(self, language: str) -> str:
        """Return its name in ``sv`` or ``en``."""
        return self.sv if language == "sv" else self.en

    def lines(self, language: str) -> tuple[str, ...]:
        """Return its lines in ``sv`` or ``en``."""
        return self.lines_sv if language == "sv" else self.lines_en


PHRASES: tuple[Phrase, ...] = (
    Phrase(
        "öppnande",
        "opening",
        ("§ Mötets öppnande", "Ordföranden hälsar välkommen och öppnar mötet."),
        ("§ Opening of the meeting", "The chair welcomes everybody and opens the meeting."),
    ),
    Phrase(
        "val av justerare",
        "election of verifier",
        (
            "§ Val av justerare",
            "f: Ordföranden: att utse {verifier} att jämte ordföranden justera protokollet",
            "b:",
        ),
        (
            "§ Election of a verifier",
            "f: The chair: that {verifier} is appointed to verify the minutes together with the chair",
            "b:",
        ),
    ),
    Phrase(
        "dagordning",
        "agenda",
        (
            "§ Fastställande av dagordning",
            "f: Ordföranden: att fastställa dagordningen",
            "b:",
        ),
        ("§ Adoption of the agenda", "f: The chair: that the agenda is adopted", "b:"),
    ),
    Phrase(
        "föregående protokoll",
        "previous minutes",
        (
            "§ Föregående protokoll",
            "f: Ordföranden: att lägga protokollet till handlingarna",
            "b:",
        ),
        ("§ Previous minutes", "f: The chair: that the minutes are filed", "b:"),
    ),
    Phrase(
        "till handlingarna",
        "filed",
        ("f: Ordföranden: att lägga ärendet till handlingarna", "b:"),
        ("f: The chair: that the matter is filed", "b:"),
    ),
    Phrase(
        "återremiss",
        "referred back",
        ("f: Ordföranden: att återremittera ärendet", "b:", "/utfall återremiss"),
        ("f: The chair: that the matter is referred back", "b:", "/outcome referred back"),
    ),
    Phrase("övriga frågor", "other business", ("§ Övriga frågor",), ("§ Other business",)),
    Phrase(
        "avslutning",
        "closing",
        ("§ Mötets avslutning", "Ordföranden tackar för idag och avslutar mötet."),
        ("§ Closing of the meeting", "The chair thanks everybody and closes the meeting."),
    ),
)
"""The standing texts of the program; a series may have its own."""


def fields_of(lines: Iterable[str]) -> set[str]:
    """Return the fields that a text has something put in for."""
    return {name for line in lines for name in _FIELD.findall(line)}


def filled(line: str, values: Mapping[str, str]) -> str:
    """Return a line with what ``values`` says put in for its fields, in one pass."""
    return _FIELD.sub(lambda match: values.get(match[1], match[0]), line)
