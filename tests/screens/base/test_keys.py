"""Every key of the app is one that every terminal delivers."""

from __future__ import annotations

import pytest

from screens.base.commands import (
    BY_ID,
    CHECKS,
    COMMANDS,
    COMPARE,
    EXPORT,
    HOME,
    LIVE,
    PEOPLE,
    PERSON,
    PERSONS,
    REGISTER,
    SAVED,
    SELECT,
    TIMELINE,
    TRASH,
)
from screens.base.keymap import Keymap
from screens.base.widgets.edit_buffer import EditBuffer

EVERYWHERE = {
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right"),
    *("pageup", "pagedown", "home", "end", "backspace", "delete"),
    *(f"ctrl+{letter}" for letter in "fglnorst"),
    *("f2", "f3", "f4", "f5", "f8", "f9"),
}
"""What plain terminals, SSH and tmux deliver."""

IN_THE_LINE = {f"ctrl+{letter}" for letter in "adekuvwxyz"}
"""What a focused line gets first, so that only the line may give it a meaning."""

LETTERS = {"space", *"abcdefghijklmnopqrstuvwxyz"}
"""What is a key of its own where nothing is being typed: who is there is noted by letters."""

TYPED = {SELECT: {"space"}, PEOPLE: LETTERS, REGISTER: {"space"}, HOME: {"space"}}
"""What is typed and is a command too, by where; in the lists, where nothing stands before it."""

NEVER = {"ctrl+b", "ctrl+j", "ctrl+i", "ctrl+m", "ctrl+c", "ctrl+q", "ctrl+p"}

COPY = ("entry.copy", "board.copy")

WITH_UNDO = (CHECKS, PEOPLE, PERSONS, PERSON, REGISTER)

UNDO = {
    *("live.undo", "live.redo", "meetings.undo", "trash.undo", "board.undo", "board.redo"),
    *(f"{where}.{step}" for where in WITH_UNDO for step in ("undo", "redo")),
}
"""Their keys are the line's own, except while it is empty."""


def test_commands_use_only_keys_that_arrive_everywhere():
    for command in COMMANDS:
        allowed = EVERYWHERE | IN_THE_LINE if command.id in UNDO else EVERYWHERE
        signs = TYPED.get(command.where, set()) | ({"ctrl+c"} if command.id in COPY else set())
        assert set(command.keys) <= allowed | signs, command.id
        assert not set(command.keys) & (NEVER - signs)


def test_no_key_means_two_things_in_one_place_at_one_time():
    keys = [(command.where, key, command.when) for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


MEETING = (LIVE, EXPORT, CHECKS)
LIST = (HOME, TRASH, SAVED, COMPARE, TIMELINE)


@pytest.mark.parametrize(
    ("places", "key", "means"),
    [
        (MEETING, "f3", {"Checks"}),
        (MEETING, "f5", {"Export", "Profile"}),
        (MEETING, "ctrl+t", {"People"}),
        (LIST, "f3", {"Compare"}),
        (LIST, "f4", {"Preview"}),
        ((HOME, EXPORT), "shift+tab", {"Markdown"}),
    ],
)
def test_a_key_means_one_thing_on_a_screen_and_what_opens_over_it(
    places: tuple[str, ...], key: str, means: set[str]
):
    assert {c.label for c in COMMANDS if c.where in places and key in c.keys} == means


def test_commands_of_the_line_do_not_take_its_editing_keys():
    buffer = EditBuffer("text")
    for command in COMMANDS:
        if command.where == LIVE and command.id not in UNDO:
            assert not any(buffer.press(key, None) for key in command.keys), command.id


def test_every_command_says_what_it_does():
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        assert command.label
        assert command.tooltip


def test_a_person_may_choose_other_keys():
    keymap = Keymap({"live.find": "ctrl+l, f9", "entry.move": "f3"})
    assert keymap.command(LIVE, "ctrl+l") == "live.find"
    assert keymap.command(LIVE, "ctrl+f") is None
    assert keymap.command(SELECT, "f3") == "entry.move"
    assert keymap.shown("live.find") == "^L"
