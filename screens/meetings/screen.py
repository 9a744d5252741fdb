"""The home screen: all meetings, what needs attention first, and a line to find one or begin a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.widget import Widget

from locales import N_, Message, Translator, message
from screens.base.commands import HOME, Command
from screens.base.list_screen import ListScreen, not_understood
from screens.base.messages import (
    CompareAsked,
    ExampleAsked,
    ExportAsked,
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
from screens.base.waiting_changes import Fate
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.row_list import Said
from screens.base.write_queue import WriteQueue
from screens.base.writing_screen import WritingScreen
from screens.meetings.beginning import beginning
from screens.meetings.listing import MeetingListing
from screens.meetings.marks import Marks
from screens.meetings.meeting_rows import needs_attention, title_of
from screens.meetings.preview import MeetingPreview
from screens.meetings.to_trash_and_back import Moving
from store.errors import FileParted, StoreBusy, StoreError
from store.file.app_windows.drafts import Field
from store.file.listing import MeetingSummary
from store.file.store import Store
from store.language.cleaning import one_line
from store.language.suggestion import Suggestion
from store.model.own_day import made_on
from store.model.uids import new_uid
from store.waiting.change import Change

_WIDE = 112
"""From so many columns on the preview stands beside the list."""

_NOT_YET = N_(
    "Another program is writing; the meeting cannot begin yet. Press {key} again in a moment."
)
_TITLE_FIELD = Field(0, "title")

_SETTLED_SECONDS = 0.3
_POLL_SECONDS = 0.25


class MeetingsScreen(WritingScreen, ListScreen):
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
        self._away = self._in_list = False
        self.head = HeadLine()
        self.listing = MeetingListing(
            self,
            store,
            t,
            said_when_empty=self._said_when_empty,
            then=self._listed,
            failed=self.failed,
        )
        self.list = self.listing.list
        self.moving = Moving(
            *(self, self.listing, "meetings.delete", "meetings.restore", self.show_selected)
        )
        self.preview = MeetingPreview(store, self.show_preview, self.failed)
        self.line = CaptureLine(self)
        self.actions = {
            "meetings.open": lambda: self.open_selected(self.line.text),
            "meetings.new": lambda: self._begin_new(self.line.text),
            "meetings.following": self._begin_following,
            "meetings.series": self._show_series,
            "meetings.mark": self._mark,
            "meetings.done": self._mark_done,
            "meetings.export": self._export_selected,
            "meetings.delete": self._delete_selected,
            "meetings.example": lambda: self.leave(ExampleAsked()),
            "meetings.undo": self._undo,
            "meetings.search": lambda: self.leave(SearchAsked(self.line.take())),
            "meetings.preview": self._turn_preview,
            "meetings.source": self.preview.turn,
            "meetings.compare": self._compare,
            "meetings.timeline": self._show_timeline,
            "meetings.saved": lambda: self.leave(SavedAsked(self.line.text, self._use)),
            "meetings.trash": lambda: self.leave(TrashAsked()),
            "meetings.people": lambda: self.post_message(PeopleAsked()),
            "meetings.import": lambda: self.post_message(ImportAsked()),
            "meetings.register": lambda: self.post_message(RegisterAsked()),
            "meetings.help": self.show_help,
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
    def has_no_meeting(self) -> bool:
        """Whether there is none in the file."""
        return not (len(self.listing.rows) or self.line.text or self.listing.is_damaged)

    @property
    def marks(self) -> Marks:
        """The meetings that are marked."""
        return self.listing.rows.marks

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
        self.head.tell(self.t(N_("Meetings")), not_understood(self.listing.unread, self.t))
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
        if command.when == "shows_preview":
            return self.preview.display and self.preview.meeting is not None
        if command.when == "is_unfinished":
            return self.selected is not None and needs_attention(self.selected)
        if command.when == "has_no_meeting":
            return self.has_no_meeting
        if command.when == "has_series":
            return bool(self.selected and self.selected.series)
        return command.when != "has_deleted" or bool(self.moving.moved)

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
            self._begin_new(text, "meetings.open")
        else:
            self._open_meeting(selected.id)
        if not self._leaving:
            self.stay()

    def _open_meeting(self, meeting: int) -> None:
        """Go to a meeting: what was typed to find or name it has done its work."""
        self.line.draft.forget_now()
        self.leave(MeetingChosen(meeting))

    def _begin_following(self) -> None:
        if self.selected is not None:
            named = {"today": self._today}
            following = Change("carrying.begin_after", self.selected.uid, named=named)
            self.begin(following, "meetings.following")

    def _begin_new(self, title: str, command: str = "meetings.new") -> None:
        """Begin a meeting with this title, or with none, and open it; ``command`` asked for it."""
        if self.refuses_command(title):
            return
        head = {"title": one_line(title) or None, "language": self.t.language}
        head |= made_on(self._today)
        self.begin(Change("meetings.create", named={"uid": new_uid(), **head}), command)

    @property
    def _today(self) -> str:
        return self.writes.moment.today().isoformat()

    def begin(self, change: Change, command: str) -> None:
        """Begin a meeting now or not at all: it does not wait, because what is typed next is for it."""
        with self.line.draft.handing_on():
            fate = self.writes.do_now(change)
        if fate.error is None:
            self._open_meeting(fate.result)
            return
        if isinstance(fate.error, FileParted):
            self.hold_until_settled(lambda screen: screen.begin(change, command))
            return
        self.line.draft.keep_now()
        said = fate.error.message
        if type(fate.error) is StoreBusy:
            said = message(_NOT_YET, key=self.key_of(command))
        self.say(said, warn=True)

    def hold_until_settled(self, act: Callable[[MeetingsScreen], object]) -> None:
        """Hold keys until it is known which file goes on, and let ``act`` come first then: here, or there."""
        self.wait()
        self._held.insert(0, lambda screen: isinstance(screen, MeetingsScreen) and act(screen))
        self.set_timer(_POLL_SECONDS, self._stay_where_settled)

    def _stay_where_settled(self) -> None:
        """Go on here where the file is ours after all; where another goes on, its screen has the keys."""
        if not self.writes.is_parted:
            self.stay()
        else:
            self.set_timer(_POLL_SECONDS, self._stay_where_settled)

    def _delete_selected(self) -> None:
        key, said = (
            self.key_of("meetings.undo"),
            N_("“{title}” is in the trash; {key} brings it back."),
        )
        if self.selected is not None:
            self.moving.move(self.selected, lambda title: message(said, title=title, key=key))
        elif self.has_no_meeting:  # the same key, which has nothing to delete
            self.leave(ExampleAsked())

    def _undo(self) -> None:
        self.moving.take_back(lambda title: message(N_("“{title}” is back."), title=title))

    def _mark(self) -> None:
        """Mark the selected meeting, or take its mark off, and go on to the next one."""
        if self.selected is not None:
            self.marks.turn(self.selected.id)
            self.move("down")
            self.list.refresh()

    def _mark_done(self) -> None:
        """Ask for nothing more of the selected meeting."""
        if self.selected is not None:
            title = title_of(self.selected.title, self.t)
            said = message(N_("“{title}” is finished."), title=title)
            self.do(
                Change("meetings.mark_done", self.selected.uid), partial(self._marked_done, said)
            )

    def _marked_done(self, said: Message, fate: Fate) -> None:
        self.listing.renew()
        self.say(fate.error.message if fate.error else said, warn=fate.error is not None)

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
        self.text_changed(text)

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

    def failed(self, reason: Message) -> None:
        """Say why the meetings could not be read, and take keys again."""
        super().failed(reason)
        if self._opening is not None:
            self._opening = None
            self.stay()

    def choose(self) -> None:
        """Open the selected meeting."""
        if self.selected is not None:
            self._open_meeting(self.selected.id)

    # The line -------------------------------------------------------------------------------------

    @property
    def field(self) -> Field:
        """The title of a new meeting, which is also what is looked for."""
        return _TITLE_FIELD

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the list, or the preview where it stands alone, have the keys that move; blank marks there."""
        listed, self._in_list = self._in_list or not self.line.text, False
        if character == " " and listed:
            self._in_list = self.command("space")
            return self._in_list
        if key == "shift+tab":
            return self.command(key)
        taken = super().take_key(key, character)
        self._in_list = taken and key != "tab"
        return taken

    def text_changed(self, text: str) -> None:
        """Find what is typed, in a thread, after a short pause."""
        self.listing.find(text)

    def completions(self, text: str, cursor: int) -> Sequence[Suggestion]:
        """Offer what narrows the list, as soon as the meetings are known."""
        shelf = self.listing.shelf
        if shelf is None:
            return ()
        from store.search.completing_meetings import suggest

        return suggest(text[:cursor], self.t.language, shelf)

    def label_for(self, text: str) -> LineLabel:
        """Say what Enter opens, or what is done with those that are marked."""
        t, place, selected = self.t, self.t(N_("Meetings")), self.selected
        if self.marks:
            said = t.n(
                "{n} marked · {key} exports it · Esc takes the mark off",
                "{n} marked · {key} makes a newsletter of them · Esc takes the marks off",
                len(self.marks),
                key=self.key_of("meetings.export"),
            )
            return LineLabel(place, said)
        if selected is None:
            return LineLabel(place, t(N_("Enter begins a new meeting")))
        said = t(
            N_("Enter opens “{title}” · {key} begins a new one"),
            title=title_of(selected.title, t),
            key=self.key_of("meetings.new"),
        )
        return LineLabel(place, said)

    def submit(self, text: str) -> bool:
        """Open what fits; the text stays until another screen is there, in case it cannot be done."""
        self.open_selected(text)
        return False

    def _said_when_empty(self) -> list[Said]:
        t = self.t
        if self.line.text:
            search = self.key_of("meetings.search")
            return [
                t(N_("No meeting fits.")),
                "",
                t(N_("Enter begins a new one with that title.")),
                t(N_("{key} searches everything that is written."), key=search),
            ]
        if self.listing.is_damaged:
            return [t(N_("No meeting can be read here."))]
        return beginning(self.key_of, t)
