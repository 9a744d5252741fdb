"""The parts of a document put together to a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from imports.blocks import Block, Paragraph
from imports.own_markdown.entries import OwnEntryReader, Values
from imports.own_markdown.exercises import Answers
from imports.own_markdown.wording import Wording
from store.model.branches import condition_in
from store.model.minutes import Minutes
from store.model.ordering import spread
from store.model.records import (
    Attachment,
    Entry,
    Group,
    GroupSet,
    Meeting,
    Move,
    Named,
    Part,
    Participant,
    Prompt,
    Row,
    Section,
    Signature,
)
from store.model.uids import new_uid


@dataclass(slots=True)
class Making:
    """A meeting as it grows, part by part, in the order of the document."""

    wording: Wording
    formal: bool
    people: list[Participant] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    sets: list[GroupSet] = field(default_factory=list)
    groups: dict[str, dict[str, Group]] = field(default_factory=dict)

    def minutes(self, head: Meeting) -> Minutes:
        """Return the meeting."""
        made = Minutes(head)
        made.fill(
            [
                *_in_order(self.people),
                *_in_order(self.sets),
                *(g for groups in self.groups.values() for g in _in_order(groups.values())),
                *_in_order(self.sections),
                *self.parts,
                *_in_order(self.signatures),
                *_in_order(self.attachments),
            ]
        )
        return made

    def reader(self, *, quotes: bool = False) -> OwnEntryReader:
        """Return what reads the blocks of one cell."""
        known = frozenset(person.name for person in self.people)
        return OwnEntryReader(self.wording, known, formal=self.formal, quotes=quotes)

    # Sections -----------------------------------------------------------------------------------

    def add_section(self, section: Section, blocks: Sequence[Block]) -> None:
        """Add a section of plain talk."""
        self.sections.append(section)
        self._add_entries(section, [(None, None, v) for v in self.reader().read(blocks)])

    def _add_entries(
        self, section: Section, placed: Sequence[tuple[str | None, str | None, Values]]
    ) -> None:
        for (row, prompt, values), ord_ in zip(placed, spread(len(placed)), strict=True):
            owners = tuple(self._named(name) for name in values.pop("owners", ()))
            place: Values = {"section": section.uid, "ord": ord_, "row": row, "prompt": prompt}
            entry = Entry(uid=new_uid(), **place, owners=owners, **_known(values))
            if entry.speaker:
                entry = replace(entry, speaker_uid=self._named(entry.speaker).uid)
            if entry.kind in ("arrival", "departure"):
                self._moved(entry)
            self.parts.append(entry)

    def _named(self, name: str) -> Named:
        return Named(name, next((p.uid for p in self.people if p.name == name), None))

    def _moved(self, entry: Entry) -> None:
        way = "in" if entry.kind == "arrival" else "out"
        for at, person in enumerate(self.people):
            if person.name == entry.speaker:
                move = Move(entry.section, way)  # type: ignore[arg-type]
                self.people[at] = replace(person, moves=(*person.moves, move))

    # Exercises ----------------------------------------------------------------------------------

    def add_exercise(self, section: Section, answers: Answers) -> None:
        """Add a section that is an exercise."""
        groups = self._groups_of(answers)
        section = replace(
            section,
            form=answers.form.name,
            instruction=answers.instruction,
            group_set=next(iter(groups.values())).group_set if groups else None,
        )
        self.sections.append(section)
        rows = {name: self._row(section, name, hint, groups) for name, hint in answers.rows.items()}
        prompts = _prompts(section.uid, answers.prompts)
        self.parts += [*_in_order(rows.values()), *_in_order(prompts.values())]
        uids: dict[str | None, str | None] = {None: None}
        row_uids = uids | {name: row.uid for name, row in rows.items()}
        prompt_uids = uids | {text: prompt.uid for text, prompt in prompts.items()}
        placed = [
            (row_uids[row], prompt_uids[prompt], values)
            for row, prompt, blocks in _in_cells(answers)
            for values in self._in_cell(answers, blocks)
        ]
        self._add_entries(section, placed)

    def _in_cell(self, answers: Answers, blocks: Sequence[Block]) -> list[Values]:
        form = answers.form
        found = self.reader(quotes=form.plain == "quote").read(blocks)
        if not form.layout.startswith("table") or len(found) != len(blocks):
            return found
        return [self._in_table(v, b) for v, b in zip(found, blocks, strict=True)]

    def _in_table(self, values: Values, block: Block) -> Values:
        """Return an entry of a cell in a table, where its kind stands as a word before it."""
        if not isinstance(block, Paragraph) or block.line:
            return values
        text = block.inline.text
        label, colon, words = text.partition(": ")
        kind = self.wording.kinds.get(label) if colon else None
        if kind:
            return {"kind": kind, "text": words}
        if text.startswith("– "):
            return {"kind": "bullet", "text": text[2:], "depth": 1}
        return {"kind": "note", "text": text}

    def _row(
        self, section: Section, name: str, hint: str | None, groups: Mapping[str, Group]
    ) -> Row:
        pair = self.wording.match("pair", name)
        label = pair["label"] if pair else name
        group = groups.get(name)
        from_, arrow, to = label.partition("→")
        return Row(
            new_uid(),
            section.uid,
            label=group.label if group else label,
            group=group.uid if group else None,
            from_=from_ if arrow else None,
            to=to if arrow else None,
            hint=hint,
        )

    def _groups_of(self, answers: Answers) -> dict[str, Group]:
        """Return the group of each row that is one, of a set that has the same groups, or a new one."""
        seats = answers.seats
        named = {name: g for name in (*answers.rows, *seats) if (g := self.wording.group(name))}
        if not named:
            return {}
        labels = {label for label, _ in named.values()}
        for groups in self.groups.values():
            if labels <= set(groups) and not seats:
                return {name: groups[label] for name, (label, _) in named.items()}
        return self.add_groups(named, seats)

    def add_groups(
        self,
        named: Mapping[str, tuple[str, str | None]],
        seats: Mapping[str, Sequence[str]],
        name: str | None = None,
    ) -> dict[str, Group]:
        """Add a set of groups and return each by the words that it is called in the document."""
        made = GroupSet(new_uid(), name=name)
        self.sets = [*(replace(s, current=False) for s in self.sets), replace(made, current=True)]
        groups = {
            words: Group(
                new_uid(),
                made.uid,
                label,
                name=longer,
                members=tuple(map(self._named, seats.get(words, ()))),
            )
            for words, (label, longer) in sorted(named.items(), key=lambda item: item[1][0])
        }
        self.groups[made.uid] = {group.label: group for group in groups.values()}
        return groups


def _in_cells(answers: Answers) -> Iterable[tuple[str | None, str | None, Sequence[Block]]]:
    """Give row, prompt and what stands there of each cell, in the order of the document."""
    for (row, prompt), blocks in answers.cells.items():
        yield row, prompt, blocks
    for prompt, blocks in answers.after.items():
        yield None, prompt, blocks


_FIELDS = (
    *("kind", "text", "speaker", "depth", "due", "due_text", "done", "clauses", "outcome", "vote"),
    *("address", "cells", "time", "dots"),
)


def _known(values: Values) -> dict[str, Any]:
    return {name: values[name] for name in _FIELDS if values.get(name) is not None}


def _prompts(section: str, found: Mapping[str, str | None]) -> dict[str, Prompt]:
    """Return the prompts by their texts; one that says so is asked after an answer to the one before it."""
    made: dict[str, Prompt] = {}
    before: str | None = None
    for text, hint in found.items():
        condition = condition_in(text) if before else None
        prompt = Prompt(new_uid(), section, text=text, hint=hint)
        if condition:
            prompt = replace(prompt, on=condition[0], follows=before)
        else:
            before = prompt.uid
        made[text] = prompt
    return made


def _in_order(parts: Iterable[Any]) -> list[Any]:
    """Return parts of one parent with fresh order keys."""
    made = list(parts)
    return [replace(part, ord=ord_) for part, ord_ in zip(made, spread(len(made)), strict=True)]
