"""What must hold when a round is over: every promise of the screen, looked for in the files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.e2e.reliability.figures import LOST_AT_MOST, Wrong
from tests.e2e.reliability.ledger import Half, Line
from tests.e2e.reliability.page import TITLE
from tests.e2e.reliability.reading import Content, content, texts

_TOKEN = re.compile(r"nr\d{4}")


def read_all(db: Path, *elsewhere: Path) -> tuple[list[Content], list[Wrong]]:
    """Return what lies in the database and in the files kept, and what cannot be read.

    They lie beside it or, where there was no room, in a folder somewhere in ``elsewhere``.
    """
    read: list[Content] = []
    wrong: list[Wrong] = []
    folders = (db.parent, *elsewhere)
    kept = {path for one in folders for path in one.rglob(f"{db.stem}-kept-*{db.suffix}")}
    for path in (db, *sorted(kept)):
        found = content(path) if path.exists() else None
        if isinstance(found, str):
            wrong.append(Wrong("other", f"{path.name} cannot be read: {found}"))
        elif found is not None:
            read.append(found)
            if not found.whole:
                wrong.append(Wrong("other", f"{path.name} is not whole"))
    return read, wrong


def false_alarms(db: Path) -> Iterable[Wrong]:
    """Yield what lies beside a database that nothing has happened to, as if something had."""
    for path in sorted(db.parent.glob(f"{db.stem}-*")):
        if re.match(r"-(kept|aside)-", path.name.removeprefix(db.stem)):
            yield Wrong("alarm", path.name)


def losses(
    lines: Iterable[Line], files: Sequence[Content], reports: Sequence[str]
) -> Iterable[Wrong]:
    """Yield the promised lines that are nowhere, and of the others those that were old enough.

    Args:
        lines: what was typed.
        files: the database and the files kept beside it.
        reports: what the program has said, and the texts that it has named.
    """
    written = [text for file in files for text in (*file.texts, *file.drafts)]
    for line in lines:
        if line.discarded or any(line.token in text for text in (*written, *reports)):
            continue
        if line.state != "entered":
            yield Wrong("lost", f"{line.token} was {line.state}")
        elif not line.excused and line.age > LOST_AT_MOST:
            yield Wrong("half", f"{line.token} was entered {line.age:.2f} s before the end")


def dropped(halves: Iterable[Half], files: Sequence[Content]) -> Iterable[Wrong]:
    """Yield the texts left half-typed in another window that were neither entered nor are kept."""
    kept = "\n".join(text for file in files for text in (*file.texts, *file.drafts))
    for half in halves:
        if half.text.strip() not in kept:
            yield Wrong("half", f"{half.text!r} in another window")


def doubles(files: Iterable[Content]) -> Iterable[Wrong]:
    """Yield the lines that stand twice in one file."""
    for file in files:
        tokens = [token for text in file.texts for token in _TOKEN.findall(text)]
        for token in sorted({one for one in tokens if tokens.count(one) > 1}):
            yield Wrong("twice", f"{token} in {file.path.name}")


def disorders(lines: Iterable[Line], files: Iterable[Content]) -> Iterable[Wrong]:
    """Yield the files in which lines do not stand as they were typed."""
    ordered = {line.token for line in lines if line.ordered}
    for file in files:
        for meeting in file.meetings:
            if meeting["title"] != TITLE:
                continue
            tokens = [_TOKEN.match(text) for text in texts(meeting)]
            found = [one[0] for one in tokens if one is not None and one[0] in ordered]
            if found != sorted(found):
                yield Wrong("order", f"{file.path.name}: {' '.join(found)}")


def misplaced(below: Iterable[tuple[str, str]], files: Iterable[Content]) -> Iterable[Wrong]:
    """Yield the lines that stand somewhere else than below the heading that was typed before them.

    Args:
        below: the token of each heading, and of the line.
        files: the database and the files kept beside it.
    """
    headings = {line: heading for heading, line in below}
    for file in files:
        sections = [section for meeting in file.meetings for section in meeting["sections"]]
        for section in sections:
            tokens = (_TOKEN.search(entry["text"]) for entry in section["entries"])
            for token in (one[0] for one in tokens if one is not None and one[0] in headings):
                if headings[token] not in (section["heading"] or ""):
                    where = f"below {section['heading']!r} in {file.path.name}"
                    yield Wrong("place", f"{token} stands {where}, not below {headings[token]}")


def touched(other: Content, files: Iterable[Content]) -> Iterable[Wrong]:
    """Yield the meetings of another heldag's file that are not as they were, or not there."""
    found = {one["uid"]: (file, one) for file in files for one in file.meetings}
    for meeting in other.meetings:
        if meeting["uid"] not in found:
            yield Wrong("foreign", f"{meeting['title']} is gone")
        else:
            file, now = found[meeting["uid"]]
            parts = [key for key in meeting if now.get(key) != meeting[key]]
            if parts:
                words = f"{meeting['title']} in {file.path.name} has other {', '.join(parts)}"
                yield Wrong("foreign", words)
