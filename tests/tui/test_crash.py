import stat
import sys

import pytest

from tui import crash

CANARY = "Siri Backe <siri@kajen.example>"


def fail() -> Exception:
    secret = CANARY
    try:
        try:
            raise ValueError(secret)
        except ValueError as cause:
            raise RuntimeError(f"while reading {secret}") from cause
    except RuntimeError as error:
        return error


def test_the_report_says_where_and_never_what() -> None:
    report = crash.describe(fail())
    assert "builtins.RuntimeError" in report
    assert "builtins.ValueError" in report
    assert "test_crash.py:" in report
    assert "fail" in report
    for word in CANARY.split():
        assert word not in report


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the profile's folders private")
def test_the_report_is_private() -> None:
    path = crash.write_report(fail())
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_only_the_latest_reports_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    first = crash.write_report(fail())
    assert first is not None
    for number in range(25):
        first.with_name(f"crash-19990101-0000{number:02}-1.txt").write_text("old", "utf-8")
    first.unlink()
    crash.write_report(fail())
    assert len(list(first.parent.glob("crash-*.txt"))) == 20


def test_a_report_that_cannot_be_written_is_no_second_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/proc/nowhere")
    assert crash.write_report(fail()) is None
    assert "saved" in crash.in_words(None).msgid


def test_an_error_that_causes_itself_ends() -> None:
    error = RuntimeError()
    error.__cause__ = error
    assert crash.describe(error).count("RuntimeError") == 1
