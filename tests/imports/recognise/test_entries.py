"""What is decided, to be done, asked and said, and how lines that are none of it stay as they are."""

from __future__ import annotations

from store.model.records import Vote
from tests.cases import each
from tests.imports.recognise.reading import kinds, of_kind, one

_HEAD = "# Möte 2019-03-05\n\nNärvarande: Alva Ek, Bo Gren, Cia Holm\n\n## Punkt\n\n"


@each(
    "sentence",
    [
        "Mötet beslutar att köpa en skrivare.",
        "Styrelsen fastställde budgeten.",
        "Årsmötet beviljade styrelsen ansvarsfrihet.",
        "Till sekreterare valdes Bo Gren.",
        "Frågan om nytt tak bordläggs.",
        "Det beslutades att tacka ja.",
        "The board approved the minutes.",
        "It was agreed that we move.",
        "Der Vorstand beschließt den Haushalt.",
        "Styret vedtok budsjettet.",
        "RESOLVED: we use tabs",
        "Verdict: approved",
        "Vedtak: Vi kjøper.",
    ],
)
def test_sentences_that_decide(sentence: str) -> None:
    assert ("decision", sentence) in kinds(one(_HEAD + sentence + "\n"))


@each(
    "sentence",
    [
        "Projektet har pågått länge och efter flera möten beslutades i fjol att bilda ett råd i länet.",
        "Ska vi besluta om det nu?",
        "Om styrelsen beslutar det kan vi börja.",
        "Styrgruppen kommer att behandla förslaget.",
        "Do we have consensus?",
        "Arbetet har godkänd finansiering.",
    ],
)
def test_sentences_that_only_speak_of_deciding(sentence: str) -> None:
    assert not of_kind(one(_HEAD + sentence + "\n"), "decision")


def test_a_label_in_the_words_of_the_kind_becomes_the_kind() -> None:
    minutes = one(
        _HEAD
        + "Beslut: bifalles\n\nÅtgärd: Bo bokar sal\n\nFråga: Vem städar?\n\nYrkande: Avslag\n"
    )
    assert kinds(minutes)[:4] == [
        ("decision", "bifalles"),
        ("action", "Bo bokar sal"),
        ("question", "Vem städar?"),
        ("proposal", "Avslag"),
    ]


def test_what_is_decided_may_stand_on_the_next_lines() -> None:
    minutes = one(
        "Rådet för samverkan\n\n§ 1\n\nVal av justerare\n\nOrdföranden föreslår\n\nAtt Alva Ek utses\n\n"
        "Rådet beslutar\n\nAtt Alva Ek utses\n\nAtt mötet är öppet\n",
        "r.txt",
    )
    (proposal,), (decision,) = of_kind(minutes, "proposal"), of_kind(minutes, "decision")
    assert proposal.clauses == ("Att Alva Ek utses",)
    assert decision.clauses == ("Att Alva Ek utses", "Att mötet är öppet")


def test_a_label_alone_says_what_the_line_below_it_is() -> None:
    assert ("decision", "Vi köper den.") in kinds(
        one(_HEAD + "Beslut:\n\nVi köper den.\n\nMer prat.\n")
    )


def test_a_heading_says_what_its_list_holds() -> None:
    minutes = one(
        _HEAD
        + (
            "## Beslut\n\n- Vi köper\n- Vi säljer\n\n## Öppna frågor\n\n- När?\n\n"
            "### Conclusion\n\nVi väntar.\n"
        )
    )
    assert [e.text for e in of_kind(minutes, "decision")] == ["Vi köper", "Vi säljer", "Vi väntar."]
    assert [e.text for e in of_kind(minutes, "question")] == ["När?"]


@each(
    ("line", "figures"),
    [
        ("8 röster för, 2 emot, 1 avstod.", (8, 2, 1)),
        ("2/3/1 för/emot/blankt", (2, 3, 1)),
        ("14 för 1 abstained", (14, 0, 1)),
        ("9 yea, 0 nay / 16 members", (9, 0, 0)),
        ("Ja: 5\n\nNein: 1\n\nEnthaltung: 2", (5, 1, 2)),
    ],
)
def test_votes(line: str, figures: tuple[int, int, int]) -> None:
    entries = [entry.vote for entry in one(_HEAD + line + "\n").all_entries() if entry.vote]
    assert entries == [Vote(*figures)]


