"""The keys of a wall: notes are marked and sorted, and clusters made, merged, named, moved and taken out."""

from __future__ import annotations

from collections.abc import Callable

from locales import N_, Message, message
from screens.base.commands import BOARD
from screens.base.keymap import Keymap
from screens.base.widgets.capture_line import CaptureLine
from screens.board import board_labels
from screens.board.highlight import Highlight
from screens.board.modes import AskedName, Choosing, Mode, Shifting
from screens.board.pane import BoardPane
from screens.board.wall import NO_CLUSTER, NO_NOTE, Wall
from store.model.minutes import Minutes
from store.model.records import Prompt


class ClusterKeys:
    """What the keys of a wall do to the highlighted cluster, and to the marked notes.

    Attributes:
        actions: what its commands do, by their ids.
    """

    def __init__(
        self,
        pane: BoardPane,
        line: CaptureLine,
        minutes: Minutes,
        wall: Wall,
        ask: Callable[[Mode], None],
        keymap: Keymap,
    ) -> None:
        """Act on what is highlighted.

        Args:
            pane: shows the wall.
            line: where a name is written.
            minutes: the meeting.
            wall: carries out the changes.
            ask: gives the keys to a mode.
            keymap: which key is which command.
        """
        self._pane = pane
        self._line = line
        self._minutes = minutes
        self._wall = wall
        self._ask = ask
        self._keymap = keymap
        self.actions: dict[str, Callable[[], object]] = {
            "wall.mark": self._mark,
            "wall.split": self._split,
            "wall.merge": lambda: self._with_cluster(self._merge),
            "wall.rename": lambda: self._with_cluster(self._rename),
            "wall.shift": lambda: self._with_cluster(self._shift),
            "wall.remove": lambda: self._with_cluster(self._remove),
        }

    def sort(self, number: str) -> None:
        """Move the marked notes, or the highlighted one, to the cluster of a number."""
        if number != "0" and not self._highlight.grid.has_clusters:
            self._wall.refuse(board_labels.no_cluster_yet(self.new_key))
        elif self._wall.sort(self._highlight, number):
            self._unmark()

    @property
    def new_key(self) -> str:
        """The key that makes a new cluster, as it is shown."""
        return self._keymap.shown("wall.split")

    @property
    def _highlight(self) -> Highlight:
        return self._pane.highlight

    def _mark(self) -> None:
        """Mark the highlighted note or take its mark off, and go on to the next."""
        entry = self._highlight.entry
        if entry is None:
            self._wall.refuse(NO_NOTE)
        else:
            self._highlight.grid.mark(entry)
            self._pane.press("down")

    def _unmark(self) -> None:
        self._highlight.grid.unmark()
        self._pane.refresh()

    def _split(self) -> None:
        notes = self._wall.chosen(self._highlight)
        if not notes:
            self._wall.refuse(NO_NOTE)
            return

        grid, index = self._highlight.grid, self._highlight.index
        row, is_unsorted = self._highlight.row, self._highlight.prompt == grid.contents.heap

        def named(name: str) -> bool:
            done = self._wall.split(notes, name)
            if done:
                self._unmark()
                if is_unsorted:
                    self._pane.stand_on((row, grid.contents.heap), index)  # the next one there
            return done

        self._ask_name(board_labels.new_cluster(len(notes)), "", named)

    def _with_cluster(self, act: Callable[[Prompt], None]) -> None:
        """Do something with the highlighted cluster, where there is one."""
        prompt = self._minutes.prompt(self._highlight.prompt)
        if prompt is None or not prompt.text:
            self._wall.refuse(NO_CLUSTER)
        else:
            act(prompt)

    def _rename(self, prompt: Prompt) -> None:
        def named(name: str) -> bool:
            return self._wall.rename(prompt.uid, name)

        self._ask_name(board_labels.renaming(prompt.text), prompt.text, named)

    def _ask_name(self, words: Message, name: str, named: Callable[[str], bool]) -> None:
        """Ask for a name in the line, which must be free for it."""
        if self._line.text:
            self._wall.refuse(message(N_("First finish what is written in the line.")))
            return
        self._ask(AskedName(self._line, words, name, named))
        self._line.begin_with(name, selected=True)

    def _merge(self, prompt: Prompt) -> None:
        def chosen(number: str) -> None:
            into = self._wall.merge(self._highlight, prompt.uid, number)
            if into is not None:
                self._pane.stand_on((self._highlight.row, into), 0)

        words, goes_on = board_labels.merging(prompt.text), self._highlight.grid.goes_on
        self._ask(Choosing(words, goes_on, chosen))

    def _shift(self, prompt: Prompt) -> None:
        def shift(by: int) -> None:
            self._wall.shift(prompt.uid, by)

        self._ask(Shifting(board_labels.shifting(prompt.text), shift, self._ends_shift))

    def _ends_shift(self, key: str) -> bool:
        return self._keymap.command(BOARD, key) in ("board.edit", "board.back", "wall.shift")

    def _remove(self, prompt: Prompt) -> None:
        self._wall.take_out(prompt.uid, prompt.text)
