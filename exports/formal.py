"""What formal minutes say in their own way: proposals, decisions, votes, and who stands aside.

The words of a proposal or decision stand as they were typed; the style of the series says only how they are
laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from exports.entry_blocks import Block, figures, is_shown, shown_blocks, tail
from exports.style import Style
from exports.wording import joined, written_list, written_outcome
from locales import N_, Translator
from store.capture.votes import vote_by_name
from store.model.kinds import BY_NAME
from store.model.minutes import Minutes
from store.model.records import Entry, Participant

Writer = Callable[[Entry, Translator, Style], Iterator[Block]]


def formal_blocks(entries: Iterable[Entry], t: Translator, style: Style) -> Iterator[Block]:
    """Give the blocks of entries as formal minutes have them; internal ones are left out."""
    shown = filter(is_shown, entries)
    for write, run in groupby(shown, key=lambda entry: _writer(entry, style)):
        if write is None:
            yield from shown_blocks(run, t)
        else:
            for entry in run:
                yield from write(entry, t, style)


def _writer(entry: Entry, style: Style) -> Writer | None:
    if entry.kind in ("decision", "proposal") and style.decisions == "active":
        return None
    return _WRITERS.get(entry.kind)


def _resolution(entry: Entry, t: Translator, style: Style) -> Iterator[Block]:
    """Give who proposes or decides, and below that each clause, then what became of it."""
    clauses = [text for text in (entry.text, *entry.clauses) if text.strip()]
    numbered = style.decisions == "numbered"
    lead = _decides(t, style) if entry.kind == "decision" else _proposes(entry, t)
    yield {"type": "resolved", "lead": lead, "clauses": clauses, "numbered": numbered}
    if entry.outcome:
        word = written_outcome(entry.outcome, t.language)
        yield {"type": "passage", "text": t(N_("Outcome: {word}"), word=word)}
    behind = tail(replace(entry, outcome=None), t).strip(" ()")
    if behind:
        yield {"type": "passage", "text": behind}


def _decides(t: Translator, style: Style) -> str:
    if not style.body:
        return t(N_("The meeting decides"))
    return t(N_("{body} decides"), body=style.body)


def _proposes(entry: Entry, t: Translator) -> str:
    if not (entry.speaker or "").strip():
        return t(BY_NAME["proposal"].label)
    return t(N_("{name} proposes"), name=entry.speaker)


def _vote(entry: Entry, t: Translator, _: Style) -> Iterator[Block]:
    counted = f"{figures(entry.vote, t)}." if entry.vote else ""
    yield _labelled(entry, t, joined((counted, vote_by_name(entry.text)), " "))


def _recusal(entry: Entry, t: Translator, _: Style) -> Iterator[Block]:
    said = t(N_("{name} takes no part in this §."), name=entry.speaker or "–")
    yield _labelled(entry, t, joined((said, entry.text), " "))


def _labelled(entry: Entry, t: Translator, text: str) -> Block:
    label = t(BY_NAME[entry.kind].label)
    said = {"kind": entry.kind, "label": label, "text": text, "tail": "", "clauses": []}
    return {"type": "labelled", **said}


_WRITERS: dict[str, Writer] = {
    "decision": _resolution,
    "proposal": _resolution,
    "vote": _vote,
    "recusal": _recusal,
}


# Around the sections ------------------------------------------------------------------------------


def not_present(away: Iterable[Participant], t: Translator) -> str:
    """Return who of those who decide was not there, as a line under a §; empty where all were."""
    names = [person.name for person in away if person.name.strip()]
    return t(N_("Not present: {names}"), names=written_list(names, t)) if names else ""


def body_of(minutes: Minutes) -> str:
    """Return who meets: the series, else who arranges it; empty where neither is known."""
    meeting = minutes.meeting
    return (meeting.series or meeting.organiser or "").strip()


def paragraphs_of(paragraphs: list[str], *, span: bool) -> str:
    """Return some §§, in order: as a span ``§ 1 – § 3``, or each of them; empty where there are none."""
    if span:
        ends = dict.fromkeys((*paragraphs[:1], *paragraphs[-1:]))
        return " – ".join(f"§ {paragraph}" for paragraph in ends)
    return ", ".join(f"§ {paragraph}" for paragraph in paragraphs)
