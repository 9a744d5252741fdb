"""Switch tokens: from a few characters to a cell of the exercise.

A token names a row, a prompt or both (``B``, ``2``, ``2.3``, ``.3``), or the whole room (``0``, ``k``). A
row's label wins over its number. A part that is left out is that of the current place, else the last one
written in, else the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from locales import N_, message
from store.capture.parsed import Refused
from store.capture.scene import Scene
from store.language.blanks import BLANKS, B
from store.language.spelling import spelling
from store.language.words import PROMPT_WORDS, ROW_WORDS
from store.model.minutes import Minutes, Ordered
from store.model.records import Part, Place, Prompt, Row

P = TypeVar("P", bound=Part)

_TOKEN = re.compile(rf"(?P<row>[^.{BLANKS}\n:]{{0,2}})(?:\.(?P<prompt>\d{{1,2}}))?")
_ROW_IN_WORDS = re.compile(
    rf"(?:{'|'.join(ROW_WORDS)})(?:{B}+(?P<label>[^:\n]{{1,80}}?)|(?P<number>\d{{1,2}}))",
    re.IGNORECASE,
)
_PROMPT_IN_WORDS = re.compile(
    rf"(?:{'|'.join(PROMPT_WORDS)}){B}*(?P<number>\d{{1,2}})", re.IGNORECASE
)
_PREFIX = re.compile(f"([^:\n]{{1,90}}?){B}*:[{BLANKS}]")
_PLENARY = ("0", "k")
_SPACE_FIRST = N_("“{token}” names no cell here; type a space first to write it as text.")


@dataclass(frozen=True, slots=True)
class _Axes:
    """The rows and prompts of the exercise that the place lies in."""

    rows: Ordered[Row]
    prompts: Ordered[Prompt]

    def row(self, token: str) -> Row | None:
        """Return the row with this label, else of this number."""
        return self.labelled(token) or (_numbered(self.rows, token) if token.isdecimal() else None)

    def labelled(self, token: str) -> Row | None:
        """Return the row with this label, in any case; in a ring that of the consultant."""
        wanted = spelling(token)
        return next((row for row in self.rows if wanted in key_of_label(row)), None)

    @property
    def lettered(self) -> bool:
        """Whether rows are called by single letters."""
        return any(
            len(label) == 1 and label.isalpha() for r in self.rows for label in key_of_label(r)
        )


def key_of_label(row: Row) -> tuple[str, ...]:
    """Return what a row is called, as :func:`spelling` has it."""
    label = spelling(row.label)
    return (label, label.split("→")[0].strip()) if "→" in label else (label,)


def _numbered(items: Ordered[P], token: str) -> P | None:
    number = int(token)
    return items[number - 1] if 0 < number <= len(items) else None


def _axes(scene: Scene) -> _Axes | None:
    """Return the axes of the current section; None in plain talk."""
    rows = scene.minutes.rows(scene.place.section)
    return _Axes(rows, scene.minutes.prompts(scene.place.section)) if rows else None


def read_switch(line: str, scene: Scene) -> Place | Refused | None:
    """Return the cell that ``line``, being nothing but a token, goes to.

    Returns:
        The place; Refused where the token names no cell; None where the line is no token, or this is no
        exercise.
    """
    axes = _axes(scene)
    if axes is None:
        return None
    return _place(line.removesuffix(":").rstrip(BLANKS), axes, scene)


def read_prefix(line: str, scene: Scene) -> tuple[Place | Refused, str] | None:
    """Return the cell that the beginning of ``line`` names (``B: text``), and the rest of the line."""
    axes = _axes(scene)
    match = _PREFIX.match(line) if axes else None
    if axes is None or match is None:
        return None
    place = _place(match[1], axes, scene)
    return (place, line[match.end() :]) if place else None


def _place(token: str, axes: _Axes, scene: Scene) -> Place | Refused | None:
    match = _TOKEN.fullmatch(token)
    if match and token:
        return _by_token(token, match["row"], match["prompt"], axes, scene)
    if match := _PROMPT_IN_WORDS.fullmatch(token):
        return _by_token(token, "", match["number"], axes, scene)
    if match := _ROW_IN_WORDS.fullmatch(token):
        return _by_row_word(token, match["label"] or match["number"], axes, scene)
    return None


def _by_row_word(token: str, label: str, axes: _Axes, scene: Scene) -> Place | Refused | None:
    row = axes.row(label)
    if row is not None:
        return Place(scene.place.section, row.uid, _prompt_left_out(axes, scene))
    return _refused(token) if len(label) <= 2 else None


def _by_token(
    token: str, row: str, prompt: str | None, axes: _Axes, scene: Scene
) -> Place | Refused | None:
    section = scene.place.section
    chosen = axes.labelled(row) if row else None
    if chosen is None and row.casefold() in _PLENARY:
        return _with_prompt(token, Place(section), prompt, axes)
    if chosen is None and row.isdecimal():
        if len(axes.rows) == 1 and prompt is None:
            return _with_prompt(token, Place(section, axes.rows[0].uid), row, axes, least=1)
        chosen = axes.row(row)
    if row and chosen is None:
        meant = row.isdecimal() or (len(row) == 1 and row.isalpha() and axes.lettered)
        return _refused(token) if meant else None
    place = Place(section, chosen.uid if chosen else _row_left_out(axes, scene))
    if prompt is None:
        return Place(section, place.row, _prompt_left_out(axes, scene))
    return _with_prompt(token, place, prompt, axes)


def _with_prompt(
    token: str, place: Place, number: str | None, axes: _Axes, *, least: int = 0
) -> Place | Refused:
    """Return ``place`` with the prompt of this number; 0 and None are no prompt."""
    if number is None or (int(number) == 0 and least == 0):
        return place
    prompt: Prompt | None = _numbered(axes.prompts, number)
    return Place(place.section, place.row, prompt.uid) if prompt else _refused(token)


def _refused(token: str) -> Refused:
    return Refused(message(_SPACE_FIRST, token=token))


def _row_left_out(axes: _Axes, scene: Scene) -> str | None:
    return first_there(axes.rows, (scene.place.row, scene.last.row))


def _prompt_left_out(axes: _Axes, scene: Scene) -> str | None:
    return first_there(axes.prompts, (scene.place.prompt, scene.last.prompt))


def first_there(items: Iterable[Row | Prompt], wanted: Iterable[str | None]) -> str | None:
    """Return the first of ``wanted`` that is among ``items``, else the first of these."""
    uids = [item.uid for item in items]
    return next((uid for uid in wanted if uid in uids), uids[0] if uids else None)


def first_cell(minutes: Minutes, section: str) -> Place:
    """Return the first cell of a section; the section itself where it is plain talk."""
    rows, prompts = minutes.rows(section), minutes.prompts(section)
    return Place(
        section, rows[0].uid if rows else None, prompts[0].uid if rows and prompts else None
    )


def last_cell(minutes: Minutes, section: str | None) -> Place:
    """Return the row and prompt written in last in a section, or an empty place.

    Only a few entries back are looked at, so that it takes the same time in every meeting.
    """
    entries = minutes.entries(section)
    for at in range(len(entries) - 1, max(-1, len(entries) - 20), -1):
        if entries[at].row is not None:
            return Place(section, entries[at].row, entries[at].prompt)
    return Place()
