"""Draw the screens with an invented meeting: all of them into build/pictures/, or the one in the README."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

from textual.message import Message
from textual.pilot import Pilot

from locales import translator
from screens.base.messages import (
    ChecksAsked,
    CompareAsked,
    ExportAsked,
    HelpAsked,
    HomeAsked,
    ImportAsked,
    MeetingChosen,
    PaletteAsked,
    PeopleAsked,
    ReadbackAsked,
    RegisterAsked,
    SavedAsked,
    SearchAsked,
    TakenOutAsked,
    ThemesAsked,
    TimelineAsked,
    TrashAsked,
)
from screens.base.themes import THEMES
from store.file.reading import load
from store.file.store import Store
from store.model.minutes import Minutes
from store.verbs import entries, meetings
from tui.app import HeldagApp
from tui.commands import demo
from tui.commands.capture import carry_out
from tui.context import Context
from tui.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README_PICTURE = ROOT / "docs" / "screen.svg"
PICTURES = ROOT / "build" / "pictures"

SIZES = ((120, 40), (80, 24))
README_SIZE = (118, 34)
_SETTLED = 0.6
"""Seconds after which a screen has read what it shows in a thread."""

SERIES = "Planeringsdagar"
LATER = (f"/serie {SERIES}", "/gå Avslutning", "p: Nya möbler i läsesalen")
BEFORE = """
/titel Planeringsdag på Sjömanshuset
/datum 2025-10-09
/serie Planeringsdagar
/närvarande Maja Holm, Ali Nordin, Siri Backe
# Inledning
b: Vi träffas igen i mars.
# Söndagarna
å: Räkna besöken på söndagar under hösten +Ali Nordin !1 december
?: Vad kostar en vaktmästare?
""".strip().splitlines()
DISCARDED = "Planeringsdag (dubblett)"
QUESTIONS = ("/gå Så blir", "B.2")
DOUBTFUL = ("A.1 ett kök", "Beslut: Vi prövar ett kök i höst", "A: soffor")
HALF_TYPED = "b: Vi prövar ett kök"


class Invented(NamedTuple):
    """The meetings that are drawn: the ids of the day, and of the one before; the day as it is."""

    day: int
    before: int
    minutes: Minutes


class Picture(NamedTuple):
    """How a screen is come to.

    Attributes:
        asks: makes what is asked of the app.
        lines: lines that are written there first, each with Enter.
        keys: what is pressed after them.
    """

    asks: Callable[[Invented], Message]
    lines: Sequence[str] = ()
    keys: Sequence[str] = ()


def _live(day: Invented) -> Message:
    return MeetingChosen(day.day)


SCREENS: Mapping[str, Picture] = {
    "meetings": Picture(lambda _: HomeAsked()),
    "live": Picture(_live, QUESTIONS, tuple(HALF_TYPED)),
    "live-empty": Picture(lambda _: HomeAsked(), keys=("ctrl+n",)),
    "live-selected": Picture(_live, ("/gå Vad gör",), ("up", "up", "space", "up")),
    "live-help": Picture(_live, ("/gå Så blir",), ("/",)),
    "live-latest": Picture(_live, (*QUESTIONS, *DOUBTFUL), ("ctrl+s", "ctrl+s")),
    "board": Picture(_live, QUESTIONS, ("ctrl+l",)),
    "presence": Picture(_live, keys=("ctrl+t",)),
    "checks": Picture(lambda day: ChecksAsked(day.day)),
    "export": Picture(lambda day: ExportAsked(day.day)),
    "export-source": Picture(lambda day: ExportAsked(day.day, closing=True), keys=("shift+tab",)),
    "readback": Picture(lambda day: ReadbackAsked(day.day, "B")),
    "readback-question": Picture(_live, (*QUESTIONS, "/visa .2")),
    "help": Picture(lambda _: HelpAsked("live")),
    "people": Picture(lambda _: PeopleAsked()),
    "register": Picture(lambda _: RegisterAsked()),
    "search": Picture(lambda _: SearchAsked("söndag")),
    "saved": Picture(lambda _: SavedAsked("söndag", lambda _text: None)),
    "compare": Picture(lambda day: CompareAsked(day.before, day.day)),
    "timeline": Picture(lambda _: TimelineAsked(SERIES)),
    "trash": Picture(lambda _: TrashAsked()),
    "taken-out": Picture(lambda day: TakenOutAsked(day.minutes)),
    "import": Picture(lambda _: ImportAsked()),
    "palette": Picture(lambda _: PaletteAsked()),
    "themes": Picture(lambda _: ThemesAsked()),
}
"""Every screen by the name of its picture. A test holds that no screen of the app is missing."""


def invent(context: Context) -> Invented:
    """Make the meetings that are drawn in the file of ``context``."""
    day = demo.make(context)
    with context.writer() as store:
        before = meetings.create(store, language="sv")
        reports = [*carry_out(store, before, BEFORE), *carry_out(store, day, LATER)]
        if any(report.refused for report in reports):
            raise ValueError(reports)
        meetings.delete(store, meetings.create(store, title=DISCARDED, date="2026-03-12"))
        minutes = load(store, day)
        parked = next(entry for entry in minutes.all_entries() if entry.kind == "parked")
        entries.delete(store, day, parked.uid)
        return Invented(day, before, load(store, day))


async def come_to(
    picture: Picture,
    invented: Invented,
    pilot: Pilot[None],
    settle: Callable[[], Awaitable[object]],
) -> None:
    """Have a screen shown as its picture has it; ``settle`` waits until what was asked for is shown."""
    await settle()
    pilot.app.screen.post_message(picture.asks(invented))
    await settle()
    for line in picture.lines:
        await pilot.press(*line, "enter")
    await pilot.press(*picture.keys)
    await settle()


async def draw(
    picture: Picture, folder: Path, size: tuple[int, int], themes: Sequence[str]
) -> list[str]:
    """Return a screen as SVG, in each of the themes; what is written meanwhile lies in ``folder``."""
    context = Context(translator("sv"), Settings("anna", folder), folder / "pictures.db")
    invented = invent(context)
    with Store.open(context.db, actor="anna", wait=0.0, create=True) as store:
        app = HeldagApp(context, store, invented.day)
        async with app.run_test(size=size) as pilot:
            await come_to(picture, invented, pilot, partial(pilot.pause, _SETTLED))
            drawn = []
            for theme in themes:
                app.theme = theme
                await pilot.pause()
                drawn.append(_own_fonts(app.export_screenshot(title="heldag")))
            return drawn


def _own_fonts(svg: str) -> str:
    """Have the reader's own fonts in a picture, so that nothing is fetched to show it."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")


def draw_now(picture: Picture, size: tuple[int, int], themes: Sequence[str]) -> list[str]:
    """Return :func:`draw` of a screen, from a file that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(draw(picture, Path(folder), size, themes))


def draw_readme() -> None:
    """Draw the picture in the README."""
    (svg,) = draw_now(SCREENS["live"], README_SIZE, ["dark"])
    README_PICTURE.write_text(svg, "utf-8")


def draw_all(wanted: Sequence[str]) -> None:
    """Draw the screens that are wanted, or all of them, in each size and theme."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, size in product(wanted or SCREENS, SIZES):
        themes = list(THEMES)
        for theme, svg in zip(themes, draw_now(SCREENS[name], size, themes), strict=True):
            path = PICTURES / f"{name}-{size[0]}x{size[1]}-{theme}.svg"
            path.write_text(svg, "utf-8")
        print(name, f"{size[0]}×{size[1]}")


def main(arguments: Sequence[str]) -> None:
    """Draw the picture in the README where ``readme`` is asked for, else those that are named, or all."""
    os.environ["COLORTERM"] = "truecolor"  # whatever terminal it is drawn from
    if list(arguments) == ["readme"]:
        draw_readme()
    else:
        draw_all(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
