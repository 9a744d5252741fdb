"""What lies over all meetings: series, people, and progress after the minutes were locked.

These are kept apart from :mod:`store.model.records`, which every start of the program pays for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from store.model.records import By, MeetingKind, Named, Order, Standing

DecisionStyle = Literal["clauses", "active", "numbered"]
Numbering = Literal["meeting", "year"]

REGISTER = 0
"""The id of the meeting that is none: what lies over all meetings lies in it."""

REGISTER_UID = "register"
"""Its uid, in every file."""


@dataclass(frozen=True, slots=True)
class Member:
    """A standing member of a series; ``uid`` is that of the person in the register, if there is one."""

    name: str
    uid: str | None = None
    standing: Standing | None = None
    roles: tuple[str, ...] = ()
    party: str | None = None
    organisation: str | None = None
    substitute_for: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A body or network that meets again and again, and what its new meetings begin with.

    Attributes:
        kind, organiser, place, language: what the head of a new meeting has.
        profile: the name of the document that it is exported as; None is that of the kind.
        style: how decisions are written out.
        answers_order: how groups stand in its documents; None is their own order.
        answers_by: what answers to questions stand under there; None is as the form of an exercise has it.
        numbering: whether § begin with 1 in each meeting or run through the year.
        membership: who belongs to it.
        phrases: standing texts of its own by name, beside those of the program.
        verify_days: the days from the meeting within which its minutes are to be verified.
        announce_days: the days from verifying by which that is to be announced.
        appeal_days: the days from the announcement until which decisions can be appealed against.
    """

    uid: str
    name: str
    ord: str = ""
    kind: MeetingKind = "minutes"
    organiser: str | None = None
    place: str | None = None
    language: str = "sv"
    profile: str | None = None
    style: DecisionStyle = "clauses"
    answers_order: Order | None = None
    answers_by: By | None = None
    numbering: Numbering = "meeting"
    membership: tuple[Member, ...] = ()
    phrases: tuple[tuple[str, str], ...] = ()
    verify_days: int = 14
    announce_days: int = 2
    appeal_days: int = 21
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the register over all meetings.

    Attributes:
        key: the name as it is looked up.
        merged: the uid of the person that this one turned out to be; None mostly.
        own: whether somebody has written or taken in the fields here; else the latest meeting's count.
    """

    uid: str
    name: str
    ord: str = ""
    key: str = ""
    aliases: tuple[str, ...] = ()
    organisation: str | None = None
    unit: str | None = None
    title: str | None = None
    party: str | None = None
    email: str | None = None
    phone: str | None = None
    merged: str | None = None
    own: bool = False
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """How an action, question or parked item of locked minutes stands now; ``entry`` is its uid.

    The minutes themselves stay as they were verified.
    """

    uid: str
    entry: str
    ord: str = ""
    done: bool = False
    owners: tuple[Named, ...] = ()
    due: str | None = None
    due_text: str | None = None
    deleted: bool = False
    rev: int = 1
