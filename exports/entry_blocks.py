"""Entries to blocks: what stands in a document one below the other, as plain data for templates.

A block is a dictionary with a ``type``; each template says how each type is written:

=============  =====================================================================================
``note``       ``text``
``label``      ``text``: a small heading that the note-taker wrote
``labelled``   ``kind``, ``label``, ``text``, ``tail``, ``clauses``: a decision, an action …
``resolved``   ``lead``, ``clauses``, ``numbered``: who proposes or decides, and what
``quote``      ``text``
``statement``  ``name``, ``text``
``reply``      ``text``
``reference``  ``text``, ``address``
``list``       ``bullets``: each with ``depth`` and ``text``
``numbered``   ``items``: each with ``number``, as it was typed (``1.``), and ``text``
``times``      ``lines``: each with ``time`` and ``text``
``table``      ``head``, ``lines``: texts in cells
``heading``    ``level``, ``text``: a row that holds prompts of its own
``prompt``     ``text``: what was asked
``row``        ``text``: who answers
``hint``       ``text``
``passage``    ``text``: somebody came or left, a pause; that nobody has answered
``apart``      a line across the page: what follows belongs to nothing above it
``fill``       ``lines``: how many lines to fill in by hand
=============  =====================================================================================

A block that is or ends with a list has a ``sign``, so that two lists in a row stay two lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby, pairwise
from typing import Any

from exports.wording import joined, written_due, written_outcome
from locales import N_, Translator
from store.model.kinds import BY_NAME
from store.model.minutes import Minutes
from store.model.records import Entry, Vote

Block = dict[str, Any]

DEEPEST = 8
"""Levels of bullets; parsers of Markdown give up a few levels further down."""

FILL = "…" * 12
"""A line to fill in, in a cell of a table."""

FILL_LINES = 2
"""How many lines to fill in stand where one answer is missing."""

_LABELLED = frozenset(
    {"decision", "proposal", "action", "question", "summary", "parked"}
    | {"vote", "reservation", "recusal", "remark"}
)
_RUNS = {"row": "table", "numbered": "numbered", "summary": "summary"}
"""The shapes of kinds whose entries stand together, one below the other."""
_PASSAGES = frozenset({"arrival", "departure"})


def blocks(entries: Iterable[Entry], t: Translator, *, stickies: bool = False) -> Iterator[Block]:
    """Give the blocks of entries that lie in one cell, in their order; internal ones are left out.

    Args:
        entries: what is written in the cell.
        t: the document's language.
        stickies: whether quotes are notes on a wall, which stand in a list.
    """
    yield from shown_blocks(filter(is_shown, entries), t, stickies=stickies)


def shown_blocks(
    entries: Iterable[Entry], t: Translator, *, stickies: bool = False
) -> Iterator[Block]:
    """Give the blocks of entries as :func:`blocks` does, where all of them are known to be shown."""
    for shape, run in groupby(entries, key=partial(_shape, stickies=stickies)):
        if shape == "list":
            yield {"type": "list", "bullets": _bullets(run, t)}
        elif shape == "times":
            yield {"type": "times", "lines": [{"time": e.time or "", "text": e.text} for e in run]}
        elif shape == "numbered":
            yield from _numbered(run, t)
        elif shape == "summary":
            first, *others = run
            yield _block(first, t)
            yield from ({"type": "note", "text": one.text + tail(one, t)} for one in others)
        elif shape == "table":
            head, *lines = map(_line, run)
            yield table(head, lines)
        else:
            yield from (_block(entry, t) for entry in run)


def said_once(minutes: Minutes, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give entries but for a plain line that was made into an action in the same words right there."""
    for entry in entries:
        actions = [one for one in minutes.made_from(entry.uid) if one.kind == "action"]
        if entry.kind in _LABELLED or not any(_says_again(one, entry) for one in actions):
            yield entry


def _says_again(made: Entry, entry: Entry) -> bool:
    same_cell = (made.section, made.row, made.prompt) == (entry.section, entry.row, entry.prompt)
    return same_cell and made.text == entry.text


def is_shown(entry: Entry) -> bool:
    """Return whether an entry belongs in a document: nothing internal, and nothing that says nothing."""
    if entry.kind == "internal":
        return False
    if entry.text.strip() or entry.kind in _LABELLED or entry.kind in _PASSAGES:
        return True
    cells = any(map(str.strip, entry.cells))
    return bool(entry.clauses or cells or entry.address or entry.vote or entry.time)


def table(head: list[str], lines: list[list[str]]) -> Block:
    """Return a table whose lines are all as wide as the widest."""
    width = max(len(head), *(len(line) for line in lines)) if lines else len(head)
    filled = [[*line, *[""] * (width - len(line))] for line in (head, *lines)]
    return {"type": "table", "head": filled[0], "lines": filled[1:]}


def in_cell(entry: Entry, t: Translator) -> str:
    """Return an entry as one text in a cell of a table, with the word for its kind."""
    text = joined((entry.text, *entry.clauses), "; ") + tail(entry, t)
    if entry.kind in _LABELLED:
        return f"{_label(entry, t)}: {_spoken(entry)}{text}".rstrip()
    if entry.kind == "statement":
        return f"{_spoken(entry)}{text}"
    if entry.kind == "row":
        return joined(_line(entry), " – ")
    if entry.kind == "time":
        return f"{entry.time or ''} {text}".strip()
    return "– " * bool(entry.depth) + joined((text, entry.address), " ")


