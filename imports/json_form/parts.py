"""Plain data to records: everything that lies in a meeting, with what points at what put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imports.json_form.fields import Fields
from imports.json_form.records import Records
from locales import LANGUAGES, N_, message
from store.model.kinds import BY_NAME
from store.model.ordering import spread
from store.model.records import (
    Attachment,
    Entry,
    Group,
    GroupSet,
    Meeting,
    Part,
    Participant,
    Prompt,
    Row,
    Section,
    Signature,
)

Axis = Mapping[object, str]
"""The uids of a section's rows or prompts: by uid, and by label or number."""


class Parts:
    """Reads the parts of one document."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._records = Records()
        self._sets: list[tuple[str, dict[str, str]]] = []

    def read(self, document: Fields) -> list[Part]:
        """Return every part of the document, in its order; raise ImportRefused where one is wrong."""
        parts: list[Part] = [
            *(
                self._records.part(Participant, f, ord=ord_, summoned=_is_summoned(f))
                for f, ord_ in _ordered(document, "participants")
            ),
            *self._group_sets(document),
            *self._sections(document),
            *(
                self._records.part(Signature, f, ord=ord_)
                for f, ord_ in _ordered(document, "signatures")
            ),
            *(
                self._records.part(Attachment, f, ord=ord_)
                for f, ord_ in _ordered(document, "attachments")
            ),
        ]
        self._records.check_pointers()
        return parts

    def meeting(self, document: Fields) -> Meeting:
        """Return the head of the meeting, under no id yet."""
        language = document.word("language", LANGUAGES, "sv")
        return self._records.part(Meeting, document, id=0, language=language)

    # People and groups --------------------------------------------------------------------------

    def _group_sets(self, document: Fields) -> Iterator[Part]:
        for fields, ord_ in _ordered(document, "group_sets"):
            group_set = self._records.part(GroupSet, fields, ord=ord_)
            labels: dict[str, str] = {}
            self._sets.append((group_set.uid, labels))
            yield group_set
            for member, place in _ordered(fields, "groups"):
                group = self._records.part(Group, member, ord=place, group_set=group_set.uid)
                labels.setdefault(group.label, group.uid)
                yield group

    # Sections -------------------------------------------------------------------------------------

    def _sections(self, document: Fields) -> Iterator[Part]:
        for fields, ord_ in _ordered(document, "sections"):
            number = fields.number("group_set", least=1)
            if number is not None and number > len(self._sets):
                raise fields.refusal(
                    "group_set", message(N_("there is no group set {number}"), number=number)
                )
            group_set = self._sets[number - 1][0] if number else None
            level = fields.number("level", least=1) or 1
            section = self._records.part(
                Section, fields, ord=ord_, level=level, group_set=group_set
            )
            prompts = [
                self._records.part(Prompt, f, ord=o, section=section.uid)
                for f, o in _ordered(fields, "prompts")
            ]
            prompt_uids = _axis((n, p.uid) for n, p in enumerate(prompts, 1))
            rows = [
                self._row(f, section.uid, o, number, prompt_uids)
                for f, o in _ordered(fields, "rows")
            ]
            yield section
            yield from prompts
            yield from rows
            row_uids = _axis((r.label, r.uid) for r in rows)
            for entry, place in _ordered(fields, "entries"):
                yield self._entry(entry, section.uid, place, row_uids, prompt_uids)

    def _row(
        self, fields: Fields, section: str, ord_: str, group_set: int | None, prompts: Axis
    ) -> Row:
        group, paused = self._group_of(fields, group_set), _paused(fields, prompts)
        return self._records.part(
            Row, fields, ord=ord_, section=section, group=group, paused=paused
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
        return self._records.part(
            Entry,
            fields,
            ord=ord_,
            section=section,
            row=_on(fields, "row", rows, fields.text("row")),
            prompt=_on(fields, "prompt", prompts, fields.number("prompt")),
            kind=fields.word("kind", BY_NAME, "note"),
        )


def _is_summoned(fields: Fields) -> bool:
    """Return whether a participant was called: in an older document, where nothing else is noted."""
    if fields.has("summoned"):
        return fields.flag("summoned")
    noted = fields.text("attendance") or fields.text("standing") or fields.objects("moves")
    return not noted and "contact" not in fields.texts("roles")


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
