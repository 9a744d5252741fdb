"""A newsletter: several meetings one after the other, each a text of its kind, with a table of contents.

An invitation stands as one; of any other meeting what is told is what was written, when the next one is and
whom to turn to. Who was there and who signs is for the minutes, and does not go out with a newsletter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from exports.invitation import invitation_view
from exports.people import contacts
from exports.profiles import profile_for
from exports.style import AS_THE_FORM, Arrangement, Style
from exports.view import document_view
from locales import N_, Translator
from store.model.minutes import Minutes
from store.model.records import Meeting

Data = dict[str, Any]

_TOP = 3
"""The level of headings within a text: above them are its own title and that of the newsletter."""

_NOT_TOLD = frozenset({"reference"})
"""What is known of a meeting and means nothing to a reader of a newsletter."""


def newsletter_view(
    meetings: Sequence[Minutes],
    t: Translator,
    *,
    title: str,
    arrangement: Arrangement = AS_THE_FORM,
) -> Data:
    """Return the newsletter of some meetings, in their order.

    Args:
        meetings: the meetings.
        t: the language of the newsletter.
        title: its title.
        arrangement: how the answers of exercises are arranged.
    """
    style = Style(arrangement=arrangement, top=_TOP)
    texts = [_text(minutes, t, style) for minutes in meetings]
    lines = [_line(text) for text in texts] if len(texts) > 1 else []
    return {
        "language": t.language,
        "title": title,
        "contents": {"heading": t(N_("Contents")), "lines": lines},
        "texts": texts,
    }


def title_of(meetings: Iterable[Meeting], t: Translator) -> str:
    """Return what a newsletter is called: with the name of the series, where all are of one."""
    series = {(meeting.series or "").strip() for meeting in meetings}
    name = series.pop() if len(series) == 1 else ""
    return t(N_("Newsletter: {name}"), name=name) if name else t(N_("Newsletter"))


def last_day(meetings: Iterable[Meeting]) -> str | None:
    """Return the day of the latest meeting; None where none has a day."""
    return max((meeting.date for meeting in meetings if meeting.date), default=None)


def _text(minutes: Minutes, t: Translator, style: Style) -> Data:
    """Return one meeting as a text of the newsletter."""
    profile = profile_for(minutes.meeting.kind)
    untitled = t(profile.untitled)
    if profile.shape == "invitation":
        view = invitation_view(minutes, t, untitled=untitled, style=style)
    else:
        view = document_view(minutes, t, untitled=untitled, style=style)
    told = [fact for fact in view["facts"] if fact["name"] not in _NOT_TOLD]
    return {
        "title": view["title"],
        "cancelled": view["cancelled"],
        "facts": [fact for fact in told if fact["name"] != "next"],
        "sections": _begun(view["sections"]),
        "next": [fact for fact in told if fact["name"] == "next"],
        "contacts": contacts(minutes, t),
        "attachments": view["attachments"],
        "appendices": view["appendices"],
    }


def _begun(sections: list[Data]) -> list[Data]:
    """Return sections of which the first begins at once: nobody who was there stands before it."""
    return [section | {"apart": bool(n) and section["apart"]} for n, section in enumerate(sections)]


def _line(text: Data) -> str:
    """Return a line of the table of contents; that a meeting was cancelled is seen there already."""
    title: str = text["title"]
    return f"{title} ({text['cancelled']['label'].lower()})" if text["cancelled"] else title
