"""The front matter of a document: fields before the text, between two lines of dashes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from store.model.plain_data import NotUnderstood, read_with

_BLOCK = re.compile(r"\s*^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_IN_COMMENT = re.compile(
    r"\s*<!--\s*^---[ \t]*\n(.*?)^---[ \t]*\n?\s*-->[ \t]*\n?", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"([A-Za-zÅÄÖåäö_][\w .-]*?)\s*:(?:[ \t]+(.*))?$")
_LONGEST = 20_000
"""Characters; what is longer is no front matter."""


@dataclass(frozen=True, slots=True)
class Front:
    """The fields of a document, as text, and where its own text begins.

    Attributes:
        fields: texts, lists and objects of texts, by their names as typed.
        text: the front matter as it stands there, without the lines of dashes.
        end: the position in the source where the document itself begins.
    """

    fields: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    end: int = 0


NONE = Front()
"""No front matter."""


def read_front(text: str) -> Front:
    """Return the front matter that ``text`` begins with; :data:`NONE` where it has none."""
    if not text.lstrip()[:4].startswith(("---", "<!--")):
        return NONE
    found = _BLOCK.match(text) or _IN_COMMENT.match(text)
    if found is None or len(found[1]) > _LONGEST:
        return NONE
    inside = found[1].strip("\n")
    fields = _fields(inside)
    if fields is None:
        return NONE
    return Front(fields, inside, found.end())


def _fields(inside: str) -> dict[str, object] | None:
    """Return the fields; None where this is no front matter but words between two lines."""
    if not inside.strip():
        return {}
    try:
        data = None if _has_aliases(inside) else read_with(_yaml, inside, yaml.YAMLError)
    except (yaml.YAMLError, NotUnderstood):
        data = None
    if isinstance(data, dict):
        return {str(name): value for name, value in data.items()}
    return _leniently(inside)


def _yaml(inside: str) -> object:
    # Every value stays a text: a date is read by us, and "no" is a word.
    return yaml.load(inside, _Loader)  # noqa: S506


def _has_aliases(inside: str) -> bool:
    """Return whether values may refer to each other, which could grow without bounds."""
    return re.search(r"(?:^|[\s\[{,:-])[&*]\w", inside) is not None


def _leniently(inside: str) -> dict[str, object] | None:
    fields: dict[str, object] = {}
    lines = [line for line in inside.split("\n") if line.strip()]
    for line in lines:
        named = _FIELD.match(line.strip())
        if named:
            fields.setdefault(named[1], (named[2] or "").strip().strip("\"'"))
    comments = sum(line.lstrip().startswith("#") for line in lines)
    return fields if fields or comments == len(lines) else None


_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
