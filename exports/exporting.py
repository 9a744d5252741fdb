"""Exporting, for the command line and the screen alike: what is wanted, prepared, placed, written, noted.

:func:`read_meetings` reads from the file, :func:`prepare` makes the document of what was read,
:func:`place_for` says where it lies where nobody has named a file, :func:`write_out` writes it, and
:func:`note_exported` notes it in the file.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from exports import document, newsletter
from exports.backup import Backup, backup_of, own_name, write_document
from exports.json_form import to_json, to_text
from exports.naming import file_name, name_of, word_of
from exports.news import last_day, title_of
from exports.profiles import Profile, get_profile, profile_for
from exports.targets import FORMS
from exports.writing import sweep, write
from locales import translator
from store.errors import StoreError
from store.file.store import Store
from store.model.minutes import Minutes
from store.model.records import By, Meeting, Order
from store.series.around import Around, load_with_around
from store.verbs import meetings as verbs

JSON = "json"
"""The format in which one meeting is kept as it is; in any other it is laid out as a document."""


@dataclass(frozen=True, slots=True)
class WantedDocument:
    """Which document is wanted.

    Attributes:
        profile: the Swedish or English name of its profile; None is the usual one of the meeting.
        language: ``sv`` or ``en``; None is that of the first meeting.
        form: its format, a key of :data:`exports.targets.FORMS`.
        order: how groups stand; None is as the series of the meeting has it.
        by: what answers stand under; None likewise.
        sections: the §§ that it is to hold, ``2, 4``; empty is all.
        title: what a newsletter is called; empty is its usual title.
    """

    profile: str | None = None
    language: str | None = None
    form: str = "md"
    order: Order | None = None
    sections: str = ""
    title: str = ""
    by: By | None = None


@dataclass(frozen=True, slots=True)
class ReadMeetings:
    """The meetings of one document, as they were read.

    Attributes:
        each: each meeting with what lies around it; one at least.
        whole: whether all that is in them could be read.
    """

    each: tuple[tuple[Minutes, Around], ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document that can be read and written.

    Attributes:
        wanted: which document it is.
        meetings: the heads of its meetings.
        usual: the usual profile of the first meeting.
        text: the document.
        whole: whether it is of all that is in its meetings.
        backup: its meeting as JSON; None where it is of several, or of less than lies there already.
    """

    wanted: WantedDocument
    meetings: tuple[Meeting, ...]
    usual: Profile
    text: str
    whole: bool
    backup: Backup | None


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """Where a document was written, and the JSON beside it; None where none was."""

    path: Path
    json: Path | None = None


def is_newsletter(wanted: WantedDocument) -> bool:
    """Return whether several meetings make one document.

    Raises:
        UnknownProfile: there is no such profile.
    """
    if wanted.form == JSON or not wanted.profile:
        return False
    return get_profile(wanted.profile).several


def read_meetings(store: Store, meetings: Sequence[int]) -> ReadMeetings:
    """Read the meetings of a document, their ids given; raise StoreError where one cannot be read."""
    each = tuple(load_with_around(store, meeting) for meeting in meetings)
    return ReadMeetings(each, not any(map(store.is_broken, meetings)))


def text_of(read: ReadMeetings, wanted: WantedDocument) -> str:
    """Return the text of a document.

    Raises:
        UnknownProfile: there is no such profile.
        NoSections: a § is not there, or an extract is to hold none.
    """
    minutes, around = read.each[0]
    if wanted.form == JSON:
        return to_text(to_json(minutes))
    if is_newsletter(wanted):
        every = [one for one, _ in read.each]
        return newsletter(
            every, wanted.language, order=wanted.order, by=wanted.by, title=wanted.title
        )
    return document(
        minutes,
        wanted.profile,
        wanted.language,
        order=wanted.order,
        by=wanted.by,
        around=around,
        sections=wanted.sections,
    )


def prepare(read: ReadMeetings, wanted: WantedDocument) -> PreparedDocument:
    """Make a document ready to be written; raises as :func:`text_of`."""
    minutes, around = read.each[0]
    keeps = wanted.form != JSON and len(read.each) == 1 and read.whole
    return PreparedDocument(
        wanted=wanted,
        meetings=tuple(one.meeting for one, _ in read.each),
        usual=profile_for(minutes.meeting.kind, around.series),
        text=text_of(read, wanted),
        whole=read.whole,
        backup=backup_of(minutes) if keeps else None,
    )


def place_for(
    wanted: WantedDocument,
    meetings: Sequence[Meeting],
    usual: Profile,
    folder: Path,
    taken: Mapping[Path, str] | None = None,
) -> Path:
    """Return where a document lies where nobody has named a file: under no other meeting's name.

    Args:
        wanted: the document.
        meetings: the heads of its meetings; the name of one that is of several is nobody's.
        usual: the usual profile of the first meeting.
        folder: where it is to lie.
        taken: the uids of meetings by the paths that are theirs already, whatever lies there.

    Raises:
        UnknownProfile: there is no such profile.
    """
    path = folder / _file_name(wanted, meetings, usual)
    if len(meetings) > 1:
        return path
    uid = meetings[0].uid
    return own_name(path, uid, {place for place, owner in (taken or {}).items() if owner != uid})


def _file_name(wanted: WantedDocument, meetings: Sequence[Meeting], usual: Profile) -> str:
    t = translator(wanted.language or meetings[0].language)
    ending = FORMS[wanted.form].endings[0]
    profile = get_profile(wanted.profile) if wanted.profile else usual
    if profile.several and wanted.form != JSON:
        title = wanted.title.strip() or title_of(meetings, t)
        return name_of(last_day(meetings), title, t, ending=ending)
    # the usual document of a whole meeting is told by the title alone
    is_told = wanted.profile or profile.chosen or profile.shape != "meeting"
    word = word_of(profile.name if is_told else None, wanted.sections, t)
    return file_name(meetings[0], t, ending=ending, word=word)


def write_out(
    prepared: PreparedDocument,
    path: Path,
    documents: Path,
    *,
    closing: bool = False,
    force: bool = False,
) -> WrittenDocument:
    """Write a document, and the JSON of its meeting beside it as :func:`exports.backup.write_document` does.

    What a writer that was stopped has left in the folder is taken away.

    Args:
        prepared: the document.
        path: where it is to lie.
        documents: the usual folder of documents, which is made where it is missing, as no other is.
        closing: write JSON where there is none yet too.
        force: replace a document that is there.

    Raises:
        AlreadyThere: a document is there, and ``force`` is not given.
        NotWritten: it cannot be written, or what lies there is never replaced.
    """
    sweep(path.parent)
    make_folder = path.parent == documents
    if prepared.wanted.form == JSON:
        uid, text = prepared.meetings[0].uid, prepared.text
        made = write(path, text, form=JSON, uid=uid, force=force, make_folder=make_folder)
        return WrittenDocument(made)
    made, json = write_document(
        path, prepared.text, prepared.backup, closing=closing, force=force, make_folder=make_folder
    )
    return WrittenDocument(made, json)


def note_exported(
    open_store: Callable[[], contextlib.AbstractContextManager[Store]], written: PreparedDocument
) -> None:
    """Note that the meetings of a document were written out; what is written is, so the file need not know.

    Args:
        open_store: opens the file for writing.
        written: the document. One of less than its meetings hold is not noted, nor is JSON.
    """
    if written.wanted.form == JSON or not written.whole:
        return
    with contextlib.suppress(StoreError), open_store() as store:
        for meeting in written.meetings:
            verbs.mark_exported(store, meeting.id)
