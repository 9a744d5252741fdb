"""Ten odd documents of as many varieties, whose facts were written down before they were read in."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.minutes import Minutes
from tests.cases import each
from tests.imports.recognise.reading import attendance, headings, of_kind, one, read


@dataclass(frozen=True)
class Odd:
    """A document and what stands in it; of decisions and actions some of the words."""

    name: str
    date: str
    title: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    decisions: tuple[str, ...]
    actions: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return self.name


ODD = [
    Odd(
        name="styremote.txt",
        date="2019-03-14",
        title="Referat fra styremøte i Fjordvik velforening",
        present=(
            "Ingrid Solheim",
            "Ola Myrvang",
            "Kari-Anne Lund",
        ),
        absent=("Trygve Dahle",),
        decisions=(
            "Innkallingen godkjennes.",
            "Styret velger det rimeligste tilbudet.",
        ),
        actions=(),
        text="""\
Referat fra styremøte i Fjordvik velforening

Tid: torsdag 14. mars 2019 kl. 18.30
Sted: Grendehuset

Til stede: Ingrid Solheim (leder), Ola Myrvang, Kari-Anne Lund
Forfall: Trygve Dahle

Sak 1/19 Godkjenning av innkalling
Ingen merknader.
Vedtak: Innkallingen godkjennes.

Sak 2/19 Brøyting av veien
Styret drøftet tilbudene fra to entreprenører.
Vedtak: Styret velger det rimeligste tilbudet.
Ansvar: Ola Myrvang

Sak 3/19 Eventuelt
Neste møte blir 11. april.
""",
    ),
    Odd(
        name="bestyrelse.md",
        date="2021-03-03",
        title="Referat af bestyrelsesmøde den 3. marts 2021",
        present=(
            "Mette Kjærgaard",
            "Søren Holm",
            "Birthe Lassen",
        ),
        absent=("Niels Overgaard",),
        decisions=(
            "Kontingentet forbliver uændret.",
            "Festen holdes den 12. juni.",
        ),
        actions=("Birthe bestiller telt.",),
        text="""\
# Referat af bestyrelsesmøde den 3. marts 2021

**Deltagere:** Mette Kjærgaard (formand), Søren Holm, Birthe Lassen
**Afbud:** Niels Overgaard

## 1. Valg af ordstyrer
Søren blev valgt.

## 2. Økonomi
- Kassebeholdningen er god.
- Beslutning: Kontingentet forbliver uændret.

## 3. Sommerfest
- Beslutning: Festen holdes den 12. juni.
- Handling: Birthe bestiller telt.

## 4. Næste møde
Onsdag den 7. april 2021.
""",
    ),
    Odd(
        name="vorstand.md",
        date="2020-06-20",
        title="Protokoll der Vorstandssitzung vom 20. Juni 2020",
        present=(
            "Ulrike Brandt",
            "Jens Petersen",
            "Anne-Kathrin Vogt",
        ),
        absent=("Dieter Kolb",),
        decisions=("Der Haushalt wird angenommen.",),
        actions=("Jens fragt beim Platzwart nach.",),
        text="""\
Protokoll der Vorstandssitzung vom 20. Juni 2020
================================================

Anwesend:

* Ulrike Brandt (Vorsitz)
* Jens Petersen
* Anne-Kathrin Vogt

Entschuldigt: Dieter Kolb

## TOP 1. Begrüßung

Ulrike begrüßt die Anwesenden.

## TOP 2. Haushalt

Der Haushalt wird vorgestellt.

Beschluss: Der Haushalt wird angenommen.

Ja: 3
Nein: 0
Enthaltung: 0

## TOP 3. Sommerfest

* Aufgabe: Jens fragt beim Platzwart nach.
""",
    ),
    Odd(
        name="council.html",
        date="2016-05-05",
        title="Minutes of the Parish Council, 5 May 2016",
        present=(
            "Cllr Edith Marlow",
            "Cllr Rowan Pike",
            "Mrs Thea Fenn",
        ),
        absent=("Cllr Hugh Barley",),
        decisions=(
            "the minutes be signed",
            "support the application",
        ),
        actions=("get three quotes",),
        text="""\
