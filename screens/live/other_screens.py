"""What is opened from a meeting at work: by a key, by a command in the line, or when it is closed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from locales import N_
from screens.base.messages import (
    ChecksAsked,
    ChoicesAsked,
    ExportAsked,
    HomeAsked,
    ReadbackAsked,
    RegisterAsked,
    TakenOutAsked,
)
from screens.base.newest_answer import in_thread
from screens.base.palette import Choice
from screens.base.widgets.cells import shown_inline
from screens.live.receipt import LineReceipt
from screens.live.series_neighbours import Side, open_beside
from screens.writing.answers import Answer
from screens.writing.desk import Desk, MeetingAtWork
from screens.writing.messages import PresenceAsked
from store.capture import Request
from store.people.directory import read_directory

if TYPE_CHECKING:
    from screens.base.line_screen import LineScreen
    from screens.live.line import LiveLine


class OtherScreens:
    """Opens other screens from the meeting of a desk; keys that come meanwhile are held for them.

    Attributes:
        actions: what the commands of the screen do that open another one, by their ids.
    """

    def __init__(
        self, screen: LineScreen, desk: Desk, host: LiveLine, tell: Callable[[Answer], bool]
    ) -> None:
        """Open them from ``screen``; ``host`` undoes for people, ``tell`` shows why none comes."""
        self._screen = screen
        self._desk = desk
        self._host = host
        self._tell = tell
        self.actions: dict[str, Callable[[], object]] = {
            "live.help": self._help,
            "live.checks": self._checks,
            "live.taken_out": self._taken_out,
            "live.export": self.export,
            "live.people": self._people,
            "live.register": lambda: self._register(""),
            "live.home": lambda: screen.leave(HomeAsked()),
            "live.previous": lambda: self._beside("previous"),
            "live.next": lambda: self._beside("next"),
        }
        self._commands: dict[str, Callable[[str], object]] = {
            "help": lambda _: self._help(),
            "checks": lambda _: self._checks(),
            "taken out": lambda _: self._taken_out(),
            "export": lambda profile: self.export(profile or None),
            "people": lambda _: self._people(),
            "register": self._register,
            "readback": lambda wanted: screen.leave(ReadbackAsked(desk.meeting_id, wanted)),
        }

    def carry_out(self, request: Request) -> bool:
        """Open what a command in the line asks for; return whether it asks for another screen."""
        opens = self._commands.get(request.name)
        if opens is not None:
            opens(request.argument)
        return opens is not None

    def export(self, profile: str | None = None, *, closing: bool = False) -> None:
        """Open the export; ``closing`` where the meeting was closed just now."""
        self._screen.leave(ExportAsked(self._desk.meeting_id, profile, closing=closing))

    def latest_lines(
        self, receipts: Collection[LineReceipt], select: Callable[[str], object]
    ) -> None:
        """Show what became of the latest lines, the newest first; ``select`` goes to what one has written."""

        def go_to(entry: str | None) -> None:
            if self._desk.minutes.entry(entry) is not None:
                select(str(entry))

        choices = [
            Choice(
                shown_inline(one.line),
                partial(go_to, one.entry),
                shown_inline(one.words),
                f"{one.at:%H:%M}",
            )
            for one in reversed(tuple(receipts))
        ]
        self._screen.leave(ChoicesAsked(self._screen.t(N_("The latest lines")), choices))

    def load_directory(self) -> None:
        """Read whom completion may offer, in a thread."""
        in_thread(
            self._screen, self._desk.store, read_directory, self._desk.offer, self._screen.failed
        )

    def _help(self) -> None:
        self._screen.show_help()

    def _checks(self) -> None:
        self._screen.leave(ChecksAsked(self._desk.meeting_id))

    def _taken_out(self) -> None:
        self._screen.leave(TakenOutAsked(self._desk.minutes))

    def _register(self, words: str) -> None:
        self._screen.leave(RegisterAsked(words))

    def _beside(self, side: Side) -> None:
        self._tell(open_beside(self._desk, side, self._screen.leave))

    def _people(self) -> None:
        """Show who is there."""
        at_work = MeetingAtWork(self._desk, self._host.undone, self._host.done_again)
        self._screen.leave(PresenceAsked(at_work, self.load_directory))
