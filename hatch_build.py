"""Build hook: compile the gettext catalogues, so that a wheel and an editable install both speak Swedish."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(folder: Path) -> list[Path]:
    """Write a ``.mo`` beside each ``.po`` under ``folder`` and return the written files."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as po:
            catalogue = read_po(po)
        target = source.with_suffix(".mo")
        passing = target.with_name(f".{os.getpid()}.mo.part")
        with passing.open("wb") as mo:
            write_mo(mo, catalogue)
        passing.replace(target)  # somebody may be reading it, the tests for instance
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before every build, the editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues of the tree that is being built."""
        compile_catalogues(Path(self.root) / "locales")
