"""How a meeting is written out: document view, templates, Markdown, JSON, checks, safe writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.minutes import Minutes


def document(minutes: Minutes, profile: str = "notes", language: str | None = None) -> str:
    """Return the document of a meeting in Markdown; the same meeting always gives the same text.

    Args:
        minutes: the meeting.
        profile: the Swedish or English name of a profile.
        language: ``sv`` or ``en``; None is the meeting's own.

    Raises:
        UnknownProfile: there is no such profile.
    """
    from exports.profiles import get_profile
    from exports.render import render
    from exports.view import document_view
    from locales import translator

    chosen = get_profile(profile)
    t = translator(language or minutes.meeting.language)
    return render(chosen.template, document_view(minutes, t, untitled=t(chosen.untitled)))
