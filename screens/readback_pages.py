"""What is read back: a decision, a question with everybody's answers, or all that one group has said.

Internal entries are left out: what is read back stands on a wall, for the whole room to see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from locales import N_, Translator
from screens.widgets.cells import shown, shown_inline, wrap
from screens.widgets.entry_lines import Shape, kind_of, lines_of
from screens.widgets.painted import Line
from screens.widgets.tally import Tally
from screens.writing.place_words import section_words
from store import forms
from store.capture.placing import place_words
from store.kinds import BY_NAME
from store.minutes import Minutes
from store.records import Entry, Place, Prompt, Row, Section

DECISION, QUESTION, GROUP = "decision", "question", "group"
KINDS = (QUESTION, DECISION, GROUP)
"""The kinds of pages, in the order in which Tab goes through them."""

WIDEST = 70
"""The cells of a line that is easy to read."""

_MARGIN = 4
_LATEST = 5
_WORDS = {
    name: {word.casefold() for word in (*kind.letters, *kind.words, *kind.lone)}
    for name, kind in BY_NAME.items()
    if name in (DECISION, QUESTION)
} | {GROUP: {"grupp", "group", "grupper", "groups"}}
"""What each kind of page is called after ``/visa``, in both languages."""

_PLENARY: tuple[Row | None, ...] = (None,)


@dataclass(frozen=True, slots=True)
class Page:
    """One thing to show.

    Attributes:
        kind: which of the three it is.
        uid: of the decision, of the section of a question, or of a group (a row without a group has its
            own).
        prompt: the question's uid; None is plain talk, or what is said beside the questions.
    """

    kind: str
    uid: str
    prompt: str | None = None


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


# Which pages there are -----------------------------------------------------------------------------


def pages_of(minutes: Minutes, tally: Tally, kind: str) -> list[Page]:
    """Return the pages of one kind: decisions as they were made, the others as they stand."""
    if kind == DECISION:
        return [Page(DECISION, entry.uid) for entry in reversed(list(tally.latest("decision")))]
    if kind == QUESTION:
        return list(_questions(minutes))
    rows = (row for section in minutes.sections for row in minutes.rows(section.uid))
    return list(dict.fromkeys(Page(GROUP, _group_of(row)) for row in rows))


def _questions(minutes: Minutes) -> Iterator[Page]:
    for section in minutes.sections:
        prompts, rows = minutes.prompts(section.uid), minutes.rows(section.uid)
        for prompt in prompts:
            yield Page(QUESTION, section.uid, prompt.uid)
        beside = (Place(section.uid, _uid(row)) for row in (*_PLENARY, *rows))
        if not len(prompts) or any(_for_all(minutes.cell(place)) for place in beside):
            yield Page(QUESTION, section.uid)


def _uid(part: Row | Prompt | None) -> str | None:
    return None if part is None else part.uid


def _for_all(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that everybody may see."""
    return [entry for entry in entries if entry.kind != "internal"]


def _group_of(row: Row) -> str:
    """Return what one group's rows have in common, in all exercises of the day."""
    return row.group if row.group is not None and not row.from_ else row.uid


def followed(minutes: Minutes, pages: list[Page], kind: str, place: Place) -> Page | None:
    """Return the page of a kind that belongs to a place, or the last one; None where there is none."""
    row = minutes.row(place.row)
    wanted = {
        QUESTION: Page(QUESTION, place.section or "", place.prompt),
        GROUP: Page(GROUP, _group_of(row) if row is not None else ""),
    }.get(kind)
    if wanted in pages:
        return wanted
    if kind == QUESTION and place.section:
        same = (page for page in pages if page.uid == place.section)
        return next(same, pages[-1] if pages else None)
    return pages[-1] if pages else None


