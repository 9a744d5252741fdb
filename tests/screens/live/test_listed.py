"""What is listed above the line: commands behind a slash, owners behind a plus."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from locales import translator
from screens.base.settings import ScreenSettings
from screens.base.widgets.cells import ELLIPSIS
from screens.live.screen import LiveScreen
from store.capture.table import BY_NAME, COMMANDS
from store.file.store import Store
from tests.screens.hosts import SMALL, WIDE, press, seen, shown, type_in, until, until_seen, write

CUT = re.compile(rf"[^\s]{ELLIPSIS}")
"""A word that is cut; behind a blank the sign says that more may follow."""


def listed(live: LiveScreen) -> list[str]:
    """Return what stands between the page and the words over the line."""
    part = seen(live.app).splitlines()[live.line.region.y :]
    rule = next((at for at, line in enumerate(part) if line.startswith("─")), 0)
    return [line for line in part[:rule] if line.strip()]


def names(live: LiveScreen) -> list[str]:
    return [line[1:].strip().split("  ")[0] for line in listed(live)]


def chosen(live: LiveScreen) -> Sequence[str]:
    return [line[1:].strip().split("  ")[0] for line in listed(live) if line.startswith("▌")]


def line_of(live: LiveScreen) -> str:
    return seen(live.app).splitlines()[-2]


@pytest.fixture(params=["sv", "en"])
def spoken(
    request: pytest.FixtureRequest, store: Store, meeting: int, settings: ScreenSettings
) -> LiveScreen:
    """Return the screen in each language; the document is Swedish."""
    return LiveScreen(store, meeting, translator(request.param), settings)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_behind_a_slash_are_the_commands_that_fit_and_the_line_stands_below(
    spoken: LiveScreen, size: tuple[int, int]
):
    async with shown(spoken, size) as pilot:
        type_in(spoken, "/gr")
        await until(pilot, lambda: names(spoken) == ["/grupper", "/grupp"])
        assert spoken.t(BY_NAME["group"].help) in listed(spoken)[1]
        assert chosen(spoken) == ["/grupper"]
        assert line_of(spoken).startswith(" › /gr")
        assert spoken.t("↑ ↓ choose · Tab takes · Esc closes") in seen(pilot.app)
        await until_seen(pilot, "Nycklar")  # what was written last, at the place
        await until(pilot, lambda: spoken.line.region.height == 4)
        press(spoken, "backspace", "backspace", "backspace")
        await until(pilot, lambda: spoken.line.region.height == 2)


async def test_down_chooses_and_tab_takes_also_before_the_list_is_drawn(live: LiveScreen):
    async with shown(live, SMALL) as pilot:
        type_in(live, "/gr")
        press(live, "down", "down", "tab")
        assert live.line.text == "/grupp "
        await until(pilot, lambda: names(live) == ["D"])  # what may stand behind it
        press(live, "tab", "enter")
        await until(pilot, lambda: live.line.region.height == 2)
        assert "D" in [group.label for group in live.desk.session.scene().names.groups()]


async def test_esc_closes_the_list_and_keeps_what_is_typed(live: LiveScreen, saved: Callable):
    async with shown(live, SMALL) as pilot:
        type_in(live, "/gr")
        await until(pilot, lambda: bool(listed(live)))
        press(live, "escape", "u", "p")
        await until(pilot, lambda: live.line.region.height == 2)
        assert live.line.text == "/grup"
        press(live, "escape", "backspace", "backspace", "backspace", "backspace", "backspace")
        press(live, "up")
        assert live.pane.keys.mode == "select"  # on the empty line the arrow goes to the page
        press(live, "escape")
        type_in(live, "/gr")
        await until(pilot, lambda: bool(listed(live)))


async def test_behind_a_plus_are_owners_until_nobody_is_called_so(live: LiveScreen):
    async with shown(live, SMALL) as pilot:
        write(live, "/närvarande Anna Ek, Norrby kommun; Bo Al; Eva Ros")
        type_in(live, "å: Ring +")
        await until(pilot, lambda: names(live)[:4] == ["Anna Ek", "Bo Al", "Eva Ros", "Grupp A"])
        assert "Norrby kommun" in listed(live)[0]
        type_in(live, "e")
        await until(pilot, lambda: names(live) == ["Eva Ros", "Anna Ek"])
        type_in(live, "lin")
        await until(pilot, lambda: live.line.region.height == 2)
        assert "Action: elin?" in seen(pilot.app)
        press(live, "backspace", "backspace", "backspace", "down", "tab")
        assert live.line.text == "å: Ring +Anna Ek"
        type_in(live, " i dag")
        press(live, "enter")
        await until_seen(pilot, "Ring i dag")


async def test_at_eighty_columns_no_word_is_cut_and_each_command_is_reached(spoken: LiveScreen):
    async with shown(spoken, SMALL) as pilot:
        type_in(spoken, "/")
        await until(pilot, lambda: len(listed(spoken)) == 6)
        reached: list[str] = []
        for number in range(len(COMMANDS)):
            await until(pilot, lambda n=number: f"{n + 1}/{len(COMMANDS)}" in seen(pilot.app))
            assert not CUT.search("".join(listed(spoken)))
            reached += chosen(spoken)
            press(spoken, "down")
        assert reached == [command.word("sv") for command in COMMANDS]


async def test_the_board_lists_too(live: LiveScreen):
    async with shown(live, SMALL) as pilot:
        press(live, "ctrl+l")
        type_in(live, "/gr")
        await until(pilot, lambda: names(live) == ["/grupper", "/grupp"])
        press(live, "down", "tab")
        assert live.line.text == "/grupp "
        press(live, "escape")
        await until(pilot, lambda: live.line.region.height == 2)
        assert live.has_class("-board")
        assert live.line.text == "/grupp "


async def test_a_click_takes_what_is_listed(live: LiveScreen):
    async with shown(live, SMALL) as pilot:
        type_in(live, "/gr")
        await until(pilot, lambda: names(live) == ["/grupper", "/grupp"])
        row = next(y for y, line in enumerate(seen(live.app).splitlines()) if "  /grupp " in line)
        await pilot.click(offset=(5, row))
        assert live.line.text == "/grupp "


async def test_what_speaks_is_only_a_guess_and_moves_nothing(live: LiveScreen):
    async with shown(live, SMALL) as pilot:
        write(live, "/närvarande Anna Ek; Annika Dahl")
        type_in(live, "Ann")
        await until_seen(pilot, "› Anna Ek: ")
        assert live.line.region.height == 2
        press(live, "tab", "tab")
        assert live.line.text == "Annika Dahl: "
