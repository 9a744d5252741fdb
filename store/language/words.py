"""The vocabulary of the capture language: Swedish and English words, always both understood.

Commands are in :mod:`store.capture.table`, the kinds of entries in :mod:`store.model.kinds`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from locales import N_
from store.language.spelling import spelling


@dataclass(frozen=True, slots=True)
class Term:
    """One thing and its words.

    Attributes:
        name: the English name, as in the JSON form.
        sv, en: the words to write it with.
        also: other words that are understood.
        label: what a person reads, a text to translate.
    """

    name: str
    sv: str
    en: str
    also: tuple[str, ...] = ()
    label: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word for it."""
        return (self.sv, self.en, *self.also)

    def word(self, language: str) -> str:
        """Return the word to write it with in ``sv`` or ``en``."""
        return self.sv if language == "sv" else self.en


def by_word(terms: Iterable[Term]) -> dict[str, Term]:
    """Return the terms by every word for them, as :func:`spelling` has it."""
    return {spelling(word): term for term in terms for word in term.words}


ROLES = (
    Term(
        "chair", "ordförande", "chair", ("ordföranden", "ordf", "ordf.", "chairperson", "the chair")
    ),
    Term(
        "secretary", "sekreterare", "secretary", ("sekreteraren", "sekr", "sekr.", "the secretary")
    ),
    Term("verifier", "justerare", "verifier", ("justeraren", "justeringsperson", "the verifier")),
    Term(
        "note-taker",
        "antecknare",
        "note-taker",
        (
            *("antecknaren", "vid anteckningarna", "notetaker", "note taker", "minute-taker"),
            *("minutes", "notes"),
        ),
    ),
    Term("host", "värd", "host", ("värden", "värdinna", "the host")),
    Term("contact", "kontakt", "contact", ("kontaktperson", "contact person")),
)
"""Roles that have an English name in the JSON form; any other word is kept as typed."""

KINDS_OF_MEETING = (
    Term(
        "notes", "anteckningar", "notes", ("mötesanteckningar", "minnesanteckningar"), N_("Notes")
    ),
    Term("minutes", "protokoll", "minutes", (), N_("Minutes")),
    Term("documentation", "dokumentation", "documentation", (), N_("Documentation")),
    Term("agreement", "överenskommelse", "agreement", (), N_("Agreement")),
    Term("invitation", "inbjudan", "invitation", ("kallelse",), N_("Invitation")),
)

LANGUAGE_WORDS = (
    Term("sv", "svenska", "Swedish", ("sv", "swe"), N_("Swedish")),
    Term("en", "engelska", "English", ("en", "eng"), N_("English")),
)

ATTENDANCE = (
    Term(
        *("present", "närvarande", "present"),
        (
            *("deltagare", "deltagande", "participants", "accepterat", "accepterad", "accepted"),
            *("tackat ja", "deltar"),
        ),
    ),
    Term(
        "absent",
        "frånvarande",
        "absent",
        ("ej närvarande", "frånvaro", "avböjt", "avböjd", "declined", "tackat nej"),
    ),
    Term(
        "excused",
        "anmält förhinder",
        "excused",
        ("förhindrad", "förhinder", "apologies", "återbud"),
    ),
    Term("part", "del av mötet", "part", ("delvis", "del av tiden", "part of the meeting")),
    Term(
        *("remote", "på distans", "remote"),
        (
            *("distans", "digitalt", "via länk", "på länk", "via teams", "på teams", "teams"),
            *("via zoom", "på zoom", "zoom", "per telefon", "via telefon", "remotely", "online"),
            *("by phone", "on teams", "on zoom"),
        ),
    ),
)
"""Words that say how a person attended, as a field of a person or as a line above several."""

STANDING = (
    Term("deciding", "beslutande", "deciding", ("beslutande ledamöter", "ledamöter", "members")),
    Term(
        *("other", "övriga", "others"),
        (
            *("övriga deltagande", "övriga närvarande", "övriga deltagare", "other participants"),
            *("ersättare", "ej tjänstgörande ersättare", "suppleanter", "substitutes", "deputies"),
        ),
    ),
)
"""Words above several persons that say who takes part in the decisions."""

OUTCOMES = (
    Term("approved", "bifall", "approved", ("bifalls", "bifallet", "approve", "carried")),
    Term("rejected", "avslag", "rejected", ("avslås", "avslaget", "reject")),
    Term("tabled", "bordlagd", "tabled", ("bordlagt", "bordläggning", "bordläggs")),
    Term(
        "referred back",
        "återremiss",
        "referred back",
        ("återremitterad", "återremitterat", "återremitteras", "refer back"),
    ),
    Term(
        "filed",
        "till handlingarna",
        "filed",
        ("lagd till handlingarna", "läggs till handlingarna", "put on file"),
    ),
)
"""What becomes of a proposal; any other words are kept as typed."""

VOTES = (
    Term("for", "ja", "yes", ("för", "for", "aye", "ayes", "yea")),
    Term("against", "nej", "no", ("mot", "emot", "against", "nay", "nays", "noes")),
    Term("abstain", "avstår", "abstain", ("avstod", "abstains", "abstaining", "abstained")),
)
"""Words before the names of those who vote so: ``o: ja Anna, Bo; nej Cecilia``."""

LIST_HEADINGS = (
    *("deltagarlista", "deltagarförteckning", "närvarolista", "list of participants"),
    *("namn", "name", "names"),
)
"""Lines above a pasted list that name no person and say nothing of those that follow."""

NONE_WORDS = ("inga", "ingen", "none")
"""Words that end the groups."""

