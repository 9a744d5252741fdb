"""A change as data, so that it can be carried out now, later in this run, or by the next start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from locales import N_, message
from store.errors import StoreError

if TYPE_CHECKING:
    from store.model.records import Place


@cache
def records() -> dict[str, type]:
    """Return the records that a change may be given, by the name they have in the data."""
    from store.model.records import Entry, Link, Move, Named, Participant, Place, Vote
    from store.model.shared_records import Person
    from store.people.known_people import Listed

    kinds = (Place, Named, Move, Link, Vote, Entry, Participant, Person, Listed)
    return {record.__name__: record for record in kinds}


UNKNOWN = message(N_("A newer heldag has left it; this one does not know what it is."))


_SHORT = 200

_NEW = ("line", "insert_line", "paste", "people_list")
"""What brings something new; any other text is put in the place of one that is there."""

MOVES = ("go_to", "step_place", "next_hole")
"""What only leads to another place."""

CHANGED = "✎"
"""Stands before a text that is a change of something."""


class UnknownChange(StoreError):
    """The data is no change that this program knows: a newer one has left it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is to be done to the file.

    Attributes:
        verb: what, a name in :data:`store.waiting.verbs.VERBS`.
        meeting: the uid of the meeting it is done to; empty where it is none.
        args: what the verb is given by place: texts, numbers, tuples and :func:`records`.
        named: what it is given by name.
        text: what a person has typed for it, where that is no line; it would be lost with the change.
    """

    verb: str
    meeting: str = ""
    args: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""

    @property
    def typed(self) -> str:
        """What a person has typed for it; empty where it was a key."""
        match self.verb, self.args:
            case ("line" | "insert_line", (line, *_)) | ("people_list", (_, line, *_)):
                return str(line)
            case "paste", (list() | tuple() as lines, *_):
                return "\n".join(map(str, lines))
        return self.text

    @property
    def is_new(self) -> bool:
        """Whether it brings something new, and so could be entered once more as it was typed."""
        return self.verb in _NEW

    @property
    def stays_with_meeting(self) -> bool:
        """Whether its text, where it is refused, is kept with the meeting and listed in the checks."""
        return self.is_new or self.is_whole_text

    @property
    def is_whole_text(self) -> bool:
        """Whether it is a text from an editor, which never goes back into the line by itself."""
        return self.verb == "rewrite_lines"

    @property
    def is_move(self) -> bool:
        """Whether it only leads to another place: nothing of the meeting waits with it."""
        return self.verb in MOVES

    @property
    def in_short(self) -> str:
        """The first line of what was typed, whatever the size of the rest; of a change, marked as one."""
        match self.verb, self.args:
            case "paste", (list() | tuple() as lines, *_) if lines:
                text, more = str(lines[0]), len(lines) > 1
            case _:
                text, more = self.typed, False
        line = text[:_SHORT].partition("\n")[0]
        cut = more or len(line) < len(text)
        said = f"{line} …" if cut else line
        return said if self.is_new or not said else f"{CHANGED} {said}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A change, and the circumstances in which it was asked for.

    Attributes:
        change: what.
        actor: by whom.
        at: when, by the clock on the wall.
        place: where the note-taker is when it is its turn; None where that is known only when what was
            asked for before it is done, or where it is not done by one.
        seen: the name of the latest step that was in the file; empty where that is not known.
    """

    change: Change
    actor: str
    at: datetime
    place: Place | None = None
    seen: str = ""


def to_data(asked: Asked) -> dict[str, Any]:
    """Return a change as data for JSON."""
    change = asked.change
    data: dict[str, Any] = {"verb": change.verb, "actor": asked.actor}
    data["at"] = asked.at.isoformat(timespec="seconds")
    data["meeting"] = change.meeting
    data["args"] = encode(change.args)
    data["named"] = {name: encode(value) for name, value in change.named.items()}
    data["text"] = change.text
    data["place"] = encode(asked.place)
    data["seen"] = asked.seen
    return data


def from_data(data: Mapping[str, Any]) -> Asked:
    """Return the change that :func:`to_data` has made data of.

    Raises:
        UnknownChange: it is none.
    """
    try:
        named = {str(name): decode(value) for name, value in data["named"].items()}
        change = Change(
            str(data["verb"]),
            str(data["meeting"]),
            decode(data["args"]),
            named,
            str(data["text"]),
        )
        at = datetime.fromisoformat(data["at"])
        seen = str(data.get("seen", ""))  # which an earlier program did not write
        return Asked(change, str(data["actor"]), at, decode(data["place"]), seen)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise UnknownChange(UNKNOWN) from error


def encode(value: Any) -> Any:
    """Return a value as data: a tuple is a list, a record an object with its name and fields."""
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    name = type(value).__name__
    if records().get(name) is not type(value):
        raise TypeError(name)
    return {name: {f.name: encode(getattr(value, f.name)) for f in fields(cast(Any, value))}}


def decode(data: Any) -> Any:
    """Return the value that :func:`encode` has made data of; raise KeyError or TypeError for other data."""
    if isinstance(data, list):
        return tuple(decode(item) for item in data)
    if isinstance(data, dict):
        ((name, values),) = data.items()
        return records()[name](**{field: decode(value) for field, value in values.items()})
    return data
