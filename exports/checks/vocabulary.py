"""The words that the checks look for in what was written, Swedish and English, in tables."""

from __future__ import annotations

import re

# Numbers ------------------------------------------------------------------------------------------

_SV_SMALL = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton "
    "arton nitton"
).split()
_SV_TENS = "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split()
_EN_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_HUNDREDS = ("hundra", "etthundra", "hundred", "a hundred", "one hundred")


def _numbers() -> dict[str, int]:
    found = dict.fromkeys(_HUNDREDS, 100) | {"ett": 1, "aderton": 18}
    for small, tens, joints in ((_SV_SMALL, _SV_TENS, ("",)), (_EN_SMALL, _EN_TENS, ("-", " "))):
        found |= {word: number for number, word in enumerate(small)}
        for ten, word in enumerate(tens, 2):
            found[word] = ten * 10
            for joint in joints:
                ones = enumerate(small[1:10], 1)
                found |= {f"{word}{joint}{one}": ten * 10 + n for n, one in ones}
        if small is _SV_SMALL:
            found |= {f"{word}ett": ten * 10 + 1 for ten, word in enumerate(tens, 2)}
    return found


NUMBERS: dict[str, int] = _numbers()
"""The numbers up to 100 by their words."""

_NUMBER = r"(?P<number>\d{1,4}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"


def number_of(words: str) -> int:
    """Return the number that figures or words say."""
    return int(words) if words.isdecimal() else NUMBERS[words.casefold()]


# How many were there ------------------------------------------------------------------------------

_PEOPLE = "personer|deltagare|deltagande|närvarande|ledamöter|people|persons|participants|attendees|members"
_TAKING_PART = (
    "mötte upp|deltog|deltar|var med|är med|var på plats|är på plats|var här|är här|samlades|"
    "närvarade|(?:var|är) närvarande|var samlade|kom till|attended|took part|met|gathered|"
    "were present|are present|were there|are here|came to"
)
_HOW_MANY = (
    "(?:antal(?:et)? )?(?:närvarande|deltagare|deltagande)|(?:number of )?(?:present|participants)"
)

_COMING = (
    "kom(?: hit| idag| i dag| till mötet)?|dök upp|har kommit|came(?: today| to the meeting)?|"
    "showed up|turned up"
)
_WE_WERE = "vi (?:var|är|blev)|det (?:var|kom|är)|we (?:were|are)|there (?:were|are)"
_IN_ALL = "totalt|sammanlagt|alla|in all|altogether"
_HERE = "på plats|här|närvarande|samlade|i rummet|idag|i dag|som kom|present|there|here|in the room|today"

HEADCOUNTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:{_HOW_MANY})(?: personer| people)?\s*(?:[:=]|var|är|is|was)\s*{_NUMBER}\b"
        rf"(?:\s+(?:{_PEOPLE}|st))?\s*[.!]?\s*$",
        rf"^\W*{_NUMBER}\s+(?:{_PEOPLE})\s*[.!]?\s*$",
        rf"(?:^|[.!?]\s+){_NUMBER}\s+(?:{_PEOPLE})\s+(?:{_TAKING_PART})\b",
        rf"(?:^|[.!?]\s+){_NUMBER}\s+(?:{_PEOPLE})\s+(?:{_COMING})\s*[.!]?\s*$",
        rf"^\W*(?:{_WE_WERE})\s+(?:{_IN_ALL}\s+)?{_NUMBER}(?:\s+(?:{_PEOPLE}|st|stycken))?"
        rf"(?:\s+(?:{_HERE}))?\s*[.!]?\s*$",
    )
)
"""How a line says how many were there; only a whole line, or the beginning of a sentence, counts."""

# What needs no decision ---------------------------------------------------------------------------

NO_DECISION_NEEDED = re.compile(
    r"öppn|avslut|upprop|inledning|närvaro|information|informera|rapport|anmäl|meddelande|delgiv|"
    r"redovisning|lägesbild|nuläge|uppföljning|dialog|diskussion|presentation|övrigt|övriga frågor|"
    r"nästa (?:möte|sammanträde)|kommande (?:möte|sammanträde)|aktuellt|frågestund|paus|"
    r"\b(?:opening|open|closing|close|adjourn\w*|roll call|welcome|inform\w*|reports?|notices?|"
    r"update|discussion|presentation|any other business|other business|next meeting|attendance|"
    r"apologies|introduction|follow-up|questions|break)\b",
    re.IGNORECASE,
)
"""Words in the heading of an item in which nothing has to be decided."""

# Whom a decision gives a task ---------------------------------------------------------------------

_SOMEBODY = (
    "någon|nån|några|vem som helst|en person|en ansvarig|en arbetsgrupp|en grupp|somebody|someone|"
    "anyone|anybody|a person|a working group|a group"
)
_NO_RECEIVER = r"(?!\s+(?:åt|till)\b)"
NAMELESS_TASKS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:ger|ge|gav)\s+(?:(?:{_SOMEBODY})\s+)?i uppdrag\b{_NO_RECEIVER}",
        rf"\b(?:{_SOMEBODY})\s+(?:får|få|fick|ges)\s+i uppdrag\b",
        rf"^\W*(?:att\s+)?uppdrag\s+(?:ges|gavs|lämnas)\b{_NO_RECEIVER}",
        rf"\buppdra(?:r|s|ga|gas|gs)?\s+åt\s+(?:{_SOMEBODY})\b",
        rf"\b(?:{_SOMEBODY})\s+(?:\w+\s+)?(?:ansvarar|ansvarade|ansvara|ansvarig|tar ansvar)",
        r"\b(?:en ansvarig|ansvarig person)\s+(?:utses|ska utses|skall utses|behöver utses)\b",
        rf"\b(?:{_SOMEBODY})\s+(?:is|will be|shall be)\s+(?:responsible|in charge|asked|instructed)\b",
        rf"\b(?:{_SOMEBODY})\s+(?:takes|will take|shall take)\s+responsibility\b",
    )
)
"""How a decision gives a task to nobody in particular; one that names whoever it may be fits none."""
