"""One word, one meaning: the glossary in docs/architecture.md, and the names in the program."""

from __future__ import annotations

import re
from importlib import import_module

from tests.cases import each
from tests.conftest import ROOT
from tools import house

ROW = re.compile(r"^\| ([a-z]+) \| .+ \| `([\w.]+)` \|$", re.MULTILINE)
TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")
GLOSSARY = dict(ROW.findall(TEXT.partition("## Glossary")[2].partition("\n## ")[0]))

MEANT_TWICE = {"Chosen", "Command"}
"""Each drawn list tells with its own ``Chosen``; a command is typed, or given by a key."""


def test_the_glossary_is_read() -> None:
    rows = TEXT.partition("## Glossary")[2].partition("\n## ")[0].count("\n| ")
    assert len(GLOSSARY) == rows - 1


@each("word", GLOSSARY)
def test_a_word_of_the_glossary_is_what_it_says(word: str) -> None:
    path = GLOSSARY[word]
    module = next(m for m in _beginnings(path) if m in house.modules())
    found: object = import_module(module)
    for name in filter(None, path.removeprefix(module).split(".")):
        found = getattr(found, name)
    assert found is not None


def _beginnings(path: str) -> list[str]:
    parts = path.split(".")
    return [".".join(parts[:n]) for n in range(len(parts), 0, -1)]


def test_no_name_means_two_things() -> None:
    assert {line.partition(":")[0] for line in house.homonyms()} == MEANT_TWICE
