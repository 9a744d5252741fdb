"""Commands that take steps back and do them again."""

from __future__ import annotations

from collections.abc import Callable

from locales import N_, message
from store.capture.parsed import Refused
from store.capture.plans import Done, Plan, Planner, Work
from store.errors import StoreError
from store.file.store import Store
from store.file.undo import Undone, redo, undo

_MOST = 10_000


class NothingToUndo(StoreError):
    """There is no step to take back, or to do again."""


def _repeated(
    act: Callable[[Store, int], Undone | None], one: str, several: str, none: str
) -> Planner:
    def plan(work: Work, argument: str) -> Plan | Refused:
        if argument and not (argument.isdecimal() and 0 < int(argument) <= _MOST):
            return Refused(message(N_("“{word}” is no number of steps."), word=argument))
        count = int(argument or 1)

        def carry_out() -> Done:
            for number in range(count):
                if act(work.store, work.meeting) is None:
                    if number == 0:
                        raise NothingToUndo(message(none))
                    break
            return Done()

        return Plan(message(one) if count == 1 else message(several, n=count), carry_out)

    return plan


PLANNERS: dict[str, Planner] = {
    "undo": _repeated(
        undo,
        N_("Undo the latest step"),
        N_("Undo {n} steps"),
        N_("There is nothing to undo."),
    ),
    "redo": _repeated(
        redo,
        N_("Redo the latest step that was undone"),
        N_("Redo {n} steps"),
        N_("There is nothing to do again."),
    ),
}
