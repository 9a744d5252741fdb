"""Order keys: text that sorts, with room for another key between any two.

A key is a number of :data:`WIDTH` digits in base 62, whose digits stand in ASCII order, perhaps with
digits behind it. A new key steps up from its left neighbour, because the next line is nearly always
written after the last one: appending keeps the width, and filling a gap from left to right adds a digit
in sixty. When a key passes :data:`LONGEST` characters its section is re-keyed.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
WIDTH = 5
LONGEST = 64
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}
_TOP = len(DIGITS) ** WIDTH
_START = _TOP // 2


def _digits(number: int) -> str:
    out = ""
    for _ in range(WIDTH):
        number, rest = divmod(number, len(DIGITS))
        out = DIGITS[rest] + out
    return out


def _number(key: str) -> int:
    number = 0
    for digit in key[:WIDTH]:
        number = number * len(DIGITS) + _VALUE[digit]
    return number


def between(left: str | None, right: str | None) -> str:
    """Return a key that sorts after ``left`` and before ``right``; None is open at that end.

    ``left`` must sort before ``right``; both come from this module.
    """
    if left is None:
        number = _number(right) - 1 if right else _START
        return _digits(number) if number > 0 or not right else _below("", right)
    if right is None:
        number = _number(left) + 1
        return _digits(number) if number < _TOP else left + DIGITS[1]
    stepped = (
        left[:-1] + DIGITS[_VALUE[left[-1]] + 1] if left[-1] != DIGITS[-1] else left + DIGITS[1]
    )
    if stepped < right:
        return stepped
    return _below(left, right) if right.startswith(left) else left + DIGITS[1]


def _below(left: str, right: str) -> str:
    """Return a key between ``left`` and ``right``, where ``right`` begins with ``left``."""
    rest = right[len(left) :]
    zeros = rest[: len(rest) - len(rest.lstrip(DIGITS[0]))]
    key = zeros + DIGITS[1]
    return left + (key if key < rest else zeros + DIGITS[0] + DIGITS[1])


def spread(count: int) -> list[str]:
    """Return ``count`` fresh keys in order, for a section that is filled or re-keyed at once."""
    return [_digits(_START + n) for n in range(count)]
