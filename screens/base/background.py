"""What takes long is done in threads, each with a store of its own; what came of it is posted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from textual.message import Message as TextualMessage
from textual.widget import Widget

from locales import Message
from store.errors import StoreError
from store.file.store import Store

T = TypeVar("T")


@dataclass
class WorkDone(TextualMessage):
    """Something in a thread is done."""

    then: Callable[[], object]
    """Shows what came of it."""


@dataclass
class WorkFailed(TextualMessage):
    """Something in a thread could not be done."""

    reason: Message
    """Why, in words."""


def in_thread(
    widget: Widget, store: Store, work: Callable[[Store], T], then: Callable[[T], object]
) -> None:
    """Do something in a thread, and with what came of it something in the thread of the widget.

    Args:
        widget: is posted :class:`WorkDone` or :class:`WorkFailed`.
        store: of the widget's thread; the other thread opens the same file for the same actor.
        work: what takes long.
        then: what is done with the result.
    """
    done = partial(_do, widget, store, work, then)
    # without a description Textual makes one with repr(), of all that the work holds
    widget.run_worker(done, thread=True, exit_on_error=False, description="in a thread")


def _do(
    widget: Widget, store: Store, work: Callable[[Store], T], then: Callable[[T], object]
) -> None:
    told: TextualMessage
    try:
        with store.another() as own:
            told = WorkDone(partial(then, work(own)))
    except StoreError as error:
        told = WorkFailed(error.message)
    widget.post_message(told)
