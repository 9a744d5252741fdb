"""Lists over many lines: people, noted together at the end, and an agenda, a section for each line."""

from __future__ import annotations

from dataclasses import dataclass, field

from locales import N_, message
from store.capture.agenda import read_agenda_line
from store.capture.bullets import place_in
from store.capture.commands.people import plan_lines
from store.capture.placing import section_before
from store.capture.plans import Done, Plan, Work
from store.capture.table import Command
from store.language.as_typed import NOTHING
from store.model.records import Place
from store.verbs import sections

NO_LIST = N_("No list is open.")


@dataclass(slots=True)
class OpenList:
    """A list whose lines are being typed.

    Attributes:
        command: what began it.
        lines: the lines so far, of people.
        after: the last section made, of an agenda.
        columns: how far the lines around are indented, of an agenda.
    """

    command: Command
    lines: list[str] = field(default_factory=list)
    after: str | None = None
    columns: tuple[int, ...] = ()

    @property
    def is_agenda(self) -> bool:
        """Whether each line is a section."""
        return self.command.name == "agenda"

    def plan_line(self, line: str, work: Work) -> Plan:
        """Return what one more line will do."""
        if self.is_agenda:
            return self._plan_section(line, work) if line.strip() else Plan(NOTHING)
        return Plan(message(self.command.help), lambda: self._keep(line))

    def plan_end(self, work: Work) -> Plan | None:
        """Return what the end of the list does; None where nothing is left to do."""
        if self.is_agenda or not any(line.strip() for line in self.lines):
            return None
        return plan_lines(work, self.command.name, self.lines)

    def _keep(self, line: str) -> Done:
        self.lines.append(line)
        return Done()

    def _plan_section(self, line: str, work: Work) -> Plan:
        item = read_agenda_line(line, work.scene.names)
        columns = place_in(self.columns, item.indented)
        after = self.after or section_before(work.minutes, work.place.section, 1)

        def carry_out() -> Done:
            uid = sections.add(
                work.store,
                work.meeting,
                after=after,
                level=item.level or len(columns),
                heading=item.heading,
                paragraph=item.paragraph,
                planned=item.planned,
                minutes=item.minutes,
                presenters=item.presenters,
            )
            first, self.after, self.columns = self.after is None, uid, columns
            return Done(Place(uid) if first else None)

        words = message(N_("New section: {heading}"), heading=item.heading or item.planned or "")
        return Plan(words, carry_out, step="add_section")
