"""A document on its way out, as the command line and the screen have it: prepared, placed, written, noted."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from exports.errors import NotWritten
from exports.exporting import (
    WantedDocument,
    note_exported,
    place_for,
    prepare,
    read_meetings,
    write_out,
)
from exports.profiles import get_profile
from locales import message
from store.errors import Damaged
from store.file.listing import list_meetings
from store.file.store import Store
from store.model.records import Meeting
from store.verbs import meetings

DAY = Meeting(id=1, uid="U", title="Day", language="en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "minutes.db", actor="anna", create=True) as store:
        meetings.create(store, title="Day", language="en")
        yield store


def test_what_could_not_be_read_whole_replaces_no_json_and_is_not_noted(
    store: Store, tmp_path: Path
) -> None:
    document, json = tmp_path / "Day.md", tmp_path / "Day.json"
    whole = prepare(read_meetings(store, [1]), WantedDocument())
    write_out(whole, document, tmp_path, closing=True)
    before = json.read_bytes()
    store.broken(1, Damaged(message("The file is damaged.")))
    part = prepare(read_meetings(store, [1]), WantedDocument())
    assert write_out(part, document, tmp_path, force=True).json is None
    assert json.read_bytes() == before
    for prepared, is_noted in ((part, False), (whole, True)):
        note_exported(lambda: nullcontext(store), prepared)
        assert bool(list_meetings(store)[0].exported) is is_noted


def test_only_the_usual_folder_is_made(store: Store, tmp_path: Path) -> None:
    prepared, documents = prepare(read_meetings(store, [1]), WantedDocument()), tmp_path / "new"
    assert write_out(prepared, documents / "Day.md", documents).path.is_file()
    with pytest.raises(NotWritten):
        write_out(prepared, documents / "below" / "Day.md", documents)


@pytest.mark.parametrize(
    ("wanted", "usual", "name"),
    [
        (WantedDocument(), "notes", "Day.md"),
        (WantedDocument(form="json"), "newsletter", "Day.json"),
        (WantedDocument(form="json"), "attendance", "Day-attendance.json"),
        (WantedDocument(language="sv"), "attendance", "Day-närvaro.md"),
        (WantedDocument("minutes"), "attendance", "Day.md"),
        (WantedDocument(sections="2"), "minutes", "Day-§-2.md"),
        (WantedDocument("newsletter", title="May & June"), "notes", "May-&-June.md"),
        (WantedDocument(), "newsletter", "Newsletter.md"),
    ],
)
def test_a_name_tells_what_is_asked_for_or_usual(
    wanted: WantedDocument, usual: str, name: str
) -> None:
    assert place_for(wanted, [DAY], get_profile(usual), Path("/docs")) == Path("/docs") / name
