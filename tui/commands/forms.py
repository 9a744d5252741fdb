"""``heldag forms``: the forms of exercises, built in and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from locales import N_, Translator
from tui import folders
from tui.commands.parts import json_option
from tui.output import say, write_json

if TYPE_CHECKING:
    from store.model.form import Form, Words

ROWS = {
    "groups": N_("the groups"),
    "room": N_("the whole room"),
    "added": N_("added with /row"),
    "ring": N_("each group with the next"),
    "participants": N_("the participants"),
}
"""What the rows of a form are, in words."""


def command(t: Translator) -> click.Command:
    """Return the command."""

    def run(as_json: bool) -> None:
        from store.file import forms

        if as_json:
            write_json([_data(form) for form in forms.all()])
            return
        width = max(len(_names(form)) for form in forms.all())
        for form in forms.all():
            say(_line(t, form, width))
        say(t(N_("Your own forms lie in {path}"), path=str(folders.forms())))

    return click.Command("forms", callback=run, params=[json_option(t)])


def _names(form: Form) -> str:
    return " · ".join(dict.fromkeys((form.names.sv, form.names.en)))


def _line(t: Translator, form: Form, width: int) -> str:
    rows = t("rows: {rows}", rows=t(ROWS[form.rows]))
    own = t(N_("your own")) if form.own else None
    said = ", ".join(part for part in (rows, own) if part)
    return f"{_names(form):<{width}}  {form.title(t.language)} ({said})"


def _data(form: Form) -> dict[str, Any]:
    return {
        "name": form.name,
        "names": _both(form.names),
        "title": _both(form.title),
        "description": form.description and _both(form.description),
        "rows": form.rows,
        "plain": form.plain,
        "layout": form.layout,
        "fill_in": form.fill_in,
        "report_empty": form.report_empty,
        "numbered": form.numbered,
        "prompts": [
            {"text": _both(prompt.text), "hint": prompt.hint and _both(prompt.hint)}
            for prompt in form.prompts
        ],
        "own": form.own,
        "file": str(form.file),
    }


def _both(words: Words) -> dict[str, str]:
    return {"sv": words.sv, "en": words.en}
