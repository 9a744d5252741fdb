"""The home screen: all meetings, what needs attention first, and a line to find one or begin a new one."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from locales import N_, Message, Translator, message
from screens.base.commands import HOME, Command
from screens.base.messages import (
    CompareAsked,
    ExportAsked,
    HelpAsked,
    ImportAsked,
    MeetingChosen,
    PeopleAsked,
    RegisterAsked,
    SavedAsked,
    SearchAsked,
    TimelineAsked,
    TrashAsked,
)
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.row_list import RowList
from screens.base.write_queue import WriteQueue
from screens.base.writing_screen import WritingScreen
from screens.meetings.changes import Changes
from screens.meetings.home_line import HomeHost, said_when_empty
from screens.meetings.listing import Listing
from screens.meetings.marks import Marks
from screens.meetings.preview import Preview
from store.errors import StoreError
from store.file.listing import MeetingSummary
from store.file.store import Store

_WIDE = 112
"""From so many columns on the preview stands beside the list."""

_SETTLED_SECONDS = 0.3
_POLL_SECONDS = 0.25


class MeetingsScreen(WritingScreen):
    """The list of meetings, and the selected one at a glance."""

    CSS_PATH = "screen.tcss"
    SAID_AT = N_("Meetings")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012
    where = HOME

    def __init__(
        self,
        store: Store,
        t: Translator,
        settings: ScreenSettings,
        *,
        queue: WriteQueue | None = None,
    ) -> None:
        """Show what is in ``store``, which must not wait for locks; ``queue`` writes."""
        super().__init__(store, t, settings, queue)
        self.keep_drafts(store)
        self._opening: str | None = None
        self._away = False
        self.changes = Changes(self)
        self.head = HeadLine()
        self.listing = Listing(
            self,
            store,
            t,
            said_when_empty=lambda: said_when_empty(self),
            then=self._listed,
            failed=self._failed,
        )
        self.list = self.listing.list
        self.preview = Preview(store, t, self.show_preview, self._failed)
        self.line = CaptureLine(HomeHost(self))
        self.actions = {
            "meetings.open": lambda: self.open_selected(self.line.text),
            "meetings.new": lambda: self.changes.begin_new(self.line.text),
            "meetings.following": self._begin_following,
            "meetings.series": self._show_series,
            "meetings.mark": self._mark,
            "meetings.export": self._export_selected,
            "meetings.delete": self._delete_selected,
            "meetings.undo": self.changes.undo,
            "meetings.search": lambda: self.leave(SearchAsked(self.line.take())),
            "meetings.preview": self._turn_preview,
            "meetings.compare": self._compare,
            "meetings.timeline": self._show_timeline,
            "meetings.saved": lambda: self.leave(SavedAsked(self.line.text, self._use)),
            "meetings.trash": lambda: self.leave(TrashAsked()),
            "meetings.people": lambda: self.post_message(PeopleAsked()),
            "meetings.import": lambda: self.post_message(ImportAsked()),
            "meetings.register": lambda: self.post_message(RegisterAsked()),
            "meetings.help": lambda: self.post_message(HelpAsked()),
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        self.head.tell(self.t(N_("Meetings")), "")
        yield self.head
        self.body = Widget(self.list, id="body")  # the preview comes to it when the list stands
        yield self.body
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show the first page, read the rest in a thread, and look for others' changes from now on."""
        try:
            self.listing.begin()
        except StoreError as error:
            self.say(error.message, warn=True)
        self.show_keys()
        self.set_timer(_SETTLED_SECONDS, self._settle)
        self.set_interval(_POLL_SECONDS, self._poll)

    async def _settle(self) -> None:
        """Do what the first sight of the list need not wait for; nothing where the app is ending already."""
        if not self.body.is_attached:
            return
        await self.body.mount(self.preview)
        self.listing.complete()

    def on_screen_suspend(self) -> None:
        """Remember that the meetings may change unseen."""
        self._away = True

    def on_screen_resume(self) -> None:
        """Show what was changed on another screen."""
        if self._away:
            self._away = False
            self.listing.renew()

    # The list -------------------------------------------------------------------------------------

    @property
    def selected(self) -> MeetingSummary | None:
        """The meeting that Enter opens."""
        return self.listing.selected

    @property
    def marks(self) -> Marks:
        """The meetings that are marked."""
        return self.listing.rows.marks

    def look_for(self, text: str) -> None:
        """Find meetings, in a thread, after a short pause."""
        self.listing.find(text)

    def move(self, key: str) -> bool:
        """Move by a key in the list, or in the preview where it stands alone; return whether it moves."""
        if self._is_alone and key in ("pageup", "pagedown"):
            return self.preview.press(key)
        taken = self.listing.press(key)
        if taken:
            self.show_selected()
        return taken

    def show_selected(self) -> None:
        """Show what can be done with the selected meeting, and the meeting itself."""
        self.show_keys()
        self.line.redraw()
        self.show_preview()

    def _listed(self) -> None:
        self.show_selected()
        if self._opening is not None:
            self._open_now(self._opening)

    # The preview ----------------------------------------------------------------------------------

    @property
    def _is_alone(self) -> bool:
        return self.has_class("-narrow") and self.has_class("-alone")

    def show_preview(self) -> None:
        """Show the selected meeting at a glance, where there is room for it."""
        selected = self.selected if self.preview.display and self.preview.size.width else None
        if selected is None:
            self.preview.show_meeting(None)
        else:
            self.preview.show_meeting(selected.id, selected.changed)

    def _turn_preview(self) -> None:
        """Fold the preview away or out; where there is little room, show it in place of the list."""
        self.toggle_class("-alone" if self.has_class("-narrow") else "-folded")

    def escape(self) -> None:
        """Go back from the preview to the list, then take the marks off."""
        if self._is_alone:
            self._turn_preview()
        elif self.marks:
            self.marks.clear()
            self.list.refresh()

    # Commands -------------------------------------------------------------------------------------

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        if command.when == "has_meeting":
            return self.selected is not None
        if command.when == "has_series":
            return bool(self.selected and self.selected.series)
        return command.when != "has_deleted" or bool(self.changes.deleted)

    def open_selected(self, text: str) -> None:
        """Open the selected meeting of those that fit ``text``; begin a new one where none fits.

        Where it is not known yet which fit, that is waited for, and keys are held meanwhile.
        """
        if self.listing.shows(text):
            self._open_now(text)
        else:
            self._opening, self._leaving = text, True
            self.listing.find_now(text)

    def _open_now(self, text: str) -> None:
        self._opening, self._leaving = None, False
        selected = self.selected
        if selected is None:
            self.changes.begin_new(text, "meetings.open")
        else:
            self.open_meeting(selected.id)
        if not self._leaving:
            self.stay()

    def open_meeting(self, meeting: int) -> None:
        """Go to a meeting: what was typed to find or name it has done its work."""
        self.line.forget_draft()
        self.leave(MeetingChosen(meeting))

    def _begin_following(self) -> None:
        if self.selected is not None:
            self.changes.begin_after(self.selected.uid)

    def _delete_selected(self) -> None:
        if self.selected is not None:
            self.changes.delete(self.selected)

    def _mark(self) -> None:
        """Mark the selected meeting, or take its mark off, and go on to the next one."""
        if self.selected is not None:
            self.marks.turn(self.selected.id)
            self.move("down")
            self.list.refresh()

    def _export_selected(self) -> None:
        """Export the meetings that are marked, several as a newsletter; else the selected one."""
        first, *others = self.marks or ([self.selected.id] if self.selected else [0])
        if others:
            self.post_message(ExportAsked(first, "newsletter", others=tuple(others)))
        elif first:
            self.post_message(ExportAsked(first))

    def _show_timeline(self) -> None:
        if self.selected is not None and self.selected.series:
            self.leave(TimelineAsked(self.selected.series))

    def _show_series(self) -> None:
        """Look for the meetings of the selected one's series."""
        if self.selected is not None and self.selected.series:
            from store.search.completing_meetings import series_filter

            self._use(series_filter(self.selected.series, self.t.language))

    def _use(self, text: str) -> None:
        """Look for a text as if it were typed."""
        self.line.begin_with(text)
        self.look_for(text)

    def _compare(self) -> None:
        """Show the marked meeting and the selected one side by side, or two marked ones; else mark one."""
        selected = self.selected
        if selected is None:
            return
        both = list(dict.fromkeys((*self.marks, selected.id)))[:2] if len(self.marks) < 3 else []
        if not self.marks:
            self.marks.turn(selected.id)
            key = self.key_of("meetings.compare")
            self.say(message(N_("Marked; {key} on another meeting compares them."), key=key))
        elif len(both) == 2:
            self.marks.clear()
            self.leave(CompareAsked(*both))
        else:
            self.say(message(N_("Mark one meeting, and select another one.")), warn=True)
        self.list.refresh()

    # Telling --------------------------------------------------------------------------------------

    def _poll(self) -> None:
        if self.is_current:
            self.listing.follow()

    def _failed(self, reason: Message) -> None:
        self.say(reason, warn=True)
        if self._opening is not None:
            self._opening = None
            self.stay()

    @on(RowList.Selected)
    def _clicked(self, clicked: RowList.Selected) -> None:
        self.show_selected()
        if clicked.twice and self.selected is not None:
            self.open_meeting(self.selected.id)
