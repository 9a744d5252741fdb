"""Random meetings for property tests: whole :class:`store.model.minutes.Minutes` with everything in them.

``minutes()`` is the one most tests want; ``texts()`` gives texts as the store holds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from store.language.cleaning import clean
from store.model.fields import INWARD, RecordField, fields_of
from store.model.kinds import BY_NAME
from store.model.minutes import Minutes
from store.model.ordering import spread
from store.model.records import (
    Attachment,
    Clock,
    Day,
    Entry,
    Group,
    GroupSet,
    Link,
    Meeting,
    Move,
    Named,
    Part,
    Participant,
    Prompt,
    Row,
    Section,
    Signature,
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


_TEXT = maybe(texts())
_UIDS = st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=12, max_size=12)


def _of(record: type, *without: str, **own: SearchStrategy[Any]) -> SearchStrategy[dict[str, Any]]:
    """Values for the fields of a record, but those ``without`` any; ``own`` are those not just anything."""
    drawn = {
        field.name: own[field.name] if field.name in own else _of_field(field)
        for field in fields_of(record)
        if field.name not in without and field.key not in {"uid", *INWARD}
    }
    return st.fixed_dictionaries(drawn)


def _of_field(field: RecordField) -> SearchStrategy[Any]:
    if field.words:
        drawn: SearchStrategy[Any] = st.sampled_from(field.words)
    elif field.is_record:
        drawn = _of(field.kind).map(lambda values: field.kind(**values))
    else:
        drawn = {bool: st.booleans(), int: st.integers(0, 600), Day: days(), Clock: clocks()}.get(
            field.kind, texts()
        )
    if field.is_many:
        return _few(drawn)
    return maybe(drawn) if field.is_optional else drawn


_ROLES = st.sampled_from(("chair", "secretary", "verifier", "note-taker", "host", "gäst"))
_FORMS = st.sampled_from(("sw", "questions", "stickies", "areas", "ring", "own"))

_MEETING = _of(Meeting, language=st.sampled_from(("sv", "en")), first=maybe(st.integers(1, 400)))
_PERSON = _of(
    *(Participant, "moves"),
    name=names(),
    aliases=_few(names()),
    roles=_few(_ROLES).map(lambda roles: tuple(dict.fromkeys(roles))),
)
_SECTION = _of(
    *(Section, "group_set", "presenters"),
    level=st.integers(1, 4),
    form=maybe(_FORMS),
    planned=maybe(clocks()),
)
_PROMPT = _of(Prompt, "section", "follows", minutes=maybe(st.integers(1, 999)))
_ROW = _of(Row, "section", "label", "group", "from_", "to", "paused")
_ENTRY = _of(
    *(Entry, "section", "row", "prompt", "speaker_uid", "owners"),
    kind=st.sampled_from(sorted(BY_NAME)),
    depth=st.integers(0, 3),
    marks=_few(st.just("unfinished"), 1),
    time=maybe(clocks()),
    dots=st.integers(0, 5),
    links=_few(st.builds(Link, st.just("from"), _UIDS), 1),
)
_ENDS = ((Signature, _of(Signature)), (Attachment, _of(Attachment)))


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
        return [
            Row(
                *(self._uid(), section.uid, ord_, label, group),
                paused=self._draw(pauses),
                **self._draw(_ROW),
            )
            for (label, group), ord_ in zip(named, spread(len(named)), strict=True)
        ]

    def _prompts(self, section: Section) -> list[Prompt]:
        return [
            Prompt(uid=self._uid(), section=section.uid, ord=ord_, **self._draw(_PROMPT))
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
        return [
            record(uid=self._uid(), ord=ord_, **self._draw(values))
            for record, values in _ENDS
            for ord_ in self._places(2)
        ]
