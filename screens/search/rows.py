"""What a search has found, as rows: the meetings as headings, below each its lines with the hits marked."""

from __future__ import annotations

from collections.abc import Sequence

from locales import N_, Translator
from screens.base.widgets.cells import clip, fit, shown_inline, width_of
from screens.base.widgets.painted import Line, Piece
from store.model.kinds import BY_NAME
from store.search.filter_words import FIELDS
from store.search.finding import Hit, Hits
from store.search.lines import LABELS
from store.search.query import Query
from store.search.snippets import Snippet, snippet

_KIND = 13
_DATE = 12
_PLACE = 28
_LEAST_TEXT = 40


class HitRows:
    """The rows of the list; only those that are seen are drawn."""

    def __init__(self, t: Translator) -> None:
        """Begin with nothing found."""
        self._t = t
        self._found: Hits | None = None
        self._query = Query()
        self._near: Sequence[str] = ()
        self._rows: list[tuple[Hit, bool]] = []

    def show(self, found: Hits | None, near: Sequence[str] = ()) -> None:
        """Show what was found, or ``near`` words; None where nothing has been looked for."""
        self._found = found
        self._near = near
        self._query = found.query if found else Query()
        self._rows = []
        meeting: int | None = None
        for hit in found.hits if found else ():
            if hit.meeting != meeting:
                self._rows.append((hit, True))
                meeting = hit.meeting
            self._rows.append((hit, False))

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def hit(self, index: int) -> Hit | None:
        """Return the hit of a row; None for a heading."""
        hit, is_heading = self._rows[index] if index < len(self._rows) else (None, True)
        return None if is_heading else hit

    def can_select(self, index: int) -> bool:
        """Return whether a row is a hit."""
        return self.hit(index) is not None

    def row(self, index: int, width: int) -> Line:
        """Return a row as a line of so many cells."""
        hit, is_heading = self._rows[index]
        return self._heading(hit) if is_heading else self._hit(hit, width)

    def empty(self) -> Sequence[str]:
        """Return what is said where nothing was found, or nothing has been looked for."""
        t = self._t
        if self._found is None or self._query.is_empty:
            return [
                t(N_("Search everything that is written, in all meetings.")),
                "",
                t(N_("Words and parts of words; “a phrase” in quotes; -not this")),
                t(N_("Narrowed by {words}"), words=" ".join(self._narrowing())),
            ]
        said = [t(N_("Nothing was found."))]
        if self._near:
            near = shown_inline(", ".join(self._near))
            said += ["", t(N_("Similar words: {words}"), words=near)]
        return said

    def _narrowing(self) -> list[str]:
        """Return words that narrow a search, those of the language."""
        kinds = [self._t(BY_NAME[kind].label) for kind in ("decision", "action", "question")]
        fields = [field.word(self._t.language) for field in FIELDS]
        return [f"{word.lower()}:" for word in (*kinds, *fields)]

    def _heading(self, hit: Hit) -> Line:
        date = fit(hit.date or self._t(N_("no date")), _DATE)
        title = shown_inline(hit.title or "") or self._t(N_("(no title)"))
        return [(date, "quiet"), (title, "heading")]

    def _hit(self, hit: Hit, width: int) -> Line:
        """Return kind, text and, where there is room, the place of a hit."""
        kind = fit(self._t(LABELS.get(hit.kind, hit.kind)), _KIND - 1)
        lead: list[Piece] = [(f" {kind} ", "quiet")]
        room = width - _KIND - 1
        place = self._place(hit) if room - _PLACE >= _LEAST_TEXT else ""
        if place:
            place = f"  {clip(place, _PLACE - 2)}"
            room -= width_of(place)
        text = _marked(snippet(self._query, hit.text, hit.people, length=max(room - 2, 8)))
        used = sum(width_of(piece) for piece, _ in text)
        if used > room or not place:
            return [*lead, *text]
        return [*lead, *text, (" " * (room - used), ""), (place, "quiet")]

    def _place(self, hit: Hit) -> str:
        paragraph = f"§ {hit.paragraph} " if hit.paragraph else ""
        heading = hit.heading if hit.kind != "heading" else None
        return shown_inline(f"{paragraph}{heading or ''}".strip())


def _marked(found: Snippet) -> list[Piece]:
    """Return a snippet as pieces, the hits in a style of their own; nothing in it is markup."""
    pieces: list[Piece] = []
    at = 0
    for begins, ends in found.marks:
        pieces += [
            (shown_inline(found.text[at:begins]), ""),
            (shown_inline(found.text[begins:ends]), "mark"),
        ]
        at = ends
    pieces.append((shown_inline(found.text[at:]), ""))
    return [piece for piece in pieces if piece[0]]
