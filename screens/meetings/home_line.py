"""What the line of the home screen does: it finds, and it names what is begun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from locales import N_
from screens.base.widgets.cells import clip, shown_inline
from screens.base.widgets.line_host import Completion, LineLabel, QuietHost
from store.file.windows.drafts import Field

if TYPE_CHECKING:
    from screens.meetings.screen import MeetingsScreen

TITLE_FIELD = Field(0, "title")
TITLE = 48
"""So many cells of a title are said on the line."""


class HomeHost(QuietHost):
    """The line's host on the home screen."""

    def __init__(self, screen: MeetingsScreen) -> None:
        """Serve the line of ``screen``."""
        super().__init__(screen.t)
        self._screen = screen
        self._in_list = False

    @property
    def field(self) -> Field:
        """The title of a new meeting, which is also what is looked for."""
        return TITLE_FIELD

    def take_key(self, key: str, character: str | None) -> bool:
        """Let the list, or the preview where it stands alone, have the keys that move."""
        screen = self._screen
        listed, self._in_list = self._in_list or not screen.line.text, False
        if character == " " and listed:
            self._in_list = screen.command_of("space")
            return self._in_list
        if character is not None or (screen.line.text and key in ("home", "end")):
            return False
        if key in ("tab", "shift+tab"):  # without a suggestion they would make a bullet of the line
            text = screen.line.text
            return not self.completions(text, len(text))
        self._in_list = screen.move(key)
        return self._in_list

    def text_changed(self, text: str) -> None:
        """Find what is typed."""
        self._screen.look_for(text)

    def completions(self, text: str, cursor: int) -> Sequence[Completion]:
        """Offer what narrows the list, as soon as the meetings are known."""
        shelf = self._screen.listing.shelf
        if shelf is None:
            return ()
        from store.search.completing_meetings import suggest

        return suggest(text[:cursor], self.t.language, shelf)

    def label_for(self, text: str) -> LineLabel:
        """Say what Enter opens, or what is done with those that are marked."""
        t, selected = self._screen.t, self._screen.selected
        place = t(N_("Meetings"))
        marked, key = len(self._screen.marks), self._screen.key_of("meetings.export")
        if marked:
            said = t.n(
                "{n} marked · {key} exports it · Esc takes the mark off",
                "{n} marked · {key} makes a newsletter of them · Esc takes the marks off",
                marked,
                key=key,
            )
            return LineLabel(place, said)
        if selected is None:
            return LineLabel(place, t(N_("Enter begins a new meeting")))
        said = t(
            N_("Enter opens “{title}” · {key} begins a new one"),
            title=clip(shown_inline(selected.title or t(N_("(no title)"))), TITLE),
            key=self._screen.keymap.shown("meetings.new"),
        )
        return LineLabel(place, said)

    def submit(self, text: str) -> bool:
        """Open what fits; the text stays until another screen is there, in case it cannot be done."""
        self._screen.open_selected(text)
        return False

    def pasted(self, text: str) -> bool:
        """Leave several lines where they are."""
        del text
        return False

    def escape(self) -> None:
        """Go back from the preview to the list."""
        self._screen.escape()

    def command(self, key: str) -> bool:
        """Run the command of a key."""
        return self._screen.command_of(key)


def said_when_empty(screen: MeetingsScreen) -> list[str]:
    """Return what is said where there are no meetings, or none that fit."""
    t = screen.t
    if screen.line.text:
        search = screen.key_of("meetings.search")
        return [
            t(N_("No meeting fits.")),
            "",
            t(N_("Enter begins a new one with that title.")),
            t(N_("{key} searches everything that is written."), key=search),
        ]
    if screen.listing.is_damaged:
        return [t(N_("No meeting can be read here."))]
    return [
        t(N_("No meetings here yet.")),
        "",
        t(N_("Type a title below and press Enter, or only Enter:")),
        t(N_("the meeting opens at once, and you write line by line.")),
        t(N_("{key} shows all that a line can be."), key=screen.key_of("meetings.help")),
    ]