def separated(stream: Iterable[Block]) -> list[Block]:
    """Return blocks with a ``sign`` for each list: another one where two lists would run together."""
    made = [dict(block) for block in stream]
    for block in made:
        if _begins_with_list(block) or block.get("clauses"):
            block["sign"] = "-"
    for before, after in pairwise(made):
        if "sign" in before and _begins_with_list(after):
            after["sign"] = "*" if before["sign"] == "-" else "-"
    return made


def _begins_with_list(block: Block) -> bool:
    return block["type"] in ("list", "times")


def _line(entry: Entry) -> list[str]:
    """Return the cells of a row of a table: those of its text, where it has been edited since."""
    if not entry.text.strip() or entry.text.split() == " ".join(entry.cells).split():
        return list(entry.cells) or [""]
    return entry.text.split("\t")


def _shape(entry: Entry, *, stickies: bool) -> str:
    """Return what consecutive entries must share to stand in one block; most stand alone."""
    if entry.kind == "bullet" or (stickies and entry.kind == "quote"):
        return "list"
    if entry.kind == "time" and (entry.time or "").strip():
        return "times"
    return _RUNS.get(entry.kind, "")


def _numbered(entries: Iterable[Entry], t: Translator) -> Iterator[Block]:
    """Give items whose numbers run on as a list, and others word for word.

    So does a list right behind another whose numbers it would go on with.
    """
    above = None
    for run in _running_on(entries):
        end = run[0][1][-1:]
        if len(run) > 1 and end != above:
            items = [{"number": n, "text": text + tail(entry, t)} for entry, n, text in run]
            yield {"type": "numbered", "items": items}
            above = end
        else:
            yield from (_block(entry, t) for entry, _, _ in run)
            above = None


def _running_on(entries: Iterable[Entry]) -> Iterator[list[tuple[Entry, str, str]]]:
    """Give the runs of items whose numbers follow one another: each item, its number, its further words."""
    run: list[tuple[Entry, str, str]] = []
    for entry in entries:
        number, _, text = entry.text.partition(" ")
        if run and not _follows(run[-1][1], number):
            yield run
            run = []
        run.append((entry, number, text.strip()))
    yield run


def _follows(above: str, number: str) -> bool:
    """Return whether ``2.`` stands below ``1.``."""
    counts = above[:-1].isdecimal() and number[:-1].isdecimal() and above[-1] == number[-1]
    return counts and int(number[:-1]) == int(above[:-1]) + 1


def _bullets(entries: Iterable[Entry], t: Translator) -> list[dict[str, Any]]:
    """Return bullets with depths that grow by one at a time, whatever depths were typed."""
    run = list(entries)
    if not any(entry.depth for entry in run):
        return [{"depth": 0, "text": entry.text + tail(entry, t)} for entry in run]
    above: list[int] = []
    bullets = []
    for entry in run:
        while above and above[-1] >= entry.depth:
            above.pop()
        bullets.append({"depth": min(len(above), DEEPEST), "text": entry.text + tail(entry, t)})
        above.append(entry.depth)
    return bullets


def _block(entry: Entry, t: Translator) -> Block:
    kind = entry.kind
    if kind in _LABELLED:
        return {
            "type": "labelled",
            "kind": kind,
            "label": _label(entry, t),
            "text": _spoken(entry) + entry.text,
            "tail": tail(entry, t),
            "clauses": [clause for clause in entry.clauses if clause.strip()],
        }
    if kind == "statement" and (entry.speaker or "").strip():
        return {"type": "statement", "name": entry.speaker, "text": entry.text + tail(entry, t)}
    if kind == "reference":
        return {"type": "reference", "text": _bare(entry.text), "address": entry.address}
    if kind in _PASSAGES:
        return {"type": "passage", "text": joined((entry.time, _passage(entry, t)), " ")}
    if kind == "quote" and entry.speaker:
        return {"type": "quote", "text": f"{entry.text}{tail(entry, t)}\n– {entry.speaker}"}
    plain = kind if kind in ("label", "quote", "reply") else "note"
    return {"type": plain, "text": entry.text + tail(entry, t)}


def _bare(text: str) -> str:
    """Return a reference without the parentheses that it was typed with; a document has its own."""
    inside = text.strip()
    if inside.startswith("(") and inside.endswith(")") and not set("()") & set(inside[1:-1]):
        return inside[1:-1]
    return text


def _label(entry: Entry, t: Translator) -> str:
    return t(BY_NAME[entry.kind].label)


def _spoken(entry: Entry) -> str:
    """Return who proposes or abstains, before what is proposed, as it was typed."""
    return f"{entry.speaker}: " if entry.speaker else ""


def _passage(entry: Entry, t: Translator) -> str:
    if entry.text.strip():
        return entry.text
    sentence = N_("{name} arrives.") if entry.kind == "arrival" else N_("{name} leaves.")
    return t(sentence, name=entry.speaker or "–")


def tail(entry: Entry, t: Translator) -> str:
    """Return what stands in parentheses behind the text: owners, date and state; figures; dots."""
    e = entry
    if not (e.owners or e.due or e.due_text or e.outcome or e.done or e.vote or e.dots):
        return ""
    said = [
        *(owner.name for owner in entry.owners),
        written_due(entry, t),
        figures(entry.vote, t) if entry.vote else None,
        written_outcome(entry.outcome, t.language) if entry.outcome else None,
        t("done") if entry.done else None,
        t.n("{n} dot", "{n} dots", entry.dots) if entry.dots else None,
    ]
    inside = joined(said)
    return f" ({inside})" if inside else ""


def figures(vote: Vote, t: Translator) -> str:
    """Return the figures of a vote in words."""
    return t(
        "{for_} for, {against} against, {abstain} abstaining",
        for_=vote.for_,
        against=vote.against,
        abstain=vote.abstain,
    )
