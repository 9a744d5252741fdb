"""Switch tokens: from a few characters to a cell of the exercise.

A token names a row, a prompt or both (``B``, ``2``, ``2.3``, ``B3``, ``.3``, ``Syd.2``), or the whole room
(``0``, ``k``). A row's label wins over a name that it has, and that over its number. A part that is left out
is that of the current place, else the last one written in, else the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from locales import N_, message
from store.capture.parsed import Refused
from store.capture.scene import Scene
from store.file import forms
from store.language.blanks import BLANKS, B
from store.language.spelling import spelling
from store.language.words import PLENARY_WORDS, PROMPT_WORDS, ROW_WORDS, UNSORTED_WORDS
from store.model.minutes import Minutes, Ordered
from store.model.names import Names
from store.model.pile import answering, pile_of
from store.model.prompt_numbers import numbered
from store.model.records import Group, Place, Prompt, Row

_Naming = Callable[[Row, Minutes], tuple[str, ...]]

_SHORT = 2
"""A label of at most so many characters is a token by itself."""

_TOKEN = re.compile(rf"(?P<row>[^.{BLANKS}\n:]{{0,{_SHORT}}})(?:\.(?P<prompt>\d{{1,2}}))?")
_LETTER_NUMBER = re.compile(r"(?P<row>[^\W\d_])(?P<prompt>\d{1,2})")
_NAME_NUMBER = re.compile(r"(?P<row>[^:\n]{1,90}?)\.(?P<prompt>\d{1,2})")
_ROW_IN_WORDS = re.compile(
    rf"(?:{'|'.join(ROW_WORDS)})(?:{B}+(?P<name>[^:\n]{{1,90}})|(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?))",
    re.IGNORECASE,
)
_PILE = re.compile(rf"(?:{'|'.join(UNSORTED_WORDS)})(?:\.(?P<prompt>\d{{1,2}}))?", re.IGNORECASE)
_PROMPT_IN_WORDS = re.compile(
    rf"(?:{'|'.join(PROMPT_WORDS)}){B}*(?P<number>\d{{1,2}})", re.IGNORECASE
)
_ROW_WORD = re.compile(rf"(?:{'|'.join(ROW_WORDS)}){B}+", re.IGNORECASE)
_BETWEEN = re.compile(rf"{B}*(?P<sign>[,.·]){B}*|{B}+")
"""What stands between a row and a question: ``Grupp A · Fråga 2`` as on the screen, ``Syd, svagheter``."""

_COLON = re.compile(f"{B}*:(?=[{BLANKS}])")
_LONGEST_PREFIX = 100
_PLENARY = ("0", "k")
_OF_SEVERAL = N_("“{name}” may be any of {known}: write the whole name.")
_SPACE_FIRST = N_("“{token}” names no cell here; type a space first to write it as text.")


@dataclass(frozen=True, slots=True)
class _Axes:
    """The rows and prompts of the exercise that the place lies in; the pile is no row among them."""

    minutes: Minutes
    names: Names
    rows: Sequence[Row]
    prompts: Ordered[Prompt]

    def labelled(self, token: str) -> Row | None:
        """Return the row of this label, or letter that its group had, in any case."""
        return _first_called(token, self.rows, self.minutes, (key_of_label, letter_of_row))

    def row(self, token: str) -> Row | None:
        """Return the row of this label or name, else of this number."""
        return self.called(token) or (self._row_numbered(token) if token.isdecimal() else None)

    def _row_numbered(self, token: str) -> Row | None:
        number = int(token)
        return self.rows[number - 1] if 0 < number <= len(self.rows) else None

    def called(self, name: str) -> Row | None:
        """Return the row that is called so, in any case, or that is of the one person who is."""
        found = row_called(name, self.rows, self.minutes)
        if found is not None:
            return found
        meant = self.of_people(name)
        return meant[0] if len(meant) == 1 else None

    def of_people(self, name: str) -> list[Row]:
        """Return the rows of all people who are called so, as by a first name that several have."""
        called = (row_called(p.name, self.rows, self.minutes) for p in self.names.candidates(name))
        return [row for row in called if row is not None]

    @property
    def lettered(self) -> bool:
        """Whether rows are called by single letters."""
        rows, minutes = self.rows, self.minutes
        names = (n for r in rows for n in (*key_of_label(r, minutes), *letter_of_row(r, minutes)))
        return any(len(name) == 1 and name.isalpha() for name in names)


def key_of_label(row: Row, _: Minutes | None = None) -> tuple[str, ...]:
    """Return a row's label, as :func:`spelling` has it; in a ring also that of the consultant."""
    label = spelling(row.label)
    return (label, label.split("→")[0].strip()) if "→" in label else (label,)


