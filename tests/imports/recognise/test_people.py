"""Who took part: every way in which documents list people."""

from __future__ import annotations

from tests.cases import each
from tests.imports.recognise.reading import attendance, kinds, one, people, words_of

_HEAD = "# Möte 2019-03-05\n\n"


def test_a_list_below_a_heading() -> None:
    minutes = one(
        _HEAD
        + "## Närvarande\n\n- Alva Ek (ordförande)\n- Bo Gren, sekreterare\n- Dan Ivarsson - Norrby IF\n"
        + (
            "- Eva Jonsson / Söderby kommun / @evaj\n- Fia Kron (m)\n"
            "- @gstrom (Gun Ström)\n\n## Övrigt\n\nInget.\n"
        )
    )
    found = people(minutes)
    assert list(found) == [
        "Alva Ek",
        "Bo Gren",
        "Dan Ivarsson",
        "Eva Jonsson",
        "Fia Kron",
        "Gun Ström",
    ]
    assert found["Alva Ek"].roles == ("chair",)
    assert found["Bo Gren"].roles == ("secretary",)
    assert found["Dan Ivarsson"].organisation == "Norrby IF"
    assert (found["Eva Jonsson"].organisation, found["Eva Jonsson"].aliases) == (
        "Söderby kommun",
        ("@evaj",),
    )
    assert found["Fia Kron"].party == "m"
    assert set(attendance(minutes).values()) == {"present"}


@each("label", ["Närvarande", "Attendees", "Present", "Til stede", "Anwesend", "Deltagere"])
def test_one_line_after_a_label(label: str) -> None:
    minutes = one(f"{_HEAD}**{label}:** Alva Ek, Bo Gren & Cia Holm\n\n## Övrigt\n\nInget.\n")
    assert attendance(minutes) == dict.fromkeys(("Alva Ek", "Bo Gren", "Cia Holm"), "present")


@each(
    ("label", "how"),
    [
        ("Frånvarande", "absent"),
        ("Förhinder", "excused"),
        ("Afbud", "excused"),
        ("Apologies", "excused"),
        ("Regrets", "excused"),
        ("Not attending", "absent"),
        ("Entschuldigt", "excused"),
        ("Fravær", "absent"),
    ],
)
def test_words_of_absence(label: str, how: str) -> None:
    minutes = one(f"{_HEAD}Närvarande: Alva Ek, Bo Gren\n\n{label}: Cia Holm\n\n## A\n\nb\n")
    assert attendance(minutes)["Cia Holm"] == how


@each("nobody", ["N/A", "ingen", "-", "none", "alla närvarande"])
def test_a_word_for_nobody_is_nobody(nobody: str) -> None:
    minutes = one(f"{_HEAD}Närvarande: Alva Ek, Bo Gren\n\nFrånvarande: {nobody}\n\n## A\n\nb\n")
    assert list(people(minutes)) == ["Alva Ek", "Bo Gren"]


def test_a_template_left_standing_is_nobody() -> None:
    minutes = one(_HEAD + "## Attendees\n\n* **Name (Initials)**\n* Dora Ek (DE)\n*\n\n## A\n\nb\n")
    assert list(people(minutes)) == ["Dora Ek"]


def test_the_absent_are_those_called_and_not_present() -> None:
    minutes = one(
        _HEAD + "Kallade: Alva Ek, Bo Gren, Cia Holm\n\nNärvarande: Alva Ek, Bo Gren\n\n## A\n\nb\n"
    )
    assert attendance(minutes) == {"Alva Ek": "present", "Bo Gren": "present", "Cia Holm": "absent"}


def test_a_table_with_initials_who_speak_later() -> None:
    minutes = one(
        _HEAD
        + "## Attendees\n\n| Name | Initials | Affiliation |\n|---|---|---|\n| Dora Ek | DE | Norrby |\n"
        + "| | | |\n| Per Alm | PA | Söderby |\n\n## Talk\n\n- DE: we start\n- PA: fine\n"
    )
    found = people(minutes)
    assert {name: (p.aliases, p.organisation) for name, p in found.items()} == {
        "Dora Ek": (("DE",), "Norrby"),
        "Per Alm": (("PA",), "Söderby"),
    }
    said = [(e.speaker, e.speaker_uid) for e in minutes.all_entries() if e.kind == "statement"]
    assert said == [("DE", found["Dora Ek"].uid), ("PA", found["Per Alm"].uid)]


def test_a_table_of_attendance() -> None:
    text = (
        "## Närvaro\n\n| Namn | Roll | Närvarande |\n|--|--|--|\n"
        "| Alva Ek | Kassör | x |\n| Bo Gren | Ledamot | - |\n"
    )
    minutes = one(_HEAD + text + "\n## A\n\nb\n")
    assert attendance(minutes) == {"Alva Ek": "present", "Bo Gren": "absent"}


def test_boxes_as_a_roll_call() -> None:
    minutes = one(_HEAD + "## Upprop\n\n- [x] Alva Ek\n- [ ] Bo Gren\n\n## A\n\nb\n")
    assert attendance(minutes) == {"Alva Ek": "present", "Bo Gren": "absent"}


def test_marks_behind_names_as_a_roll_call() -> None:
    minutes = one("# Project\n\nTeam: Alva Ek ✓, Bo Gren X, Felix Alm ✓\n\n# Notes\n\n* a\n")
    assert attendance(minutes) == {
        "Alva Ek": "present",
        "Bo Gren": "absent",
        "Felix Alm": "present",
    }


