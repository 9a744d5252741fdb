"""Writing a meeting out, against Jinja alone placing the same texts."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, Template

from benchmarks import samples
from benchmarks.figures import Figure, median
from exports import markdown
from locales import translator
from store.file.reading import load
from store.file.store import Store

RUNS = 9


def export(home: Path) -> list[Figure]:
    """2,000 entries and 30 groups as Markdown, in this process, without reading the file.

    The reference places the same texts with the same template, but neither orders nor words nor escapes
    anything: what is to be placed is made before, and the filters only put the signs of lists and of
    strong words around their texts.
    """
    from exports import document
    from exports.profiles import DEFAULT
    from exports.render import TEMPLATES
    from exports.view import document_view

    db = home / "export.db"
    meeting = samples.exercise(db, groups=30, prompts=6, each=11)
    with Store.open(db, actor=samples.ACTOR) as store:
        minutes = load(store, meeting)
    t = translator(minutes.meeting.language)
    prepared = document_view(minutes, t, untitled="")
    template = _raw(TEMPLATES / DEFAULT.template)

    def ours() -> str:
        return document(minutes)

    def raw() -> str:
        return template.render(document=prepared)

    times = [(_time(ours), _time(raw)) for _ in range(RUNS)][1:]
    return [
        Figure(
            "export of 1,980 entries, 30 groups: median",
            median([mine for mine, _ in times]),
            median([bare for _, bare in times]),
            ratio=3,
            limit=150,
        )
    ]


def _raw(path: Path) -> Template:
    environment = Environment(autoescape=False, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(dict.fromkeys(dir(markdown), lambda text, *_: text))
    environment.filters["strong"] = lambda text: f"**{text}**"
    environment.filters["item"] = lambda text, depth, sign="-": f"{'    ' * depth}{sign} {text}"
    return environment.from_string(path.read_text("utf-8"))


def _time(act: Callable[[], str]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
