"""What a document says of the meeting as a whole: that it was cancelled; appendices with their own dates."""

from __future__ import annotations

import re

from imports.recognise.dates import Reckoning, first_date
from imports.recognise.draft import Draft
from imports.recognise.vocabulary import alternatives

_REASON_REACH = 2
_THEME = re.compile(
    r"\b(?:dagens tema (?:var|är)|hade temat|(?:huvud)?temat (?:var|är)|huvudtemat|theme (?:was|is))\s+"
    r"(?:[\"“”]([^\"“”]{2,120})[\"“”]|([^,.;\"“”]{2,80}?)(?=[,.;]|\s+(?:och|and)\s|$))",
    re.IGNORECASE,
)


def find_status(draft: Draft, title: str) -> None:
    """Find that a meeting was cancelled, with the reason, or held; and the own date of an appendix."""
    says = re.compile(rf"\b(?:{alternatives('headings', 'cancelled')})\b", re.IGNORECASE)
    first = [line.text for part in draft.parts[:1] for line in part.lines[:_REASON_REACH]]
    if says.search(title) or (first and len(first[0]) < 80 and says.match(first[0].strip("*_ "))):
        draft.head["status"] = "cancelled"
        draft.head["cancelled"] = next((text for text in first if says.search(text)), title)
    elif draft.head.get("kind") != "invitation" and (draft.people or draft.head.get("date")):
        draft.head["status"] = "held"
    for text in first:
        if theme := _THEME.search(text):
            draft.set("theme", theme[1] or theme[2])
    if any(part.paragraph for part in draft.parts):
        draft.set("kind", "minutes")
    for part in draft.parts:
        if part.appendix and part.lines:
            line = part.lines[0]
            found = first_date(line.text, Reckoning())
            if found and found.end - found.start == len(line.text.strip()):
                part.date = found.iso
                line.taken = True
