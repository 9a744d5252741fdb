"""Draw the picture in the README, docs/screen.svg, from the invented day of ``heldag demo``."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from locales import translator
from store.file.store import Store
from tui.app import HeldagApp
from tui.commands import demo
from tui.context import Context
from tui.settings import Settings

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "screen.svg"
SIZE = (118, 34)
LINES = ("/gå Så blir", "B.2")
HALF_TYPED = "b: Vi prövar ett kök"


async def draw(folder: Path) -> str:
    """Return the live screen of the demo as SVG, in a group's answers, with a half-typed line."""
    context = Context(translator("sv"), Settings("anna", folder), folder / "demo.db")
    meeting = demo.make(context)
    with Store.open(context.db, actor="anna", wait=0.0, create=True) as store:
        app = HeldagApp(context, store, meeting)
        async with app.run_test(size=SIZE) as pilot:
            for line in LINES:
                await pilot.press(*line, "enter")
            await pilot.press(*HALF_TYPED)
            await pilot.pause(0.3)
            return app.export_screenshot(title="heldag")


def main() -> None:
    """Write the picture; fonts are the reader's own, so that nothing is fetched to show it."""
    os.environ["COLORTERM"] = "truecolor"  # whatever terminal it is drawn from
    with tempfile.TemporaryDirectory() as folder:
        svg = asyncio.run(draw(Path(folder)))
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    PICTURE.write_text(svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas"), "utf-8")


if __name__ == "__main__":
    main()
