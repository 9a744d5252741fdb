"""What a line can become, in one table that the command, its completion and the keys read."""

from __future__ import annotations

from dataclasses import dataclass

from locales import N_
from store.file import forms
from store.language.spelling import spelling
from store.model.records import Section


@dataclass(frozen=True, slots=True)
class Becoming:
    """One thing that a line can become.

    Attributes:
        name: its English name.
        sv, en: the words for it.
        label: what a person reads within a sentence, a text to translate.
        keys: the letters that choose it, the first one is shown.
        form: the form of the exercise it goes to; empty where it stays beside what it is made from.
        also: other words that are understood.
    """

    name: str
    sv: str
    en: str
    label: str
    keys: tuple[str, ...]
    form: str = ""
    also: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every word for it."""
        return (self.sv, self.en, *self.also)

    def word(self, language: str) -> str:
        """Return its word in ``sv`` or ``en``."""
        return self.sv if language == "sv" else self.en

    def fits(self, section: Section) -> bool:
        """Return whether it can go to a section; any exercise in a ring is one."""
        form = forms.get(section.form)
        if form is None or not self.form:
            return False
        return form.name == self.form or (self.form == "ring" and form.rows == "ring")


BECOMINGS: tuple[Becoming, ...] = (
    Becoming("action", "åtgärd", "action", N_("action"), ("å", "a")),
    Becoming("question", "fråga", "question", N_("question"), ("q", "f"), "ring"),
    Becoming("activity", "aktivitet", "activity", N_("activity"), ("k",), "plan"),
    Becoming(
        "followup", "uppföljning", "followup", N_("follow-up"), ("u",), "followup", ("follow-up",)
    ),
)
"""Everything that a line can become."""

BY_WORD: dict[str, Becoming] = {spelling(word): one for one in BECOMINGS for word in one.words}
"""Every one by any of its words."""

BY_KEY: dict[str, Becoming] = {letter: one for one in BECOMINGS for letter in one.keys}
"""Every one by the letters that choose it."""
