"""The profiles: what kinds of document a meeting can be written out as."""

from __future__ import annotations

from dataclasses import dataclass

from locales import N_, message
from store.errors import NotFound


class UnknownProfile(NotFound):
    """There is no such kind of document."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of document.

    Attributes:
        name: its English name.
        sv: its Swedish name; both are what is typed.
        label: what a person reads, a text to translate.
        untitled: the title of a document whose meeting has none, a text to translate.
        template: the file in ``templates/``.
        full: whether exercises are laid out in full, as :class:`exports.style.Style` has it.
    """

    name: str
    sv: str
    label: str
    untitled: str
    template: str
    full: bool = False

    def word(self, language: str) -> str:
        """Return its name in ``sv`` or ``en``."""
        return self.sv if language == "sv" else self.name


PROFILES: tuple[Profile, ...] = (
    Profile("notes", "anteckningar", N_("Notes"), N_("Meeting notes"), "notes.md.j2"),
    Profile(
        "documentation",
        "dokumentation",
        N_("Documentation"),
        N_("Documentation"),
        "documentation.md.j2",
        full=True,
    ),
    Profile("agreement", "överenskommelse", N_("Agreement"), N_("Agreement"), "agreement.md.j2"),
)

DEFAULT = PROFILES[0]
"""What a meeting is written out as where its kind has no profile of its own."""


def profile_for(kind: str) -> Profile:
    """Return the profile that a meeting of this kind is written out as where nothing else is said."""
    return next((profile for profile in PROFILES if profile.name == kind), DEFAULT)


def get_profile(name: str) -> Profile:
    """Return the profile of this Swedish or English name, in any case; raise UnknownProfile."""
    wanted = name.strip().casefold()
    for profile in PROFILES:
        if wanted in (profile.name, profile.sv):
            return profile
    raise UnknownProfile(
        message(
            N_("There is no profile “{name}”; there are: {profiles}."),
            name=name,
            profiles=", ".join(f"{p.sv}/{p.name}" for p in PROFILES),
        )
    )
