"""One person as foreign minutes name them: a name with marks, initials, a handle, a role, an organisation."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from imports.recognise.vocabulary import concepts, said, words
from store.capture.person import read_person
from store.language.blanks import squeezed
from store.language.spelling import spelling
from store.language.words import ATTENDANCE, ROLES, by_word
from store.model.records import Participant

_ADDRESS = re.compile(r"[<(]?\bhttps?://[^\s)>]+[)>]?")
_HANDLE = re.compile(r"[(\[]?(?<![\w.])@([\w][\w.-]{0,38})[)\]]?(?![.\w/]*[@/])")
_INITIALS_FIRST = re.compile(
    r"([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4})\s*(?::|,|[-–](?=\s))\s*(?=[A-ZÅÄÖÉ@][a-zåäöéA-Z])"
)
_IN_PARENTHESES = re.compile(r"\(([^()]{1,80})\)")
_MOVED = re.compile(
    r"\s*[,(–-]\s*(?:(?:lämna|anlän|avvek|ankom|left|leaves|arrive|joined|joins)\w*\b"
    r"|(?:från|till|fr\.?o\.?m|t\.?o\.?m|från och med|till och med|kom|gick|from|until|ab|bis|late|part)\.?\b"
    r"(?=[^,()]*(?:\d|§|\bbit\b|\blate\b)))[^()]*\)?\s*$",
    re.IGNORECASE,
)
_YOUNGER = re.compile(r"\b(Jr|Sr)\.(?=\s)")
_SLASHES = re.compile(r"\s+/\s+|\s*\|\s*")
_FIRST_SIGN = re.compile(r"^(?:[-*•·▪]\s+|\[[ xX]?\]\s*|\d{1,3}[.)]\s+)+")
_ENDS = re.compile(r"\s*(?:\(([^()]{1,3})\)|[-–:]?\s*([^\w\s,.()]\ufe0f?)|\s([xX]))\s*$")
_NAME_WORD = re.compile(r"[^\W\d_][\w.’'´`‘\"“”-]*")
_SMALL = frozenset(
    "af av da de del den der di du la le van von y e dos das bin al el ten ter zu zur och".split()
)
_PARTIES = frozenset("s m sd v c kd mp l fp fi nyd r h ap sv krf frp sp spd cdu csu fdp -".split())
_ROLES = by_word(ROLES)
_ATTENDANCE = by_word(ATTENDANCE)
_MOST_WORDS = 6
_LAST_INITIAL = re.compile(r"\s[^\W\d_]$")
_PARTY_LAST = re.compile(r"\s(S|M|SD|V|C|KD|MP|L)$")


@lru_cache(maxsize=4096)
def person(text: str) -> Participant | None:
    """Return the person that a text names; None where it names nobody."""
    words_of, attendance = _without_marks(text)
    if is_nobody(words_of):
        return None
    linked = _ADDRESS.search(words_of) is not None
    words_of, aliases = _without_handles(_ADDRESS.sub(" ", words_of))
    if aliases and (whole := _IN_PARENTHESES.fullmatch(words_of)) and is_full_name(whole[1]):
        words_of = whole[1]
    words_of, short = _without_initials(words_of)
    words_of, partly = _without_moves(words_of)
    words_of = _with_party_aside(words_of)
    words_of, found = _without_asides(words_of, Participant("", ""))
    words_of, behind = _without_initials_last(_YOUNGER.sub(r"\1", words_of))
    words_of = _SLASHES.sub(", ", words_of).strip(" ,;:-–/|")
    if not words_of and aliases:
        words_of = aliases[0].lstrip("@")
    read = read_person(words_of) if words_of else Participant("", "")
    name = _bare(read.name, words_of)
    if not could_be_name(name) or (linked and not is_full_name(name)):
        return None
    return replace(
        read,
        name=name,
        aliases=(*read.aliases, *short, *behind, *found.aliases, *aliases),
        attendance=attendance or found.attendance or read.attendance or partly,  # type: ignore[arg-type]
        roles=(*read.roles, *found.roles),
        party=read.party or found.party,
        title=read.title or found.title,
        organisation=read.organisation or found.organisation,
        unit=read.unit or (found.organisation if read.organisation else None),
    )


def is_nobody(text: str) -> bool:
    """Return whether a text stands where a name should, and is none: ``N/A``, ``–``, a template's words."""
    bare = said(text)
    return not bare or bare in words("people", "nobody") or not any(map(str.isalpha, bare))


def could_be_name(name: str) -> bool:
    """Return whether words may be what somebody is called: few of them, and no sentence."""
    parts = name.split()
    if not 0 < len(parts) <= _MOST_WORDS or name[-1:] in "?!:;" or "://" in name:
        return False
    if not all(_NAME_WORD.fullmatch(part) or part in _SMALL for part in parts):
        return False
    return len(parts) < 3 or all(part[:1].isupper() or part in _SMALL for part in parts)


