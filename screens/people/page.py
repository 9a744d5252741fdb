"""One person: the fields of the register, each edited in the line, and what the meetings say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from locales import N_, message
from screens.base.commands import PERSON, Command
from screens.base.widgets.cells import fit, shown_inline
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.painted import Line
from screens.base.widgets.row_list import RowList
from screens.people.part import Frame, PeoplePart
from store.file.app_windows.drafts import Field
from store.file.store import Store
from store.items.items import RegisterItem
from store.items.person_page import Appearance, Period, PersonPage
from store.language.blanks import squeezed
from store.language.words import ATTENDANCE, ROLES
from store.model.shared_records import REGISTER_UID
from store.people.known_people import Listed
from store.waiting.change import Change

FIELD_LABELS: dict[str, str] = {
    "name": N_("Name"),
    "aliases": N_("Aliases"),
    "organisation": N_("Organisation"),
    "unit": N_("Unit"),
    "title": N_("Title"),
    "party": N_("Party"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
}
"""The fields that can be written, each with its label, a text to translate."""

FIELDS = "person:"
"""What the names of the fields begin with that half-typed texts are kept in."""

_FIELDS = tuple(FIELD_LABELS)
_LABEL, _DAY = 16, 12


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the page: a heading, a meeting, or something else that is read."""

    line: Line
    meeting: int | None = None


