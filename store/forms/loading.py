"""Reading forms from TOML files, and saying what is wrong with one that is none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from locales import N_, Message, message
from store.forms.form import LAYOUTS, ROWS, Form, FormPrompt, Problem, Words
from store.kinds import BY_NAME

T = TypeVar("T", bound=str)

_LARGEST = 100_000
"""A form is a page of text; a larger file, in bytes, is something else."""


class _NoFormError(Exception):
    """The file is no form; ``reason`` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.msgid)
        self.reason = reason


def read_folder(folder: Path, by_name: dict[str, Form], problems: list[Problem]) -> None:
    """Put the forms of ``folder`` into ``by_name`` by all their names, and the faulty into ``problems``."""
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError:
        return
    for file in files:
        try:
            _register(_read(file), by_name)
        except _NoFormError as fault:
            problems.append(Problem(file, fault.reason))


def _register(form: Form, by_name: dict[str, Form]) -> None:
    names = {name.casefold() for name in (form.names.sv, form.names.en)}
    if not names.isdisjoint(by_name):
        raise _NoFormError(message(N_("There is a form “{name}” already."), name=form.name))
    by_name.update(dict.fromkeys(names, form))


def _read(file: Path) -> Form:
    import tomllib

    try:
        if file.stat().st_size > _LARGEST:
            raise _NoFormError(message(N_("The file is too large for a form.")))
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise _NoFormError(message(N_("It is not TOML: {error}"), error=str(error))) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _NoFormError(message(N_("It cannot be read: {error}"), error=str(error))) from error
    return _form(file, data)


def _form(file: Path, data: dict[str, Any]) -> Form:
    names = _words(data, "name")
    form = Form(
        name=names.en,
        names=names,
        title=_words(data, "title"),
        rows=_choice(data, "rows", ROWS, "room"),
        plain=_choice(data, "plain", tuple(BY_NAME), "note"),
        layout=_choice(data, "layout", LAYOUTS, "lists per prompt"),
        report_empty=_flag(data, "report_empty"),
        numbered=_flag(data, "numbered"),
        prompts=tuple(_prompt(prompt) for prompt in _tables(data, "prompts")),
        file=file,
    )
    _refuse_unknown(data, {*_KEYS})
    return form


_KEYS = (
    *("name", "title", "rows", "plain", "layout", "report_empty", "numbered", "prompts"),
    "description",
)


def _prompt(data: Mapping[str, Any]) -> FormPrompt:
    _refuse_unknown(data, {"text", "hint"})
    return FormPrompt(_words(data, "text"), _words(data, "hint") if "hint" in data else None)


def _refuse_unknown(data: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(data) - known)
    if unknown:
        raise _NoFormError(message(N_("“{key}” means nothing in a form."), key=unknown[0]))


def _words(data: Mapping[str, Any], key: str) -> Words:
    """Return a text in both languages; one given for a single language is used for both."""
    value = data.get(key)
    if isinstance(value, str):
        value = {"sv": value, "en": value}
    if isinstance(value, dict) and value and set(value) <= {"sv", "en"}:
        texts = [value.get("sv") or value.get("en"), value.get("en") or value.get("sv")]
        if all(isinstance(text, str) and text.strip() for text in texts):
            return Words(str(texts[0]).strip(), str(texts[1]).strip())
    raise _NoFormError(message(N_("“{key}” must be a text, or one in sv and one in en."), key=key))


def _choice(data: Mapping[str, Any], key: str, choices: tuple[T, ...], default: T) -> T:
    value = data.get(key, default)
    for choice in choices:
        if value == choice:
            return choice
    raise _NoFormError(
        message(N_("“{key}” must be one of: {choices}"), key=key, choices=", ".join(choices))
    )


def _flag(data: Mapping[str, Any], key: str) -> bool:
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise _NoFormError(message(N_("“{key}” must be true or false."), key=key))
    return value


def _tables(data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _NoFormError(message(N_("“{key}” must be tables: [[{key}]]"), key=key))
    return value
