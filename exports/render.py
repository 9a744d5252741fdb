"""The Jinja environment. This is the only module that loads Jinja; others load it late."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exports import markdown

TEMPLATES = Path(__file__).parent / "templates"
"""The folder of the built-in templates."""


_BLANKS_AT_LINE_ENDS = re.compile(r"[ \t]+\n")


def render(template: str, document: dict[str, Any]) -> str:
    """Return a document written by one of the built-in templates.

    Lines end in LF, and the text ends in exactly one of them.
    """
    text = _environment().get_template(template).render(document=document).strip() + "\n"
    if " \n" in text or "\t\n" in text:
        return _BLANKS_AT_LINE_ENDS.sub("\n", text)
    return text


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        # Markdown, not HTML: the filters below make user text harmless.
        autoescape=False,  # noqa: S701
        auto_reload=False,
        # Each template is compiled once in a process: folding its constants takes longer than it saves.
        optimized=False,
    )
    for filter_ in (
        *(markdown.text, markdown.rest, markdown.inline, markdown.heading, markdown.strong),
        *(markdown.cell, markdown.table, markdown.link, markdown.item, markdown.quoted),
    ):
        environment.filters[filter_.__name__] = filter_
    return environment
