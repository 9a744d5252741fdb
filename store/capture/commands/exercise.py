"""Commands for exercises: a new one, its prompts and rows, and what is said about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from locales import N_, Message, in_each, message
from store.capture.asked import read_asked
from store.capture.axes import Fields, first_prompts, first_rows
from store.capture.commands.head import SET, set_section
from store.capture.holding import lines_in_row
from store.capture.parsed import Refused
from store.capture.placing import in_the_midst, place_of_exercise, place_words
from store.capture.plans import Done, Plan, Planner, Work
from store.capture.switches import first_there, key_of_label
from store.file import forms
from store.file.store import Store
from store.language.blanks import BLANKS, words
from store.language.spelling import spelling
from store.language.words import UNSORTED_WORDS
from store.model.form import Form
from store.model.minutes import Minutes
from store.model.records import Place, Prompt, Row, Section
from store.verbs import sections

NO_EXERCISE = N_("This is no exercise: begin one with /exercise FORM.")
_NO_SECTION = N_("There is no section yet: begin one with # Heading.")


# A new exercise -----------------------------------------------------------------------------------


def _exercise(work: Work, argument: str) -> Plan | Refused:
    name = words(argument)[0]
    form = forms.get(name)
    if form is None:
        several = in_each(lambda one: ", ".join(form.names(one) for form in forms.all()))
        return Refused(
            message(N_("There is no form “{name}”, only: {several}"), name=name, several=several)
        )
    rows = first_rows(form, work.minutes)
    if isinstance(rows, Message):
        return Refused(rows)
    title = argument[len(name) :].strip(BLANKS)
    return _new(work, form, rows, title) if title else _becomes(work, form, rows)


def _fields(work: Work, form: Form) -> dict[str, Any]:
    """Return what a section of a form has: the current groups, where they are its rows."""
    current = work.minutes.current_group_set()
    takes_groups = form.rows in ("groups", "ring") and current is not None
    return {"form": form.name, "group_set": current.uid if current and takes_groups else None}


def _new(work: Work, form: Form, rows: Sequence[Fields], title: str) -> Plan:
    """Return the plan for an exercise in a section of its own."""
    after, level = place_of_exercise(work.minutes, work.place.section)
    what = message(N_("New exercise, {form}"), form=form.title(work.language))
    new = message(SET, what=what, value=title)
    words_, said = in_the_midst(new, work.minutes, after)

    def carry_out() -> Done:
        fields = _fields(work, form)
        section = sections.add(
            work.store, work.meeting, after=after, level=level, heading=title, **fields
        )
        return Done(_fill(work, section, form, rows), said=said)

    return Plan(words_, carry_out, step="add_exercise")


def _becomes(work: Work, form: Form, rows: Sequence[Fields]) -> Plan | Refused:
    """Return the plan for the current section to become an exercise; what it holds is plenary then."""
    current = work.section
    if current is not None and current.form == form.name:
        return Refused(message(N_("This is that exercise already.")))

    def carry_out() -> Done:
        section = str(work.ensured(work.place).section)
        sections.to_plenary(work.store, work.meeting, section)
        for prompt in work.minutes.prompts(section):
            sections.delete_prompt(work.store, work.meeting, prompt.uid)
        sections.change(work.store, work.meeting, section, **_fields(work, form))
        return Done(_fill(work, section, form, rows))

    words_ = message(N_("This section becomes an exercise: {form}"), form=form.title(work.language))
    return Plan(words_, carry_out, step="change_section")


def _fill(work: Work, section: str, form: Form, rows: Sequence[Fields]) -> Place:
    """Give a section its rows and prompts and return its first cell."""
    made = sections.set_rows(work.store, work.meeting, section, rows)
    prompts = [
        sections.add_prompt(work.store, work.meeting, section, **fields)  # type: ignore[arg-type]
        for fields in first_prompts(form, work.language)
    ]
    return Place(section, made[0], prompts[0])


# Prompts and rows ---------------------------------------------------------------------------------


def _prompt(work: Work, argument: str) -> Plan | Refused:
    """Add a prompt, and go there where one row only answers it.

    The first one takes the place of those the form brought.
    """
    section = work.section
    if section is None or not len(work.minutes.rows(section.uid)):
        return Refused(message(NO_EXERCISE))
    replaced = _unused_prompts(work, section)
    asked = read_asked(
        work, argument, [p for p in work.minutes.prompts(section.uid) if p not in replaced]
    )
    if isinstance(asked, Refused):
        return asked

    def carry_out() -> Done:
        for prompt in replaced:
            sections.delete_prompt(work.store, work.meeting, prompt.uid)
        uid = sections.add_prompt(work.store, work.meeting, section.uid, **asked.fields)  # type: ignore[arg-type]
        rows = work.minutes.rows(section.uid)
        if len(rows) > 1 and work.place.prompt not in gone:
            stays = message(N_("You stay in {place}"), place=place_words(work.minutes, work.place))
            return Done(axis=uid, said=stays)
        row = first_there(rows, (work.place.row, work.scene.last.row))
        return Done(Place(section.uid, row, uid), axis=uid)

    gone = {prompt.uid for prompt in replaced}
    said = message(SET, what=message(N_("New prompt")), value=asked.text)
    return Plan(asked.words(said), carry_out, step="add_prompt")


def _unused_prompts(work: Work, section: Section) -> list[Prompt]:
    """Return the ready-made prompts, where nothing is written under any of them and no other is there.

    On a wall what is written under the one without a name lies in no cluster, and goes on so.
    """
    prompts = list(work.minutes.prompts(section.uid))
    form = forms.get(section.form)
    if form is not None and form.is_wall:
        return [prompt for prompt in prompts if prompt.given and not prompt.text]
    rows = (None, *(row.uid for row in work.minutes.rows(section.uid)))
    written = any(
        len(work.minutes.cell(Place(section.uid, row, prompt.uid)))
        for row in rows
        for prompt in prompts
    )
    return prompts if all(prompt.given for prompt in prompts) and not written else []


def _row(work: Work, argument: str) -> Plan | Refused:
    """Add a row, or go to the one of that label."""
    section = work.section
    if section is None or not len(work.minutes.rows(section.uid)):
        return Refused(message(NO_EXERCISE))
    rows, prompts = work.minutes.rows(section.uid), work.minutes.prompts(section.uid)
    prompt = first_there(prompts, ())
    known = next((row for row in rows if spelling(argument) in key_of_label(row)), None)
    if known is not None:
        place = Place(section.uid, known.uid, first_there(prompts, (work.place.prompt,)))
        return Plan(message(N_("Go to {place}"), place=known.label), lambda: Done(place), place)

    def carry_out() -> Done:
        uid = add_rows(work.store, work.minutes, section.uid, [argument])[argument]
        return Done(Place(section.uid, uid, prompt), axis=uid)

    return Plan(
        message(SET, what=message(N_("New row")), value=argument), carry_out, step="add_row"
    )


def _unsorted(work: Work, argument: str) -> Plan | Refused:
    """Go to the pile of the exercise, or put one line there, as the token of that name does."""
    if not len(work.minutes.rows(work.place.section)):
        return Refused(message(NO_EXERCISE))
    swedish, english = UNSORTED_WORDS
    token = f"{swedish if work.language == 'sv' else english}:"
    line = f"{token} {argument}".rstrip()
    return Plan(message(N_("Unsorted")), step="add_entry" if argument else "add_row", lines=(line,))


def add_rows(store: Store, minutes: Minutes, section: str, labels: Sequence[str]) -> dict[str, str]:
    """Add rows and return their uids by label; the first ones replace the form's row without a name."""
    meeting, replaced = minutes.meeting.id, _unused_row(minutes, section)
    if replaced is not None:
        sections.delete_row(store, meeting, replaced.uid)
    return {label: sections.add_row(store, meeting, section, label) for label in labels}


