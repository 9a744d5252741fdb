"""Invented days for golden files: two built record by record, and two typed line by line."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from imports.json_form import from_json
from store.model.minutes import Minutes
from tests.exports.typed import type_lines

Object = dict[str, Any]

LINES = Path(__file__).parent / "lines"


def workshop() -> Minutes:
    """A workshop day with every built-in form and two sets of groups, in Swedish."""
    return _typed("workshop.txt")


def agreement() -> Minutes:
    """An agreement between two parties, with an appendix that is partly filled in, in Swedish."""
    return _typed("agreement.txt")


def invitation() -> Minutes:
    """An invitation with an agenda and a text, in Swedish."""
    return _typed("invitation.txt")


@cache
def letters() -> list[Minutes]:
    """Five texts of a newsletter, each a meeting of its kind, in Swedish."""
    texts = (LINES / "newsletter.txt").read_text("utf-8").split("=====\n")
    return [_made(text) for text in texts]


def council() -> Minutes:
    """A council with people who come, leave and stand aside, decisions, actions and questions, in Swedish."""
    return _typed("council.txt")


@cache
def _typed(name: str) -> Minutes:
    return _made((LINES / name).read_text("utf-8"))


def _made(lines: str) -> Minutes:
    with TemporaryDirectory() as folder:
        return type_lines(lines.splitlines(), Path(folder))


def swedish_day() -> Minutes:
    """A whole day with groups, questions out of order, sticky notes, tables, a timetable and an appendix."""
    return from_json(
        {
            "format": "heldag/1",
            "uid": "DAG",
            "title": "Heldag om trygg hemgång",
            "theme": "Från plan till vardag",
            "organiser": "Norrby kommun",
            "reference": "KS 2026/0117",
            "date": "2026-03-12",
            "starts": "09:00",
            "ends": "16:00",
            "opened": "09:04",
            "closed": "15:50",
            "place": "Folkets hus, Norrby",
            "status": "held",
            "language": "sv",
            "next": {
                "date": "2026-12-09",
                "starts": "13:30",
                "place": "Stadshuset, Söderby",
                "theme": "Uppföljning",
            },
            "participants": _swedish_people(),
            "group_sets": [
                {"groups": [{"label": "1"}, {"label": "2"}]},
                {
                    "name": "Eftermiddag",
                    "groups": [{"label": "A", "name": "Norra"}, {"label": "B"}],
                },
            ],
            "sections": [
                _opening(),
                _talk(),
                _stickies(),
                _questions(),
                _strengths(),
                _consultation(),
                _areas(),
                _timetable(),
                _appendix(),
            ],
            "attachments": [
                {"title": "Bilder från dagen", "address": "https://exempel.se/hemgang_2026"},
                {"title": "Blädderblock, fotograferat", "address": None},
            ],
        }
    )


def _swedish_people() -> list[Object]:
    return [
        {
            "uid": "P-ANNA",
            "name": "Anna Ekström",
            "title": "samordnare",
            "organisation": "Norrby kommun",
            "email": "anna.ekstrom@norrby.example",
            "attendance": "present",
            "roles": ["host"],
        },
        {
            "uid": "P-BO",
            "name": "Bo Lindgård",
            "organisation": "Söderby kommun",
            "email": "bo_lindgard@soderby.example",
            "phone": "0700-00 00 00",
            "attendance": "present",
            "roles": ["note-taker"],
        },
        {
            "uid": "P-CIA",
            "name": "Cia Öhman",
            "party": "M",
            "unit": "Hemtjänsten",
            "organisation": "Norrby kommun",
            "attendance": "remote",
            "roles": ["note-taker", "processledare"],
        },
        {"uid": "P-DAN", "name": "Dan Falk", "attendance": "part", "title": "distriktsläkare"},
        {"name": "Eva Grahn", "organisation": "Regionen", "attendance": "excused"},
        {"name": "Folke Hård", "attendance": "absent"},
    ]


def _opening() -> Object:
    return {
        "heading": None,
        "entries": [
            {"text": "Anna hälsar alla välkomna. Tolv kommuner är bjudna, nio har kommit."},
            {"kind": "internal", "text": "FÅR ALDRIG SYNAS: fråga Folke varför han inte kom."},
        ],
    }


def _talk() -> Object:
    return {
        "heading": "Vad vet vi i dag?",
        "presenters": [
            {"name": "Anna", "uid": "P-ANNA"},
            {"name": "Dan Falk", "uid": "P-DAN"},
            {"name": "Cia", "uid": "P-CIA"},
        ],
        "planned": "09:15",
        "minutes": 45,
        "entries": [
            {
                "text": "Dan visar att var fjärde hemgång sker efter kl. 17 – se diagrammet på bild 4."
            },
            {"kind": "reference", "text": "Dans bilder"},
            {
                "kind": "reference",
                "text": "Rapporten Hem i tid",
                "address": "https://exempel.se/hem(i)tid?a=1&b=2",
            },
            {"text": "Tre saker återkommer:"},
            {"kind": "bullet", "text": "Ingen vet vem som ringer vem"},
            {"kind": "bullet", "text": "Läkemedel saknas"},
            {"kind": "bullet", "text": "särskilt på fredagar", "depth": 1},
            {"kind": "bullet", "text": "och inför storhelger", "depth": 2},
            {"kind": "bullet", "text": "Hjälpmedel kommer för sent"},
            {
                "kind": "statement",
                "speaker": "Cia",
                "text": "Vi har löst det genom ett joursystem.",
            },
            {"kind": "reply", "text": "Det borde fler prova!"},
            {"kind": "arrival", "speaker": "Dan Falk", "time": "09:40"},
            {"kind": "quote", "text": "”Jag visste inte att jag skulle få gå hem.”"},
            {"kind": "proposal", "speaker": "Bo", "text": "Vi provar joursystemet i två kommuner."},
            {
                "kind": "decision",
                "text": "Joursystemet provas i Norrby och Söderby.",
                "clauses": ["Provet pågår till sista juni.", "Resultatet redovisas på nästa möte."],
            },
            {"kind": "bullet", "text": "Bo håller i starten"},
            {
                "kind": "action",
                "text": "Skriver en A4 om joursystemet",
                "owners": [{"name": "Cia Öhman", "uid": "P-CIA"}, {"name": "Hemtjänsten"}],
                "due": "2026-04-01",
                "due_text": "1 april",
            },
            {"kind": "action", "text": "Bokar lokal", "due_text": "före midsommar", "done": True},
            {"kind": "question", "text": "Vem betalar jouren efter provet?"},
            {"kind": "parked", "text": "Gemensam journal"},
        ],
    }


def _cells(section: Object, cells: list[tuple[str | None, int | None, str, str]]) -> Object:
    """Return the section with entries of kind and text in cells, in this order."""
    entries = [{"row": r, "prompt": p, "kind": k, "text": t} for r, p, k, t in cells]
    return {**section, "entries": entries}


def _stickies() -> Object:
    return _cells(
        {
            "heading": "Övning: lappar på väggen",
            "level": 2,
            "form": "stickies",
            "instruction": ["Skriv en tanke per lapp:", "· Vad fungerar?", "· Vad gör det inte?"],
            "rows": [{"label": ""}],
            "prompts": [{"text": "Det som fungerar"}, {"text": "Det som skaver"}],
        },
        [
            ("", 1, "quote", "’Telefonlistan på väggen’"),
            ("", 2, "quote", "’Fredagar efter tre’"),
            ("", 1, "quote", "’Att vi känner varandra’"),
            ("", 2, "quote", "’Tre system, tre lösenord’"),
            ("", 2, "quote", "’- 5 % på budgeten*’"),
            (
                None,
                None,
                "summary",
                "Det som fungerar handlar om människor, det som skaver om system.",
            ),
        ],
    )


def _questions() -> Object:
    return _cells(
        {
            "heading": "Gruppfrågor",
            "level": 2,
            "form": "questions",
            "group_set": 1,
            "instruction": ["Utse en sekreterare i gruppen. Tjugo minuter."],
            "rows": [{"label": "1", "group": "1"}, {"label": "2", "group": "2"}],
            "prompts": [
                {"text": "Vad kan vi börja med i morgon?"},
                {"text": "Vad hindrar oss?", "hint": "På riktigt, inte på pappret."},
                {"text": "Vem saknas i rummet?"},
            ],
        },
        [
            (None, None, "note", "Frågorna delades ut på papper."),
            ("2", 3, "note", "Biståndshandläggarna."),
            ("2", 1, "note", "Ringa varandra varje morgon."),
            ("1", 1, "label", "Förslag;"),
            ("1", 1, "bullet", "En gemensam telefonlista"),
            ("1", 1, "bullet", "Ett möte i veckan"),
            ("1", 2, "note", "1. Tiden\n2. Avtalet"),
            ("2", None, "note", "Gruppen vill fortsätta ses."),
            (None, 3, "note", "Alla är överens om att apoteken saknas."),
            (None, None, "decision", "Biståndshandläggarna bjuds in till nästa möte."),
        ],
    )


def _strengths() -> Object:
    return _cells(
        {
            "heading": "Styrkor och svagheter",
            "form": "sw",
            "group_set": 2,
            "rows": [{"label": "A", "group": "A"}, {"label": "B", "group": "B"}],
            "prompts": [{"text": "Styrkor"}, {"text": "Svagheter"}],
        },
        [
            ("B", 1, "note", "Vi är få och snabba"),
            ("B", 2, "note", "Vi är få | sårbara"),
            ("B", 2, "note", "Ingen jour"),
            ("B", None, "note", "Ny chef från hösten – hur påverkar det?"),
            ("A", 1, "note", "Vana vid *egna* lösningar"),
            ("A", 1, "bullet", "Gott samarbete"),
            ("A", 1, "note", "Erfaren personal"),
            ("A", 2, "note", "Långa avstånd"),
        ],
    )


def _consultation() -> Object:
    return _cells(
        {
            "heading": "Grupperna råder varandra",
            "form": "ring",
            "group_set": 2,
            "rows": [
                {"label": "A→B", "from": "A", "to": "B"},
                {"label": "B→A", "from": "B", "to": "A"},
            ],
            "prompts": [
                {"text": "Frågeställning", "given": True},
                {"text": "Orsaker", "given": True},
                {"text": "Åtgärdsförslag", "given": True},
            ],
        },
        [
            ("A→B", 1, "note", "Hur får vi jouren att räcka till?"),
            ("A→B", 3, "bullet", "Dela den med grannkommunen"),
            ("A→B", 3, "bullet", "Börja i liten skala"),
            ("B→A", 1, "note", "Hur håller vi ihop över långa avstånd?"),
            ("B→A", 2, "note", "Ingen äger frågan."),
            ("B→A", 3, "note", "Ett fast möte på länk, varje tisdag."),
        ],
    )


def _areas() -> Object:
    return _cells(
        {
            "heading": "Områden",
            "form": "areas",
            "rows": [{"label": "Ledning"}, {"label": "Kompetens", "hint": "hos alla yrken"}],
            "prompts": [{"text": "Styrkor"}, {"text": "Svagheter"}],
        },
        [
            ("Ledning", 1, "note", "Tydligt uppdrag"),
            ("Ledning", 1, "note", "Korta vägar"),
            ("Ledning", 2, "note", "Byts ofta"),
            ("Kompetens", 2, "note", "Slutar när den är som bäst"),
        ],
    )


def _timetable() -> Object:
    return {
        "heading": "Så går vi vidare",
        "entries": [
            {"kind": "time", "time": "April", "text": "Provet börjar"},
            {"kind": "time", "time": "2026-06-30", "text": "Provet slutar"},
            {"kind": "row", "cells": ["Kommun", "Kontakt", "Start"]},
            {"kind": "row", "cells": ["Norrby", "Anna", "1 april"]},
            {"kind": "row", "cells": ["Söderby", "Bo", ""]},
            {"kind": "departure", "speaker": "Dan Falk"},
            {"text": "Anna tackar för en arbetsam dag."},
        ],
    }


def _appendix() -> Object:
    return {
        "heading": "Ur avtalet",
        "appendix": True,
        "date": "2024-11-02",
        "entries": [
            {"text": "Parterna ska"},
            {"kind": "bullet", "text": "planera hemgången tillsammans"},
            {"kind": "bullet", "text": "utse var sin kontakt"},
        ],
    }


def english_meeting() -> Minutes:
    """A board meeting with paragraphs, proposals, sub-headings, hostile texts and lines to sign."""
    return from_json(
        {
            "format": "heldag/1",
            "uid": "BOARD",
            "title": "Board of the Harbour Network",
            "date": "2026-05-04",
            "starts": "13:00",
            "place": "Town hall, room 3",
            "series": "Harbour Network",
            "status": "held",
            "language": "en",
            "participants": [
                {"uid": "Q-ADA", "name": "Ada Marsh", "party": "L", "organisation": "Northport"}
                | {"standing": "deciding", "roles": ["chair"]},
                {"uid": "Q-BEN", "name": "Ben Holt", "party": "C", "organisation": "Eastport"}
                | {"standing": "deciding", "roles": ["verifier"], "substitute_for": "Una Reed"},
                {"name": "Cleo Finch", "standing": "other", "title": "project manager"},
                {"name": "Drew Pike", "standing": "other", "roles": ["secretary"]},
                {"name": "Una Reed", "standing": "deciding", "attendance": "excused"},
            ],
            "sections": [
                {
                    "heading": "Verifier",
                    "paragraph": "12",
                    "entries": [
                        {
                            "kind": "proposal",
                            "speaker": "The chair",
                            "text": "That Ben Holt verifies the minutes.",
                        },
                        {"kind": "decision", "text": "That Ben Holt verifies the minutes."},
                    ],
                },
                {"heading": "Report", "paragraph": "13", "reference": "HN 26-14", "entries": []},
                {
                    "heading": "What was done",
                    "level": 3,
                    "entries": [
                        {"text": "The jetty is open again."},
                        {"text": "2026. A good year for the harbour."},
                    ],
                },
                {
                    "heading": "What people typed # really",
                    "level": 2,
                    "entries": [{"text": text} for text in HOSTILE],
                },
                {
                    "heading": "Vote",
                    "paragraph": "14",
                    "entries": [
                        {
                            "kind": "vote",
                            "text": "New fees",
                            "vote": {"for": 5, "against": 2, "abstain": 1},
                        },
                        {
                            "kind": "reservation",
                            "speaker": "Ben Holt",
                            "text": "The fees are too low.",
                        },
                    ],
                },
                {"heading": None, "entries": [{"text": "The chair closes the meeting."}]},
                {"heading": "Fees", "appendix": True, "entries": [{"text": "See the table."}]},
                {
                    "heading": "Map",
                    "appendix": True,
                    "entries": [{"text": "The map shows the piers."}],
                },
                {
                    "heading": "Legend",
                    "level": 2,
                    "entries": [{"kind": "bullet", "text": "A pier", "depth": 2}],
                },
            ],
            "signatures": [
                {"role": "Chair", "name": "Ada Marsh", "organisation": "Northport", "party": "L"},
                {"role": "Verifier", "name": "Ben Holt"},
                {"party": "Eastport"},
            ],
        }
    )


HOSTILE = (
    "[/etc/hosts] and [@click=app.quit]x",
    "{{ 7*7 }} {% raw %}",
    "| a | b |",
    "# x",
    "- x\n- y",
    "---",
    "```{=html}\n<script>alert(1)</script>\n```",
    "<!-- gone? --> &copy; <b>bold?</b>",
    "![x](/etc/passwd) [y](javascript:alert(1)) [z]: /w",
    "*star* _line_ 2**3**4 ~~struck~~ `code` 2 * 3 * 4 snake_case_name",
    "C:\\temp\\*.txt \\",
    "a\n===",
    "head | er\n--- | ---",
    "fdp.\u202eexe and zero\u200bwidth",
)
"""Texts that would be structure, if they were not text."""
