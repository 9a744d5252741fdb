"""What was answered in the same exercise of earlier meetings, above what is written now."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from locales import N_, Translator
from screens.base.widgets.cells import clip, shown_inline
from store.errors import StoreError
from store.file.store import Store
from store.language.spelling import spelling
from store.model.minutes import Minutes
from store.model.records import Place, Section
from store.series.earlier import FORMS, EarlierExercise, earlier_answers

_MOST = 6
_LONGEST = 100
_BETWEEN = " / "

Asked = tuple[str, str | None, str | None]


class Earlier:
    """Earlier answers, looked up once when an exercise is entered and no key waits."""

    def __init__(self, store: Store, minutes: Minutes, t: Translator) -> None:
        """Know the meeting; nothing is read from the store before :meth:`read`."""
        self._store = store
        self._minutes = minutes
        self._t = t
        self._known: dict[Asked, list[EarlierExercise]] = {}
        self._wanted: Asked | None = None
        self._said: dict[tuple[Asked, str, str, bool], list[str]] = {}

    def lines(self, place: Place) -> Sequence[str]:
        """Return the earlier answers to the prompt of a place, a line each; none while not looked up."""
        return self._to(place)

    def in_cell(self, place: Place) -> Sequence[str]:
        """Return the earlier answers of a cell, where several stand side by side only those of its row."""
        return self._to(place, own=len(self._minutes.rows(place.section)) > 1)

    def _to(self, place: Place, *, own: bool = False) -> Sequence[str]:
        """Return the earlier answers to a prompt, found out once; ``own`` leaves out those of other rows."""
        section = self._minutes.section(place.section)
        prompt, row = self._minutes.prompt(place.prompt), self._minutes.row(place.row)
        if section is None or section.form not in FORMS or prompt is None:
            return []
        asked = _asked(section)
        if asked not in self._known:
            self._wanted = asked
            return []
        wanted = (asked, prompt.text, row.label if row is not None else "", own)
        if wanted not in self._said:
            self._said[wanted] = self._found(*wanted)
        return self._said[wanted]

    def _found(self, asked: Asked, prompt: str, row: str, own: bool) -> list[str]:
        """Return the lines of the earlier answers to a prompt, those of a row where there are some."""
        said = [
            self._line(one, "" if own else label, [answer.text for answer in answers])
            for one in self._known[asked]
            for label, answers in groupby(
                one.to_prompt(prompt, row, form=asked[1]), key=attrgetter("row")
            )
            if not own or spelling(label) == spelling(row)
        ]
        lines = said[:_MOST]
        more = len(said) - len(lines)
        if more:
            lines.append(self._t.n("… {n} earlier answer more", "… {n} earlier answers more", more))
        elif any(one.cut for one in self._known[asked]):
            lines.append(self._t(N_("… there are more answers in the earlier meeting")))
        return lines

    def read(self) -> bool:
        """Look up what was asked for since; return whether there is anything to show."""
        asked, self._wanted = self._wanted, None
        if asked is None:
            return False
        try:
            self._known[asked] = earlier_answers(self._store, self._minutes, asked[0])
        except StoreError:
            self._wanted = asked
            return False
        return bool(self._known[asked])

    def _line(self, one: EarlierExercise, row: str, texts: Sequence[str]) -> str:
        """Return what a row answered in an earlier meeting, on one line."""
        when = one.date or shown_inline(one.title or "") or self._t(N_("no date"))
        where = " · ".join(part for part in (when, shown_inline(row)) if part)
        said = clip(shown_inline(_BETWEEN.join(texts)), _LONGEST)
        return self._t(N_("Earlier, {where}: {text}"), where=where, text=said)


def _asked(section: Section) -> Asked:
    """Return what an answer depends on: it is looked up again where the exercise got another heading."""
    return section.uid, section.form, section.heading
