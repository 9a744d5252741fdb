"""Reading forms from TOML files, and saying what is wrong with one that is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from locales import N_, Message, message
from store.file.forms.lines import line_of_key, split_position
from store.file.named_files import UnreadableFile, read_bytes
from store.model.form import FILL_IN, LAYOUTS, ROWS, Form, FormPrompt, Problem, Words
from store.model.kinds import BY_NAME

T = TypeVar("T", bound=str)

_LARGEST = 100_000
"""A form is a page of text; a larger file, in bytes, is something else."""


class _NoFormError(Exception):
    """The file is no form.

    Attributes:
        reason: why.
        key: the key that is at fault, in ``table``; None where ``line`` is known instead.
        table: the name and the position of the table that the key stands in; None for the top.
        line: the line, from 1.
    """

    def __init__(self, reason: Message, key: str | None = None, *, line: int | None = None) -> None:
        super().__init__(reason.msgid)
        self.reason = reason
        self.key = key
        self.table: tuple[str, int] | None = None
        self.line = line

    def line_in(self, text: str) -> int | None:
        """Return the line that is at fault, in the text of the file."""
        return line_of_key(text, self.key, self.table) if self.key else self.line


def read_folder(
    folder: Path, by_name: dict[str, Form], problems: list[Problem], *, own: bool
) -> None:
    """Put the forms of ``folder`` into ``by_name`` by all their names, and the faulty into ``problems``."""
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError:
        return
    for file in files:
        text = ""
        try:
            text = _text(file)
            _register(_form(file, _toml(text), own=own), by_name)
        except _NoFormError as fault:
            problems.append(Problem(file, fault.line_in(text), fault.reason))


def _register(form: Form, by_name: dict[str, Form]) -> None:
    names = {name.casefold() for name in (form.names.sv, form.names.en)}
    if not names.isdisjoint(by_name):
        reason = message(N_("There is a form “{name}” already."), name=form.name)
        raise _NoFormError(reason, "name")
    by_name.update(dict.fromkeys(names, form))


def _text(file: Path) -> str:
    try:
        return read_bytes(file, _LARGEST).decode("utf-8-sig")
    except UnreadableFile as error:
        raise _NoFormError(error.message) from error
    except UnicodeDecodeError as error:
        raise _NoFormError(message(N_("It cannot be read: {error}"), error=str(error))) from error


def _toml(text: str) -> dict[str, Any]:
    from tomllib import TOMLDecodeError

    from store.model.plain_data import NotUnderstood, read_toml

    try:
        return read_toml(text)
    except TOMLDecodeError as error:
        words, line = split_position(str(error), text)
        raise _NoFormError(
            message(N_("It is not TOML: {error}"), error=words), line=line
        ) from error
    except NotUnderstood as error:
        raise _NoFormError(error.message) from error


def _form(file: Path, data: dict[str, Any], *, own: bool) -> Form:
    names = _words(data, "name")
    _refuse_blanks(names)
    form = Form(
        name=names.en,
        names=names,
        title=_words(data, "title"),
        rows=_choice(data, "rows", ROWS, "room"),
        plain=_choice(data, "plain", tuple(BY_NAME), "note"),
        layout=_choice(data, "layout", LAYOUTS, "lists per prompt"),
        fill_in=_choice(data, "fill_in", FILL_IN, "never"),
        report_empty=_flag(data, "report_empty"),
        numbered=_flag(data, "numbered"),
        prompts=tuple(_prompts(data)),
        description=_words(data, "description") if "description" in data else None,
        own=own,
        file=file,
    )
    _refuse_unknown(data, {*_KEYS})
    return form


def _refuse_blanks(names: Words) -> None:
    """Refuse a name of several words: only the first one would be read after ``/övning``."""
    for name in (names.sv, names.en):
        if len(name.split()) > 1:
            reason = message(N_("“{name}” must be one word, as it is typed in a line."), name=name)
            raise _NoFormError(reason, "name")


_KEYS = (
    *("name", "title", "rows", "plain", "layout", "fill_in", "report_empty", "numbered", "prompts"),
    "description",
)


def _prompts(data: Mapping[str, Any]) -> Iterator[FormPrompt]:
    for number, table in enumerate(_tables(data, "prompts")):
        try:
            yield _prompt(table)
        except _NoFormError as fault:
            fault.table = ("prompts", number)
            raise


def _prompt(data: Mapping[str, Any]) -> FormPrompt:
    _refuse_unknown(data, {"text", "hint", "names_row"})
    hint = _words(data, "hint") if "hint" in data else None
    return FormPrompt(_words(data, "text"), hint, _flag(data, "names_row"))


def _refuse_unknown(data: Mapping[str, Any], known: set[str]) -> None:
    unknown = [key for key in data if key not in known]
    if unknown:
        raise _NoFormError(
            message(N_("“{key}” means nothing in a form."), key=unknown[0]), unknown[0]
        )


def _words(data: Mapping[str, Any], key: str) -> Words:
    """Return a text in both languages; one given for a single language is used for both."""
    value = data.get(key)
    if isinstance(value, str):
        value = {"sv": value, "en": value}
    if isinstance(value, dict) and value and set(value) <= {"sv", "en"}:
        texts = [value.get("sv") or value.get("en"), value.get("en") or value.get("sv")]
        if all(isinstance(text, str) and text.strip() for text in texts):
            return Words(str(texts[0]).strip(), str(texts[1]).strip())
    raise _NoFormError(
        message(N_("“{key}” must be a text, or one in sv and one in en."), key=key), key
    )


def _choice(data: Mapping[str, Any], key: str, choices: tuple[T, ...], default: T) -> T:
    value = data.get(key, default)
    for choice in choices:
        if value == choice:
            return choice
    raise _NoFormError(
        message(N_("“{key}” must be one of: {choices}"), key=key, choices=", ".join(choices)),
        key,
    )


def _flag(data: Mapping[str, Any], key: str) -> bool:
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise _NoFormError(message(N_("“{key}” must be true or false."), key=key), key)
    return value


def _tables(data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise _NoFormError(message(N_("“{key}” must be tables: [[{key}]]"), key=key), key)
    return value
