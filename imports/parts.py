"""Plain data to records: everything that lies in a meeting, with what points at what put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast, get_args

from imports.fields import Fields, refusal
from locales import N_, message
from store.model.kinds import BY_NAME
from store.model.ordering import spread
from store.model.records import (
    Attachment,
    Attendance,
    Entry,
    Group,
    GroupSet,
    Link,
    Move,
    Named,
    Part,
    Participant,
    Prompt,
    Row,
    Section,
    Signature,
    Standing,
    Vote,
)
from store.model.uids import new_uid

Axis = Mapping[object, str]
"""The uids of a section's rows or prompts: by uid, and by label or number."""


class Parts:
    """Reads the parts of one document and remembers which uids there are, and which are spoken of."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._uids: set[str] = set()
        self._spoken_of: list[tuple[str, str]] = []
        self._sets: list[tuple[str, dict[str, str]]] = []

    def read(self, document: Fields) -> list[Part]:
        """Return every part of the document, in its order; raise ImportRefused where one is wrong."""
        parts: list[Part] = [
            *(self._participant(f, ord_) for f, ord_ in _ordered(document, "participants")),
            *self._group_sets(document),
            *self._sections(document),
            *(self._signature(f, ord_) for f, ord_ in _ordered(document, "signatures")),
            *(self._attachment(f, ord_) for f, ord_ in _ordered(document, "attachments")),
        ]
        for path, uid in self._spoken_of:
            if uid not in self._uids:
                raise refusal(path, message(N_("nothing here has the uid “{uid}”"), uid=uid))
        return parts

    def uid(self, fields: Fields) -> str:
        """Return the uid of an object, a new one if it has none; no two may have the same."""
        uid = fields.text("uid") or new_uid()
        if uid in self._uids:
            raise fields.refusal("uid", message(N_("“{uid}” is there twice"), uid=uid))
        self._uids.add(uid)
        return uid

    def _spoken(self, fields: Fields, key: str) -> str | None:
        """Return a uid that must be there once everything is read."""
        uid = fields.text(key)
        if uid is not None:
            self._spoken_of.append((fields.at(key), uid))
        return uid

    def _named(self, fields: Fields, key: str) -> tuple[Named, ...]:
        return tuple(
            Named(named.text("name") or "", self._spoken(named, "uid"))
            for named in fields.objects(key)
        )

    # People and groups --------------------------------------------------------------------------

    def _participant(self, fields: Fields, ord_: str) -> Participant:
        return Participant(
            uid=self.uid(fields),
            name=fields.text("name") or "",
            ord=ord_,
            aliases=fields.texts("aliases"),
            organisation=fields.text("organisation"),
            unit=fields.text("unit"),
            title=fields.text("title"),
            party=fields.text("party"),
            email=fields.text("email"),
            phone=fields.text("phone"),
            attendance=cast("Attendance", fields.word("attendance", get_args(Attendance))),
            standing=cast("Standing", fields.word("standing", get_args(Standing))),
            substitute_for=fields.text("substitute_for"),
            roles=fields.texts("roles"),
            moves=tuple(self._move(move) for move in fields.objects("moves")),
        )

    def _move(self, fields: Fields) -> Move:
        way = "in" if fields.word("way", ("in", "out"), "in") == "in" else "out"
        return Move(self._spoken(fields, "section") or "", way)  # type: ignore[arg-type]

    def _group_sets(self, document: Fields) -> Iterator[Part]:
        for fields, ord_ in _ordered(document, "group_sets"):
            uid = self.uid(fields)
            labels: dict[str, str] = {}
            self._sets.append((uid, labels))
            yield GroupSet(uid, ord_, fields.text("name"), current=fields.flag("current"))
            for member, place in _ordered(fields, "groups"):
                group = self._group(member, uid, place)
                labels.setdefault(group.label, group.uid)
                yield group

    def _group(self, fields: Fields, group_set: str, ord_: str) -> Group:
        return Group(
            uid=self.uid(fields),
            group_set=group_set,
            label=fields.text("label") or "",
            ord=ord_,
            name=fields.text("name"),
            members=self._named(fields, "members"),
        )

    # Sections -------------------------------------------------------------------------------------

    def _sections(self, document: Fields) -> Iterator[Part]:
        for fields, ord_ in _ordered(document, "sections"):
            number = fields.number("group_set", least=1)
            if number is not None and number > len(self._sets):
                raise fields.refusal(
                    "group_set", message(N_("there is no group set {number}"), number=number)
                )
            section = self._section(fields, ord_, number)
            prompts = [self._prompt(f, section.uid, o) for f, o in _ordered(fields, "prompts")]
            prompt_uids = _axis((n, p.uid) for n, p in enumerate(prompts, 1))
            rows = [
                replace(self._row(f, section.uid, o, number), paused=_paused(f, prompt_uids))
                for f, o in _ordered(fields, "rows")
            ]
            yield section
            yield from prompts
            yield from rows
            row_uids = _axis((r.label, r.uid) for r in rows)
            for entry, place in _ordered(fields, "entries"):
                yield self._entry(entry, section.uid, place, row_uids, prompt_uids)

    def _section(self, fields: Fields, ord_: str, group_set: int | None) -> Section:
        return Section(
            uid=self.uid(fields),
            ord=ord_,
            level=fields.number("level", least=1) or 1,
            heading=fields.text("heading"),
            paragraph=fields.text("paragraph"),
            reference=fields.text("reference"),
            appendix=fields.flag("appendix"),
            date=fields.day("date"),
            form=fields.text("form"),
            instruction=fields.texts("instruction"),
            presenters=self._named(fields, "presenters"),
            group_set=self._sets[group_set - 1][0] if group_set else None,
            planned=fields.text("planned"),
            minutes=fields.number("minutes"),
            verified=fields.day("verified"),
        )

    def _prompt(self, fields: Fields, section: str, ord_: str) -> Prompt:
        return Prompt(
            uid=self.uid(fields),
            section=section,
            ord=ord_,
            text=fields.text("text") or "",
            hint=fields.text("hint"),
            given=fields.flag("given"),
            minutes=fields.number("minutes"),
        )

    def _row(self, fields: Fields, section: str, ord_: str, group_set: int | None) -> Row:
        return Row(
            uid=self.uid(fields),
            section=section,
            ord=ord_,
            label=fields.text("label") or "",
            group=self._group_of(fields, group_set),
            from_=fields.text("from"),
            to=fields.text("to"),
            hint=fields.text("hint"),
            given=fields.flag("given"),
        )

    def _group_of(self, fields: Fields, group_set: int | None) -> str | None:
        """Return the group that a row names by its label, first looking in the section's own set."""
        label = fields.text("group")
        if label is None:
            return None
        own = self._sets[group_set - 1 : group_set] if group_set else []
        for _, labels in (*own, *reversed(self._sets)):
            if label in labels:
                return labels[label]
        raise fields.refusal("group", message(N_("there is no group “{label}”"), label=label))

    # Entries --------------------------------------------------------------------------------------

    def _entry(self, fields: Fields, section: str, ord_: str, rows: Axis, prompts: Axis) -> Entry:
        return Entry(
            uid=self.uid(fields),
            section=section,
            ord=ord_,
            row=_on(fields, "row", rows, fields.text("row")),
            prompt=_on(fields, "prompt", prompts, fields.number("prompt")),
            depth=fields.number("depth") or 0,
            kind=fields.word("kind", BY_NAME, "note") or "note",
            text=fields.text("text") or "",
            speaker=fields.text("speaker"),
            speaker_uid=self._spoken(fields, "speaker_uid"),
            marks=fields.texts("marks"),
            owners=self._named(fields, "owners"),
            due=fields.day("due"),
            due_text=fields.text("due_text"),
            done=fields.flag("done"),
            clauses=fields.texts("clauses"),
            outcome=fields.text("outcome"),
            vote=_vote(fields.part("vote")),
            address=fields.text("address"),
            cells=fields.texts("cells"),
            time=fields.text("time"),
            dots=fields.number("dots") or 0,
            links=tuple(
                Link(link.text("rel") or "", link.text("uid") or "")
                for link in fields.objects("links")
            ),
        )

    def _signature(self, fields: Fields, ord_: str) -> Signature:
        return Signature(
            uid=self.uid(fields),
            ord=ord_,
            role=fields.text("role"),
            name=fields.text("name"),
            title=fields.text("title"),
            organisation=fields.text("organisation"),
            party=fields.text("party"),
        )

    def _attachment(self, fields: Fields, ord_: str) -> Attachment:
        return Attachment(
            self.uid(fields), ord_, fields.text("title") or "", fields.text("address")
        )


