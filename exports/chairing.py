"""Who had the chair in which §, and who has a role in a section, as a document says it."""

from __future__ import annotations

from collections.abc import Iterator

from exports.wording import written_list, written_role
from locales import N_, Translator
from store.model.chairing import CHAIR, chairing
from store.model.minutes import Minutes
from store.model.records import Section


def chair_words(minutes: Minutes, t: Translator) -> dict[str, str]:
    """Return what the chair is called with the §§ that each who had it led, by the uid of the person.

    Nobody is in it where the chair never passed to another. A person who led no § has no §§ behind the word.
    """
    every = [s.paragraph for s in minutes.sections if s.paragraph]
    word = written_role(CHAIR, t.language)
    return {
        uid: f"{word} § {written_list(_spans(led, every), t)}" if led else word
        for uid, led in chairing(minutes).items()
    }


def _spans(led: list[str], every: list[str]) -> list[str]:
    """Return §§ with those that follow each other joined: ``1–3``, ``5``."""
    spans: list[list[str]] = []
    for paragraph in led:
        at = every.index(paragraph)
        if spans and at and spans[-1][-1] == every[at - 1]:
            spans[-1].append(paragraph)
        else:
            spans.append([paragraph])
    return ["–".join(dict.fromkeys((span[0], span[-1]))) for span in spans]


def roles_here(section: Section, t: Translator) -> Iterator[str]:
    """Give a line for each role that somebody has in a section: ``Host: Anna Ek``."""
    for role in dict.fromkeys(one.role for one in section.holders):
        word = written_role(role, t.language)
        names = [one.name for one in section.holders if one.role == role]
        said = word[:1].upper() + word[1:]
        yield t(N_("{role}: {names}"), role=said, names=written_list(names, t))