def letter_of_row(row: Row, minutes: Minutes) -> tuple[str, ...]:
    """Return the letter that the renamed group of a row had, if there is one."""
    group = minutes.get(row.group)
    return (spelling(group.letter),) if isinstance(group, Group) and group.letter else ()


def long_name_of_row(row: Row, minutes: Minutes) -> tuple[str, ...]:
    """Return the longer name of a row's group, if there is one."""
    group = minutes.get(row.group)
    return (spelling(group.name),) if isinstance(group, Group) and group.name else ()


def row_called(name: str, rows: Iterable[Row], minutes: Minutes) -> Row | None:
    """Return the row of this label, else the one whose group had this letter or has this longer name."""
    return _first_called(name, rows, minutes, (key_of_label, letter_of_row, long_name_of_row))


def _first_called(
    name: str, rows: Iterable[Row], minutes: Minutes, ways: Iterable[_Naming]
) -> Row | None:
    """Return the first row that is called so in the first of some ways; None for an empty name."""
    wanted, every = spelling(name), list(rows)
    found = (row for way in ways for row in every if wanted in way(row, minutes))
    return next(found, None) if wanted else None


def _axes(scene: Scene) -> _Axes | None:
    """Return the axes of the current section; None in plain talk, and behind a token."""
    section, minutes = scene.place.section, scene.minutes
    if not minutes.rows(section) or scene.behind_token:
        return None
    return _Axes(minutes, scene.names, answering(minutes, section), minutes.prompts(section))


def read_switch(line: str, scene: Scene) -> Place | Refused | None:
    """Return the cell that ``line``, being nothing but a token, goes to.

    A bare name may be an answer: it is a token only with a number, a colon or the word for a group.

    Returns:
        The place; Refused where the token names no cell; None where the line is no token, or this is no
        exercise.
    """
    axes = _axes(scene)
    if axes is None:
        return None
    token = line.removesuffix(":").rstrip(BLANKS)
    return _place(token, axes, scene, bare=not line.endswith(":"))


def read_prefix(line: str, scene: Scene) -> tuple[Place | Refused, str] | None:
    """Return the cell that the beginning of ``line`` names (``B: text``), and the rest of the line."""
    axes = _axes(scene)
    if axes is None:
        return None
    for colon in _COLON.finditer(line, 0, _LONGEST_PREFIX):
        place = _place(line[: colon.start()], axes, scene)
        if place is not None:
            return place, line[colon.end() + 1 :]
    return None


def rows_meant(name: str, scene: Scene) -> Sequence[Row]:
    """Return the rows of all people of the exercise who are called so, as by a first name."""
    axes = _axes(scene)
    return axes.of_people(name) if axes is not None else ()


