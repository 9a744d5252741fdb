"""The settings file: a few lines of TOML, every one of them optional.

A faulty line is named in words and its default used; a settings file never keeps the app from
starting.
"""

from __future__ import annotations

import getpass
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from locales import LANGUAGES, N_, Message, message
from store.errors import StoreError
from store.file.named_files import MissingFile, path_of, read_bytes
from store.file.passing import passing_file, settle_file, take_place
from store.file.private import make_private_folder
from store.language.cleaning import one_line
from tui import folders

_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_THEME = re.compile(r"""^[ \t]*theme[ \t]*=[ \t]*(?:"[^"\n]*"|'[^'\n]*')""", re.MULTILINE)
_LARGEST = 100_000
"""Bytes; the settings are a few lines."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen.

    Attributes:
        actor: who writes; undo takes back the steps of this actor only.
        language: ``sv``, ``en``, or None for the language of the system.
        documents: the folder that finished documents go to.
        theme: the name of a theme of the app, or None for its first.
        keys: binding id → key, for keys that are to be others.
        problems: what in the file was not understood.
    """

    actor: str
    documents: Path
    language: str | None = None
    theme: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Message, ...] = ()


def load(path: Path | None = None) -> Settings:
    """Return the settings in ``path`` (the standard place if None); defaults where it is silent."""
    path = path or folders.settings_file()
    settings = Settings(actor=_user(), documents=folders.documents())
    try:
        return _apply(settings, _table(read_bytes(path, _LARGEST)), path)
    except MissingFile:
        return settings
    except StoreError as error:
        return replace(settings, problems=(_unreadable(path, error.message),))
    except ValueError as error:  # no UTF-8, or no TOML
        return replace(settings, problems=(_unreadable(path, one_line(str(error))),))


def remember_theme(name: str, path: Path | None = None) -> None:
    """Put the name of a theme into the settings file, and leave every other line of it as it is.

    Raises:
        StoreError: the file cannot be written, or not without changing what else it says.
    """
    path = (path or folders.settings_file()).resolve()  # what a link leads to, not the link
    try:
        before = read_bytes(path, _LARGEST).decode() if path.exists() else ""
        after = _with_theme(before, name)
        if _table(after.encode()) != {**_table(before.encode()), "theme": name}:
            raise StoreError(_not_kept(path))
        make_private_folder(path.parent)
        with passing_file(path.parent, path.suffix) as passing:
            passing.write_text(after, "utf-8", newline="")
            settle_file(passing)
            take_place(passing, path)
    except (OSError, ValueError) as error:
        raise StoreError(_not_kept(path)) from error


def _with_theme(text: str, name: str) -> str:
    """Return the settings with the line of the theme as it is to be; it stands before every table."""
    table = _TABLE.search(text)
    top = text[: table.start()] if table else text
    line = f'theme = "{name}"'
    put = _THEME.sub(line, top, count=1) if _THEME.search(top) else f"{line}\n{top}"
    return put + text[len(top) :]


def _not_kept(path: Path) -> Message:
    return message(
        N_("The theme is not remembered: the settings file {path} cannot be changed."),
        path=str(path),
    )


def _table(data: bytes) -> Mapping[str, Any]:
    from store.model.plain_data import read_toml

    return read_toml(data.decode())


def _user() -> str:
    try:
        return one_line(getpass.getuser()) or "me"
    except (KeyError, OSError, ImportError):  # no such user in the system's register
        return "me"


def _unreadable(path: Path, reason: Message | str) -> Message:
    return message(
        N_("The settings file {path} cannot be read, so the defaults are used: {reason}"),
        path=str(path),
        reason=reason,
    )


def _apply(settings: Settings, table: Mapping[str, Any], path: Path) -> Settings:
    """Return ``settings`` with what ``table`` says, and a problem for each line that says nonsense."""
    changes: dict[str, Any] = {}
    problems: list[Message] = []
    for name, value in table.items():
        read = _READERS.get(name)
        understood = read(value) if read else None
        if read is None:
            problems.append(
                message(
                    N_("{path}: there is no setting “{name}”."), path=str(path), name=one_line(name)
                )
            )
        elif understood is None:
            problems.append(
                message(
                    N_("{path}: the value of “{name}” is not understood; the default is used."),
                    path=str(path),
                    name=name,
                )
            )
        else:
            changes[name] = understood
    return replace(settings, **changes, problems=tuple(problems))


def _text(value: object) -> str | None:
    return one_line(value) or None if isinstance(value, str) else None


def _language(value: object) -> str | None:
    return value if isinstance(value, str) and value in LANGUAGES else None


def _folder(value: object) -> Path | None:
    return path_of(value) if isinstance(value, str) and value.strip() else None


def _keys(value: object) -> Mapping[str, str] | None:
    if isinstance(value, dict) and all(isinstance(key, str) and key for key in value.values()):
        return value
    return None


_READERS = {
    "actor": _text,
    "language": _language,
    "documents": _folder,
    "theme": _text,
    "keys": _keys,
}
