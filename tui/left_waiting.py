"""What had to wait when another run of the program ended: written by the next one that writes, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from locales import N_, Translator, message
from store.errors import StoreError
from store.file.app_windows.gone_windows import have_others_written
from tui.output import complain

if TYPE_CHECKING:
    from store.file.store import Store
    from store.waiting.taking_up import TakenUp


def take_over(store: Store, t: Translator) -> None:
    """Carry out what windows that are gone have left; say on standard error what became of it."""
    if not have_others_written(store.path, store.window.uid):
        return
    from store.waiting.performing import WAITING
    from store.waiting.taking_up import not_taken, take_up

    try:
        taken = take_up(store, t)
    except WAITING:
        tell_waiting(store, t)
    except StoreError as error:
        complain(f"heldag: {t(not_taken(error))}")
    else:
        for words in taken_words(taken, t):
            complain(f"heldag: {words}")


def tell_waiting(store: Store, t: Translator) -> None:
    """Say on standard error how much waits to be written, in windows that are gone and in open ones.

    What cannot be read is said, too.
    """
    if not have_others_written(store.path, store.window.uid):
        return
    from store.waiting.taking_up import count_homeless, count_waiting, unread

    homeless = count_homeless(store)
    left = waiting_words(count_waiting(store) - homeless, t)
    running = open_words(count_waiting(store, running=True), t)
    for words in filter(None, (left, homeless_words(homeless, t), running, *map(t, unread(store)))):
        complain(f"heldag: {words}")


def waiting_words(count: int, t: Translator) -> str:
    """Return how much waits, in a sentence; empty where nothing does."""
    if not count:
        return ""
    return t.n(
        "{n} change waits to be written into the file; the next start that can write does it.",
        "{n} changes wait to be written into the file; the next start that can write does it.",
        count,
    )


def homeless_words(count: int, t: Translator) -> str:
    """Return how much waits for meetings that are not in the file, in a sentence; empty for nothing."""
    if not count:
        return ""
    return t.n(
        "{n} change waits for a meeting that is not in this file, until a file that has it lies here.",
        "{n} changes wait for a meeting that is not in this file, until a file that has it lies here.",
        count,
    )


def open_words(count: int, t: Translator) -> str:
    """Return how much waits in windows that are open, in a sentence; empty where nothing does."""
    if not count:
        return ""
    return t.n(
        "{n} change waits in a window that is open; it is not in here.",
        "{n} changes wait in a window that is open; they are not in here.",
        count,
    )


def taken_words(taken: TakenUp, t: Translator) -> list[str]:
    """Return what became of what had waited, a sentence each."""
    said = []
    if taken.written > taken.steps:
        said.append(
            t.n(
                "{n} change that had waited in a window that has ended is written now.",
                "{n} changes that had waited in a window that has ended are written now.",
                taken.written - taken.steps,
            )
        )
    if taken.moved:
        said.append(
            t.n(
                "The place of {n} of them was taken away meanwhile; it stands where that leads now.",
                "The place of {n} of them was taken away meanwhile; they stand where that leads now.",
                taken.moved,
            )
        )
    if taken.apart:
        from store.waiting.apart import apart_words

        said.append(t(apart_words(taken.apart)))
    if taken.lines:
        said.append(
            t.n(
                "{n} line that had waited was not carried out; the checks of its meeting list it.",
                "{n} lines that had waited were not carried out; the checks of their meetings list them.",
                taken.lines,
            )
        )
    if taken.keys:
        said.append(
            t.n(
                "{n} key press that had waited was not carried out: what it was for is not as it was.",
                "{n} key presses that had waited were not carried out: what they were for is not as it was.",
                taken.keys,
            )
        )
    if taken.refused > taken.lines + taken.keys:
        said.append(
            t.n(
                "{n} change that had waited could not be written; its text is in {path}",
                "{n} changes that had waited could not be written; their text is in {path}",
                taken.refused - taken.lines - taken.keys,
                path=taken.kept,
            )
        )
    if taken.homeless:
        said.append(homeless_words(taken.homeless, t))
    if taken.homeless_kept is not None:
        said.append(
            t(
                message(
                    N_("What was typed for a meeting that is not in this file is in {path}"),
                    path=taken.homeless_kept,
                )
            )
        )
    for title in taken.in_trash.values():
        words = N_("What had waited for “{title}” is written there; that meeting is in the trash.")
        said.append(t(words, title=title or t(N_("(no title)"))))
    return [*said, *map(t, taken.unread)]
