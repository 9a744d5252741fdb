"""How a meeting is written out: document view, templates, Markdown, JSON, checks, safe writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.style import Order
    from store.minutes import Minutes


def document(
    minutes: Minutes,
    profile: str | None = None,
    language: str | None = None,
    *,
    order: Order = "spoken",
) -> str:
    """Return the document of a meeting in Markdown; the same meeting always gives the same text.

    Args:
        minutes: the meeting.
        profile: the Swedish or English name of a profile; None is that of the meeting's kind.
        language: ``sv`` or ``en``; None is the meeting's own.
        order: whether groups stand in the order in which they first spoke, or as they are numbered.

    Raises:
        UnknownProfile: there is no such profile.
    """
    from exports.profiles import get_profile, profile_for
    from exports.render import render
    from exports.style import Style
    from exports.view import document_view
    from locales import translator

    chosen = get_profile(profile) if profile else profile_for(minutes.meeting.kind)
    t = translator(language or minutes.meeting.language)
    view = document_view(
        minutes,
        t,
        untitled=t(chosen.untitled),
        label=t(chosen.label),
        style=Style(full=chosen.full, order=order),
    )
    return render(chosen.template, view)
