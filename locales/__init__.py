"""Swedish and English texts. The English text is the key; Swedish comes from gettext catalogues.

Texts are marked where they stand: ``N_("…")`` in tables and messages, ``t("…")`` where a
:class:`Translator` is at hand. ``make messages`` collects and compiles them.
"""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

LANGUAGES = ("sv", "en")
"""The languages of the interface and of documents."""


def N_(msgid: str) -> str:
    """Mark a text for translation and return it unchanged."""
    return msgid


def NN_(one: str, many: str) -> tuple[str, str]:
    """Mark a text with its plural, both with the field ``{n}``, for :meth:`Translator.n`."""
    return one, many


@dataclass(frozen=True)
class Message:
    """A text that is translated where it is shown. ``params`` fill its ``{fields}``.

    A parameter that is itself a Message is translated too, and words :func:`in_each` stand in that language.
    """

    msgid: str
    params: Mapping[str, object] = field(default_factory=dict)


def message(msgid: str, /, **params: object) -> Message:
    """Return a :class:`Message`; ``msgid`` is a literal, so that it is collected."""
    return Message(msgid, params)


@dataclass(frozen=True, slots=True)
class InEach:
    """Words of the capture language, which has its own in each language: what a message names to be typed."""

    sv: str
    en: str

    def __str__(self) -> str:
        """Return the English words, as for a text that nobody translates."""
        return self.en


def in_each(word: Callable[[str], str]) -> InEach:
    """Return what ``word`` gives for ``sv`` and ``en``, for a field of a message."""
    return InEach(word("sv"), word("en"))


class Translator:
    """Turns marked texts into one language. Call it with a text or a Message."""

    def __init__(self, language: str) -> None:
        """Load the catalogue of ``language``; English needs none."""
        self.language = language
        self._catalogue: gettext.NullTranslations = (
            gettext.NullTranslations()
            if language == "en"
            else gettext.translation("heldag", Path(__file__).parent, [language])
        )

    def __call__(self, text: str | Message, /, **params: object) -> str:
        """Return ``text`` in this language with its ``{fields}`` filled in."""
        if isinstance(text, Message):
            return self(text.msgid, **text.params)
        translated = self._catalogue.gettext(text) if text else ""
        return translated.format(**self._shown(params)) if params else translated

    def n(self, one: str, many: str, count: int, /, **params: object) -> str:
        """Return ``one`` or ``many`` for ``count``, which also fills the field ``{n}``."""
        translated = self._catalogue.ngettext(one, many, count)
        return translated.format(n=count, **self._shown(params))

    def _shown(self, params: Mapping[str, object]) -> dict[str, object]:
        return {name: self._value(value) for name, value in params.items()}

    def _value(self, value: object) -> object:
        if isinstance(value, InEach):
            return value.sv if self.language == "sv" else value.en
        return self(value) if isinstance(value, Message) else value


@cache
def translator(language: str) -> Translator:
    """Return the translator of ``sv`` or ``en``; any other language gets English."""
    return Translator(language if language in LANGUAGES else "en")


def pick_language(chosen: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """Return ``chosen``, else the language of the locale; ``en`` where that is neither of ours."""
    if chosen in LANGUAGES:
        return str(chosen)
    names = [environ.get(v, "") for v in ("LC_ALL", "LC_MESSAGES", "LANG")]
    named = next((n for n in names if n), "") or (locale.getlocale()[0] or "")
    return "sv" if named.lower().startswith(("sv", "swedish")) else "en"
