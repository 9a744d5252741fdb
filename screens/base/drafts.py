"""The texts that are being typed: kept as they are, so that nothing is lost however the program ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from store.errors import StoreError
from store.file.app_windows import drafts
from store.file.app_windows.drafts import Field
from store.file.app_windows.gone_windows import have_others_written
from store.file.store import Store

DRAFT_SECONDS = 0.2
"""How long the first unsaved key may wait until the text is kept."""

NEXT_SECONDS = 1.0
"""How long after a text was dealt with an older one is offered, where nothing else is typed meanwhile."""

Later = Callable[[float, Callable[[], object]], object]
"""Calls something so many seconds later, once."""


class Drafts:
    """The half-typed texts of one screen, by the fields that they are typed in.

    Attributes:
        own_only: whether what windows that are gone have left does not count now.
    """

    def __init__(
        self,
        store: Store,
        later: Later,
        offer: Callable[[], object],
        warn: Callable[[], object] = lambda: None,
        only_here: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """Keep them in ``store``.

        Args:
            store: the file.
            later: calls something a moment later.
            offer: offers what was left before.
            warn: says that what is typed can be kept nowhere; again for as long as that is so.
            only_here: gives what was entered and could be kept nowhere; it is kept before what is half-typed.
        """
        self.own_only = False
        self._store = store
        self._later = later
        self._offer = offer
        self._warn = warn
        self._only_here = only_here
        self._kept: dict[Field, str] = {}
        self._unkept: dict[Field, str] = {}
        self._put_by: set[Field] = set()
        self._planned = self._offers = False
        self._handed_on: Field | None = None

    @property
    def has_texts(self) -> bool:
        """Whether anything is half-typed."""
        texts = {**self._kept, **self._unkept}
        return any(text for field, text in texts.items() if field not in self._put_by)

    @property
    def are_safe(self) -> bool:
        """Whether all that is half-typed is in the database or in the window's journal."""
        texts = [(field, text) for field, text in self._unkept.items() if text]
        if not texts:
            return True
        from store.waiting.half_typed import is_in_journal

        try:
            return all(is_in_journal(self._store, field, text) for field, text in texts)
        except StoreError:
            return False

    def is_left(self, field: Field) -> bool:
        """Return whether something was left in a field, though it may be that it cannot be had now."""
        return field in self.left(field.meeting, field.name)

    def typed(self, field: Field, text: str) -> None:
        """Keep the text of a field in a moment; an empty one is none."""
        if field in self._unkept or self._kept.get(field, "") != text:
            self._unkept[field] = text
            self._plan()

    def put_by(self, field: Field, text: str) -> None:
        """Keep a text in a field that is not typed on; it is left there, to be gone on with some time."""
        self._put_by.add(field)
        self._unkept[field] = text
        self.keep_now()

    @contextmanager
    def handing_on(self, field: Field) -> Iterator[None]:
        """Run the block that carries out what was typed in a field.

        What takes it then takes it out of the field in the same write, so nothing is kept there meanwhile.
        """
        journal, self._handed_on = self._store.journal, field
        journal.handed_on = field if self._kept.get(field) else None
        try:
            yield
        finally:
            self._handed_on = journal.handed_on = None

    def keep_now(self) -> None:
        """Keep what is not kept yet; what the database cannot take now is tried again in a moment."""
        self._planned = False
        for field, text in list(self._unkept.items()):
            if field != self._handed_on:
                self._keep(field, text)
        if self._unkept:
            self._plan()
        if any(self._unkept.values()) and not self._store.journal.keeps_drafts:
            self._warn()

    def end(self) -> None:
        """Keep what is not kept yet, for the last time on this screen."""
        self._later = _never
        self.keep_now()

    def hand_on(self) -> None:
        """Let the window's journal have all that is half-typed, for the same screen at another file."""
        self._later = _never
        for field, text in {**self._kept, **self._unkept}.items():
            drafts.tell_journal(self._store, field, text)
        self._kept, self._unkept = {}, {}

    def forget(self, field: Field) -> None:
        """Keep nothing of a field any more; what else was left is offered a moment later."""
        self._unkept.pop(field, None)
        if self._kept.get(field) or self._only_here():
            self._unkept[field] = ""
            self.keep_now()
        self._offer_in(NEXT_SECONDS)

    def forget_all(self) -> None:
        """Keep nothing that was typed on this screen any more."""
        for field in {**self._kept, **self._unkept}:
            self.forget(field)

    def take_over(self, field: Field) -> str | None:
        """Return the text that was left in a field, or an empty one; it is this window's from then on.

        While another program writes it is None, and what was left is offered in a moment.
        """
        self._put_by.discard(field)
        if field in self._unkept:
            return self._unkept[field]
        try:
            text = drafts.take_over(self._store, field, own=self.own_only)
        except StoreError:
            self._offer_in(DRAFT_SECONDS)
            return None
        if text:
            self._kept[field] = text
        return text

    def left(self, meeting: int, beginning: str) -> list[Field]:
        """Return the fields of a meeting that a text was left in and is not typed on here, the newest first.

        Args:
            meeting: the meeting's id; 0 for what lies over all meetings.
            beginning: what the names of the fields begin with.
        """
        try:
            left = drafts.fields_left(self._store, meeting, beginning, own=self.own_only)
            if not self.own_only and have_others_written(self._store.path, self._store.window.uid):
                from store.waiting.half_typed import fields_left_in_journals

                left = [*fields_left_in_journals(self._store, meeting, beginning), *left]
        except StoreError:
            return []
        unkept = [field for field in self._put_by if field in self._unkept]
        put_by = [
            one for one in unkept if one.meeting == meeting and one.name.startswith(beginning)
        ]
        typed_on = (*self._unkept, *(field for field, text in self._kept.items() if text))
        return put_by + [field for field in left if field not in typed_on]

    def _keep(self, field: Field, text: str) -> None:
        before = self._only_here()
        self._kept[field] = text
        if drafts.keep(self._store, field, "\n".join((*before, text))) and not before:
            self._unkept.pop(field, None)
            if field in self._put_by:
                self._kept.pop(field)
            elif not text:  # done or dropped: what else was left has its turn
                self._offer_in(NEXT_SECONDS)
        else:
            self._unkept[field] = text

    def _offer_in(self, seconds: float) -> None:
        """Offer what was left, so many seconds later, once for all that ask for it meanwhile."""
        if not self._offers:
            self._offers = True
            self._later(seconds, self._offer_now)

    def _offer_now(self) -> None:
        self._offers = False
        self._offer()

    def _plan(self) -> None:
        if not self._planned:
            self._planned = True
            self._later(DRAFT_SECONDS, self.keep_now)


def _never(_: float, __: Callable[[], object]) -> None:
    """Call nothing: the screen has gone."""
