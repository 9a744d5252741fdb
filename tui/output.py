"""Writing to standard output and standard error, for a person or for another program."""

from __future__ import annotations

import re
import sys

from store.language.cleaning import clean, visible
from tui.failures import harmless

_RAW_CONTROLS = re.compile("[\x7f-\x9f\ud800-\udfff]")


def say(text: str) -> None:
    """Print ``text`` for a person: nothing in it drives the terminal."""
    print(visible(clean(text)))


def complain(text: str) -> None:
    """Print one line on standard error."""
    print(harmless(text), file=sys.stderr)


def write_bytes(data: bytes) -> None:
    """Write ``data`` to standard output as it is, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_json(value: object) -> None:
    """Write ``value`` as JSON in UTF-8; control characters that JSON allows are escaped too."""
    import json  # the app starts without

    text = json.dumps(value, ensure_ascii=False, indent=2)
    write_bytes(_RAW_CONTROLS.sub(_escaped, text).encode() + b"\n")


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