class Page(PeoplePart):
    """One person's page."""

    where = PERSON

    def __init__(
        self,
        frame: Frame,
        store: Store,
        *,
        back: Callable[[], None],
        open_meeting: Callable[[int], None],
        undo: Callable[[], object],
        redo: Callable[[], object],
    ) -> None:
        """Start with nobody.

        Args:
            frame: the screen.
            store: where is written.
            back: shows the part that was there before.
            open_meeting: opens a meeting.
            undo: takes back the latest step in the register.
            redo: does it again.
        """
        self._frame = frame
        self._t = frame.t
        self._store = store
        self._back = back
        self._listed: Listed | None = None
        self._read: Sequence[_Row] = ()
        self._editing: str | None = None
        self._open_meeting = open_meeting
        self.rows = RowList(self, id="page")
        self.actions = {
            "person.edit": self._enter,
            "person.back": self._leave,
            "person.undo": undo,
            "person.redo": redo,
        }

    # What is shown ----------------------------------------------------------------------------------

    @property
    def takes_letters(self) -> bool:
        """Whether letters go to the line: while a field is edited."""
        return self._editing is not None

    @property
    def field(self) -> Field | None:
        """The field of the person that is edited."""
        if self._editing is None or self._listed is None:
            return None
        return Field(0, f"{FIELDS}{self._listed.person.uid}:{self._editing}")

    @property
    def shown(self) -> Listed | None:
        """Whose page it is."""
        return self._listed

    def open(self, listed: Listed) -> None:
        """Show the fields of somebody; the rest is read in a moment."""
        if self._listed is None or self._listed.person.uid != listed.person.uid:
            self._read = ()
            self.rows.select(0)
        self._listed = listed
        self._frame.show_part(self)

    def take_in(self, page: PersonPage) -> None:
        """Show what the meetings say of the person."""
        if self._listed is not None and page.listed.person.uid == self._listed.person.uid:
            self._read = self._rows_of(page)
            self._frame.show_part(self)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(_FIELDS) + len(self._read) if self._listed else 0

    def can_select(self, index: int) -> bool:
        """Return whether a row is a field or a meeting."""
        if 0 <= index < len(_FIELDS):
            return self._listed is not None
        at = index - len(_FIELDS)
        return 0 <= at < len(self._read) and self._read[at].meeting is not None

    def empty(self) -> Sequence[str]:
        """Return that nobody is shown."""
        return ()

    def row(self, index: int, width: int) -> Line:
        """Return a row as a line."""
        del width
        if index >= len(_FIELDS):
            return self._read[index - len(_FIELDS)].line
        field = _FIELDS[index]
        label = fit(self._t(FIELD_LABELS[field]), _LABEL)
        value = shown_inline(self._value(field))
        return [("  ", ""), (label, "quiet"), (value or "–", "strong" if value else "quiet")]

    def _value(self, field: str) -> str:
        value = getattr(self._listed.person, field) if self._listed else None
        return ", ".join(value) if isinstance(value, tuple) else value or ""

    def _rows_of(self, page: PersonPage) -> list[_Row]:
        t = self._t
        parts = (
            (N_("Meetings"), [self._meeting(one) for one in page.appearances]),
            (N_("Has belonged to"), [self._period(one) for one in page.periods]),
            (N_("Open actions"), [self._item(one) for one in page.actions]),
            (N_("Decisions"), [self._item(one) for one in page.decisions]),
        )
        rows: list[_Row] = []
        for heading, lines in parts:
            if lines:
                rows += [
                    _Row(()),
                    _Row([(f" {t(heading)}", "heading"), (f"  {len(lines)}", "quiet")]),
                ]
                rows += lines
        return rows

    def _meeting(self, one: Appearance) -> _Row:
        t, who = self._t, one.participant
        words = {term.name: term.word(t.language) for term in (*ATTENDANCE, *ROLES)}
        said = [who.attendance, *who.roles]
        facts = ", ".join(words.get(word, word) for word in said if word)
        title = shown_inline(one.title or t(N_("(no title)")))
        tail = f"  {shown_inline(facts)}" if facts else ""
        return _Row(
            [("  ", ""), (_day(one.date), "quiet"), (title, ""), (tail, "quiet")], one.meeting
        )

    def _period(self, one: Period) -> _Row:
        days = " – ".join(dict.fromkeys(day for day in (one.first, one.last) if day))
        place = shown_inline(", ".join(filter(None, (one.title, one.organisation, one.unit))))
        return _Row([("  ", ""), (fit(days or "–", 2 * _DAY), "quiet"), (place, "")])

    def _item(self, one: RegisterItem) -> _Row:
        due = f"  {self._t(N_('due {date}'), date=one.due)}" if one.due else ""
        text = shown_inline(one.text)
        return _Row([("  ", ""), (_day(one.date), "quiet"), (text, ""), (due, "warn")], one.meeting)

    def title(self) -> tuple[str, str]:
        """Return the name, and in how many meetings the person was."""
        if self._listed is None:
            return "", ""
        t, one = self._t, self._listed
        facts = [t.n("{n} meeting", "{n} meetings", one.meetings)]
        if one.person.own:
            facts.append(t(N_("written in the register")))
        return one.person.name, " · ".join(facts)

    def label(self, text: str) -> LineLabel:
        """Say what Enter would do."""
        del text
        t, at = self._t, self.rows.selected
        name = shown_inline(self._listed.person.name) if self._listed else ""
        if self._editing is not None:
            field = t(FIELD_LABELS[self._editing])
            return LineLabel(
                f"{name} · {field}", t(N_("Enter writes it · Esc leaves it as it was"))
            )
        if at < len(_FIELDS):
            said = t(N_("Enter edits “{field}”"), field=t(FIELD_LABELS[_FIELDS[at]]))
            return LineLabel(name, said)
        return LineLabel(name, t(N_("Enter opens the meeting")))

    # Keys -------------------------------------------------------------------------------------------

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        return command.when != "has_person" or self._listed is not None

    def take_key(self, key: str) -> bool:
        """Move among the fields and meetings, unless a field is edited."""
        return self._editing is None and self.rows.press(key)

    def _enter(self) -> None:
        at = self.rows.selected
        if at < len(_FIELDS):
            self.edit(_FIELDS[at])
        elif self.rows.has_selection:
            meeting = self._read[at - len(_FIELDS)].meeting
            if meeting is not None:
                self._open_meeting(meeting)

    def edit(self, field: str) -> None:
        """Have a field written in the line, beginning with what stands there, or was left half-typed."""
        self.rows.select(_FIELDS.index(field))
        self._editing = field
        self._frame.line.begin_with(self._value(field))
        self._frame.offer_drafts()
        self._frame.show_part(self)

    def submit(self, text: str) -> bool:
        """Write the field that is edited."""
        field, listed = self._editing, self._listed
        if field is None or listed is None:
            return True
        value = squeezed(text)
        if value == self._value(field):
            self.escape()
            return True

        self._editing = None
        named = {field: _written(field, value)}
        change = Change("persons.change", REGISTER_UID, (listed.person,), named=named, text=text)
        key = self._frame.keymap.shown("person.undo")
        said = message(N_("Written in the register; {key} takes it back."), key=key)
        self._frame.write(change, said, partial(self._take_again, listed.person.uid, field))
        return True

    def _take_again(self, person: str, field: str) -> bool:
        """Edit a field of a person again; return False where another one, or nobody, is shown or edited."""
        shown = self._listed is not None and self._listed.person.uid == person
        if not shown or self._frame.part is not self or self._editing not in (None, field):
            return False
        self._editing = field
        return True

    def escape(self) -> bool:
        """Leave a field as it was, or the page."""
        if self._editing is not None:
            self._editing = None
            self._frame.line.take()
            self._frame.show_part(self)
        else:
            self._leave()
        return True

    def _leave(self) -> None:
        self._editing = None
        self._back()


def _written(field: str, value: str) -> object:
    if field != "aliases":
        return value or None
    return tuple(alias for part in value.split(",") if (alias := squeezed(part)))


def _day(date: str | None) -> str:
    return fit(date or "–", _DAY)
