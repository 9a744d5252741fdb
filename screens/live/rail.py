"""The rail at the right: the matrix of an exercise, and the latest decisions, actions, parked items."""

from __future__ import annotations

from exports.wording import joined, written_due
from locales import N_, Translator
from screens.base.widgets.cells import clip, fit, shown_inline, width_of, wrap
from screens.base.widgets.inks import symbol_of
from screens.base.widgets.painted import Painted, Piece
from screens.writing.cell_signs import HOLE, LATER, NOT_ASKED, UNFINISHED, standing
from screens.writing.place_words import place_words
from screens.writing.tally import TALLIED, Tally
from store.model.branches import is_hole
from store.model.minutes import Minutes, Ordered
from store.model.pile import answering, is_pile
from store.model.prompt_numbers import number_of
from store.model.records import Entry, Place, Prompt, Row

_CELL = 4
_LABEL = 8
_LETTERS = 2
"""Cells of a label that is typed as it is; one that is longer shows its number too."""
_LATEST = 3
_HEADINGS = {
    "decision": N_("Decisions"),
    "action": N_("Actions"),
    "parked": N_("Parked items"),
}
"""What stands above those of a kind."""

_TALLY_LINES = 2


def window(count: int, room: int, current: int) -> range:
    """Return which of ``count`` things are seen in ``room``, the current one as near the middle as can be."""
    first = max(0, min(current - room // 2, count - room))
    return range(first, min(count, first + room))


class Rail(Painted):
    """Counts and holes of every cell at a glance, the current cell marked by brackets.

    A sign says which cells are answered later, and in which something is unfinished.
    """

    DEFAULT_CSS = """
    Rail {
        width: 32;
        height: 1fr;
        background: $surface;
        color: $foreground;
    }
    """

    def __init__(
        self,
        minutes: Minutes,
        tally: Tally,
        t: Translator,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Show what is in ``minutes`` and ``tally``, by reference."""
        super().__init__(id=id)
        self._minutes = minutes
        self._tally = tally
        self._t = t
        self._place = Place()
        self._signs: set[str] = set()

    def update(self, place: Place) -> None:
        """Show the counts as they are now, and where we are."""
        self._place = place
        if self.size.width:
            self.draw(self._built())

    def on_resize(self) -> None:
        """Build the lines for another size."""
        self.update(self._place)

    def _built(self) -> list[list[Piece]]:
        matrix = self._matrix()
        room = self.size.height - len(matrix)
        lines = matrix
        for kind in TALLIED:
            if room <= 2 or not self._tally.count(kind.name):
                continue
            block = self._tallied(kind.name, kind.symbol)[:room]
            room -= len(block)
            lines = [*lines, *block]
        if not lines:
            said = wrap(
                self._t(N_("Decisions and actions show here.")), max(self.size.width - 2, 4)
            )
            lines = [[(f" {line}", "quiet")] for line in said]
        return lines

    # The matrix -----------------------------------------------------------------------------------

    def _matrix(self) -> list[list[Piece]]:
        place = self._place
        rows = self._minutes.rows(place.section)
        prompts = self._minutes.prompts(place.section)
        if len(rows) * len(prompts) <= 1:
            return []
        row = self._minutes.row(place.row)
        prompt = self._minutes.prompt(place.prompt)
        down = window(len(rows), max(self.size.height // 2 - 4, 3), rows.index(row) if row else 0)
        room = max((self.size.width - _LABEL - 2) // _CELL, 1)
        across = window(len(prompts), room, prompts.index(prompt) if prompt else 0)
        self._signs.clear()
        lines: list[list[Piece]] = [self._matrix_title(), self._numbers(across, prompts)]
        lines += [self._row_line(rows[r], r + 1, across) for r in down]
        if len(down) < len(rows):
            lines.append([(f"  {self._t(N_('{n} rows'), n=len(rows))}", "quiet")])
        said = len(self._minutes.cell(Place(place.section)))
        if (
            said
            or any(len(self._minutes.cell(Place(place.section, None, p.uid))) for p in prompts)
            or (place.row is None)
        ):
            lines.append(
                self._matrix_row(self._counted(self._t(N_("Plenary")), said), None, across, 0)
            )
        return [*lines, *self._pair(place.row), *self._legend(), []]

    def _row_line(self, row: Row, number: int, across: range) -> list[Piece]:
        """Return the line of a row; the pile goes by no number, and says how much lies in it."""
        if not is_pile(row):
            return self._matrix_row(row.label, row.uid, across, number)
        said = len(self._minutes.cell(Place(self._place.section, row.uid)))
        return self._matrix_row(self._counted(row.label, said), row.uid, across, 0)

    def _counted(self, label: str, count: int) -> str:
        """Return a label, cut, and behind it how much lies under no question."""
        said = f" {count}" if count else ""
        return clip(shown_inline(label), _LABEL - 1 - len(said)) + said

    def _matrix_title(self) -> list[Piece]:
        rows = answering(self._minutes, self._place.section)
        prompts = self._minutes.prompts(self._place.section)
        cells = len(rows) * len(prompts)
        holes = sum(
            is_hole(self._minutes, Place(self._place.section, row.uid, prompt.uid))
            for row in rows
            for prompt in prompts
        )
        said = self._t(N_("{holes} of {cells} empty"), holes=holes, cells=cells)
        return [(f" {said if holes else self._t(N_('Every cell has an answer'))}", "title")]

    def _numbers(self, across: range, prompts: Ordered[Prompt]) -> list[Piece]:
        numbers = "".join(f"{number_of(prompts[n], prompts):>3} " for n in across)
        less, more = "‹" if across.start else " ", "›" if across.stop < len(prompts) else ""
        return [(" " * _LABEL + less + numbers + more, "axis")]

    def _matrix_row(self, label: str, uid: str | None, across: range, number: int) -> list[Piece]:
        place = self._place
        prompts = self._minutes.prompts(place.section)
        label = shown_inline(label)
        if number and width_of(label) > _LETTERS:
            label = f"{number} {label}"  # so that no two are cut alike
        label = label or (str(number) if number else "")
        whole = uid == place.row and place.prompt is None
        name = f"[{clip(label, _LABEL - 1)}]" if whole else f" {label}"
        pieces: list[Piece] = [(fit(name, _LABEL + 1), "current" if whole else "axis")]
        for n in across:
            cell = Place(place.section, uid, prompts[n].uid)
            text, sign = standing(self._minutes, cell)
            self._signs.add(sign or text)
            if cell == place:
                pieces.append((f"[{text}{sign}]".rjust(_CELL), "current"))
            else:
                style = "hole" if text in (HOLE, LATER, NOT_ASKED) else "count"
                pieces.append((f"{text:>3}{sign or ' '}", style))
        return pieces

    def _pair(self, uid: str | None) -> list[list[Piece]]:
        """Return whose question it is in the row of the place, where that is a pair of a ring."""
        row = self._minutes.row(uid)
        if row is None or row.from_ is None:
            return []
        said = place_words(self._minutes, Place(row.section, row.uid), self._t)
        return [[(f" {line}", "quiet")] for line in wrap(said, max(self.size.width - 2, 4))]

    def _legend(self) -> list[list[Piece]]:
        """Return what the signs mean that are seen now; that a dot is a hole, the title says."""
        signs = (
            (LATER, N_("answers later")),
            (UNFINISHED, N_("unfinished")),
            (NOT_ASKED, N_("not asked")),
        )
        said = [f"{sign} {self._t(words)}" for sign, words in signs if sign in self._signs]
        return [[(f" {'   '.join(said)}", "quiet")]] if said else []

    # The latest -----------------------------------------------------------------------------------

    def _tallied(self, kind: str, symbol: str) -> list[list[Piece]]:
        count = self._tally.count(kind)
        heading = self._t(_HEADINGS[kind])
        lines: list[list[Piece]] = [[(f" {heading}", "title"), (f"  {count}", "quiet")]]
        room = max(self.size.width - 5, 4)
        for entry, _ in zip(self._tally.latest(kind), range(_LATEST), strict=False):
            wrapped = wrap(shown_inline(entry.text or " "), room)
            if len(wrapped) > _TALLY_LINES:
                rest = " ".join(wrapped[_TALLY_LINES - 1 :])
                wrapped = [*wrapped[: _TALLY_LINES - 1], clip(rest, room)]
            for n, line in enumerate(wrapped):
                pad = symbol if n == 0 and width_of(symbol) == 1 else " "
                lines.append([(f" {pad} ", symbol_of(kind)), (line, "text")])
            said = self._who_and_when(entry)
            lines += [[("   ", ""), (line, "quiet")] for line in wrap(said, room) if line]
        return [*lines, []]

    def _who_and_when(self, entry: Entry) -> str:
        """Return the owners and the last day of an action; that it has no owner, where it has none."""
        if entry.kind != "action":
            return ""
        owners = ", ".join(owner.name for owner in entry.owners) or self._t(N_("no owner"))
        year = (self._minutes.meeting.date or "")[:4]
        due = written_due(entry, self._t).removesuffix(f" {year}")
        return shown_inline(joined((owners, due), " · "))
