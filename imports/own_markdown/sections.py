"""The parts of a document, each read as what it is: people, sections, signatures, attachments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from imports.blocks import Block, ListItem, Paragraph
from imports.own_markdown.exercises import Answers
from imports.own_markdown.head import DocumentHead, next_meeting
from imports.own_markdown.making import Making
from imports.own_markdown.offering import seats_of
from imports.own_markdown.outline import OwnPart, label_of
from imports.own_markdown.people import in_named_order, read_participant, read_signature
from imports.own_markdown.wording import Wording, day
from locales import N_
from store.model.chairing import CHAIR
from store.model.minutes import Minutes
from store.model.records import Attachment, Holder, Meeting, Named, Participant, Reopening, Section
from store.model.uids import new_uid

Choices = Mapping[int, tuple[Answers, int]]
"""Which parts are exercises, and how many parts below each belong to it."""

_PARAGRAPH = re.compile(r"§ (\d+(?: [a-zåäö])?)(?: |\Z)")
_DOTS = "…" * 24
_MOST_ROLE_WORDS = 3
_SIGNED = ("secretary", "chair", "verifier")


def read_minutes(
    parts: Sequence[OwnPart], head: DocumentHead, words: Wording, profile: str, choices: Choices
) -> Minutes:
    """Return the meeting that a document was written from, if it is one of heldag's of this profile."""
    return _Reader(parts, head, words, profile, choices).read()


class _Reader:
    def __init__(
        self,
        parts: Sequence[OwnPart],
        head: DocumentHead,
        words: Wording,
        profile: str,
        choices: Choices,
    ) -> None:
        self._parts = parts
        self._head = head
        self._w = words
        self._profile = profile
        self._choices = choices
        self._made = Making(words, formal=profile == "minutes")
        self._values: dict[str, Any] = dict(head.values)
        self._verified: dict[str, str] = {}
        self._lists: list[list[Participant]] = []
        self._appendices = _first_appendix(parts, words)

    def read(self) -> Minutes:
        for part in self._parts[2:]:
            self._read_people(part)
            self._order_people(part)
        rest = list(self._head.rest)
        if self._profile == "documentation" and len(self._parts) == 2:
            self._values |= next_meeting(rest, self._w)
        if rest:
            self._made.add_section(Section(new_uid()), rest)
        at = 2
        while at < len(self._parts):
            at += self._read_part(at)
        return self._made.minutes(self._meeting())

    def _meeting(self) -> Meeting:
        values = {"kind": self._profile, "language": self._w.t.language, **self._values}
        self._made.sections = [
            replace(s, verified=self._verified.get(s.paragraph or "")) for s in self._made.sections
        ]
        return Meeting(id=0, uid=new_uid(), **values)

    # One part after the other -------------------------------------------------------------------

    def _read_people(self, part: OwnPart) -> None:
        items = part.items()
        under = self._w.people.get(part.words)
        if part.level == 2 and under and items:
            people = [read_participant(i.inline.text, under, self._w) for i in items]
            self._lists.append(people)
            self._made.people += people

    def _order_people(self, part: OwnPart) -> None:
        """Put those who took the notes into the order in which the document names them.

        The lists of participants stand apart, so that their order among each other is not known otherwise.
        """
        if part.words == self._w.t("Notes taken by") and len(part.blocks) == 1:
            (block,) = part.blocks
            names = self._w.names(block.inline.text) if isinstance(block, Paragraph) else []
            self._made.people = in_named_order(self._lists, names)

    def _read_part(self, at: int) -> int:
        """Read one part, and perhaps some below it; return how many."""
        part, w = self._parts[at], self._w
        if part.level != 2 or part.heading is None:
            return self._section(at)
        if part.words in w.people and part.items():
            return 1
        if part.words == w.t("Notes taken by") and len(part.blocks) == 1:
            return 1
        if part.words == w.t("Signatures") and self._signing(at):
            return self._signing(at)
        if part.words == w.t("Verifying and announcement") and part.items():
            self._days(part.items() or [])
            return 1
        if part.words == w.t("Proof of announcement") and self._made.formal:
            return 1
        if part.words == w.t("Attachments") and part.items():
            self._attachments(part.items() or [])
            return 1
        seats = seats_of(part.blocks, w)
        if seats and len(seats) == len(part.blocks):
            self._groups_apart(part, seats)
            return 1
        return self._section(at)

    def _groups_apart(self, part: OwnPart, seats: Mapping[str, Sequence[str]]) -> None:
        named = {name: group for name in seats if (group := self._w.group(name))}
        name = None if part.words == self._w.t("Groups") else part.words
        self._made.add_groups(named, seats, name)

    def _section(self, at: int) -> int:
        part = self._parts[at]
        blocks = list(part.blocks)
        if self._profile == "documentation" and self._is_last_section(at):
            self._values |= next_meeting(blocks, self._w)
        section = self._begin(part, appendix=part.level == 2 and at >= self._appendices)
        section, blocks = self._with_details(section, blocks)
        if at not in self._choices:
            self._made.add_section(section, blocks)
            return 1
        answers, below = self._choices[at]
        self._made.add_exercise(section, answers)
        return 1 + below

    def _is_last_section(self, at: int) -> bool:
        if at + 1 in (len(self._parts), self._appendices):
            return True
        below = self._parts[at + 1].words
        ends = (self._w.t("Notes taken by"), self._w.t("Signatures"), self._w.t("Attachments"))
        return below in self._w.people or below in ends

    def _begin(self, part: OwnPart, *, appendix: bool) -> Section:
        words: str | None = part.words if part.heading else None
        paragraph: str | None = None
        numbered = _PARAGRAPH.match(words or "")
        if appendix:
            words = _without_word(words or "", self._w)
        if numbered:
            paragraph, words = numbered[1], (words or "")[numbered.end() :] or None
        return Section(
            new_uid(),
            level=max(1, part.level - 1) if part.heading else 1,
            heading=words,
            paragraph=paragraph,
            appendix=appendix,
        )

    def _with_details(self, section: Section, blocks: list[Block]) -> tuple[Section, list[Block]]:
        """Take the small lines under a heading, where all of them are such lines."""
        first = blocks[0] if blocks else None
        if not isinstance(first, Paragraph) or first.inline.runs:
            return section, blocks
        values: dict[str, Any] = {}
        for line in first.inline.text.split("\n"):
            found = _detail(line, self._w)
            if found is None or (values.keys() & found.keys()) - {"holders"}:
                return section, blocks
            holders = (*values.get("holders", ()), *found.get("holders", ()))
            values |= found | ({"holders": holders} if holders else {})
        values.pop("away", None)
        return replace(section, **values), blocks[1:]

    # Ends ---------------------------------------------------------------------------------------

    def _signing(self, at: int) -> int:
        """Read the signatures and return how many parts they are; 0 where it is something else."""
        below = 1
        party: str | None
        groups: list[tuple[str | None, Sequence[Block]]] = [(None, self._parts[at].blocks)]
        while at + below < len(self._parts) and self._parts[at + below].level == 3:
            found = self._w.match("for_party", self._parts[at + below].words)
            party = found["party"] if found else self._parts[at + below].words
            groups.append((party, self._parts[at + below].blocks))
            below += 1
        made = []
        for party, blocks in groups:
            for block in blocks:
                lines = block.inline.text.split("\n") if isinstance(block, Paragraph) else []
                if lines and lines[0] == _DOTS:
                    made.append(read_signature(lines[1:], self._w, party))
        if not made:
            return 0
        if not (self._profile == "minutes" and self._by_role([s.name for s in made])):
            self._made.signatures = made
        return below

    def _by_role(self, names: list[str | None]) -> bool:
        """Return whether those who sign are just those whose roles are to sign."""
        roles = [(r, p.name) for r in _SIGNED for p in self._made.people if r in p.roles]
        return [name for _, name in roles] == names

    def _days(self, items: Sequence[ListItem]) -> None:
        for item in items:
            label, text = label_of(item) or ("", "")
            name = self._w.days.get(label)
            if name in ("sent", "verified", "announced"):
                self._values |= {name: day(text)}
                if self._values.get("status") != "cancelled":
                    self._values["status"] = name
            elif name == "reopened":
                when, _, reason = text.partition(": ")
                said = Reopening(day(when) or "", reason)
                self._values["reopened"] = (*self._values.get("reopened", ()), said)
            elif name == "at_once":
                paragraph, _, when = text.removeprefix("§ ").partition(", ")
                self._verified[paragraph] = day(when) or ""

    def _attachments(self, items: Sequence[ListItem]) -> None:
        for item in items:
            address = next((r.address for r in item.inline.runs if r.style == "link"), None)
            words = item.inline.text
            title = "" if address == words else words
            self._made.attachments.append(Attachment(new_uid(), title=title, address=address))


