"""Where the minutes are on their way: sent, verified, announced, and their last days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exports.formal import paragraphs_of
from exports.wording import written_date
from locales import N_, Translator
from store.file.verified_locks import LOCKED
from store.model.deadlines import OWN_RULES, Deadlines, Terms, deadlines
from store.model.minutes import Minutes

Data = dict[str, Any]
Line = tuple[str, str]

PROOF = N_("Proof of announcement")
"""The heading above the proof, which says nothing that the meeting does not."""

TO_FILL_IN = "…" * 12
"""Stands where something is written by hand."""


def verifying(minutes: Minutes, t: Translator, terms: Terms, *, formal: bool) -> Data:
    """Return what is known of verifying and announcing the minutes, each day with its label.

    Args:
        minutes: the meeting.
        t: the language of the document.
        terms: what the last days are reckoned from.
        formal: whether the day until which they are to be verified stands there too.
    """
    last = deadlines(minutes.meeting, terms)
    lines = [*_done(minutes, t), *(_last_days(minutes, last, t) if formal else ())]
    lines += _appeal(last, t)
    return {
        "heading": t(N_("Verifying and announcement")),
        "lines": [{"label": t(label), "text": text} for label, text in lines],
    }


def proof(minutes: Minutes, t: Translator, terms: Terms, body: str, *, chosen: bool) -> Data:
    """Return the proof that verified minutes were announced, to be signed; no lines where there is none.

    Args:
        minutes: the meeting.
        t: the language of the document.
        terms: what the last day is reckoned from.
        body: who met; empty where nobody is named.
        chosen: whether the document holds only some §§, and no proof.
    """
    meeting = minutes.meeting
    lines: list[Line] = []
    if meeting.status in LOCKED and not chosen:
        paragraphs = [s.paragraph for s in minutes.sections if s.paragraph]
        last = deadlines(meeting, terms).appeal
        lines = [
            (N_("Body"), body or TO_FILL_IN),
            (N_("Date of the meeting"), written_date(meeting.date, t) if meeting.date else ""),
            (N_("Items"), paragraphs_of(paragraphs, span=True)),
            (N_("Put up"), written_date(meeting.announced, t) if meeting.announced else TO_FILL_IN),
            (N_("Taken down after"), written_date(last, t) if last else TO_FILL_IN),
            (N_("The minutes are kept at"), TO_FILL_IN),
        ]
    return {
        "heading": t(PROOF),
        "lines": [{"label": t(label), "text": text} for label, text in lines if text],
        "signature": t(N_("Signature")),
    }


def _done(minutes: Minutes, t: Translator) -> Iterator[Line]:
    meeting = minutes.meeting
    days = (
        (N_("Sent for verifying"), meeting.sent),
        (N_("Verified"), meeting.verified),
        (N_("Announced"), meeting.announced),
    )
    for section in minutes.sections:
        if section.verified and section.paragraph:
            when = written_date(section.verified, t)
            yield N_("Verified at once"), f"§ {section.paragraph}, {when}"
    for label, day in days:
        if day:
            yield label, written_date(day, t)
    for reopening in meeting.reopened:
        when = written_date(reopening.date, t)
        yield N_("Opened again"), f"{when}: {reopening.reason}"


def _last_days(minutes: Minutes, last: Deadlines, t: Translator) -> Iterator[Line]:
    status = minutes.meeting.status
    if last.verify and status not in (*LOCKED, "cancelled"):
        yield N_("To be verified by"), _by_own_rules(last.verify, t)
    if last.announce and status == "verified":
        yield N_("To be announced by"), _by_own_rules(last.announce, t)


def _appeal(last: Deadlines, t: Translator) -> Iterator[Line]:
    if last.appeal:
        yield N_("Appeals until"), _by_own_rules(last.appeal, t)


def _by_own_rules(day: str, t: Translator) -> str:
    return f"{written_date(day, t)} ({t(OWN_RULES)})"