THEME_WORDS = ("tema", "theme")
"""Words that begin the theme of the next meeting."""

AND_WORDS = ("&", "och", "and", "samt", "as well as", "liksom")
"""Words that join the last of several names to the others."""

HERE_WORDS = ("här", "here")
"""Words behind a role and names for one in this section only: ``/roll värd Anna här``."""

EVERYONE_WORDS = ("alla", "samtliga", "everyone", "everybody", "all")
"""Words behind ``+`` for each of those who are there."""

FOR_WORDS = ("för", "for")
"""Words between a name and the one that is substituted: "Anna Ek för Bo Al"."""

AS_WORDS = ("som", "as")
"""Words between a name and what somebody is there as: "Anna Ek som gäst"."""

FROM_WORDS = ("från", "from")
"""Words between a name and the organisation: "Anna Ek från Norrby kommun"."""

WITHIN_WORDS = ("på", "vid", "i", "för", "hos", "inom", "at", "of", "for", "in", "with")
"""Words between a title and the organisation, with which both are one title: *rektor på Norra skolan*."""

BECAUSE_WORDS = ("på grund av", "pga", "p.g.a.", "due to", "because of")
"""Words between a name and why somebody is away."""

SUBSTITUTE_WORDS = (
    *("tjänstgörande ersättare för", "tjg ersättare för", "tjänstgörande för", "tjänstgör för"),
    *("ersättare för", "ersätter", "i stället för", "istället för", "ombud för", "som ombud för"),
    *("serving substitute for", "substitute for", "serving for", "in place of", "proxy for"),
)
"""Words between a person and the one that is substituted."""

FIELD_LABELS = (
    *(
        "e-post",
        "epost",
        "mejl",
        "mail",
        "e-mail",
        "email",
        "telefon",
        "tel",
        "tfn",
        "mobil",
        "mob",
    ),
    *("phone", "mobile", "cell"),
)
"""Words in front of an address or a number, which are no part of it."""

QUOTE_MARKS = ("’'‘", '"”“„')
"""Marks around quoted words, in two sorts; inside one sort the other one may be used."""

MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("mars", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augusti", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)

WEEKDAYS = (
    ("måndag", "monday", "mån", "mon"),
    ("tisdag", "tuesday", "tis", "tues", "tue"),
    ("onsdag", "wednesday", "ons", "wed"),
    ("torsdag", "thursday", "tors", "tor", "thurs", "thur", "thu"),
    ("fredag", "friday", "fre", "fri"),
    ("lördag", "saturday", "lör", "sat"),
    ("söndag", "sunday", "sön", "sun"),
)

RELATIVE_DAYS = {
    "idag": 0,
    "i dag": 0,
    "today": 0,
    "imorgon": 1,
    "i morgon": 1,
    "i morron": 1,
    "tomorrow": 1,
    "övermorgon": 2,
    "i övermorgon": 2,
}
"""Days named by how far they lie ahead, in days."""

WEEK_WORDS = ("vecka", "week", "v", "w")
CLOCK_WORDS = ("klockan", "kl")
AT_WORDS = ("at",)
"""Words before a time after a command only: "At 3 sites" is no time."""

UNTIL_WORDS = ("till", "to", "until")

IN_WORDS = ("i", "in")
"""Words between what a line becomes and the exercise it goes to."""

ROW_WORDS = ("grupp", "group")
PROMPT_WORDS = ("fråga", "question")
"""Words that switch rows and prompts: ``Grupp B``, ``Fråga 2``."""

PLENARY_WORDS = ("plenum", "plenary")
"""Words for the whole room, as the screen has them: ``Plenum: text``."""

UNSORTED_WORDS = ("osorterat", "unsorted")
"""Words for the pile of what is not sorted yet: ``Osorterat: text``; the first one in Swedish names it."""

EVENLY_WORDS = ("jämnt", "balanced", "evenly")
"""Words that spread organisations over the groups that are drawn: ``/lotta 5 jämnt``."""

PAIR_WORDS = ("par", "pairs", "i par", "in pairs")
EACH_WORDS = ("per grupp", "per group", "i varje", "in each", "i varje grupp", "in each group")
GROUPS_WORDS = ("grupper", "groups")
"""Words for what is drawn: ``/lotta par``, ``/draw 4 per group``, ``/draw 5 groups``."""

IF_WORDS = ("om", "if")
YES_WORDS = ("ja", "yes", "jo", "japp")
NO_WORDS = ("nej", "no", "nix")
"""Words for a question that is asked after an answer only: ``/fråga om ja: När?``, and for these answers."""

AT_MOST_WORDS = ("högst", "max", "at most")
HIDDEN_WORDS = ("dolda", "hidden")
SHOWN_WORDS = ("visa", "shown", "visas", "show")
"""Words for how dots are given: ``/prickar högst 5``, ``/prickar dolda``, ``/dots shown``."""

INTO_WORDS = ("till", "med", "into", "with")
"""Words between what is merged and what it goes into; ``=`` does as well."""

BEFORE_WORDS = ("före", "before")
AFTER_WORDS = ("efter", "after")
FIRST_WORDS = ("först", "first")
LAST_WORDS = ("sist", "last")
"""Words for where a row or prompt is put: ``/flytta B före A``, ``/order .2 last``."""

COUNTDOWN_PAUSE_WORDS = ("paus", "pause")
COUNTDOWN_END_WORDS = ("slut", "end", "stopp", "stop", "av", "off")
"""What lets the countdown rest or go on, and what ends it: ``/minuter paus``, ``/minutes off``."""
