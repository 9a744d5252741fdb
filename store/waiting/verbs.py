"""What a change may do: one table of functions, each found when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Literal

Takes = Literal["session", "meeting", "store"]
"""What a function is given first: a session at work in the meeting; the store and the meeting's id; or
the store alone."""

_SPOKEN = {
    "line": "store.capture.session:CaptureSession.submit",
    "paste": "store.capture.session:CaptureSession.paste",
    "people_list": "store.capture.session:CaptureSession.people_list",
    "come_or_go": "store.capture.session:CaptureSession.come_or_go",
    "step_place": "store.capture.session:CaptureSession.switch",
    "go_to": "store.capture.key_presses:go_to",
    "next_hole": "store.capture.key_presses:next_hole",
    "carry_entry": "store.capture.key_presses:carry",
    "make_into": "store.capture.key_presses:make_into",
    "insert_line": "store.capture.inserting:insert_line",
    "rewrite_lines": "store.capture.rewriting:rewrite_lines",
    "read_otherwise": "store.capture.reading_otherwise:read_otherwise",
    "send_to": "store.capture.key_presses:send_to",
    "remove_section": "store.capture.key_presses:remove_section",
    "merge_section": "store.capture.key_presses:merge_section",
}

_OF_EARLIER_RUNS = {
    "entries.delete": "store.verbs.entries:delete",
    "sections.set_level": "store.verbs.outline:set_level",
    "people.delete": "store.verbs.people:delete",
    "sections.move": "store.verbs.sections:move",
    "sections.change": "store.verbs.sections:change",
    "clusters.reorder": "store.verbs.clusters:reorder",
}
"""What is asked for no more, and may still wait in the journal of a program before an update."""

_IN_A_MEETING = {
    **_OF_EARLIER_RUNS,
    "undo": "store.file.undo:undo",
    "redo": "store.file.undo:redo",
    "entries.change": "store.verbs.entries:change",
    "entries.rewrite": "store.verbs.entries:rewrite",
    "entries.move": "store.verbs.entries:move",
    "entries.shift": "store.verbs.several:shift",
    "entries.dot": "store.verbs.entries:dot",
    "entries.take_out": "store.verbs.entries:take_out",
    "entries.split": "store.verbs.cutting:split",
    "entries.join": "store.verbs.cutting:join",
    "several.change": "store.verbs.several:change",
    "several.indent": "store.verbs.several:indent",
    "several.move": "store.verbs.several:move",
    "several.delete": "store.verbs.several:delete",
    "sections.rename": "store.verbs.sections:rename",
    "sections.shift": "store.verbs.outline:shift",
    "sections.deepen": "store.verbs.outline:deepen",
    "clusters.move": "store.verbs.clusters:move",
    "clusters.split": "store.verbs.clusters:split",
    "clusters.rename": "store.verbs.clusters:rename",
    "clusters.merge": "store.verbs.clusters:merge",
    "clusters.shift": "store.verbs.clusters:shift",
    "clusters.remove": "store.verbs.clusters:remove",
    "people.change": "store.verbs.people:change",
    "people.take_out": "store.verbs.people:take_out",
    "taken_out.bring_back": "store.verbs.taken_out:bring_back",
    "countdown.pause_or_go_on": "store.file.countdown:pause_or_go_on",
    "countdown.extend": "store.file.countdown:extend",
    "dismissals.dismiss": "store.verbs.dismissals:dismiss",
    "dismissals.take_back": "store.verbs.dismissals:take_back",
    "meetings.arrange": "store.verbs.meetings:arrange",
    "meetings.delete": "store.verbs.meetings:delete",
    "meetings.mark_done": "store.verbs.meetings:mark_done",
    "meetings.restore": "store.verbs.meetings:restore",
    "carrying.begin_after": "store.series.carrying:begin_after",
}
_OVER_ALL = {
    "meetings.create": "store.verbs.meetings:create",
    "progress.tick": "store.items.progress:tick",
    "progress.reassign": "store.items.progress:reassign",
    "progress.redate": "store.items.progress:redate",
    "progress.take_back": "store.items.progress:take_back",
    "persons.change": "store.people.changes:change",
    "persons.merge": "store.people.changes:merge",
    "persons.take_in": "store.people.changes:take_in",
    "series.arrange": "store.series.changes:arrange",
    "saved.save": "store.search.saved:save_search",
    "saved.delete": "store.search.saved:delete_search",
}

VERBS: dict[str, tuple[Takes, str]] = {
    **{name: ("session", verb) for name, verb in _SPOKEN.items()},
    **{name: ("meeting", verb) for name, verb in _IN_A_MEETING.items()},
    **{name: ("store", verb) for name, verb in _OVER_ALL.items()},
}
"""By name: what the function is given first, and where it lies. Nothing else is ever carried out."""


@cache
def function_of(name: str) -> tuple[Takes, Callable[..., Any]]:
    """Return what a verb is given first, and its function; raise KeyError where there is none."""
    takes, where = VERBS[name]
    module, _, path = where.partition(":")
    found: Any = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return takes, found
