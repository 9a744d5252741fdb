"""However long a document is, only what is seen of it is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.app import App, ComposeResult

from screens.base.widgets.document_pane import DocumentPane, ShownDocument, SourceLine
from screens.base.widgets.painted import Line


@dataclass
class Counted:
    line: int
    laid: list[int] = field(default_factory=list)

    def lines(self, width: int) -> Sequence[Line]:
        self.laid.append(width)
        return [[(f"part {self.line}", "text")], ()]


class Shown(App[None]):
    def compose(self) -> ComposeResult:
        self.pane = DocumentPane()
        yield self.pane


def first(pane: DocumentPane) -> str:
    return pane.render_line(0).text.split("  ")[0].strip()


async def test_a_key_lays_out_no_more_than_is_seen_and_the_markdown_begins_where_one_was():
    parts = tuple(Counted(n * 2 + 1) for n in range(3000))
    source = tuple(SourceLine(f"source {n}", n) for n in range(1, 6001))
    app = Shown()
    async with app.run_test(size=(40, 20)) as pilot:
        app.pane.show_document(ShownDocument(parts, source))
        await pilot.pause()
        keys = ("pagedown", "down", "end", "up", "pageup")
        for key in keys:
            assert app.pane.press(key)
        assert sum(len(part.laid) for part in parts) < 20 * (len(keys) + 1)
        at = first(app.pane)
        app.pane.turn()
        assert first(app.pane) == at.replace("part", "source")
        app.pane.turn()
        assert first(app.pane) == at
        app.pane.press("home")
        assert first(app.pane) == "part 1"
        assert not app.pane.press("x")
