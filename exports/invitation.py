"""An invitation to a meeting: when and where, what is on the agenda, who is called, and whom to turn to.

Nothing stands in it of what was said. Where the meeting is an invitation by its kind, what is written in it
is the text of the invitation; of any other meeting only the timetables are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from exports.entry_blocks import DEEPEST, Block, blocks, separated
from exports.head import cancelled, facts
from exports.people import contacts, invited
from exports.style import NOTES, Style
from exports.view import attachments, heading_of, instruction_blocks
from exports.wording import joined, written_list
from locales import N_, Translator
from store.file import forms
from store.model.form import TIMETABLE
from store.model.minutes import Minutes
from store.model.records import Section
from store.page.page import parted

Data = dict[str, Any]

_SAID = frozenset(
    {"decision", "statement", "reply", "quote", "summary", "parked", "internal"}
    | {"vote", "reservation", "recusal", "remark", "arrival", "departure"}
)
"""Kinds of entries that tell what happened in a meeting."""

_LOWEST = 6
"""The lowest level of headings."""


def invitation_view(
    minutes: Minutes,
    t: Translator,
    *,
    untitled: str,
    label: str = "",
    style: Style = NOTES,
    chosen: frozenset[str] | None = None,
) -> Data:
    """Return the invitation to a meeting, as :func:`exports.view.document_view` has a document.

    Args:
        minutes: the meeting.
        t: the language of the document.
        untitled: the title of a meeting that has none.
        label: what kind of document it is, where nobody is called by name.
        style: how it is laid out; only the levels of the headings count.
        chosen: the uids of the sections that it holds; None is all.
    """
    meeting = minutes.meeting
    called = invited(minutes, t)
    sections = [s for s in minutes.sections if chosen is None or s.uid in chosen]
    return {
        "language": t.language,
        "label": t(N_("Notice of meeting")) if called else label,
        "title": (meeting.title or "").strip() or untitled,
        "cancelled": cancelled(meeting, t),
        "facts": _facts(minutes, t),
        "sections": list(_sections(minutes, sections, t, style.top)),
        "people": called,
        "contacts": contacts(minutes, t),
        "attachments": _attachments(minutes, t),
        "appendices": [],
    }


def _is_its_text(minutes: Minutes) -> bool:
    return minutes.meeting.kind == "invitation"


def _facts(minutes: Minutes, t: Translator) -> list[Data]:
    """Return what is known of the meeting before it begins; what comes after it is its own text only."""
    called = replace(minutes.meeting, opened=None, closed=None)
    after = set() if _is_its_text(minutes) else {"next"}
    return [fact for fact in facts(called, t) if fact["name"] not in after]


def _attachments(minutes: Minutes, t: Translator) -> Data:
    """Return what goes with the invitation: what is attached, and the appendices by their headings."""
    with_address = attachments(minutes, t)
    headings = [section.heading for section in minutes.sections if section.appendix]
    by_heading = [{"text": heading, "address": None} for heading in headings if heading]
    return with_address | {"links": [*with_address["links"], *by_heading]}


# The text -----------------------------------------------------------------------------------------


def _sections(minutes: Minutes, sections: list[Section], t: Translator, top: int) -> Iterator[Data]:
    """Give the sections in which something is written, and the agenda where its first point stands.

    No level of headings is passed over.
    """
    written = {s.uid: separated(_written(minutes, s, t)) for s in sections}
    points = [s for s in parted(minutes)[0] if s.uid in written and _is_point(s, written)]
    level, begun = top - 1, False
    for section in sections:
        if section in points[:1]:
            yield _section(top, t(N_("Agenda")), _agenda(points, t))
            level, begun = top, True
        if written[section.uid]:
            heading = heading_of(section)
            if heading:
                level = max(top, min(section.level + top - 1, level + 1, _LOWEST))
            apart = begun and not heading
            yield _section(level, heading, written[section.uid], apart=apart)
            begun = True


def _written(minutes: Minutes, section: Section, t: Translator) -> Iterator[Block]:
    """Give what is written in a section for the invitation; answers of an exercise never are."""
    entries = minutes.entries(section.uid)
    if not _is_its_text(minutes):
        times = section.form == TIMETABLE
        yield from blocks((e for e in entries if times and e.kind == "time"), t)
        return
    form = forms.get(section.form)
    if section.form is None or (form is not None and form.layout == "talk"):
        yield from instruction_blocks(section.instruction)
        yield from blocks((e for e in entries if e.kind not in _SAID), t)


def _section(level: int, heading: str, stream: list[Block], *, apart: bool = False) -> Data:
    return {"level": level, "heading": heading, "apart": apart, "details": [], "blocks": stream}


# The agenda ---------------------------------------------------------------------------------------


def _is_point(section: Section, written: Mapping[str, list[Block]]) -> bool:
    """Return whether a section is a point of the agenda, and not only a text with a heading."""
    planned = section.paragraph or section.planned or section.minutes or section.presenters
    return bool(heading_of(section) and (planned or not written[section.uid]))


def _agenda(points: Iterable[Section], t: Translator) -> list[Block]:
    """Return the points of the agenda as a list."""
    bullets: list[Data] = []
    above: list[int] = []
    for section in points:
        while above and above[-1] >= section.level:
            above.pop()
        bullets.append({"depth": min(len(above), DEEPEST), "text": _point(section, t)})
        above.append(section.level)
    return separated([{"type": "list", "bullets": bullets}])


def _point(section: Section, t: Translator) -> str:
    """Return a point as the capture language takes one in: time, heading, presenters and length."""
    names = written_list([p.name for p in section.presenters if p.name.strip()], t)
    behind = joined((names, f"{section.minutes} min" if section.minutes else None))
    return joined((section.planned, heading_of(section), f"({behind})" if behind else None), " ")
