"""The register: decisions, actions, questions and parked items of all meetings.

It is found in as one types, and ticked, given to others and put to other days where it stands. It is read in
a thread; no key waits for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.timer import Timer

from locales import N_, Message, Translator
from screens.base.commands import EDIT, REGISTER, Command
from screens.base.line_screen import FROM_BEFORE, GONE
from screens.base.list_screen import ListScreen, not_understood
from screens.base.messages import MeetingChosen
from screens.base.newest_answer import in_thread
from screens.base.settings import ScreenSettings
from screens.base.waiting_changes import Fate
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.cells import shown_inline
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.row_list import RowList
from screens.base.write_queue import WriteQueue
from screens.base.writing_screen import WritingScreen
from screens.register.changes import (
    FIELDS,
    QUESTIONS,
    Editing,
    Field,
    RegisterStep,
    editing_of,
    tick,
)
from screens.register.columns import detail
from screens.register.detail_lines import DetailLines
from screens.register.listing import CHOICE_WORDS, CHOICES, RegisterListing
from screens.register.reader import RegisterReader
from screens.register.steps import Steps
from store.errors import StoreError
from store.file.app_windows.drafts import Field as DraftField
from store.file.store import Store
from store.items.items import REGISTER_KINDS, RegisterItem, RegisterKind
from store.items.shelf import Shelf
from store.language.suggestion import Suggestion
from store.people.directory import NOBODY, Directory, read_directory
from store.search.register_filters import REGISTERS, kind_and_rest

_MOVES = ("up", "down", "pageup", "pagedown")
_OF_THE_LINE = ("ctrl+z", "ctrl+y")
"""What the line does with its text, while one writes in it."""

_PAUSE_SECONDS = 0.06
_POLL_SECONDS = 0.1

_KINDS: tuple[RegisterKind, ...] = tuple(
    kind for term in REGISTERS for kind in REGISTER_KINDS if kind == term.name
)
_LABELS = {term.name: term.label for term in REGISTERS}


class RegisterScreen(WritingScreen, ListScreen):
    """One register at a time; the line finds in it, and holds a field that is written anew."""

    def __init__(
        self,
        store: Store,
        t: Translator,
        settings: ScreenSettings,
        *,
        words: str = "",
        today: Callable[[], date] = date.today,
        queue: WriteQueue | None = None,
    ) -> None:
        """Show a register.

        Args:
            store: must not wait for locks.
            t: the language of the words.
            settings: a person's choices.
            words: which register, and what is looked for in it, as typed; open actions without.
            today: gives the day, which tells what is late.
            queue: what writes.
        """
        super().__init__(store, t, settings, queue)
        self.keep_drafts(store)
        self._store = store
        self._today = today
        self._steps = Steps(self.writes, self)
        self.directory: Directory = NOBODY
        self._pause: Timer | None = None
        self.editing: Editing | None = None
        self.in_list = False
        self.listing = RegisterListing(t, today)
        self.listing.kind, self._words = kind_and_rest(words)
        self.reader = RegisterReader(
            *(self, store, self.listing),
            written=lambda: self._steps.count,
            first=self._take_first,
            whole=self._take_whole,
            failed=self.failed,
        )
        self.head = HeadLine()
        self.list = RowList(self.listing, id="register")
        self.detail = DetailLines()
        self.line = CaptureLine(self)
        self.actions = {
            "register.go": self.choose,
            "register.tick": self._tick,
            "register.owner": lambda: self._edit("owner"),
            "register.due": lambda: self._edit("due"),
            "register.choice": self._next_choice,
            "register.kind": lambda: self._other_kind(1),
            "register.kind_back": lambda: self._other_kind(-1),
            "register.undo": lambda: self._steps.take_back(again=False),
            "register.redo": lambda: self._steps.take_back(again=True),
            "register.help": self.show_help,
            "register.back": self.close,
        }

    def compose(self) -> ComposeResult:
        """Put the parts in their places."""
        yield self.head
        yield self.list
        yield self.detail
        yield self.line
        yield self.key_line

    def on_mount(self) -> None:
        """Read the register and the people, and look for others' changes from now on."""
        self.line.give_back(self._words)
        self.listing.look_for(self._words)
        self.reader.begin()
        self.show()
        self._go_on_editing()
        self.set_interval(_POLL_SECONDS, self._poll)

    @property
    def where(self) -> str:
        """Which commands of the table are there now."""
        return REGISTER if self.editing is None else EDIT

    # What is shown ----------------------------------------------------------------------------------

    def clicked(self) -> None:
        """Be in the list."""
        self.in_list = True

    @property
    def selected(self) -> RegisterItem | None:
        """What is selected."""
        return self.listing.item(self.list.selected) if self.list.has_selection else None

    @property
    def said_at(self) -> str:
        """Which register is shown, in words."""
        return self.t(_LABELS[self.listing.kind])

    def show(self) -> None:
        """Show what is listed, and which of it is selected."""
        self.list.changed()
        self.show_selected()
        self.head.tell(f"{self.t(N_('Register'))}: {self.said_at}", self._facts())
        self.show_keys()
        self.line.redraw()

    def show_selected(self) -> None:
        """Show all of what is selected, below the list."""
        item, width = self.selected, self.detail.size.width or 80
        self.detail.draw(detail(item, width, self.t, self._today()) if item else [])

    def _facts(self) -> str:
        t, listing = self.t, self.listing
        facts = [t(CHOICE_WORDS[listing.choice])]
        if listing.shelf is not None:
            facts.append(str(len(listing)))
        facts.append(not_understood(listing.wanted.unread, t))
        return " · ".join(filter(None, facts))

    def on_resize(self) -> None:
        """Fold the columns for this width."""
        self.call_after_refresh(self.show_selected)

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        if command.when == "has_item":
            return self.selected is not None
        if command.when == "can_tick":
            return self.selected is not None and self.listing.kind != "decision"
        return command.when != "has_action" or (
            self.selected is not None and self.listing.kind == "action"
        )

    # What is looked for -----------------------------------------------------------------------------

    def text_changed(self, text: str) -> None:
        """Look for what is written, after a short pause in typing."""
        if self.editing is None and text != self.listing.text and self._pause is None:
            self._pause = self.set_timer(_PAUSE_SECONDS, self.settle)

    def settle(self, text: str | None = None) -> None:
        """Look for what is written now, where that has not been done yet."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if text is None:
            text = self.editing.found if self.editing is not None else self.line.text
        if text != self.listing.text:
            self.listing.look_for(text)
            self.list.changed(0)
            self.show()

    def _next_choice(self) -> None:
        choices = list(CHOICES)
        after = (choices.index(self.listing.choice) + 1) % len(choices)
        self.listing.choose(choices[after])
        self.list.changed(0)
        self.show()

    def _other_kind(self, by: int) -> None:
        kind = _KINDS[(_KINDS.index(self.listing.kind) + by) % len(_KINDS)]
        self.listing.look_at(kind, self.reader.known(kind))
        self.list.changed(0)
        self.reader.begin()
        self.show()

    # Reading ----------------------------------------------------------------------------------------

    def _take_first(self, items: list[RegisterItem]) -> None:
        self.listing.take_first(items)
        self.show()

    def _take_whole(self, shelf: Shelf, written: int) -> None:
        """Show all that was read, at the place where one is; ``written`` is the last change in it."""
        item = self.selected
        self.listing.take_shelf(shelf, written)
        self.list.changed(self.listing.place_of(item.entry) if item is not None else None)
        self.show()

    def _take_directory(self, people: Directory) -> None:
        self.directory = people

    def _poll(self) -> None:
        """See what others have written."""
        self.reader.read_if_old()

    # Keys -------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Open the meeting of what is selected, its entry highlighted."""
        item = self.selected
        if item is not None:
            self.leave(MeetingChosen(item.meeting, entry=item.entry))

    def _tick(self) -> None:
        item = self.selected
        if item is not None:
            key = self.keymap.shown("register.undo")
            self._take(lambda: tick(item, key))

    def _take(self, plan: Callable[[], RegisterStep]) -> bool:
        """Take a step; return False where it was refused."""
        try:
            return self._steps.take(plan())
        except StoreError as error:
            self.say(error.message, warn=True)
            return False

    def _edit(self, field: Field) -> None:
        item = self.selected
        if item is not None and item.kind == "action":
            self._begin(Editing(field, item, self.line.take()))

    def _begin(self, editing: Editing) -> None:
        """Have a field written in the line: beginning with what stands there, or was left half-typed."""
        self._set_editing(editing)
        self.line.begin_with(editing.value)
        self.offer_drafts()
        if editing.field == "owner" and self.directory is NOBODY:
            in_thread(self, self._store, read_directory, self._take_directory, self.failed)

    def _set_editing(self, editing: Editing | None) -> None:
        """Have a field written, or none any more, and show the keys of that."""
        self.editing = editing
        self.show_keys()

    def _go_on_editing(self) -> None:
        """Go on with a field that was left half-typed, where what it belongs to is still there."""
        left = self.drafts.left(0, FIELDS) if self.drafts is not None else ()
        for one in left[:1]:
            editing = editing_of(self._store, one.name, self.line.text)
            text = self.draft_of(one)
            if editing is not None and text is not None:
                self._begin(editing)
                self.say(FROM_BEFORE)
            elif text is not None:
                self.line.offer(text, one)
                self.say(GONE, warn=True)

    def _answer(self, text: str) -> bool:
        """Write the field that is edited; return False where the text must stay."""
        editing = self.editing
        if editing is None or self.refuses_command(text):
            return False
        self._set_editing(None)
        same = text == editing.value
        if not same and not self._take(lambda: editing.step(self._store, text, self._today)):
            self._set_editing(editing)
            return False
        self.line.give_back(editing.found)
        return True

    def take_again(self, step: RegisterStep, fate: Fate) -> None:
        """Give back what was typed for a step that had waited and was refused, in the field again."""
        if step.field is not None and self.editing is None:
            self._set_editing(Editing(step.field, step.before, self.line.take()))
        edited, of = self.editing, (step.field, step.before.entry)
        here = edited is not None and (edited.field, edited.item.entry) == of
        self.give_back(step.change.text, fate, here=here)

    def show_change(self, item: RegisterItem, words: Message, *, warn: bool = False) -> None:
        """Show something as it is now, and what was done."""
        self.listing.put(item, self._steps.count)
        self.reader.read_soon()
        self.show()
        self.say(words, warn=warn)

    # The line -------------------------------------------------------------------------------------
    #
    # Space is a blank while one writes in the line, and a key of the list while it is empty or one has
    # moved in the list; the next letter is written in the line again.

    @property
    def field(self) -> DraftField | None:
        """The field that is written; what is looked for need not be kept."""
        return DraftField(0, self.editing.name) if self.editing is not None else None

    @property
    def drops_by_escape(self) -> bool:
        """Whether a field is written, which Esc leaves as it was."""
        return self.editing is not None

    def is_elsewhere(self) -> bool:
        """Return whether one is in the list, so that the line shows no cursor."""
        return self.in_list and self.editing is None

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the list have the key; while a field is written, it is the line's."""
        if self.editing is not None:
            is_for_nobody = key in (*_MOVES, "shift+tab") or (
                key == "tab" and not self.completions(self.line.text, 0)
            )
            return character is None and is_for_nobody
        listed = self.in_list or not self.line.text
        name = key if character is None else "space" if character == " " and listed else ""
        if not self._is_of_the_list(name, listed):
            self.in_list = False
            return False
        self.settle()
        if self.list.press(name):
            self.show_selected()
        else:
            self.command(name)
        self.in_list = self.editing is None
        return True

    def _is_of_the_list(self, key: str, listed: bool) -> bool:
        """Return whether a key means something in the list; what Enter and Esc do comes from the line."""
        if key in ("enter", "escape"):
            return False
        if key in ("home", "end", *_OF_THE_LINE):
            return listed
        return key in _MOVES or self.keymap.command(self.where, key) is not None

    def label_for(self, text: str) -> LineLabel:
        """Say which register it is and what the keys do, or what is asked."""
        t = self.t
        if self.editing is not None:
            item = shown_inline(self.editing.item.text)
            asked = t(QUESTIONS[self.editing.field])
            return LineLabel(item, t(N_("{asked} · Esc leaves it"), asked=asked), "ask")
        if self.selected is None:
            return LineLabel(self.said_at, t(N_("type to find")))
        if self.listing.kind == "decision":
            return LineLabel(self.said_at, t(N_("Enter goes to it · type to find")))
        key = self.keymap.shown("register.tick")
        return LineLabel(self.said_at, t(N_("Enter goes to it · {key} ticks it off"), key=key))

    def completions(self, text: str, cursor: int) -> Sequence[Suggestion]:
        """Offer people while somebody is named."""
        return self.editing.offers(text, self.directory) if self.editing is not None else ()

    def submit(self, text: str) -> bool:
        """Write the field, or go to what is selected; what is looked for stays in the line."""
        if self.editing is not None:
            return self._answer(text)
        self.settle(text)
        self.choose()
        return False

    def escape(self) -> None:
        """Leave the field, then what is looked for, then the screen."""
        if self.editing is not None:
            found = self.editing.found
            self._set_editing(None)
            self.line.give_back(found)
        elif self.line.text:
            self.in_list = False
            self.line.take()
        else:
            self.close()
