"""Which document is exported: its profile, its language, and the §§ of an extract."""

from __future__ import annotations

from collections.abc import Sequence

from exports.exporting import WantedDocument
from exports.profiles import PROFILES, Profile, UnknownProfile, get_profile, profile_for
from locales import LANGUAGES, N_, Message, Translator
from screens.base.messages import ExportAsked
from store.file.store import Store
from store.model.records import Meeting
from store.series.around import series_of

_LANGUAGE_WORDS = {"sv": N_("in Swedish"), "en": N_("in English")}


class DocumentChoice:
    """The choice of a document of one meeting, or of several in one.

    Attributes:
        usual: the document that is usual for the first meeting.
        profile: which document.
        language: in which language.
        sections: the §§ of an extract, as they were named; nothing while they are still to be named.
        problem: why it is not the profile that was asked for; None where it is.
    """

    def __init__(self, store: Store, asked: ExportAsked, meetings: Sequence[Meeting]) -> None:
        """Begin with what is asked for, else with what is usual for the first of ``meetings``."""
        first = meetings[0]
        self._profiles = [one for one in PROFILES if one.several or not asked.others]
        self.language = first.language
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
        return WantedDocument(self.profile.name, self.language, sections=self.sections)

    def next_profile(self) -> None:
        """Choose the next profile; §§ are named anew."""
        self.sections = ""
        at = self._profiles.index(self.profile) + 1
        self.profile = self._profiles[at % len(self._profiles)]

    def next_language(self) -> None:
        """Choose the next language."""
        self.language = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]

    def in_words(self, t: Translator) -> str:
        """Return what is chosen, for the head."""
        return f"{t(self.profile.label)} · {t(_LANGUAGE_WORDS[self.language])}"


def _profile_of(name: str | None, usual: Profile) -> tuple[Profile, Message | None]:
    """Return the profile of this name, or the usual one and why it is not this one."""
    if not name:
        return usual, None
    try:
        return get_profile(name), None
    except UnknownProfile as error:
        return usual, error.message
