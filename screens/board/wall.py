"""What is done to the clusters of a wall of notes, through the desk; each is one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from locales import N_, Message, message
from screens.board.highlight import Highlight
from screens.board.words import prompt_words
from screens.writing.answers import Answer
from screens.writing.desk import Desk, Said
from store.errors import StoreError
from store.file.step_names import UNKNOWN_STEP, latest, newer_than_now
from store.file.store import Store
from store.language.as_typed import as_typed

NO_NOTE = message(N_("No note is chosen."))
NO_CLUSTER = message(N_("These notes lie in no cluster."))


class Wall:
    """The clusters of the exercise that a board shows. What cannot be done is said in words."""

    def __init__(self, desk: Desk, tell: Callable[[Answer], bool]) -> None:
        """Work at ``desk``; ``tell`` shows what became of something."""
        self._desk = desk
        self._tell = tell
        self._step: str | None = None

    def chosen(self, highlight: Highlight) -> list[str]:
        """Return the notes that the keys act on: the marked ones, else the highlighted one."""
        entry = highlight.entry
        return highlight.grid.marked_notes() or ([entry.uid] if entry is not None else [])

    def sort(self, highlight: Highlight, number: str) -> bool:
        """Move the chosen notes to the cluster of a number; return whether it was done."""
        self._step = None
        grid, notes = highlight.grid, self.chosen(highlight)
        known, prompt = grid.cluster(number)
        if not known:
            words = N_("There is no cluster {number}; with a blank first it is a note.")
            return self.refuse(message(words, number=number))
        if not notes:
            return self.refuse(NO_NOTE)
        if all(grid.is_under(note, prompt) for note in notes):
            self._tell(Answer(words=message(N_("The note lies there already."))))
            return False
        there = as_typed(prompt_words(grid, prompt))

        def said(went: str | None) -> Message:
            found = self._desk.minutes.prompt(went) if went != prompt else None
            return _moved(notes, as_typed(found.text) if found is not None else there)

        before = self._latest(newer_than_now)
        done = self._do("clusters.move", tuple(notes), prompt, said=said)
        if done:
            self._step = before if self._desk.waits else self._latest(latest)
        return done

    def take_back(self, number: str) -> None:
        """Take back what the latest number has moved, if anything: it is a text after all."""
        if self._step is not None:
            said = message(N_("Moved back: {number} begins a line"), number=number)
            self._do("undo", step=self._step, said=said)

    def _latest(self, name: Callable[[Store], str]) -> str:
        try:
            return name(self._desk.store)
        except StoreError:
            return UNKNOWN_STEP

    def split(self, notes: Sequence[str], name: str) -> bool:
        """Take notes out into a new cluster with a name."""
        said = _moved(notes, as_typed(name))
        return self._do("clusters.split", tuple(notes), name, said=said, typed=name)

    def rename(self, uid: str, name: str) -> bool:
        """Give a cluster another name."""
        said = message(N_("The cluster is now called “{name}”"), name=name)
        return self._do("clusters.rename", uid, name, said=said, typed=name)

    def merge(self, highlight: Highlight, uid: str, number: str) -> str | None:
        """Merge a cluster into that of a number; return that one, None where it is not done."""
        known, into = highlight.grid.cluster(number)
        if not known or into is None or number == "0":
            self.refuse(_no_cluster(number))
            return None
        if into == uid:
            self.refuse(message(N_("A cluster cannot be merged into itself.")))
            return None
        name = as_typed(prompt_words(highlight.grid, into))
        said = message(N_("Merged into {cluster}"), cluster=name)
        return into if self._do("clusters.merge", uid, into, said=said) else None

    def shift(self, uid: str, by: int) -> bool:
        """Move a cluster one place to the left or right."""
        return self._do("clusters.shift", uid, by)

    def take_out(self, uid: str, name: str) -> bool:
        """Take a cluster out; its notes are unsorted then."""
        words = N_("{cluster} is taken out; its notes are unsorted")
        return self._do("clusters.remove", uid, said=message(words, cluster=as_typed(name)))

    def refuse(self, words: Message) -> bool:
        """Say why something is not done."""
        return self._tell(Answer(taken=False, words=words))

    def _do(self, verb: str, *args: object, said: Said = None, **named: Any) -> bool:
        return self._tell(self._desk.change(verb, *args, said=said, **named))


def _no_cluster(number: str) -> Message:
    return message(N_("There is no cluster {number}."), number=number)


def _moved(notes: Sequence[str], cluster: Message) -> Message:
    if len(notes) == 1:
        return message(N_("Moved to {cluster}"), cluster=cluster)
    return message(N_("{count} notes moved to {cluster}"), count=len(notes), cluster=cluster)
