"""Whom a name in the text means: full names, first names, initials, handles of those who took part."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from store.language.spelling import spelling
from store.model.records import Participant

_SHORTEST_PREFIX = 4


class Naming:
    """The people of one meeting by everything they may be called."""

    def __init__(self, people: Iterable[Participant]) -> None:
        """Index people; a short name that two of them have means neither."""
        self._full: dict[str, str] = {}
        self._short: dict[str, str] = {}
        for one in people:
            self._full[spelling(one.name)] = one.uid
            for short in _shorts(one.name, one.aliases):
                self._short[short] = one.uid if self._short.get(short, one.uid) == one.uid else ""

    def __bool__(self) -> bool:
        """Return whether there is anybody."""
        return bool(self._full)

    def find(self, name: str) -> str | None:
        """Return the uid of the one person that a name means, or None."""
        spelled = spelling(name.lstrip("@"))
        found = self._full.get(spelled) or self._short.get(spelled)
        return found or None

    def find_handle(self, handle: str) -> str | None:
        """Return whom a handle means that begins or ends with a first name: ``nikomatsakis`` is Niko."""
        spelled = spelling(handle.lstrip("@"))
        found = {
            uid
            for short, uid in self._short.items()
            if uid and len(short) >= _SHORTEST_PREFIX and spelled.startswith(short)
        }
        return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def _shorts(name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    """Return what somebody may be called for short: aliases, first name, surname, initials."""
    parts = name.split()
    capitals = "".join(part[0] for part in parts if part[:1].isupper())
    shorts = [*aliases, *parts[:1], *(parts[-1:] if len(parts) > 1 else [])]
    if len(capitals) > 1:
        shorts.append(capitals)
    return frozenset(spelling(short.lstrip("@").rstrip(".")) for short in shorts)
