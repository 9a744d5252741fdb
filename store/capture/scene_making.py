"""What the lines of one note-taker are read in, made from the meeting as it is at each of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from store.capture.scene import Scene
from store.capture.table import Command
from store.capture.whereabouts import Whereabouts
from store.file.store import Store
from store.language.dates import Calendar
from store.model.minutes import Minutes
from store.model.names import Names
from store.model.own_day import day_of
from store.model.records import Place
from store.series.around import series_of
from store.series.known_series import series_names


class Scenes:
    """Makes the scene of a line; the names of the meeting are kept ready for it.

    Attributes:
        columns: the cell that was written in last, and the columns of the bullets around the next line.
        organisations: gives those that people of the register belong to.
    """

    def __init__(
        self, store: Store, minutes: Minutes, whereabouts: Whereabouts, today: Callable[[], date]
    ) -> None:
        """Read lines where ``whereabouts`` is; ``today`` gives the day."""
        self.columns: tuple[Place, tuple[int, ...]] = (Place(), ())
        self.organisations: Callable[[], frozenset[str]] = frozenset
        self._store = store
        self._minutes = minutes
        self._whereabouts = whereabouts
        self._today = today
        self._names: dict[str | None, Names] = {}

    def at(self, place: Place | None = None, listing: Command | None = None) -> Scene:
        """Return what a line is read in, at ``place`` or the current one.

        Args:
            place: the place; None is the current one.
            listing: the command whose list is open.
        """
        place = place or self._whereabouts.place
        section = self._minutes.section(place.section)
        group_set = section.group_set if section else None
        if group_set not in self._names:
            self._names[group_set] = Names(self._minutes, group_set)
        at, columns = self.columns
        return Scene(
            self._minutes,
            place,
            self._names[group_set],
            Calendar(day_of(self._minutes.meeting, self._today())),
            last=self._whereabouts.last_written(place.section),
            indents=columns if at == place else (),
            listing=listing,
            phrases=self._phrases,
            series=self._series,
            organisations=self.organisations,
        )

    def _series(self) -> list[str]:
        """Return the names of the series that there are."""
        return series_names(self._store)

    def _phrases(self) -> list[str]:
        """Return the names of the standing texts that the series has of its own."""
        series = series_of(self._store, self._minutes.meeting)
        return [name for name, _ in series.phrases] if series else []