def _place(token: str, axes: _Axes, scene: Scene, *, bare: bool = False) -> Place | Refused | None:
    if match := _PILE.fullmatch(token):
        return (
            None if bare and not match["prompt"] else _in_pile(token, match["prompt"], axes, scene)
        )
    if match := _PROMPT_IN_WORDS.fullmatch(token):
        return _cell(token, _row_left_out(axes, scene), match["number"], axes, scene)
    if place := _as_shown(token, axes, scene, bare=bare):
        return place
    if match := _ROW_IN_WORDS.fullmatch(token):
        return _by_row_word(token, match["name"] or match["number"], axes, scene)
    found = _by_label(token, axes, scene) or _by_name(token, axes, scene, bare=bare)
    return found if found or bare else _in_full(token, axes, scene)


def _is_wall(axes: _Axes, scene: Scene) -> bool:
    """Return whether the prompts are clusters of notes."""
    section = axes.minutes.section(scene.place.section)
    form = forms.get(section.form) if section else None
    return form is not None and form.is_wall


def _in_pile(token: str, prompt: str | None, axes: _Axes, scene: Scene) -> Place | Refused:
    """Return the pile, which need not be there yet; on a wall it is what lies in no cluster."""
    minutes, section = axes.minutes, scene.place.section
    if _is_wall(axes, scene):
        heap = next((one.uid for one in axes.prompts if not one.text), None)
        return Place(section, _row_left_out(axes, scene), heap)
    pile = pile_of(minutes, section)
    place = Place(section, pile.uid if pile else spelling(token.partition(".")[0]))
    return _with_prompt(token, place, prompt, axes)


def _as_shown(token: str, axes: _Axes, scene: Scene, *, bare: bool) -> Place | None:
    """Read a row and a question as the screen calls them; standing alone, only with their sign or word."""
    called = _called(axes, scene)
    for between in _BETWEEN.finditer(token):
        row, prompt = token[: between.start()], token[between.end() :]
        asked = _question(prompt, axes, called)
        if asked is None:
            continue  # nearly every blank of a text, at every key
        known = bool(_PROMPT_IN_WORDS.fullmatch(prompt))
        if not known and (row.isdecimal() or (bare and between["sign"] != "·")):
            continue
        place = _room_or_row(row, axes, scene)
        if place is not None:
            return Place(place.section, place.row, asked.uid)
    return None


def _room_or_row(words: str, axes: _Axes, scene: Scene) -> Place | None:
    """Return the place that the screen calls so, without a question: the whole room, or a row."""
    if spelling(words) in PLENARY_WORDS:
        return Place(scene.place.section)
    word = _ROW_WORD.match(words)
    row = axes.row(words[word.end() :]) if word else axes.labelled(words) or axes.row(words)
    return Place(scene.place.section, row.uid) if row is not None else None


def _called(axes: _Axes, scene: Scene) -> dict[str, Prompt | None]:
    """Return the questions by what they are called, None for several; none on a wall, whose text is notes."""
    found: dict[str, Prompt | None] = {}
    for one in () if _is_wall(axes, scene) else axes.prompts:
        name = spelling(one.text).rstrip("?")
        found[name] = None if name in found else one
    return found


def _question(words: str, axes: _Axes, called: Mapping[str, Prompt | None]) -> Prompt | None:
    """Return the question of a number, or of what it is called."""
    match = _PROMPT_IN_WORDS.fullmatch(words)
    if match or (words.isdecimal() and len(words) <= _SHORT):
        return numbered(axes.prompts, int(match["number"] if match else words))
    name = spelling(words).rstrip("?")
    return called.get(name) if name else None


def _in_full(token: str, axes: _Axes, scene: Scene) -> Place | None:
    """Read what the screen calls a place: the whole room, or the words of a question where one is."""
    if spelling(token) in PLENARY_WORDS:
        return Place(scene.place.section)
    asked = _question(token, axes, _called(axes, scene)) if not token.isdecimal() else None
    row = _row_left_out(axes, scene) if scene.place.row is not None else None
    return Place(scene.place.section, row, asked.uid) if asked is not None else None


