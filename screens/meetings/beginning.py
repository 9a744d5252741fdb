"""What is said where the file holds no meeting yet: how one begins, an example, and earlier minutes."""

from __future__ import annotations

from collections.abc import Callable

from locales import N_, Translator
from screens.base.keymap import shown_key
from screens.base.widgets.cells import fit
from screens.base.widgets.row_list import Said

_KEY, _DOES = 8, 28

_WAYS: tuple[tuple[str, str, str], ...] = (
    ("meetings.open", N_("begin a meeting now"), ""),
    ("meetings.example", N_("look at an example"), N_("nothing in it is kept")),
    ("meetings.import", N_("take in earlier minutes"), N_("Word, Markdown, HTML, text")),
    ("meetings.help", N_("see all that a line can be"), ""),
)
"""Commands, what each does here, and what is to be known of it."""


def beginning(key_of: Callable[[str], str], t: Translator) -> list[Said]:
    """Return the lines, each way with its key (``key_of`` a command)."""
    lines: list[Said] = [
        "HELDAG",
        t(N_("Type a title and press Enter, and the meeting begins.")),
        "",
    ]
    for command, does, known in _WAYS:
        key = key_of(command) or shown_key("enter")
        lines.append(
            [
                (fit(key, _KEY), "key"),
                (fit(t(does), _DOES) if known else t(does), "text"),
                (t(known) if known else "", "quiet"),
            ]
        )
    return lines
