"""What was undone or done again, in words."""

from __future__ import annotations

from locales import N_, Message, message
from screens.widgets.cells import clip, shown_inline
from store.minutes import Minutes
from store.undo import Undone

_LONGEST = 48

_VERBS: dict[str, str] = {
    "add_entry": N_("a line written"),
    "add_entries": N_("several lines written"),
    "change_entry": N_("a line changed"),
    "move_entry": N_("a line moved"),
    "move_entries": N_("several lines moved"),
    "delete_entry": N_("a line deleted"),
    "add_section": N_("a new section"),
    "add_exercise": N_("a new exercise"),
    "change_section": N_("a section changed"),
    "move_section": N_("a section moved"),
    "delete_section": N_("a section deleted"),
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
    "delete_group": N_("a group taken out"),
    "chain_entry": N_("a line made from another"),
    "paste": N_("a paste"),
}


def undone_words(step: Undone, minutes: Minutes, *, again: bool) -> Message:
    """Return what was undone (or done ``again``), with the text of an entry where it is known."""
    verb = message(_VERBS.get(step.name, N_("the latest step")))
    entry = next((found for uid in step.uids if (found := minutes.entry(uid))), None)
    if entry is not None and entry.text:
        text = clip(shown_inline(entry.text), _LONGEST)
        if again:
            return message(N_("Done again: {verb} “{text}”"), verb=verb, text=text)
        return message(N_("Undone: {verb} “{text}”"), verb=verb, text=text)
    if again:
        return message(N_("Done again: {verb}"), verb=verb)
    return message(N_("Undone: {verb}"), verb=verb)


def nothing_words(*, again: bool) -> Message:
    """Return that there is nothing to undo, or nothing to do again."""
    if again:
        return message(N_("There is nothing to do again."))
    return message(N_("There is nothing to undo."))
