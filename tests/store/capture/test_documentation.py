"""The user's reference names every word that the program understands, and none besides."""

from __future__ import annotations

import re

from store.capture.lines import BULLET_SIGNS, DASH, REPLY_SIGN
from store.capture.marks import CLAUSE_MARKERS, UNFINISHED_MARKER
from store.capture.table import BY_WORD, COMMANDS, Command
from store.file import forms
from store.language.words import KINDS_OF_MEETING, ROLES
from store.model.form import Form
from store.model.kinds import KINDS, Kind
from tests.cases import each
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "capture.md").read_text("utf-8")
CODE = set(re.findall(r"`([^`\n]+)`", TEXT))


@each("command", COMMANDS)
def test_every_command_stands_in_it_by_every_name(command: Command) -> None:
    for name in command.names:
        assert any(code == f"/{name}" or code.startswith(f"/{name} ") for code in CODE), name


def test_no_command_stands_in_it_that_there_is_not() -> None:
    for code in CODE:
        if code.startswith("/"):
            first, _, rest = code[1:].partition(" ")
            assert first in BY_WORD or f"{first} {rest.split()[0]}" in BY_WORD, code


@each("kind", KINDS)
def test_every_marker_stands_in_it(kind: Kind) -> None:
    for letter in kind.letters:
        assert any(code == f"{letter}:" or code.startswith(f"{letter}: ") for code in CODE), letter
    for word in kind.words:
        marker = f"{word}:"
        wanted = (marker, marker.lower())
        assert any(code.startswith(wanted) for code in CODE), word


def test_the_signs_stand_in_it() -> None:
    for sign in (*BULLET_SIGNS, DASH, REPLY_SIGN, f"{UNFINISHED_MARKER}:"):
        assert any(code == sign or code.startswith(f"{sign} ") for code in CODE), sign
    for letter in CLAUSE_MARKERS:
        assert any(code.startswith(f"{letter}+") for code in CODE)


@each("form", forms.all())
def test_every_form_stands_in_it(form: Form) -> None:
    assert {form.names.sv, form.names.en} <= CODE


def test_kinds_of_meeting_and_roles_stand_in_it() -> None:
    for term in (*KINDS_OF_MEETING, *(role for role in ROLES if role.name != "contact")):
        assert {term.sv, term.en} <= CODE
