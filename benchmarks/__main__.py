"""Measure and print the table: ``python -m benchmarks [--only key,start]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    board,
    browse,
    enter,
    exporting,
    importing,
    key,
    page,
    people,
    register_screen,
    registers,
    searching,
    starting,
)
from benchmarks.figures import Figure, table
from tests.e2e.disk import NoCompilerError

MEASURES: dict[str, Callable[[Path], list[Figure]]] = {
    "key": key.key,
    "flat": key.flat,
    "fsync": key.fsync,
    "lock": key.lock,
    "enter": enter.enter,
    "switch": enter.switch,
    "page": page.move_section,
    "board": board.board,
    "board_key": board.board_key,
    "people": people.people,
    "browse": browse.browse,
    "start": starting.start,
    "command": starting.commands,
    "memory": starting.memory,
    "export": exporting.export,
    "import": importing.import_,
    "search": searching.search,
    "archive": searching.add,
    "register": registers.register,
    "register_key": register_screen.register_key,
}


def main() -> int:
    """Take the chosen figures; the exit status is 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", default=",".join(MEASURES), help="some of: " + ", ".join(MEASURES)
    )
    chosen = [name.strip() for name in parser.parse_args().only.split(",")]
    unknown = [name for name in chosen if name not in MEASURES]
    if unknown:
        parser.error(f"no such figure: {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    figures: list[Figure] = []
    for name in chosen:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="heldag-bench-") as folder:
            try:
                figures += MEASURES[name](Path(folder))
            except NoCompilerError:
                print(f"{name}: there is no C compiler here", file=sys.stderr)
    print(table(figures))
    return int(not all(figure.reached for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
