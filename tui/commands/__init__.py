"""The commands, one module each; ``command(t)`` makes the click command in a language.

Nothing heavy is imported at the top of these modules: ``--help`` imports them all.
"""

from __future__ import annotations

from locales import N_

COMMANDS = {
    "open": N_("Open a meeting in the app, the capture line in focus."),
    "view": N_("Read a meeting back in a second terminal; it follows what is written."),
    "capture": N_("Carry out lines of the capture language from a file."),
    "new": N_("Make a new meeting, blank or from the last one of its series."),
    "list": N_("List the meetings."),
    "show": N_("Show a meeting as text, or as JSON."),
    "search": N_("Find what is written, in all meetings."),
    "export": N_("Write a meeting out as a document."),
    "import": N_("Read meetings in from documents."),
    "check": N_("List what is missing or doubtful in a meeting."),
    "decisions": N_("List decisions of all meetings."),
    "actions": N_("List actions of all meetings, those due first at the top."),
    "questions": N_("List open and answered questions of all meetings."),
    "parked": N_("List what was parked in all meetings."),
    "people": N_("List the people of all meetings, show one, merge doubles, take a list in."),
    "series": N_("List the bodies that meet again, and what their new meetings begin with."),
    "forms": N_("List the forms of exercises, built in and your own."),
    "demo": N_("Open an invented day in a throw-away file."),
}
"""Every command with its line of help, in the order of the help."""

IN_THE_APP = (None, "open", "view")
"""What opens the app, which tells of problems itself; None is the bare ``heldag``."""

WITH_FORMS = (*IN_THE_APP, "demo", "capture", "show", "export", "check", "forms")
"""What tells which of a person's own forms are none."""
