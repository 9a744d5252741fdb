"""People: who is there in the open meeting, and the register over all meetings.

The screen has four parts, of which one is shown: the participants, the register, one person's page, and a
pasted list beside the register. The line at the bottom has the focus and hands every key on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any, TypeVar

from textual import on
from textual.app import ComposeResult

from locales import N_, Message, Translator, message
from screens.base.commands import Command
from screens.base.line_screen import FROM_BEFORE, GONE
from screens.base.messages import MeetingChosen
from screens.base.newest_answer import NewestAnswer, in_thread
from screens.base.news import News
from screens.base.settings import ScreenSettings
from screens.base.waiting_changes import Fate
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.row_list import RowList
from screens.base.write_queue import WriteQueue
from screens.base.writing_screen import WritingScreen
from screens.people.page import FIELDS, Page
from screens.people.part import PeoplePart
from screens.people.presence import ADDED, Presence
from screens.people.register import LIST, PeopleRegister
from screens.people.review import Compared, Review, compare
from screens.writing.desk import MeetingAtWork
from screens.writing.undo_words import register_words
from store.file.app_windows.drafts import Field
from store.file.store import Store
from store.items.person_page import read_page
from store.language.suggestion import Suggestion
from store.model.shared_records import REGISTER_UID
from store.people.duplicates import likely_duplicates
from store.people.known_people import Listed, People, all_people
from store.people.review import to_take_in
from store.waiting.change import Change

_POLL_SECONDS = 0.1

_EVERYBODY = ""
_NO_LETTER = message(N_("This letter means nothing here; {key} shows the keys."), key="F2")

T = TypeVar("T")


class PeopleScreen(WritingScreen):
    """People, over the meeting at work or over the list of meetings."""

    def __init__(
        self,
        store: Store,
        t: Translator,
        settings: ScreenSettings,
        *,
        at_work: MeetingAtWork | None = None,
        queue: WriteQueue | None = None,
    ) -> None:
        """Show the participants of the meeting at work, else the register.

        Args:
            store: must not wait for locks.
            t: the language of the words.
            settings: a person's choices.
            at_work: the meeting at work; None where none is open.
            queue: what writes.
        """
        super().__init__(store, t, settings, queue)
        self.keep_drafts(store)
        self._store = store
        self._at_work = at_work
        self._reading = NewestAnswer(self, store, _read_all, self._known, self.failed)
        self._news = News(store)
        self._wanted: str | None = None
        self._went_on = False
        self._pasted = ""
        self.head = HeadLine()
        self._make_parts(store, at_work)
        parts = (self.presence, self.register, self.page, self.review)
        self.parts: Sequence[PeoplePart] = tuple(part for part in parts if part is not None)
        self.part: PeoplePart = self.parts[0]
        self._before: PeoplePart = self.part
        self.line = CaptureLine(self)
        self.actions = {
            **{name: action for part in self.parts for name, action in part.actions.items()},
            **dict.fromkeys(
                ("people.help", "persons.help", "person.help", "review.help"),
                self.show_help,
            ),
            **dict.fromkeys(("people.back", "persons.back"), self.close),
        }

    def _make_parts(self, store: Store, at_work: MeetingAtWork | None) -> None:
        """Make what can be shown: the participants of the meeting, and the register with its pages."""
        self.register = PeopleRegister(
            self,
            store,
            other=self._show_presence,
            open_person=self._open_person,
            likely=self._look_for_likely,
            undo=partial(self._take_step, again=False),
            redo=partial(self._take_step, again=True),
            paste=self._compare,
            has_other=at_work is not None,
        )
        register = self.register.actions
        self.page = Page(
            self,
            store,
            back=self._leave_page,
            open_meeting=lambda meeting: self.leave(MeetingChosen(meeting)),
            undo=register["persons.undo"],
            redo=register["persons.redo"],
        )
        self.review = Review(self, take_in=self._take_in, back=self._leave_review)
        self.presence = None
        if at_work is not None:
            self.presence = Presence(self, at_work, self._show_register, self._open_by_uid)

    def compose(self) -> ComposeResult:
        """Put the parts in their places; one of them is seen."""
        yield self.head
        for part in self.parts:
            part.rows.display = part is self.part
            yield part.rows
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Show the first part, and look for others' changes from now on."""
        self.show_part(self.part)
        if self.presence is not None:
            left = self._left(self.presence.meeting, ADDED)
            if left and self.draft_of(left[0]) is not None:
                self.presence.add()
        self._read()
        self._poll()
        self.set_interval(_POLL_SECONDS, self._poll)

    # Half-typed texts -----------------------------------------------------------------------------

    def _left(self, meeting: int, beginning: str) -> list[Field]:
        return self.drafts.left(meeting, beginning) if self.drafts is not None else []

    def offer_drafts(self) -> None:
        """Go on with what was left in a field of a person, or in the line."""
        if self.register.people is not None:
            self._go_on(self.register.people)
        super().offer_drafts()

    def is_left(self) -> bool:
        """Return whether a field of a person, or the line, was left half-typed."""
        return super().is_left() or bool(self._left(0, FIELDS))

    def _go_on(self, people: People) -> None:
        """Go on with a field of a person that was left half-typed, or with a list that was pasted."""
        for field in self._left(0, FIELDS) if self.line.is_free else ():
            uid, _, name = field.name.removeprefix(FIELDS).partition(":")
            listed, text = people.get(uid), self.draft_of(field)
            if listed is not None and text is not None:
                self._open_person(listed)
                self.page.edit(name)
                self.line.offer(text, field)  # of one who is merged into this one by now
                self.say(FROM_BEFORE)
            elif text is not None:
                self._go_to(self.register)
                self.line.offer(text, field)
                self.say(GONE, warn=True)
            return
        if self.part is self.register and self.line.is_free and (text := self.draft_of(LIST)):
            self.line.give_back(text)

    # Which part is shown ----------------------------------------------------------------------------

    @property
    def where(self) -> str:
        """Which commands of the table are there now."""
        return self.part.where

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        return self.part.can(command)

    def show_part(self, part: PeoplePart) -> None:
        """Show a part, or again what has changed in it; a part that is not shown stays so."""
        if part is self.part:
            part.rows.changed()
            self.head.tell(*part.title())
            self.tell_state()
            self.show_keys()
            self.line.redraw()

    def _go_to(self, part: PeoplePart) -> None:
        if part is not self.part:
            self.part.rows.display = False
            self.part = part
            self.line.take()
            part.rows.display = True
        self.show_part(part)

    def _show_presence(self) -> None:
        if self.presence is not None:
            self._go_to(self.presence)

    def _show_register(self) -> None:
        self._go_to(self.register)
        self.register.text_changed(self.line.text)
        self._read()

    def _open_person(self, listed: Listed) -> None:
        self._before = self.part
        self._go_to(self.page)
        self._read_page(listed)

    def _open_by_uid(self, uid: str | None) -> None:
        """Open the page of somebody in the register, as soon as that is read."""
        people = self.register.people
        listed = people.get(uid) if people is not None else None
        if listed is not None:
            self._open_person(listed)
        else:
            self._wanted = uid
            self._read()

    def _leave_page(self) -> None:
        if self._before is self.register:
            self._show_register()
        else:
            self._go_to(self._before)

    # The register, read and written -----------------------------------------------------------------

    def _work(self, work: Callable[[Store], T], then: Callable[[T], object]) -> None:
        in_thread(self, self._store, work, then, self.failed)

    def failed(self, reason: Message) -> None:
        """Say why something could not be read; a list that was pasted goes back into the line."""
        if self._pasted and not self.line.text:
            self.line.give_back(self._pasted)
        self._pasted = ""
        super().failed(reason)

    def _known(self, people: People) -> None:
        """Show everybody as they are known now, and the page of whom is shown."""
        self.register.take_in(people)
        shown, wanted = self.page.shown, people.get(self._wanted)
        again = people.get(shown.person.uid) if shown is not None else None
        if again is not None and self.part is self.page:
            self._read_page(again)
        if not self._went_on:
            self._went_on = True
            self._go_on(people)
        self._wanted = None
        if wanted is not None and self.part is self.presence:
            self._open_person(wanted)

    def _read(self) -> None:
        self._reading.ask(_EVERYBODY)

    def _read_page(self, listed: Listed) -> None:
        self.page.open(listed)
        self._work(lambda store: read_page(store, listed), self.page.take_in)

    def _look_for_likely(self) -> None:
        people = self.register.people
        if people is not None:
            then = partial(self.register.take_in_likely, people)
            self._work(lambda _: likely_duplicates(people), then)

    def _take_step(self, *, again: bool) -> None:
        """Take back the latest step in the register, or do it ``again``, behind what waits."""
        verb = "redo" if again else "undo"
        words = partial(register_words, again=again)
        self._write(Change(verb, REGISTER_UID), words, in_thread=True)

    def _compare(self, text: str) -> None:
        self._pasted = text
        self._keep_pasted()
        self._work(partial(compare, text), self._compared)

    def _compared(self, compared: Compared) -> None:
        self._keep_pasted()
        self._pasted = ""
        self._go_to(self.review)
        self.review.show(compared)

    def _take_in(self, compared: Compared, doubtful: bool) -> None:
        args, key = to_take_in(compared.found, doubtful=doubtful), self.keymap.shown("persons.undo")
        change = Change("persons.take_in", REGISTER_UID, args, text=compared.text)

        def taken_in(count: int) -> Message:
            return message(N_("People taken in: {n}; {key} takes it back."), n=count, key=key)

        self._show_register()
        with self.drafts.handing_on(LIST) if self.drafts is not None else nullcontext():
            self._write(change, taken_in, lambda: self.part is self.register, in_thread=True)
        self._forget_pasted()

    def _keep_pasted(self) -> None:
        """Keep a pasted list until it is taken in or left."""
        if self.drafts is not None:
            self.drafts.typed(LIST, self._pasted)

    def _leave_review(self) -> None:
        self._forget_pasted()
        self._show_register()

    def _forget_pasted(self) -> None:
        if self.drafts is not None:
            self.drafts.forget(LIST)

    def write(
        self,
        change: Change,
        done: Message,
        take_again: Callable[[], bool] = lambda: True,
    ) -> None:
        """Write something, or let it wait, and say ``done`` of it.

        Args:
            change: what.
            done: what to say when it is done.
            take_again: takes a refused text up again in the field that it was typed in; False where that
                is not shown any more, and the text is kept in a file.
        """
        self._write(change, lambda _: done, take_again)

    def _write(
        self,
        change: Change,
        words: Callable[[Any], Message],
        take_again: Callable[[], bool] = lambda: True,
        *,
        in_thread: bool = False,
    ) -> None:
        def told(fate: Fate) -> None:
            if fate.error is None:
                self._read()
                self.show_part(self.part)
                self.say(words(fate.result))
            else:
                here = take_again()
                self.show_part(self.part)
                self.give_back(change.text, fate, here=here)

        self.show_part(self.part)
        self.do(change, told, in_thread=in_thread)

    def _poll(self) -> None:
        """See what others have written."""
        if self.presence is not None:
            self.presence.poll()
            self.tell_state()
        is_seen = self.part is not self.presence or self.register.people is None
        if is_seen and self._reading.is_known and self._news.has_come():
            self._read()

    # What is said -----------------------------------------------------------------------------------

    def tell_state(self) -> None:
        """Say at the top whether the meeting at work is saved, or what waits to be written."""
        if self._at_work is None:
            super().tell_state()
        else:
            state = self._at_work.desk.state
            self.head.say(self.t(state.words), warn=state.warn)

    @property
    def said_at(self) -> str:
        """What stands on the line's label before what is said."""
        return self.part.label(self.line.text).place

    def key_of(self, command: str) -> str:
        """Return the key of a command; of two letters for one command, that of the language."""
        letters = [key for key in self.keymap.keys(command) if len(key) == 1]
        if len(letters) < 2:
            return self.keymap.shown(command)
        return letters[0 if self.t.language == "sv" else 1].upper()

    @on(RowList.Selected)
    def _clicked(self, clicked: RowList.Selected) -> None:
        if clicked.rows is self.part.rows:
            self.show_part(self.part)
            if clicked.twice:
                self.line.press("enter", None)

    # The line: its keys are those of the part that is shown ---------------------------------------

    @property
    def field(self) -> Field | None:
        """What the part has written in the line."""
        return self.part.field

    @property
    def drops_by_escape(self) -> bool:
        """Whether Esc drops what is written: what is kept while it is written."""
        return self.field is not None

    def is_elsewhere(self) -> bool:
        """Return whether letters are keys of their own."""
        return not self.part.takes_letters

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the part have the key."""
        part = self.part
        if not part.takes_letters:
            return self._take_as_key(key, character)
        if character is not None or (self.line.text and key in ("home", "end")):
            return False
        if key in ("tab", "shift+tab"):
            return not part.completes and (self.command(key) or True)
        return part.take_key(key)

    def _take_as_key(self, key: str, character: str | None) -> bool:
        """Carry out one key where letters are keys; return False where it is for nobody."""
        if key in ("enter", "tab") and self.command(key):
            return True
        name = "space" if character == " " else (character or key).lower()
        if self.command(name) or (character is None and self.part.take_key(key)):
            self.line.redraw()
            return True
        if character is not None:
            self.say(_NO_LETTER, warn=True)
        return character is not None

    def take_paste(self, text: str) -> bool:
        """Let the part have a pasted text."""
        return self.part.paste(text)

    def text_changed(self, text: str) -> None:
        """Tell the part what is written."""
        self.part.text_changed(text)

    def label_for(self, text: str) -> LineLabel:
        """Let the part say what Enter would do."""
        return self.part.label(text)

    def completions(self, text: str, cursor: int) -> Sequence[Suggestion]:
        """Return what the part knows to go on with."""
        return self.part.completions(text)

    def submit(self, text: str) -> bool:
        """Let the part take what was written."""
        return self.part.submit(text)

    def escape(self) -> None:
        """Leave what is open in the part, else the screen."""
        if not self.part.escape():
            self.close()


def _read_all(store: Store, _: str) -> People:
    return all_people(store)
