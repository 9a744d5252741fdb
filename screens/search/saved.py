"""Saved searches: what is looked for gets a name, is listed, looked for again, and forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from locales import N_, Translator, message
from screens.base.commands import SAVED, Command
from screens.base.list_screen import ListScreen
from screens.base.messages import SavedAsked
from screens.base.settings import ScreenSettings
from screens.base.waiting_changes import Fate
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.cells import clip, fit, shown_inline
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.painted import Line
from screens.base.widgets.row_list import RowList
from screens.base.write_queue import WriteQueue
from screens.base.writing_screen import WritingScreen
from store.errors import StoreError
from store.file.app_windows.drafts import Field
from store.file.store import Store
from store.language.cleaning import one_line
from store.search.saved import SavedSearch, saved_searches
from store.waiting.change import Change

_NAME = 30
_SAID = 40


class SavedScreen(WritingScreen, ListScreen):
    """A person's saved searches, over the list of meetings. The line is for the name of a new one."""

    SAID_AT = N_("Saved searches")
    where = SAVED

    def __init__(
        self,
        store: Store,
        asked: SavedAsked,
        t: Translator,
        settings: ScreenSettings,
        *,
        queue: WriteQueue | None = None,
    ) -> None:
        """Show the searches in ``store``; what is looked for now may be saved, through ``queue``."""
        super().__init__(store, t, settings, queue)
        self.keep_drafts(store)
        self._store = store
        self._use = asked.use
        self.text = one_line(asked.text)
        self.rows = SavedRows(t, self.text)
        self.list = RowList(self.rows)
        self.head = HeadLine()
        self.line = CaptureLine(self)
        self.actions = {
            "saved.use": self.choose,
            "saved.save": lambda: self.save(self.line.text),
            "saved.delete": self._delete_selected,
            "saved.help": self.show_help,
            "saved.back": self.close,
        }

    def on_mount(self) -> None:
        """Show what is saved."""
        self.head.tell(self.t(N_("Saved searches")), self.text)
        try:
            self.show()
        except StoreError as error:
            self.say(error.message, warn=True)

    def show(self, name: str | None = None) -> None:
        """Show what is saved now, the search of this name selected."""
        self.rows.searches = saved_searches(self._store)
        names = [search.name for search in self.rows.searches]
        self.list.changed(names.index(name) if name in names else None)
        self.show_keys()
        self.line.redraw()

    @property
    def selected(self) -> SavedSearch | None:
        """The search that Enter looks for."""
        return self.rows.searches[self.list.selected] if self.list.has_selection else None

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        if command.when == "has_saved":
            return self.selected is not None
        return command.when != "has_text" or bool(self.text)

    def choose(self) -> None:
        """Go back and look for the selected search."""
        if self.selected is not None:
            self.close()
            self._use(self.selected.text)

    def save(self, name: str) -> bool:
        """Keep what is looked for under a name; return whether that is done already."""
        if self.refuses_command(name):
            return False
        if not self.text:
            self.say(
                message(N_("There is nothing to save: type what you look for among the meetings."))
            )
            return False
        change = Change("saved.save", args=(name, self.text), text=name)

        def told(fate: Fate) -> None:
            if fate.error is not None:
                self.give_back(name, fate)
                return
            saved: SavedSearch = fate.result
            self.show(saved.name)
            self.say(message(N_("Saved as “{name}”."), name=clip(shown_inline(saved.name), _SAID)))

        taken = self.do(change, told).error is None
        if taken:
            self.line.take()
        return taken

    def _delete_selected(self) -> None:
        selected = self.selected
        if selected is None:
            return

        def told(fate: Fate) -> None:
            self.show()
            name = clip(shown_inline(selected.name), _SAID)
            said = message(N_("“{name}” is forgotten."), name=name)
            self.say(fate.error.message if fate.error else said, warn=fate.error is not None)

        self.do(Change("saved.delete", args=(selected.name,)), told)

    @property
    def field(self) -> Field:
        """The name that a search is to be saved under."""
        return Field(0, "saved")

    def label_for(self, text: str) -> LineLabel:
        """Say that Enter saves under a name, or looks for the selected search."""
        t, place = self.t, self.t(N_("Saved searches"))
        if text.strip() and self.text:
            looked_for = clip(shown_inline(self.text), _SAID)
            return LineLabel(place, t(N_("Enter saves “{text}” under this name"), text=looked_for))
        if self.selected is not None:
            name = clip(shown_inline(self.selected.name), _SAID)
            return LineLabel(place, t(N_("Enter looks for “{name}” · Esc goes back"), name=name))
        return LineLabel(place, t(N_("Esc goes back")))

    def submit(self, text: str) -> bool:
        """Save under the name that is written; without one look for the selected search."""
        if not text.strip():
            self.choose()
            return True
        return self.save(text)


class SavedRows:
    """The saved searches as rows.

    Attributes:
        searches: what is saved, by name.
    """

    def __init__(self, t: Translator, text: str) -> None:
        """Begin with none; ``text`` is what is looked for now."""
        self._t = t
        self._text = text
        self.searches: list[SavedSearch] = []

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.searches)

    def row(self, index: int, width: int) -> Line:
        """Return a search as a line."""
        search = self.searches[index]
        name = fit(shown_inline(search.name), min(_NAME, max(width // 2, 1)))
        return [(f" {name}  ", "text"), (shown_inline(search.text), "quiet")]

    def can_select(self, index: int) -> bool:
        """Return that every search can be selected."""
        return index < len(self.searches)

    def empty(self) -> Sequence[str]:
        """Return what is said where nothing is saved."""
        t = self._t
        if self._text:
            return [
                t(N_("No search is saved yet.")),
                "",
                t(N_("Type a name below and press Enter.")),
            ]
        return [
            t(N_("No search is saved yet.")),
            "",
            t(N_("Type what you look for among the meetings, and come back here.")),
        ]
