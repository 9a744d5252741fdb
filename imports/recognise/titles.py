"""What a document is called, and what kind of document its title says that it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from imports.recognise.attending import said_of
from imports.recognise.dates import Reckoning, first_date
from imports.recognise.draft import Draft
from imports.recognise.lines import ReadLine, is_known
from imports.recognise.vocabulary import concepts, said, words

_REACH = 14
"""So many lines from its beginning a document has told its title."""

_LONGEST = 160
_LONGEST_SENTENCE = 320
_KINDS = (
    ("invitation", re.compile(r"\b(?:inbjudan|kallelse|invitation)\b", re.IGNORECASE)),
    ("agreement", re.compile(r"\b(?:överenskommelse|agreement)\b", re.IGNORECASE)),
    ("minutes", re.compile(r"\w*protokoll\b", re.IGNORECASE)),
    ("documentation", re.compile(r"\bdokumentation\b", re.IGNORECASE)),
    ("notes", re.compile(r"\w*anteckningar\b|\bnotes\b|\breferat\b", re.IGNORECASE)),
)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_HASH = re.compile(r"[0-9a-f]{12,}")
_DATE_IN_NAME = re.compile(r"(?<!\d)(?:(?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d|\d{6})(?!\d)")
_NUMBER_FIRST = re.compile(r"^(?:\d+[.)]|§)")
_RUNNING_HEAD = re.compile(
    r"(?:^|\s)(?:sida|sid\.?|page|seite|side)\s*\d{1,3}(?:\s*(?:/|av|of|\(|von)\s*\d{1,3}\)?)?$",
    re.IGNORECASE,
)
"""What stands on every page ends with its number."""
_TOP = re.compile(r"(?:TOP|Top|Punkt|Item) ?\d")
_FROM = re.compile(r"\b(?:från|fra|of|from|vid|der|des)$", re.IGNORECASE)


def find_title(
    draft: Draft, lines: list[ReadLine], front: Mapping[str, object], name: str
) -> list[ReadLine]:
    """Find the title and the kind; return the lines without those of the title.

    The first heading goes before a first line in words, that before the front matter and the file's name.
    """
    found = _title_lines(lines)
    texts = [line.text for line in found]
    for line in lines[: lines.index(found[0]) if found else 0]:
        if said(line.text) in words("headings", "notes_of"):
            texts.append(line.text)
            line.shape, line.taken = "text", True
    title = " ".join(line.text for line in found) or _front_title(front) or _labelled(lines)
    title = title or _first_heading(lines) or _from_name(name)
    draft.set("title", title.lstrip("*#_ ") or title or None)
    kind = next(
        (kind for kind, says in _KINDS if says.search(" ".join([*texts, title or ""]))), None
    )
    draft.set("kind", kind)
    kept = {id(line) for line in found}
    return [line for line in lines if id(line) not in kept]


def _title_lines(lines: list[ReadLine]) -> list[ReadLine]:
    """Return the lines that are the title; none where the document does not begin with one."""
    first = lines[:_REACH]
    top = min((line.level for line in lines if line.shape == "heading"), default=0)
    for place, line in enumerate(first):
        if line.shape == "heading" and line.level == top and line.level == 1:
            return [line] if _could_be_title(line) and _only_head(first[:place]) else []
        if line.shape == "heading" and line.level > 1 and place and top == 1:
            break
    for place, line in enumerate(first):
        if line.shape in ("rule", "comment", "code") or _says_only_kind(line, lines[place + 1 :]):
            continue
        if _is_running_head(line) and place + 1 < len(lines):
            continue
        if line.shape == "heading":
            return [line] if _could_be_title(line) and _is_first(lines, place) else []
        if line.shape != "text" or line.depth:
            return []
        if line.label and is_known(line.label) and line.label not in concepts("headings"):
            continue
        return _in_words(lines, place)
    return []


def _is_running_head(line: ReadLine) -> bool:
    """Return whether a line only stands above every page: it ends with a page number, and says no kind."""
    if not _RUNNING_HEAD.search(line.text):
        return False
    return not any(says.search(line.text) for _, says in _KINDS)


def _only_head(before: list[ReadLine]) -> bool:
    return all(line.shape != "heading" for line in before)


def _is_first(lines: list[ReadLine], place: int) -> bool:
    """Return whether a heading is above the others: the only one of its level, or in plain text the first."""
    line = lines[place]
    others = [one.level for one in lines[place + 1 :] if one.shape == "heading"]
    return line.level < min(others, default=9) or said_of(said(line.text)) is None


def _could_be_title(line: ReadLine) -> bool:
    if (
        _NUMBER_FIRST.match(line.text)
        or _TOP.match(line.text)
        or not line.text
        or len(line.text) > _LONGEST_SENTENCE
    ):
        return False
    bare = said(line.text)
    if said_of(bare) is not None or (line.label and said_of(line.label)):
        return False
    if (
        bare in words("headings", "agenda")
        or bare in words("headings", "opening")
        or bare in ("links", "länkar")
    ):
        return False
    return not (line.label in concepts("head") and not _says_more(line))


def _says_more(line: ReadLine) -> bool:
    """Return whether a title with a label says more than the label's value: ``Date of Retrospective: …``."""
    return line.label not in ("datum", "date", "dato", "tid", "time", "plats", "place")


