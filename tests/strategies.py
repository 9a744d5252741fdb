"""Random meetings for property tests: whole :class:`store.model.minutes.Minutes` with everything in them.

``minutes()`` is the one most tests want; ``texts()`` gives texts as the store holds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from store.language.cleaning import clean
from store.model.kinds import BY_NAME
from store.model.minutes import Minutes
from store.model.ordering import spread
from store.model.records import (
    MEETING_KINDS,
    Attachment,
    Attendance,
    Dismissal,
    Entry,
    Group,
    GroupSet,
    Link,
    Meeting,
    Move,
    Named,
    NextMeeting,
    Part,
    Participant,
    Prompt,
    Reopening,
    Row,
    Section,
    Signature,
    Standing,
    Status,
    Vote,
)

_SAMPLES = (
    *("", "Vi tar frågan vidare.", "åäö", "2018", "- x", "# x", "| a | b |", "{{ 7*7 }}", "<b>x"),
    *("*x*", "1. x", "a\nb", "a\n\n---", "`x", "[a](b)", "---", "\u202ex", "’x’", "\\", "&amp;"),
)


def texts(max_size: int = 12) -> SearchStrategy[str]:
    """Texts as they are stored: ordinary, hostile and any others, cleaned."""
    return st.one_of(st.sampled_from(_SAMPLES), st.text(max_size=max_size).map(clean))


def names() -> SearchStrategy[str]:
    """Names that can be seen."""
    return texts().map(lambda text: f"N{text}")


def maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """What ``strategy`` gives, or None."""
    return st.none() | strategy


def days() -> SearchStrategy[str]:
    """ISO dates."""
    return st.dates().map(lambda day: day.isoformat())


def clocks() -> SearchStrategy[str]:
    """Times as ``HH:MM``."""
    return st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")


def _few(strategy: SearchStrategy[Any], most: int = 2) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def _fields(strategy: SearchStrategy[Any], *names_: str) -> dict[str, SearchStrategy[Any]]:
    return dict.fromkeys(names_, strategy)


_TEXT = maybe(texts())
_ROLES = st.sampled_from(("chair", "secretary", "verifier", "note-taker", "host", "gäst"))
_UIDS = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=12, max_size=12)

_MEETING = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(MEETING_KINDS),
        **_fields(
            _TEXT, "title", "theme", "organiser", "series", "reference", "place", "cancelled"
        ),
        "date": maybe(days()),
        **_fields(maybe(clocks()), "starts", "ends", "opened", "closed"),
        "status": st.sampled_from(get_args(Status)),
        "language": st.sampled_from(("sv", "en")),
        "next": maybe(st.builds(NextMeeting, maybe(days()), maybe(clocks()), _TEXT, _TEXT)),
        "first": maybe(st.integers(1, 400)),
        **_fields(maybe(days()), "sent", "verified", "announced"),
        "reopened": _few(st.builds(Reopening, days(), texts())),
        "dismissed": _few(st.builds(Dismissal, texts(), texts())),
    }
)
_PERSON = st.fixed_dictionaries(
    {
        "name": names(),
        "aliases": _few(names()),
        **_fields(_TEXT, "organisation", "unit", "title", "party", "email", "phone"),
        "substitute_for": _TEXT,
        "attendance": maybe(st.sampled_from(get_args(Attendance))),
        "standing": maybe(st.sampled_from(get_args(Standing))),
        "roles": _few(_ROLES).map(lambda roles: tuple(dict.fromkeys(roles))),
    }
)
_SECTION = st.fixed_dictionaries(
    {
        "level": st.integers(1, 4),
        **_fields(_TEXT, "heading", "paragraph", "reference"),
        "appendix": st.booleans(),
        "date": maybe(days()),
        "form": maybe(st.sampled_from(("sw", "questions", "stickies", "areas", "ring", "own"))),
        "instruction": _few(texts()),
        "planned": maybe(clocks()),
        "minutes": maybe(st.integers(0, 600)),
        "verified": maybe(days()),
    }
)
_AXIS = st.fixed_dictionaries({"hint": _TEXT, "given": st.booleans()})
_MINUTES = maybe(st.integers(1, 999))
_ENTRY = st.fixed_dictionaries(
    {
        "depth": st.integers(0, 3),
        "kind": st.sampled_from(sorted(BY_NAME)),
        "text": texts(),
        **_fields(_TEXT, "speaker", "due_text", "outcome", "address"),
        "marks": _few(st.just("unfinished"), 1),
        "due": maybe(days()),
        "done": st.booleans(),
        **_fields(_few(texts()), "clauses", "cells"),
        "vote": maybe(st.builds(Vote, *[st.integers(0, 99)] * 3)),
        "time": maybe(clocks()),
        "dots": st.integers(0, 5),
        "links": _few(st.builds(Link, st.just("from"), _UIDS), 1),
    }
)


@st.composite
def minutes(draw: DrawFn, max_sections: int = 3, max_entries: int = 5) -> Minutes:
    """A whole meeting, under id 0, with whatever may lie in one; what points at something finds it."""
    return _Maker(draw).meeting(max_sections, max_entries)


class _Maker:
    """Draws the parts of one meeting, each under a uid of its own."""

    def __init__(self, draw: DrawFn) -> None:
        self._draw = draw
        self._made = 0
        self._start = draw(st.integers(0, 10**6))

    def meeting(self, max_sections: int, max_entries: int) -> Minutes:
        made = Minutes(Meeting(id=0, uid=self._uid(), **self._draw(_MEETING)))
        groups = self._groups()
        sections = [self._section(groups, ord_) for ord_ in self._places(max_sections)]
        people = [self._person(sections, ord_) for ord_ in self._places(3)]
        known = [Named(p.name, p.uid) for p in people]
        known += [Named(g.label, g.uid) for g in groups if isinstance(g, Group)]
        parts: list[Part] = [*groups, *sections, *people, *self._ends()]
        for section in sections:
            prompts = self._prompts(section) if section.form else []
            rows = self._rows(section, groups, prompts) if section.form else []
            entries = [
                self._entry(section, rows, prompts, known, o) for o in self._places(max_entries)
            ]
            parts += [*rows, *prompts, *entries]
        made.fill(parts)
        return made

    def _uid(self) -> str:
        self._made += 1
        return f"U{self._start:07}{self._made:05}"

    def _places(self, most: int) -> list[str]:
        """Order keys for a few records."""
        return spread(self._draw(st.integers(0, most)))

    def _one_of(self, choices: Sequence[Any]) -> Any:
        return self._draw(st.sampled_from(choices))

    def _person(self, sections: list[Section], ord_: str) -> Participant:
        moved = [Move(s.uid, "out") for s in sections]
        moves = (self._one_of(moved),) if moved and self._draw(st.booleans()) else ()
        return Participant(uid=self._uid(), ord=ord_, moves=moves, **self._draw(_PERSON))

    def _groups(self) -> list[Part]:
        parts: list[Part] = []
        for ord_ in self._places(2):
            made = GroupSet(self._uid(), ord_, self._draw(_TEXT), current=self._draw(st.booleans()))
            parts.append(made)
            labels = sorted(set(self._draw(_few(st.sampled_from("AB") | names(), 3))))
            parts += [
                Group(self._uid(), made.uid, label, place, name=self._draw(_TEXT))
                for label, place in zip(labels, spread(len(labels)), strict=True)
            ]
        return parts

    def _section(self, groups: list[Part], ord_: str) -> Section:
        sets = [None, *(g.uid for g in groups if isinstance(g, GroupSet))]
        presenters = tuple(Named(name) for name in self._draw(_few(names())))
        fields = {"group_set": self._one_of(sets), "presenters": presenters}
        return Section(uid=self._uid(), ord=ord_, **fields, **self._draw(_SECTION))

    def _rows(self, section: Section, groups: list[Part], prompts: list[Prompt]) -> list[Row]:
        own = [g for g in groups if isinstance(g, Group) and g.group_set == section.group_set]
        named: list[tuple[str, str | None]] = [(g.label, g.uid) for g in own]
        if not named:
            labels = sorted(set(self._draw(_few(names(), 3)))) or [""]
            named = [(label, None) for label in labels]
        pauses = st.lists(st.sampled_from([p.uid for p in prompts]), unique=True).map(tuple)
        axis = st.tuples(_AXIS, pauses).map(lambda drawn: {**drawn[0], "paused": drawn[1]})
        return [
            Row(self._uid(), section.uid, ord_, label, group, None, None, **self._draw(axis))
            for (label, group), ord_ in zip(named, spread(len(named)), strict=True)
        ]

    def _prompts(self, section: Section) -> list[Prompt]:
        return [
            Prompt(
                *(self._uid(), section.uid, ord_, self._draw(texts())),
                **self._draw(_AXIS),
                minutes=self._draw(_MINUTES),
            )
            for ord_ in spread(self._draw(st.integers(1, 3)))
        ]

    def _entry(
        self,
        section: Section,
        rows: list[Row],
        prompts: list[Prompt],
        known: list[Named],
        ord_: str,
    ) -> Entry:
        owners = tuple(self._one_of([Named("N"), *known]) for _ in self._places(2))
        return Entry(
            uid=self._uid(),
            section=section.uid,
            ord=ord_,
            row=self._one_of([None, *(row.uid for row in rows)]),
            prompt=self._one_of([None, *(prompt.uid for prompt in prompts)]),
            speaker_uid=self._one_of([None, *(named.uid for named in known)]),
            owners=owners,
            **self._draw(_ENTRY),
        )

    def _ends(self) -> list[Part]:
        signatures: list[Part] = [
            Signature(self._uid(), ord_, *(self._draw(_TEXT) for _ in range(5)))
            for ord_ in self._places(2)
        ]
        return signatures + [
            Attachment(self._uid(), ord_, self._draw(texts()), self._draw(_TEXT))
            for ord_ in self._places(2)
        ]