def test_actions_with_owners_days_and_ticks() -> None:
    minutes = one(
        _HEAD
        + "## Att göra\n\n- [ ] Boka sal (Bo)\n- [x] Skicka kallelse senast 3/11 (Alva)\n- ~~Köpa kaffe~~\n"
        + "- @cia: ringa värden\n- Alva och Bo ska måla\n"
    )
    found = [
        (e.text, [o.name for o in e.owners], e.due, e.done) for e in of_kind(minutes, "action")
    ]
    assert found == [
        ("Boka sal", ["Bo"], None, False),
        ("Skicka kallelse senast 3/11", ["Alva"], "2019-11-03", True),
        ("Köpa kaffe", [], None, True),
        ("@cia: ringa värden", ["cia"], None, False),
        ("Alva och Bo ska måla", ["Alva", "Bo"], None, False),
    ]
    assert all(owner.uid for entry in of_kind(minutes, "action") for owner in entry.owners)


def test_a_table_of_actions() -> None:
    table = "## Åtgärder\n\n| Vad | Vem | När |\n|---|---|---|\n| Boka sal | Bo | 2019-06-10 |\n"
    (action,) = of_kind(one(_HEAD + table), "action")
    assert (action.text, [o.name for o in action.owners], action.due) == (
        "Boka sal",
        ["Bo"],
        "2019-06-10",
    )


def test_an_action_among_other_lines() -> None:
    minutes = one(
        _HEAD + "- Vi talade länge\n  - ACTION: Bo to fix it by March 9\n- TODO: Cia will check\n"
    )
    assert [(e.text, e.depth) for e in of_kind(minutes, "action")] == [
        ("Bo to fix it by March 9", 1),
        ("TODO: Cia will check", 0),
    ]


def test_who_speaks() -> None:
    minutes = one(
        _HEAD + "Alva: Hej.\n\n**Bo:** Hej.\n\n- CH: Jag med\n\n<fia> ok\n\nAlva & Bo: Vi ses.\n"
    )
    assert [(e.speaker, bool(e.speaker_uid)) for e in of_kind(minutes, "statement")] == [
        ("Alva", True),
        ("Bo", True),
        ("CH", True),
        ("fia", False),
        ("Alva & Bo", False),
    ]


@each("line", ["Fördelar LD? Kan vi det?", "Demoinstans: klar i maj", "Not: se nedan"])
def test_what_looks_like_a_speaker_and_is_none(line: str) -> None:
    assert ("note", line) in kinds(one(_HEAD + line + "\n"))


def test_a_name_nobody_listed_speaks_where_it_does_so_again_and_again() -> None:
    text = "# Chat\n\n## Log\n\n" + "\n\n".join(
        f"{who}: line {n}" for n, who in enumerate(["zed", "kim"] * 3)
    )
    assert len(of_kind(one(text), "statement")) == 6


def test_five_levels_of_bullets_stay_where_they_are() -> None:
    minutes = one(_HEAD + "- a\n  - b\n    - c\n      - d\n        - e\n")
    assert [(e.text, e.depth) for e in of_kind(minutes, "bullet")] == [
        (text, depth) for depth, text in enumerate("abcde")
    ]


def test_numbers_and_boxes_of_a_list_stay_in_its_words() -> None:
    minutes = one(_HEAD + "1. Ett\n2. Två\n\n- [x] Klart\n")
    assert [e.text for e in of_kind(minutes, "bullet")] == ["1. Ett", "2. Två", "[x] Klart"]


def test_a_timetable() -> None:
    minutes = one(
        "Inbjudan till dagen\n\nSchema\n\n11:00 Samling\n11:30 Lunch\n12:30 Promenad\n", "i.txt"
    )
    assert [(e.time, e.text) for e in of_kind(minutes, "time")] == [
        ("11:00", "Samling"),
        ("11:30", "Lunch"),
        ("12:30", "Promenad"),
    ]
    assert [s.form for s in minutes.sections if s.heading == "Schema"] == ["schedule"]
    assert minutes.meeting.kind == "invitation"


def test_an_interview() -> None:
    minutes = one(
        "# Samtal\n\n## Intervju med Siv\n\nSiv är ny här och fick några frågor.\n\n"
        "Var började du?\n\n– I Norrby.\n\n"
        "– Sedan i Söderby.\n\nIa: Vad vill du?\n\n– Bygga broar.\n"
    )
    section = next(s for s in minutes.sections if s.form == "interview")
    assert [(e.kind, e.speaker) for e in minutes.entries(section.uid)] == [
        ("note", None),
        ("question", None),
        ("reply", None),
        ("reply", None),
        ("question", None),
        ("reply", None),
    ]


