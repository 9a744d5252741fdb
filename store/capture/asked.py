"""A question as it is typed, perhaps asked only after a yes or a no: ``om ja: När?``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from locales import N_, Message, message
from store.capture.parsed import Refused
from store.capture.plans import Work
from store.language.as_typed import cut_short
from store.model.branches import condition_in, with_condition
from store.model.records import Prompt, YesOrNo


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it stands, the answer after which alone it is asked, and the question that it follows."""

    text: str
    on: YesOrNo | None = None
    follows: Prompt | None = None

    @property
    def fields(self) -> dict[str, object]:
        """The fields of the record Prompt."""
        follows = self.follows.uid if self.follows else None
        return {"text": self.text, "on": self.on, "follows": follows}

    def words(self, said: Message) -> Message:
        """Return words about it, with what it follows."""
        if self.follows is None:
            return said
        words_ = N_("{what} · after a yes to “{question}”")
        if self.on == "no":
            words_ = N_("{what} · after a no to “{question}”")
        return message(words_, what=said, question=cut_short(self.follows.text))


def read_asked(work: Work, text: str, before: Sequence[Prompt]) -> AskedQuestion | Refused:
    """Return the question that was typed.

    Args:
        work: where.
        text: the words.
        before: the questions before it. It follows the last of them that is asked in any case.
    """
    found = condition_in(text)
    if found is None:
        return AskedQuestion(text)
    on, question = found
    follows = next((prompt for prompt in reversed(before) if prompt.on is None), None)
    if follows is None:
        return Refused(message(N_("There is no question before it to answer yes or no to.")))
    return AskedQuestion(with_condition(on, question, work.language), on, follows)


def asked_anew(work: Work, prompt: Prompt, text: str) -> AskedQuestion | Refused:
    """Return a question in other words; the answer that it waits for stays, unless they name another."""
    ordered = list(work.minutes.prompts(prompt.section))
    anew = read_asked(work, text, ordered[: ordered.index(prompt)])
    if isinstance(anew, Refused) or anew.on is not None or prompt.on is None:
        return anew
    follows = work.minutes.prompt(prompt.follows)
    return AskedQuestion(with_condition(prompt.on, text, work.language), prompt.on, follows)
