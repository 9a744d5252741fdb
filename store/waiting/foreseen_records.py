"""What the records that a change was given will be when it is its turn: as what waits before leaves them.

Somebody who changes a record twice while nothing can be written has seen it as it was before both. What
has become of it by the first change is theirs, and nothing that somebody else has done.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from store.errors import Misplaced
from store.file.mapping import of_columns
from store.file.store import Store
from store.model.records import Entry, Participant, Place, Prompt, Section
from store.model.shared_records import Person
from store.people.changes import merged
from store.people.known_people import Listed
from store.verbs.cutting import halves, joined
from store.verbs.several import indented
from store.waiting.change import Change

R = TypeVar("R", bound=Entry | Section | Participant | Person | Prompt)
_FORESEEN = (Entry, Section, Participant, Person, Prompt)
Values = Mapping[str, Any]

_ELSEWHERE: Values = {"ord": ""}
"""What is known of a record that has got another place."""

NOT_MADE_YET = "?"
"""Stands for the uid of a cluster that waits to be made."""

_OF_A_CLUSTER: dict[str, Callable[..., Values]] = {
    "clusters.merge": lambda into: {"prompt": into},
    "clusters.remove": lambda: {"prompt": None},
}
"""What a verb writes into each of the entries of the cluster that it is given first, which goes."""


def _first_half(entry: Entry, at: int, **values: Any) -> Values:
    return {**values, "text": halves(replace(entry, **values), at)[0]}


def _read_otherwise(_: Entry, entries: Sequence[Entry], __: Place) -> Values:
    from store.capture.reading_otherwise import values_of

    return {**values_of(entries[0]), **_ELSEWHERE} if entries else {"deleted": True}


_OF_RECORDS: dict[str, Callable[..., Values]] = {
    "entries.change": lambda _, **values: values,
    "entries.rewrite": lambda _, **values: values,
    "entries.split": _first_half,
    "entries.dot": lambda entry, by: {"dots": max(0, entry.dots + by)},
    "entries.move": lambda _, **__: _ELSEWHERE,
    "entries.shift": lambda _, __: _ELSEWHERE,
    "sections.rename": lambda _, heading, **__: {"heading": heading},
    "entries.delete": lambda _: {"deleted": True},
    "entries.take_out": lambda _: {"deleted": True},
    "carry_entry": lambda _, *__: _ELSEWHERE,
    "read_otherwise": _read_otherwise,
    "progress.tick": lambda _, done=True: {"done": done},
    "progress.reassign": lambda _, owners: {"owners": owners},
    "progress.redate": lambda _, due, due_text=None: {"due": due, "due_text": due_text},
    "people.change": lambda _, **values: values,
    "people.delete": lambda _: {"deleted": True},
    "people.take_out": lambda _: {"deleted": True},
    "several.change": lambda _, **values: values,
    "several.indent": lambda entry, by: indented(entry.kind, entry.depth, by),
    "several.move": lambda _, **__: _ELSEWHERE,
    "several.delete": lambda _: {"deleted": True},
    "send_to": lambda _, __: _ELSEWHERE,
    "clusters.move": lambda _, prompt: {"prompt": prompt},
    "clusters.split": lambda _, *__, **___: {"prompt": NOT_MADE_YET},
}
"""What a verb writes into each record that it is given first, by that and whatever else."""


def with_records_then(store: Store, change: Change, waiting: Iterable[Change]) -> Change:
    """Return a change with the records it was given as they will be when it is its turn.

    Args:
        store: the open file, whose log knows the steps that are taken back.
        change: what is to wait.
        waiting: what this window has waiting, in order; it will be carried out before.
    """
    before = tuple(waiting)
    if not before:
        return change
    return replace(change, args=_then(change.args, partial(_left, store, change.meeting, before)))


def _then(value: Any, left: Callable[[Any], Any]) -> Any:
    if isinstance(value, tuple):
        return tuple(_then(one, left) for one in value)
    if isinstance(value, Listed):
        return replace(value, person=left(value.person))
    return left(value) if isinstance(value, _FORESEEN) else value


def _left(store: Store, home: str, before: tuple[Change, ...], record: R) -> R:
    """Return a record as changes leave it, which may be taken back and done again among themselves."""
    done: list[tuple[R, R]] = []
    undone: list[tuple[R, R]] = []
    for change in before:
        if change.meeting == home and change.verb in ("undo", "redo"):
            here, there = (undone, done) if change.verb == "redo" else (done, undone)
            was, now = here.pop() if here else (_logged(store, record, change), record)
            there.append((now, was))
            record = replace(was, rev=record.rev + (was != now))
            continue
        left = _changed(record, _written(record, change))
        if change.meeting == home and not change.is_move:
            done.append((record, left))
            undone.clear()
        record = left
    return record


def _logged(store: Store, record: R, change: Change) -> R:
    """Return a record as it is when a step that is in the log is taken back, or done again."""
    step, again = str(change.named.get("step")).partition(" ")[0], change.verb == "redo"
    rows = store.side_rows(
        "SELECT before, after FROM event WHERE step = ? AND uid = ? ORDER BY seq",
        [step, record.uid],
    )
    for was, now in rows if again else reversed(rows):
        values = now if again else was
        record = of_columns(record, json.loads(values) if values else {"deleted": 1})
    return record


def _changed(record: R, values: Values) -> R:
    different = {name: new for name, new in values.items() if getattr(record, name) != new}
    return replace(record, **different, rev=record.rev + 1) if different else record


def _written(record: Entry | Section | Participant | Person | Prompt, change: Change) -> Values:
    """Return what a change will write into a record."""
    if isinstance(record, Person):
        return _written_of_person(record, change)
    if change.verb == "entries.join":
        return _written_by_join(record, *change.args) if isinstance(record, Entry) else {}
    if change.verb in _OF_A_CLUSTER:
        return _written_of_cluster(record, change.verb, *change.args)
    write = _OF_RECORDS.get(change.verb)
    first = change.args[0] if change.args else ()
    about = first if isinstance(first, (tuple, list)) else (first,)
    if write is None or record.uid not in (getattr(one, "uid", one) for one in about):
        return {}
    try:
        return write(record, *change.args[1:], **change.named)
    except Misplaced:
        return {}  # it will be refused


def _written_of_cluster(record: object, verb: str, uid: str, *more: Any) -> Values:
    if isinstance(record, Prompt):
        return {"deleted": True} if record.uid == uid else {}
    is_in_it = isinstance(record, Entry) and record.prompt == uid
    return _OF_A_CLUSTER[verb](*more) if is_in_it else {}


def _written_by_join(record: Entry, upper: Entry, lower: Entry) -> Values:
    if record.uid == lower.uid:
        return {"deleted": True}
    try:
        return joined(record, lower) if record.uid == upper.uid else {}
    except Misplaced:
        return {}


def _written_of_person(person: Person, change: Change) -> Values:
    match change.verb, change.args:
        case "persons.change", (Person(uid=person.uid),):
            return {**change.named, "own": True}
        case "persons.merge", (Listed() as kept, others) if kept.person.merged is None:
            if kept.person.uid == person.uid:
                return {**merged(kept, others), "own": True}
            if any(other.person.uid == person.uid for other in others):
                return {"merged": kept.person.uid}
        case "persons.take_in", (_, changed):
            for known, values in changed:
                if known.uid == person.uid:
                    return {**dict(values), "own": True}
    return {}
