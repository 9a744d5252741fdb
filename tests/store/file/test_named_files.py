"""A file that somebody points at is read, or refused at once and in words."""

import os
from pathlib import Path

import pytest

from locales import translator
from store.file.named_files import UnreadableFile, read_bytes


def refused(path):
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(path)
    return translator("en")(caught.value.message)


def test_a_large_file_is_refused_unread(tmp_path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    assert refused(path).endswith("is larger than 64 MB and was not read.")


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    assert refused(tmp_path / "no") == f"There is no file “{tmp_path / 'no'}”."
    assert refused(tmp_path) == f"“{tmp_path}” is a folder."


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices of POSIX")
def test_pipes_and_devices_are_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").endswith("is not an ordinary file.")
    assert refused(Path("/dev/zero")).endswith("is not an ordinary file.")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights of POSIX; root reads all")
def test_a_file_of_somebody_else_is_refused(tmp_path):
    (tmp_path / "a").write_text("x")
    (tmp_path / "a").chmod(0)
    assert refused(tmp_path / "a").endswith("cannot be read.")


def test_a_name_with_a_nul_is_refused(tmp_path):
    assert refused(tmp_path / "a\0b").endswith("cannot be read.")
