"""What the keys of the entries do to the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import App

from locales import N_, Message, Translator, message
from screens.base.commands import EDIT, SELECT
from screens.base.drafts import Drafts
from screens.base.keymap import Keymap
from screens.writing import edited_entries
from screens.writing.answers import Answer
from screens.writing.copying import copy
from screens.writing.desk import MOVED, Desk
from screens.writing.links import Links
from screens.writing.outside import OutsideEditing
from store.capture import editing
from store.capture.becoming import Becoming
from store.capture.holding import held_words
from store.capture.writing import place_in_text
from store.file.app_windows.drafts import Field
from store.language.cleaning import clean
from store.model.kinds import BY_NAME, KINDS
from store.model.records import Entry, Place, Section
from store.page.parts import Part
from store.verbs.entries import Rewritten

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


_NO_WORDS = message(N_("A heading has words; Esc goes back, and then ⌫ takes the section out."))
_EDITED = message(N_("Enter saves this line first, or Esc leaves it."))
_NO_LINE = message(
    N_("A heading cannot be split or joined; F4 and ⌫ take it out, /merge joins it.")
)
_LOST_BELOW = message(
    N_("Somebody has taken out the line that this was to stand below; Enter writes it here.")
)
_NO_NEIGHBOUR = {
    -1: message(N_("Nothing stands above it that it could be joined to.")),
    1: message(N_("Nothing stands below it that it could be joined to.")),
}


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


def _uids(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(entry.uid for entry in entries)


class LiveEntries:
    """Carries out, through the desk, what is asked for on the page and on the board.

    Attributes:
        wrote: the uid of the entry that was written last; None where none was.
        outside: what is edited in another program.
    """

    def __init__(
        self,
        desk: Desk,
        keymap: Keymap,
        tell: Callable[[Answer], bool],
        selection_changed: Callable[[], None],
        links: Links,
        go_to: Callable[[Place, Entry], None],
        drafts: Drafts,
        t: Translator,
        fold: Callable[[], None],
        head: Callable[[str], None],
    ) -> None:
        """Work at ``desk``.

        Args:
            desk: where changes are made.
            keymap: which key is which command.
            tell: shows what became of a change; returns whether it was taken.
            selection_changed: says in words what the keys now do.
            links: what was made from what.
            go_to: goes to a place, with an entry selected in it.
            drafts: keeps what is half-typed.
            t: the language of the words.
            fold: folds the panes at the sides away, or out.
            head: goes to where the title, the next meeting or the people are changed.
        """
        self.wrote: str | None = None
        self._t = t
        self.fold_panes = fold
        self.change_head = head
        self._desk = desk
        self._keymap = keymap
        self._tell = tell
        self.selection_changed = selection_changed
        self._links = links
        self.outside = OutsideEditing(desk, keymap, tell, t)
        self._go_to = go_to
        self._drafts = drafts
        self._fields: dict[str, Field] = {}
        self._begun: dict[str, Entry] = {}

    def command(self, key: str) -> str | None:
        """Return the command that a key means while something is selected."""
        return self._keymap.command(SELECT, key)

    def command_of_edit(self, key: str) -> str | None:
        """Return the command that a key means while something is edited."""
        return self._keymap.command(EDIT, key)

    def current(self, uid: str) -> Entry | Section | None:
        """Return an entry or a section as it is now."""
        return self._desk.minutes.entry(uid) or self._desk.minutes.section(uid)

    def change_kind(self, entries: Sequence[Entry], kind: str) -> None:
        """Make entries another kind; everything else about them stays."""
        said = message(N_("Now: {kind}"), kind=message(BY_NAME[kind].label))
        if len(entries) == 1:
            self._change(entries[0], said, kind=kind)
        else:
            self._tell(self._desk.change("several.change", _uids(entries), said=said, kind=kind))

    def indent(self, entries: Sequence[Entry], by: int) -> None:
        """Move entries one level in or out; a note becomes a bullet, a bullet of the first level a note."""
        self._tell(self._desk.change("several.indent", _uids(entries), by))

    def copy(self, app: App[Any], part: Part) -> None:
        """Copy a section, or entries, to the clipboard of ``app``."""
        self._tell(copy(app, self._desk.minutes, part, self._t))

    def edit_outside(self, app: App[Any], part: Part) -> bool:
        """Have a section, or entries, edited in the person's own editor; return whether that was taken."""
        self._drafts.keep_now()  # nothing else is done while the editor has the terminal
        return self.outside.edit(app, part)

    def toggle_unfinished(self, entry: Entry) -> None:
        """Mark it as unfinished, or take the mark off."""
        before = self._desk.as_then(entry).marks
        marks = tuple(mark for mark in before if mark != "unfinished")
        if marks == before:
            marks = (*marks, "unfinished")
        self._change(entry, None, marks=marks)

    def delete(self, entries: Sequence[Entry]) -> None:
        """Take entries out of the meeting."""
        key = self._keymap.shown("live.undo")
        if len(entries) > 1:
            said = message(N_("Deleted; {key} on the empty line brings them back."), key=key)
            self._tell(self._desk.change("several.delete", _uids(entries), said=said))
            return
        said = message(N_("Deleted; {key} on the empty line brings it back."), key=key)
        for entry in entries:
            self._tell(self._desk.change("entries.take_out", entry, said=said))

    def shift_section(self, section: Section, by: int) -> None:
        """Move a section a step up or down, with what lies in it."""
        self._tell(self._desk.change("sections.shift", section.uid, by))

    def deepen(self, section: Section, by: int) -> None:
        """Move a section a level in or out, with what lies in it."""
        self._tell(self._desk.change("sections.deepen", section.uid, by))

    def refuse_while_edited(self) -> None:
        """Say that a key does nothing before the edit is over."""
        self._tell(Answer(taken=False, words=_EDITED))

    def lost_below(self) -> None:
        """Say that the line is gone that what is typed, or would be, was to stand below."""
        self._desk.stands_elsewhere(_LOST_BELOW if self._drafts.has_texts else MOVED)

    def remove_section(self, section: Section) -> None:
        """Take a section out with what it holds."""
        self._tell(self._desk.change("remove_section", section.uid, said=lambda said: said))

    def held_words(self, section: Section) -> str:
        """Return what a section is called and how much it holds."""
        return self._t(held_words(self._desk.minutes, section.uid))

    def latest(self) -> str | None:
        """Return the uid of what was written last here."""
        return self.wrote

    def shift(self, entries: Sequence[Entry], by: int) -> None:
        """Move entries before the one above or after the one below them in their cell."""
        self._tell(self._desk.change("entries.shift", _uids(entries), by))

    def carry(self, entries: Sequence[Entry], rows: int, prompts: int) -> None:
        """Move entries to the cell that is so many rows and prompts away from theirs."""
        self._tell(self._desk.change("carry_entry", _uids(entries), rows, prompts))

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

    def keep_edit(self, entry: Entry | Section, line: str) -> None:
        """Keep a half-made change of an entry or a heading in a moment; an empty one is none."""
        self._drafts.typed(self._field_of(entry), line)

    def forget_edit(self, entry: Entry | Section) -> None:
        """Keep no change of an entry or a heading any more."""
        self._drafts.forget(self._field_of(entry))
        self._fields.pop(entry.uid, None)
        self._begun.pop(entry.uid, None)

    def kept_edit(self, entry: Entry | Section) -> str:
        """Return a half-made change that was kept, or an empty text."""
        self._fields.pop(entry.uid, None)
        return self._drafts.take_over(self._field_of(entry)) or ""

    def _field_of(self, entry: Entry | Section) -> Field:
        """Return the field that an edit was begun in, though the entry may be another one meanwhile."""
        if entry.uid not in self._fields:
            then = self._desk.as_then(entry)
            self._fields[entry.uid] = edited_entries.field_of(self._desk.meeting_id, then)
        return self._fields[entry.uid]

    def line_of(self, entry: Entry | Section) -> str:
        """Return the entry as the line that it could have been typed as, or the words of a heading."""
        if isinstance(entry, Section):
            return self._desk.as_then(entry).heading or ""
        self._begun[entry.uid] = self._desk.as_then(entry)
        return editing.line_of(self._begun[entry.uid], self._desk.minutes)

    def _changes(self, entry: Entry, before: str, line: str) -> dict[str, Any] | Message:
        """Return what a line changes in an entry, as it was when the edit began; a Message where it stays."""
        begun = self._begun.get(entry.uid, entry)
        return editing.changes_of(begun, before, line, self._desk.minutes)

    def save_edit(self, entry: Entry | Section, before: str, line: str) -> bool:
        """Make of the entry what a line says; where somebody else has changed it, keep both.

        Where somebody has deleted it, the text becomes a line of its own there. A heading is renamed.
        """
        if isinstance(entry, Section):
            return self._rename(entry, line)
        changes = self._changes(entry, before, line)
        if isinstance(changes, Message):
            return self._tell(Answer(taken=False, words=changes))
        with self._drafts.handing_on(self._field_of(entry)):
            answer = self._desk.change(
                "entries.rewrite", entry, said=_REWRITTEN.__getitem__, typed=line, **changes
            )
        return self._tell(answer)

    def split_edit(self, entry: Entry | Section, before: str, line: str, cursor: int) -> bool:
        """Save what a line says, and cut the entry in two at the cursor; the second half stands below."""
        if isinstance(entry, Section):
            return self._tell(Answer(taken=False, words=_NO_LINE))
        changes = self._changes(entry, before, line)
        if isinstance(changes, Message):
            return self._tell(Answer(taken=False, words=changes))
        text = changes.get("text", self._desk.as_then(entry).text)
        at = place_in_text(line, cursor, str(text))
        with self._drafts.handing_on(self._field_of(entry)):
            answer = self._desk.change("entries.split", entry, at, typed=line, **changes)
        return self._tell(answer)

    def join_edit(self, entry: Entry | Section, before: str, line: str, by: int) -> bool:
        """Save what a line says, and join the entry to the one above it, or below it, in its cell."""
        if isinstance(entry, Section):
            return self._tell(Answer(taken=False, words=_NO_LINE))
        cell = self._desk.minutes.cell(Place(entry.section, entry.row, entry.prompt))
        at = cell.place_of(entry) + by
        if not 0 <= at < len(cell):
            return self._tell(Answer(taken=False, words=_NO_NEIGHBOUR[by]))
        is_changed = line != before
        if is_changed and not self.save_edit(entry, before, line):
            return False
        now, other = self._desk.minutes.entry(entry.uid) or entry, cell[at]
        upper, lower = (other, now) if by < 0 else (now, other)
        joined = self._tell(self._desk.change("entries.join", upper, lower))
        return (
            joined or is_changed
        )  # what was changed is saved, whether they could be joined or not

    def _rename(self, section: Section, line: str) -> bool:
        heading = clean(line).strip()
        if not heading:
            return self._tell(Answer(taken=False, words=_NO_WORDS))
        was = self._desk.as_then(section).heading
        with self._drafts.handing_on(self._field_of(section)):
            answer = self._desk.change("sections.rename", section.uid, heading, typed=line, was=was)
        return self._tell(answer)

    def _change(self, entry: Entry, said: Message | None, **values: Any) -> None:
        self._tell(self._desk.change("entries.change", entry.uid, said=said, **values))
