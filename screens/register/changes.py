"""What is changed in a register: ticked, given to somebody else, put to another day; each is one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from locales import N_, Message, message
from screens.register.columns import said
from store.errors import Misplaced, StoreError
from store.file.store import Store
from store.items.items import RegisterItem, State, read_item
from store.language.as_typed import as_typed, cut_short
from store.language.blanks import BLANKS, squeezed
from store.language.dates import Calendar, FoundDate, read_date
from store.language.suggestion import Suggestion
from store.model.shared_records import REGISTER
from store.people.directory import Directory
from store.people.owners import owners_in
from store.waiting.change import Change

Field = Literal["owner", "due"]

QUESTIONS: dict[Field, str] = {
    "owner": N_("Who is to do it? Commas between several"),
    "due": N_("By which day? As fri, 9 dec, week 50; nothing for none"),
}
"""What is asked in the line, a text to translate."""

_MOST_OFFERS = 8


class NoDay(StoreError):
    """What was typed is no date."""


@dataclass(frozen=True, slots=True, eq=False)
class RegisterStep:
    """Something that is to be done to an item, and what it makes of what.

    Attributes:
        change: what.
        before, after: the item before and after it.
        words: what to tell when it is done.
        field: which field was written for it, None where none was.
    """

    change: Change
    before: RegisterItem
    after: RegisterItem
    words: Message
    field: Field | None = None

    def told(self, meeting: int) -> Message:
        """Return what to tell, given the meeting it lies in; of verified minutes, where it is kept."""
        if meeting != REGISTER:
            return self.words
        said_ = N_("{words} · the minutes are verified: it is kept in the register")
        return message(said_, words=self.words)


def tick(item: RegisterItem, key: str) -> RegisterStep:
    """Say that something is done, or that it is not after all; ``key`` is the one that takes it back.

    Raises:
        Misplaced: it is a decision, or a later meeting carries it on.
    """
    if item.kind == "decision":
        raise Misplaced(message(N_("A decision is not ticked off.")))
    if item.state == "carried":
        raise Misplaced(message(N_("A later meeting carries it on; it is ticked off there.")))
    done = not item.done
    state: State = "done" if done else "carried" if item.later else "open"
    after = replace(item, done=done, state=state)
    words = N_("Done: “{text}” · {key} takes it back") if done else N_("Open again: “{text}”")
    said_ = message(words, text=as_typed(cut_short(said(item))), key=key)
    change = Change("progress.tick", args=(item.entry,), named={"done": done})
    return RegisterStep(change, item, after, said_)


def reassign(store: Store, item: RegisterItem, text: str) -> RegisterStep:
    """Say who is to do something; the names are those of its meeting where they fit."""
    owners = owners_in(store, item.meeting, text, item.owners)
    names = as_typed(", ".join(owner.name for owner in owners) or "–")
    words = message(N_("To be done by: {names}"), names=names)
    change = Change("progress.reassign", args=(item.entry, owners), text=text)
    return RegisterStep(change, item, replace(item, owners=owners), words, "owner")


def redate(item: RegisterItem, text: str, today: date) -> RegisterStep:
    """Say by which day something is to be done; an empty text is no day.

    Raises:
        NoDay: the text is no date.
    """
    typed = text.strip(f"{BLANKS}!\n")
    due, due_text = None, None
    if typed:
        found = read_date(typed, Calendar(today))
        if not isinstance(found, FoundDate):
            raise NoDay(found)
        due, due_text = found.iso, found.words
    words = message(N_("To be done by: {date}"), date=due or "–")
    after = replace(item, due=due, due_text=due_text)
    change = Change("progress.redate", args=(item.entry, due, due_text), text=text)
    return RegisterStep(change, item, after, words, "due")


def take_back(step: RegisterStep, *, again: bool) -> Change:
    """Return the change that takes a step back, or does it again."""
    return Change("progress.take_back", args=(step.before.entry,), named={"again": again})


# In the line --------------------------------------------------------------------------------------


FIELDS = "register:"
"""What the names of the fields begin with that half-typed texts are kept in."""


def editing_of(store: Store, name: str, found: str) -> Editing | None:
    """Return the field of a name as it can be written now; None where its action is gone.

    Args:
        store: the file.
        name: see :attr:`Editing.name`.
        found: what is looked for in the line.
    """
    entry, _, field = name.removeprefix(FIELDS).partition(":")
    item = read_item(store, "action", entry)
    return Editing(cast(Field, field), item, found) if item is not None else None


@dataclass(frozen=True, slots=True)
class Editing:
    """A field of something that is written anew in the line.

    Attributes:
        field: which.
        item: of what.
        found: what was looked for in the line before.
    """

    field: Field
    item: RegisterItem
    found: str

    @property
    def name(self) -> str:
        """What the field is called, among all that a half-typed text is kept in."""
        return f"{FIELDS}{self.item.entry}:{self.field}"

    @property
    def value(self) -> str:
        """What stands there now."""
        if self.field == "owner":
            return ", ".join(owner.name for owner in self.item.owners)
        return self.item.due or ""

    def step(self, store: Store, text: str, today: Callable[[], date]) -> RegisterStep:
        """Return what is to be done with what was typed; raises as :func:`reassign` and :func:`redate`."""
        if self.field == "owner":
            return reassign(store, self.item, text)
        return redate(self.item, text, today())

    def offers(self, text: str, directory: Directory) -> Sequence[Suggestion]:
        """Return ways to go on with the last of several names."""
        if self.field != "owner":
            return ()
        start = max(text.rfind(","), text.rfind(";")) + 1
        name = squeezed(text[start:])
        if not name:
            return ()
        before = f"{text[:start]} " if start else ""
        offers: list[Suggestion] = []
        for person in directory.beginning(name):
            if len(offers) == _MOST_OFFERS:
                break
            if person.name != name:
                line = before + person.name
                offers.append(Suggestion(line, len(line), as_typed(person.name)))
        return offers
