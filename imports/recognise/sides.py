"""Strengths and weaknesses; keep, stop and start: columns of a table, labels or headings above lists."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from imports.recognise.draft import DraftPart
from imports.recognise.lines import ReadLine
from imports.recognise.vocabulary import concepts, said

_FEW = 2


SIDES: dict[str, tuple[str, ...]] = {
    "retro": ("keep", "stop", "start"),
    "swot": ("strengths", "weaknesses", "opportunities", "threats"),
}


def cells_below(part: DraftPart, line: ReadLine, row: str) -> list[ReadLine]:
    """Return the cells below a head of prompts, column by column."""
    cells: list[ReadLine] = []
    for column, name in enumerate(line.table[0]):
        if name not in part.prompts:
            part.prompts.append(name)
        prompt = part.prompts.index(name) + 1
        for place, texts in enumerate(line.table[1:], 1):
            if column < len(texts) and texts[column].strip():
                cell = ReadLine("text", texts[column], line.number + place)
                cell.row, cell.prompt = row, prompt
                cells.append(cell)
    return cells


def side_of(text: str) -> str | None:
    """Return the side that a text is the name of; None where it is none."""
    known = concepts("exercises").get(said(text), ())
    return next((c for sides in SIDES.values() for c in sides if c in known), None)


def side_named(line: ReadLine) -> str | None:
    """Return the side that a line names and does no more: ``Styrkor:``, ``Keep``, ``**Stop**``."""
    if line.shape not in ("text", "heading") or len(line.text) > 50 or (line.label and line.value):
        return None
    return side_of(line.label or line.text)


def form_of(sides: Sequence[str]) -> str | None:
    """Return the form of the exercise that has these sides; None where they make none."""
    found = set(sides)
    if len(found) < _FEW:
        return None
    if {"strengths", "weaknesses"} <= found:
        return "swot" if len(found) > _FEW else "sw"
    if {"opportunities", "threats"} <= found:
        return "swot"
    return "retro" if len(found & set(SIDES["retro"])) >= _FEW else None


def sides_in_table(part: DraftPart) -> bool:
    """Find a table whose head names sides; return whether there is one."""
    for place, line in enumerate(part.lines):
        if line.shape != "table" or line.taken or len(line.table) < _FEW:
            continue
        sides = [side for cell in line.table[0] if (side := side_of(cell))]
        form = form_of(sides)
        if form and len(sides) == len(line.table[0]):
            part.form, part.rows = form, [""]
            line.taken = True
            part.lines[place + 1 : place + 1] = cells_below(part, line, "")
            return True
    return False


def sides_in_labels(part: DraftPart) -> bool:
    """Find sides that stand as labels above lists: ``Start:``, ``Stop:``, ``Continue:``."""
    marks = [(line, side) for line in part.lines if not line.taken and (side := _marks(line))]
    form = form_of([side for _, side in marks])
    if form is None:
        return False
    part.form, part.rows = form, [""]
    at = {id(line) for line, _ in marks}
    prompt = None
    for line in part.lines:
        if id(line) in at:
            part.prompts.append(line.text.strip(" *_").rstrip(" :;"))
            prompt = len(part.prompts)
            line.taken = True
        elif prompt is not None and not line.taken:
            if line.text.endswith(":") and line.alone and line.shape == "text":
                part.prompts.append(line.text.rstrip(" :"))
                prompt = len(part.prompts)
                line.taken = True
            else:
                line.row, line.prompt = "", prompt
    return True


def _marks(line: ReadLine) -> str | None:
    """Return the side that a line stands for, where it looks like a heading of some sort."""
    if line.shape not in ("text", "heading") or not (line.bold or line.text[-1:] in ":;?"):
        return None
    return side_named(line)


def sides_in_headings(parts: list[DraftPart]) -> list[DraftPart]:
    """Return parts, those whose headings are sides gathered into one exercise."""
    found: list[DraftPart] = []
    for is_side, group in groupby(
        parts, lambda part: not part.form and bool(side_of(part.heading or ""))
    ):
        run = list(group)
        form = form_of([side_of(part.heading or "") or "" for part in run]) if is_side else None
        if form is None:
            found += run
            continue
        home = _gathered(run, form, found)
        if not found or found[-1] is not home:
            found.append(home)
    return found


def _gathered(run: Sequence[DraftPart], form: str, before: list[DraftPart]) -> DraftPart:
    above = before[-1] if before else None
    empty = above is not None and not any(line.text for line in above.lines)
    if (
        above is not None
        and above.heading
        and (empty or above.level < run[0].level)
        and not above.form
    ):
        home = above
    else:
        home = DraftPart(None, run[0].level, run[0].number)
    home.form, home.rows = form, [""]
    for part in run:
        home.prompts.append(part.heading or "")
        for line in part.lines:
            line.row, line.prompt = "", len(home.prompts)
        home.lines += part.lines
    return home
