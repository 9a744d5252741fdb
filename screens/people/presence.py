"""Who is there: the participants of the open meeting, each noted with one key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from locales import N_, message
from screens.base.commands import PEOPLE, Command
from screens.base.widgets.cells import shown_inline
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.painted import Line
from screens.base.widgets.row_list import RowList
from screens.people.part import Frame, PeoplePart
from screens.people.participant_row import SIGNS, attendance_word, participant_row
from screens.writing.answers import Answer
from screens.writing.desk import MeetingAtWork
from store.file.app_windows.drafts import Field
from store.language.as_typed import as_typed
from store.language.suggestion import Suggestion
from store.model.records import Attendance, Participant, Standing

_NEXT_STANDING: dict[str | None, Standing | None] = {
    None: "deciding",
    "deciding": "other",
    "other": None,
}

ADDED = "people added"
"""The field of people that are added, half-typed."""


class Presence(PeoplePart):
    """The participants. A letter notes the selected one, and for attendance goes to the next."""

    where = PEOPLE

    def __init__(
        self,
        frame: Frame,
        at_work: MeetingAtWork,
        register: Callable[[], None],
        open_person: Callable[[str | None], None],
    ) -> None:
        """Show the participants of the meeting at work.

        Args:
            frame: the screen.
            at_work: what the meeting lends.
            register: shows the register.
            open_person: shows the page of the person of this uid.
        """
        self._frame = frame
        self._t = frame.t
        self._at_work = at_work
        self._desk = at_work.desk
        self._adding = False
        self._seen = -1
        self.rows = RowList(self, id="presence")
        self.actions = {
            **{
                f"people.{name}": self._attends(name)
                for name in ("present", "absent", "remote", "excused", "part")
            },
            "people.unset": self._attends(None),
            **{f"people.{name}": self._role(name) for name in ("chair", "secretary", "verifier")},
            "people.standing": self._standing,
            "people.arrives": lambda: self._come_or_go("arrives"),
            "people.leaves": lambda: self._come_or_go("leaves"),
            "people.add": self.add,
            "people.remove": self._remove,
            "people.open": lambda: open_person(self.selected.person if self.selected else None),
            "people.register": register,
            "people.undo": lambda: self._told(at_work.undo()),
            "people.redo": lambda: self._told(at_work.redo()),
        }

    # What is shown ----------------------------------------------------------------------------------

    @property
    def takes_letters(self) -> bool:
        """Whether letters go to the line: while people are added."""
        return self._adding

    @property
    def field(self) -> Field | None:
        """The people that are added."""
        return Field(self.meeting, ADDED) if self._adding else None

    @property
    def completes(self) -> bool:
        """Whether Tab takes a suggestion in the line: while people are added."""
        return self._adding

    @property
    def meeting(self) -> int:
        """The id of the meeting at work."""
        return self._desk.meeting_id

    @property
    def selected(self) -> Participant | None:
        """Who is selected."""
        participants = self._desk.minutes.participants
        return participants[self.rows.selected] if self.rows.has_selection else None

    def __len__(self) -> int:
        """Return how many participants there are."""
        return len(self._desk.minutes.participants)

    def can_select(self, index: int) -> bool:
        """Return that everybody can be selected."""
        return 0 <= index < len(self)

    def empty(self) -> Sequence[str]:
        """Return what is said where nobody is."""
        t = self._t
        key = self._frame.keymap.shown("people.add")
        return (
            t(N_("Nobody is in the list yet.")),
            "",
            t(N_("Paste a list here, or add people by {key}."), key=key),
        )

    def row(self, index: int, width: int) -> Line:
        """Return a participant as a line."""
        return participant_row(self._desk.minutes.participants[index], width, self._t)

    def title(self) -> tuple[str, str]:
        """Return the title of the meeting, and how many are there."""
        minutes = self._desk.minutes
        title = minutes.meeting.title or self._t(N_("New meeting"))
        counts = Counter(person.attendance for person in minutes.participants)
        facts = [
            f"{count} {attendance_word(state, self._t)}"
            for state in SIGNS
            if (count := counts.get(state))
        ]
        return self._t(N_("Who is there: {title}"), title=title), " · ".join(facts)

    def label(self, text: str) -> LineLabel:
        """Say who is selected, and what Enter would do."""
        del text
        t, person = self._t, self.selected
        if self._adding:
            said = N_("Enter adds a person: name, organisation … · Esc ends")
            return LineLabel(t(N_("Add people")), t(said))
        if person is None:
            return LineLabel(t(N_("Participants")), t(N_("a pasted list is noted at once")))
        place = f"{self.rows.selected + 1}/{len(self)} {shown_inline(person.name)}"
        return LineLabel(place, t(N_("a letter notes it · Enter shows the person")))

    def poll(self) -> None:
        """Show what has changed in the meeting, here or elsewhere."""
        if self._desk.minutes.seq != self._seen:
            self._seen = self._desk.minutes.seq
            self._frame.show_part(self)

    # Keys -------------------------------------------------------------------------------------------

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        return command.when != "has_person" or self.selected is not None

    def _attends(self, attendance: Attendance | None) -> Callable[[], None]:
        def note() -> None:
            if self._change(attendance=attendance):
                self.rows.step(1)

        return note

    def _role(self, role: str) -> Callable[[], None]:
        def toggle() -> None:
            person = self._selected_then
            if person is not None:
                others = tuple(own for own in person.roles if own != role)
                had = role in person.roles
                self._change(roles=others if had else (*person.roles, role))

        return toggle

    def _standing(self) -> None:
        person = self._selected_then
        if person is not None:
            self._change(standing=_NEXT_STANDING[person.standing])

    @property
    def _selected_then(self) -> Participant | None:
        """The selected participant as what waits will leave them."""
        return self._desk.as_then(self.selected) if self.selected is not None else None

    def _change(self, **values: Any) -> bool:
        """Change fields of the selected participant; return whether that was taken."""
        person, desk = self.selected, self._desk
        if person is None:
            return False
        return self._told(desk.change("people.change", person.uid, **values))

    def _come_or_go(self, command: str) -> None:
        if self.selected is not None:
            self._told(self._desk.come_or_go(command, self.selected.uid))

    def _remove(self) -> None:
        person, desk = self.selected, self._desk
        if person is not None:
            said = message(
                N_("{name} is out of the list; {key} takes it back."),
                name=as_typed(person.name),
                key=self._frame.keymap.shown("people.undo"),
            )
            self._told(desk.change("people.take_out", person, said=said))

    def _told(self, answer: Answer) -> bool:
        """Show what has become of something; return whether it was taken."""
        self.poll()
        if answer.words is not None:
            self._frame.say(answer.words, warn=not answer.taken)
        return answer.taken

    # Adding -----------------------------------------------------------------------------------------

    def add(self) -> None:
        """Have people added, beginning with what was left half-typed."""
        self._adding = True
        self._frame.offer_drafts()
        self._frame.show_part(self)

    def escape(self) -> bool:
        """End adding; what is written stays for the moment it goes on."""
        ended, self._adding = self._adding, False
        if ended:
            self._frame.line.take()
            self._frame.show_part(self)
        return ended

    def submit(self, text: str) -> bool:
        """Add the person that was written; with nothing written, end adding."""
        if not text.strip():
            self.escape()
            return True
        return self._note(text)

    def paste(self, text: str) -> bool:
        """Note the people of a pasted list; one line goes on being written."""
        if self._adding and "\n" not in text.strip():
            return False
        if not self._note(text):
            self._adding = True
            self._frame.line.give_back(text)
        return True

    def _note(self, text: str) -> bool:
        before = len(self)
        answer = self._desk.people_list("summoned", text)
        taken = self._told(answer)
        if taken and len(self) > before:
            self.rows.select(before)
        if taken and not answer.waits:
            added, said = len(self) - before, answer.outcome and answer.outcome.said
            words = N_("{what} · new in the list: {n}") if said else N_("New in the list: {n}")
            self._frame.say(message(words, what=said or "", n=added))
        return taken

    def completions(self, text: str) -> Sequence[Suggestion]:
        """Return people of the register to go on with, while people are added."""
        return self._desk.session.complete_person(text) if self._adding else ()
