"""Verbs for the people of the register. None of them changes a meeting: what it says of somebody stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from locales import N_, message
from store.errors import Clash, Misplaced
from store.file.steps import Step
from store.file.store import Store
from store.language.spelling import spelling
from store.model.shared_records import REGISTER, Person
from store.model.uids import new_uid
from store.people.known_people import FIELDS, Listed
from store.verbs.linking import read_people

Values = Mapping[str, object] | Iterable[tuple[str, object]]
"""Fields of somebody, each with what it is."""

WRITTEN = ("name", "aliases", *FIELDS)
"""The fields of a person that can be written."""


def change(store: Store, person: Person, **values: object) -> None:
    """Write fields of somebody; from now on the fields of the register count, not the latest meeting's.

    Args:
        store: the open file.
        person: as the register shows them.
        values: what is different from now on.

    Raises:
        NotFound: there is no such person.
        Misplaced: the name would be empty.
        Clash: somebody else has written about them meanwhile.
    """
    with store.step(REGISTER, "change_person") as step:
        _write(store, step, person, values)


def merge(store: Store, kept: Listed, others: Sequence[Listed]) -> None:
    """Say that several people are one: the names of the others become aliases, what is missing is filled in.

    Raises:
        Misplaced: somebody would be merged into themselves, or the one who is kept is somebody else by now.
        NotFound: one of them is not there.
        Clash: somebody else has written about the one who is kept.
    """
    with store.step(REGISTER, "merge_people") as step:
        if store.one("SELECT merged FROM person WHERE uid = ?", [kept.person.uid]) not in (
            (None,),
            None,
        ):
            name = kept.person.name
            raise Misplaced(message(N_("{name} was merged into somebody else by now."), name=name))
        for other in others:
            if other.person.uid == kept.person.uid:
                raise Misplaced(message(N_("Choose two different people.")))
            step.update("person", other.person.uid, {"merged": kept.person.uid})
        _write(store, step, kept.person, merged(kept, others))


def merged(kept: Listed, others: Sequence[Listed]) -> dict[str, Any]:
    """Return the aliases and fields of somebody, by name, whom others turned out to be."""
    people = [kept.person, *(other.person for other in others)]
    names = [name for person in people for name in (person.name, *person.aliases)]
    aliases = {spelling(name): name for name in reversed(names)}
    del aliases[spelling(names[0])]
    known = {
        field: next((value for person in people if (value := getattr(person, field))), None)
        for field in FIELDS
    }
    return {**known, "aliases": tuple(reversed(aliases.values()))}


def take_in(
    store: Store,
    new: Sequence[Values],
    changed: Sequence[tuple[Person, Values]] = (),
) -> int:
    """Take people in from a list, in one step; return how many.

    Args:
        store: the open file.
        new: the fields of each who is new.
        changed: people as the register shows them, each with what is different.
    """
    with store.step(REGISTER, "import_people") as step:
        for values in new:
            fields = dict(values)
            key = spelling(_name(fields))
            step.insert("person", new_uid(), {**_row(fields), "key": key})
        for person, values in changed:
            _write(store, step, person, dict(values))
    return len(new) + len(changed)


def _write(store: Store, step: Step, person: Person, values: Mapping[str, object]) -> None:
    """Write what is different of somebody; where the register has no words of its own yet, all that is known.

    Raises:
        NotFound, Misplaced, Clash: as :func:`change`.
    """
    written = {name: values[name] for name in WRITTEN if name in values}
    now = next(iter(read_people(store, "uid = ? AND own = 1", person.uid)), None)
    is_as_seen = now is None or all(getattr(now, name) == getattr(person, name) for name in written)
    if now is not None and not is_as_seen and now.rev == person.rev:
        raise Clash(message(N_("Somebody else has changed this meanwhile.")))
    known = {name: getattr(person, name) for name in WRITTEN} if now is None else {}
    fields = {**known, **written}
    if "name" in fields:
        fields["key"] = spelling(_name(fields))
    row = {**fields, "own": True, "deleted": False}
    step.update("person", person.uid, row, rev=None if is_as_seen else person.rev)


def _row(values: Mapping[str, object]) -> dict[str, object]:
    return {"ord": "", "own": True, **{name: values.get(name) or None for name in WRITTEN}}


def _name(values: Mapping[str, object]) -> str:
    """Return the name; raise Misplaced where nothing can be read of it."""
    name = str(values.get("name") or "").strip()
    if not name:
        raise Misplaced(message(N_("A person needs a name.")))
    return name
