"""What a document or a check of one meeting needs to know beside it: its series, and what lies apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from store.errors import Damaged
from store.file import reading
from store.file.app_windows.refused_lines import refused_lines
from store.file.store import Store
from store.model.deadlines import USUAL, Terms, terms_of
from store.model.minutes import Minutes
from store.model.records import Meeting
from store.model.shared_records import Series
from store.series import numbering
from store.series.citing import Cited, replaced
from store.series.known_series import find_series
from store.series.numbering import Numbered


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around a meeting.

    Attributes:
        series: what is known of the series it belongs to.
        numbers: the §§ of the other meetings that its numbers run through; none where they do not.
        replaced: what its decisions replace, by the uid of the one that does.
        refused: the lines that were typed in it and not carried out: a name of each, and its text.
    """

    series: Series | None = None
    numbers: tuple[Numbered, ...] = ()
    replaced: Mapping[str, Cited] = field(default_factory=dict)
    refused: tuple[tuple[str, str], ...] = ()

    @property
    def terms(self) -> Terms:
        """The days until the last days of its minutes."""
        return USUAL if self.series is None else terms_of(self.series)


ALONE = Around()
"""Nothing is known of other meetings."""


def load_with_around(store: Store, meeting: int) -> tuple[Minutes, Around]:
    """Read a meeting, its id given, and what lies around it; raise StoreError where it cannot be read."""
    minutes = reading.load(store, meeting)
    around = load_around(store, minutes.meeting)
    return minutes, replace(around, refused=tuple(refused_lines(store, meeting)))


def load_around(store: Store, meeting: Meeting, today: date | None = None) -> Around:
    """Return what lies around a meeting; one without a date is reckoned to be ``today``.

    Where that is damaged, nothing is known of other meetings.
    """
    series = series_of(store, meeting)
    try:
        return _load(store, meeting, series, today)
    except Damaged as error:
        store.broken(None, error)
        return Around(series)


def _load(store: Store, meeting: Meeting, series: Series | None, today: date | None) -> Around:
    older = replaced(store, meeting.id)
    if series is None or series.numbering != "year":
        return Around(series, replaced=older)
    year = int(meeting.date[:4]) if meeting.date else (today or date.today()).year
    return Around(series, tuple(numbering.of_year(store, meeting, year)), older)


def series_of(store: Store, meeting: Meeting) -> Series | None:
    """Return what is known of the series that a meeting belongs to; None where nothing is."""
    try:
        return find_series(store, meeting.series) if meeting.series else None
    except Damaged as error:
        store.broken(None, error)
        return None