def test_a_count_in_prose_is_no_list_and_stays() -> None:
    minutes = one(_HEAD + "Närvarande: 11 medlemmar, varav 9 röstberättigade.\n\n## A\n\nb\n")
    assert not people(minutes)
    assert ("note", "Närvarande: 11 medlemmar, varav 9 röstberättigade.") in kinds(minutes)


def test_names_withheld_and_organisations_are_no_people() -> None:
    table = (
        "| | | |\n|--|--|--|\n| Head Teacher | School Nurse | Service Manager |\n"
        "| Planning Officer | Adviser | Clerk |\n"
    )
    assert not people(one("# Workshop\n\n## Participants\n\n" + table))


def test_people_over_two_lines_each_in_plain_text() -> None:
    text = (
        "Dokumentation från\n\nNätverksträff den 1 oktober 2009\n\nVi hade en bra dag.\n\nDeltagarlista\n\n"
        "Alva Ek, Norrby kommun,\nalva.ek@example.org\n\n"
        "Bo Gren, Region Syd, Enhet Öst,\nbo@example.org\n\n"
        "Frånvarande:\n\nCia Holm. Söderby stad\ncia@example.org\n"
    )
    minutes = one(text, "dag.txt")
    found = people(minutes)
    assert {n: (p.organisation, p.unit, p.email, p.attendance) for n, p in found.items()} == {
        "Alva Ek": ("Norrby kommun", None, "alva.ek@example.org", "present"),
        "Bo Gren": ("Region Syd", "Enhet Öst", "bo@example.org", "present"),
        "Cia Holm": ("Söderby stad", None, "cia@example.org", "absent"),
    }
    assert (minutes.meeting.title, minutes.meeting.kind) == (
        "Nätverksträff den 1 oktober 2009",
        "documentation",
    )


def test_people_one_a_line_with_their_organisations() -> None:
    text = (
        "Träff\n\nDeltagare:\nAlva Ek, Norrby kommun\nBo Gren, Region Syd\n\n"
        "Anmält förhinder:\nDan Ivarsson, Region Syd\n"
    )
    found = people(one(text, "t.txt"))
    assert {n: (p.organisation, p.attendance) for n, p in found.items()} == {
        "Alva Ek": ("Norrby kommun", "present"),
        "Bo Gren": ("Region Syd", "present"),
        "Dan Ivarsson": ("Region Syd", "excused"),
    }


def test_deciding_and_others_whose_line_breaks_were_lost() -> None:
    text = (
        "Nämnden för\nsamverkan\n\nPlats\tNorrgatan 1\n"
        "Beslutande\tAlva Ek, (s), Norrby Bo Gren, (-), Söderby\n"
        "Övriga deltagande\tCia Holm, kansliet\n\n§ 1\n\nVal\n\nInget.\n"
    )
    minutes = one(text, "n.txt")
    found = people(minutes)
    assert minutes.meeting.place == "Norrgatan 1"
    assert {n: (p.party, p.organisation, p.standing) for n, p in found.items()} == {
        "Alva Ek": ("s", "Norrby", "deciding"),
        "Bo Gren": ("-", "Söderby", "deciding"),
        "Cia Holm": (None, "kansliet", "other"),
    }


def test_who_came_late_took_part_in_a_part_and_the_words_stay() -> None:
    minutes = one(
        _HEAD
        + "## Närvarande\n\n- Alva Ek\n- Bo Gren, lämnade vid 5.1\n- Cia Al, från en bit in i punkt 8\n"
    )
    assert attendance(minutes) == {"Alva Ek": "present", "Bo Gren": "part", "Cia Al": "part"}
    assert {"lämnade", "bit", "punkt"} <= words_of(minutes)


def test_roles_on_lines_of_their_own() -> None:
    minutes = one(
        "# Meeting 2021-01-01\n\n## Attendance\n\n* Team members: niko, Josh\n* Others: Mara\n\n"
        "## Meeting roles\n\n* Note-taker: nikolaus\n* Action item scribe: simla\n\n## A\n\nb\n"
    )
    found = people(minutes)
    assert found["niko"].roles == ("note-taker",)
    assert found["Mara"].standing == "other"
    assert found["simla"].roles == ("Action item scribe",)


def test_whom_to_turn_to_at_the_end() -> None:
    minutes = one(
        "Plan\n\nBakgrund\n\nVi gör en plan för året, i tre steg.\n\nSamordnare\nCia Holm\n070-1234567\n",
        "p.txt",
    )
    assert people(minutes)["Cia Holm"].phone == "070-1234567"
    assert "contact" in people(minutes)["Cia Holm"].roles


def test_a_report_of_an_officer_is_no_role() -> None:
    minutes = one(
        _HEAD + "## Rapporter\n\n* **Kassör** - inget nytt\n* **Sekreterare:** har skrivit mejl\n"
    )
    assert not people(minutes)


def test_a_letter_behind_a_name_is_an_initial_or_a_party() -> None:
    minutes = one(_HEAD + "## Närvarande\n\n- Alva E. @alva\n- Bo Gren S\n- Cia Kumar N (@cia)\n")
    found = people(minutes)
    assert list(found) == ["Alva E.", "Bo Gren", "Cia Kumar N"]
    assert found["Bo Gren"].party == "S"


def test_lists_of_names_right_below_their_word_in_plain_text() -> None:
    minutes = one(
        "Styrelsemöte 2019-03-05\n\nKallade\nAlva Ek\nBo Gren\nCia Holm\n\n"
        "Närvarande\nAlva Ek, ordförande\nBo Gren\n\n§ 1 Öppnande\nHej.\n",
        "p.txt",
    )
    assert attendance(minutes) == {"Alva Ek": "present", "Bo Gren": "present", "Cia Holm": "absent"}