def _by_row_word(token: str, words: str, axes: _Axes, scene: Scene) -> Place | Refused | None:
    """Read what stands behind the word for a group: a row, with a number or without."""
    row = axes.row(words)
    if row is not None:
        return _cell(token, row.uid, None, axes, scene)
    short = len(words) <= _SHORT
    for name, number in _with_number(words):
        row = axes.row(name)
        if row is not None:
            return _cell(token, row.uid, number, axes, scene)
        short = short or len(name) <= _SHORT
    return _refused(token) if short else None


def _by_name(token: str, axes: _Axes, scene: Scene, *, bare: bool) -> Place | Refused | None:
    whole = axes.called(token)
    if whole is not None:
        return None if bare else _cell(token, whole.uid, None, axes, scene)
    match = _NAME_NUMBER.fullmatch(token)
    row = axes.called(match["row"]) if match else None
    if match and row:
        return _cell(token, row.uid, match["prompt"], axes, scene)
    name = match["row"] if match else token
    several = axes.of_people(name) if match or not bare else []
    return _refused_of_several(name, several) if len(several) > 1 else None


def _refused_of_several(name: str, rows: Sequence[Row]) -> Refused:
    known = ", ".join(row.label for row in rows)
    return Refused(message(_OF_SEVERAL, name=name, known=known))


def _with_number(words: str) -> Iterator[tuple[str, str]]:
    """Give the name and the number that a few words may be: ``Syd.2``, ``E2``."""
    for pattern in (_NAME_NUMBER, _LETTER_NUMBER):
        if match := pattern.fullmatch(words):
            yield match["row"], match["prompt"]


def _by_label(token: str, axes: _Axes, scene: Scene) -> Place | Refused | None:
    """Read a token of a label of at most two characters, or of a number."""
    match = _TOKEN.fullmatch(token)
    if match and axes.labelled(match["row"]):
        return _by_token(token, match["row"], match["prompt"], axes, scene)
    letter = _LETTER_NUMBER.fullmatch(token) if axes.lettered else None
    found = letter or match
    return _by_token(token, found["row"], found["prompt"], axes, scene) if found and token else None


def _by_token(
    token: str, row: str, prompt: str | None, axes: _Axes, scene: Scene
) -> Place | Refused | None:
    section = scene.place.section
    chosen = axes.labelled(row)
    if chosen is None and row.casefold() in _PLENARY:
        return _with_prompt(token, Place(section), prompt, axes)
    if chosen is None and row.isdecimal():
        if len(axes.rows) == 1 and prompt is None:
            return _with_prompt(token, Place(section, axes.rows[0].uid), row, axes, least=1)
        chosen = axes.row(row)
    if row and chosen is None:
        meant = row.isdecimal() or (len(row) == 1 and row.isalpha() and axes.lettered)
        return _refused(token) if meant else None
    return _cell(token, chosen.uid if chosen else _row_left_out(axes, scene), prompt, axes, scene)


def _cell(
    token: str, row: str | None, prompt: str | None, axes: _Axes, scene: Scene
) -> Place | Refused:
    """Return the cell of a row and the number of a prompt; the prompt of the place where it is left out."""
    place = Place(scene.place.section, row, _prompt_left_out(axes, scene))
    if prompt is None:
        return place
    return _with_prompt(token, Place(place.section, row), prompt, axes)


def _with_prompt(
    token: str, place: Place, number: str | None, axes: _Axes, *, least: int = 0
) -> Place | Refused:
    """Return ``place`` with the prompt of this number; 0 and None are no prompt."""
    if number is None or (int(number) == 0 and least == 0):
        return place
    prompt = numbered(axes.prompts, int(number))
    return Place(place.section, place.row, prompt.uid) if prompt else _refused(token)


def _refused(token: str) -> Refused:
    return Refused(message(_SPACE_FIRST, token=token))


def _row_left_out(axes: _Axes, scene: Scene) -> str | None:
    pile = pile_of(axes.minutes, scene.place.section)
    if pile is not None and scene.place.row == pile.uid:
        return pile.uid
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
