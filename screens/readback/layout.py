"""How a page that is read back looks: laid out in the middle of the screen, for a whole room to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from exports.wording import written_due, written_outcome
from locales import N_, Translator
from screens.base.widgets.cells import shown, shown_inline, wrap
from screens.base.widgets.painted import Line
from screens.readback.pages import DECISION, GROUP, PLENARY, ReadPage, for_all, group_of, uid_of
from screens.writing.entry_lines import Shape, kind_of, lines_of
from screens.writing.links import link_note
from screens.writing.place_words import members_words, section_words
from store.capture.placing import place_words
from store.file import forms
from store.model.branches import is_asked
from store.model.dots import as_shown
from store.model.minutes import Minutes
from store.model.records import Entry, Place, Prompt, Row, Section

WIDEST = 70
"""The cells of a line that is easy to read."""

_MARGIN = 4
_LATEST = 5
_IN_TRASH = N_(
    "This meeting has been put in the trash. If it is brought back, it shows here again."
)


@dataclass(slots=True)
class Laid:
    """A page laid out.

    Attributes:
        top: what stays at the top: the question, the group, the heading.
        lines: what stands below it, and scrolls.
        last: the last line of what is being written now, to be kept in sight.
    """

    top: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    last: int = 0


class _Calm(Shape):
    """The room of entries without words in the margin, at any width."""

    @property
    def wide(self) -> bool:
        return False


class Pages:
    """Lays pages out in the middle of a screen."""

    def __init__(self, minutes: Minutes, place: Place, t: Translator, width: int) -> None:
        """Lay out for ``width`` cells; ``place`` is where the meeting is."""
        self._minutes = minutes
        self._place = place
        self._t = t
        margin = _MARGIN if width >= WIDEST // 2 else 0
        self._room = max(min(WIDEST, width - 2 * margin), 1)
        self._left = " " * ((width - self._room) // 2)
        self._laid = Laid()

    def lay_out(self, page: ReadPage | None) -> Laid:
        """Return the lines of a page; where there is none, or no meeting any more, that it is so."""
        self._laid = Laid()
        if self._minutes.meeting.deleted:
            self._say(self._t(_IN_TRASH), "heading")
        elif page is None:
            self._say(self._t(N_("Nothing written here yet.")), "quiet")
        elif page.kind == DECISION:
            self._decision(page.uid)
        elif page.kind == GROUP:
            self._group(page.uid)
        else:
            self._question(page.uid, self._minutes.prompt(page.prompt))
        return self._laid

    def _say(self, text: str, style: str, mark: str = "", *, top: bool = False) -> None:
        """Write a text and a blank line, below or at the top."""
        lines = self._laid.top if top else self._laid.lines
        room = max(self._room - len(mark), 1)
        for n, line in enumerate(wrap(shown_inline(text), room)):
            before = mark if n == 0 else " " * len(mark)
            lines.append([(self._left, ""), (before, "mark"), (line, style)])
        lines.append([])

    def _entry(self, entry: Entry) -> None:
        shape = _Calm(self._room, self._t)
        link = link_note(self._minutes, entry, self._t, wide=False)
        shown = as_shown(entry, self._minutes.section(entry.section))
        for line in lines_of(shown, shape, link):
            self._laid.lines.append([(self._left, ""), *line])
        self._laid.lines.append([])

    def _entries(self, entries: Iterable[Entry]) -> bool:
        """Write the entries that everybody may see; return whether there was one."""
        seen = for_all(entries)
        for entry in seen:
            self._entry(entry)
        return bool(seen)

    def _heading(self, section: Section | None, style: str, *, top: bool = True) -> None:
        if section is not None:
            self._say(section_words(self._minutes, section, self._t), style, top=top)

    def _decision(self, uid: str) -> None:
        entry = self._minutes.entry(uid)
        if entry is None:
            return
        kind = kind_of(entry)
        self._heading(self._minutes.section(entry.section), "quiet")
        self._say(f"{kind.symbol} {self._t(kind.label)}", "key", top=True)
        self._say(entry.text, "heading")
        for clause in entry.clauses:
            self._clause(clause)
        self._facts(entry)

    def _clause(self, clause: str) -> None:
        for n, line in enumerate(wrap(shown(clause), max(self._room - 2, 1))):
            dash = "– " if n == 0 else "  "
            self._laid.lines.append([(self._left, ""), (dash, "quiet"), (line, "heading")])
        self._laid.lines.append([])

    def _facts(self, entry: Entry) -> None:
        """Write what is known about a decision beside its text: who, when, and how it was voted."""
        t = self._t
        owners = ", ".join(owner.name for owner in entry.owners)
        due = written_due(entry, t)
        if owners or due:
            self._say("→ " + " · ".join(part for part in (owners, due) if part), "text")
        if entry.outcome:
            self._say(written_outcome(entry.outcome, t.language), "text")
        if entry.vote is not None:
            vote = entry.vote
            words = N_("for {yes}, against {no}, abstaining {none}")
            self._say(t(words, yes=vote.for_, no=vote.against, none=vote.abstain), "text")
        if "unfinished" in entry.marks:
            self._say(f"◌ {t(N_('unfinished'))}", "mark")

    def _question(self, uid: str, prompt: Prompt | None) -> None:
        section = self._minutes.section(uid)
        rows = self._minutes.rows(uid)
        if section is None:
            return
        if prompt is None and not len(rows):
            self._talk(section)
            return
        self._heading(section, "quiet" if prompt is not None else "heading")
        if prompt is not None:
            self._say(self._prompt_words(section, prompt), "heading", top=True)
            if prompt.hint and prompt.text:
                self._say(prompt.hint, "quiet", top=True)
        for row in (*rows, *PLENARY):
            place = Place(uid, uid_of(row), uid_of(prompt))
            named = len(rows) > 1 if row is not None else len(rows) > 0
            if row is not None or not named or for_all(self._minutes.cell(place)):
                self._cell(place, self._row_words(uid, row) if named else "")

    def _talk(self, section: Section) -> None:
        """Write a section of plain talk: what was decided, and what was said last."""
        self._heading(section, "heading")
        entries = for_all(self._minutes.entries(section.uid))
        decided = [entry for entry in entries if entry.kind == "decision"]
        said = [entry for entry in entries if entry.kind != "decision"][-_LATEST:]
        if not self._entries(decided) | self._entries(said):
            self._say(self._t(N_("Nothing written here yet.")), "quiet")
        self._laid.last = len(self._laid.lines) - 1

    def _group(self, group: str) -> None:
        for section in self._minutes.sections:
            for row in self._minutes.rows(section.uid):
                if group_of(row) == group:
                    if not self._laid.top:
                        self._say(self._row_words(section.uid, row), "heading", top=True)
                        self._members(row)
                    self._group_row(section, row)

    def _members(self, row: Row) -> None:
        """Write at the top who sits in the group, where that is known."""
        members = members_words(self._minutes, row)
        if members:
            self._say(members, "quiet", top=True)

    def _group_row(self, section: Section, row: Row) -> None:
        self._heading(section, "quiet", top=False)
        beside = Place(section.uid, row.uid)
        prompts = self._minutes.prompts(section.uid)
        for prompt in prompts:
            words = self._prompt_words(section, prompt)
            self._cell(Place(section.uid, row.uid, prompt.uid), words)
        if not len(prompts) or for_all(self._minutes.cell(beside)):
            self._cell(beside, "")

    def _cell(self, place: Place, words: str) -> None:
        """Write the answers of a cell under its name; the one that is written in has a sign before it."""
        if words:
            self._say(words, "key", "▸ " if place == self._place else "")
        if not self._entries(self._minutes.cell(place)):
            paused = self._minutes.is_paused(place)
            empty = N_("No answer yet.") if is_asked(self._minutes, place) else N_("Not asked.")
            empty = N_("Answers later.") if paused else empty
            self._say(f"    {self._t(empty)}", "quiet")
        if place == self._place:
            self._laid.last = len(self._laid.lines) - 1

    def _row_words(self, section: str, row: Row | None) -> str:
        return self._t(place_words(self._minutes, Place(section, uid_of(row))))

    def _prompt_words(self, section: Section, prompt: Prompt) -> str:
        """Return a question with its number, where its form counts questions."""
        form = forms.get(section.form)
        text = prompt.text or prompt.hint or ""
        if form is not None and not form.numbered:
            return text
        return f"{self._minutes.prompts(section.uid).index(prompt) + 1}. {text}"
