"""Who signs: lines of dots with names below, tables, ``Justeras:``, and blank lines for a party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from imports.recognise.draft import Draft, DraftPart, take
from imports.recognise.lines import ReadLine
from imports.recognise.person import is_full_name, person, role_of
from imports.recognise.vocabulary import concepts, said, words
from store.language.people_words import is_title
from store.language.words import ROLES, by_word

_DOTS = re.compile(r"[\s._…–—-]{4,}|_{3,}")
_PARTY = re.compile(r"(?:För|For|On behalf of)\s+[^.,:;?!]{3,70}")
_ROLES = by_word(ROLES)
_BY_LABEL = {
    "vid protokollet": "secretary",
    "vid pennan": "secretary",
    "justeras": "verifier",
    "justerat": "verifier",
    "justeras av": "verifier",
    "protokollet justeras": "verifier",
    "signed": "",
    "signed by": "",
    "underskrift": "",
}
_NOTES = ("vid anteckningarna",)
_AND = re.compile(r"\s*(?:,|&|\boch\b|\band\b)\s*")

_LONGEST_LABEL = 80
Signature = dict[str, str | None]


def find_signatures(draft: Draft) -> None:
    """Find the signatures of a meeting and take the lines that they are."""
    for part in draft.parts:
        if part.appendix:
            continue
        signing = said(part.heading or "") in words("headings", "signatures")
        blocks = list(_blocks(part))
        _in_blocks(draft, blocks, signing=signing)
        if signing:
            _in_tables(draft, part)


def _blocks(part: DraftPart) -> Iterator[list[ReadLine]]:
    """Give the paragraphs of a part."""
    block: list[ReadLine] = []
    for line in part.left():
        if line.shape not in ("text", "item"):
            if block:
                yield block
            block = []
            continue
        if line.first and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _in_blocks(draft: Draft, blocks: Sequence[list[ReadLine]], *, signing: bool) -> None:
    party: str | None = None
    waiting: ReadLine | None = None
    role: str | None = None
    above: ReadLine | None = None
    for block in blocks:
        first = said(block[0].text) if len(block[0].text) < _LONGEST_LABEL else ""
        if first in words("headings", "signatures") and len(block) == 1 and not block[0].label:
            signing, role, above = True, _BY_LABEL.get(first), block[0]
            continue
        if sum(_labelled(draft, lines) for lines in _by_label(block)):
            signing = True
            continue
        if len(block) == 1 and _PARTY.fullmatch(block[0].text) and len(block[0].text) < 80:
            if waiting is not None and party is not None:
                _blank(draft, party, waiting)
            party, waiting = block[0].text, block[0]
            continue
        found = _signature(block, role, loose=signing or party is not None)
        if found is None:
            party = waiting = None
            signing = signing and all(_DOTS.fullmatch(line.text) for line in block)
            continue
        if waiting is not None:
            waiting.taken, waiting = True, None
        draft.signatures.append({**found, "party": party})
        take(block if above is None else [above, *block])
        above = None


def _by_label(block: Sequence[ReadLine]) -> list[list[ReadLine]]:
    """Return a paragraph cut before each line that says who signs here."""
    cut: list[list[ReadLine]] = [[]]
    for line in block:
        if line.label in _BY_LABEL and cut[-1]:
            cut.append([])
        cut[-1].append(line)
    return cut


def _blank(draft: Draft, party: str, line: ReadLine) -> None:
    draft.signatures.append(
        {"role": None, "name": None, "title": None, "organisation": None, "party": party}
    )
    line.taken = True


def _signature(block: Sequence[ReadLine], role: str | None, *, loose: bool) -> Signature | None:
    """Return the signature that a paragraph is: perhaps dots, a name, a role or title, an organisation."""
    dotted = any(_DOTS.fullmatch(line.text) for line in block)
    if not (dotted or loose):
        return None
    texts = [line.text.strip(" *_") for line in block]
    texts = [text for text in texts if text and not _DOTS.fullmatch(text)]
    if not 0 < len(texts) <= 4 or any(len(text) > 80 for text in texts):
        return None
    name = next((text for text in texts if is_full_name(text) and not _is_role(text)), None)
    if name is None:
        name, role, texts = _with_role(texts, role)
    if name is None or not (dotted or len(texts) > 1 or role):
        return None
    rest = [text for text in texts if text != name]
    found = next((text for text in rest if _is_role(text)), None)
    title = next((text for text in rest if text != found and is_title(text)), None)
    others = [text for text in rest if text not in (found, title)]
    return {
        "role": role_of(found) if found else role,
        "name": name,
        "title": title,
        "organisation": " ".join(others) or None,
    }


def _with_role(texts: list[str], role: str | None) -> tuple[str | None, str | None, list[str]]:
    """Return the name in ``Anna Ek, ordförande`` or ``Ordförande: Anna Ek``."""
    for text in texts:
        one = person(text)
        if one is not None and is_full_name(one.name) and one.roles:
            rest = [one.name if other == text else other for other in texts]
            return one.name, one.roles[0], rest
    return None, role, texts


def _is_role(text: str) -> bool:
    bare = said(text)
    return bare in _ROLES or "role" in concepts("people").get(bare, ())


def _labelled(draft: Draft, block: Sequence[ReadLine]) -> bool:
    """Read ``Justeras: Anna Ek``, or the label on a line of its own and names below it."""
    first = block[0]
    label = first.label if first.value else ""
    below = [line.text for line in block[1:]]
    if not label or not first.label:
        label, values = said(first.text.rstrip("_. ")), below
    else:
        values = [first.value, *below]
    if label in _NOTES:
        return _note_takers(draft, values, block)
    if label not in _BY_LABEL:
        return False
    names = [
        name for text in values for name in _AND.split(text) if is_full_name(name.strip(" _."))
    ]
    if not names:
        return False
    draft.signatures += [
        {
            "role": _BY_LABEL[label] or None,
            "name": name.strip(" _."),
            "title": None,
            "organisation": None,
            "party": None,
        }
        for name in names
    ]
    take(block)
    return True


def _note_takers(draft: Draft, values: Sequence[str], block: Sequence[ReadLine]) -> bool:
    """Give the role of note-taker to those who are named; the lines stay, where nobody is known so."""
    from dataclasses import replace

    from imports.recognise.naming import Naming

    naming = Naming(draft.people)
    names = [name for text in values for name in _AND.split(text) if name.strip()]
    found = [uid for name in names if (uid := naming.find(name.strip()))]
    if not names or len(found) != len(names):
        return False
    draft.people = [
        replace(one, roles=(*one.roles, "note-taker"))
        if one.uid in found and "note-taker" not in one.roles
        else one
        for one in draft.people
    ]
    take(block)
    return True


def _in_tables(draft: Draft, part: DraftPart) -> None:
    for line in part.left():
        if line.shape != "table":
            continue
        found = [one for row in line.table if (one := _row(row))]
        if found:
            draft.signatures += found
            line.taken = True


def _row(row: Sequence[str]) -> Signature | None:
    name = next((cell for cell in row if is_full_name(cell) and not _is_role(cell)), None)
    if name is None:
        return None
    role = next((cell for cell in row if _is_role(cell)), None)
    return {
        "role": role_of(role) if role else None,
        "name": name,
        "title": None,
        "organisation": None,
        "party": None,
    }