<!DOCTYPE html>
<html lang="en"><head><title>Parish Council - Minutes</title><style>p { color: red }</style></head>
<body>
<div class="nav"><a href="/">Home</a></div>
<h1>Minutes of the Parish Council, 5 May 2016</h1>
<p><b>Present:</b> Cllr Edith Marlow (Chair), Cllr Rowan Pike, Mrs Thea Fenn (Clerk)<br>
<b>Apologies:</b> Cllr Hugh Barley</p>
<h2>1. Minutes of the last meeting</h2>
<p><strong>RESOLVED</strong> that the minutes be signed as a true record.</p>
<h2>2. Playing field</h2>
<ul><li>The swings are rusty.</li><li>ACTION: Rowan Pike to get three quotes.</li></ul>
<table><tr><th>Item</th><th>Cost</th></tr><tr><td>Swings</td><td>£400</td></tr></table>
<h2>3. Planning</h2>
<p>It was agreed to support the application for two cottages.</p>
</body></html>
""",
    ),
    Odd(
        name="sektion.txt",
        date="2017-09-21",
        title="Protokoll för sektionsmöte 2017-09-21",
        present=(
            "Alva Lindgren",
            "Birk Sandelin",
            "Cilla Ek",
        ),
        absent=(),
        decisions=(
            "Mötet valde Cilla Ek till justerare.",
            "köpa en ny soffa",
        ),
        actions=(),
        text=r"""\documentclass[a4paper]{article}
