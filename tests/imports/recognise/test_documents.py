"""Whole documents: titles, headings, several meetings, signatures, ends, numbers of persons."""

from __future__ import annotations

from tests.cases import each
from tests.imports.recognise.reading import WORD, headings, kinds, of_kind, one, read, words_of


@each(
    ("text", "title"),
    [
        ("# Styrelsemöte\n\nHej.\n", "Styrelsemöte"),
        ("Styrelsemöte\n============\n\nHej.\n", "Styrelsemöte"),
        ("**Mötesanteckningar gruppen**\n\n## A\n\nHej.\n", "Mötesanteckningar gruppen"),
        (
            "---\ntitle: Sitzung des Rates\n---\n\n**Ort:** Saal\n\n## TOP 1: Beginn\n\nHej.\n",
            "Sitzung des Rates",
        ),
        (
            "# Date of Retrospective: 04/20/21\n\n* Led by: Alva Ek\n",
            "Date of Retrospective: 04/20/21",
        ),
        (
            (
                "Protokoll fört vid årsmöte med Norrby IF, i klubbhuset torsdagen den 22 februari 2018\n\n"
                "## A\n\nb\n"
            ),
            "Protokoll fört vid årsmöte med Norrby IF, i klubbhuset torsdagen den 22 februari 2018",
        ),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert one(text).meeting.title == title


def test_the_name_of_the_file_is_the_title_in_want_of_another() -> None:
    assert (
        one("## Närvarande\n\n- Alva Ek\n", "2019-03-05_styrelsen_norrby.md").meeting.title
        == "styrelsen norrby"
    )


def test_paragraph_signs_become_the_number_and_keep_it() -> None:
    minutes = one(
        "# Protokoll 2019-03-05\n\n## § 1 Öppnande\n\nHej.\n\n## §8.1 Ekonomi\n\nBra.\n\n"
        "## § 10 a Val\n\nJa.\n"
    )
    assert [(s.paragraph, s.heading) for s in minutes.sections] == [
        ("1", "Öppnande"),
        ("8.1", "Ekonomi"),
        ("10 a", "Val"),
    ]
    assert minutes.meeting.kind == "minutes"


def test_other_numbers_stay_in_the_heading_doubled_or_not() -> None:
    text = "# Möte\n\n## 1. Ett\n\na\n\n## 1. Två\n\nb\n\n## 10 a Tre\n\nc\n\n## TOP 3. Fyra\n\nd\n"
    assert headings(one(text)) == ["1. Ett", "1. Två", "10 a Tre", "TOP 3. Fyra"]


def test_bold_lines_and_signs_without_a_blank_are_headings() -> None:
    minutes = one("# Möte\n\n**Rapporter**\n\nAllt väl.\n\n##Övrigt\nInget.\n##Frågor\n- När?\n")
    assert headings(minutes) == ["Rapporter", "Övrigt", "Frågor"]


def test_numbered_lines_of_plain_text_are_headings() -> None:
    text = (
        "Protokoll Norrby IF 2018-02-22\n\n1. Öppnande\nAlva hälsade välkommen.\n\n"
        "10 a Ekonomi\nGott läge.\n\n11. Avslutning\nMötet avslutades kl 21.10.\n"
    )
    minutes = one(text, "p.txt")
    assert headings(minutes) == ["1. Öppnande", "10 a Ekonomi", "11. Avslutning"]
    assert minutes.meeting.closed == "21:10"


def test_time_and_presenter_in_a_heading() -> None:
    minutes = one(
        "# Call 2020-01-01\n\n## Welcome (5m, Alva)\n\nHi.\n\n## Budget (Bo Gren)\n\n"
        "Fine.\n\n## Lunch 12.00\n\nGood.\n"
    )
    first, second, third = minutes.sections
    assert (first.minutes, [p.name for p in first.presenters]) == (5, ["Alva"])
    assert [p.name for p in second.presenters] == ["Bo Gren"]
    assert third.planned == "12:00"


def test_presenters_on_the_line_below_a_heading_of_plain_text() -> None:
    text = (
        "Heldag\n\nAlva Ek, Bo Gren, Cia Holm & Dan Ros\n\nVi hälsar välkomna till dagen.\n\n"
        "Vården nära\nAlva & Bo (se bilder)\n"
        "Vi talade om vården nära och hur den ska bli bättre.\n"
        "Slut på den delen, som var lång.\n"
    )
    minutes = one(text, "h.txt")
    section = next(s for s in minutes.sections if s.heading == "Vården nära")
    assert [(p.name, bool(p.uid)) for p in section.presenters] == [("Alva", True), ("Bo", True)]
    assert "bilder" in words_of(minutes)


def test_several_meetings_in_one_file_newest_first() -> None:
    text = (
        "# Standups\n\n## 2021-03-04\n\nPresent: Ann Lee\n\n- a\n\n## 2021-03-03\n\n"
        "- b\n\n## 2021-03-02\n\n- c\n"
    )
    found = read(text)
    assert [f.minutes.meeting.date for f in found] == ["2021-03-04", "2021-03-03", "2021-03-02"]
    assert {f.minutes.meeting.series for f in found} == {"Standups"}
    assert [kinds(f.minutes) for f in found] == [[("bullet", word)] for word in "abc"]


def test_days_of_one_meeting_and_dates_ahead_do_not_split_it() -> None:
    text = (
        "# Workshop 2021-03-04\n\n## Day 1, 2021-03-04\n\n- a\n\n## Day 2, 2021-03-05\n\n"
        "- b\n\n## Next meeting 2021-04-01\n\n- c\n"
    )
    assert len(read(text)) == 1


def test_a_newsletter_is_its_texts() -> None:
    text = (
        "Nätverket 13 maj 2019 – anteckningar\n\n"
        "Vi talade om trygghet i hela staden, och om hur vi går vidare.\n\n"
        "Vårfesten 17 maj, INSTÄLLD\n\n"
        "Det blir regn och blåst så vi får tyvärr ställa in festen i år, på grund av vädret.\n\n"
        "Inbjudan till höstmöte\n\n"
        "Den 3 oktober arrangerar vi höstens stora möte för alla som vill vara med.\n\n"
        "Övrigt\n\n"
        "Vi behöver fler som kan hjälpa till vid sådana dagar, hör av er till oss redan nu om ni kan.\n\n"
        "Minnesanteckningar, nätverket 8 april\n\n"
        "Månadens möte handlade om barn och unga och om skolans roll i det.\n\n"
        "Nästa möte: 13 maj 2019, tema: Trygghet\n"
    )
    found = [f.minutes for f in read(text, "brev.txt")]
    assert [m.meeting.date for m in found] == [
        "2019-05-13",
        "2019-05-17",
        "2019-10-03",
        "2019-04-08",
    ]
    assert [m.meeting.status for m in found] == ["held", "cancelled", "draft", "held"]
    assert found[2].meeting.kind == "invitation"
    assert found[3].meeting.next is not None
    assert (found[3].meeting.next.date, found[3].meeting.next.theme) == ("2019-05-13", "Trygghet")


def test_a_cancelled_meeting_with_its_reason() -> None:
    meeting = one("# Möte INSTÄLLT 2022-05-03\n\nMötet ställs in på grund av sjukdom.\n").meeting
    assert (meeting.status, meeting.cancelled) == (
        "cancelled",
        "Mötet ställs in på grund av sjukdom.",
    )


@each(
    ("line", "day", "time"),
    [
        ("Nästa möte är torsdag 21 november kl 17.", "2019-11-21", "17:00"),
        ("Next board meeting is 11th of November at 10:30", "2019-11-11", "10:30"),
        ("välkomna till nästa träff den 9 januari!", "2020-01-09", None),
    ],
)
def test_the_next_meeting(line: str, day: str, time: str | None) -> None:
    following = one(f"# Möte 2019-10-01\n\n## Övrigt\n\n{line}\n").meeting.next
    assert following is not None
    assert (following.date, following.starts) == (day, time)


def test_signatures_as_lines_with_roles() -> None:
    text = (
        "Rådet för samverkan\n\n.....\nAlva Ek\nOrdförande\n\n.....\nBo Gren\n"
        "Justerare\n\n§ 1\n\nVal\n\nInget att säga.\n"
    )
    assert [(s.role, s.name) for s in one(text, "r.txt").signatures] == [
        ("chair", "Alva Ek"),
        ("verifier", "Bo Gren"),
    ]


def test_signatures_after_labels() -> None:
    text = (
        "# Möte 2019-01-01\n\n## Slut\n\nTack.\n\nVid protokollet\n\n________\n"
        "Alva Ek\n\nJusteras: Bo Gren, Cia Holm\n"
    )
    signatures = [(s.role, s.name) for s in one(text).signatures]
    assert signatures == [
        ("secretary", "Alva Ek"),
        ("verifier", "Bo Gren"),
        ("verifier", "Cia Holm"),
    ]


def test_signatures_of_parties_and_a_blank_one() -> None:
    text = (
        "Överenskommelse om samarbete\n\nMål\n\n"
        "Vi ska arbeta tillsammans för att det ska bli bättre för alla i länet framöver.\n\n"
        "Datum\n\nFör det lokala rådet\n\nFör det regionala rådet\n\nAlva Ek\n"
        "Verksamhetschef\nNorrby förbund\n\n"
        "Bilaga\n\n2009-12-02\n\nPlan för året\n\n"
        "Planen ska vara ett stöd för alla som arbetar med det här i sin vardag.\n"
    )
    minutes = one(text, "o.txt")
    assert [(s.name, s.title, s.organisation, s.party) for s in minutes.signatures] == [
        (None, None, None, "För det lokala rådet"),
        ("Alva Ek", "Verksamhetschef", "Norrby förbund", "För det regionala rådet"),
    ]
    assert minutes.meeting.kind == "agreement"
    assert minutes.meeting.date is None
    assert [(s.heading, s.date) for s in minutes.sections if s.appendix] == [
        ("Bilaga", "2009-12-02")
    ]


def test_personal_identity_numbers_are_pointed_out_and_stay() -> None:
    (found,) = read(
        "# Möte\n\n## A\n\nRör 19811218-9876.\n\nOch 811218-9876.\n\nInte 811218-9875 eller 0412-123456.\n"
    )
    assert found.report.identity_numbers == (5, 7)
    assert ("note", "Rör 19811218-9876.") in kinds(found.minutes)


def test_front_matter_and_comments_are_kept_hidden() -> None:
    minutes = one("---\ntags: [hemligt]\n---\n# Möte\n\n<!-- mallens text -->\n\n## A\n\nb\n")
    assert {"hemligt", "mallens"} <= set(
        WORD.findall(" ".join(e.text for e in of_kind(minutes, "internal")))
    )


@each(
    "text",
    [
        "",
        "\n\n\n",
        "#\n\n##\n",
        "- [ ]\n-\n*\n",
        "| | |\n|--|--|\n| | |\n",
        "§\n§ \n§ 1\n",
        "Närvarande:\n",
        "Grupp 1\nGrupp 2\n",
        ":" * 500,
        "(" * 300,
        "a: " * 400,
        "Mötet " * 300,
        "1/1 " * 400,
        "@" * 300,
    ],
)
@each("name", ["x.md", "x.txt"])
def test_odd_documents_are_read_without_a_crash(text: str, name: str) -> None:
    assert read(text, name)


def test_a_sentence_tells_the_theme() -> None:
    text = "# Nätverket 2019-05-13\n\nDagens tema var trygghet och vi hade gäster.\n\n## Övrigt\n\nInget.\n"
    assert one(text).meeting.theme == "trygghet"
