"""Plain data out of a text that a person has written, in a notation where things lie within things.

Every parser of such a notation goes down into what it reads, and ends in a fault of the program where a
text goes too deep. So all of them are called from here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from locales import N_, message
from store.errors import StoreError

T = TypeVar("T")

_MOST_DOTS = 500
"""A line of TOML with more holds keys within keys; the parser's time grows with their square."""


class NotUnderstood(StoreError):
    """The text cannot be read, although it may be well formed; ``message`` says why."""


def read_toml(text: str) -> dict[str, Any]:
    """Return the table in ``text``.

    Raises:
        tomllib.TOMLDecodeError: it is not TOML.
        NotUnderstood: it goes too deep, or has a number that is too long.
    """
    import tomllib  # seldom needed, and not quickly loaded

    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise _too_deep()
    return read_with(tomllib.loads, text, tomllib.TOMLDecodeError)


def read_json(text: str) -> object:
    """Return the value in ``text``.

    Raises:
        json.JSONDecodeError: it is not JSON.
        NotUnderstood: it goes too deep, or has a number that is too long, or none (``NaN``).
    """

    def loads(text: str) -> object:
        return json.loads(text, parse_constant=_no_number)

    return read_with(loads, text, json.JSONDecodeError)


def read_with(parse: Callable[[str], T], text: str, fault: type[Exception]) -> T:
    """Return what ``parse`` makes of ``text``; its own ``fault`` passes, any other is NotUnderstood."""
    try:
        return parse(text)
    except fault:
        raise
    except (RecursionError, MemoryError) as error:
        raise _too_deep() from error
    except ValueError as error:
        raise NotUnderstood(message(N_("a number in it cannot be read"))) from error


def _too_deep() -> NotUnderstood:
    return NotUnderstood(message(N_("too many brackets within brackets")))


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)
