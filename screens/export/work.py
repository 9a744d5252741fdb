"""A document made ready and written: the work of the export screen, without a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exports import document, newsletter
from exports.backup import Backup, backup_of, write_document
from exports.checks import Finding, check
from exports.profiles import get_profile
from locales import N_, Message, message
from store.file.store import Store
from store.model.minutes import Minutes
from store.series.around import Around, load_with_around


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that can be read and written.

    Attributes:
        text: the document.
        checks: what is missing or doubtful.
        backup: the meeting as JSON; None where there are several.
    """

    text: str
    checks: tuple[Finding, ...]
    backup: Backup | None


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """Which document is wanted.

    Attributes:
        meetings: the ids of the meetings, several only for a document that is made of several.
        profile: the name of the profile.
        language: ``sv`` or ``en``.
        sections: the §§ that it is to hold; empty is all.
    """

    meetings: Sequence[int]
    profile: str
    language: str
    sections: str = ""


def prepare(store: Store, wanted: WantedDocument) -> Prepared:
    """Read meetings and make their document; for a thread.

    Raises:
        StoreError: a meeting cannot be read, there is no such profile, or no such §.
    """
    read = [load_with_around(store, meeting) for meeting in wanted.meetings]
    whole = len(read) == 1 and not store.is_broken(wanted.meetings[0])
    profile, language, sections = wanted.profile, wanted.language, wanted.sections
    minutes, around = read[0]
    if get_profile(profile).several:
        text = newsletter([one for one, _ in read], language)
    else:
        text = document(minutes, profile, language, around=around, sections=sections)
    checks = _checks_of_all(read) if len(read) > 1 else check(minutes, around)
    # never less than what lies there already
    return Prepared(text, tuple(checks), backup_of(minutes) if whole else None)


def _checks_of_all(read: Sequence[tuple[Minutes, Around]]) -> Iterator[Finding]:
    """Give what is missing in some meetings, each with the title of the meeting before it."""
    for minutes, around in read:
        title = minutes.meeting.title or message(N_("(no title)"))
        for found in check(minutes, around):
            text = message(N_("{title}: {text}"), title=title, text=found.text)
            yield replace(found, text=text)


def write_out(
    prepared: Prepared, path: Path, *, closing: bool, force: bool, make_folder: bool
) -> Message:
    """Write the document, and its JSON as :func:`exports.backup.write_document` does; return what is written.

    Raises:
        AlreadyThere: the document is there, and ``force`` is not given.
        NotWritten: it cannot be written.
    """
    written, json = write_document(
        path,
        prepared.text,
        prepared.backup,
        closing=closing,
        force=force,
        make_folder=make_folder,
    )
    if json is None or prepared.backup is None:
        return message(N_("Written: {path}"), path=written)
    return message(
        N_("Written: {path} and, as a backup as of {time}, the same name with .json"),
        path=written,
        time=f"{prepared.backup.moment:%H:%M}",
    )
