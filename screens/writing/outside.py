"""Editing outside: lines of the meeting are given to the person's editor, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from locales import N_, Message, Translator, message
from screens.base.editor import edit_file
from screens.base.keymap import Keymap
from screens.writing.answers import Answer
from screens.writing.desk import Desk
from screens.writing.place_words import is_locked
from store.capture.rewriting import given_out
from store.file.app_windows.outside_texts import OutsideText, left_outside
from store.file.failures import reason_of
from store.language.as_typed import as_typed, cut_short
from store.model.minutes import Minutes
from store.model.records import Section
from store.page.parts import Part, records_of

_OPEN_ALREADY = message(N_("It is open in an editor already, in another window."))
_NO_LINES = message(N_("There is no line in it to edit; type one."))
_NO_TEXT = message(N_("What came back is no text in UTF-8, or too long."))
_LOCKED = message(N_("verified and locked · /reopen with a reason opens it again"))
_NOT_KEPT = N_("The text for the editor can be written nowhere: {reason}")
_UNCHANGED = message(N_("Nothing was changed in the editor."))
_EMPTY = message(N_("It came back empty, so nothing is changed; ⌫ takes it out."))
_KEPT = N_("{reason} What you wrote is kept; {key} goes on with it.")
_KEPT_IN = N_("{reason} What you wrote lies in {path}")
_LEFT = N_("What was written in an editor for “{text}” is kept: select it, {key} goes on with it.")
_LEFT_ALONE = N_("What was written in an editor lies in {path}; what it was is not known any more.")


class OutsideEditing:
    """Gives parts of the page out and takes them back, through the desk; nothing written is lost."""

    def __init__(
        self, desk: Desk, keymap: Keymap, tell: Callable[[Answer], bool], t: Translator
    ) -> None:
        """Work at ``desk``.

        Args:
            desk: where changes are made.
            keymap: which key is which command.
            tell: shows what became of something; returns whether it was taken.
            t: the language of the words.
        """
        self._desk = desk
        self._key = keymap.shown("entry.outside")
        self._tell = tell
        self._t = t

    def edit(self, app: App[Any], part: Part) -> bool:
        """Have a section or some entries edited; return whether the meeting is now as they came back."""
        minutes = self._desk.minutes
        given = given_out(minutes, part)
        if any(is_locked(minutes, section) for section in _sections_of(minutes, part)):
            return self._refuse(_LOCKED)
        if not given:
            return self._refuse(_NO_LINES)
        uid = part.uid if isinstance(part, Section) else part[0].uid
        meeting = minutes.meeting.uid
        try:
            text = OutsideText.begun(self._desk.store.path, meeting, uid, given)
        except OSError as error:
            return self._refuse(message(_NOT_KEPT, reason=reason_of(error)))
        if text is None:
            return self._refuse(_OPEN_ALREADY)
        wrong = edit_file(app, text.path)
        self._desk.take_in(foreign=True)
        is_taken = self._take_back(text, wrong)
        text.close(keep=not is_taken)
        return is_taken

    def _take_back(self, text: OutsideText, wrong: Message | None) -> bool:
        """Change what came back changed; whatever cannot be is kept, and that is said."""
        try:
            lines = text.lines()
        except OSError:
            return self._refuse(wrong or _UNCHANGED)
        except ValueError:
            return self._refuse(message(_KEPT, reason=_NO_TEXT, key=self._key))
        if not lines:
            return self._refuse(wrong or _EMPTY)
        if not text.is_changed:
            return self._refuse(wrong or _UNCHANGED)
        if wrong is not None:
            return self._refuse(message(_KEPT, reason=wrong, key=self._key))
        answer = self._desk.change(
            "rewrite_lines",
            text.given,
            tuple(lines),
            typed="\n".join(lines),
            said=lambda said: said,
        )
        if not answer.taken and answer.words is not None:
            return self._refuse(self._kept_words(text, answer.words))
        return self._tell(answer)

    def _kept_words(self, text: OutsideText, reason: Message) -> Message:
        """Say how to go on with what was refused; where its part is gone, where it lies."""
        minutes = self._desk.minutes
        if minutes.entry(text.part) is None and minutes.section(text.part) is None:
            return message(_KEPT_IN, reason=reason, path=text.path)
        return message(_KEPT, reason=reason, key=self._key)

    def _refuse(self, words: Message) -> bool:
        """Say why nothing was changed, and with it where one writes now, if that is another place."""
        return self._tell(self._desk.with_move(Answer(taken=False, words=words)))

    def left_words(self) -> Message | None:
        """Return what to say of a text that a run that is gone has left; None where there is none."""
        minutes = self._desk.minutes
        for uid, path in left_outside(self._desk.store.path, minutes.meeting.uid):
            entry, section = minutes.entry(uid), minutes.section(uid)
            if entry is None and section is None:
                return message(_LEFT_ALONE, path=str(path))
            text = entry.text if entry is not None else (section and section.heading) or ""
            return message(_LEFT, text=as_typed(cut_short(text)), key=self._key)
        return None


def _sections_of(minutes: Minutes, part: Part) -> set[str]:
    records = records_of(minutes, part)
    return {one.uid if isinstance(one, Section) else one.section for one in records}
