"""Which files are meant by what a person points at: files, folders with all in them, patterns."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from imports.containers import READABLE
from imports.errors import ImportRefused
from locales import N_, message
from store.file.named_files import STANDARD_INPUT
from store.file.recognising import beginning

_PEEK = 400


def files_of(paths: Iterable[Path]) -> Iterator[Path | ImportRefused]:
    """Give each file that ``paths`` mean, once; an error for what means none.

    A folder means the documents in it and below, in the order of their names; hidden ones are passed over,
    and links to other folders are not followed. A pattern (``*.md``) means what it fits.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _meant_or_refusal(path):
            key = os.path.abspath(found) if isinstance(found, Path) else str(found.message)  # noqa: PTH100
            if key not in seen:
                seen.add(key)
                yield found


def _meant_or_refusal(path: Path) -> Iterator[Path | ImportRefused]:
    """Give what a path means; one that the system will not even look at, as one too long, is refused."""
    try:
        yield from _meant(path)
    except OSError:
        yield ImportRefused(message(N_("“{path}” cannot be read."), path=path))


def _meant(path: Path) -> Iterator[Path | ImportRefused]:
    if str(path) == STANDARD_INPUT:
        yield path
    elif path.is_dir():
        yield from _or_refusal(documents_in(path), path)
    elif glob.has_magic(str(path)) and not path.exists():
        named = (Path(name) for name in sorted(glob.glob(str(path), recursive=True)))  # noqa: PTH207
        yield from _or_refusal((one for one in named if one.is_file()), path)
    else:
        yield path


def _or_refusal(found: Iterable[Path], path: Path) -> Iterator[Path | ImportRefused]:
    empty = True
    for one in found:
        empty = False
        yield one
    if empty:
        yield ImportRefused(message(N_("There is no document in “{path}”."), path=path))


def documents_in(folder: Path) -> Iterator[Path]:
    """Give the documents in a folder and below, in the order of their names."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and _is_document(path):
                yield path


def _is_document(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending == ".json":
        return _is_our_json(path)
    return ending in READABLE and path.is_file()


def _is_our_json(path: Path) -> bool:
    """Return whether a file of JSON is a meeting of ours: folders hold many others, and pipes."""
    return b'"heldag/' in beginning(path, _PEEK)
