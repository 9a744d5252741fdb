"""How a meeting is written out: document view, templates, Markdown, JSON, checks, safe writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.profiles import Profile
    from exports.style import Arrangement
    from locales import Translator
    from store.model.minutes import Minutes
    from store.model.records import By, Order
    from store.series.around import Around


def document(
    minutes: Minutes,
    profile: str | None = None,
    language: str | None = None,
    *,
    order: Order | None = None,
    by: By | None = None,
    around: Around | None = None,
    sections: str = "",
) -> str:
    """Return the document of a meeting in Markdown; the same meeting always gives the same text.

    Args:
        minutes: the meeting.
        profile: the Swedish or English name of a profile; None is that of the meeting's kind.
        language: ``sv`` or ``en``; None is the meeting's own.
        order: whether groups stand in their own order, or in the order in which they first spoke; None is as
            the series has it, else the meeting.
        by: whether answers stand under their question, their group, or as the form has it; None is as the
            series has it.
        around: what is known of the other meetings of its series.
        sections: the §§ that it is to hold, ``2, 4``; an extract needs them, any other holds all without.

    Raises:
        UnknownProfile: there is no such profile.
        NoSections: a § is not there, or an extract is to hold none.
    """
    from exports.profiles import get_profile, profile_for
    from locales import translator

    series = around.series if around else None
    chosen = get_profile(profile) if profile else profile_for(minutes.meeting.kind, series)
    if chosen.several:
        return newsletter([minutes], language, order=order, by=by)
    t = translator(language or minutes.meeting.language)
    from exports.render import render
    from exports.style import arrangement_for

    view = _view(
        minutes,
        chosen,
        t,
        arrangement_for(meeting=minutes.meeting, series=series, order=order, by=by),
        around,
        sections,
    )

    return render(chosen.template, view)


def newsletter(
    meetings: Sequence[Minutes],
    language: str | None = None,
    *,
    order: Order | None = None,
    by: By | None = None,
    title: str = "",
) -> str:
    """Return one newsletter of several meetings in Markdown, in their order.

    Args:
        meetings: the meetings, one at least.
        language: ``sv`` or ``en``; None is that of the first meeting.
        order: how groups stand; None is their own order, for the meetings may be of several series.
        by: what answers stand under; None is as the form has it.
        title: its title; without one it is called a newsletter, by its series where that is one.
    """
    from exports.news import newsletter_view, title_of
    from exports.profiles import get_profile
    from exports.render import render
    from exports.style import Arrangement
    from locales import translator

    t = translator(language or meetings[0].meeting.language)
    called = title.strip() or title_of((minutes.meeting for minutes in meetings), t)
    view = newsletter_view(
        meetings, t, title=called, arrangement=Arrangement(order or "rows", by or "form")
    )
    return render(get_profile("newsletter").template, view)


def _view(
    minutes: Minutes,
    profile: Profile,
    t: Translator,
    arrangement: Arrangement,
    around: Around | None,
    sections: str,
) -> dict[str, Any]:
    """Return what goes to the template of a document of one meeting."""
    from exports.choosing import choose_sections
    from exports.formal import body_of
    from exports.invitation import invitation_view
    from exports.outcomes import outcomes_view
    from exports.presence import presence_view
    from exports.style import Style
    from exports.view import document_view
    from store.series.around import ALONE

    untitled, label = t(profile.untitled), t(profile.label)
    chosen = choose_sections(minutes, sections) if sections or profile.chosen else None
    partial = {
        "invitation": invitation_view,
        "outcomes": outcomes_view,
        "attendance": presence_view,
    }.get(profile.shape)
    if partial is not None:
        return partial(minutes, t, untitled=untitled, label=label, chosen=chosen)
    series = around.series if around else None
    return document_view(
        minutes,
        t,
        untitled=untitled,
        label=label,
        style=Style(
            full=profile.full,
            arrangement=arrangement,
            decisions=series.style if series else "clauses",
            body=body_of(minutes),
        )
        if profile.formal
        else Style(full=profile.full, arrangement=arrangement),
        around=around or ALONE,
        chosen=chosen,
    )
