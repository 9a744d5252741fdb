"""Word, OpenDocument and other formats, through pandoc where it is installed.

pandoc writes Markdown, which is then read as any other. It runs in its sandbox, without the network, with a
bound on time and memory, and reads only what it is given.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from imports.blocks import Doubt
from imports.errors import ImportRefused
from locales import N_, message

FORMATS: dict[str, str] = {
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".epub": "epub",
    ".org": "org",
    ".tex": "latex",
    ".latex": "latex",
    ".typ": "typst",
    ".rst": "rst",
    ".textile": "textile",
    ".mediawiki": "mediawiki",
}
"""The name that pandoc has for each ending."""

_SECONDS = 60
_MEGABYTES = 1024
_MOST_DOUBTS = 20
_TO = "gfm-raw_html-tex_math_dollars-footnotes"


@cache
def program() -> str | None:
    """Return where pandoc is: on the path, or in the package pypandoc_binary; None where it is not."""
    found = shutil.which("pandoc")
    spec = None if found else find_spec("pypandoc")
    if spec is not None and spec.origin:
        beside = Path(spec.origin).parent / "files" / "pandoc"
        found = str(beside) if beside.exists() else None
    return found


def to_markdown(data: bytes, ending: str, name: str) -> tuple[str, tuple[Doubt, ...]]:
    """Return a document as Markdown, and what pandoc passed over.

    Raises:
        ImportRefused: pandoc is not installed, or cannot read the document.
    """
    pandoc = program()
    if pandoc is None:
        raise ImportRefused(
            message(
                N_("“{path}” is read through pandoc, which is not installed here."),
                path=name,
            )
        )
    call = [
        pandoc,
        "--sandbox",
        "--wrap=none",
        "--verbose",
        f"--from={FORMATS[ending]}",
        f"--to={_TO}",
    ]
    call += ["+RTS", f"-M{_MEGABYTES}M", "-RTS"]
    try:
        done = subprocess.run(call, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _refused(name) from error
    if done.returncode:
        raise _refused(name)
    said = done.stderr.decode("utf-8", "replace").split("\n")
    return done.stdout.decode("utf-8", "replace"), tuple(_passed_over(said))


def _passed_over(said: list[str]) -> list[Doubt]:
    skipped = [line.partition("Skipped")[2].strip() for line in said if "Skipped" in line]
    told = [message(N_("pandoc passed over {words}"), words=words) for words in skipped]
    return [Doubt(0, one) for one in told[:_MOST_DOUBTS]]


def _refused(name: str) -> ImportRefused:
    return ImportRefused(message(N_("“{path}” cannot be read by pandoc."), path=name))
