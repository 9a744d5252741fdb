"""Who presents a part, and whom to turn to."""

from __future__ import annotations

from dataclasses import replace

from imports.recognise.attending import said_of
from imports.recognise.draft import Draft, DraftPart, take
from imports.recognise.found_people import NameRegister
from imports.recognise.name_lists import pieces_of
from imports.recognise.naming import Naming
from imports.recognise.person import (
    is_full_name,
)
from imports.recognise.vocabulary import said
from store.capture.person import read_person


def find_contact(part: DraftPart, register: NameRegister) -> None:
    """Read whom to turn to, in the last lines: a name, perhaps a title, and a number or an address."""
    lines = [line for line in part.left() if line.shape == "text"][-4:]
    while lines and not lines[0].first:
        lines = lines[1:]
    starts = [n for n, line in enumerate(lines) if line.first]
    lines = lines[starts[-1] :] if starts else []
    if not 1 < len(lines) <= 4 or any(len(line.text) > 60 for line in lines):
        return
    name = next((line.text for line in lines if is_full_name(line.text)), None)
    if name is None:
        return
    others = [line.text for line in lines if line.text != name]
    one = read_person(", ".join([name, *others]))
    if one.phone or one.email:
        register.enter(replace(one, roles=(*one.roles, "contact")), role=True)
        take(lines)


def find_presenters(draft: Draft) -> None:
    """Read the first line of a part that is nothing but names of those who took part, and present it."""
    naming = Naming(draft.people)
    for part in draft.parts:
        first = next((line for line in part.left() if line.shape == "text"), None)
        if part.heading and ", " in part.heading and not part.presenters:
            behind = part.heading.rpartition(", ")[2]
            part.presenters = [behind] if naming.find(behind) else []
        if first is None or not part.heading or len(first.text) > 80 or said_of(said(part.heading)):
            continue
        bare = first.text.partition(" (")[0]
        names = pieces_of(bare)
        if names and all(naming.find(name) for name in names) and first is part.left()[0]:
            part.presenters = names
            first.say(first.text[len(bare) :].strip())
            first.taken = not first.text