def _detail(line: str, words: Wording) -> dict[str, Any] | None:
    """Return what a small line under a heading says of the section; None where it is none."""
    if found := words.match("reference", line):
        return {"reference": found["number"]}
    if (found := words.match("date", line)) and (iso := day(found["date"])):
        return {"date": iso}
    if found := words.match("time", line):
        planned, _, length = found["time"].rpartition(", ")
        minutes = re.fullmatch(r"(\d{1,4}) min", length)
        if minutes is None:
            return {"planned": found["time"]}
        return {"planned": planned or None, "minutes": int(minutes[1])}
    if found := words.match("presenters", line):
        return {"presenters": tuple(Named(name) for name in words.names(found["names"]))}
    if words.match("not_present", line):
        return {"away": line}
    return _holders(line, words)


def _holders(line: str, words: Wording) -> dict[str, Any] | None:
    """Return who has a role in the section; the chair as typed, for the list says who led which §."""
    word, colon, names = line.partition(": ")
    role = words.role(word[:1].lower() + word[1:])
    if not colon or not names or (role is None and len(word.split()) > _MOST_ROLE_WORDS):
        return None
    said = word if role in (None, CHAIR) else role
    return {"holders": tuple(Holder(str(said), name) for name in words.names(names))}


def _first_appendix(parts: Sequence[OwnPart], words: Wording) -> int:
    """Return where the appendices begin, which are the last parts of a document."""
    begins = (words.t(N_("Appendix")).casefold(), "bilaga", "appendix")
    behind = (*words.people, words.t("Notes taken by"))
    first = len(parts)
    for at in range(len(parts) - 1, 1, -1):
        if parts[at].level > 2 or parts[at].heading is None or parts[at].words in behind:
            continue
        if not parts[at].words.casefold().startswith(begins):
            break
        first = at
    return first


def _without_word(heading: str, words: Wording) -> str | None:
    """Return the heading of an appendix without the word for it, where that was put before it."""
    found = re.fullmatch(rf"{re.escape(words.t(N_('Appendix')))}(?: \d+)?: (.+)", heading)
    return found[1] if found else heading
