"""What was undone or done again, in words."""

from __future__ import annotations

from locales import N_, Message, message
from screens.base.widgets.cells import clip, shown_inline
from screens.writing.axis_words import is_wall
from store.file.undo import Undone
from store.model.minutes import Minutes
from store.model.records import Entry, Meeting, Part, Section
from store.model.shared_records import REGISTER

_LONGEST = 48

_VERBS: dict[str, str] = {
    "add_entry": N_("a line written"),
    "add_entries": N_("several lines written"),
    "change_entry": N_("a line changed"),
    "reread_entry": N_("a line read otherwise"),
    "move_entry": N_("a line moved"),
    "move_entries": N_("several lines moved"),
    "delete_entry": N_("a line deleted"),
    "split_entry": N_("a line split"),
    "join_entries": N_("two lines joined"),
    "change_entries": N_("several lines changed"),
    "rewrite_lines": N_("lines edited elsewhere"),
    "delete_entries": N_("several lines deleted"),
    "bring_back": N_("what was taken out brought back"),
    "add_section": N_("a new section"),
    "add_exercise": N_("a new exercise"),
    "change_section": N_("a section changed"),
    "move_section": N_("a section moved"),
    "delete_section": N_("a section deleted"),
    "merge_sections": N_("two sections merged"),
    "begin_section": N_("a heading above a line"),
    "add_row": N_("a new row"),
    "set_rows": N_("new rows"),
    "change_row": N_("a row changed"),
    "delete_row": N_("a row deleted"),
    "add_prompt": N_("a new question"),
    "change_prompt": N_("a question changed"),
    "delete_prompt": N_("a question deleted"),
    "add_groups": N_("new groups"),
    "change_group": N_("a group changed"),
    "set_members": N_("the members of a group"),
    "end_groups": N_("the end of the groups"),
    "add_participant": N_("a new participant"),
    "add_participants": N_("new participants"),
    "change_participant": N_("a participant changed"),
    "delete_participant": N_("a participant deleted"),
    "add_signature": N_("a new signature"),
    "add_attachment": N_("a new attachment"),
    "change_meeting": N_("a change in the head of the meeting"),
    "close_meeting": N_("the end of the meeting"),
    "delete_meeting": N_("the meeting deleted"),
    "merge_prompts": N_("two questions merged"),
    "split_prompt": N_("a question split"),
    "move_prompt": N_("a question moved"),
    "merge_rows": N_("two rows merged"),
    "move_row": N_("a row moved"),
    "pause_cell": N_("a question paused"),
    "resume_cell": N_("a question taken up again"),
    "dot_entry": N_("a dot"),
    "add_group": N_("a new group"),
    "merge_groups": N_("two groups merged"),
    "split_group": N_("a group split"),
    "delete_group": N_("a group taken out"),
    "chain_entry": N_("a line made from another"),
    "set_outcome": N_("an outcome"),
    "write_phrase": N_("a standing text"),
    "send_minutes": N_("the minutes sent for verifying"),
    "verify_minutes": N_("the minutes verified"),
    "announce_minutes": N_("the minutes announced"),
    "reopen_minutes": N_("the minutes opened again"),
    "verify_section": N_("a § verified"),
    "reopen_section": N_("a § opened again"),
    "change_person": N_("a change in the register of people"),
    "merge_people": N_("people merged"),
    "import_people": N_("people taken in"),
    "tick_entry": N_("a tick"),
    "reassign_entry": N_("who is to do it"),
    "redate_entry": N_("the day it is to be done by"),
    "dismiss_finding": N_("a finding dismissed"),
    "list_finding": N_("a finding listed again"),
    "paste": N_("a paste"),
}


_ON_A_WALL: dict[str, str] = {
    "add_prompt": N_("a new cluster"),
    "split_prompt": N_("a new cluster"),
    "change_prompt": N_("another name of a cluster"),
    "move_prompt": N_("a cluster moved"),
    "merge_prompts": N_("two clusters merged"),
    "delete_prompt": N_("a cluster taken out"),
    "move_entry": N_("a note moved"),
    "move_entries": N_("several notes moved"),
}
"""What steps are called where the prompts are clusters of notes."""


def _verb(step: Undone, minutes: Minutes) -> str:
    """Return what a step is called, on a wall of notes or elsewhere."""
    verb = _VERBS.get(step.name, N_("the latest step"))
    if step.name not in _ON_A_WALL:
        return verb
    found = (minutes.entry(uid) or minutes.prompt(uid) for uid in step.uids)
    section = next((one.section for one in found if one is not None), None)
    return _ON_A_WALL[step.name] if is_wall(minutes, section) else verb


def undone_words(step: Undone, minutes: Minutes, *, again: bool) -> Message:
    """Return what was undone (or done ``again``), with the text of a line or a heading where it is known."""
    verb = message(_verb(step, minutes))
    known = (found for uid in step.uids if (found := _text(minutes.get(uid))))
    text = step.text or next(known, None)
    if text:
        text = clip(shown_inline(text), _LONGEST)
        if again:
            return message(N_("Done again: {verb} “{text}”"), verb=verb, text=text)
        return message(N_("Undone: {verb} “{text}”"), verb=verb, text=text)
    if again:
        return message(N_("Done again: {verb}"), verb=verb)
    return message(N_("Undone: {verb}"), verb=verb)


def _text(part: Part | None) -> str | None:
    match part:
        case Entry(text=text) | Section(heading=text):
            return text
    return None


def register_words(step: Undone | None, *, again: bool) -> Message:
    """Return what was undone, or done ``again``, over all meetings; that nothing was, where it is None."""
    if step is None:
        return nothing_words(again=again)
    return undone_words(step, Minutes(Meeting(REGISTER, "")), again=again)


def nothing_words(*, again: bool) -> Message:
    """Return that there is nothing to undo, or nothing to do again."""
    if again:
        return message(N_("There is nothing to do again."))
    return message(N_("There is nothing to undo."))
