"""Of several questions the newest is answered, in a thread, and what goes wrong is said."""

from __future__ import annotations

from threading import Event

import pytest
from textual.app import App

from locales import Message, message
from screens.base.newest_answer import NewestAnswer
from store.errors import StoreError
from store.file.store import Store
from tests.screens.hosts import until

REASON = message("as it is")


class Asking(App[None]):
    """An app that asks; :attr:`goes_on` lets the one who looks up come to an end."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.looked_up: list[str] = []
        self.told: list[str | Message] = []
        self.goes_on = Event()
        self.newest = NewestAnswer(self, store, self._look_up, self.told.append, self.told.append)

    def _look_up(self, store: Store, question: str) -> str:
        self.looked_up.append(question)
        assert self.goes_on.wait(5)
        if question == "refused":
            raise StoreError(REASON)
        return question.upper() + str(store.one("SELECT 1")[0])


@pytest.fixture
def asking(store: Store) -> Asking:
    return Asking(store)


async def test_of_several_questions_the_newest_is_answered_and_one_is_looked_up_at_a_time(
    asking: Asking,
) -> None:
    async with asking.run_test() as pilot:
        asking.newest.ask("a")
        await until(pilot, lambda: asking.looked_up == ["a"])
        asking.newest.ask("b")
        asking.newest.ask("c")
        assert not asking.newest.is_known
        asking.goes_on.set()
        await until(pilot, lambda: asking.newest.is_known)
    assert (asking.looked_up, asking.told) == (["a", "c"], ["C1"])


async def test_what_is_asked_during_a_pause_takes_the_place_of_what_was_asked_before_it(
    asking: Asking,
) -> None:
    asking.goes_on.set()
    async with asking.run_test() as pilot:
        asking.newest.ask("a", pause=0.2)
        asking.newest.ask("b", pause=0.01)
        await until(pilot, lambda: asking.newest.is_known)
        asking.newest.ask("c", pause=60)
        asking.newest.ask("d")
        await until(pilot, lambda: asking.newest.is_known)
    assert asking.looked_up == ["b", "d"]


@pytest.mark.parametrize(("question", "says"), [("refused", str(REASON)), ("fault", "fault")])
async def test_why_nothing_was_found_is_said_and_the_next_question_is_answered(
    asking: Asking, question: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking.goes_on.set()
    async with asking.run_test() as pilot:
        if question == "fault":
            monkeypatch.setattr(asking, "looked_up", None)
        asking.newest.ask(question)
        await until(pilot, lambda: asking.newest.is_known)
        (said,) = asking.told
        assert says in str(said)
        asking.looked_up = []
        asking.newest.ask("a")
        await until(pilot, lambda: asking.told[1:] == ["A1"])
