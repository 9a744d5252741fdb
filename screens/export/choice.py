"""Which document is exported: its profile, its language, how answers stand, and the §§ of an extract."""

from __future__ import annotations

from collections.abc import Sequence

from exports.exporting import WantedDocument
from exports.profiles import PROFILES, Profile, UnknownProfile, get_profile, profile_for
from exports.style import AS_THE_FORM, Arrangement
from locales import LANGUAGES, N_, Message, Translator, message
from screens.base.messages import ExportAsked
from store.file.store import Store
from store.model.records import Meeting
from store.series.around import series_of

_ARRANGEMENTS: dict[Arrangement, Message | None] = {
    AS_THE_FORM: None,
    Arrangement(by="questions"): message(N_("question by question")),
    Arrangement(by="groups"): message(N_("group by group")),
    Arrangement(order="spoken"): message(N_("groups as they spoke")),
}
"""How the answers of exercises can be arranged, and what is said of that."""

_LANGUAGE_WORDS = {"sv": N_("in Swedish"), "en": N_("in English")}


class DocumentChoice:
    """The choice of a document of one meeting, or of several in one.

    Attributes:
        usual: the document that is usual for the first meeting.
        profile: which document.
        language: in which language.
        arrangement: how the answers of exercises are arranged.
        sections: the §§ of an extract, as they were named; nothing while they are still to be named.
        problem: why it is not the profile that was asked for; None where it is.
    """

    def __init__(self, store: Store, asked: ExportAsked, meetings: Sequence[Meeting]) -> None:
        """Begin with what is asked for, else with what is usual for the first of ``meetings``."""
        first = meetings[0]
        self._profiles = [one for one in PROFILES if one.several or not asked.others]
        self.language = first.language
        self.arrangement = AS_THE_FORM
        self.sections = ""
        self.usual = profile_for(first.kind, series_of(store, first))
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
        known = list(_ARRANGEMENTS)
        self.arrangement = known[(known.index(self.arrangement) + 1) % len(known)]

    def in_words(self, t: Translator) -> str:
        """Return what is chosen, for the head."""
        arranged = _ARRANGEMENTS[self.arrangement]
        said = (self.profile.label, _LANGUAGE_WORDS[self.language], arranged)
        return " · ".join(t(words) for words in said if words is not None)


def _profile_of(name: str | None, usual: Profile) -> tuple[Profile, Message | None]:
    """Return the profile of this name, or the usual one and why it is not this one."""
    if not name:
        return usual, None
    try:
        return get_profile(name), None
    except UnknownProfile as error:
        return usual, error.message