def _says_only_kind(line: ReadLine, below: list[ReadLine]) -> bool:
    """Return whether a line stands above the title: ``Dokumentation från``, ``Protokoll``."""
    if said(line.text) not in words("headings", "notes_of") or line.shape == "item":
        return False
    after = next((one for one in below if one.shape not in ("rule", "comment")), None)
    if after is None or after.shape not in ("text", "heading") or len(after.text) > _LONGEST:
        return False
    return bool(_FROM.search(line.text)) or (
        not after.label and not _NUMBER_FIRST.match(after.text)
    )


def _in_words(lines: list[ReadLine], place: int) -> list[ReadLine]:
    line = lines[place]
    if not _LETTERS.search(line.text) or not _could_be_title(line) or said_of(line.label):
        return []
    if line.text.count(",") > 3 or (line.label and len(line.value) > 80):
        return []
    if len(line.text) > _LONGEST:
        starts = said(line.text).startswith(tuple(words("headings", "notes_of")))
        return [line] if starts and len(line.text) < _LONGEST_SENTENCE else []
    if line.text[-1:] in ".!?:" and len(line.text.split()) > 12 and not _is_sentence(line.text):
        return []
    block = [line]
    while not block[-1].last and len(block) < 3 and place + len(block) < len(lines):
        below = lines[place + len(block)]
        if below.label or len(below.text) > 60 or below.first or below.text[-1:] in ".!?":
            break
        block.append(below)
    return block if block[-1].last else [line]


def _is_sentence(text: str) -> bool:
    """Return whether a title is a sentence: ``Protokoll fört vid …``."""
    return said(text).startswith(tuple(words("headings", "notes_of")))


def _front_title(front: Mapping[str, object]) -> str:
    for name, value in front.items():
        if said(str(name)) in words("head", "title") and isinstance(value, str | int | float):
            return " ".join(str(value).split())
    return ""


def _labelled(lines: list[ReadLine]) -> str:
    found = (line for line in lines[:_REACH] if line.label in words("head", "title") and line.value)
    return next((line.value for line in found), "")


def _first_heading(lines: list[ReadLine]) -> str:
    """Return a first heading that is only a date, in want of any other."""
    first = next((line for line in lines[:3] if line.shape == "heading"), None)
    return first.text if first and first_date(first.text, Reckoning()) else ""


def _from_name(name: str) -> str:
    stem = PurePath(name).stem
    if name in ("", "-") or _HASH.search(stem):
        return ""
    text = _DATE_IN_NAME.sub(" ", stem)
    text = " ".join(re.sub(r"[_\-.]+", " ", text).split())
    return text if _LETTERS.search(text) else ""
