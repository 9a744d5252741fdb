"""What a line must hold: one word, or words in a row; how it is told, and how the index is asked for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from store.language.folding import ENDINGS, stem

_ANY_ENDING = "|".join(ENDINGS)


@dataclass(frozen=True)
class SearchTerm:
    """One thing that is looked for.

    Attributes:
        words: the words in a row, as they are compared; mostly one.
        whole: whether the last one must end there: the phrase was closed with a quote.
        quoted: whether it was in quotes, so that nothing else than these words will do.
    """

    words: tuple[str, ...]
    whole: bool = False
    quoted: bool = False

    @property
    def is_one_word(self) -> bool:
        """Whether it is a single word without quotes, which may be a part of a longer one."""
        return len(self.words) == 1 and not self.quoted

    @cached_property
    def needle(self) -> str:
        """What stands in every folded text that holds it: at least three characters, or the index is no help.

        Three letters are found anywhere in a word, two at its beginning, one only as the whole word.
        """
        word = self.words[0]
        if self.is_one_word:
            if len(word) >= 3:
                return stem(word)
            return f" {word}" if len(word) == 2 else f" {word} "
        return f" {' '.join(self.words)}{' ' if self.whole else ''}"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it in a folded text."""
        needle = re.escape(self.needle)
        if self.is_one_word and self.needle != self.words[0] and len(self.words[0]) >= 3:
            # the word as typed anywhere, else its stem with another ending, or none, where a word ends
            return re.compile(f"{re.escape(self.words[0])}|{needle}(?:{_ANY_ENDING})? ")
        return re.compile(needle)

    def is_in(self, text: str) -> bool:
        """Return whether a folded text holds it."""
        return self.pattern.search(text) is not None
