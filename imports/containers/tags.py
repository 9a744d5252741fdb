"""The tags of HTML, as far as documents have them: what is one, and where it points."""

from __future__ import annotations

import re
from html import unescape

_NAMES = frozenset(
    "a abbr acronym address article aside audio b base basefont bdi bdo big blockquote body br button "
    "canvas caption center cite code col colgroup data dd del details dfn dialog dir div dl dt em embed "
    "fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr "
    "html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noframes "
    "noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script "
    "search section select small source span strike strong style sub summary sup svg table tbody td "
    "template textarea tfoot th thead time title tr track tt u ul var video wbr".split()
)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_TARGET = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def is_tag(text: str) -> bool:
    """Return whether ``<…>`` is a tag of HTML, or a declaration; ``<T>`` and ``<name>`` are words."""
    if text.startswith(("<!", "<?")):
        return True
    named = _NAME.match(text)
    return named is not None and named[1].lower() in _NAMES


def target_of(tag: str) -> str | None:
    """Return the address that a tag points at, or None."""
    found = _TARGET.search(tag)
    return unescape(found[1] or found[2] or found[3] or "") or None if found else None