def _unused_row(minutes: Minutes, section: str) -> Row | None:
    """Return the one row without a name that a form brought, where nothing is written in it."""
    rows = minutes.rows(section)
    if len(rows) != 1 or rows[0].label or not rows[0].given:
        return None
    return None if lines_in_row(minutes, rows[0]) else rows[0]


# Small texts --------------------------------------------------------------------------------------


def _hint(work: Work, argument: str) -> Plan | Refused:
    """Put a small line under the row or prompt that was added last."""
    axis = _latest_axis(work)
    if axis is None:
        return Refused(message(NO_EXERCISE))
    own = axis.hint if axis.hint and not axis.given else None
    hint = f"{own}\n{argument}" if own else argument

    def carry_out() -> Done:
        change = sections.change_row if isinstance(axis, Row) else sections.change_prompt
        change(work.store, work.meeting, axis.uid, hint=hint)
        return Done()

    name = axis.label if isinstance(axis, Row) else axis.text
    what = message(N_("Line under “{name}”"), name=name)
    return Plan(message(SET, what=what, value=argument), carry_out, step="change_prompt")


def _latest_axis(work: Work) -> Row | Prompt | None:
    """Return the row or prompt that was added last, as far as that is known, else that of the place."""
    latest = work.minutes.get(work.axis)
    if isinstance(latest, Row | Prompt) and latest.section == work.place.section:
        return latest
    section = work.section
    form = forms.get(section.form) if section else None
    row, prompt = work.minutes.row(work.place.row), work.minutes.prompt(work.place.prompt)
    return (row or prompt) if form and form.rows == "added" else (prompt or row)


def _instruction(work: Work, argument: str) -> Plan | Refused:
    section = work.section
    if section is None:
        return Refused(message(_NO_SECTION))
    shown = message(SET, what=message(N_("Instruction")), value=argument)
    return set_section(work, shown, section.uid, instruction=(*section.instruction, argument))


PLANNERS: dict[str, Planner] = {
    "exercise": _exercise,
    "prompt": _prompt,
    "row": _row,
    "unsorted": _unsorted,
    "hint": _hint,
    "instruction": _instruction,
}
