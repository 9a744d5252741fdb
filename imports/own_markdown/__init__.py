"""heldag's own documents read back: the meeting that a document was written from.

Nothing hidden marks a document as ours. It is one where the meeting that is read from it, written out again,
is the very same text. What is read so is exact by nature; a document that somebody has gone on writing in
another way is read as any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from imports.blocks import Code, Comment, Document, Heading, Rule, Table
from imports.own_markdown.exercises import Answers
from imports.own_markdown.head import DocumentHead, read_head
from imports.own_markdown.offering import candidates
from imports.own_markdown.outline import OwnPart, parts_of
from imports.own_markdown.sections import Choices, read_minutes
from imports.own_markdown.wording import Wording, wording
from locales import LANGUAGES
from store.model.minutes import Minutes

Writer = Callable[[Minutes, str, str], str]
"""Writes a meeting as the profile of this name, in this language, as Markdown."""

_FOREIGN = frozenset({"wrap", "code", "image", "strike"})
_MOST_TRIED = 200
"""So many times a document is written at most, to find the exercises in it."""


def read_own(document: Document, writer: Writer, data: bytes) -> Minutes | None:
    """Return the meeting that a document was written from; None where heldag has not written it.

    Args:
        document: the document.
        writer: how heldag writes a meeting.
        data: the bytes of the document.
    """
    if not _may_be_ours(document):
        return None
    parts = parts_of(document.blocks)
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    for words in _languages():
        head = read_head(parts[1], words)
        if not head.facts and not head.profile:
            continue
        for profile in (head.profile,) if head.profile else ("notes", "agreement"):
            found = _Ours(
                parts, head, words, profile, _exactly(writer, profile, words, text)
            ).read()
            if found is not None:
                return found
    return None


def _exactly(writer: Writer, profile: str, words: Wording, text: str) -> Callable[[Minutes], bool]:
    return lambda minutes: writer(minutes, profile, words.t.language) == text


def _may_be_ours(document: Document) -> bool:
    """Return whether a document has nothing that heldag never writes, and begins as its documents do."""
    blocks = document.blocks
    if document.front_text or not blocks:
        return False
    first = blocks[0]
    if not isinstance(first, Heading) or first.level != 1 or first.line != 1:
        return False
    for block in blocks:
        if isinstance(block, (Code, Comment)):
            return False
        if isinstance(block, Heading) and block.level == 1 and block is not first:
            return False
        if not isinstance(block, (Table, Rule)) and any(
            run.style in _FOREIGN for run in block.inline.runs
        ):
            return False
    return True


def _languages() -> Iterator[Wording]:
    for language in LANGUAGES:
        yield wording(language)


def _people_in(parts: list[OwnPart], words: Wording) -> set[str]:
    """Return the names in the lists of participants."""
    lists = (part.items() or () for part in parts if part.words in words.people)
    return {
        item.inline.text.partition(",")[0].partition(" (")[0] for items in lists for item in items
    }


class _Ours:
    """Reads a document as one profile: first as plain talk, then with as many exercises as are exact."""

    def __init__(
        self,
        parts: list[OwnPart],
        head: DocumentHead,
        words: Wording,
        profile: str,
        exact: Callable[[Minutes], bool],
    ) -> None:
        self._parts = parts
        self._head = head
        self._words = words
        self._profile = profile
        self._exact = exact
        self._tried = 0

    def read(self) -> Minutes | None:
        """Return the meeting; None where no reading is exact."""
        offered = dict(self._offered())
        choices: dict[int, tuple[Answers, int]] = {}
        best = self._try(choices)
        if best is None and offered:
            choices = {at: answers[0] for at, answers in offered.items()}
            best, offered = self._try(choices), {}
        if best is None:
            return None
        taken = 0
        for at, answers in offered.items():
            if at < taken:
                continue
            for choice in answers:
                tried = {**choices, at: choice}
                found = self._try(tried)
                if found is not None:
                    best, choices, taken = found, tried, at + 1 + choice[1]
                    break
        return best

    def _offered(self) -> Iterator[tuple[int, list[tuple[Answers, int]]]]:
        """Give each part that may be an exercise, with what it may be."""
        people = _people_in(self._parts, self._words)
        for at, part in enumerate(self._parts[2:], 2):
            below = self._parts[at + 1 :]
            found = list(candidates(part, below, self._words, people)) if part.heading else []
            if found:
                yield at, found

    def _try(self, choices: Choices) -> Minutes | None:
        self._tried += 1
        if self._tried > _MOST_TRIED:
            return None
        minutes = read_minutes(self._parts, self._head, self._words, self._profile, choices)
        return minutes if self._exact(minutes) else None
