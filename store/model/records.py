"""What a meeting is made of: frozen records, as they go down to screens, exports and imports.

Every record has a ``uid`` that never changes and is kept by export and import. ``ord`` is the
binary text key of :mod:`store.model.ordering`; records of one parent are sorted by ``(ord, uid)``.
``rev`` counts the changes of a record and is what a concurrent edit is checked against.

Field names are the column names of :mod:`store.file.schema` and the keys of the JSON form, so that one
word has one meaning in the whole program. Rows, the JSON form, its reading and the random meetings of the
tests follow the fields with their types and their order (:mod:`store.model.fields`): a new field is written
here, in the schema, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

Day = Annotated[str, "day"]
"""A date, ISO: ``2026-03-12``."""
Clock = Annotated[str, "clock"]
"""A time of the day: ``09:00``."""
Pointer = Annotated[str, "pointer"]
"""The uid of something in the same meeting."""

Attendance = Literal["present", "absent", "excused", "part", "remote"]
Standing = Literal["deciding", "other"]
Status = Literal["draft", "held", "sent", "verified", "announced", "cancelled"]
YesOrNo = Literal["yes", "no"]
Provisional = Literal["made", "begun"]
"""Why the day of a meeting is provisional: nobody has given it, and it is the one on which the meeting was
made, or on which it was begun."""
Order = Literal["rows", "spoken"]
"""How groups stand in a document: in their own order, or in the order in which they first spoke."""

By = Literal["form", "questions", "groups"]
"""What answers to questions stand under there: as the form has it, their question, or their group."""

MeetingKind = Literal["notes", "minutes", "documentation", "agreement", "invitation"]

MEETING_KINDS: tuple[MeetingKind, ...] = (
    "notes",
    "minutes",
    "documentation",
    "agreement",
    "invitation",
)
"""The kinds of meeting, by their English names; their words are in :mod:`store.language.words`."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person, group or organisation that a text names; ``uid`` is None where it is free text."""

    name: str
    uid: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who has a role (the English name of a known one) in a part of the meeting."""

    role: str
    name: str
    uid: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A participant came (``in``) or left (``out``) during the section of this uid."""

    section: Pointer
    way: Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The announced next meeting; ``date`` is ISO, ``starts`` is ``HH:MM``."""

    date: Day | None = None
    starts: Clock | None = None
    place: str | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """The figures of a vote."""

    for_: int
    against: int
    abstain: int


@dataclass(frozen=True, slots=True)
class Link:
    """What an entry was made from or replaces: ``rel`` is ``from`` or ``replaces``."""

    rel: str
    uid: str


@dataclass(frozen=True, slots=True)
class Reopening:
    """Verified minutes were opened again: the day, ISO, and why."""

    date: Day
    reason: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding of the checks that somebody has set aside: its key, and why."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """The head of a meeting. Dates are ISO, times ``HH:MM``; what is not known is None.

    ``sent``, ``verified`` and ``announced`` are the days on which the minutes were; ``first`` is the
    number of the first §, where it was chosen. ``provisional`` is None where somebody has given the date.
    ``answers_order`` and ``answers_by`` say how answers stand in its documents, where no series says it.
    """

    id: int
    uid: str
    kind: MeetingKind = "notes"
    title: str | None = None
    theme: str | None = None
    organiser: str | None = None
    series: str | None = None
    reference: str | None = None
    date: Day | None = None
    starts: Clock | None = None
    ends: Clock | None = None
    opened: Clock | None = None
    closed: Clock | None = None
    place: str | None = None
    status: Status = "draft"
    cancelled: str | None = None
    language: str = "sv"
    next: NextMeeting | None = None
    first: int | None = None
    sent: Day | None = None
    verified: Day | None = None
    announced: Day | None = None
    reopened: tuple[Reopening, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()
    provisional: Provisional | None = None
    answers_order: Order | None = None
    answers_by: By | None = None
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Participant:
    """A person as they were at this meeting: a snapshot, never changed by a later meeting.

    ``person`` is the uid of the person in the register (:mod:`store.register`), ``reason`` why somebody
    was away, as typed.
    ``summoned`` says that they were called to it, which a member of a group or a presenter need not be.
    """

    uid: str
    name: str
    ord: str = ""
    aliases: tuple[str, ...] = ()
    organisation: str | None = None
    unit: str | None = None
    title: str | None = None
    party: str | None = None
    email: str | None = None
    phone: str | None = None
    attendance: Attendance | None = None
    standing: Standing | None = None
    substitute_for: str | None = None
    roles: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    person: str | None = None
    reason: str | None = None
    summoned: bool = False
    deleted: bool = False
    rev: int = 1

    @property
    def is_organisation(self) -> bool:
        """Whether an organisation takes part without anybody being named for it."""
        return self.organisation is not None and self.name == self.organisation


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a set; ``label`` is what is typed ("A", "1"), ``name`` a longer name or None.

    ``letter`` is the short label that a renamed group had, to which it still answers.
    """

    uid: str
    group_set: str
    label: str
    ord: str = ""
    name: str | None = None
    members: tuple[Named, ...] = ()
    letter: str | None = None
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class GroupSet:
    """The groups of one part of the day. ``current`` is the set that new exercises take."""

    uid: str
    ord: str = ""
    name: str | None = None
    current: bool = False
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the meeting: plain talk (``form`` is None) or an exercise of rows and prompts.

    ``verified`` is the day, ISO, on which it was verified before the rest of the minutes. ``holders`` are
    those who have a role here; who is chair has the chair until a later section names another.
    ``dots_each`` is how many dots everybody has to give in it, None for any number; ``dots_hidden`` until
    they are shown.
    """

    uid: str
    ord: str = ""
    paragraph: str | None = None
    reference: str | None = None
    heading: str | None = None
    level: int = 1
    appendix: bool = False
    date: Day | None = None
    form: str | None = None
    instruction: tuple[str, ...] = ()
    presenters: tuple[Named, ...] = ()
    group_set: str | None = None
    planned: str | None = None
    minutes: int | None = None
    verified: Day | None = None
    holders: tuple[Holder, ...] = ()
    dots_each: int | None = None
    dots_hidden: bool = False
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Prompt:
    """A column of an exercise: a question, a cluster. ``given`` marks one that the form brought.

    ``on`` is the answer to the prompt ``follows`` after which alone it is asked; None is always.
    ``kept_number`` is what a cluster of a wall goes by, whichever come and go; None is its position.
    """

    uid: str
    section: str
    ord: str = ""
    text: str = ""
    hint: str | None = None
    given: bool = False
    minutes: int | None = None
    kept_number: int | None = None
    on: YesOrNo | None = None
    follows: Pointer | None = None
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an exercise: a group, a pair ``A→B``, an area. ``given`` as for :class:`Prompt`.

    ``paused`` are the uids of the prompts that it answers later; one that is not there any more counts
    for nothing.
    """

    uid: str
    section: str
    ord: str = ""
    label: str = ""
    group: str | None = None
    from_: str | None = None
    to: str | None = None
    hint: str | None = None
    given: bool = False
    paused: tuple[Pointer, ...] = ()
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything that is written down. Its cell is ``section`` with ``row`` and ``prompt`` (uids).

    ``row`` None is plenary, ``prompt`` None the row as a whole; both are None in plain talk.
    ``due`` is ISO and ``due_text`` the words it was read from; ``time`` is a timetable's time.
    """

    uid: str
    section: str
    ord: str = ""
    kind: str = "note"
    text: str = ""
    depth: int = 0
    row: str | None = None
    prompt: str | None = None
    speaker: str | None = None
    speaker_uid: Pointer | None = None
    marks: tuple[str, ...] = ()
    owners: tuple[Named, ...] = ()
    due: Day | None = None
    due_text: str | None = None
    done: bool = False
    clauses: tuple[str, ...] = ()
    outcome: str | None = None
    vote: Vote | None = None
    address: str | None = None
    cells: tuple[str, ...] = ()
    time: str | None = None
    dots: int = 0
    links: tuple[Link, ...] = ()
    author: str | None = None
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign; without a name it is a blank line for the party."""

    uid: str
    ord: str = ""
    role: str | None = None
    name: str | None = None
    title: str | None = None
    organisation: str | None = None
    party: str | None = None
    deleted: bool = False
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that belongs to the meeting and lies elsewhere."""

    uid: str
    ord: str = ""
    title: str = ""
    address: str | None = None
    deleted: bool = False
    rev: int = 1


Part = Participant | GroupSet | Group | Section | Prompt | Row | Entry | Signature | Attachment
"""Everything that lies in a meeting and is sorted by ``(ord, uid)``."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next line lands: a section (None before the first), a row and a prompt, by uid."""

    section: str | None = None
    row: str | None = None
    prompt: str | None = None
