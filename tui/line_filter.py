"""The last gate before the terminal: no control byte in a text gets through.

Texts are cleaned at every entrance and made visible where they are shown. This filter is the backstop
for a surface that forgot; it costs about 3 µs a line.
"""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# Everything here is zero cells wide, so taking it out moves nothing: C0, DEL, C1, direction
# overrides, invisible characters and tags. Joiners and LRM/RLM belong to the text and stay.
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class ControlFilter(LineFilter):
    """Takes control and override characters out of a line of segments."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return ``segments`` unchanged where they are clean, which they nearly always are."""
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(_FORBIDDEN.sub("", segment.text), segment.style)
            for segment in segments
        ]
