"""Whom the names in a line mean, as owners of something that stands in a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.file.reading import load
from store.file.store import Store
from store.language.blanks import squeezed
from store.model.names import Names
from store.model.records import Named

_SEPARATORS = re.compile(r"[,;\n]")
_AROUND = ' +"”“’'
_NAMED = ("participant", "group_set", "group")
"""Where the names of a meeting lie; the rest of it is not read."""


def owners_in(
    store: Store, meeting: int, text: str, known: Iterable[Named] = ()
) -> tuple[Named, ...]:
    """Return the owners that ``text`` names, commas between several.

    Args:
        store: the open file.
        meeting: the meeting whose participants and groups are meant.
        text: as typed.
        known: owners who stay who they are where their name still stands there.
    """
    names = Names(load(store, meeting, _NAMED))
    same = {squeezed(one.name): one for one in known}
    typed = (squeezed(part.strip(_AROUND)) for part in _SEPARATORS.split(text))
    found = (same.get(name) or names.owner(name) or Named(name) for name in typed if name)
    return tuple(dict.fromkeys(found))
