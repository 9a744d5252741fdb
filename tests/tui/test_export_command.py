"""``heldag export``: which document a meeting becomes, and the order of its groups."""

from pathlib import Path

import pytest

from tests.cases import each
from tests.exports.reading import headings, words
from tui import cli

LINES = """/language en
/kind documentation
/title Day
/present Ann Oak
/groups 1-2
/exercise questions Plans
/prompt Why?
2
Because
1
Why not
"""


@pytest.fixture
def db(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    lines = tmp_path / "lines.txt"
    lines.write_text(LINES, "utf-8")
    db = tmp_path / "minutes.db"
    assert cli.main(["--db", str(db), "--lang", "en", "capture", "--new", str(lines)]) == 0
    capsys.readouterr()
    return db


def exported(db: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert cli.main(["--db", str(db), "export", "1", "-o", "-", *options]) == 0
    return capsys.readouterr().out


def test_a_meeting_becomes_the_document_of_its_kind(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert headings(exported(db, capsys))[-1] == (2, "Present")
    assert exported(db, capsys) == exported(db, capsys, "--as", "dokumentation")


def test_another_profile_may_be_asked_for_in_both_languages(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = exported(db, capsys, "--as", "notes")
    assert headings(notes)[1] == (2, "Present")
    assert exported(db, capsys, "--as", "anteckningar") == notes
    assert "Agreement" not in exported(db, capsys, "--as", "agreement")


def test_groups_stand_in_their_own_order_or_as_they_spoke(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def groups(*options: str) -> list[str]:
        return [text for text in words(exported(db, capsys, *options)) if "Group" in text]

    assert groups() == ["Group 1:", "Group 2:"]
    assert groups("--order", "spoken") == ["Group 2:", "Group 1:"]


def test_an_unknown_profile_is_refused_with_those_there_are(
    db: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--db", str(db), "--lang", "en", "export", "1", "--as", "poem"]) == 1
    told = capsys.readouterr().err
    assert "dokumentation/documentation" in told
    assert "överenskommelse/agreement" in told


MINUTES = """/language en
/kind minutes
/title Board
/date 2 March 2026
§ One
first words
§ Two
second words
"""


@pytest.fixture
def board(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    lines, db = tmp_path / "board.txt", tmp_path / "board.db"
    lines.write_text(MINUTES, "utf-8")
    assert cli.main(["--db", str(db), "--lang", "en", "capture", "--new", str(lines)]) == 0
    capsys.readouterr()
    return db


def test_an_extract_holds_the_sections_that_are_named(
    board: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = exported(board, capsys, "--as", "utdrag", "--sections", "§ 2")
    assert "second words" in extract
    assert "first words" not in extract


@pytest.mark.parametrize("options", [[], ["--sections", "7"], ["--sections", " "]])
def test_an_extract_of_nothing_is_refused(
    board: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    arguments = ["--db", str(board), "export", "1", "-o", "-", "--as", "extract", *options]
    assert cli.main(arguments) == 1
    said = capsys.readouterr()
    assert (said.out, bool(said.err.strip())) == ("", True)


def test_sections_are_for_documents_only(board: Path) -> None:
    arguments = ["export", "1", "-o", "-", "--to", "json", "--sections", "2"]
    assert cli.main(["--db", str(board), *arguments]) == 2


def test_an_extract_has_a_name_of_its_own(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for options in (["--as", "minutes"], ["--as", "extract", "--sections", "2"]):
        assert cli.main(["--db", str(board), "export", "1", "-o", str(tmp_path), *options]) == 0
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == ["2026-03-02-Board.md", "2026-03-02-Board-extract-§-2.md"]


def test_what_is_usual_in_a_series_is_named_as_if_it_were_asked_for(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "series.txt").write_text("/series The board", "utf-8")
    said = ["series", "set", "The board", "--kind", "minutes", "--profile", "outcomes"]
    for command in (["capture", "1", str(tmp_path / "series.txt")], said):
        assert cli.main(["--db", str(board), *command]) == 0
    capsys.readouterr()
    for options in ([], ["--as", "minutes"]):
        assert cli.main(["--db", str(board), "export", "1", "-o", str(tmp_path), *options]) == 0
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == ["2026-03-02-Board-outcomes.md", "2026-03-02-Board.md"]


def test_show_tells_the_last_days(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--db", str(board), "show", "1"]) == 0
    assert "16 March 2026 (check against your own rules)" in capsys.readouterr().out


INVITATION = """/language en
/kind invitation
/title Open day
/date 6 June 2026
/place Hall
Come as you are.
"""


@pytest.fixture
def two(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    lines = tmp_path / "invitation.txt"
    lines.write_text(INVITATION, "utf-8")
    assert cli.main(["--db", str(db), "--lang", "en", "capture", "--new", str(lines)]) == 0
    capsys.readouterr()
    return db


def test_an_invitation_is_written_where_it_is_not_taken_for_the_minutes(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--db", str(two), "export", "2", "1", "-o", str(tmp_path)]) == 0
    assert cli.main(["--db", str(two), "export", "1", "--as", "kallelse"]) == 1
    assert "inbjudan/invitation" in capsys.readouterr().err
    assert cli.main(["--db", str(two), "export", "1", "-o", str(tmp_path), "--as", "inbjudan"]) == 0
    names = [path.name for path in sorted(tmp_path.glob("*.md"))]
    assert names == ["2026-06-06-Open-day-invitation.md", "Day-invitation.md", "Day.md"]
    assert "Because" not in (tmp_path / "Day-invitation.md").read_text("utf-8")


def test_several_meetings_are_one_newsletter_in_the_order_they_are_named(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ["2", "1", "2", "--as", "nyhetsbrev", "-o", str(tmp_path)]
    assert cli.main(["--db", str(two), "--lang", "en", "export", *named]) == 0
    (path,) = capsys.readouterr().out.splitlines()
    assert Path(path).name == "2026-06-06-Newsletter.md"
    tops = [text for level, text in headings(Path(path).read_text("utf-8")) if level == 2]
    assert tops == ["Contents", "Open day", "Day"]
    assert cli.main(["--db", str(two), "list", "--json"]) == 0
    assert capsys.readouterr().out.count('"exported": null') == 0


def test_a_newsletter_has_the_title_and_the_file_that_are_named(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = ["--db", str(two), "export", "1", "2", "--as", "newsletter"]
    assert cli.main([*export, "-o", "-", "--title", "May & June"]) == 0
    assert headings(capsys.readouterr().out)[0] == (1, "May & June")
    path = tmp_path / "news.md"
    assert cli.main([*export, "-o", str(path)]) == 0
    before = path.read_bytes()
    assert cli.main([*export, "-o", str(path)]) == 1
    assert cli.main([*export, "-o", str(path), "--force"]) == 0
    assert path.read_bytes() == before


@each(
    "options",
    [
        ["1", "--title", "T"],
        ["1", "2", "--as", "notes", "--title", "T"],
        ["1", "2", "--as", "newsletter", "--sections", "1"],
        ["1", "--as", "newsletter", "--to", "json", "--title", "T"],
    ],
)
def test_what_is_for_a_newsletter_alone_or_never_for_one_is_refused(
    two: Path, options: list[str]
) -> None:
    assert cli.main(["--db", str(two), "export", "-o", "-", *options]) == 2


def test_a_newsletter_of_a_meeting_that_is_not_there_writes_nothing(
    two: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.md"
    export = ["--db", str(two), "export", "1", "99", "--as", "newsletter", "-o", str(path)]
    assert cli.main(export) == 1
    assert capsys.readouterr().err.strip()
    assert not path.exists()


# What is never harmed ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["minutes.db", "link.md", "day.docx", "notes.txt"])
def test_force_replaces_documents_only(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / name
    if name == "link.md":
        path.symlink_to(db)
    elif path != db:
        path.write_text("mine")
    before = path.read_bytes()
    assert cli.main(["--db", str(db), "export", "1", "-o", str(path), "--force"]) == 1
    assert str(path) in capsys.readouterr().err
    assert path.read_bytes() == before


def test_names_that_are_made_are_never_those_of_another_meeting(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = ["--db", str(db), "capture", "--new", str(tmp_path / "lines.txt")]
    assert cli.main(again) == 0
    for form in ("md", "json"):
        export = ["export", "1", "2", "1", "--to", form, "-o", str(tmp_path), "--force"]
        for _ in range(2):
            assert cli.main(["--db", str(db), *export]) == 0
        assert sorted(one.name for one in tmp_path.glob(f"Day*.{form}")) == [
            f"Day-2.{form}",
            f"Day.{form}",
        ]
    named = ["export", "2", "--to", "json", "-o", str(tmp_path / "Day.json"), "--force"]
    assert cli.main(["--db", str(db), "--lang", "en", *named]) == 1
    assert "holds another meeting" in capsys.readouterr().err


def test_the_json_beside_a_document_is_written_anew_with_it(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = ["--db", str(db), "export", "1", "-o", str(tmp_path), "--force"]
    assert cli.main([*export, "--to", "json"]) == 0
    before = (tmp_path / "Day.json").read_text("utf-8")
    (tmp_path / "more.txt").write_text("/place Hall", "utf-8")
    assert cli.main(["--db", str(db), "capture", "1", str(tmp_path / "more.txt")]) == 0
    capsys.readouterr()
    assert cli.main(export) == 0
    said = capsys.readouterr()
    assert said.out.split() == [str(tmp_path / "Day.md")]
    assert str(tmp_path / "Day.json") in said.err
    after = (tmp_path / "Day.json").read_text("utf-8")
    assert '"Hall"' in after
    assert '"Hall"' not in before


def test_a_folder_that_is_not_there_is_no_file(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--db", str(db), "export", "1", "-o", f"{tmp_path / 'new'}/"]) == 1
    assert str(tmp_path / "new") in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


NOBODYS = "~nobody-of-this-name"
"""How a home begins that the system does not know."""


@pytest.mark.parametrize(
    "options",
    [["export", "1", "-o", f"{NOBODYS}/x.md"], ["--db", f"{NOBODYS}/x.db", "show", "1"]],
    ids=" ".join,
)
def test_the_home_of_nobody_is_a_folder_that_is_not_there(
    db: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert cli.main(["--db", str(db), *options]) == 1
    assert NOBODYS in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["import"], ["capture", "1"], ["people", "import"], ["series", "members", "S"]]
)
def test_a_database_is_not_read_as_a_document(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (tmp_path / "list.csv").symlink_to(db)
    for path in (db, tmp_path / "list.csv"):
        assert cli.main(["--db", str(db), "--lang", "en", *command, str(path)]) == 1
        assert f"“{path}” is a database, not a document." in capsys.readouterr().err
