"""Blocks to entries: the kinds, as heldag writes each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from imports.blocks import Block, Inline, ListItem, Paragraph, Quote, Table
from imports.own_markdown.outline import bold, label_of, leaning
from imports.own_markdown.wording import Wording, day
from store.capture.lines import is_numbered
from store.language.dates import FoundTime, find_time

Values = dict[str, Any]
"""The fields of an entry, without its place."""

_TIME = re.compile(r"\d{1,2}[:.]\d\d(?:–\d{1,2}[:.]\d\d)?")
_TAIL = re.compile(r" \(([^()]+)\)\Z")
_SPEAKER = re.compile(r"([^:\n]{2,40}): ")
_WITH_CLAUSES = frozenset({"decision", "proposal"})
_SPOKEN = frozenset({"proposal", "reservation", "recusal"})


@dataclass(slots=True)
class OwnEntryReader:
    """Reads blocks one after the other.

    Attributes:
        wording: the words of the document's language.
        known: the names of those who may own an action or propose something.
        formal: whether it is laid out as formal minutes.
        quotes: whether bullets are notes on a wall.
    """

    wording: Wording
    known: frozenset[str] = frozenset()
    formal: bool = False
    quotes: bool = False
    _blocks: Sequence[Block] = field(default=())
    _at: int = 0

    def read(self, blocks: Sequence[Block]) -> list[Values]:
        """Return the entries of blocks that stand in one cell."""
        self._blocks, self._at = blocks, 0
        made: list[Values] = []
        while self._at < len(blocks):
            block = blocks[self._at]
            self._at += 1
            made += self._entries(block)
        return made

    def _entries(self, block: Block) -> Iterator[Values]:
        match block:
            case ListItem():
                yield self._item(block)
            case Table():
                yield from rows(block)
            case Quote():
                yield _quote(block.inline.text)
            case Paragraph():
                yield self._paragraph(block)

    def _item(self, block: ListItem) -> Values:
        lead = block.inline.strong_lead()
        if lead and len(lead) < len(block.inline.text) and not lead.endswith(":"):
            return {"kind": "time", "time": lead, "text": _behind(block.inline, lead)}
        text = _with_stars(block.inline)
        if block.ordered:
            return {"kind": "numbered", "text": f"{block.marker} {text}"}
        if self.quotes:
            return {"kind": "quote", "text": text, **self._dots(text)}
        return {"kind": "bullet", "text": text, "depth": block.depth}

    def _dots(self, text: str) -> Values:
        """Return the dots of a note on a wall, and its text without them; nothing where it has none."""
        found = _TAIL.search(text)
        dots = self.wording.dots(found[1]) if found else None
        return {"text": text[: found.start()], "dots": dots} if found and dots else {}

    def _paragraph(self, block: Paragraph) -> Values:
        text = block.inline.text
        if (label := bold(block)) is not None:
            return self._bold(label)
        if (passage := leaning(block)) is not None:
            return self._passage(passage)
        if (labelled := label_of(block)) is not None:
            return self._labelled(*labelled)
        if text.startswith("– "):
            return {"kind": "reply", "text": text[2:]}
        return _reference(block.inline) or _note(_with_stars(block.inline))

    # Labels -----------------------------------------------------------------------------------

    def _bold(self, label: str) -> Values:
        if self.formal and self._at < len(self._blocks):
            resolved = self._resolved(label)
            if resolved:
                return resolved
        return {"kind": "label", "text": label}

    def _resolved(self, lead: str) -> Values | None:
        """Return a proposal or decision as formal minutes have it: who, and below that each clause."""
        w = self.wording
        proposes = w.match("proposes", lead)
        if w.match("decides", lead) or lead == w.t("The meeting decides"):
            made: Values = {"kind": "decision"}
        elif proposes or w.kinds.get(lead) == "proposal":
            made = {"kind": "proposal", "speaker": proposes["name"] if proposes else None}
        else:
            return None
        clauses = self._clauses()
        if not clauses:
            return None
        made |= {"text": clauses[0], "clauses": tuple(clauses[1:])}
        return self._with_outcome(made)

    def _with_outcome(self, made: Values) -> Values:
        while self._at < len(self._blocks):
            words = leaning(self._blocks[self._at])
            outcome = self.wording.match("outcome", words) if words else None
            said = {} if outcome or not words else self._said(words)
            if outcome and "outcome" not in made:
                made["outcome"] = self.wording.outcome(outcome["word"]) or outcome["word"]
            elif said:
                made |= said
            else:
                break
            self._at += 1
        return made

    def _clauses(self) -> list[str]:
        clauses: list[str] = []
        marker = ""
        while self._at < len(self._blocks):
            block = self._blocks[self._at]
            if not isinstance(block, ListItem) or block.depth or block.inline.strong_lead():
                break
            if clauses and block.marker in "-*" and block.marker != marker:
                break
            marker = block.marker
            clauses.append(block.inline.text)
            self._at += 1
        return clauses

    def _labelled(self, label: str, text: str) -> Values:
        kind = self.wording.kinds.get(label)
        if kind is None:
            return {"kind": "statement", "speaker": label, "text": text}
        made: Values = {"kind": kind, "text": text}
        if self.formal and kind in ("vote", "recusal"):
            return self._formal(made)
        made |= self._tail(text)
        if kind in _SPOKEN and (spoken := _SPEAKER.match(made["text"])):
            made |= {"speaker": spoken[1], "text": made["text"][spoken.end() :]}
        if kind in _WITH_CLAUSES:
            made["clauses"] = tuple(self._clauses())
        return made

    def _formal(self, made: Values) -> Values:
        text, w = made["text"], self.wording
        first, _, rest = text.partition(". ")
        vote = w.vote(first.removesuffix("."))
        if vote is not None:
            return made | {"vote": vote, "text": rest}
        sentence = w.patterns["recused"].match(text) if made["kind"] == "recusal" else None
        if sentence is None:
            return made
        recused = w.match("recused", text)
        if recused:
            return made | {"speaker": recused["name"], "text": ""}
        name, marker, behind = text.partition(
            w.t("{name} takes no part in this §.").replace("{name}", "")
        )
        return made | {"speaker": name, "text": behind.strip()} if marker else made

    # What stands in parentheses behind a text -----------------------------------------------------

    def _tail(self, text: str) -> Values:
        found = _TAIL.search(text)
        if found is None:
            return {}
        said = self._said(found[1])
        return {**said, "text": text[: found.start()]} if said else {}

    def _said(self, words: str) -> Values:
        """Return owners, date and state, figures or outcome; nothing where the words are anything else."""
        w = self.wording
        vote = w.vote(words)
        if vote is not None:
            return {"vote": vote}
        made: Values = {}
        owners: list[str] = []
        for said in words.split(", "):
            due = day(said)
            dots = w.dots(said)
            if said == w.t("done"):
                made["done"] = True
            elif due:
                made |= {"due": due, "due_text": said}
            elif dots is not None:
                made["dots"] = dots
            elif outcome := w.outcome(said):
                made["outcome"] = outcome
            elif not made and (said in self.known or _may_own(said)):
                owners.append(said)
            else:
                return {}
        return made | ({"owners": tuple(owners)} if owners else {})

    def _passage(self, words: str) -> Values:
        w = self.wording
        for kind, sentence in (("arrival", "arrives"), ("departure", "leaves")):
            time, _, rest = words.partition(" ")
            clock = time if _TIME.fullmatch(time) else None
            found = w.match(sentence, rest if clock else words)
            if found:
                return {"kind": kind, "speaker": found["name"], "time": clock}
        return {"kind": "arrival", "text": words}


def rows(block: Table) -> Iterator[Values]:
    """Give a table as rows, the first of them its head."""
    width = len(block.head or (block.rows[0] if block.rows else ()))
    for row in (block.head or (Inline(""),) * width, *block.rows):
        cells = tuple(cell.text for cell in row)
        yield {"kind": "row", "text": "\t".join(cells), "cells": cells}


def _note(text: str) -> Values:
    """Return a paragraph as it would be read if it were typed: a number or a time first stays in the text."""
    if is_numbered(text):
        return {"kind": "numbered", "text": text}
    found = find_time(text)
    made: Values = {"kind": "note", "text": text}
    if isinstance(found, FoundTime) and text[found.end : found.end + 1].isspace():
        made["time"] = found.words
    return made


def _with_stars(inline: Inline) -> str:
    """Return words with the two stars around those in bold that were typed there."""
    text = inline.text
    ends = {at for run in inline.runs if run.style == "strong" for at in (run.start, run.end)}
    for at in sorted(ends, reverse=True):
        text = f"{text[:at]}**{text[at:]}"
    return text


def _behind(inline: Inline, lead: str) -> str:
    return inline.text[len(lead) :].lstrip(" ")


def _quote(text: str) -> Values:
    words, broken, speaker = text.rpartition("\n– ")
    if broken and "\n" not in speaker:
        return {"kind": "quote", "text": words, "speaker": speaker}
    return {"kind": "quote", "text": text}


def _reference(inline: Inline) -> Values | None:
    """Return words in parentheses as a reference, a link in them as its address."""
    text = inline.text
    if not (text.startswith("(") and text.endswith(")")) or set("()") & set(text[1:-1]):
        return None
    address = next((run.address for run in inline.runs if run.style == "link"), None)
    words = text[1:-1]
    return {"kind": "reference", "text": "" if words == address else words, "address": address}


def _may_own(words: str) -> bool:
    """Return whether words in parentheses may be a name: few, and each with a capital letter."""
    named = words.split()
    return 0 < len(named) <= 4 and all(word[0].isupper() for word in named)
