"""The base of screens that write: what is done there is done in its turn, and what waits is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from locales import Message, Translator
from screens.base.line_screen import LineScreen
from screens.base.settings import ScreenSettings
from screens.base.waiting_changes import Fate
from screens.base.write_queue import THIS_WAITS, WriteQueue
from store.file.store import Store
from store.waiting.change import Change


class WritingScreen(LineScreen):
    """A screen on which something can be changed.

    Attributes:
        writes: what carries changes out.
    """

    def __init__(
        self, store: Store, t: Translator, settings: ScreenSettings, queue: WriteQueue | None
    ) -> None:
        """Write through ``queue``; without, through one of its own in ``store``, which must not wait."""
        super().__init__(t, settings)
        self.writes = queue or WriteQueue(store)
        self._unwatch: Callable[[], None] = lambda: None
        self._waits: Message | None = None

    def do(
        self, change: Change, told: Callable[[Fate], object], *, in_thread: bool = False
    ) -> Fate:
        """Do something now, or let it wait and say so.

        Args:
            change: what.
            told: told what became of it, at once or later.
            in_thread: whether it takes long.

        Returns:
            What has become of it so far.
        """
        fate = self.writes.do(change, told, owner=self, in_thread=in_thread)
        if not fate.waits:
            told(fate)
        elif (state := self.writes.state) is not None:
            self.say(state.words, warn=True)
        return fate

    def only_here(self) -> Sequence[str]:
        """Return what was entered and could be kept nowhere."""
        return self.writes.unkept

    def give_back(self, text: str, fate: Fate, *, here: bool = True) -> None:
        """Put a text that was refused into the line, and say why; where that cannot be, keep it in a file.

        Args:
            text: what was typed; empty where it was a key.
            fate: what became of it.
            here: whether the line is, as it was then, for what the text was typed for.
        """
        if fate.error is None:
            return
        if text and (not here or self.line.text not in ("", text)):
            self.writes.keep_text(text, fate.error.message, fate.number)
            return
        if text:
            self.line.give_back(text)
            self.line.draft.keep_now()
        self.writes.given_back(fate.number)
        self.say(fate.error.message, warn=True)

    def tell_state(self) -> None:
        """Say at the top what waits to be written."""
        state = self.writes.state
        self.head.say(self.t(state.words) if state else "", warn=state is not None)

    def _state_changed(self) -> None:
        """Say at the top what waits now, and on the line too where that says what waited before."""
        state = self.writes.state
        before, self._waits = self._waits, state.words if state is not None else None
        self.tell_state()
        if before is None or before == self._waits:
            return
        notice = self.line.notice
        if state is None and notice in (self.t(before), self.t(THIS_WAITS)):
            self.line.say(None)
        elif state is not None and notice == self.t(before):
            self.say(state.words, warn=True)

    def on_mount(self) -> None:
        """Show what waits to be written, from now on."""
        self.writes.attach(self.app)
        self._unwatch = self.writes.watch(self._state_changed)
        self._state_changed()

    def on_unmount(self) -> None:
        """Hear no more of what waits."""
        self._unwatch()
