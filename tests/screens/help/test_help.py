from __future__ import annotations

import pytest

from locales import translator
from screens.base.commands import BOARD, COMMANDS, LIVE, REGISTER
from screens.base.keymap import Keymap
from screens.base.settings import ScreenSettings
from screens.help.lines import help_lines
from screens.help.screen import HelpScreen
from store.capture.table import COMMANDS as CAPTURE
from store.model.kinds import KINDS
from tests.screens.hosts import SMALL, TINY, press, seen, shown, sizes, type_in, until, until_seen

T = translator("en")


def text(lines) -> str:
    return "\n".join("".join(piece for piece, _ in line) for line in lines)


def test_every_command_and_marker_is_in_the_help():
    said = text(help_lines(Keymap(), T, 100))
    for command in COMMANDS:
        assert command.tooltip in said.replace("\n" + " " * 26, " "), command.id
    for command in CAPTURE:
        assert command.word("en") in said
    for kind in KINDS:
        for word in kind.words:
            assert f"{word}:" in said


def keys_by_part() -> dict[str, list[str]]:
    """Return the keys, or the names, that stand under each heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in help_lines(Keymap(), T, 200):
        if line and line[0][1] == "heading":
            heading = line[0][0].strip()
        elif line and line[1][1] == "key":
            found.setdefault(heading, []).append(line[1][0].strip())
    return found


def test_a_key_stands_once_under_its_heading_with_all_that_it_means():
    keys = keys_by_part()
    assert "Keys while you write" in keys
    for heading, listed in keys.items():
        assert sorted(set(listed)) == sorted(listed), heading
    assert keys["Keys while you write"].count("^R") == 1
    said = text(help_lines(Keymap(), T, 200, "taken out undone brought back"))
    assert "^P Taken out" in said


@pytest.mark.parametrize(
    ("language", "wanted", "keys"),
    [
        ("en", "split line", ["^N"]),
        ("en", "join line", ["⌫", "Del"]),
        ("sv", "dela rad", ["^N"]),
        ("sv", "slå ihop rad", ["⌫", "Del"]),
    ],
)
def test_how_lines_are_split_and_joined_is_found_in_the_help(language, wanted, keys):
    said = text(help_lines(Keymap(), translator(language), 100, wanted))
    assert all(key in said for key in keys)


def test_the_help_speaks_of_a_persons_own_keys():
    assert "F9" in text(help_lines(Keymap({"live.find": "f9"}), T, 100, "Find in this meeting"))


@pytest.mark.parametrize(
    ("where", "first", "second"),
    [
        (LIVE, "What you can type", "Keys while you write"),
        (BOARD, "What you can type", "Keys on the board of an exercise"),
        (REGISTER, "Keys in the register of decisions, actions and questions", "What you can type"),
    ],
)
def test_it_begins_with_what_can_be_typed_and_the_keys_that_were_there(where, first, second):
    lines = help_lines(Keymap(), T, 100, where=where)
    assert [text([line]).strip() for line in lines if line and line[0][1] == "heading"][:2] == [
        first,
        second,
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("rubrik", "# Rubrik"),
        ("ansvarig", "+Namn"),
        ("datum", "!datum"),
        ("beslut", "b: text"),
        ("åtgärd datum", "å: text +Namn !datum"),
        ("grupp fråga", "B   2   B.3"),
    ],
)
def test_it_is_found_by_the_words_that_people_use(wanted, found):
    lines = help_lines(Keymap(), translator("sv"), 100, wanted)
    assert found in text(lines[:4])


async def test_typing_looks_in_the_help_and_esc_goes_back(settings: ScreenSettings):
    screen = HelpScreen(T, settings)
    async with shown(screen) as pilot:
        await until_seen(pilot, "Keys while you write")
        type_in(screen, "unfinished")
        await until(pilot, lambda: "Keys while you write" not in seen(pilot.app))
        assert "F8" in seen(pilot.app)
        press(screen, "ctrl+u", "pagedown", "end", "up")
        await pilot.pause()
        press(screen, "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_any_size(settings: ScreenSettings):
    async with shown(HelpScreen(T, settings), TINY) as pilot:
        async for _ in sizes(pilot, (20, 5), SMALL):
            press(pilot.app.screen, "pagedown", "a")
            await pilot.pause()
