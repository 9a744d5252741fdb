"""What screens tell the app: facts and requests, posted upwards. The app answers by showing a screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

if TYPE_CHECKING:
    from screens.base.palette import Choice
    from store.model.minutes import Minutes
    from store.model.records import Place


class ScreenAsked(Message):
    """A screen is to be shown; :mod:`tui.routes` says which.

    Attributes:
        over: whether the one that asks stays below, and is there again when the other one is closed.
    """

    over: ClassVar[bool] = True

    def closed(self) -> None:
        """Learn that the other screen is not shown any more."""


@dataclass
class MeetingChosen(ScreenAsked):
    """A meeting is to be opened in the live screen."""

    over = False

    meeting_id: int
    """The id of the meeting."""
    place: Place | None = None
    """Where in it; None is where its person was last."""
    entry: str | None = None
    """The uid of an entry there that is to be highlighted."""
    refused: str | None = None
    """The name of the field of a line that was not carried out, to be gone on with."""


@dataclass
class CompareAsked(ScreenAsked):
    """Two meetings are to be shown side by side."""

    left: int
    """The id of the one that was marked first."""
    right: int
    """The id of the other."""


@dataclass
class TimelineAsked(ScreenAsked):
    """The meetings of a series are to be shown with what became of them."""

    series: str
    """The name of the series."""


@dataclass
class TrashAsked(ScreenAsked):
    """The meetings in the trash are to be shown."""


@dataclass
class SavedAsked(ScreenAsked):
    """The saved searches are to be shown."""

    text: str
    """What is looked for now, which may be saved."""
    use: Callable[[str], object]
    """Looks for the text of the search that is chosen."""


@dataclass
class HomeAsked(ScreenAsked):
    """The list of meetings is to be shown."""

    over = False


@dataclass
class SearchAsked(ScreenAsked):
    """Everything that is written is to be searched."""

    text: str = ""
    """What is typed already."""


@dataclass
class PeopleAsked(ScreenAsked):
    """The register of people is to be shown."""


@dataclass
class ImportAsked(ScreenAsked):
    """Documents are to be read in."""


@dataclass
class RegisterAsked(ScreenAsked):
    """The register of all meetings is to be shown."""

    words: str = ""
    """Which one, and what is looked for in it, as typed; open actions without."""


@dataclass
class PaletteAsked(Message):
    """The commands of the screen that is shown are to be shown, to choose from."""


@dataclass
class ChoicesAsked(ScreenAsked):
    """Some choices are to be shown; the screen that asks goes on by the one that is chosen."""

    title: str
    """What is chosen from."""
    choices: Sequence[Choice]
    """The choices, in order."""


@dataclass
class ExampleAsked(Message):
    """An example is to be shown, in a file that is thrown away, and then this one again."""


@dataclass
class ThemesAsked(Message):
    """The colours are to be shown, to choose from."""


@dataclass
class HelpAsked(ScreenAsked):
    """The help is to be shown, first what is there where one is."""

    where: str
    """Which commands of the table are there where it was asked for."""


@dataclass
class ChecksAsked(ScreenAsked):
    """The checks of a meeting are to be shown."""

    meeting_id: int
    """The id of the meeting."""


@dataclass
class TakenOutAsked(ScreenAsked):
    """What was taken out of a meeting is to be shown."""

    minutes: Minutes
    """The meeting."""


@dataclass
class ReadbackAsked(ScreenAsked):
    """A meeting is to be read back."""

    meeting_id: int
    """The id of the meeting."""
    wanted: str = ""
    """What is to be shown, as typed; nothing is where the meeting is now."""


@dataclass
class ExportAsked(ScreenAsked):
    """The export of a meeting is to be shown."""

    meeting_id: int
    """The id of the meeting."""
    profile: str | None = None
    """The profile that was asked for, as typed; None is the meeting's own."""
    closing: bool = False
    """Whether the meeting was closed just now, so that its checks come first."""
    others: tuple[int, ...] = ()
    """The ids of further meetings that follow it in one document."""
