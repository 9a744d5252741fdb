"""The register of people: found as one types, opened, marked and merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from locales import N_, message
from screens.base.commands import PERSONS, Command
from screens.base.widgets.cells import fit, shown_inline
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.painted import Line
from screens.base.widgets.row_list import RowList
from screens.people.part import Frame, PeoplePart
from store.file.app_windows.drafts import Field
from store.file.store import Store
from store.language.as_typed import as_typed
from store.model.shared_records import REGISTER_UID
from store.people.duplicates import REASONS, Likely
from store.people.known_people import Listed, People, in_short
from store.waiting.change import Change

Shown = Listed | str
"""Somebody, or a heading above some."""

LIST = Field(0, "list of people")
"""The field of a pasted list, until it is taken in."""

_COUNT, _DAY, _PARTY = 5, 11, 6
_WIDE = 100


class PeopleRegister(PeoplePart):
    """Everybody in the register who fits what is written in the line."""

    where = PERSONS

    def __init__(
        self,
        frame: Frame,
        store: Store,
        *,
        other: Callable[[], None],
        open_person: Callable[[Listed], None],
        likely: Callable[[], None],
        undo: Callable[[], object],
        redo: Callable[[], object],
        paste: Callable[[str], None],
        has_other: bool,
    ) -> None:
        """Start with nobody known yet.

        Args:
            frame: the screen.
            store: where is written.
            other: shows the participants of the meeting.
            open_person: shows somebody's page.
            likely: looks for people who may be the same.
            undo: takes back the latest step in the register.
            redo: does it again.
            paste: compares a pasted list with the register.
            has_other: whether a meeting is open.
        """
        self._frame = frame
        self._t = frame.t
        self._store = store
        self._paste = paste
        self._has_other = has_other
        self.people: People | None = None
        self._likely: Sequence[Likely] | None = None
        self._shown: Sequence[Shown] = ()
        self._marked: dict[str, Listed] = {}
        self.rows = RowList(self, id="register")
        self.actions = {
            "persons.open": lambda: open_person(self.selected) if self.selected else None,
            "persons.mark": self._mark,
            "persons.merge": self._merge,
            "persons.likely": lambda: (
                self._leave_likely() if self._likely is not None else likely()
            ),
            "persons.other": other,
            "persons.undo": undo,
            "persons.redo": redo,
        }

    # What is shown ----------------------------------------------------------------------------------

    @property
    def field(self) -> Field | None:
        """A pasted list that came back to the line; what is looked for need not be kept."""
        return LIST if "\n" in self._frame.line.text else None

    @property
    def selected(self) -> Listed | None:
        """Who is selected."""
        row = self._shown[self.rows.selected] if self.rows.has_selection else None
        return row if isinstance(row, Listed) else None

    def take_in(self, people: People) -> None:
        """Show the register as it is now."""
        self.people = people
        known = (people.get(uid) for uid in self._marked)
        self._marked = {one.person.uid: one for one in known if one is not None}
        if self._likely is not None:
            self._likely = None
        self._find(self._frame.line.text)

    def take_in_likely(self, people: People, likely: Sequence[Likely]) -> None:
        """Show people who may be the same."""
        if people is not self.people:
            return
        self._likely = likely
        self._find("")
        self._frame.say(message(N_("Pairs that may be the same: {n}"), n=len(likely)))

    def _leave_likely(self) -> None:
        self._likely = None
        self._find(self._frame.line.text)

    def text_changed(self, text: str) -> None:
        """Show those who fit what is written."""
        self._likely = None
        self._find(text)

    def _find(self, text: str) -> None:
        selected = self.selected
        if self._likely is not None:
            self._shown = [row for pair in self._likely for row in self._pair(pair)]
        else:
            self._shown = self.people.search(text) if self.people is not None else ()
        uid = selected.person.uid if selected else None
        at = next((n for n, row in enumerate(self._shown) if _uid(row) == uid), 0) if uid else 0
        self.rows.changed(at)
        self._frame.show_part(self)

    def _pair(self, pair: Likely) -> Sequence[Shown]:
        return (self._t(REASONS[pair.reason]), pair.one, pair.other)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._shown)

    def can_select(self, index: int) -> bool:
        """Return whether somebody stands in the row."""
        return 0 <= index < len(self._shown) and isinstance(self._shown[index], Listed)

    def empty(self) -> Sequence[str]:
        """Return what is said where nobody is."""
        t = self._t
        if self.people is None:
            return (t(N_("Reading the register…")),)
        if self._likely is not None:
            return (t(N_("Nobody seems to be in the register twice.")),)
        if self._frame.line.text:
            return (t(N_("Nobody fits.")),)
        return (t(N_("Nobody is in the register yet.")), "", t(N_("Paste a table or a list here.")))

    def row(self, index: int, width: int) -> Line:
        """Return somebody, or a heading, as a line."""
        one = self._shown[index]
        if isinstance(one, str):
            return [(f" {one}", "heading")]
        person = one.person
        marked = person.uid in self._marked
        wide = width >= _WIDE
        room = width - 3 - _COUNT - _DAY - _PARTY
        place = room * 2 // 5 if not wide else room // 4
        email = room // 4 if wide else 0
        line: list[tuple[str, str]] = [
            (" ● " if marked else "   ", "mark"),
            (fit(_names(one), room - place - email - 1) + " ", "strong"),
            (fit(shown_inline(person.party or ""), _PARTY - 1) + " ", "quiet"),
            (fit(shown_inline(person.organisation or ""), place - 1) + " ", ""),
        ]
        if wide:
            line.append((fit(shown_inline(person.email or ""), email - 1) + " ", "quiet"))
        line.append((str(one.meetings).rjust(_COUNT - 1) + " ", "quiet"))
        line.append((fit(one.last or "", _DAY), "quiet"))
        return line

    def title(self) -> tuple[str, str]:
        """Return how many there are."""
        t = self._t
        if self.people is None:
            return t(N_("Register of people")), t(N_("Reading the register…"))
        facts = [t.n("{n} person", "{n} people", len(self.people))]
        if self._frame.line.text and self._likely is None:
            facts.append(t.n("{n} fits", "{n} fit", len(self._shown)))
        if self._marked:
            facts.append(t.n("{n} marked", "{n} marked", len(self._marked)))
        return t(N_("Register of people")), " · ".join(facts)

    def label(self, text: str) -> LineLabel:
        """Say who is selected, and what the keys would do."""
        del text
        t, one = self._t, self.selected
        if one is None:
            return LineLabel(t(N_("Register of people")), t(N_("type to find · paste a list")))
        others = self._others(one)
        if others:
            names = ", ".join(shown_inline(other.person.name) for other in others)
            said = t(
                N_("{key} merges: “{kept}” is kept, “{others}” become aliases"),
                key=self._frame.keymap.shown("persons.merge"),
                kept=shown_inline(one.person.name),
                others=names,
            )
            return LineLabel(shown_inline(in_short(one.person)), said)
        return LineLabel(shown_inline(in_short(one.person)), t(N_("Enter opens · type to find")))

    # Keys -------------------------------------------------------------------------------------------

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        if command.when == "has_person":
            return self.selected is not None
        return command.when != "has_meeting" or self._has_other

    def submit(self, text: str) -> bool:
        """Open who is selected, what is looked for stays in the line; compare a list that was given back."""
        if self.paste(text):
            return True
        self.actions["persons.open"]()
        return False

    def paste(self, text: str) -> bool:
        """Compare a pasted list with the register; one short line is looked for."""
        if "\n" not in text.strip():
            return False
        self._paste(text)
        return True

    def escape(self) -> bool:
        """Leave the pairs, then the marks, then what is looked for."""
        if self._likely is not None:
            self._leave_likely()
        elif self._marked:
            self._marked = {}
            self._frame.show_part(self)
        elif self._frame.line.text:
            self._frame.line.take()
            self._find("")
        else:
            return False
        return True

    def _mark(self) -> None:
        one = self.selected
        if one is not None:
            if self._marked.pop(one.person.uid, None) is None:
                self._marked[one.person.uid] = one
            self.rows.step(1)
            self._frame.show_part(self)

    def _others(self, kept: Listed) -> list[Listed]:
        """Return who would be merged into ``kept``: the marked ones, or the other one of a pair."""
        marked = [one for uid, one in self._marked.items() if uid != kept.person.uid]
        if marked or self._likely is None:
            return marked
        at = self.rows.selected
        near = self._shown[max(at - 1, 0) : at + 2]
        return [row for row in near if isinstance(row, Listed) and _uid(row) != _uid(kept)][:1]

    def _merge(self) -> None:
        kept = self.selected
        others = self._others(kept) if kept else []
        if kept is None or not others:
            said = message(
                N_("Mark somebody by {key}, then go to the one that is to be kept."),
                key=self._frame.keymap.shown("persons.mark"),
            )
            self._frame.say(said, warn=True)
            return

        said = message(
            N_("“{others}” is “{kept}” from now on; {key} takes it back."),
            others=as_typed(", ".join(one.person.name for one in others)),
            kept=as_typed(kept.person.name),
            key=self._frame.keymap.shown("persons.undo"),
        )
        self._marked = {}
        change = Change("persons.merge", REGISTER_UID, (kept, tuple(others)))
        self._frame.write(change, said)


def _uid(row: Shown) -> str | None:
    return row.person.uid if isinstance(row, Listed) else None


def _names(one: Listed) -> str:
    aliases = f"  “{', '.join(one.person.aliases)}”" if one.person.aliases else ""
    return shown_inline(one.person.name + aliases)
