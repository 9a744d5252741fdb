"""From the text of a real document to the lines with which a note-taker types it.

Nothing of a document is copied here or in its table of steps: a step says which of its lines are typed, and
how. Other tests may type the same lines into the real program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

Step = tuple[int, int, str]
"""First line, last line (from 1) and how each of them is typed.

An empty line is not typed, unless its way is ``RAW``. A way without a field is typed as often as there are
lines. ``{L[48]}`` is line 48, ``{W[48]:3-5}`` the third to the fifth of its words, without the signs around
them.
"""

AS_IT_IS = "{line}"
RAW = "{raw}"
"""With the blanks before it, and empty lines too."""

AS_TYPED = "{untrimmed}"
"""With the blanks before it."""

_AROUND = ',.;:()"”'


def typed(seeds: Path, document: str, steps: Iterable[Step]) -> list[str]:
    """Return the lines to type for the document of this number."""
    (file,) = seeds.glob(f"{document}_*")
    text = file.read_text(encoding="utf-8").split("\n")
    return list(_typed(text, steps))


class _Words:
    """The words of a line; ``3-5`` in a format takes some of them, counted from 1."""

    def __init__(self, line: str) -> None:
        self._words = line.split()

    def __format__(self, span: str) -> str:
        first, _, last = span.partition("-")
        return " ".join(self._words[int(first) - 1 : int(last or first)]).strip(_AROUND)


def _typed(text: list[str], steps: Iterable[Step]) -> Iterator[str]:
    lines = ["", *(line.strip() for line in text)]
    words = [_Words(line) for line in lines]
    for first, last, way in steps:
        for number in range(first, last + 1):
            line = text[number - 1]
            if line.strip() or "{" not in way or way == RAW:
                yield way.format(L=lines, W=words, **_parts(line))


def _parts(raw: str) -> dict[str, str]:
    """Return the parts of a line that a note-taker types apart."""
    line = raw.strip()
    cells = [cell.strip() for cell in (*raw.split("\t"), "")]
    return {
        "raw": raw,
        "untrimmed": raw.rstrip(),
        "line": line,
        "first_cell": cells[0],
        "second_cell": cells[1],
        "before_colon": line.partition(":")[0],
        "after_colon": line.partition(":")[2].strip(),
        "after_number": line.partition(".")[2].strip(),
        "before_comma": line.partition(",")[0],
        "after_comma": line.partition(",")[2].strip(),
        "before_parenthesis": line.partition("(")[0].strip(),
        "from_parenthesis": "(" + line.partition("(")[2],
        "without_sign": line.removeprefix("·").strip(),
        "after_bullet": line[1:].strip(),
        "last_three_words": " ".join(line.split()[-3:]),
        "last_two_words": " ".join(line.rstrip("!.").split()[-2:]),
    }
