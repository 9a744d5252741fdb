"""The forms of exercises: what the rows and prompts are, what a plain line becomes, how it is written.

Every form is a TOML file: the built-in ones lie beside this module, a user's own in the folder given to
:func:`use_folder`, and need no code. They are read when the first one is asked for. A file that is no
form is named in :func:`problems`, and the others still load.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model.form import Form, Problem

_own_folder: Path | None = None


def use_folder(folder: Path | None) -> None:
    """Read a user's own forms from ``folder`` too; it need not be there."""
    global _own_folder  # noqa: PLW0603  # one setting of the whole program
    _own_folder = folder
    _loaded.cache_clear()


def all() -> tuple[Form, ...]:  # noqa: A001  # read as forms.all()
    """Return every form, the built-in ones first."""
    return tuple(dict.fromkeys(_loaded()[0].values()))


def get(name: str | None) -> Form | None:
    """Return the form of this Swedish or English name, in any case; None where there is none."""
    return _loaded()[0].get((name or "").strip().casefold())


def problems() -> tuple[Problem, ...]:
    """Return the files that are no forms, and why."""
    return _loaded()[1]


@cache
def _loaded() -> tuple[dict[str, Form], tuple[Problem, ...]]:
    from store.file.forms.loading import read_folder  # the app starts without

    by_name: dict[str, Form] = {}
    problems: list[Problem] = []
    read_folder(Path(__file__).parent, by_name, problems, own=False)
    if _own_folder is not None:
        read_folder(_own_folder, by_name, problems, own=True)
    return by_name, tuple(problems)
