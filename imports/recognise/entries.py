"""Lines to entries: each as the kind that its label, its heading or its own words say it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from imports.recognise import deciding
from imports.recognise.draft import DraftPart, Values
from imports.recognise.entry_words import (
    REPLY_SIGNS,
    UNDER,
    Reading,
    at_depth,
    concept_of,
    is_agenda,
    is_asked,
    is_only_link,
    is_own_word,
    may_propose,
    outcome_of,
    rows_of,
    statement,
)
from imports.recognise.lines import ReadLine
from imports.recognise.person import is_nobody
from imports.recognise.tasks import task
from imports.recognise.vocabulary import concepts, said
from store.language.dates import FoundTime, find_time
from store.model.kinds import BY_NAME
from store.model.records import Vote

_CLAUSE = re.compile(r"(?:att|at|that|to)\b", re.IGNORECASE)
_SIGNS = re.compile(r"[\s*•·+-]*")
_SENTENCE = 300
_BOX_ONLY = re.compile(r"[\s.…_·-]*")


@dataclass(slots=True)
class EntryReader:
    """Goes through the lines of one part once."""

    part: DraftPart
    reading: Reading
    conversation: bool = False
    _of_heading: str = ""
    """What the heading says of the list below it."""
    _listing: bool = False
    """Whether items have stood below the heading."""
    _under: str = ""
    _under_depth: int = -1
    _open: Values | None = None
    """A decision or proposal whose words come on the next line."""
    _next: str = ""
    """What a label alone on the line above says of this line."""
    _sides: dict[str, int] = field(default_factory=dict)

    def read(self) -> list[Values]:
        """Return the entries of the part."""
        found: list[Values] = []
        lines = self.part.left()
        heading = self.part.heading or ""
        self._of_heading = "" if is_agenda(heading, lines) else concept_of(said(heading))
        self._under = self._of_heading
        for place, line in enumerate(lines):
            below = lines[place + 1] if place + 1 < len(lines) else None
            found.extend(self._placed(values, line) for values in self._line(line, below))
        return found

    def _placed(self, values: Values, line: ReadLine) -> Values:
        if line.row is not None:
            values["row"] = line.row
        if line.prompt is not None:
            values["prompt"] = line.prompt
        return values

    def _line(self, line: ReadLine, below: ReadLine | None) -> Iterator[Values]:
        match line.shape:
            case "table":
                yield from rows_of(line, self._under, self.reading)
            case "quote":
                yield self._quote(line)
            case "code":
                yield {"kind": "note", "text": line.text}
            case "comment":
                yield {"kind": "internal", "text": line.text}
            case "rule":
                return
            case "heading":
                yield {"kind": "label", "text": line.text}
            case _:
                if line.ordered or not _SIGNS.fullmatch(line.text):
                    yield from self._words(line, below)

    def _quote(self, line: ReadLine) -> Values:
        spoken = self.reading.speech.read(line)
        if spoken:
            return statement(*spoken)
        return {"kind": "quote", "text": line.text}

    # Words ------------------------------------------------------------------------------------

    def _words(self, line: ReadLine, below: ReadLine | None) -> Iterator[Values]:
        if self._open is not None and self._continues(line):
            return
        self._open = None
        kind, self._next = line.kind or self._next, ""
        if kind:
            yield self._as(kind, line.text, line)
            return
        under = self._current(line)
        side = deciding.one_side(line.text)
        if side:
            self._sides[side[0]] = side[1]
            if below is None or not deciding.one_side(below.text):
                yield from self._counted(line)
                return
        yield (
            self._labelled(line, below)
            or self._talk(line, below)
            or self._timed(line)
            or self._decided(line)
            or self._voted(line)
            or self._listed(line, under)
            or self._plain(line)
        )

    def _current(self, line: ReadLine) -> str:
        """Return what the label above a list says of this line; it ends where the list does."""
        if self.part.form and self._under_depth < 0:
            asked = self.part.prompts[line.prompt - 1] if line.prompt else ""
            return "action" if asked and concept_of(said(asked)) == "action" else ""
        if self._under_depth >= 0 and line.shape != "item":
            self._under, self._under_depth = self._of_heading, -1
        return self._under

    def _counted(self, line: ReadLine) -> Iterator[Values]:
        sides, self._sides = self._sides, {}
        if len(sides) < 2:
            yield self._plain(line)
            return
        figures = Vote(*(sides.get(side, 0) for side in ("for", "against", "abstain")))
        yield {"kind": "vote", "text": line.text, "vote": figures}

    def _continues(self, line: ReadLine) -> bool:
        """Put the words of this line into the decision above, which only said that it is one."""
        of = self._open
        if of is None or line.label in concepts("kinds"):
            return False
        text = line.as_typed()
        if line.shape == "item" or (of.get("clauses") and _CLAUSE.match(text)):
            of["clauses"] = (*of.get("clauses", ()), line.text)
            return True
        if not of.get("clauses") and (_CLAUSE.match(text) or of.get("bare")):
            of["clauses"] = (line.text,)
            return True
        return False

    def _labelled(self, line: ReadLine, below: ReadLine | None) -> Values | None:
        known = concepts("kinds").get(line.label, ()) if line.label else ()
        kind = next((concept for concept in known if concept in BY_NAME), "")
        if not kind:
            if line.text[-1:] in ":;" and line.shape == "text" and len(line.text) < 80:
                return {"kind": "label", "text": line.text}
            return None
        if not line.value:
            self._under, self._under_depth = (kind if kind in UNDER else ""), line.depth
            is_text = below is not None and below.shape == "text" and not below.label
            if is_text and self.part.form is None and line.shape == "text":
                self._next, self._under = self._under, ""
            return (
                self._plain(line) if line.shape == "item" else {"kind": "label", "text": line.text}
            )
        typed = line.text.split(":")[0].strip(" *_") if ":" in line.text else line.label
        if kind in UNDER and is_nobody(line.value):
            return self._plain(line)
        values = self._as(kind, line.value, line)
        if not is_own_word(typed, kind):
            values["text"] = line.as_typed()
        elif line.ordered:
            values["text"] = f"{line.marker} {values['text']}"
        return values

    def _as(self, kind: str, text: str, line: ReadLine) -> Values:
        values = self._values(kind, text, line)
        if line.shape == "item" and line.depth:
            values["depth"] = line.depth
        return values

    def _values(self, kind: str, text: str, line: ReadLine) -> Values:
        if kind == "action":
            return task(
                text,
                struck=line.struck,
                checked=line.checked,
                naming=self.reading.naming,
                reckoning=self.reading.reckoning,
            )
        values: Values = {"kind": kind, "text": text}
        if kind == "decision":
            values.update(outcome_of(text))
        elif kind == "proposal":
            spoken = self.reading.speech.read(ReadLine("text", text, line.number))
            if spoken:
                values.update(speaker=spoken[0], speaker_uid=spoken[1], text=spoken[2])
        elif kind == "vote":
            figures = deciding.vote_in(f"vote {text}")
            if figures is None:
                return {"kind": "note", "text": line.as_typed()}
            values["vote"] = figures
        return values

    def _talk(self, line: ReadLine, below: ReadLine | None) -> Values | None:
        if self.conversation and line.marker in REPLY_SIGNS:
            return {"kind": "reply", "text": line.text}
        spoken = self.reading.speech.read(line) if line.checked is None else None
        if spoken is None:
            if self.conversation and line.shape == "text" and is_asked(line, below):
                return {"kind": "question", "text": line.text}
            return None
        values = statement(*spoken)
        if self._under == "action":
            return None
        if line.shape == "item" and line.depth:
            values["depth"] = line.depth
        return values

    def _timed(self, line: ReadLine) -> Values | None:
        if not line.text[:1].isdigit() and line.text[:2].casefold() != "kl":
            return None
        found = find_time(line.text)
        if not isinstance(found, FoundTime):
            return None
        text = line.text[found.end :].lstrip(" \t:–-—|").strip()
        kept = line.text[: found.end].strip()
        if not text or kept.replace(".", ":") not in (found.words, found.words.replace("–", "-")):
            return None
        return {"kind": "time", "text": text, "time": found.words}

    def _decided(self, line: ReadLine) -> Values | None:
        text = line.as_typed()
        proposer = deciding.proposes(text)
        if proposer and (proposer[1] or may_propose(proposer[0], self.reading)):
            who, is_open = proposer
            uid = self.reading.naming.find(who)
            values: Values = {"kind": "proposal", "text": text, "speaker_uid": uid}
            if is_open:
                self._open = values
            return at_depth(values, line)
        if deciding.ends_open(text):
            values = {"kind": "decision", "text": text, "bare": True}
            self._open = values
            return at_depth(values, line)
        if deciding.decides(text) or self._body_decides(text):
            return at_depth({"kind": "decision", "text": text, **outcome_of(text)}, line)
        return None

    def _body_decides(self, text: str) -> bool:
        """Return whether capitals decide that are nobody's initials: ``TSC agrees to …``."""
        body = deciding.deciding_body(text)
        return bool(body) and self.reading.naming.find(body) is None

    def _voted(self, line: ReadLine) -> Values | None:
        figures = deciding.vote_in(line.text)
        if figures is None:
            return None
        return at_depth({"kind": "vote", "text": line.as_typed(), "vote": figures}, line)

    def _listed(self, line: ReadLine, under: str) -> Values | None:
        """Return what the heading or label above makes of an item of its list."""
        outermost = line.shape == "item" and line.depth <= max(0, self._under_depth + 1)
        self._listing |= outermost
        if under == "decision" and not self._listing and self._is_sentence_of_its_own(line):
            outermost = True
        if not under or not outermost or _BOX_ONLY.fullmatch(line.text):
            return None
        if is_nobody(line.text) or is_only_link(line.text):
            return None
        if self._under_depth < 0 and line.depth:
            return None
        if under != "action":
            return self._as(under, line.as_typed(), line)
        values = self._as(under, line.text, line)
        if line.ordered:
            values["text"] = f"{line.marker} {values['text']}"
        return values

    def _is_sentence_of_its_own(self, line: ReadLine) -> bool:
        """Return whether a line of running text says one thing, below a heading of decisions."""
        alone = line.shape == "text" and (line.first or bool(_CLAUSE.match(line.text)))
        fits = 5 < len(line.text) < _SENTENCE and line.text[-1:] != ":"
        return alone and fits and line.depth == 0 and not self.part.form

    def _plain(self, line: ReadLine) -> Values:
        if line.shape == "item":
            return {"kind": "bullet", "text": line.as_typed(), "depth": line.depth}
        if line.bold and line.text.rstrip() and len(line.text) < 80:
            return {"kind": "label", "text": line.text}
        return {"kind": "note", "text": line.as_typed(), "depth": 0}