def is_full_name(name: str) -> bool:
    """Return whether words look like a first name and a surname."""
    parts = name.split()
    if not 2 <= len(parts) <= 5 or not could_be_name(name):
        return False
    return all(part[:1].isupper() or part in _SMALL for part in parts) and parts[-1][:1].isupper()


def is_short_name(name: str) -> bool:
    """Return whether words may be a first name, a nickname or initials."""
    return len(name.split()) <= 2 and could_be_name(name) and len(name) <= 30


def role_of(label: str) -> str:
    """Return the English name of a known role, else the label as it was typed."""
    role = _ROLES.get(spelling(label))
    return role.name if role else squeezed(label)


def _bare(name: str, typed: str) -> str:
    """Return a name without the signs around it, but with the full stop of a last initial: ``Dora E.``."""
    bare = squeezed(name).strip(" .,;*_~`")
    return f"{bare}." if _LAST_INITIAL.search(bare) and f"{bare}." in typed else bare


def _without_marks(text: str) -> tuple[str, str | None]:
    """Take list signs and the marks of a roll call off; return also how the person attended."""
    text = _FIRST_SIGN.sub("", squeezed(text.replace("**", "")))
    if text.startswith("~~") and text.endswith("~~"):
        return text.strip("~ "), "absent"
    ends = _ENDS.search(text)
    mark = spelling((ends[1] or ends[2] or ends[3] or "").strip()) if ends else ""
    if ends and mark:
        for concept, attendance in (("mark_present", "present"), ("mark_absent", "absent")):
            crossed = mark == "x" and not ends[1]
            if mark in words("people", concept) and not (ends[1] and mark in _PARTIES):
                return text[: ends.start()], "absent" if crossed else attendance
    return text, None


def _without_handles(text: str) -> tuple[str, tuple[str, ...]]:
    if "@" not in text:
        return text, ()
    handles = tuple("@" + match[1].rstrip(".-") for match in _HANDLE.finditer(text))
    return squeezed(_HANDLE.sub(" ", text)), handles


def _without_moves(text: str) -> tuple[str, str | None]:
    """Take out that somebody came late or left early; such words stay in the line."""
    found = _MOVED.search(text)
    return (text[: found.start()], "part") if found else (text, None)


def _without_initials(text: str) -> tuple[str, tuple[str, ...]]:
    """Take initials off that stand before a name: ``DE: Dora Ek``, ``JK, Jan Krona``."""
    found = _INITIALS_FIRST.match(text)
    if not found or not _are_initials(found[1]):
        return text, ()
    return text[found.end() :], (found[1],)


def _without_initials_last(text: str) -> tuple[str, tuple[str, ...]]:
    """Take initials off that stand behind a full name: ``Dora Ek DE``."""
    name, _, last = text.strip().rpartition(" ")
    capitals = last.isupper() and last.isalpha() and 2 <= len(last) <= 4
    if capitals and last[0] == text.strip()[:1] and is_full_name(name):
        return name, (last,)
    return text, ()


def _with_party_aside(text: str) -> str:
    """Return a full name with the letter of a party behind it so that it reads as one: ``Dora Ek (S)``."""
    found = _PARTY_LAST.search(text)
    is_one = found is not None and is_full_name(text[: found.start()])
    return f"{text[: found.start()]} ({found[1]})" if found and is_one else text


def _are_initials(text: str) -> bool:
    return 2 <= len(text) <= 5 and sum(letter.isupper() for letter in text) >= 2


def _without_asides(text: str, found: Participant) -> tuple[str, Participant]:
    """Take what stands in parentheses out: initials, a party, a role, how somebody attended."""
    for match in _IN_PARENTHESES.finditer(text):
        inside = squeezed(match[1])
        bare = spelling(inside)
        known = concepts("people").get(said(inside), ())
        capitals = "".join(part[0] for part in text[: match.start()].split() if part[:1].isupper())
        if bare in _PARTIES and not (len(inside) > 1 and inside == capitals):
            continue
        if _stands_for(inside, text[: match.start()]):
            found = replace(found, aliases=(*found.aliases, inside.rstrip(".")))
        elif "role" in known or bare in _ROLES:
            found = replace(found, roles=(*found.roles, role_of(inside)))
        elif attendance := next(
            (c for c in ("remote", "excused", "absent", "part") if c in known), ""
        ):
            found = replace(found, attendance=attendance)  # type: ignore[arg-type]  # by its name
        elif _looks_like_organisation(inside):
            found = replace(found, organisation=inside)
        else:
            continue
        text = text.replace(match[0], " ", 1)
    return squeezed(text), found


def _stands_for(inside: str, name: str) -> bool:
    """Return whether words in parentheses are the initials or short form of the name before them."""
    letters = inside.replace(".", "").replace(" ", "")
    if not letters.isalpha() or not 2 <= len(letters) <= 5 or " " in inside.strip():
        return False
    if sum(letter.isupper() for letter in letters) < 2:
        return False
    return bool(name.strip()) and letters[0].casefold() == name.strip()[0].casefold()


def _looks_like_organisation(inside: str) -> bool:
    return inside[:1].isupper() and spelling(inside) not in _ATTENDANCE and len(inside.split()) <= 5
