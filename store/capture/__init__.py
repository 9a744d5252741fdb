"""The capture language: lines, as they are typed live or read from a file, become the meeting.

=================  ==============================================================================
tables             ``table`` (commands), :mod:`store.language.words`, :mod:`store.model.kinds` (markers)
reading a line     ``lines`` with ``marks``, ``switches``, ``bullets``, ``quotes``, ``owners``:
                   what a line asks for (``parsed``), in a ``scene``; nothing is changed
carrying it out    ``commands``, ``meant_people``, ``placing``, ``axes``, ``lists``: a ``plans.Plan``,
                   shown while the line is typed and carried out on Enter
at work            ``session``: a note-taker in a meeting; ``key_presses``; ``whereabouts``;
                   ``pasting`` with ``pieces`` and ``pasted_tables``: many lines at once
back again         ``writing``: an entry as the line it could have been typed as
=================  ==============================================================================

The names below are imported when they are asked for: the tables alone are needed by exports, which
start faster without the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.capture.outcome import Foretold, Outcome, Preview
    from store.capture.plans import Request
    from store.capture.session import CaptureSession
    from store.capture.writing import to_line, to_lines

__all__ = [
    "CaptureSession",
    "Foretold",
    "Outcome",
    "Preview",
    "Request",
    "to_line",
    "to_lines",
]

_HOME = {
    "CaptureSession": "session",
    "Foretold": "outcome",
    "Outcome": "outcome",
    "Preview": "outcome",
    "Request": "plans",
    "to_line": "writing",
    "to_lines": "writing",
}


def __getattr__(name: str) -> Any:
    """Import one of the public names from the module it lives in."""
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