def test_clauses_on_lines_of_their_own_are_decisions_each() -> None:
    minutes = one(_HEAD + "### Beslut\n\natt köpa en kaffemaskin\natt lägga ut 3000 kr\n")
    assert [e.text for e in of_kind(minutes, "decision")] == [
        "att köpa en kaffemaskin",
        "att lägga ut 3000 kr",
    ]


def test_somebody_moves_that() -> None:
    (proposal,) = of_kind(one(_HEAD + "Alva yrkar på att taket målas.\n"), "proposal")
    assert (proposal.text, bool(proposal.speaker_uid)) == ("Alva yrkar på att taket målas.", True)


@each(
    "sentence",
    [
        "Agreed to buy a printer.",
        "Agreed we should wait.",
        "Long discussion of the roof, decision made to repair it",
        "Efter en runda bland alla kom man fram och beslutade att vänta.",
        "TSC agrees to wait.",
        "Det ble vedtatt at taket males.",
    ],
)
def test_a_decision_in_passing(sentence: str) -> None:
    assert kinds(one(f"{_HEAD}- {sentence}\n")) == [("decision", sentence)]


@each(
    "sentence",
    [
        "Last time it was decided to wait.",
        "Was it agreed to wait?",
        "Agreed with Bo on most of it",
        "ABG agrees to wait.",
    ],
)
def test_no_decision_of_this_meeting(sentence: str) -> None:
    minutes = one(_HEAD.replace("Cia Holm", "Alf Bo Grahn") + f"- {sentence}\n")
    assert not of_kind(minutes, "decision")


def test_what_is_said_below_a_list_of_decisions_is_none_of_them() -> None:
    minutes = one("# Möte\n\n## Consensus\n\n- we wait\n- we paint\n\nalva to report\n")
    assert [entry.text for entry in of_kind(minutes, "decision")] == ["we wait", "we paint"]


@each(
    "items",
    [
        "- Printers #12\n- Roof #13\n- buy paint\n",
        "- Who paints?\n    - Bo likes to\n    - Cia too\n",
        "- 10 minute timebox\n",
    ],
)
def test_next_steps_on_the_agenda_are_no_actions(items: str) -> None:
    assert not of_kind(one(f"# Möte\n\n## A\n\nb\n\n## Next steps\n\n{items}"), "action")


def test_next_steps_with_things_to_do_are_actions() -> None:
    minutes = one("# Möte\n\n## A\n\nb\n\n## Next steps\n\n- Bo to buy paint\n- book the room\n")
    assert len(of_kind(minutes, "action")) == 2


@each(
    "heading",
    [
        "Review action items",
        "1. Review last meeting’s action points:",
        "Action items from last meeting",
        "Uppföljning av åtgärder",
        "Åtgärder från föregående möte",
    ],
)
def test_a_heading_looks_back_at_actions(heading: str) -> None:
    text = (
        f"# Möte\n\n## {heading}\n\n- Completed: Bo to buy paint\n- [The list](https://a.example)\n"
    )
    (action,) = of_kind(one(text), "action")
    assert (action.done, [owner.name for owner in action.owners]) == (True, ["Bo"])
    assert action.text == "Completed: Bo to buy paint"


@each("line", ["ACTION: none.", "Åtgärd: inga", "Beslut: inga"])
def test_no_action_and_no_decision_are_a_note(line: str) -> None:
    (entry,) = [e for e in one(f"{_HEAD}{line}\n").all_entries() if e.kind != "internal"]
    assert entry.kind in ("note", "label", "bullet")


@each(
    ("text", "owners"),
    [
        ("Alva ringer banken", ["Alva"]),
        ("Alva Ek has papers to share", ["Alva Ek"]),
        ("Ring Alva om banken", []),
        ("In April: find a new one", []),
    ],
)
def test_who_is_named_first_does_it(text: str, owners: list[str]) -> None:
    (action,) = of_kind(one(f"{_HEAD}- Åtgärd: {text}\n"), "action")
    assert [owner.name for owner in action.owners] == owners


def test_a_name_that_is_a_word_owns_nothing() -> None:
    head = _HEAD.replace("Alva Ek", "Mark Ek")
    (action,) = of_kind(one(f"{head}- Action: Mark the parts that matter\n"), "action")
    assert action.owners == ()
