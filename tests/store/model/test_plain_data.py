"""What a person wrote in TOML, JSON or YAML is read, or refused in words, however deep it goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from imports.containers.front import NONE, read_front
from locales import translator
from store.model.plain_data import NotUnderstood, read_json, read_toml, read_with
from tests.cases import each

DEEP = "[" * 5000 + "]" * 5000
READERS: dict[str, Callable[[str], object]] = {
    "toml": lambda text: read_toml(f"a = {text}"),
    "json": read_json,
    "yaml": lambda text: read_with(yaml.safe_load, text, yaml.YAMLError),
}


@each("read", READERS.values())
@each("text", [DEEP, DEEP[:5000]])
def test_what_goes_too_deep_is_refused_in_words(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read(text)
    assert translator("en")(refused.value.message) == "too many brackets within brackets"


@pytest.mark.parametrize("text", ["a." * 40_000 + "a = 1", f"[{'a.' * 40_000}a]"])
def test_keys_within_keys_are_refused_before_they_take_a_minute(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_toml(text)


@pytest.mark.parametrize("read", [READERS["toml"], READERS["json"]], ids=["toml", "json"])
def test_a_number_that_is_too_long_is_refused_in_words(read: Callable[[str], object]) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read("1" * 5000)
    assert translator("en")(refused.value.message) == "a number in it cannot be read"


def test_front_matter_that_goes_too_deep_is_text() -> None:
    assert read_front(f"---\n{DEEP}\n---\nText\n") == NONE
