"""The checks: what is missing or doubtful, where it is, and what somebody has dismissed.

The meeting is looked through in a thread, when something in it has changed; no key waits for that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult

from exports.checks import Finding, check, dismissed_ones, open_ones
from exports.checks.entries import NOT_CARRIED_OUT
from locales import N_, Message, Translator, message
from screens.base.commands import CHECKS, Command
from screens.base.following_screen import FollowingScreen
from screens.base.messages import MeetingChosen
from screens.base.newest_answer import NewestAnswer
from screens.base.news import News
from screens.base.settings import ScreenSettings
from screens.base.waiting_changes import Fate
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.write_queue import WriteQueue
from screens.base.writing_screen import WritingScreen
from screens.checks.finding_list import FindingList
from screens.writing.undo_words import nothing_words, undone_words
from store.errors import Locked
from store.file import reading
from store.file.app_windows.drafts import Field
from store.file.store import Store
from store.file.undo import Undone
from store.file.verified_locks import Locks
from store.model.minutes import Minutes
from store.series.around import load_with_around
from store.waiting.change import Change


@dataclass(frozen=True, slots=True)
class Looked:
    """What the checks have found, and the meeting as it was then."""

    minutes: Minutes
    found: tuple[Finding, ...]


def look(store: Store, meeting: int) -> Looked:
    """Read a meeting, its id given, and check it; for a thread."""
    minutes, around = load_with_around(store, meeting)
    return Looked(minutes, tuple(check(minutes, around)))


_CHECKS = N_("Checks")
_REASONS = "dismissal:"
_NOT_NOW = message(N_("Another program is writing just now, and the line is not thrown away."))
_AT_ONCE = ("escape", "ctrl+q", "f1")
"""Keys that wait for nothing: the way back, and those of the app."""


class ChecksScreen(WritingScreen, FollowingScreen):
    """The findings of one meeting. The line holds the reason for dismissing one of them."""

    CSS_PATH = "screen.tcss"
    SAID_AT = _CHECKS
    where = CHECKS

    def __init__(
        self,
        store: Store,
        meeting_id: int,
        t: Translator,
        settings: ScreenSettings,
        *,
        queue: WriteQueue | None = None,
    ) -> None:
        """Look through the meeting, ``queue`` writes in it; raise NotFound where there is none."""
        super().__init__(store, t, settings, queue)
        self.keep_drafts(store)
        self._store = store
        self._meeting_id = meeting_id
        self._meeting = reading.load_meeting(store, meeting_id)
        self._looked: Looked | None = None
        self._looking = NewestAnswer(self, store, look, self._show, self.failed)
        self._news = News(store)
        self._asked: Finding | None = None
        self._ahead: list[tuple[str, str | None]] = []
        self.head = HeadLine()
        self.list = FindingList(t)
        self.line = CaptureLine(self)
        self.actions = {
            "checks.go": self.go,
            "checks.dismiss": self.dismiss_or_take_back,
            "checks.undo": lambda: self._undo_or_redo(again=False),
            "checks.redo": lambda: self._undo_or_redo(again=True),
            "checks.help": self.show_help,
            "checks.back": self.close,
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        yield self.head
        yield self.list
        yield self.line
        yield self.key_line

    # Looking --------------------------------------------------------------------------------------

    def show_meeting(self) -> None:
        """Look through the meeting, in a thread; only the latest time counts."""
        self._tell_head()
        self._looking.ask(self._meeting_id)

    def _show(self, looked: Looked) -> None:
        ahead, self._ahead = self._ahead, []
        first, self._looked = self._looked is None, looked
        self._meeting = looked.minutes.meeting
        self._show_found(looked.found)
        if first:
            self._go_on_asking()
        for key, character in ahead:
            self.line.press(key, character)

    def _show_found(self, found: tuple[Finding, ...]) -> None:
        self.list.show(open_ones(found), dismissed_ones(found))
        self._tell_head()
        self.show_keys()
        self.line.redraw()

    def _wait_with(self, key: str, character: str | None) -> bool:
        """Keep a key for when it is known what was found; return False where that is known."""
        if self._looked is None and key not in _AT_ONCE:
            self._ahead.append((key, character))
            return True
        return False

    def take_in(self) -> None:
        """Look again when somebody has changed the meeting and the last look is done."""
        if self._looking.is_known and self._news.has_come():
            self.show_meeting()

    def lay_out(self) -> None:
        """Leave it to the list, which wraps what is seen of it."""

    def _tell_head(self) -> None:
        title = self._meeting.title or self.t(N_("(no title)"))
        self.head.tell(f"{self.t(_CHECKS)}: {title}", self._counts())

    def _counts(self) -> str:
        if self._looked is None:
            return ""
        found = self._looked.found
        count, dismissed = len(open_ones(found)), len(dismissed_ones(found))
        said = [self.t.n("{n} finding", "{n} findings", count)]
        if dismissed:
            said.append(self.t(N_("Dismissed: {count}"), count=dismissed))
        return " · ".join(said)

    # What is done ---------------------------------------------------------------------------------

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        return command.when != "has_finding" or self.list.selected is not None

    def go(self) -> None:
        """Go to the place of the selected finding, its entry highlighted."""
        found = self.list.selected
        if found is not None and found.check == NOT_CARRIED_OUT:
            self.leave(MeetingChosen(self._meeting_id, refused=found.subject))
        elif found is not None:
            self.leave(MeetingChosen(self._meeting_id, found.place, found.entry))

    def dismiss_or_take_back(self) -> None:
        """Ask why the selected finding is dismissed; list one again that is."""
        found = self.list.selected
        if found is None:
            return
        if found.check == NOT_CARRIED_OUT:
            self._throw_away(Field(self._meeting_id, found.subject))
            return
        try:
            Locks(self._meeting.status).check()
        except Locked as error:
            self.say(error.message, warn=True)
            return
        if found.reason is None:
            self._asked = found
            self.offer_drafts()
            return
        take_back = Change("dismissals.take_back", self._meeting.uid, (found.key,))
        self._change(found, None, take_back, message(N_("It is listed again.")))

    def _throw_away(self, field: Field) -> None:
        """Forget a line that was not carried out, when the key for that is pressed twice."""
        key = self.keymap.shown("checks.dismiss")
        asks = message(N_("{key} once more throws the line away"), key=key)
        if self.line.was_said != self.t(asks):
            self.say(asks, warn=True)
        elif self.drafts is not None:
            if (text := self.drafts.take_over(field)) is None:
                self.say(_NOT_NOW, warn=True)
            elif text:
                self.drafts.forget(field)
            self.show_meeting()

    def _go_on_asking(self) -> None:
        """Ask again for a reason that was left half-typed."""
        left = self.drafts.left(self._meeting_id, _REASONS) if self.drafts is not None else ()
        names = [field.name for field in left]
        listed = open_ones(self._looked.found) if self._looked is not None else ()
        found = next(
            (one for one in listed if reason_field(self._meeting_id, one).name in names), None
        )
        if found is not None:
            self.list.select(found)
            self.dismiss_or_take_back()

    @property
    def field(self) -> Field | None:
        """The reason that is being written."""
        return reason_field(self._meeting_id, self._asked) if self._asked is not None else None

    def answer(self, reason: str) -> bool:
        """Dismiss the finding that was asked about; return False where the reason must stay."""
        found = self._asked
        if found is None:
            return False
        key, why = self.keymap.shown("checks.undo"), " ".join(reason.split())
        dismiss = Change("dismissals.dismiss", self._meeting.uid, (found.key, why), text=why)
        said = message(N_("Dismissed; {key} lists it again."), key=key)
        taken = self._change(found, why, dismiss, said)
        if taken:
            self._asked = None
        return taken

    def _change(self, found: Finding, reason: str | None, change: Change, said: Message) -> bool:
        """Write a change, or let it wait, and show at once what it does; return whether it was taken."""

        def late(fate: Fate) -> None:
            if fate.error is not None:
                self._show_reason(found, found.reason)
                self.give_back(change.text, fate, here=False)
            self._told(fate, said)

        fate = self.writes.do(change, late, owner=self)
        if fate.error is None:
            self._show_reason(found, reason)
        self._told(fate, said)
        return fate.error is None

    def _show_reason(self, found: Finding, reason: str | None) -> None:
        self.list.set_reason(found, reason)
        if self._looked is not None:
            changed = replace(found, reason=reason)
            known = (changed if one.key == found.key else one for one in self._looked.found)
            self._looked = replace(self._looked, found=tuple(known))

    def _told(self, fate: Fate, said: Message) -> None:
        """Say what became of something; what is written is looked at again."""
        if fate.error is not None:
            self.say(fate.error.message, warn=True)
        elif not fate.waits:
            self.show_meeting()
            self.say(said)
        elif (state := self.writes.state) is not None:
            self.say(state.words, warn=True)

    def _undo_or_redo(self, *, again: bool) -> None:
        def told(fate: Fate) -> None:
            done = fate.error is None and not fate.waits
            self._told(fate, self._undone(fate.result if done else None, again=again))

        verb = "redo" if again else "undo"
        told(self.writes.do(Change(verb, self._meeting.uid), told, owner=self))

    def _undone(self, step: Undone | None, *, again: bool) -> Message:
        if step is None or self._looked is None:
            return nothing_words(again=again)
        return undone_words(step, self._looked.minutes, again=again)

    @on(FindingList.Chosen)
    def _clicked(self) -> None:
        self.go()

    # The line -------------------------------------------------------------------------------------

    def is_elsewhere(self) -> bool:
        """Return whether letters mean nothing now."""
        return self._asked is None

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the list have a key that moves in it, while no reason is written."""
        if self._wait_with(key, character):
            return True
        if self._asked is not None:
            return character is None and key in ("up", "down", "pageup", "pagedown", "tab")
        return character is not None or self.list.press(key)

    def take_paste(self, text: str) -> bool:
        """Take a paste away while no reason is written."""
        return self._asked is None

    def label_for(self, text: str) -> LineLabel:
        """Say what the keys do with the selected finding, or ask for the reason."""
        t = self.t
        if self._asked is not None:
            said = t(N_("Why? · Enter dismisses it · Esc goes back"))
            return LineLabel(t(N_("Dismiss")), said, "ask")
        found = self.list.selected
        if found is None:
            return LineLabel(t(_CHECKS), "")
        key = self.keymap.shown("checks.dismiss")
        if found.check == NOT_CARRIED_OUT:
            said = N_("Enter takes the line up again · {key} throws it away")
            return LineLabel(t(_CHECKS), t(said, key=key))
        if found.reason is not None:
            return LineLabel(t(_CHECKS), t(N_("Enter goes there · {key} lists it again"), key=key))
        return LineLabel(t(_CHECKS), t(N_("Enter goes there · {key} dismisses it"), key=key))

    def submit(self, text: str) -> bool:
        """Take the reason, or go to the selected finding."""
        if self._asked is not None:
            return self.answer(text)
        self.go()
        return True

    @property
    def drops_by_escape(self) -> bool:
        """Whether a reason is written, which Esc drops."""
        return self._asked is not None

    def escape(self) -> None:
        """Leave the reason, or the screen."""
        if self._asked is None:
            self.close()
            return
        self._asked = None
        self.line.put_away()

    def command(self, key: str) -> bool:
        """Run the command of a key, while no reason is written."""
        return self._asked is None and super().command(key)


def reason_field(meeting: int, found: Finding) -> Field:
    """Return the field that the reason for dismissing a finding is typed in."""
    return Field(meeting, f"{_REASONS}{found.key}")
