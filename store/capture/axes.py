"""The rows and prompts that a new exercise begins with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from locales import N_, Message, message
from store.language.spelling import spelling
from store.model.drawing import takes_part
from store.model.form import Form
from store.model.grouping import group_rows
from store.model.minutes import Minutes

Fields = Mapping[str, object]
"""Fields of the record Row or Prompt."""


def first_rows(form: Form, minutes: Minutes) -> list[Fields] | Message:
    """Return the rows that an exercise of this form begins with; a Message where it cannot begin."""
    current = minutes.current_group_set()
    groups = [
        (group.uid, group.label) for group in minutes.groups(current.uid if current else None)
    ]
    if form.rows == "ring" and len(groups) < 2:
        return message(N_("A ring needs at least two groups: /groups A-C"))
    if form.rows in ("groups", "ring") and groups:
        return group_rows(groups, ring=form.rows == "ring")
    if form.rows == "participants":
        labels = _unlike(person.name for person in takes_part(minutes.participants))
        if labels:
            return [{"label": label, "given": True} for label in labels]
    return [{"label": "", "given": True}]


def first_prompts(form: Form, language: str) -> list[Fields]:
    """Return the prompts that an exercise of this form begins with, in the language of the document."""
    given = [
        {
            "text": prompt.text(language),
            "hint": prompt.hint(language) if prompt.hint else None,
            "given": True,
        }
        for prompt in form.prompts
    ]
    return list(given) or [{"text": "", "given": True}]


def _unlike(names: Iterable[str]) -> list[str]:
    """Return names of which no two are alike; further ones of the same name get a number."""
    unlike: dict[str, str] = {}
    for name in names:
        label, number = name, 1
        while spelling(label) in unlike:
            number += 1
            label = f"{name} {number}"
        unlike[spelling(label)] = label
    return list(unlike.values())
