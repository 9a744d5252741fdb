"""Dates and times in every spelling that documents have."""

from __future__ import annotations

from imports.recognise.dates import Reckoning, date_in_name, dates_in, first_date, reckoning_of
from imports.recognise.times import first_time
from tests.cases import each
from tests.imports.recognise.reading import one, read


@each(
    ("text", "iso"),
    [
        ("2018-02-22", "2018-02-22"),
        ("20 August 2020", "2020-08-20"),
        ("25 september 2019", "2019-09-25"),
        ("24-10-21", "2024-10-21"),
        ("3/6-2013", "2013-06-03"),
        ("04/20/21", "2021-04-20"),
        ("2025.02.18", "2025-02-18"),
        ("20. Juni 2020", "2020-06-20"),
        ("torsdag den 22 februari 2018", "2018-02-22"),
        ("den 25:e mars 2019", "2019-03-25"),
        ("October 27th, 2021", "2021-10-27"),
        ("Tuesday 27th of October 2021", "2021-10-27"),
        ("17. mai 2015", "2015-05-17"),
        ("2019\u00ad-05\u00ad-03", "2019-05-03"),
        ("3.6.2013", "2013-06-03"),
    ],
)
def test_a_date_is_read_in_every_spelling(text: str, iso: str) -> None:
    assert [found.iso for found in dates_in(f"Möte {text}, sal 3", Reckoning())] == [iso]


@each("text", ["v1.2.2019", "31/2-2019", "12.00", "1.2.3", "2019", "Section 4.5"])
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert not list(dates_in(text, Reckoning()))


def test_a_date_without_a_year_needs_one_from_the_document() -> None:
    assert not list(dates_in("den 13 maj", Reckoning()))
    assert [found.iso for found in dates_in("den 13 maj", Reckoning(2019))] == ["2019-05-13"]


def test_which_number_is_the_month_is_told_by_the_document() -> None:
    american = reckoning_of(["04/20/21", "03/02/21"], "en", "")
    european = reckoning_of(["20/04/21", "03/02/21"], "en", "")
    assert [d.iso for d in dates_in("03/02/21", american)] == ["2021-03-02"]
    assert [d.iso for d in dates_in("03/02/21", european)] == ["2021-02-03"]


@each(
    ("name", "iso"),
    [
        ("2019-05-08.md", "2019-05-08"),
        ("20190508_styrelsen.md", "2019-05-08"),
        ("190508.md", "2019-05-08"),
        ("2_Maj_2020.md", "2020-05-02"),
        ("kl_04-12-6pm.md", None),
        ("3d7c464497233557.txt", None),
    ],
)
def test_a_date_in_the_name_of_a_file(name: str, iso: str | None) -> None:
    assert date_in_name(name, Reckoning()) == iso


@each(
    ("text", "starts", "ends"),
    [
        ("19:38", "19:38", None),
        ("Mötets öppnande 12.00", "12:00", None),
        ("kl 17:21", "17:21", None),
        ("kl. 9-16", "09:00", "16:00"),
        ("2:30 - 4:30 PM CET", "14:30", "16:30"),
        ("6pm", "18:00", None),
        ("9 Uhr", "09:00", None),
    ],
)
def test_a_time_of_day(text: str, starts: str, ends: str | None) -> None:
    found = first_time(text)
    assert found is not None
    assert (found.starts, found.ends) == (starts, ends)


@each("text", ["17:XX", "10 a Ekonomi", "3-5 personer", "25:10"])
def test_what_is_no_time_of_day(text: str) -> None:
    assert first_time(text) is None


# Which date is the meeting's ------------------------------------------------------------------


def test_the_date_of_the_document_goes_before_that_of_publication() -> None:
    text = (
        "---\ntitle: Råd\ndate: 2020-06-25\n---\n# Rådsmöte\n\n"
        "**Datum:** 20 juni 2020\n\n## Övrigt\n\nInget.\n"
    )
    (found,) = read(text)
    assert found.minutes.meeting.date == "2020-06-20"
    assert [doubt.said.params["others"] for doubt in found.report.doubts] == ["2020-06-25"]


def test_without_any_other_the_earlier_of_front_matter_and_file_name_is_taken() -> None:
    text = "---\ndate: 2020-06-25\n---\n# Rådsmöte\n\n## Övrigt\n\nInget.\n"
    assert one(text, "2020-06-20.md").meeting.date == "2020-06-20"


def test_the_year_comes_from_the_name_of_the_file() -> None:
    assert (
        one("# Board meeting January 26\n\n## News\n\nNone.\n", "2022-01-26.md").meeting.date
        == "2022-01-26"
    )


def test_a_date_in_the_running_text_is_not_that_of_the_meeting() -> None:
    text = "# Rapport\n\n## Läget\n\nVi möttes senast den 3 maj 2019 och ses igen 2019-08-01.\n"
    assert one(text).meeting.date is None


def test_the_day_and_place_on_one_line() -> None:
    meeting = one(
        "# Styrelsemöte\n\nTid och plats: 2019-03-05 kl 13.00-15.30, Stadshuset\n\n## A\n\nb\n"
    ).meeting
    assert (meeting.date, meeting.starts, meeting.ends) == ("2019-03-05", "13:00", "15:30")
    assert meeting.place == "Stadshuset"


def test_actual_times_stand_in_headings_and_sentences() -> None:
    text = (
        "# Möte 2019-03-05\n\n## Mötets öppnande 12.00\n\nHej.\n\n## Avslutning\n\n"
        "Mötet avslutas 13.05.\n"
    )
    meeting = one(text).meeting
    assert (meeting.opened, meeting.closed) == ("12:00", "13:05")


@each("case", ["Sak 1/19", "Ärende nr 3/18", "§ 2/19", "Motion 4/12", "TOP 3/4"])
def test_the_number_of_a_case_is_no_date(case: str) -> None:
    assert first_date(f"{case} Vägar", Reckoning(2019)) is None
