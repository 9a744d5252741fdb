"""The profiles: what kinds of document a meeting can be written out as."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Literal

from locales import N_, message
from store.errors import NotFound
from store.model.shared_records import Series

Shape = Literal["meeting", "invitation", "newsletter", "outcomes", "attendance"]
"""What of a meeting goes into a document: what was said, what it is called to, or one of several texts; what
came of it, or who was there."""


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
        formal: whether it is laid out as formal minutes.
        chosen: whether it holds only sections that are chosen for it.
        shape: what of a meeting goes into it.
    """

    name: str
    sv: str
    label: str
    untitled: str
    template: str
    full: bool = False
    formal: bool = False
    chosen: bool = False
    shape: Shape = "meeting"

    @property
    def several(self) -> bool:
        """Whether several meetings make one document."""
        return self.shape == "newsletter"

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
    Profile("minutes", "protokoll", N_("Minutes"), N_("Minutes"), "minutes.md.j2", formal=True),
    Profile(
        "extract",
        "utdrag",
        N_("Extract from the minutes"),
        N_("Minutes"),
        "extract.md.j2",
        formal=True,
        chosen=True,
    ),
    Profile("agreement", "överenskommelse", N_("Agreement"), N_("Agreement"), "agreement.md.j2"),
    Profile(
        "invitation",
        "inbjudan",
        N_("Invitation"),
        N_("Invitation"),
        "invitation.md.j2",
        shape="invitation",
    ),
    Profile(
        "newsletter",
        "nyhetsbrev",
        N_("Newsletter"),
        N_("Newsletter"),
        "newsletter.md.j2",
        shape="newsletter",
    ),
    Profile(
        "outcomes",
        "beslut-åtgärder",
        N_("Decisions and actions"),
        N_("Decisions and actions"),
        "outcomes.md.j2",
        shape="outcomes",
    ),
    Profile(
        "attendance",
        "närvaro",
        N_("Attendance"),
        N_("Attendance"),
        "attendance.md.j2",
        shape="attendance",
    ),
)

DEFAULT = PROFILES[0]
"""What a meeting is written out as where its kind has no profile of its own."""


def profile_for(kind: str, series: Series | None = None) -> Profile:
    """Return the profile that a meeting of this kind is written out as where nothing else is said.

    That of its series counts for meetings of the kind that the series has.
    """
    if series is not None and series.profile and series.kind == kind:
        with contextlib.suppress(UnknownProfile):
            return get_profile(series.profile)
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
