"""The head of a document: its title, and the facts about the meeting below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from imports.blocks import Block, ListItem
from imports.own_markdown.outline import OwnPart, bold, label_of, leaning
from imports.own_markdown.wording import Wording, day
from store.model.records import NextMeeting

_SPAN = re.compile(r"(\d\d:\d\d)?(?:–(\d\d:\d\d))?")
_CLOCK = r"(\d\d:\d\d)"


@dataclass(slots=True)
class DocumentHead:
    """What stands at the beginning of a document.

    Attributes:
        profile: what kind of document it says it is; None where it does not.
        values: fields of the meeting.
        rest: the blocks that follow, which belong to a section without a heading.
        facts: how many facts there are.
    """

    profile: str | None = None
    values: dict[str, Any] = field(default_factory=dict)
    rest: list[Block] = field(default_factory=list)
    facts: int = 0


def read_head(part: OwnPart, wording: Wording) -> DocumentHead:
    """Return the head of a document from the part under its title."""
    head = DocumentHead()
    title = part.words
    head.values["title"] = None if title in wording.untitled else title
    blocks = list(part.blocks)
    if blocks and (said := label_of(blocks[0])) and said[0] == wording.t("Cancelled"):
        head.values |= {"status": "cancelled", "cancelled": said[1]}
        blocks.pop(0)
    elif blocks and bold(blocks[0]) == f"{wording.t('Cancelled')}:":
        head.values |= {"status": "cancelled"}
        blocks.pop(0)
    if blocks and (label := leaning(blocks[0])) in wording.profiles:
        head.profile = wording.profiles[str(label)]
        blocks.pop(0)
    if len(blocks) > 1 and (theme := bold(blocks[0])) is not None and _is_fact(blocks[1], wording):
        if head.profile is None:
            head.profile = "agreement"
            head.values["theme"] = theme
        else:
            head.values["series"] = theme
        blocks.pop(0)
    while blocks and (fact := _is_fact(blocks[0], wording)):
        head.values |= read_fact(*fact, wording)
        head.facts += 1
        blocks.pop(0)
    head.rest = blocks
    return head


def _is_fact(block: Block, wording: Wording) -> tuple[str, str] | None:
    """Return the name and the words of a fact; None where the block is none."""
    said = label_of(block) if isinstance(block, ListItem) and not block.depth else None
    return (wording.facts[said[0]], said[1]) if said and said[0] in wording.facts else None


def next_meeting(blocks: list[Block], wording: Wording) -> dict[str, Any]:
    """Take the next meeting from the end of a part, where documentation has it; nothing where it is not."""
    fact = _is_fact(blocks[-1], wording) if blocks else None
    if fact is None or fact[0] != "next":
        return {}
    blocks.pop()
    return read_fact(*fact, wording)


def read_fact(name: str, text: str, wording: Wording) -> dict[str, Any]:
    """Return the fields of the meeting that a fact says."""
    if name == "date":
        return {"date": day(text)}
    if name == "time":
        return _times(text, wording)
    if name == "next":
        return {"next": _next(text, wording)}
    return {name: text}


def _times(text: str, wording: Wording) -> dict[str, Any]:
    called, bracket, actual = text.partition(" (")
    values: dict[str, Any] = {}
    span = _SPAN.fullmatch(called)
    if span:
        values |= {"starts": span[1], "ends": span[2]}
        actual = actual.removesuffix(")") if bracket else ""
    else:
        actual = text
    for said in actual.split(", "):
        for name in ("opened", "closed"):
            found = wording.match(name, said)
            if found and re.fullmatch(_CLOCK, found["time"]):
                values[name] = found["time"]
    return values


def _next(text: str, wording: Wording) -> NextMeeting:
    date: str | None = None
    starts: str | None = None
    theme: str | None = None
    places: list[str] = []
    at = wording.t("at {time}", time="00:00").replace("00:00", _CLOCK)
    for number, said in enumerate(text.split(", ")):
        found = re.search(rf"(?:^| ){at.replace('.', '[.]')}$", said) if number == 0 else None
        words = said[: found.start()] if found else said
        named = wording.match("next_theme", said)
        if found:
            starts = found[1]
        if number == 0 and (day(words) or (found and not words)):
            date = day(words)
        elif named:
            theme = named["theme"]
        else:
            places.append(said)
    return NextMeeting(date, starts, ", ".join(places) or None, theme)
