"""A document made ready and written: the work of the export screen, without a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exports import document, newsletter
from exports.checks import Check, check
from exports.json_form import to_json, to_text
from exports.profiles import get_profile
from exports.writing import write
from locales import N_, Message, message
from store import reading
from store.around import Around, load_around
from store.minutes import Minutes
from store.store import Store


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that can be read and written.

    Attributes:
        text: the document.
        checks: what is missing or doubtful.
        backup: the meeting as JSON, where it is to be written beside the document.
    """

    text: str
    checks: tuple[Check, ...]
    backup: str | None


def prepare(
    path: Path,
    actor: str,
    meetings: Sequence[int],
    profile: str,
    language: str,
    *,
    sections: str = "",
    backup: bool,
) -> Prepared:
    """Read meetings with a connection of its own and make their document; for a thread.

    Args:
        path: the file.
        actor: who reads it.
        meetings: the ids of the meetings, several only for a document that is made of several.
        profile: the name of the profile.
        language: ``sv`` or ``en``.
        sections: the §§ that it is to hold.
        backup: whether the first meeting as JSON is wanted too.

    Raises:
        StoreError: a meeting cannot be read, there is no such profile, or no such § of ``sections``.
    """
    with Store.open(path, actor=actor, readonly=True) as store:
        read = [_read(store, meeting) for meeting in meetings]
    minutes, around = read[0]
    if get_profile(profile).several:
        text = newsletter([one for one, _ in read], language)
    else:
        text = document(minutes, profile, language, around=around, sections=sections)
    checks = _checks_of_all(read) if len(read) > 1 else check(minutes, around)
    return Prepared(text, tuple(checks), to_text(to_json(minutes)) if backup else None)


def _read(store: Store, meeting: int) -> tuple[Minutes, Around]:
    minutes = reading.load(store, meeting)
    return minutes, load_around(store, minutes.meeting)


def _checks_of_all(read: Sequence[tuple[Minutes, Around]]) -> Iterator[Check]:
    """Give what is missing in some meetings, each with the title of the meeting before it."""
    for minutes, around in read:
        title = minutes.meeting.title or message(N_("(no title)"))
        for found in check(minutes, around):
            text = message(N_("{title}: {text}"), title=title, text=found.text)
            yield replace(found, text=text)


def write_out(prepared: Prepared, path: Path, *, force: bool, make_folder: bool) -> Path:
    """Write the document, and its backup before it; return the document's path.

    Raises:
        AlreadyThere: one of the files is there, and ``force`` is not given.
        NotWritten: it cannot be written.
    """
    if prepared.backup is not None:
        beside = path.with_suffix(".json")
        write(beside, prepared.backup, force=force, make_folder=make_folder)
    return write(path, prepared.text, force=force, make_folder=make_folder)


def written_words(path: Path, *, backup: bool) -> Message:
    """Return that a file is written, and that its backup is."""
    if backup:
        return message(
            N_("Written: {path} and, as a backup, the same name with .json"), path=str(path)
        )
    return message(N_("Written: {path}"), path=str(path))


def path_of(text: str) -> Path:
    """Return the path that is written in the line; ``~`` is the home."""
    try:
        return Path(text.strip()).expanduser()
    except RuntimeError:  # a home of somebody who is not known
        return Path(text.strip())
