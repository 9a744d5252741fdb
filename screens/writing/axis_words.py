"""What the rows and prompts of an exercise are called: groups or rows, questions or clusters."""

from __future__ import annotations

from dataclasses import dataclass

from locales import N_
from store.file import forms
from store.model.minutes import Minutes


@dataclass(frozen=True, slots=True)
class AxisWords:
    """Texts to translate.

    Attributes:
        one_row, all_rows: the rows.
        one_prompt, all_prompts: the prompts.
        steps: what the keys for another place do.
    """

    one_row: str
    all_rows: str
    one_prompt: str
    all_prompts: str
    steps: str


_GROUPS = AxisWords(
    *(N_("One group"), N_("All groups"), N_("One question"), N_("All questions")),
    N_("PgUp PgDn group · ← → question · ↑ entries"),
)
_ROWS = AxisWords(
    *(N_("One row"), N_("All rows"), _GROUPS.one_prompt, _GROUPS.all_prompts),
    N_("PgUp PgDn row · ← → question · ↑ entries"),
)
_ROOM = AxisWords(
    *(_ROWS.one_row, _ROWS.all_rows, _ROWS.one_prompt, _ROWS.all_prompts),
    N_("PgUp PgDn section · ← → question · ↑ entries"),
)
_WALL = AxisWords(
    *(_ROWS.one_row, _ROWS.all_rows, N_("One cluster"), N_("All clusters")),
    N_("PgUp PgDn section · ← → cluster · ↑ entries"),
)


def is_wall(minutes: Minutes, section: str | None) -> bool:
    """Return whether the prompts of an exercise are clusters of notes, which are moved between them."""
    found = minutes.section(section)
    form = forms.get(found.form) if found is not None else None
    return form is not None and form.is_wall


def axis_words(minutes: Minutes, section: str | None) -> AxisWords:
    """Return what the rows and prompts of an exercise are called."""
    rows = minutes.rows(section)
    if len(rows) > 1:
        return _GROUPS if rows[0].group or rows[0].from_ else _ROWS
    return _WALL if is_wall(minutes, section) else _ROOM
