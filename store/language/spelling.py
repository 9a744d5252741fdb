"""What two spellings of one name have in common: the only place where they are compared."""

from __future__ import annotations

from store.language.blanks import squeezed


def spelling(text: str) -> str:
    """Return what two spellings of one name have in common: case and blanks do not count."""
    return squeezed(text).casefold()
