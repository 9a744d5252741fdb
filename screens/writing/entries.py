"""What the keys of the entries do to the meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from locales import N_, Message, message
from screens.base.commands import SELECT
from screens.base.drafts import Drafts
from screens.base.keymap import Keymap
from screens.writing import edited_entries, editing
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.links import Links
from store.capture.becoming import Becoming
from store.model.kinds import BY_NAME, KINDS
from store.model.records import Entry, Place
from store.verbs.entries import Rewritten

_DEEPEST = 8
_REWRITTEN: dict[Rewritten, Message | None] = {
    "changed": None,
    "beside": message(
        N_(
            "Somebody else has changed this line meanwhile. Both texts are kept: yours is below theirs."
        )
    ),
    "anew": message(N_("The line was deleted in another window; your text stands as a new line.")),
}
"""What is said of an entry that was edited, by what became of the change."""


def lone_marker(text: str) -> str | None:
    """Return the kind that a marker alone on a line names (``b:``, ``Beslut:``, ``-``), or None."""
    marker = text.strip()
    if marker in ("-", "*", "•", "·"):
        return "bullet"
    if marker[-1:] not in (":", ";"):
        return None
    word = marker[:-1]
    for kind in KINDS:
        words = (known.casefold() for known in kind.words)
        if (marker.endswith(":") and word in kind.letters) or word.casefold() in words:
            return kind.name
    return None


class LiveEntries:
    """Carries out, through the desk, what the entries pane asks for."""

    def __init__(
        self,
        desk: Desk,
        keymap: Keymap,
        tell: Callable[[Answer], bool],
        follow: Callable[[str], None],
        selection_changed: Callable[[], None],
        links: Links,
        go_to: Callable[[Place, Entry], None],
        drafts: Drafts,
    ) -> None:
        """Work at ``desk``.

        Args:
            desk: where changes are made.
            keymap: which key is which command.
            tell: shows what became of a change; returns whether it was taken.
            follow: shows the cell that the place now is, with an entry selected in it.
            selection_changed: says in words what the keys now do.
            links: what was made from what.
            go_to: goes to a place, with an entry selected in it.
            drafts: keeps what is half-typed.
        """
        self._desk = desk
        self._keymap = keymap
        self._tell = tell
        self._follow = follow
        self.selection_changed = selection_changed
        self._links = links
        self._go_to = go_to
        self._drafts = drafts

    def command(self, key: str) -> str | None:
        """Return the command that a key means while an entry is selected."""
        return self._keymap.command(SELECT, key)

    def current(self, uid: str) -> Entry | None:
        """Return the entry as it is now."""
        return self._desk.minutes.entry(uid)

    def change_kind(self, entry: Entry, kind: str) -> None:
        """Make it another kind; everything else about it stays."""
        said = message(N_("Now: {kind}"), kind=message(BY_NAME[kind].label))
        self._change(entry, said, kind=kind)

    def indent(self, entry: Entry, by: int) -> None:
        """Move it one level in or out; a note becomes a bullet, a bullet of the first level a note."""
        if entry.kind == "note":
            if by > 0:
                self._change(entry, None, kind="bullet", depth=0)
        elif entry.kind == "bullet" and entry.depth + by < 0:
            self._change(entry, None, kind="note", depth=0)
        else:
            self._change(entry, None, depth=min(max(entry.depth + by, 0), _DEEPEST))

    def toggle_unfinished(self, entry: Entry) -> None:
        """Mark it as unfinished, or take the mark off."""
        marks = tuple(mark for mark in entry.marks if mark != "unfinished")
        if marks == entry.marks:
            marks = (*marks, "unfinished")
        self._change(entry, None, marks=marks)

    def delete(self, entry: Entry) -> None:
        """Take it out of the meeting."""
        key = self._keymap.shown("live.undo")
        said = message(N_("Deleted; {key} on the empty line brings it back."), key=key)
        self._tell(self._desk.change("entries.take_out", entry, said=said))

    def shift(self, entry: Entry, by: int) -> None:
        """Move it before the one above or after the one below it in its cell."""
        cell = self._desk.minutes.cell(Place(entry.section, entry.row, entry.prompt))
        at = cell.place_of(entry) + by
        if not 0 <= at < len(cell):
            return
        neighbour = cell[at].uid
        before, after = (neighbour, None) if by < 0 else (None, neighbour)

        self._tell(self._desk.change("entries.move", entry.uid, before=before, after=after))

    def carry(self, entry: Entry, rows: int, prompts: int) -> None:
        """Move it to the cell that is so many rows and prompts away, and go there with it."""
        self._tell(self._desk.change("carry_entry", entry.uid, rows, prompts))
        self._follow(entry.uid)

    def make_into(self, entry: Entry, target: Becoming) -> None:
        """Make something else of it too, in the nearest exercise for that; it stays as it is."""
        answer = self._desk.change("make_into", entry.uid, target.name, said=lambda said: said)
        self._tell(answer)

    def follow_link(self, entry: Entry) -> None:
        """Go to what it was made from, or to what was made from it."""
        end = self._links.other_end(entry)
        if end is None:
            self._tell(Answer(words=self._links.nowhere(entry)))
        else:
            self._go_to(Place(end.section, end.row, end.prompt), end)

    def link_note(self, entry: Entry, *, wide: bool) -> str:
        """Return in a few words what it was made from and what was made from it."""
        return self._links.note(entry, wide=wide)

    def keep_edit(self, entry: Entry, line: str) -> None:
        """Keep a half-made change of an entry in a moment; an empty one is none."""
        self._drafts.typed(edited_entries.field_of(self._desk.meeting_id, entry), line)

    def forget_edit(self, entry: Entry) -> None:
        """Keep no change of an entry any more."""
        self._drafts.forget(edited_entries.field_of(self._desk.meeting_id, entry))

    def kept_edit(self, entry: Entry) -> str:
        """Return a half-made change that was kept, or an empty text."""
        field = edited_entries.field_of(self._desk.meeting_id, entry)
        return self._drafts.take_over(field) or ""

    def line_of(self, entry: Entry) -> str:
        """Return the entry as the line that it could have been typed as."""
        return editing.line_of(self._desk.as_then(entry), self._desk.minutes)

    def save_edit(self, entry: Entry, before: str, line: str) -> bool:
        """Make of the entry what a line says; where somebody else has changed it, keep both.

        Where somebody has deleted it, the text becomes a line of its own there.
        """
        changes = editing.changes_of(entry, before, line, self._desk.minutes)
        if isinstance(changes, Message):
            return self._tell(Answer(taken=False, words=changes))
        with self._drafts.handing_on(edited_entries.field_of(self._desk.meeting_id, entry)):
            answer = self._desk.change(
                "entries.rewrite", entry, said=_REWRITTEN.__getitem__, typed=line, **changes
            )
        return self._tell(answer)

    def _change(self, entry: Entry, said: Message | None, **values: Any) -> None:
        self._tell(self._desk.change("entries.change", entry.uid, said=said, **values))
