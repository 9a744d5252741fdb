"""What is told about a document that was read in: what was recognised, and what somebody should look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from imports.blocks import Doubt
from locales import N_, NN_, Message, Translator
from store.model.kinds import KINDS
from store.model.minutes import Minutes


@dataclass(frozen=True, slots=True)
class Report:
    """What is told about one meeting of a document.

    Attributes:
        recognised: how many there are of each: ``headings``, ``people``, and the kinds of entries.
        doubts: what a person should look at, in the order of the source.
        identity_numbers: the lines of the source where a personal identity number stands.
    """

    recognised: Mapping[str, int]
    doubts: tuple[Doubt, ...] = ()
    identity_numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """One meeting of a document, under no id yet, and what is told about it.

    ``container`` is how the document was read: ``markdown``, ``text``, ``json`` …
    """

    minutes: Minutes
    report: Report
    container: str = "markdown"


def counted(minutes: Minutes) -> dict[str, int]:
    """Return how many headings, people, exercises and entries of each kind a meeting has, none left out."""
    sections = list(minutes.sections)
    counts = {
        "headings": sum(1 for s in sections if s.heading),
        "exercises": sum(1 for s in sections if s.form),
        "people": len(minutes.participants),
        "signatures": len(minutes.signatures),
        "attachments": len(minutes.attachments),
    }
    kinds = Counter(entry.kind for entry in minutes.all_entries())
    return {name: n for name, n in (*counts.items(), *kinds.items()) if n}


def report(
    minutes: Minutes, doubts: Iterable[Doubt] = (), identity_numbers: Iterable[int] = ()
) -> Report:
    """Return the report of a meeting, counting what is in it."""
    return Report(counted(minutes), tuple(doubts), tuple(identity_numbers))


WORDS: dict[str, tuple[str, str]] = {
    "headings": NN_("{n} heading", "{n} headings"),
    "exercises": NN_("{n} exercise", "{n} exercises"),
    "people": NN_("{n} person", "{n} people"),
    "signatures": NN_("{n} signature", "{n} signatures"),
    "attachments": NN_("{n} attachment", "{n} attachments"),
    "decision": NN_("{n} decision", "{n} decisions"),
    "proposal": NN_("{n} proposal", "{n} proposals"),
    "action": NN_("{n} action", "{n} actions"),
    "question": NN_("{n} question", "{n} questions"),
    "vote": NN_("{n} vote", "{n} votes"),
}
"""How many there are of what is worth a word in the line about a meeting, in the order of that line."""


def to_plain(report: Report) -> dict[str, Any]:
    """Return a report as plain data, for the store."""
    return {
        "recognised": dict(report.recognised),
        "doubts": [{"line": d.line, "said": _plain(d.said)} for d in report.doubts],
        "identity_numbers": list(report.identity_numbers),
    }


def from_plain(data: Mapping[str, Any]) -> Report:
    """Return the report in plain data that :func:`to_plain` has made."""
    doubts = (Doubt(int(d["line"]), _message(d["said"])) for d in data.get("doubts", ()))
    return Report(
        recognised=dict(data.get("recognised", {})),
        doubts=tuple(doubts),
        identity_numbers=tuple(data.get("identity_numbers", ())),
    )


def _plain(said: Message) -> dict[str, Any]:
    params = {k: _plain(v) if isinstance(v, Message) else v for k, v in said.params.items()}
    plain = {k: v if isinstance(v, (str, int, float, dict)) else str(v) for k, v in params.items()}
    return {"text": said.msgid, "params": plain}


def _message(data: Mapping[str, Any]) -> Message:
    params = {k: _message(v) if isinstance(v, dict) else v for k, v in data["params"].items()}
    return Message(data["text"], params)


def lines(report: Report, t: Translator) -> list[str]:
    """Return a report in words: what was recognised, then what somebody should look at, line by line."""
    counted = [counts_in_words(report, t)] if report.recognised else []
    number = N_("a personal identity number")
    numbers = (_at(line, t(number), t) for line in report.identity_numbers)
    return [*counted, *numbers, *(_at(doubt.line, t(doubt.said), t) for doubt in report.doubts)]


def _at(line: int, words: str, t: Translator) -> str:
    return t(N_("line {line}: {words}"), line=line, words=words) if line else words


def meeting_in_words(found: FoundMeeting, t: Translator) -> str:
    """Return the day and the title of a meeting."""
    head = found.minutes.meeting
    return f"{head.date or t(N_('(no date)'))}  {head.title or t(N_('(no title)'))}"


def counts_in_words(report: Report, t: Translator) -> str:
    """Return what was recognised as ``3 headings, 5 people, 1 decision``; the rest is one figure."""
    named = [t.n(*WORDS[name], n) for name in WORDS if (n := report.recognised.get(name, 0))]
    others = sum(n for name, n in report.recognised.items() if name in _KINDS and name not in WORDS)
    if others:
        named.append(t.n("{n} other entry", "{n} other entries", others))
    return ", ".join(named)


def pointed_out(report: Report) -> int:
    """Return how many things somebody should look at."""
    return len(report.doubts) + len(report.identity_numbers)


_KINDS = frozenset(kind.name for kind in KINDS)
