"""The kinds of entries, in one table that parser, help, completion, screens and exports read.

Source: the capture language (docs/capture.md). A kind's ``letters`` are its lower-case markers,
``words`` its word markers (any case, ended by ``:`` or ``;``) and ``lone`` further words that, alone
on a line with ``:`` or ``;``, make a label.
"""

from __future__ import annotations

from dataclasses import dataclass

from locales import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry.

    Attributes:
        name: the English name, as in the JSON form.
        label: what a person reads ("Decision"), a text to translate.
        symbol: one character in front of the entry on screen, so that the kind shows without colour.
        letters: markers of one letter, without the colon.
        words: markers in words, Swedish and English.
        lone: words that alone on a line are a label, beside ``words``.
        key: the letter that chooses the kind after ctrl+t.
        tally: whether the rail lists the latest entries of this kind.
    """

    name: str
    label: str
    symbol: str = " "
    letters: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    lone: tuple[str, ...] = ()
    key: str = ""
    tally: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("note", N_("Note"), key="n"),
    Kind("bullet", N_("Bullet"), "•", key="-"),
    Kind("numbered", N_("Numbered item"), "#"),
    Kind("label", N_("Label"), "▸", ("l",), ("Etikett", "Label"), key="l"),
    Kind(
        "decision",
        N_("Decision"),
        "■",
        ("b", "d"),
        ("Beslut", "Decision"),
        ("Decisions",),
        key="b",
        tally=True,
    ),
    Kind(
        "proposal",
        N_("Proposal"),
        "□",
        ("f", "m"),
        ("Förslag", "Yrkande", "Proposal", "Motion"),
        ("Yrkanden", "Proposals", "Motions"),
        key="f",
    ),
    Kind(
        "action",
        N_("Action"),
        "→",
        ("å", "a"),
        ("Åtgärd", "Action"),
        ("Åtgärder", "Actions"),
        key="å",
        tally=True,
    ),
    Kind(
        "question",
        N_("Question"),
        "?",
        ("?", "q"),
        ("Fråga", "Question"),
        ("Frågor", "Questions"),
        key="q",
    ),
    Kind("quote", N_("Quote"), "❝", ("c",), ("Citat", "Quote"), ("Quotes",), key="c"),
    Kind(
        "summary",
        N_("Summary"),
        "Σ",
        ("s",),
        ("Summering", "Summary"),
        ("Summeringar", "Summaries"),
        key="s",
    ),
    Kind("parked", N_("Parked"), "‖", ("p",), ("Parkerat", "Parked"), key="p", tally=True),
    Kind("internal", N_("Internal"), "∅", (), ("Intern", "Internal"), key="i"),
    Kind("reference", N_("Reference"), "↗", (), ("Ref",), key="r"),
    Kind("statement", N_("Statement"), "»"),
    Kind("reply", N_("Reply"), "–", (), ("Svar", "Answer"), ("Answers",), key="v"),
    Kind("time", N_("Time"), "◷"),
    Kind("row", N_("Table row"), "│"),
    Kind("vote", N_("Vote"), "±", ("o", "v"), ("Omröstning", "Vote")),
    Kind("reservation", N_("Reservation"), "!", ("r",), ("Reservation",)),
    Kind("recusal", N_("Recusal"), "!", ("j",), ("Jäv", "Recusal")),
    Kind(
        "remark",
        N_("Note to the minutes"),
        "¶",
        (),
        ("Protokollsanteckning", "Note to the minutes"),
    ),
    Kind("arrival", N_("Arrival"), "↓"),
    Kind("departure", N_("Departure"), "↑"),
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
"""Every kind by its English name."""
