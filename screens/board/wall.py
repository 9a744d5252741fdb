"""What is done to the clusters of a wall of notes, through the desk; each is one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from locales import N_, Message, message
from screens.board.highlight import Highlight
from screens.board.words import prompt_words
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from store.language.as_typed import as_typed

NO_NOTE = message(N_("No note is chosen."))
NO_CLUSTER = message(N_("These notes lie in no cluster."))


class Wall:
    """The clusters of the exercise that a board shows. What cannot be done is said in words."""

    def __init__(self, desk: Desk, tell: Callable[[Answer], bool]) -> None:
        """Work at ``desk``; ``tell`` shows what became of something."""
        self._desk = desk
        self._tell = tell

    def chosen(self, highlight: Highlight) -> list[str]:
        """Return the notes that the keys act on: the marked ones, else the highlighted one."""
        entry = highlight.entry
        return highlight.grid.marked_notes() or ([entry.uid] if entry is not None else [])

    def sort(self, highlight: Highlight, sign: str) -> bool:
        """Move the chosen notes to the cluster of a letter or number; return whether it was done."""
        grid, notes = highlight.grid, self.chosen(highlight)
        known, prompt = grid.cluster(sign)
        if not known:
            return self.refuse(message(N_("No cluster is called “{sign}”."), sign=sign))
        if not notes:
            return self.refuse(NO_NOTE)
        if all(self._prompt_of(note) == prompt for note in notes):
            self._tell(Answer(words=message(N_("The note lies there already."))))
            return False
        said = _moved(notes, as_typed(prompt_words(grid, prompt)))
        return self._do("clusters.move", tuple(notes), prompt, said=said)

    def split(self, notes: Sequence[str], name: str) -> bool:
        """Take notes out into a new cluster with a name."""
        said = _moved(notes, as_typed(name))
        return self._do("clusters.split", tuple(notes), name, said=said, typed=name)

    def rename(self, uid: str, name: str) -> bool:
        """Give a cluster another name."""
        said = message(N_("The cluster is now called “{name}”"), name=name)
        return self._do("clusters.rename", uid, name, said=said, typed=name)

    def merge(self, highlight: Highlight, uid: str, sign: str) -> bool:
        """Merge a cluster into that of a letter or number."""
        known, into = highlight.grid.cluster(sign)
        if not known or into is None:
            return self.refuse(message(N_("No cluster is called “{sign}”."), sign=sign))
        if into == uid:
            return self.refuse(message(N_("A cluster cannot be merged into itself.")))
        name = as_typed(prompt_words(highlight.grid, into))
        said = message(N_("Merged into {cluster}"), cluster=name)
        return self._do("clusters.merge", uid, into, said=said)

    def shift(self, uid: str, by: int) -> bool:
        """Move a cluster one place to the left or right; return whether it moved."""
        minutes = self._desk.minutes
        prompt = minutes.prompt(uid)
        prompts = [other.uid for other in minutes.prompts(prompt.section if prompt else None)]
        to = prompts.index(uid) + by if uid in prompts else -1
        if not 0 <= to < len(prompts):
            return False
        before, after = (prompts[to], None) if by < 0 else (None, prompts[to])
        return self._do("clusters.reorder", uid, before=before, after=after)

    def take_out(self, uid: str, name: str) -> bool:
        """Take a cluster out; its notes are unsorted then."""
        words = N_("{cluster} is taken out; its notes are unsorted")
        return self._do("clusters.remove", uid, said=message(words, cluster=as_typed(name)))

    def refuse(self, words: Message) -> bool:
        """Say why something is not done."""
        return self._tell(Answer(taken=False, words=words))

    def _do(self, verb: str, *args: object, said: Message | None = None, **named: Any) -> bool:
        """Carry out a verb; while something waits nothing is, because the board does not show it yet."""
        if self._desk.waits:
            return self.refuse(self._desk.state.words)
        return self._tell(self._desk.change(verb, *args, said=said, **named))

    def _prompt_of(self, uid: str) -> str | None:
        entry = self._desk.minutes.entry(uid)
        return entry.prompt if entry is not None else None


def _moved(notes: Sequence[str], cluster: Message) -> Message:
    if len(notes) == 1:
        return message(N_("Moved to {cluster}"), cluster=cluster)
    return message(N_("{count} notes moved to {cluster}"), count=len(notes), cluster=cluster)
