"""Searching everything that is written: results as one types, and Enter goes to the line in its meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from locales import N_, Message, Translator
from screens.base.commands import SEARCH, Command
from screens.base.list_screen import ListScreen, not_understood
from screens.base.messages import MeetingChosen
from screens.base.newest_answer import NewestAnswer
from screens.base.settings import ScreenSettings
from screens.base.widgets.capture_line import CaptureLine
from screens.base.widgets.head_line import HeadLine
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.row_list import RowList
from screens.search.rows import HitRows
from screens.search.work import Question, SearchAnswer, look_up
from store.file.store import Store
from store.language.suggestion import Suggestion
from store.search.completion import suggest
from store.search.finding import FIRST, MOST, Hit, Hits

_PAUSE_SECONDS = 0.04
_AHEAD = 30
_MORE = 6
"""How many times as much is asked for when the end of the list comes near."""


class SearchScreen(ListScreen):
    """The search, over the list of meetings."""

    SAID_AT = N_("Search")
    where = SEARCH

    def __init__(
        self, store: Store, t: Translator, settings: ScreenSettings, *, text: str = ""
    ) -> None:
        """Search the file of ``store``, beginning with what is typed already."""
        super().__init__(t, settings)
        self._text = text
        self._best = self._opening = False
        self._found: Hits | None = None
        self._searching = NewestAnswer(self, store, look_up, self._show, self._say_why)
        self.rows = HitRows(t)
        self.list = RowList(self.rows)
        self.head = HeadLine()
        self.line = CaptureLine(self)
        self.actions = {
            "search.open": self.choose,
            "search.best": self._turn_round,
            "search.help": self.show_help,
            "search.back": self.close,
        }

    def on_mount(self) -> None:
        """Begin with what was typed before."""
        self._tell()
        self.show_keys()
        if self._text:
            self.line.give_back(self._text)
            self.look_for(self._text, pause=0)

    # Looking up ---------------------------------------------------------------------------------------

    def look_for(self, text: str, *, pause: float = _PAUSE_SECONDS) -> None:
        """Look a text up after a short pause in typing."""
        self._searching.ask(Question(text, FIRST, self._best), pause=pause)

    def _turn_round(self) -> None:
        """Show the best first, or again the newest."""
        self._best = not self._best
        self.list.select(0)
        self.look_for(self.line.text, pause=0)

    def _show(self, answer: SearchAnswer) -> None:
        again = self._found is not None and answer.question.limit > FIRST
        self._found = answer.found
        self.rows.show(answer.found, answer.near)
        self.list.changed(None if again else 0)
        self._tell()
        self.show_keys()
        self.line.redraw()
        if self._opening:
            self._open_now()

    def _say_why(self, reason: Message) -> None:
        self._take_keys_again()
        self.say(reason, warn=True)

    def more(self) -> None:
        """Ask for more, where the end of what is here comes near."""
        found, asked = self._found, self._searching.question
        near = self.list.selected + _AHEAD >= len(self.rows)
        if asked is None or found is None or found.complete or not near:
            return
        if self._searching.is_known and asked.limit < MOST:
            self._searching.ask(replace(asked, limit=min(asked.limit * _MORE, MOST)))

    # Going there --------------------------------------------------------------------------------------

    @property
    def selected(self) -> Hit | None:
        """The hit that Enter goes to."""
        return self.rows.hit(self.list.selected)

    def choose(self) -> None:
        """Go to the selected hit, as soon as that of what is typed is known; keys behind this are held."""
        if self._searching.question is not None and not self._searching.is_known:
            self._opening = True
            self.wait()
        else:
            self._open_now()

    def _open_now(self) -> None:
        hit = self.selected
        self._opening = False
        if hit is None:
            self._take_keys_again()
            return
        self.leave(MeetingChosen(hit.meeting, hit.place, hit.uid))

    def _take_keys_again(self) -> None:
        """Carry out the keys that were held for a screen that does not come."""
        self._opening = False
        self.stay()

    # What is said -------------------------------------------------------------------------------------

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        return command.when != "has_hit" or self.selected is not None

    def _tell(self) -> None:
        order = N_("best first") if self._best else N_("newest first")
        unread = self._found.query.unread if self._found is not None else ()
        facts = (self.t(order), not_understood(unread, self.t))
        self.head.tell(self.t(N_("Search")), " · ".join(filter(None, facts)))

    def count_in_words(self) -> str:
        """Return how much was found, in words."""
        if self._found is None or not self.line.text.strip():
            return ""
        count = len(self._found.hits)
        if not self._found.complete:
            return self.t(N_("more than {n} places"), n=count)
        return self.t.n("{n} place", "{n} places", count)

    # The line -----------------------------------------------------------------------------------------

    def move(self, key: str) -> bool:
        """Move in the list by a key; return whether it is one that moves."""
        moves = super().move(key)
        if moves:
            self.more()
        return moves

    def text_changed(self, text: str) -> None:
        """Look up what is typed."""
        self.look_for(text)

    def completions(self, text: str, cursor: int) -> Sequence[Suggestion]:
        """Offer what narrows the search."""
        return suggest(text[:cursor], self.t.language)

    def label_for(self, text: str) -> LineLabel:
        """Say how much was found, and what Enter does."""
        t, said = self.t, [self.count_in_words()]
        if self.selected is not None:
            said.append(t(N_("Enter goes to the line in its meeting")))
        said.append(t(N_("Esc goes back")))
        return LineLabel(t(N_("Search")), " · ".join(part for part in said if part))

    def submit(self, text: str) -> bool:
        """Go to the selected hit."""
        self.choose()
        return False
