"""Many cases in one test: for what leaves nothing behind, so that one set of fixtures serves all of them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest


def each(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[..., Callable[..., None]]:
    """Let a test go through ``cases``; one that fails keeps none of the others from being tried.

    Args:
        names: its parameters that differ, as in ``pytest.mark.parametrize``.
        cases: their values.

    Raises:
        ExceptionGroup: by the test; each failure in it says which case it was.
    """
    wanted = [one.strip() for one in names.split(",")] if isinstance(names, str) else list(names)
    tried = list(cases)
    given = [dict(zip(wanted, one if len(wanted) > 1 else (one,), strict=True)) for one in tried]
    assert given, "a test without a case shows nothing"

    def fold(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def whole(**fixtures: Any) -> None:
            failed = [error for one in given if (error := _tried(test, {**fixtures, **one}, one))]
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(given)} cases", failed)

        own = inspect.signature(test)
        rest = [one for name, one in own.parameters.items() if name not in wanted]
        whole.__signature__ = own.replace(parameters=rest)  # type: ignore[attr-defined]
        return whole

    return fold


def _tried(
    test: Callable[..., None], given: dict[str, Any], case: dict[str, Any]
) -> Exception | None:
    """Return how a case failed; None where it did not."""
    try:
        test(**given)
    except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001  # all are tried, and then raised
        failure = error if isinstance(error, Exception) else AssertionError(str(error))
        failure.add_note(f"where {', '.join(f'{name} = {one!r}' for name, one in case.items())}")
        return failure
    return None