def asked_for(minutes: Minutes, place: Place, text: str) -> tuple[str, Page | None] | None:
    """Return the kind and the page that a person names after ``/visa``; None where nothing is so called.

    A word names a kind (``beslut``, ``question``), a label a group (``B``, ``group B``), a number a
    question (``.2``, ``question 2``; ``2`` alone where no group is so called).
    """
    wanted = " ".join(text.casefold().split())
    word, _, rest = wanted.partition(" ")
    if rest and word in _WORDS[QUESTION]:
        wanted = f".{rest.removeprefix('.')}"
    elif rest and word in _WORDS[GROUP]:
        wanted = rest
    here = minutes.rows(place.section)
    elsewhere = (row for section in minutes.sections for row in minutes.rows(section.uid))
    for row in (*here, *elsewhere):
        if row.label.casefold() == wanted:
            return GROUP, Page(GROUP, _group_of(row))
    for kind, words in _WORDS.items():
        if wanted in words:
            return kind, None
    number = wanted.removeprefix(".")
    prompts = minutes.prompts(place.section)
    if number.isdecimal() and 0 < int(number[:4]) <= len(prompts):
        return QUESTION, Page(QUESTION, place.section or "", prompts[int(number[:4]) - 1].uid)
    return None


# How they look --------------------------------------------------------------------------------------


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

    def lay_out(self, page: Page | None) -> Laid:
        """Return the lines of a page; where there is none, that nothing is written yet."""
        self._laid = Laid()
        if page is None:
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
        for line in lines_of(entry, shape):
            self._laid.lines.append([(self._left, ""), *line])
        self._laid.lines.append([])

    def _entries(self, entries: Iterable[Entry]) -> bool:
        """Write the entries that everybody may see; return whether there was one."""
        seen = _for_all(entries)
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
        due = entry.due_text or entry.due or ""
        if owners or due:
            self._say("→ " + " · ".join(part for part in (owners, due) if part), "text")
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
        for row in (*rows, *_PLENARY):
            place = Place(uid, _uid(row), _uid(prompt))
            named = len(rows) > 1 if row is not None else len(rows) > 0
            if row is not None or not named or _for_all(self._minutes.cell(place)):
                self._cell(place, self._row_words(uid, row) if named else "")

    def _talk(self, section: Section) -> None:
        """Write a section of plain talk: what was decided, and what was said last."""
        self._heading(section, "heading")
        entries = _for_all(self._minutes.entries(section.uid))
        decided = [entry for entry in entries if entry.kind == "decision"]
        said = [entry for entry in entries if entry.kind != "decision"][-_LATEST:]
        if not self._entries(decided) | self._entries(said):
            self._say(self._t(N_("Nothing written here yet.")), "quiet")
        self._laid.last = len(self._laid.lines) - 1

    def _group(self, group: str) -> None:
        for section in self._minutes.sections:
            for row in self._minutes.rows(section.uid):
                if _group_of(row) == group:
                    if not self._laid.top:
                        self._say(self._row_words(section.uid, row), "heading", top=True)
                    self._group_row(section, row)

    def _group_row(self, section: Section, row: Row) -> None:
        self._heading(section, "quiet", top=False)
        beside = Place(section.uid, row.uid)
        prompts = self._minutes.prompts(section.uid)
        for prompt in prompts:
            words = self._prompt_words(section, prompt)
            self._cell(Place(section.uid, row.uid, prompt.uid), words)
        if not len(prompts) or _for_all(self._minutes.cell(beside)):
            self._cell(beside, "")

    def _cell(self, place: Place, words: str) -> None:
        """Write the answers of a cell under its name; the one that is written in has a sign before it."""
        if words:
            self._say(words, "key", "▸ " if place == self._place else "")
        if not self._entries(self._minutes.cell(place)):
            paused = self._minutes.is_paused(place)
            empty = N_("Answers later.") if paused else N_("No answer yet.")
            self._say(f"    {self._t(empty)}", "quiet")
        if place == self._place:
            self._laid.last = len(self._laid.lines) - 1

    def _row_words(self, section: str, row: Row | None) -> str:
        return self._t(place_words(self._minutes, Place(section, _uid(row))))

    def _prompt_words(self, section: Section, prompt: Prompt) -> str:
        """Return a question with its number, where its form counts questions."""
        form = forms.get(section.form)
        text = prompt.text or prompt.hint or ""
        if form is not None and not form.numbered:
            return text
        return f"{self._minutes.prompts(section.uid).index(prompt) + 1}. {text}"
