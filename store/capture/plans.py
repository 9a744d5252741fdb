"""What a line will do: worked out first, shown while it is typed, and carried out on Enter.

A plan is pure until it is carried out, so that the words under the line and the effect cannot differ, and
so that what cannot be done is refused before anything is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from random import Random, SystemRandom

from locales import Message
from store.capture.parsed import Refused
from store.capture.scene import Scene
from store.file.countdown import Clock
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.own_day import day_of
from store.model.records import Entry, Place, Section
from store.verbs import sections


@dataclass(frozen=True, slots=True)
class Request:
    """A command that is for the app to carry out: its English name and what stands after it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What a plan has done.

    Attributes:
        place: where the next line lands; None where that has not changed.
        entry: the uid of the last entry that was written.
        axis: the uid of the row or prompt that was added.
        closed: the meeting has been closed.
        opened: the meeting has been opened, which moves a provisional date.
        said: what became of it, where that is not seen where the line was typed.
        day: that other days moved with the date of the meeting.
        kept: what of it was not done, because somebody else has written something else meanwhile, as lines
            that would do it now.
    """

    place: Place | None = None
    entry: str | None = None
    axis: str | None = None
    closed: bool = False
    opened: bool = False
    said: Message | None = None
    day: Message | None = None
    kept: tuple[str, ...] = ()


def nothing_done() -> Done:
    """Carry out nothing."""
    return Done()


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What a line may have been meant as, to be carried out in the place of what was written.

    Attributes:
        was: the entry that the line writes.
        entries: the entries that it would have been; none where it would have gone to a place.
        place: where they lie, or the place to go to.
        offer: what is offered, in a word or two.
        said: what it is then, in words.
    """

    was: Entry
    entries: tuple[Entry, ...]
    place: Place
    offer: Message
    said: Message


@dataclass(frozen=True, slots=True)
class Plan:
    """What a line will do.

    Attributes:
        words: it in words.
        carry_out: does it, within one step, and says what was done.
        place: where a line lands, or where one goes, if that is known beforehand.
        step: the name of the step in the log; None where it is none of its own (undo, going somewhere).
        request: what is left to the app.
        lines: what is carried out in its stead, as if each line had been typed, all of it in the one step.
        other: what it may have been meant as, which is offered after it.
        doubted: whether it may have been meant otherwise; then its words are said after it too.
        asks: what a person at the keyboard is asked before it is carried out; Enter once more says yes.
    """

    words: Message
    carry_out: Callable[[], Done] = nothing_done
    place: Place | None = None
    step: str | None = None
    request: Request | None = None
    lines: tuple[str, ...] = ()
    other: OtherReading | None = None
    doubted: bool = False
    asks: Message | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What a command works with.

    Attributes:
        store: where it writes, when it is carried out.
        scene: the meeting and the place.
        today, now: the day and the time of day.
        axis: the row or prompt that was added last, by uid.
        place_in: gives the cell to go to in a section.
        moment: gives the moment for a countdown; None where lines are read from a file, which starts none.
        chance: draws lots.
    """

    store: Store
    scene: Scene
    today: date
    now: Callable[[], time]
    place_in: Callable[[str], Place] = field(repr=False)
    axis: str | None = None
    moment: Clock | None = None
    chance: Random = field(default_factory=SystemRandom, repr=False)

    @property
    def minutes(self) -> Minutes:
        """The meeting."""
        return self.scene.minutes

    @property
    def meeting(self) -> int:
        """The id of the meeting."""
        return self.minutes.meeting.id

    @property
    def language(self) -> str:
        """The language of the document."""
        return self.minutes.meeting.language

    @property
    def place(self) -> Place:
        """The current place."""
        return self.scene.place

    @property
    def section(self) -> Section | None:
        """The current section."""
        return self.minutes.section(self.place.section)

    @property
    def is_own_day(self) -> bool:
        """Whether it is the day of the meeting, or none is known."""
        return day_of(self.minutes.meeting, self.today) == self.today

    def clock(self) -> str:
        """Return the time of day, ``HH:MM``."""
        return self.now().strftime("%H:%M")

    def ensured_room(self) -> tuple[Place, Place | None]:
        """Return where what is of the whole room is written: no group's answer; and the place after it.

        The place is None where the note-taker stands where he stood.
        """
        here = self.ensured(self.place)
        return Place(here.section), here if here != self.place else None

    def told_of_room(self, words: Message) -> Message | None:
        """Return what is told of what is written for the whole room: nothing where one stands there."""
        return words if self.place.row is not None else None

    def ensured(self, place: Place) -> Place:
        """Return ``place``; where there is no section yet, one without a heading is opened."""
        if place.section is not None:
            return place
        return Place(sections.add(self.store, self.meeting, level=1))


Planner = Callable[[Work, str], Plan | Refused]
"""Works out what a command with its argument will do."""
