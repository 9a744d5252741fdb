"""The text of a file, in a coding that can be told."""

import pytest

from imports.errors import ImportRefused
from imports.files import read_text
from locales import translator


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
    with pytest.raises(ImportRefused) as caught:
        read_text(tmp_path / "a.json")
    said = translator("en")(caught.value.message)
    assert said.endswith("is not text in UTF-8 (byte 0).")
