"""Which document is exported: its profile, its language, how answers stand, and the §§ of an extract."""

from __future__ import annotations

from collections.abc import Sequence

from exports.exporting import WantedDocument
from exports.profiles import PROFILES, Profile, UnknownProfile, get_profile, profile_for
from exports.style import AS_THE_FORM, Arrangement, arrangement_for
from locales import LANGUAGES, N_, Message, Translator
from screens.base.messages import ExportAsked
from store.file.store import Store
from store.model.records import Meeting
from store.series.around import series_of

_ARRANGEMENTS = (
    AS_THE_FORM,
    Arrangement(by="questions"),
    Arrangement(by="groups"),
    Arrangement(order="spoken"),
)
"""How the answers of exercises can be arranged, one after the other by the key."""

_ARRANGED = {
    "questions": N_("question by question"),
    "groups": N_("group by group"),
    "spoken": N_("groups as they spoke"),
}
_AS_THE_FORM = N_("as the form of the exercise has them")
"""What is said of that."""

_LANGUAGE_WORDS = {"sv": N_("in Swedish"), "en": N_("in English")}


class DocumentChoice:
    """The choice of a document of one meeting, or of several in one.

    Attributes:
        usual: the document that is usual for the first meeting.
        profile: which document.
        language: in which language.
        arrangement: how the answers of exercises are arranged; at first as it is remembered.
        sections: the §§ of an extract, as they were named; nothing while they are still to be named.
        problem: why it is not the profile that was asked for; None where it is.
    """

    def __init__(self, store: Store, asked: ExportAsked, meetings: Sequence[Meeting]) -> None:
        """Begin with what is asked for, else with what is usual for the first of ``meetings``."""
        first = meetings[0]
        series = series_of(store, first)
        self._profiles = [one for one in PROFILES if one.several or not asked.others]
        self.language = first.language
        self.arrangement = self._remembered = arrangement_for(meeting=first, series=series)
        self.sections = ""
        self.usual = profile_for(first.kind, series)
        self.profile, self.problem = _profile_of(asked.profile, self.usual)
        if self.profile not in self._profiles:
            self.profile = self._profiles[0]

    @property
    def asks_sections(self) -> bool:
        """Whether the §§ of an extract are to be named."""
        return self.profile.chosen and not self.sections

    @property
    def wanted(self) -> WantedDocument:
        """The document that is chosen."""
        order, by = self.arrangement
        return WantedDocument(
            self.profile.name, self.language, order=order, sections=self.sections, by=by
        )

    def next_profile(self) -> None:
        """Choose the next profile; §§ are named anew."""
        self.sections = ""
        at = self._profiles.index(self.profile) + 1
        self.profile = self._profiles[at % len(self._profiles)]

    def next_language(self) -> None:
        """Choose the next language."""
        self.language = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]

    def next_arrangement(self) -> None:
        """Choose the next way to arrange the answers of exercises."""
        at = _ARRANGEMENTS.index(self.arrangement) if self.arrangement in _ARRANGEMENTS else -1
        self.arrangement = _ARRANGEMENTS[(at + 1) % len(_ARRANGEMENTS)]

    @property
    def is_as_the_form(self) -> bool:
        """Whether answers stand as the forms of the exercises have them."""
        return self.arrangement == AS_THE_FORM

    @property
    def is_arranged_anew(self) -> bool:
        """Whether the answers are arranged in another way than is remembered."""
        return self.arrangement != self._remembered

    def keep_arrangement(self) -> None:
        """Learn that answers are remembered to be arranged so now."""
        self._remembered = self.arrangement

    def in_words(self, t: Translator) -> str:
        """Return which document is chosen, for the head."""
        return f"{t(self.profile.label)} · {t(_LANGUAGE_WORDS[self.language])}"

    def arrangement_words(self, t: Translator) -> str:
        """Return how answers stand in it."""
        arranged = [t(_ARRANGED[one]) for one in self.arrangement if one in _ARRANGED]
        return t(N_("Answers: {how}"), how=" · ".join(arranged) or t(_AS_THE_FORM))


def _profile_of(name: str | None, usual: Profile) -> tuple[Profile, Message | None]:
    """Return the profile of this name, or the usual one and why it is not this one."""
    if not name:
        return usual, None
    try:
        return get_profile(name), None
    except UnknownProfile as error:
        return usual, error.message
