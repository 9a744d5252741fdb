"""Every screen as its picture has it: no word is cut without a sign or glued to another, no line covered."""

from __future__ import annotations

import functools
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from locales import translator
from screens.base import commands
from screens.base.widgets.capture_line import CaptureLine
from store.capture.table import COMMANDS
from store.file.store import Store
from store.language.words import ROLES
from tests.screens.hosts import SMALL, WIDE, seen, until
from tools import pictures
from tui.app import HeldagApp
from tui.context import Context
from tui.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"[^\W\d_]+")
SIGN = "…"
"""Stands behind a word that is cut."""

KEYS = ("Space", "PgUp", "PgDn", "Home", "End")
A_LOT = "En rad som står över flera rader. " * 8


def known_words(*more: str) -> set[str]:
    """Return every word that may stand on a screen: the program's own, and what is in ``more``."""
    return program_words() | {word for text in more for word in WORD.findall(text)}


@functools.cache
def program_words() -> frozenset[str]:
    """Return the words of the texts, the meetings, the keys and commands."""
    texts = [
        (ROOT / "locales/sv/LC_MESSAGES/heldag.po").read_text("utf-8"),
        (ROOT / "tui/demo/sv.txt").read_text("utf-8"),
        *(pictures.BEFORE, pictures.LATER, pictures.DISCARDED, pictures.SERIES, "söndag"),
        *(picture.lines for picture in pictures.SCREENS.values()),
        *("".join(picture.keys) for picture in pictures.SCREENS.values()),
        *(name for command in COMMANDS for name in command.names),
        *(term.word(language) for term in ROLES for language in ("sv", "en")),
        *(key for command in commands.COMMANDS for key in command.keys),
    ]
    return frozenset(
        word for text in (*texts, *KEYS) for word in WORD.findall("\n".join(_lines(text)))
    )


def _lines(text: str | Iterable[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def unknown(drawn: str, known: set[str]) -> list[str]:
    """Return the words that are no words, each with what stands around it."""
    return [
        line[max(word.start() - 20, 0) : word.end() + 10]
        for line in drawn.splitlines()
        for word in WORD.finditer(line)
        if len(word[0]) > 1 and word[0] not in known and line[word.end() : word.end() + 1] != SIGN
    ]


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is read any more and the screen is drawn as it was before."""
    drawn = [""]

    def is_still() -> bool:
        drawn.append(seen(pilot.app))
        return len(set(drawn[-4:])) == 1

    await pilot.app.workers.wait_for_complete()
    await until(pilot, is_still)


def is_covered(pilot: Pilot[None]) -> bool:
    """Return whether what is told for a moment stands over the line that is written in."""
    screen = pilot.app.screen
    told = [screen.find_widget(toast).visible_region for toast in screen.query(Toast)]
    return any(
        one.overlaps(line.region) for one in told for line in screen.query(CaptureLine) if one
    )


@pytest.fixture
def short_path() -> Iterator[Path]:
    """Return a folder whose name leaves room for that of a document on one line."""
    folder = os.environ.get("PYTEST_DEBUG_TEMPROOT")  # in memory, where this machine can
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as made:
        yield Path(made)


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pictures.Invented]:
    """Return a file with the meetings that are drawn, to be copied, and what they are."""
    folder = tmp_path_factory.mktemp("days")
    db = folder / "a.db"
    return db, pictures.invent(Context(translator("sv"), Settings("anna", folder), db))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", pictures.SCREENS)
async def test_no_word_is_cut_or_glued_and_no_line_covered(
    name: str, language: str, short_path: Path, days: tuple[Path, pictures.Invented]
) -> None:
    file, invented = days
    settings, db = Settings("anna", short_path), short_path / "a.db"
    shutil.copy(file, db)
    context, known = Context(translator(language), settings, db), known_words(str(short_path))
    with Store.open(db, actor="anna", wait=0.0, create=True) as store:
        app = HeldagApp(context, store, invented.day)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            still = lambda: settled(pilot)  # noqa: E731
            await pictures.come_to(pictures.SCREENS[name], invented, pilot, still)
            assert unknown(seen(pilot.app), known) == []
            await pilot.resize_terminal(*SMALL)
            await settled(pilot)
            assert unknown(seen(pilot.app), known) == []
            for number in (1, 1, 2, 3):
                pilot.app.notify(f"{A_LOT} {number}")
            await until(pilot, lambda: len(pilot.app.screen.query(Toast)) == 3)
            await pilot.pause()
            assert not is_covered(pilot)
