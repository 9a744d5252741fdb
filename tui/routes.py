"""Which screen is shown for what is asked: each is imported and made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from locales import Translator
from screens.base.messages import (
    ChecksAsked,
    ChoicesAsked,
    CompareAsked,
    ExportAsked,
    HelpAsked,
    HomeAsked,
    ImportAsked,
    MeetingChosen,
    PeopleAsked,
    ReadbackAsked,
    RegisterAsked,
    SavedAsked,
    ScreenAsked,
    SearchAsked,
    TakenOutAsked,
    TimelineAsked,
    TrashAsked,
)
from screens.base.palette import Choice
from screens.base.settings import ScreenSettings
from screens.base.write_queue import WriteQueue
from screens.writing.messages import PresenceAsked
from store.file.store import Store

if TYPE_CHECKING:
    from textual.screen import Screen


class Screens(NamedTuple):
    """Makes screens; one that names a meeting raises NotFound where there is none.

    Attributes:
        store: the app's own connection.
        reader: opens a connection for reading only.
        t: the language of the words.
        settings: a person's choices.
        queue: what writes for all of them.
    """

    store: Store
    reader: Callable[[], Store]
    t: Translator
    settings: ScreenSettings
    queue: WriteQueue

    def first(self, meeting: int | None, *, view: bool) -> Screen[None]:
        """Return the screen to begin with: a meeting, only read if ``view``, or the list of meetings."""
        if meeting is None:
            return self.home(HomeAsked())
        if not view:
            return self.live(MeetingChosen(meeting))
        from screens.readback.screen import ReadbackScreen

        return ReadbackScreen(self.store, meeting, self.t, self.settings, alone=True)

    def home(self, _: HomeAsked) -> Screen[None]:
        """Return the list of meetings."""
        from screens.meetings.screen import MeetingsScreen

        return MeetingsScreen(self.store, self.t, self.settings, queue=self.queue)

    def live(self, chosen: MeetingChosen) -> Screen[None]:
        """Return a meeting at work."""
        from screens.live.screen import LiveScreen

        return LiveScreen(
            *(self.store, chosen.meeting_id, self.t, self.settings),
            place=chosen.place,
            entry=chosen.entry,
            refused=chosen.refused,
            queue=self.queue,
        )

    def search(self, asked: SearchAsked) -> Screen[None]:
        """Return the search of everything, beginning with what is typed already."""
        from screens.search.screen import SearchScreen

        return SearchScreen(self.store, self.t, self.settings, text=asked.text)

    def compare(self, asked: CompareAsked) -> Screen[None]:
        """Return two meetings side by side."""
        from screens.meetings.compare import CompareScreen

        return CompareScreen(self.store, asked, self.t, self.settings)

    def timeline(self, asked: TimelineAsked) -> Screen[None]:
        """Return the timeline of a series."""
        from screens.meetings.timeline import TimelineScreen

        return TimelineScreen(self.store, asked.series, self.t, self.settings)

    def saved(self, asked: SavedAsked) -> Screen[None]:
        """Return the saved searches."""
        from screens.search.saved import SavedScreen

        return SavedScreen(self.store, asked, self.t, self.settings, queue=self.queue)

    def trash(self, _: TrashAsked) -> Screen[None]:
        """Return the meetings in the trash."""
        from screens.meetings.trash import TrashScreen

        return TrashScreen(self.store, self.t, self.settings, queue=self.queue)

    def taken_out(self, asked: TakenOutAsked) -> Screen[None]:
        """Return what was taken out of a meeting."""
        from screens.taken_out.screen import TakenOutScreen

        return TakenOutScreen(self.store, asked, self.t, self.settings, queue=self.queue)

    def people(self, asked: PeopleAsked | PresenceAsked) -> Screen[None]:
        """Return the register of people; with a meeting at work, who is there first."""
        from screens.people.screen import PeopleScreen

        at_work = asked.at_work if isinstance(asked, PresenceAsked) else None
        return PeopleScreen(self.store, self.t, self.settings, at_work=at_work, queue=self.queue)

    def import_(self, _: ImportAsked) -> Screen[None]:
        """Return the import of documents."""
        from screens.importing.screen import ImportScreen

        return ImportScreen(self.store, self.t, self.settings)

    def register(self, asked: RegisterAsked) -> Screen[None]:
        """Return the register of decisions, actions and questions."""
        from screens.register.screen import RegisterScreen

        words, queue = asked.words, self.queue
        return RegisterScreen(self.store, self.t, self.settings, words=words, queue=queue)

    def help(self, asked: HelpAsked) -> Screen[None]:
        """Return the help."""
        from screens.help.screen import HelpScreen

        return HelpScreen(self.t, self.settings, asked.where)

    def checks(self, asked: ChecksAsked) -> Screen[None]:
        """Return the checks of a meeting."""
        from screens.checks.screen import ChecksScreen

        meeting = asked.meeting_id
        return ChecksScreen(self.store, meeting, self.t, self.settings, queue=self.queue)

    def readback(self, asked: ReadbackAsked) -> Screen[None]:
        """Return the read-back over the meeting at work, with a connection of its own."""
        from screens.readback.screen import ReadbackScreen

        meeting, wanted = asked.meeting_id, asked.wanted
        return ReadbackScreen(self.reader(), meeting, self.t, self.settings, wanted=wanted)

    def export(self, asked: ExportAsked) -> Screen[None]:
        """Return the export of a meeting."""
        from screens.export.screen import ExportScreen

        return ExportScreen(self.store, asked, self.t, self.settings, queue=self.queue)

    def choosing(self, title: str, choices: Sequence[Choice]) -> Screen[None]:
        """Return a list of choices, by which the screen below goes on."""
        from screens.base.choosing import ChoosingScreen

        return ChoosingScreen(title, choices, self.t, self.settings)

    def asked_for(self, asked: ScreenAsked) -> Screen[None]:
        """Return the screen that is asked for."""
        return ROUTES[type(asked)](self, asked)


ROUTES: dict[type[ScreenAsked], Callable[[Screens, Any], Screen[None]]] = {
    HomeAsked: Screens.home,
    MeetingChosen: Screens.live,
    ReadbackAsked: Screens.readback,
    ChecksAsked: Screens.checks,
    ExportAsked: Screens.export,
    HelpAsked: Screens.help,
    PeopleAsked: Screens.people,
    PresenceAsked: Screens.people,
    RegisterAsked: Screens.register,
    SearchAsked: Screens.search,
    SavedAsked: Screens.saved,
    CompareAsked: Screens.compare,
    TimelineAsked: Screens.timeline,
    TrashAsked: Screens.trash,
    TakenOutAsked: Screens.taken_out,
    ChoicesAsked: lambda screens, asked: screens.choosing(asked.title, asked.choices),
    ImportAsked: Screens.import_,
}
"""What makes the screen for each thing that is asked."""
