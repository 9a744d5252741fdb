"""What is copied out of a meeting, as its document has it: some entries, or a section and what lies in it."""

from __future__ import annotations

from exports.entry_blocks import blocks, separated
from exports.render import render
from exports.view import document_view
from locales import translator
from store.file.verified_locks import lying_in
from store.model.minutes import Minutes
from store.model.records import Section
from store.page.parts import Part


def excerpt(minutes: Minutes, part: Part) -> str:
    """Return a part of a meeting in Markdown, in the meeting's language; empty where nothing may be shown.

    Args:
        minutes: the meeting.
        part: entries in their order, or a section, with those that lie in it. Internal entries are left out.
    """
    t = translator(minutes.meeting.language)
    if isinstance(part, Section):
        outline = [(section.uid, section.level) for section in minutes.sections]
        view = document_view(minutes, t, untitled="", chosen=frozenset(lying_in(outline, part.uid)))
    else:
        stream = separated(blocks(part, t))
        plain = {"heading": "", "apart": False, "details": [], "blocks": stream}
        view = {"sections": [plain], "appendices": []}
    return render("excerpt.md.j2", view).strip("\n")
