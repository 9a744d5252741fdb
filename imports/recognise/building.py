"""A draft to records: what was recognised, as the meeting that the store keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from imports.recognise.draft import Draft, DraftPart
from imports.recognise.naming import Naming
from store.model.minutes import Minutes
from store.model.ordering import spread
from store.model.records import (
    Entry,
    Group,
    GroupSet,
    Meeting,
    Named,
    Prompt,
    Row,
    Section,
    Signature,
)
from store.model.records import Part as Record
from store.model.uids import new_uid


def build(draft: Draft) -> Minutes:
    """Return the meeting of a draft, under no id yet."""
    minutes = Minutes(
        Meeting(id=0, uid=new_uid(), language=draft.language, next=draft.next, **draft.head)
    )
    minutes.fill(_records(draft))
    return minutes


def _records(draft: Draft) -> Iterator[Record]:
    for one, ord_ in zip(draft.people, spread(len(draft.people)), strict=True):
        yield replace(one, ord=ord_)
    sets = _group_sets(draft)
    for group_set, groups in sets:
        yield group_set
        yield from groups
    yield from _sections(draft, sets)
    for fields, ord_ in zip(draft.signatures, spread(len(draft.signatures)), strict=True):
        yield replace(Signature(new_uid(), ord_), **fields)  # type: ignore[arg-type]  # its own fields


# Groups -----------------------------------------------------------------------------------------

Sets = list[tuple[GroupSet, list[Group]]]


def _group_sets(draft: Draft) -> Sets:
    """Return a set of groups for each constellation that exercises have; the last one is current."""
    found: dict[frozenset[str], list[str]] = {}
    for part in draft.parts:
        if part.groups:
            found.setdefault(frozenset(part.groups), sorted(part.groups, key=_in_order))
    sets: Sets = []
    for number, (labels, ord_) in enumerate(
        zip(found.values(), spread(len(found)), strict=True), 1
    ):
        group_set = GroupSet(new_uid(), ord_, current=number == len(found))
        orders = spread(len(labels))
        groups = [
            Group(new_uid(), group_set.uid, label, o)
            for label, o in zip(labels, orders, strict=True)
        ]
        sets.append((group_set, groups))
    return sets


def _in_order(label: str) -> tuple[int, str]:
    return (int(label), "") if label.isdigit() else (0, label)


def _set_of(part: DraftPart, sets: Sets) -> tuple[str | None, dict[str, str]]:
    """Return the set of groups that a part has, and its groups by their labels."""
    wanted = frozenset(part.groups)
    for group_set, groups in sets:
        if wanted and wanted == frozenset(group.label for group in groups):
            return group_set.uid, {group.label: group.uid for group in groups}
    return None, {}


# Sections ---------------------------------------------------------------------------------------


def _sections(draft: Draft, sets: Sets) -> Iterator[Record]:
    naming = Naming(draft.people)
    parts = [
        part for part in draft.parts if part.heading or part.paragraph or part.entries or part.form
    ]
    for part, ord_ in zip(parts, spread(len(parts)), strict=True):
        group_set, groups = _set_of(part, sets)
        section = Section(
            uid=new_uid(),
            ord=ord_,
            level=part.level,
            heading=part.heading,
            paragraph=part.paragraph,
            appendix=part.appendix,
            date=part.date,
            form=part.form,
            instruction=tuple(part.instruction),
            presenters=tuple(Named(name, naming.find(name)) for name in part.presenters),
            group_set=group_set,
            planned=part.planned,
            minutes=part.minutes,
        )
        yield section
        prompts = list(_prompts(part, section.uid))
        rows = list(_rows(part, section.uid, groups))
        yield from prompts
        yield from rows
        row_uids = {row.label: row.uid for row in rows}
        yield from _entries(part, section.uid, row_uids, [prompt.uid for prompt in prompts])


def _prompts(part: DraftPart, section: str) -> Iterator[Prompt]:
    texts = (part.prompts or [""]) if part.form else []
    for text, ord_ in zip(texts, spread(len(texts)), strict=True):
        yield Prompt(new_uid(), section, ord_, text)


def _rows(part: DraftPart, section: str, groups: dict[str, str]) -> Iterator[Row]:
    labels = (part.rows or [""]) if part.form else []
    for label, ord_ in zip(labels, spread(len(labels)), strict=True):
        of, _, to = label.partition("→")
        yield Row(
            new_uid(),
            section,
            ord_,
            label,
            group=groups.get(of),
            from_=of if to else None,
            to=to or None,
        )


def _entries(
    part: DraftPart, section: str, rows: dict[str, str], prompts: list[str]
) -> Iterator[Entry]:
    for values, ord_ in zip(part.entries, spread(len(part.entries)), strict=True):
        fields: dict[str, Any] = {key: value for key, value in values.items() if key != "bare"}
        row, prompt = fields.pop("row", None), fields.pop("prompt", None)
        fields["row"] = rows.get(row) if row is not None else None
        if prompt is not None and prompt <= len(prompts):
            fields["prompt"] = prompts[prompt - 1]
        elif row is not None and len(prompts) == 1:
            fields["prompt"] = prompts[0]
        yield Entry(uid=new_uid(), section=section, ord=ord_, **fields)
