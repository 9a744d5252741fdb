"""What windows that are gone have left unwritten, while that is still to be done before what is new."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from store.errors import StoreError
from store.file.app_windows.places import place_apart, place_in_window
from store.file.listing import id_of
from store.file.store import Store
from store.waiting.taking_up import Heir, Left, TakenUp, left_behind, still_left

if TYPE_CHECKING:
    from store.capture import CaptureSession
    from store.model.records import Place


class Inheritance:
    """What is left, and where whoever left it stood.

    Attributes:
        left: the changes that are not carried out yet, in their order.
    """

    def __init__(self, store: Store, heir: Heir) -> None:
        """Look at what is left; ``heir``, who writes through ``store``, could not do it yet."""
        self._store = store
        self._heir = heir
        self._stood: dict[str, tuple[str, Place | None]] = {}
        self.left: list[Left] = []
        with suppress(StoreError):
            self.left = left_behind(store)
            self._stood = {
                one.change.meeting: (one.journal, self._place_in(one.change.meeting, one.journal))
                for one in self.left
                if one.actor == store.actor
            }

    @property
    def taken(self) -> TakenUp:
        """What has become of it so far."""
        return self._heir.taken

    def look(self) -> None:
        """Leave out what is written by now; what cannot be read now is known as it was."""
        if self.left:
            with suppress(StoreError):
                self.left = still_left(self._store, self.left)

    def go_on(self, until: float) -> bool:
        """Carry out what is left; see :meth:`store.waiting.taking_up.Heir.go_on`.

        Returns:
            Whether all of it is done. What was seen, and is in a folder that cannot be read just now, is not.

        Raises:
            StoreBusy, DiskFull, ReadOnly: the rest still waits.
            StoreError: it can never be done.
        """
        if not self._heir.go_on(until):
            return False
        self.look()
        return all(left.journal in self._heir.dealt_with for left in self.left)

    def stands_where_left(self, session: CaptureSession) -> bool:
        """Return whether a note-taker stands where the window stood whose changes are done before."""
        window, stood = self._stood.get(session.minutes.meeting.uid, ("", None))
        return bool(window) and stood in (None, session.place)

    def place_left(self, session: CaptureSession) -> Place | None:
        """Return where a note-taker goes on who stands where a window stood that is gone.

        Returns:
            The place after what that has left, as far as it is done; None where they stand elsewhere.
        """
        if not self.stands_where_left(session):
            return None
        meeting = session.minutes.meeting.uid
        return self._place_in(meeting, self._stood[meeting][0])

    def _place_in(self, meeting: str, window: str) -> Place | None:
        found = id_of(self._store, meeting)
        if found is None:
            return None
        apart = place_apart(self._store, found, window)
        return apart or place_in_window(self._store, found, window)
