"""A file that somebody points at is read, or refused at once and in words."""

import os
from pathlib import Path

import pytest

from imports.errors import ImportRefused
from imports.files import read_text
from locales import translator


def refused(path, **more):
    with pytest.raises(ImportRefused) as caught:
        read_text(path, **more)
    return translator("en")(caught.value.message)


@pytest.mark.parametrize(
    "data",
    ["åäö\n".encode(), b"\xef\xbb\xbf" + "åäö\n".encode(), "åäö\n".encode("utf-16")],
    ids=["utf-8", "utf-8 with mark", "utf-16"],
)
def test_text_is_read_in_the_codings_that_can_be_told(tmp_path, data):
    (tmp_path / "a.json").write_bytes(data)
    assert read_text(tmp_path / "a.json") == "åäö\n"


def test_other_bytes_are_refused_with_the_place(tmp_path):
    (tmp_path / "a.json").write_bytes("å".encode("latin-1") + b"x")
    assert refused(tmp_path / "a.json").endswith("is not text in UTF-8 (byte 0).")


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
