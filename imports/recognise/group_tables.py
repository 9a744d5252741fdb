"""Tables of groups and questions: groups down the side, or along the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imports.recognise.draft import DraftPart
from imports.recognise.grouping import starts_group
from imports.recognise.lines import ReadLine

_FEW = 2


def groups_in_table(part: DraftPart) -> bool:
    """Find a table of groups and questions: groups down the side or along the head."""
    for place, line in enumerate(part.lines):
        rows = line.table
        if line.shape != "table" or line.taken or len(rows) < _FEW or len(rows[0]) < _FEW:
            continue
        side = [starts_group(row[0]) for row in rows[1:]]
        head = [starts_group(cell) for cell in rows[0][1:]]
        if len(side) >= _FEW and all(side):
            table = rows
        elif len(head) >= _FEW and all(head):
            table = tuple(zip(*(_filled(row, len(rows[0])) for row in rows), strict=True))
        else:
            continue
        part.lines[place + 1 : place + 1] = list(_group_cells(part, line, table))
        part.form = "questions"
        part.groups = list(part.rows)
        line.taken = True
        return True
    return False


def _filled(row: Sequence[str], width: int) -> tuple[str, ...]:
    return (*row[:width], *[""] * (width - len(row)))


def _group_cells(
    part: DraftPart, line: ReadLine, table: Sequence[Sequence[str]]
) -> Iterator[ReadLine]:
    part.prompts += list(table[0][1:])
    for place, row in enumerate(table[1:], 1):
        speaking = starts_group(row[0])
        if speaking is None:
            continue
        part.rows.append(speaking.label)
        for prompt, text in enumerate(row[1:], 1):
            if text.strip():
                cell = ReadLine("text", text, line.number + place)
                cell.row, cell.prompt = speaking.label, prompt
                yield cell
