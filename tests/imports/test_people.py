"""Lists of people from elsewhere: tables in every coding, bad rows, and pasted lists."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from imports.errors import ImportRefused
from imports.files import decode_table, read_table_text
from imports.people import PeopleList, read_people_list
from locales import translator
from tests.cases import each

TABLE = """Namn;Organisation;Titel;E-post
Anna Ek;Norrby kommun;Strateg;anna@norrby.example
Bo Åsén;Söderby kommun;;bo@soderby.example
"""


def values(found: PeopleList) -> list[dict[str, object]]:
    return [{k: v for k, v in row.values.items() if v} for row in found.rows]


def reasons(found: PeopleList) -> list[tuple[int, str]]:
    return [(row.line, translator("en")(row.reason)) for row in found.bad]


PEOPLE = [
    {
        "name": "Anna Ek",
        "organisation": "Norrby kommun",
        "title": "Strateg",
        "email": "anna@norrby.example",
    },
    {"name": "Bo Åsén", "organisation": "Söderby kommun", "email": "bo@soderby.example"},
]


@each("separator", [";", ",", "\t"])
def test_columns_are_told_by_their_headers(separator: str) -> None:
    assert values(read_people_list(TABLE.replace(";", separator))) == PEOPLE


@each(
    "data",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.encode(),
        codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("latin-1"),
        TABLE.replace("\n", "\r\n").encode("cp1252"),
    ],
)
def test_every_common_coding_is_read(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(data)
    assert values(read_people_list(read_table_text(path))) == PEOPLE


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03binary\xff", codecs.BOM_UTF16_LE + b"\x00\xd8a"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefused):
        decode_table(data, "file")


def test_english_headers_first_and_last_names_and_aliases() -> None:
    found = read_people_list(
        "First name,Last name,Nickname,Job title,Department,Party,Mobile,Shoe size\n"
        'Anna,Ek,"Annie, Ann",Planner,Care,(S),070-123 45 67,38\n'
    )
    assert values(found) == [
        {
            "name": "Anna Ek",
            "aliases": ("Annie", "Ann"),
            "title": "Planner",
            "unit": "Care",
            "party": "S",
            "phone": "070-123 45 67",
        }
    ]
    assert found.unused == ("Shoe size",)


def test_without_headers_columns_are_told_by_their_looks() -> None:
    found = read_people_list(
        "Anna Ek;anna@norrby.example;Norrby kommun;070-123 45 67;S\n"
        "Bo Al;bo@soderby.example;Söderby kommun;070-765 43 21;M\n"
    )
    assert values(found)[0] == {
        "name": "Anna Ek",
        "email": "anna@norrby.example",
        "organisation": "Norrby kommun",
        "phone": "070-123 45 67",
        "party": "S",
    }


def test_bad_rows_are_kept_with_the_reason_and_spoil_nothing_else() -> None:
    found = read_people_list(
        TABLE
        + '"Cia Dahl;Norrby;;cia@norrby.example\n'
        + '"Dan Lund";"Väst""by";;\n'
        + "Eva Berg;Norrby;Chef\n"
        + "Fia Ros;Norrby;Chef;fia@norrby.example;extra\n"
        + ";Norrby;Chef;x@norrby.example\n"
        + "Gun Lind;Norrby;Chef;gun at norrby\n"
        + "\n;;;\n"
        + "Hans Ek;Norrby;;\n"
    )
    names = [row.values["name"] for row in found.rows]
    assert names == ["Anna Ek", "Bo Åsén", "Dan Lund", "Hans Ek"]
    assert found.rows[2].values["organisation"] == 'Väst"by'
    assert reasons(found) == [
        (4, "a quotation mark is not closed"),
        (6, "3 columns where 4 are expected"),
        (7, "5 columns where 4 are expected"),
        (8, "no name"),
        (9, "“gun at norrby” is no e-mail address"),
    ]
    assert found.bad[0].text == '"Cia Dahl;Norrby;;cia@norrby.example'


def test_a_cell_in_quotes_may_go_over_lines_and_hold_separators() -> None:
    found = read_people_list('Namn;Organisation\n"Ek; Anna";"Norrby\nkommun"\nBo Al;Söderby\n')
    assert values(found) == [
        {"name": "Ek; Anna", "organisation": "Norrby kommun"},
        {"name": "Bo Al", "organisation": "Söderby"},
    ]
    assert [row.line for row in found.rows] == [2, 4]


def test_a_list_as_people_paste_it() -> None:
    found = read_people_list("Anna Ek, Norrby kommun, anna@norrby.example\nBo Al (s), Söderby\n")
    assert values(found) == [
        {"name": "Anna Ek", "organisation": "Norrby kommun", "email": "anna@norrby.example"},
        {"name": "Bo Al", "organisation": "Söderby", "party": "s"},
    ]


def test_one_column_of_names() -> None:
    assert values(read_people_list("Namn\nAnna Ek\nBo Al\n")) == [
        {"name": "Anna Ek"},
        {"name": "Bo Al"},
    ]


@each("text", ["", "\n \n", "Namn;Titel\n", "Titel;E-post\nChef;a@b.example\n"])
def test_a_list_of_nobody_is_refused(text: str) -> None:
    with pytest.raises(ImportRefused):
        read_people_list(text)


def test_nothing_in_a_table_is_a_control_character() -> None:
    found = read_people_list("Namn;Titel\nAnna\x1b[31m Ek;Ch\x07ef\n")
    assert "\x1b" not in str(found.rows[0].values)
    assert "⟨U+001B⟩" in str(found.rows[0].values["name"])
