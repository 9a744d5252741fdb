"""What the keys of the entries do to the meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from locales import N_, Message, message
from screens.commands import SELECT
from screens.keymap import Keymap
from screens.writing import editing
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.links import Links
from store.capture.actions import Refused
from store.capture.becoming import Becoming
from store.capture.chaining import Wish, plan_making
from store.errors import Clash, NotFound
from store.kinds import BY_NAME, KINDS
from store.records import Entry, Place
from store.verbs import entries

_DEEPEST = 8
_KEPT = frozenset(
    "depth speaker speaker_uid owners due due_text marks clauses vote address cells time".split()
)
"""What an entry keeps when it is written once more."""

CLASHED = message(
    N_("Somebody else has changed this line meanwhile. Both texts are kept: yours is below theirs.")
)


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
        """
        self._desk = desk
        self._keymap = keymap
        self._tell = tell
        self._follow = follow
        self.selection_changed = selection_changed
        self._links = links
        self._go_to = go_to

    def command_of(self, key: str) -> str | None:
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

        def act() -> Message:
            entries.delete(self._desk.store, self._desk.meeting_id, entry.uid)
            return message(
                N_("Deleted; {key} on the empty line brings it back."),
                key=self._keymap.shown("live.undo"),
            )

        self._tell(self._desk.change(act))

    def shift(self, entry: Entry, by: int) -> None:
        """Move it before the one above or after the one below it in its cell."""
        cell = self._desk.minutes.cell(Place(entry.section, entry.row, entry.prompt))
        at = cell.place_of(entry) + by
        if not 0 <= at < len(cell):
            return
        neighbour = cell[at].uid
        before, after = (neighbour, None) if by < 0 else (None, neighbour)

        def act() -> None:
            store, meeting = self._desk.store, self._desk.meeting_id
            entries.move(store, meeting, entry.uid, before=before, after=after)

        self._tell(self._desk.change(act))

    def carry(self, entry: Entry, rows: int, prompts: int) -> None:
        """Move it to the cell that is so many rows and prompts away, and go there with it."""

        def act() -> None:
            place = self._desk.session.switch(rows, prompts)
            if place != Place(entry.section, entry.row, entry.prompt):
                entries.move(self._desk.store, self._desk.meeting_id, entry.uid, place=place)

        self._tell(self._desk.change(act))
        self._follow(entry.uid)

    def make_into(self, entry: Entry, target: Becoming) -> None:
        """Make something else of it too, in the nearest exercise for that; it stays as it is."""

        def act() -> Answer:
            plan = plan_making(self._desk.store, self._desk.minutes, entry, Wish(target))
            if isinstance(plan, Refused):
                return Answer(taken=False, words=plan.reason)
            return Answer(words=plan.carry_out().said)

        self._tell(self._desk.carry_out(act, ""))

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
        """Keep a half-made change under the entry's own field."""
        self._desk.half_typed.keep(line, _field(entry))

    def kept_edit(self, entry: Entry) -> str:
        """Return a half-made change that was kept, or an empty text."""
        return self._desk.half_typed.text(_field(entry))

    def line_of(self, entry: Entry) -> str:
        """Return the entry as the line that it could have been typed as."""
        return editing.line_of(entry, self._desk.minutes)

    def save_edit(self, entry: Entry, line: str) -> bool:
        """Make of the entry what a line says; where somebody else has changed it, keep both."""
        changes = editing.changes_of(entry, line, self._desk.minutes)
        if isinstance(changes, Message):
            return self._tell(Answer(taken=False, words=changes))

        def act() -> Message | None:
            store, meeting = self._desk.store, self._desk.meeting_id
            try:
                entries.change(store, meeting, entry.uid, rev=entry.rev, **changes)
            except (Clash, NotFound):
                self._desk.take_in(foreign=True)
                self._add_beside(replace(entry, **changes))
                return CLASHED
            return None

        return self._tell(self._desk.change(act, line))

    def _add_beside(self, mine: Entry) -> None:
        """Write an entry that could not be changed below the one that somebody else has changed."""
        place = Place(mine.section, mine.row, mine.prompt)
        values = {
            field.name: getattr(mine, field.name) for field in fields(mine) if field.name in _KEPT
        }
        after = mine.uid if self._desk.minutes.entry(mine.uid) else None
        store, meeting = self._desk.store, self._desk.meeting_id
        entries.add(store, meeting, place, mine.kind, mine.text, after=after, **values)

    def _change(self, entry: Entry, said: Message | None, **values: Any) -> None:
        def act() -> Message | None:
            entries.change(self._desk.store, self._desk.meeting_id, entry.uid, **values)
            return said

        self._tell(self._desk.change(act))


def _field(entry: Entry) -> str:
    return f"entry:{entry.uid}"
