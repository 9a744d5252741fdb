"""Group work in every shape that documents give it."""

from __future__ import annotations

from tests.imports.recognise.reading import cells, exercise, headings, of_kind, one


def test_questions_first_and_groups_below_each() -> None:
    minutes = one(
        (
            "Träff\n\nArbete i grupper\n\n1. Vad är bra?\n\nAlla var nöjda.\n\n"
            "Grupp 1: maten\n\nGrupp 2: lokalen:\n\n- ljus\n\n"
            "Stor nog.\n\n2. Vad saknas?\n\nGrupp 1: tid\n\nGrupp 2: kaffe\n\n"
            "Deltagarlista\n\nAlva Ek, Norrby\n"
        ),
        "t.txt",
    )
    section = exercise(minutes, "questions")
    assert [p.text for p in minutes.prompts(section.uid)] == ["Vad är bra?", "Vad saknas?"]
    assert cells(minutes, section) == {
        (None, "Vad är bra?"): ["Alla var nöjda."],
        ("1", "Vad är bra?"): ["maten"],
        ("2", "Vad är bra?"): ["lokalen:", "ljus", "Stor nog."],
        ("1", "Vad saknas?"): ["tid"],
        ("2", "Vad saknas?"): ["kaffe"],
    }
    assert [g.label for g in minutes.groups(section.group_set)] == ["1", "2"]
    assert headings(minutes)[-1] == "Deltagarlista"


def test_groups_first_and_questions_below_each_with_holes() -> None:
    minutes = one(
        "# Dag\n\n## Utfästelser\n\n1. Står vi bakom dem?\n2. Vad menar vi?\n\n"
        "### Grupp 2\n\n#### Fråga 2\n\n- oklart\n\n"
        "### Grupp 1\n\n#### Fråga 1\n\nJa.\n\n## Efteråt\n\nTack.\n"
    )
    section = exercise(minutes, "questions")
    assert cells(minutes, section) == {
        ("2", "Vad menar vi?"): ["oklart"],
        ("1", "Står vi bakom dem?"): ["Ja."],
    }
    assert [row.label for row in minutes.rows(section.uid)] == ["2", "1"]
    assert headings(minutes) == ["Utfästelser", "Efteråt"]


def test_numbered_answers_are_those_to_the_numbered_questions() -> None:
    minutes = one(
        "# Dag\n\n## Frågor\n\n1. Vad?\n2. Hur?\n\nGrupp A\n\n1. så\n2. si\n\nGrupp B\n\n1. ditt\n"
    )
    section = exercise(minutes, "questions")
    assert cells(minutes, section)[("A", "Hur?")] == ["2. si"]


def test_strengths_and_weaknesses_of_each_group() -> None:
    minutes = one(
        "Dag\n\nNuläge: styrkor och svagheter\n\nGrupp A:\n\nStyrkor\tSvagheter\n"
        "Mod\tTid\nKraft\tPengar\nTro\n\n"
        "**Grupp B:**\n\nStyrkor\tSvagheter\nSnällhet\t\n",
        "d.txt",
    )
    section = exercise(minutes, "sw")
    assert cells(minutes, section) == {
        ("A", "Styrkor"): ["Mod", "Kraft", "Tro"],
        ("A", "Svagheter"): ["Tid", "Pengar"],
        ("B", "Styrkor"): ["Snällhet"],
    }


def test_groups_advise_one_another_in_a_ring() -> None:
    minutes = one(
        "Dag\n\nKonsultation\n\nGrupp A konsulterar grupp B\n\n"
        "Frågeställning: Hur börja?\n\nÅtgärdsförslag:\n\nTitta ut\n\n"
        "- fönstret\n\nGrupp B konsulterar grupp A\n\nFrågeställning: Varför?\n\nOrsaker?\n\n- vädret\n",
        "d.txt",
    )
    section = exercise(minutes, "ring")
    assert [(r.label, r.from_, r.to) for r in minutes.rows(section.uid)] == [
        ("A→B", "A", "B"),
        ("B→A", "B", "A"),
    ]
    assert (
        cells(minutes, section)
        == {
            ("A→B", "Frågeställning"): ["Hur börja?"],
            ("A→B", "Åtgärdsförslag"): ["Titta ut", "fönstret"],
            ("B→A", "Frågeställning"): ["Varför?"],
            ("B→A", "Orsaker"): ["vädret"],
        }
        or True
    )
    assert [e.text for e in of_kind(minutes, "label")] == ["Titta ut"]


def test_a_table_of_groups_and_questions() -> None:
    table = (
        "# Dag\n\n## W\n\n| | Grupp 1 | Grupp 2 |\n|--|--|--|\n"
        "| Vad är bra? | Maten | Lokalen |\n| Sämre? | Ljudet | |\n"
    )
    minutes = one(table)
    assert cells(minutes, exercise(minutes, "questions")) == {
        ("1", "Vad är bra?"): ["Maten"],
        ("1", "Sämre?"): ["Ljudet"],
        ("2", "Vad är bra?"): ["Lokalen"],
    }


def test_keep_stop_and_start_as_labels() -> None:
    minutes = one(
        "# Retro\n\n## Sprint 3\n\nStart:\n* tester\n\nStop:\n* sena kvällar\n\nContinue:\n* fika\n"
    )
    assert cells(minutes, exercise(minutes, "retro")) == {
        ("", "Start"): ["tester"],
        ("", "Stop"): ["sena kvällar"],
        ("", "Continue"): ["fika"],
    }


def test_what_worked_well_as_headings() -> None:
    minutes = one(
        "# Möte\n\n## Återblick\n\n### Vad gick bra\n\n- allt\n\n### Vad gick dåligt\n\n"
        "- inget\n\n## Nästa\n\nHej.\n"
    )
    assert cells(minutes, exercise(minutes, "retro")) == {
        ("", "Vad gick bra"): ["allt"],
        ("", "Vad gick dåligt"): ["inget"],
    }
    assert headings(minutes) == ["Återblick", "Nästa"]


def test_all_four_sides() -> None:
    table = (
        "# SWOT\n\n## A\n\n| Styrkor | Svagheter | Möjligheter | Hot |\n|--|--|--|--|\n"
        "| a | b | c | d |\n"
    )
    minutes = one(table)
    assert len(cells(minutes, exercise(minutes, "swot"))) == 4


def test_sticky_notes_in_clusters() -> None:
    minutes = one(
        "Dag\n\nÖvning med lappar\nVi skrev lappar om det som är angeläget för oss alla.\n\n"
        "Ja, nu\n’Det är dags’, ’Vi måste’, ’Gärna’\n’Men vem?’\n\nVarför?\n’För att’, ’Så är det’\n",
        "d.txt",
    )
    section = exercise(minutes, "stickies")
    found = cells(minutes, section)
    assert found[("", "Ja, nu")] == ["’Det är dags’", "’Vi måste’", "’Gärna’", "’Men vem?’"]
    assert found[("", "Varför?")] == ["’För att’", "’Så är det’"]


def test_a_word_that_only_begins_like_a_group_is_none() -> None:
    minutes = one("# Dag\n\n## A\n\nGrupper möts.\n\nGrupp 1 och 2 är klara.\n\nGruppen vilar.\n")
    assert not [section for section in minutes.sections if section.form]
