"""Which parts of a document may be exercises, and of which form: the likeliest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from imports.blocks import Block, ListItem, Paragraph, Rule, Table
from imports.own_markdown.exercises import Answers, ExerciseReader, TableHead
from imports.own_markdown.outline import OwnPart, bold, leaning
from imports.own_markdown.wording import Wording
from locales import LANGUAGES
from store.file import forms
from store.model.form import Form


def candidates(
    part: OwnPart, below: Sequence[OwnPart], wording: Wording, people: Collection[str]
) -> Iterator[tuple[Answers, int]]:
    """Give what a part may be as an exercise, the likeliest first, and how many parts below belong to it.

    ``people`` are the names of the participants.
    """
    within = _within(part, below)
    instruction, seats, behind = _above(part.blocks, wording)
    stream: list[Block | TableHead] = list(behind)
    for one in within:
        stream += [TableHead(one.words) if one.heading else Rule(0), *one.blocks]
    if not _has_shape(part.words, stream, wording):
        return
    found: list[tuple[tuple[int, ...], Answers]] = []
    for form in forms.all():
        if form.layout == "talk":
            continue
        for given in (True, False) if form.prompts else (False,):
            answers = ExerciseReader(form, wording, given=given).read(stream)
            if answers and _is_told(answers, part.words, wording, people):
                answers.instruction, answers.seats = instruction, seats
                found.append((_unlikely(answers), answers))
    for _, answers in sorted(found, key=lambda scored: scored[0]):
        yield answers, len(within)


def _is_told(answers: Answers, heading: str, wording: Wording, people: Collection[str]) -> bool:
    """Return whether rows or prompts tell an exercise from talk with labels in it."""
    form, rows = answers.form, [name for name in answers.rows if name]
    if not (answers.cells or answers.after or answers.fills):
        return False
    if any(title.casefold() in heading.casefold() for title in _titles_of(form)):
        return True
    if len(set(answers.prompts) & _prompts_of(form)) > 1:
        return True
    if form.rows == "participants":
        return bool(rows) and all(name in people for name in rows)
    if form.numbers_prompts and len(answers.prompts) > 1:
        return True
    if form.rows == "groups":
        return any(wording.group(name) for name in rows)
    return (form.rows == "ring" and all("→" in name for name in rows)) or form.layout == "table"


def _unlikely(answers: Answers) -> tuple[int, ...]:
    """Return how much is left unexplained: bold lines and tables in cells, then ready-made prompts missed."""
    left = sum(
        isinstance(block, Table) or (bold(block) or leaning(block)) is not None
        for blocks in (*answers.cells.values(), *answers.after.values())
        for block in blocks
    )
    own = _prompts_of(answers.form)
    matched = sum(text in own for text in answers.prompts)
    strange = len(answers.prompts) - matched if own else 0
    return left, strange, -matched, answers.form.rows == "room"


def seats_of(blocks: Sequence[Block], wording: Wording) -> dict[str, list[str]]:
    """Return who sits in which group, from the items that say so at the beginning of some blocks."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        name, colon, names = (
            block.inline.text.partition(": ") if isinstance(block, ListItem) else ("", "", "")
        )
        if not colon or wording.group(name) is None:
            break
        found[name] = names.split(", ")
    return found


def _above(
    blocks: Sequence[Block], wording: Wording
) -> tuple[tuple[str, ...], dict[str, list[str]], Sequence[Block]]:
    """Return the instruction, who sits in which group, and what stands below that.

    Without a list of who sits where, nothing tells an instruction from what the room says.
    """
    for at, block in enumerate(blocks):
        seats = seats_of(blocks[at:], wording)
        if seats:
            return _instruction(blocks[:at]), seats, blocks[at + len(seats) :]
        if not isinstance(block, (Paragraph, ListItem)) or bold(block) is not None:
            break
    return (), {}, blocks


def _instruction(blocks: Sequence[Block]) -> tuple[str, ...]:
    mixed = len({type(block) for block in blocks}) > 1
    return tuple(
        f"- {block.inline.text}" if mixed and isinstance(block, ListItem) else block.inline.text
        for block in blocks
        if isinstance(block, (Paragraph, ListItem))
    )


def _within(part: OwnPart, below: Sequence[OwnPart]) -> list[OwnPart]:
    found: list[OwnPart] = []
    for one in below:
        if one.heading is not None and one.level != part.level + 1:
            break
        found.append(one)
    return found


def _has_shape(words: str, stream: Sequence[Block | TableHead], wording: Wording) -> bool:
    """Return whether anything looks like an exercise: its title, a bold line, a group, an empty corner."""
    if words in _titles():
        return True
    for block in stream:
        if isinstance(block, Table) and block.head and not block.head[0].text:
            return True
        if isinstance(block, Paragraph) and bold(block) is not None:
            return True
        if isinstance(block, TableHead) and (
            block.text in _own_prompts()
            or wording.group(block.text)
            or wording.match("pair", block.text)
        ):
            return True
    return False


def _titles() -> set[str]:
    return {title for form in forms.all() for title in _titles_of(form)}


def _titles_of(form: Form) -> set[str]:
    return {form.title(language) for language in LANGUAGES}


def _own_prompts() -> set[str]:
    return {text for form in forms.all() for text in _prompts_of(form)}


def _prompts_of(form: Form) -> set[str]:
    return {prompt.text(language) for prompt in form.prompts for language in LANGUAGES}