def _ordered(fields: Fields, key: str) -> Iterator[tuple[Fields, str]]:
    """Give the objects of a list, each with a fresh order key."""
    objects = fields.objects(key)
    return zip(objects, spread(len(objects)), strict=True)


def _axis(named: Iterator[tuple[object, str]]) -> dict[object, str]:
    axis: dict[object, str] = {}
    for name, uid in named:
        axis.setdefault((name,), uid)
        axis[uid] = uid
    return axis


def _on(fields: Fields, key: str, axis: Axis, name: str | int | None) -> str | None:
    """Return the row or prompt of an entry: by its uid, or by its label or number."""
    uid = fields.text(f"{key}_uid")
    if uid is None and name is None:
        return None
    found = axis.get((name,) if uid is None else uid)
    if found is None:
        raise fields.refusal(
            key if uid is None else f"{key}_uid",
            message(N_("the section has no {name}"), name=f"“{name if uid is None else uid}”"),
        )
    return found


def _paused(fields: Fields, prompts: Axis) -> tuple[str, ...]:
    """Return the prompts that a row answers later, by uid."""
    paused = fields.texts("paused")
    for uid in paused:
        if uid not in prompts:
            raise fields.refusal(
                "paused", message(N_("the section has no {name}"), name=f"“{uid}”")
            )
    return paused


def _vote(fields: Fields | None) -> Vote | None:
    if fields is None:
        return None
    return Vote(
        for_=fields.number("for") or 0,
        against=fields.number("against") or 0,
        abstain=fields.number("abstain") or 0,
    )
