"""A pasted list of people beside the register, before any of it is taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from imports.people import BadRow, read_people_list
from imports.people_words import FIELD_WORDS
from locales import N_
from screens.base.commands import REVIEW, Command
from screens.base.widgets.cells import fit, shown_inline
from screens.base.widgets.line_host import LineLabel
from screens.base.widgets.painted import Line
from screens.base.widgets.row_list import RowList
from screens.people.part import Frame, PeoplePart
from store.file.store import Store
from store.people.known_people import all_people
from store.people.review import OUTCOMES, Reviewed, review

_WORD = 12
_STYLES = {"new": "mark", "changed": "strong", "same": "quiet", "doubtful": "warn"}


@dataclass(frozen=True, slots=True)
class Compared:
    """A pasted list that was compared with the register.

    Attributes:
        text: the list as it was pasted.
        found: what would become of each person.
        bad: the rows that cannot be read.
    """

    text: str
    found: Sequence[Reviewed]
    bad: Sequence[BadRow]


def compare(text: str, store: Store) -> Compared:
    """Read a pasted list and compare it with the register; raise ImportRefused where nobody is in it."""
    read = read_people_list(text)
    rows = ((row.line, row.values) for row in read.rows)
    return Compared(text, review(all_people(store), rows), read.bad)


class Review(PeoplePart):
    """The list, the doubtful and the unreadable first."""

    where = REVIEW

    def __init__(
        self,
        frame: Frame,
        *,
        take_in: Callable[[Compared, bool], None],
        back: Callable[[], None],
    ) -> None:
        """Start with no list.

        Args:
            frame: the screen.
            take_in: takes a list in, also the doubtful if that is true.
            back: shows the register.
        """
        self._frame = frame
        self._t = frame.t
        self._compared = Compared("", (), ())
        self._all: Sequence[Reviewed | BadRow] = ()
        self._counts: Counter[str] = Counter()
        self.rows = RowList(self, id="review")
        self.actions = {
            "review.take": lambda: take_in(self._compared, False),
            "review.take_all": lambda: take_in(self._compared, True),
            "review.back": back,
        }

    # What is shown ----------------------------------------------------------------------------------

    @property
    def takes_letters(self) -> bool:
        """Whether letters go to the line; here they mean nothing."""
        return False

    def show(self, compared: Compared) -> None:
        """Show a list that was compared."""
        order = ("doubtful", "changed", "new", "same")
        self._compared = compared
        ranked = sorted(compared.found, key=lambda one: order.index(one.outcome))
        self._all = (*compared.bad, *ranked)
        self._counts = Counter(one.outcome for one in compared.found)
        self.rows.changed(0)
        self._frame.show_part(self)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._all)

    def can_select(self, index: int) -> bool:
        """Return that every row can be selected."""
        return 0 <= index < len(self._all)

    def empty(self) -> Sequence[str]:
        """Return that nobody is in the list."""
        return (self._t(N_("Nobody is in the list.")),)

    def row(self, index: int, width: int) -> Line:
        """Return a person of the list, and what would become of them."""
        one, t = self._all[index], self._t
        name = max(width // 3, 12)
        if isinstance(one, BadRow):
            said = t(N_("line {line}: {reason}"), line=one.line, reason=one.reason)
            word, text, style = t(N_("unreadable")), one.text, "warn"
        else:
            said, text, style = self._said(one), str(one.values["name"]), _STYLES[one.outcome]
            word = t(OUTCOMES[one.outcome])
        return [
            (" ", ""),
            (fit(word, _WORD - 1) + " ", style),
            (fit(shown_inline(text), name - 1) + " ", "strong"),
            (shown_inline(said), ""),
        ]

    def _said(self, one: Reviewed) -> str:
        t = self._t
        if one.reason is not None:
            return t(one.reason)
        if one.outcome == "new":
            values = (one.values.get(field) for field in FIELD_WORDS if field != "name")
            return ", ".join(v if isinstance(v, str) else ", ".join(v) for v in values if v)
        return "; ".join(
            f"{t(FIELD_WORDS[c.field])}: {c.before or '–'} → {c.after}" for c in one.changes
        )

    def title(self) -> tuple[str, str]:
        """Return how many are what."""
        t = self._t
        facts = [f"{n} {t(word)}" for name, word in OUTCOMES.items() if (n := self._counts[name])]
        bad = len(self._all) - len(self._compared.found)
        if bad:
            facts.append(f"{bad} {t(N_('unreadable'))}")
        return t(N_("A list beside the register")), " · ".join(facts)

    def label(self, text: str) -> LineLabel:
        """Say what Enter would do."""
        del text
        t, n = self._t, self._counts["new"] + self._counts["changed"]
        place = t(N_("Take in"))
        if not n:
            return LineLabel(place, t(N_("nothing is new or changed · Esc goes back")))
        said = t.n(
            "Enter takes in {n} new or changed · nothing is written before",
            "Enter takes in {n} new or changed · nothing is written before",
            n,
        )
        return LineLabel(place, said)

    # Keys -------------------------------------------------------------------------------------------

    def can(self, command: Command) -> bool:
        """Return whether a command is available now."""
        return command.when != "has_doubtful" or bool(self._counts["doubtful"])

    def submit(self, text: str) -> bool:
        """Take in what is new or changed."""
        del text
        self.actions["review.take"]()
        return True

    def escape(self) -> bool:
        """Go back without taking anything in."""
        self.actions["review.back"]()
        return True