\usepackage[utf8]{inputenc}
\title{Protokoll f\"or sektionsm\"ote 2017-09-21}
\begin{document}
\maketitle
\section*{Närvarande}
\begin{itemize}
  \item Alva Lindgren
  \item Birk Sandelin, ordförande
  \item Cilla Ek
\end{itemize}
\section{Mötets öppnande}
Ordföranden öppnade mötet kl 17.15.
\section{Val av justerare}
\textbf{Beslut:} Mötet valde Cilla Ek till justerare.
\section{Sektionsrummet}
\begin{itemize}
  \item Soffan är trasig.
  \item Mötet beslutade att köpa en ny soffa.
\end{itemize}
\end{document}
""",
    ),
    Odd(
        name="namnd.txt",
        date="2018-02-22",
        title="Sammanträde med Byalagsnämnden torsdag den 22 februari 2018",
        present=(
            "Asta Norling",
            "Bo Ekdahl",
            "David Ståhl",
        ),
        absent=("Cecilia Rydh",),
        decisions=(
            "välja Bo Ekdahl",
            "bordläggs",
            "avslår ansökan",
        ),
        actions=(),
        text="""\
PROTOKOLL

Sammanträde med Byalagsnämnden torsdag den 22 februari 2018

Kallade
Asta Norling
Bo Ekdahl
Cecilia Rydh
David Ståhl

Närvarande
Asta Norling, ordförande
Bo Ekdahl
David Ståhl, från § 2

§ 1 Mötets öppnande
Ordföranden förklarar mötet öppnat.

§ 2 Val av justerare
Nämnden beslutar att välja Bo Ekdahl att justera protokollet.

§ 3 Vägbelysning
Ärendet bordläggs till nästa möte.
David tar fram en offert till den 15 mars.

Beslut: Nämnden avslår ansökan.

Vid protokollet

David Ståhl

Justeras

Bo Ekdahl
""",
    ),
    Odd(
        name="kvarnbacken.txt",
        date="2024-10-21",
        title="Protokoll styrelsemöte 24-10-21",
        present=(
            "Gun Wall",
            "Hasse Berg",
            "Ina Lööf",
        ),
        absent=("Jonny Falk",),
        decisions=("amortera 200 000 kr",),
        actions=("Hasse kontaktar takläggaren",),
        text=(
            "Brf Kvarnbacken                              Sida 1 (2)\n"
            "\n"
            "Protokoll styrelsemöte 24-10-21\n"
            "\n"
            "Närvarande: Gun Wall, Hasse Berg, Ina Lööf\n"
            "Ej närvarande: Jonny Falk\n"
            "\n"
            "1. Ekonomi\n"
            "\u00ad Hyrorna har betalats i tid\n"
            "\u00ad Styrelsen beslutade att amortera\n"
            "  200 000 kr\n"
            "\fBrf Kvarnbacken                              Sida 2 (2)\n"
            "\n"
            "2. Underhåll\n"
            "\u00ad Taket läcker\n"
            "\u00ad Åtgärd: Hasse kontaktar takläggaren\n"
            "\n"
            "3. Avslutning\n"
            "Mötet avslutades 20.05.\n"
            "\n"
        ),
    ),
    Odd(
        name="retro.md",
        date="2021-04-20",
        title="Date of Retrospective: 04/20/21",
        present=(
            "Quentin Marsh",
            "Ruth Odell",
            "Silas Tran",
        ),
        absent=(),
        decisions=(),
        actions=(
            "write the review checklist",
            "protect the main branch",
            "book the room",
        ),
        text="""\
# Date of Retrospective: 04/20/21

* Led by: Quentin Marsh
* Present: Quentin Marsh, Ruth Odell, Silas Tran
* Absent: N/A

## Start
* pairing on reviews

## Stop
* pushing to main on Fridays

## Continue
* short standups

## Action items
- [ ] @Ruth: write the review checklist
- [x] Silas: protect the main branch
- ~~Quentin to book the room~~
""",
    ),
    Odd(
        name="call.txt",
        date="2020-08-20",
        title="Working Group Call",
        present=(
            "Petra Lang",
            "Omar Haddad",
        ),
        absent=("Nils Groth",),
        decisions=("Release slips by two weeks.",),
        actions=("update the roadmap",),
        text="""\
#+TITLE: Working Group Call
#+DATE: <2020-08-20 Thu>

* Attendees
- [X] Petra Lang (chair)
- [X] Omar Haddad
- [ ] Nils Groth

* Agenda
** Release schedule
   <petra> we are late again
   <omar> two weeks should do
   RESOLVED: Release slips by two weeks.
   ACTION: Omar to update the roadmap by 2020-09-01

** Next steps (10 minutes)
   - 5 minute timebox
   - nothing was raised

* Next meeting
  3 September 2020
""",
    ),
]


@each("odd", ODD)
def test_odd_documents(odd: Odd) -> None:
    minutes = one(odd.text, odd.name)
    assert (minutes.meeting.date, minutes.meeting.title) == (odd.date, odd.title)
    who = attendance(minutes)
    away = {name for name, how in who.items() if how in ("absent", "excused")}
    assert (set(who) - away, away) == (set(odd.present), set(odd.absent))
    _has_only(_texts(minutes, "decision"), odd.decisions)
    _has_only(_texts(minutes, "action"), odd.actions)


def _texts(minutes: Minutes, kind: str) -> list[str]:
    return [" ".join([entry.text, *entry.clauses]) for entry in of_kind(minutes, kind)]


def _has_only(found: list[str], words: tuple[str, ...]) -> None:
    assert len(found) == len(words), found
    assert all(some in text for some, text in zip(words, found, strict=True)), found


SEVERAL = """\
# Möten i arbetsgruppen för skyltar

## Möte 2022-11-08

Närvarande: Tyra Vik, Ulf Mo

### Skyltarna
- Färgen är vald.
- Beslut: Skyltarna blir blå.

## Möte 2022-10-04

Närvarande: Tyra Vik, Ulf Mo, Vera Nyman

### Skyltarna
- Tre färger har provats.
- Att göra: Vera ringer tryckeriet.
"""


def test_minutes_upon_minutes_newest_first() -> None:
    found = [meeting.minutes for meeting in read(SEVERAL)]
    assert [minutes.meeting.date for minutes in found] == ["2022-11-08", "2022-10-04"]
    assert [len(minutes.participants) for minutes in found] == [2, 3]
    assert [headings(minutes)[-1] for minutes in found] == ["Skyltarna", "Skyltarna"]
    assert _texts(found[0], "decision") == ["Skyltarna blir blå."]
    assert [owner.name for owner in of_kind(found[1], "action")[0].owners] == ["Vera"]
