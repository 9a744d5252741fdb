"""The head of a meeting: its date, its times, its place, and what else labels say of it as a whole.

The date that a label gives goes before that of the title, that before a line of its own and a first sentence;
the front matter, whose date may be that of publication, and the name of the file come last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from imports.recognise.dates import Reckoning, date_in_name, first_date
from imports.recognise.draft import Draft, DraftPart
from imports.recognise.lines import ReadLine
from imports.recognise.times import Times, first_time
from imports.recognise.vocabulary import said, words
from locales import N_, message
from store.language.blanks import squeezed

_TEXTS = ("place", "theme", "organiser", "series", "reference")
_EARLY = 3
_SENTENCE = 60
"""So far from its beginning a first sentence has said on what day the meeting was."""

_TO_BE = re.compile(
    r"\b(?:nästa|next|neste|næste|nächste|deadline|senast|previous|förra|last|since|sedan)\b",
    re.IGNORECASE,
)
_PUBLISHED = frozenset(
    "published pubdate publishdate updated created modified lastmod last_modified".split()
)
_SEPARATORS = " \t,;:.–—-|·()"
_OPENED = re.compile(
    r"\b(?:öppna(?:de|des|s|t|ts)?|öppnande|började|call(?:ed)? to order|opened|started|beginn|eröffnet"
    r"|åpnet|møtet satt|start(?:ed)? at)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:avslutad?e?s?|avslutande|avslutning|slutade|adjourn(?:ed|s|ment)?|closed|ended|schließt|beendet"
    r"|hevet|møtet slutt|förklara\w* \w+ avslutat)\b",
    re.IGNORECASE,
)


def find_head(
    draft: Draft, reckoning: Reckoning, front: Mapping[str, object], name: str, title: str
) -> None:
    """Find what the head says, and take the lines that say nothing else."""
    zone = list(_zone(draft.parts))
    for line in zone:
        _labelled(draft, line, reckoning)
    _decide_date(draft, zone, reckoning, front, name, title)
    _actual_times(draft)
    if draft.head.get("date"):
        draft.year = int(draft.head["date"][:4])


def _zone(parts: list[DraftPart]) -> Iterator[ReadLine]:
    """Give the lines of the head: before the first heading, and below headings that are still of the head."""
    for place, part in enumerate(parts[:_EARLY]):
        if place and not _is_of_head(part):
            continue
        yield from (
            line for line in part.lines if line.shape in ("text", "item") and line.depth < 2
        )


def _is_of_head(part: DraftPart) -> bool:
    lines = part.left()
    labelled = [line for line in lines if line.label]
    return len(labelled) * 2 > len(lines)


# Labels -----------------------------------------------------------------------------------------


def _labelled(draft: Draft, line: ReadLine, reckoning: Reckoning) -> None:
    label, value = line.label, line.value
    if not label or line.taken or not value:
        return
    rest = value
    times = None
    if label in words("head", "opened") and (times := first_time(value)):
        line.taken = draft.set("opened", times.starts)
        return
    if label in words("head", "closed") and (times := first_time(value)):
        line.taken = draft.set("closed", times.starts)
        return
    if label in words("head", "date") or label in words("head", "time"):
        found = first_date(value, reckoning)
        if found and draft.set("date", found.iso):
            line.taken = True
            rest = value[: found.start] + " " + value[found.end :]
        if times := first_time(rest):
            line.taken |= _set_times(draft, times)
            rest = rest[: times.start] + " " + rest[times.end :]
        if line.taken and _says_place(label):
            draft.set("place", squeezed(rest).strip(_SEPARATORS))
        return
    for name in _TEXTS:
        if label in words("head", name) and len(value) < 200:
            line.taken |= draft.set(name, value)
            return


def _says_place(label: str) -> bool:
    return any(word in label for word in ("plats", "place", "sted", "ort"))


def _set_times(draft: Draft, times: Times) -> bool:
    done = draft.set("starts", times.starts)
    if done and times.ends:
        draft.set("ends", times.ends)
    return done


# The date -----------------------------------------------------------------------------------------


def _decide_date(
    draft: Draft,
    zone: list[ReadLine],
    reckoning: Reckoning,
    front: Mapping[str, object],
    name: str,
    title: str,
) -> None:
    of_file = [
        found for found in (_in_front(front, reckoning), date_in_name(name, reckoning)) if found
    ]
    written = (
        draft.head.get("date") or _in_text(title, reckoning) or _in_zone(draft, zone, reckoning)
    )
    if written:
        draft.head["date"] = written
        _doubt(draft, written, of_file[-1:])
    elif of_file:
        draft.head["date"] = min(of_file)
        _doubt(draft, min(of_file), of_file)
    elif scheduled := _scheduled(draft, reckoning):
        draft.head["date"] = scheduled
    elif _without_year(title):
        draft.doubt(0, message(N_("the year of the meeting is not written anywhere")))


def _doubt(draft: Draft, taken: str, others: list[str]) -> None:
    differing = sorted({other for other in others if other != taken})
    if differing:
        said_ = message(
            N_("the document gives several dates; {taken} was taken, not {others}"),
            taken=taken,
            others=", ".join(differing),
        )
        draft.doubt(0, said_)


def _in_text(text: str, reckoning: Reckoning) -> str | None:
    found = first_date(text, reckoning)
    return found.iso if found else None


def _without_year(title: str) -> bool:
    return first_date(title, Reckoning(2000)) is not None


def _in_zone(draft: Draft, zone: list[ReadLine], reckoning: Reckoning) -> str | None:
    """Return the date of a line that is little else, else that of the first sentence."""
    lines = [line for line in zone[:12] if not line.taken and not _TO_BE.search(line.text[:80])]
    for line in lines:
        found = first_date(line.text, reckoning)
        if found and len(line.text) - (found.end - found.start) <= 40:
            rest = line.text[: found.start] + " " + line.text[found.end :]
            if times := first_time(rest):
                _set_times(draft, times)
            return found.iso
    for line in lines[:4]:
        found = first_date(line.text[:_LONG], reckoning) if line.shape == "text" else None
        if found and (found.start <= _SENTENCE or _says_held(line.text[: found.start])):
            return found.iso
    return None


_LONG = 240
_HELD = re.compile(
    r"\b(?:fört vid|hölls|hållet|sammanträde|möte[st]?\b.*den|held on|met on|meeting of|minutes of"
    r"|von der sitzung|vom)\b",
    re.IGNORECASE,
)


def _says_held(before: str) -> bool:
    return bool(_HELD.search(before))


def _scheduled(draft: Draft, reckoning: Reckoning) -> str | None:
    """Return the first whole date below a heading that promises one: a schedule, *When*."""
    for part in draft.parts:
        bare = said(part.heading or "")
        if bare in words("headings", "schedule") or bare in words("head", "date"):
            for line in part.lines[:3]:
                found = first_date(line.text, reckoning)
                if found and found.whole:
                    return found.iso
    return None


def _in_front(front: Mapping[str, object], reckoning: Reckoning) -> str | None:
    late = None
    for name, value in front.items():
        if isinstance(value, date):
            found: str | None = value.isoformat()[:10]
        elif isinstance(value, str | int):
            found = _in_text(str(value), reckoning)
        else:
            continue
        bare = said(str(name))
        if not found:
            continue
        if bare in words("head", "date"):
            return found
        if bare in words("head", "title") or bare in _PUBLISHED:
            late = late or found
    return late


# As it was ----------------------------------------------------------------------------------------


def _actual_times(draft: Draft) -> None:
    """Find when the meeting was opened and closed, in headings and sentences that say so; they stay."""
    for part in draft.parts:
        texts = [
            part.heading or "",
            *(line.text for line in part.lines[:4] if len(line.text) < 200),
        ]
        if part is draft.parts[-1] or _CLOSED.search(part.heading or ""):
            texts += [line.text for line in part.lines[-4:] if len(line.text) < 200]
        for text in texts:
            if not any(map(str.isdigit, text)):
                continue
            for name, says in (("opened", _OPENED), ("closed", _CLOSED)):
                if not draft.head.get(name) and says.search(text) and (times := first_time(text)):
                    draft.set(name, times.starts)
