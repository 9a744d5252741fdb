"""Copying out of a meeting, to the clipboard."""

from __future__ import annotations

from typing import Any

from textual.app import App

from locales import N_, Translator, message
from screens.base.clipboard import copy_out
from screens.writing.answers import Answer
from store.capture.writing import heading_line, to_lines
from store.language.as_typed import as_typed
from store.model.minutes import Minutes
from store.model.records import Entry, Section
from store.page.parts import Part, records_of

_NOTHING_IN_IT = message(N_("There is nothing in it to copy."))
_ONLY_INTERNAL = message(N_("Nothing was copied: internal lines stay in the meeting."))
_WITHOUT = N_("{said}, without the internal ones")


def copy(app: App[Any], minutes: Minutes, part: Part, t: Translator) -> Answer:
    """Copy a section or some entries: as in the document for others, as lines for our own paste.

    Args:
        app: whose clipboard it is.
        minutes: the meeting.
        part: what is copied. Internal lines never leave by the clipboard either.
        t: the language of the words.

    Returns:
        What to tell.
    """
    from exports.excerpt import excerpt  # the screen stands without Jinja

    records = records_of(minutes, part)
    shown = [one for one in records if isinstance(one, Section) or one.kind != "internal"]
    text = excerpt(minutes, part)
    if not text:
        is_hidden = len(shown) < len(records)
        return Answer(taken=False, words=_ONLY_INTERNAL if is_hidden else _NOTHING_IN_IT)
    copy_out(app, text, "\n".join(line for one in shown for line in _lines(one, minutes)))
    said = as_typed(t.n("{n} line copied", "{n} lines copied", len(shown)))
    return Answer(words=said if len(shown) == len(records) else message(_WITHOUT, said=said))


def _lines(record: Section | Entry, minutes: Minutes) -> list[str]:
    if isinstance(record, Section):
        return [heading_line(record)]
    return to_lines(record, minutes)
